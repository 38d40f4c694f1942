package crosstalk.solver.stochastic;

import crosstalk.network.Kernel;
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
    private final double[] yields;
    private BitSet watched = new BitSet();
    private boolean watchesTime;

    /// @param leap fires events that are not plain
    NextReaction(Plan plan, Present present, Clocks clocks, Leap leap, Hazards hazards) {
        this.plan = plan;
        this.present = present;
        this.clocks = clocks;
        this.leap = leap;
        this.hazards = hazards;
        graph = plan.eventGraph();
        events = plan.events();
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
        double origin = present.time();
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
            fire(e, origin, now);
            fired++;
            if (graph.changesFlows[graph.set[e]] && flows()
                    || !watches.isEmpty() && strikes(e, origin + now, watches)) {
                break;
            }
        }
        unwind(now);
        present.moved(now == length ? end : origin + now);
        return fired;
    }

    /// Sets the moment of every event.
    private void wind() {
        double[] hazard = hazards.start;
        for (int e = 0; e < hazard.length; e++) {
            tournament.set(e, hazard[e] > 0 ? clocks.left(e) / hazard[e] : Double.POSITIVE_INFINITY);
        }
        tournament.replayAll();
    }

    /// Writes back what is left on every clock.
    private void unwind(double now) {
        double[] hazard = hazards.start;
        for (int e = 0; e < hazard.length; e++) {
            if (hazard[e] > 0) {
                clocks.set(e, Math.max(0, (tournament.get(e) - now) * hazard[e]));
            }
        }
    }

    private void fire(int e, double origin, double now) {
        double[] state = present.state();
        if (graph.plain[e]) {
            for (int i = graph.changeStart[e]; i < graph.changeStart[e + 1]; i++) {
                state[graph.changeSpecies[i]] += graph.changeAmount[i];
            }
        } else {
            Kernel kernel = plan.kernel();
            kernel.yields(origin + now, state, present.parameters(), present.assigned(), yields);
            leap.fire(e, yields, state);
        }
        graph.update.after(
                events.reaction[e], origin + now, state, present.parameters(), present.assigned(), present.rates());
        clocks.wind(e);
        hazards.start[e] = 0;
        tournament.set(e, Double.POSITIVE_INFINITY);
        int set = graph.set[e];
        int last = graph.followerStart[set + 1];
        for (int i = graph.followerStart[set]; i < last; i++) {
            reset(graph.follower[i], origin, now);
        }
        tournament.replay(graph.node, graph.nodeStart[set], graph.nodeStart[set + 1]);
        if (!graph.followsItself[e]) {
            reset(e, origin, now);
            tournament.replayAbove(e);
        }
    }

    /// Sets the moment of an event by its rate as it is now.
    private void reset(int e, double origin, double now) {
        double[] hazard = hazards.start;
        double before = hazard[e];
        double after = hazards.hazard(e, present.rates()[events.reaction[e]], graph.guarded[e], present.state(), origin + now);
        if (after == before) {
            return;
        }
        hazard[e] = after;
        if (before > 0) {
            double left = Math.max(0, tournament.get(e) - now) * before;
            if (after > 0) {
                tournament.set(e, now + left / after);
                return;
            }
            clocks.set(e, left);
            tournament.set(e, Double.POSITIVE_INFINITY);
            return;
        }
        tournament.set(e, now + clocks.left(e) / after);
    }

    private boolean flows() {
        double[] rates = present.rates();
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
        for (int i = graph.changeStart[e]; i < graph.changeStart[e + 1]; i++) {
            touches |= watched.get(graph.changeSpecies[i]);
        }
        if (!touches) {
            return false;
        }
        double[] assigned = present.assigned();
        plan.kernel().assign(time, present.state(), present.parameters(), assigned);
        if (watches.firstStruck(assigned) >= 0) {
            return true;
        }
        watches.arm(assigned);
        return false;
    }
}
