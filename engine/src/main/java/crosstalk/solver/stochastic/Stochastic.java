package crosstalk.solver.stochastic;

import crosstalk.network.Kernel;
import crosstalk.network.Network;
import crosstalk.solver.ArmedWatches;
import crosstalk.solver.Present;
import crosstalk.solver.Simulation;
import crosstalk.solver.SolverException;
import crosstalk.solver.Watch;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The network in whole counts: reactions that change a counted species are events, drawn at random; the others are
/// flows, as in the mean field.
///
/// One step, in order:
/// 1. Rates at the start. A rate below 0 counts as 0, and so does one that lacks what it would take.
/// 2. Events that change a small population are critical; the others leap, for as long as [LeapLength] allows. If that
///    is not worth it, all are critical.
/// 3. [ContinuousFlow] over the step with the counted species where they are expected on average; rates there.
/// 4. [Clocks]: the first critical event to strike ends the step there.
/// 5. [Leap]: how often the others happened, by hazards at the middle; then the critical event.
///
/// Counts are whole and never below 0. Where all events are critical and no rate changes between them the simulation is
/// exact; otherwise the mean is of order 2 in the step. Continuous species and the time act on events through the hazard's
/// straight line from start to middle, in steps of at most [Options#largestStep].
///
/// Watches are looked at after each step, and there is nothing between steps: a stop comes late by at most one step, and
/// the quantity beyond its level by what one step changes (for counted reactants about epsilon, or one individual).
///
/// Random numbers stand at addresses of seed, subject, the name of the reaction, and, for leaps, the cell of time ([Noise]): the
/// same subject meets the same chance reaction by reaction in every arm, whatever the steps of the arms. The result depends
/// on seed, subject, network, parameters, and the calls of [#advance] and [#changed] (a step ends at each `end`),
/// never on threads.
///
/// Source: cao2006 (leap length, critical events), anderson2007 (clocks), tian2004 (binomial leaps).
public final class Stochastic implements Simulation {

    /// Cuts of one step by the bend of its hazards, each to a fifth at most; a hazard that jumps bends whatever the step.
    private static final int MOST_CUTS = 6;

    /// Part of a step by which the last one in a cell may be too long, so that no sliver is left.
    private static final double SLACK = 0.1;

    /// Bend from which the middle is expected a second time.
    private static final double LITTLE_BEND = 0.02;

    private static final double[] NOTHING = {};

    private final Plan plan;
    private final Network network;
    private final Kernel kernel;
    private final Options options;
    private final Present present;
    private final Hazards hazards;
    private final LeapLength lengths;
    private final Clocks clocks;
    private final Leap leap;
    private @Nullable ContinuousFlow flow;
    private final double[] yields;
    private final double[] middle;
    private final double[] middleAssigned;
    private final double[] middleRates;
    private final double[] start;
    private final double[] reached;
    private final boolean[] counted;
    private final Counts counts;
    /// Events in one run of exact simulation, at most: many for each hazard that the question costs.
    private final long exactRun;
    private @Nullable NextReaction nextReaction;
    private double ceiling;
    private long steps;

    /// A subject at time 0.
    ///
    /// @param plan of the network; shared
    /// @param parameters by parameter; copied
    /// @param start state at time 0, by species; copied, counted species rounded by a draw that keeps the expected value
    /// @param seed of the study
    /// @param subject 0 to 2^32 - 1
    public Stochastic(Plan plan, double[] parameters, double[] start, long seed, long subject, Options options) {
        this.plan = plan;
        this.options = options;
        network = plan.network();
        kernel = plan.kernel();
        present = new Present(network, kernel, parameters, start);
        Events events = plan.events();
        int species = start.length;
        hazards = new Hazards(network, events);
        lengths = new LeapLength(events, plan.matters(), species, options);
        clocks = new Clocks(seed, subject, plan.eventNames());
        leap = new Leap(events, lengths.critical, species, seed, subject, plan.eventNames(), options.largestStep());
        yields = new double[plan.yieldCount()];
        middle = new double[species];
        middleAssigned = new double[network.assignments().size()];
        middleRates = new double[network.reactions().size()];
        this.start = new double[species];
        reached = new double[species];
        counted = events.counted;
        exactRun = 1000 + 10L * events.count;
        ceiling = options.largestStep();
        counts = new Counts(network, counted, seed, subject);
        counts.makeWhole(present.state());
    }

    @Override
    public double time() {
        return present.time();
    }

    @Override
    public double[] state() {
        return present.state();
    }

    @Override
    public double[] parameters() {
        return present.parameters();
    }

    @Override
    public double[] assigned() {
        return present.assigned();
    }

    /// Firings per unit of time now, as the expressions have them; below 0 where they are, though that counts as 0.
    @Override
    public double[] rates() {
        return present.rates();
    }

    /// Says that the caller wrote to the state or the parameters; counted species are rounded by a draw again.
    @Override
    public void changed() {
        counts.makeWhole(present.state());
        present.moved(present.time());
        if (flow != null) {
            flow.changed();
        }
        ceiling = options.largestStep();
    }

    /// Steps taken since the start.
    public long steps() {
        return steps;
    }

    @Override
    public OptionalInt advance(double end, List<Watch> watches) {
        if (!(end >= present.time()) || Double.isInfinite(end)) {
            throw new IllegalArgumentException("advance from " + present.time() + " to " + end);
        }
        ArmedWatches armed = new ArmedWatches(watches, present.assigned());
        long first = steps;
        while (present.time() < end) {
            long left = options.mostSteps() - (steps - first);
            if (left <= 0) {
                throw new SolverException(
                        "more than " + options.mostSteps() + " steps, the last at time " + present.time());
            }
            step(end, left, armed);
            if (!armed.isEmpty()) {
                int struck = armed.firstStruck(present.assigned());
                if (struck >= 0) {
                    return OptionalInt.of(struck);
                }
                armed.arm(present.assigned());
            }
        }
        return OptionalInt.empty();
    }

    /// One step, or many events: at most `most`.
    private void step(double end, long most, ArmedWatches armed) {
        double time = present.time();
        double[] state = present.state();
        double[] rates = present.rates();
        hazards.atStart(time, rates, state);
        boolean flows = flows(rates);
        if (yields.length > 0) {
            kernel.yields(time, state, present.parameters(), present.assigned(), yields);
        }
        double stop = plannedStop(end, flows || plan.namesTime());
        double length = stop - time;
        boolean moves = flows || plan.namesTime() || lengths.leaps();
        if (!moves) {
            fireExactly(end, most, armed);
            return;
        }
        steps++;
        length = lookAheadFarEnough(time, length, flows);
        double passed = clocks.strike(hazards, lengths.critical, length);
        clocks.pass(hazards, lengths.critical, passed, length);
        finish(length, passed, flows);
        present.moved(passed == stop - time ? stop : time + passed);
    }

    /// Fires events one by one, for as long as it is not worth asking again whether they should leap.
    private void fireExactly(double end, long most, ArmedWatches armed) {
        NextReaction exact = nextReaction;
        if (exact == null) {
            exact = new NextReaction(plan, present, clocks, leap, hazards);
            nextReaction = exact;
        }
        steps += Math.max(1, exact.run(end, Math.min(most, exactRun), armed));
        counts.require(present.state(), present.time());
    }

    /// Made when something first flows: a network without flows needs none.
    private ContinuousFlow flow() {
        ContinuousFlow made = flow;
        if (made == null) {
            made = new ContinuousFlow(plan, present.parameters(), options);
            flow = made;
        }
        return made;
    }

    /// Whether any continuous species is on the move, or may set out within the step because a rate names the time.
    private boolean flows(double[] rates) {
        boolean any = plan.namesTime() && plan.flowReactions().length > 0;
        for (int r : plan.flowReactions()) {
            if (!Double.isFinite(rates[r])) {
                throw new SolverException("the rate of reaction "
                        + network.reactions().get(r).name() + " is " + rates[r] + " at time " + present.time());
            }
            any |= rates[r] != 0;
        }
        return any;
    }

    /// Where the step is to end: within the cell of time in which it begins, so that arms share the chance of cells.
    private double plannedStop(double end, boolean changesByItself) {
        double time = present.time();
        double longest = lengths.choose(hazards.start, present.state(), yields);
        boolean neverLeaps = options.epsilon() == 0;
        double expected = Math.min(longest, options.largestStep()) * hazards.total();
        if (lengths.leaps() && (neverLeaps || expected < options.exactFactor())) {
            lengths.fireOneByOne();
        }
        if (!changesByItself && !lengths.leaps()) {
            return end;
        }
        double stop = Math.min(end, Noise.cellEnd(time, options.largestStep()));
        double length = lengths.leaps() && longest < stop - time ? evenly(stop - time, longest) : stop - time;
        return length < stop - time ? time + length : stop;
    }

    /// The length of equal steps over `whole` that are hardly longer than `longest`.
    private static double evenly(double whole, double longest) {
        return whole / Math.max(1, Math.ceil(whole / longest - SLACK));
    }

    /// Looks ahead over `length`, or over less where hazards bend too much; returns the length.
    private double lookAheadFarEnough(double time, double length, boolean flows) {
        double cut = ceiling < length ? evenly(length, ceiling) : length;
        for (int tries = 0; ; tries++) {
            lookAhead(time, cut, flows);
            double bend = lengths.bend(hazards, cut, present.state(), middle, yields);
            if (bend <= 1 || tries >= MOST_CUTS) {
                boolean wasFree = tries == 0 && bend < 0.3;
                if (lengths.leaps() && bend > LITTLE_BEND) {
                    lookAgain(time, cut);
                }
                ceiling = wasFree ? Math.min(options.largestStep(), 2 * ceiling) : Math.min(ceiling, 1.2 * cut);
                return cut;
            }
            ceiling = cut;
            cut *= Math.max(0.2, 0.8 / Math.sqrt(bend));
        }
    }

    /// Sets the state expected at the middle of the step, and the hazards and yields there.
    private void lookAhead(double time, double length, boolean flows) {
        double[] state = present.state();
        lengths.expect(hazards.start, length, state, yields, middle);
        if (flows) {
            for (int i = 0; i < state.length; i++) {
                start[i] = counted[i] ? middle[i] : state[i];
            }
            flow().run(time, start, length, lengths.drift);
            double[] halfway = flow().middle();
            for (int i = 0; i < state.length; i++) {
                if (!counted[i]) {
                    middle[i] = halfway[i] + Math.min(0, lengths.drift[i]) * length / 2;
                }
            }
        }
        evaluateMiddle(time + length / 2);
    }

    /// Expects the middle better, now that it is known how hazards change.
    private void lookAgain(double time, double length) {
        System.arraycopy(middle, 0, start, 0, start.length);
        lengths.expectAgain(hazards, length, present.state(), yields, middle);
        for (int i = 0; i < counted.length; i++) {
            middle[i] = counted[i] ? middle[i] : start[i];
        }
        evaluateMiddle(time + length / 2);
    }

    private void evaluateMiddle(double half) {
        double[] state = present.state();
        kernel.assign(half, middle, present.parameters(), middleAssigned);
        kernel.rates(half, middle, present.parameters(), middleAssigned, middleRates);
        hazards.atMiddle(half, middleRates, state);
        if (yields.length > 0) {
            kernel.yields(half, middle, present.parameters(), middleAssigned, yields);
        }
    }

    private void finish(double length, double passed, boolean flows) {
        double[] state = present.state();
        System.arraycopy(state, 0, reached, 0, reached.length);
        leap.begin(present.time(), passed);
        if (lengths.leaps()) {
            leap.draw(hazards, passed / length, passed, state, middle, yields, reached);
        }
        if (flows) {
            flow().finish(passed, lengths.leaps() ? leap.given() : NOTHING, lengths.drift, reached);
        } else if (lengths.leaps()) {
            addGiven();
        }
        if (lengths.leaps()) {
            leap.drawJoint(passed, yields, reached);
        }
        int struck = clocks.struck();
        if (struck >= 0 && hazards.isPossible(struck, reached)) {
            leap.fire(struck, yields, reached);
        }
        System.arraycopy(reached, 0, state, 0, reached.length);
        counts.require(state, present.time());
    }

    private void addGiven() {
        double[] given = leap.given();
        for (int i : plan.inflowSpecies()) {
            reached[i] += given[i];
        }
    }
}
