package crosstalk.solver.stochastic;

import crosstalk.network.Network;
import crosstalk.solver.SolverException;

/// Firings per unit of time of each event at the start and at the middle of a step.
///
/// Inside the step the hazard is the straight line through the two. A rate below 0 counts as 0, and so does the rate of
/// an event that lacks what it would take.
final class Hazards {

    private final Network network;
    private final Events events;
    /// By event.
    final double[] start;
    final double[] middle;
    private double total;

    Hazards(Network network, Events events) {
        this.network = network;
        this.events = events;
        start = new double[events.count];
        middle = new double[events.count];
    }

    /// Sum over events at the start.
    double total() {
        return total;
    }

    /// Takes the rates at the start of a step, by reaction.
    void atStart(double time, double[] rates, double[] state) {
        fill(time, rates, state, start);
        double sum = 0;
        for (double hazard : start) {
            sum += hazard;
        }
        total = sum;
    }

    /// Takes the rates at the middle of a step, by reaction; `state` is that at the start.
    void atMiddle(double time, double[] rates, double[] state) {
        fill(time, rates, state, middle);
    }

    private void fill(double time, double[] rates, double[] state, double[] hazards) {
        final int[] reaction = events.reaction;
        for (int e = 0; e < hazards.length; e++) {
            hazards[e] = hazard(e, rates[reaction[e]], true, state, time);
        }
    }

    /// The hazard of event `e` at that rate.
    ///
    /// @param guarded whether it must be looked up that `state` holds what the event takes
    /// @throws SolverException when the rate is not finite
    double hazard(int e, double rate, boolean guarded, double[] state, double time) {
        if (rate > 0) {
            if (rate == Double.POSITIVE_INFINITY) {
                throw notFinite(e, rate, time);
            }
            return !guarded || isPossible(e, state) ? rate : 0;
        }
        if (rate <= 0) {
            return 0;
        }
        throw notFinite(e, rate, time);
    }

    /// Whether `state` holds what event `e` takes.
    boolean isPossible(int e, double[] state) {
        for (int i = events.takeStart[e]; i < events.takeStart[e + 1]; i++) {
            if (state[events.takeSpecies[i]] < events.takeAmount[i]) {
                return false;
            }
        }
        return true;
    }

    private SolverException notFinite(int e, double rate, double time) {
        String name = network.reactions().get(events.reaction[e]).name();
        return new SolverException("the rate of reaction " + name + " is " + rate + " at time " + time);
    }
}
