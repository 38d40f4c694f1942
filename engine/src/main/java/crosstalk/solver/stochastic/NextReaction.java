package crosstalk.solver.stochastic;

import crosstalk.network.Update;
import crosstalk.solver.ArmedWatches;
import crosstalk.solver.Present;
import java.util.BitSet;

/// Exact simulation while nothing changes but by events: each event fires at the moment at which its clock strikes.
///
/// After an event, in order:
/// 1. What it takes and gives.
/// 2. [Update]: the rates that depend on it, and no others.
/// 3. The moments of those events: what is left on a clock, divided by the new hazard; a new draw for the one that fired.
/// 4. [Tournament]: which moment is now the first.
///
/// The clocks are those of [Clocks], read at the start of a run and written back at its end, so that exact runs and
/// leaps follow one another on the same internal times. Exact in law. Moments count from the start of a run, in the network's
/// unit of time.
/// Source: anderson2007 (internal clocks), gibson2000 (dependency graph).
final class NextReaction {

    private final Plan plan;
    private final EventGraph graph;
    private final Events events;
    private final Present present;
    private final Clocks clocks;
    private final Leap leap;
    private final Hazards hazards;
    private final Tournament tournament;
    private final Update update;
    private final int[] program;
    // The present's, live.
    private final double[] state;
    private final double[] parameters;
    private final double[] assigned;
    private final double[] rates;
    /// By event, now.
    private final double[] hazard;
    private final double[] yields;
    private BitSet watched = new BitSet();
    private boolean watchesTime;
    /// The time at the start of the run.
    private double origin;

    /// @param leap fires events that are not plain
    NextReaction(Plan plan, Present present, Clocks clocks, Leap leap, Hazards hazards) {
        this.plan = plan;
        this.present = present;
        this.clocks = clocks;
        this.leap = leap;
        this.hazards = hazards;
        graph = plan.eventGraph();
        events = plan.events();
        update = graph.update;
        program = graph.program;
        state = present.state();
        parameters = present.parameters();
        assigned = present.assigned();
        rates = present.rates();
        hazard = hazards.start;
        tournament = new Tournament(events.count);
        yields = new double[plan.yieldCount()];
    }

    /// Fires events until `end`, until a watch is struck, or until a flow begins to move, and at most `most` of them; the present is moved to
    /// where it stopped.
    ///
    /// `hazards` stand as at the start of a step; they are used up.
    ///
    /// @return how many events fired
    long run(double end, long most, ArmedWatches watches) {
        origin = present.time();
        double length = end - origin;
        watch(watches);
        wind();
        double now = 0;
        long fired = 0;
        while (fired < most) {
            double first = tournament.first();
            if (!(first < length)) {
                now = length;
                break;
            }
            now = first;
            int e = tournament.winner();
            fire(e, now);
            fired++;
            boolean mayFlow =
                    program[program[graph.eventPart[e] + EventGraph.SET_PART] + EventGraph.CHANGES_FLOWS] != 0;
            if ((mayFlow && flows()) || (!watches.isEmpty() && strikes(e, origin + now, watches))) {
                break;
            }
        }
        unwind(now);
        present.moved(now == length ? end : origin + now);
        return fired;
    }

    /// Sets the moment of every event.
    private void wind() {
        for (int e = 0; e < hazard.length; e++) {
            tournament.set(e, hazard[e] > 0 ? clocks.left(e) / hazard[e] : Double.POSITIVE_INFINITY);
        }
        tournament.replayAll();
    }

    /// Writes back what is left on every clock.
    private void unwind(double now) {
        for (int e = 0; e < hazard.length; e++) {
            if (hazard[e] > 0) {
                clocks.set(e, Math.max(0, (tournament.get(e) - now) * hazard[e]));
            }
        }
    }

    private void fire(int e, double now) {
        final int[] program = this.program;
        final double[] rates = this.rates;
        final int part = graph.eventPart[e];
        change(e, part, now);
        update.after(program[part + EventGraph.REACTION], origin + now, state, parameters, assigned, rates);
        clocks.wind(e);
        hazard[e] = 0;
        tournament.set(e, Double.POSITIVE_INFINITY);
        final int set = program[part + EventGraph.SET_PART];
        final int first = set + EventGraph.FOLLOWER;
        final int nodes = first + 2 * program[set + EventGraph.FOLLOWERS];
        for (int i = first; i < nodes; i += 2) {
            reset(program[i], program[i + 1], now);
        }
        tournament.replay(program, nodes, nodes + program[set + EventGraph.NODES]);
        if (program[part + EventGraph.FOLLOWS_ITSELF] == 0) {
            reset(e, -1 - program[part + EventGraph.REACTION], now);
            tournament.replayAbove(e);
        }
    }

    private void change(int e, int part, double now) {
        final double[] state = this.state;
        if (graph.plain[e]) {
            final int[] program = this.program;
            final double[] amounts = graph.amounts;
            int amount = graph.amountStart[e];
            final int last = part + EventGraph.SPECIES + program[part + EventGraph.CHANGES];
            for (int i = part + EventGraph.SPECIES; i < last; i++) {
                state[program[i]] += amounts[amount++];
            }
        } else {
            plan.kernel().yields(origin + now, state, parameters, assigned, yields);
            leap.fire(e, yields, state);
        }
    }

    /// Sets the moment of event `e` by its rate as it is now.
    ///
    /// @param reaction the event's, or -1 - that when it must be looked up whether the event is possible
    private void reset(int e, int reaction, double now) {
        final double[] hazard = this.hazard;
        double before = hazard[e];
        double after = rates[reaction >= 0 ? reaction : -1 - reaction];
        if (reaction < 0 || !(after >= 0 && after < Double.POSITIVE_INFINITY)) {
            after = hazards.hazard(e, after, true, state, origin + now);
        }
        if (after == before) {
            return;
        }
        hazard[e] = after;
        double left = before > 0 ? (tournament.get(e) - now) * before : clocks.left(e);
        if (after > 0) {
            tournament.set(e, now + left / after);
        } else {
            clocks.set(e, left);
            tournament.set(e, Double.POSITIVE_INFINITY);
        }
    }

    private boolean flows() {
        for (int r : plan.flowReactions()) {
            if (rates[r] != 0) {
                return true;
            }
        }
        return false;
    }

    private void watch(ArmedWatches watches) {
        watched = new BitSet();
        watchesTime = false;
        for (int i = 0; i < watches.size(); i++) {
            var reach = plan.reachOfAssignment(watches.get(i).assignment());
            watched.or(reach.species());
            watchesTime |= reach.time();
        }
    }

    /// Whether the event that just fired has struck a watch.
    private boolean strikes(int e, double time, ArmedWatches watches) {
        boolean touches = watchesTime;
        int species = graph.eventPart[e] + EventGraph.SPECIES;
        int last = species + program[graph.eventPart[e] + EventGraph.CHANGES];
        for (; species < last; species++) {
            touches |= watched.get(program[species]);
        }
        if (!touches) {
            return false;
        }
        plan.kernel().assign(time, state, parameters, assigned);
        if (watches.firstStruck(assigned) >= 0) {
            return true;
        }
        watches.arm(assigned);
        return false;
    }
}
