package crosstalk.solver;

import crosstalk.network.Kernel;
import crosstalk.network.Network;

/// What every simulation holds of its present: time, state, parameters, and the quantities that follow from them.
///
/// Assigned quantities and rates are recomputed when asked for after [#moved], and only then. Not thread-safe.
///
/// Shapes: state by species, parameters by parameter, assigned by assignment, rates by reaction.
public final class Present {

    private final Kernel kernel;
    private final double[] state;
    private final double[] parameters;
    private final double[] assigned;
    private final double[] rates;
    private double time;
    private boolean assignedStale = true;
    private boolean ratesStale = true;

    /// The present at time 0.
    ///
    /// @param network what the arrays are shaped by
    /// @param kernel evaluates that network
    /// @param parameters by parameter; copied
    /// @param state at time 0, by species; copied
    /// @throws IllegalArgumentException when a length differs from the network's
    public Present(Network network, Kernel kernel, double[] parameters, double[] state) {
        require("parameters", network.parameters().size(), parameters.length);
        require("species", network.species().size(), state.length);
        this.kernel = kernel;
        this.parameters = parameters.clone();
        this.state = state.clone();
        assigned = new double[network.assignments().size()];
        rates = new double[network.reactions().size()];
    }

    private static void require(String what, int expected, int found) {
        if (expected != found) {
            throw new IllegalArgumentException(expected + " values of " + what + " expected, found " + found);
        }
    }

    /// The present time, in the network's unit.
    public double time() {
        return time;
    }

    /// The present state, live.
    public double[] state() {
        return state;
    }

    /// The present parameters, live.
    public double[] parameters() {
        return parameters;
    }

    /// Assigned quantities now, live; do not write.
    public double[] assigned() {
        if (assignedStale) {
            kernel.assign(time, state, parameters, assigned);
            assignedStale = false;
        }
        return assigned;
    }

    /// Firings per unit of time now, as the expressions have them, live; do not write.
    public double[] rates() {
        if (ratesStale) {
            kernel.rates(time, state, parameters, assigned(), rates);
            ratesStale = false;
        }
        return rates;
    }

    /// Sets the time; the caller has set the state that goes with it.
    public void moved(double now) {
        time = now;
        assignedStale = true;
        ratesStale = true;
    }
}
