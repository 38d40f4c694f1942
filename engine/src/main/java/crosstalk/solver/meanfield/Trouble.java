package crosstalk.solver.meanfield;

import crosstalk.network.Network;
import crosstalk.solver.Present;

/// Sentences for a run that can not go on.
final class Trouble {

    private Trouble() {}

    static String notFinite(Network network, Present present) {
        double[] rates = present.rates();
        for (int r = 0; r < rates.length; r++) {
            if (!Double.isFinite(rates[r])) {
                return "the rate of reaction " + network.reactions().get(r).name() + " is " + rates[r] + " at time "
                        + present.time();
            }
        }
        double[] state = present.state();
        for (int i = 0; i < state.length; i++) {
            if (!Double.isFinite(state[i])) {
                return "species " + network.species().get(i).name() + " is " + state[i] + " at time " + present.time();
            }
        }
        return "a yield or a derivative of a rate is not finite at time " + present.time();
    }

    static String stepTooSmall(Network network, int worst, double time, double step) {
        return "no step is small enough at time " + time + " (the last tried: " + step
                + "); the largest error is in species "
                + network.species().get(worst).name();
    }

    static String tooManySteps(Network network, int worst, double time, int most) {
        return "more than " + most + " steps, the last at time " + time + "; the largest error is in species "
                + network.species().get(worst).name();
    }
}
