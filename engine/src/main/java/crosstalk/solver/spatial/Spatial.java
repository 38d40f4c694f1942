package crosstalk.solver.spatial;

import crosstalk.histology.Snapshot;
import crosstalk.solver.ArmedWatches;
import crosstalk.solver.Present;
import crosstalk.solver.Simulation;
import crosstalk.solver.SolverException;
import crosstalk.solver.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/// One subject whose tissues are resolved in space: whole cells in every voxel, signals and drugs as fields, and the rest of the
/// body well mixed.
///
/// One step, in order: the body for half the step; fields and cells nearby; what cells do where they are, by hazards at the middle
/// of the step; cells that come in; motion; pressure, which makes room for those born; followers; what is gathered
/// from voxels; the body for the other half. Each part is of order 2 in the step or better by itself; together they are of order 1, with
/// a constant that the step control keeps small: see the table of steps in BENCHMARKS.md.
///
/// State by species of [crosstalk.network.Space#network]: cells of a tissue as totals. A caller who writes another total puts
/// cells in, as a ball around the place of injection, or takes some away, everywhere the same part.
///
/// Random numbers stand at addresses of seed, subject, name, time of the step and voxel: the result is the same for any number
/// of workers, and the same subject meets the same chance in every arm as long as its steps are the same.
public final class Spatial implements Simulation {

    private static final double HOUR = 1.0 / 24;

    /// A step in which nothing that is slow changes.
    private static final double MOMENT = 1e-6;

    /// Parts of a day at which steps stand; the address of a step.
    private static final double TICKS = 24 * 3600;

    private final Plan plan;
    private final Options options;
    private final Present present;
    private final Body body;
    private final List<TissueRun> tissues = new ArrayList<>();
    private double step;
    /// Volume of the tissue at work before the step.
    private double before;
    private long steps;
    private long voxelSteps;
    private boolean isObserved;
    private boolean isChanged = true;

    /// A subject at time 0.
    ///
    /// @param plan of the network; shared
    /// @param parameters by parameter; copied
    /// @param start state at time 0, by species; cells of a tissue are put in as a ball
    /// @param seed of the study
    /// @param subject 0 to 2^32 - 1
    /// @param crew shares the work of a step
    public Spatial(
            Plan plan, double[] parameters, double[] start, long seed, long subject, Options options, Crew crew) {
        this.plan = plan;
        this.options = options;
        present = new Present(plan.space.network(), plan.kernel, parameters, start);
        body = new Body(plan.body, parameters, start, seed, subject);
        for (TissuePlan tissue : plan.tissues) {
            tissues.add(new TissueRun(tissue, plan.space.edge(), parameters, seed, subject, crew));
        }
        step = options.leastStep();
    }

    @Override
    public double time() {
        return present.time();
    }

    /// State by species; totals of cells, and everything gathered, also what only observation reads.
    @Override
    public double[] state() {
        settle();
        if (!isObserved) {
            for (TissueRun tissue : tissues) {
                tissue.gather(time(), present.state(), present.parameters(), true);
            }
            isObserved = true;
        }
        return present.state();
    }

    @Override
    public double[] parameters() {
        return present.parameters();
    }

    @Override
    public double[] assigned() {
        settle();
        return present.assigned();
    }

    /// @throws UnsupportedOperationException always: a rate has a value in every voxel
    @Override
    public double[] rates() {
        throw new UnsupportedOperationException("in space a rate has a value in every voxel");
    }

    @Override
    public void changed() {
        isChanged = true;
        isObserved = false;
        step = options.leastStep();
        present.moved(time());
    }

    /// Takes over what the caller wrote.
    private void settle() {
        if (!isChanged) {
            return;
        }
        isChanged = false;
        double[] state = present.state();
        double[] parameters = present.parameters();
        System.arraycopy(parameters, 0, body.parameters(), 0, parameters.length);
        for (int t = 0; t < tissues.size(); t++) {
            TissueRun tissue = tissues.get(t);
            tissue.prepare(parameters);
            tissue.become(plan.tissues.get(t).totals(state), stepAddress(time()));
            tissue.open();
            tissue.findFields(time(), state, parameters, tissue.isNew() ? Double.POSITIVE_INFINITY : MOMENT);
            tissue.gather(time(), state, parameters, false);
        }
        body.load(state);
        body.changed();
        body.store(state);
        present.moved(time());
    }

    private static long stepAddress(double time) {
        return Math.round(time * TICKS);
    }

    /// Steps taken since the start.
    public long steps() {
        return steps;
    }

    /// Active voxels, summed over steps.
    public long voxelSteps() {
        return voxelSteps;
    }

    /// Active voxels now.
    public int voxels() {
        return tissues.stream().mapToInt(t -> t.lattice().grid().active()).sum();
    }

    /// Cells of all tissues now; counts them.
    public long cells() {
        settle();
        long sum = 0;
        for (TissueRun tissue : tissues) {
            for (int k = 0; k < tissue.lattice().counts.length; k++) {
                sum += tissue.lattice().total(k);
            }
        }
        return sum;
    }

    /// What every tissue holds now, for those with any cell.
    public List<Snapshot> look() {
        List<Snapshot> seen = new ArrayList<>();
        look(seen::add);
        return seen;
    }

    /// Shows what every tissue holds now, for those with any cell: one after another, so that only one of them has to be held.
    public void look(Consumer<Snapshot> viewer) {
        state();
        for (TissueRun tissue : tissues) {
            if (!tissue.isEmpty()) {
                viewer.accept(tissue.snapshot(time(), present.state(), present.parameters()));
            }
        }
    }

    @Override
    public OptionalInt advance(double end, List<Watch> watches) {
        if (!(end >= time()) || Double.isInfinite(end)) {
            throw new IllegalArgumentException("advance from " + time() + " to " + end);
        }
        settle();
        ArmedWatches armed = new ArmedWatches(watches, present.assigned());
        while (time() < end) {
            advanceStep(end);
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

    private void advanceStep(double end) {
        double from = time();
        double to = stop(from, end);
        double dt = to - from;
        double[] state = present.state();
        double[] parameters = present.parameters();
        long address = stepAddress(from);
        body.load(state);
        body.advance(from + dt / 2);
        body.store(state);
        double wanted = options.largestStep();
        for (TissueRun tissue : tissues) {
            if (!tissue.isEmpty()) {
                advance(tissue, from, dt, address);
                wanted = Math.min(wanted, wanted(tissue, dt));
                voxelSteps += tissue.lattice().grid().active();
            }
        }
        body.load(state);
        body.advance(to);
        body.store(state);
        for (TissueRun tissue : tissues) {
            tissue.gather(to, state, parameters, false);
        }
        steps++;
        isObserved = false;
        present.moved(to);
        choose(dt, wanted);
    }

    private void advance(TissueRun tissue, double from, double dt, long address) {
        double[] state = present.state();
        double[] parameters = present.parameters();
        tissue.open();
        before = tissue.volume();
        tissue.findFields(from, state, parameters, dt);
        long[] given = tissue.react(from, state, parameters, dt, address);
        for (int s = 0; s < given.length; s++) {
            state[s] += given[s];
        }
        tissue.arrive(state, dt, address);
        tissue.roam(from, state, parameters, dt, address);
        tissue.push(address);
        tissue.follow(from, state, parameters, dt);
    }

    /// The end of the next step: on the hours that its length divides, unless `end` comes first.
    private double stop(double from, double end) {
        double next = Math.floor(from / step + 1e-9) * step + step;
        if (next - from < HOUR / 2) {
            next += step;
        }
        return next > end - HOUR / 100 ? end : next;
    }

    /// The length that a step should have had, by what happened in it.
    ///
    /// Growths by the hazards of the start and of the middle differ by the step times how fast they change: over a step of another
    /// length, by its square. Volume and front go with the step.
    private double wanted(TissueRun tissue, double dt) {
        double bend = tissue.bend();
        if (Double.isNaN(bend)) {
            throw new SolverException("the growth of cells is not a number at time " + time());
        }
        double after = tissue.volume();
        double change = Math.abs(after - before);
        double radius = Math.cbrt(3 * after / (4 * Math.PI));
        double front = change / (4 * Math.PI * radius * radius + Double.MIN_NORMAL) / plan.space.edge();
        double growth = change / (after + Double.MIN_NORMAL);
        double byBend = bend > 0 ? Math.sqrt(options.tolerance() / bend) : Double.MAX_VALUE;
        double byFront = front > 0 ? options.front() / front : Double.MAX_VALUE;
        double byGrowth = growth > 0 ? options.growth() / growth : Double.MAX_VALUE;
        return dt * Math.min(byBend, Math.min(byFront, byGrowth));
    }

    /// The largest step of the ladder that is not longer than wanted, nor than twice the last.
    private void choose(double dt, double wanted) {
        double most = Math.min(wanted, 2 * Math.max(dt, options.leastStep()));
        double best = options.leastStep();
        for (double rung : options.rungs()) {
            if (rung <= most + 1e-9 && rung <= options.largestStep() + 1e-9) {
                best = Math.max(best, rung);
            }
        }
        step = best;
    }
}
