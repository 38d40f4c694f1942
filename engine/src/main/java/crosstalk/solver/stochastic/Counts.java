package crosstalk.solver.stochastic;

import crosstalk.network.Network;
import crosstalk.random.Address;
import crosstalk.random.Binomial;
import crosstalk.random.Purpose;
import crosstalk.random.Stream;
import crosstalk.solver.SolverException;

/// Keeps counted species whole, and within what can be counted.
final class Counts {

    private final Network network;
    private final long seed;
    private final long subject;
    /// By species: how often its amount has been rounded; the next draw to take.
    private final int[] roundings;
    private final boolean[] counted;

    Counts(Network network, boolean[] counted, long seed, long subject) {
        this.network = network;
        this.counted = counted;
        this.seed = seed;
        this.subject = subject;
        roundings = new int[network.species().size()];
    }

    /// Rounds every counted species that is not whole, by a draw at the address of its name that keeps the expected value.
    ///
    /// @throws IllegalArgumentException when one is below 0 or not a number
    void makeWhole(double[] state) {
        for (int i = 0; i < state.length; i++) {
            if (!counted[i]) {
                continue;
            }
            String name = network.species().get(i).name();
            if (!(state[i] >= 0)) {
                throw new IllegalArgumentException(name + " is counted, found " + state[i] + " of it");
            }
            if (state[i] != Math.rint(state[i])) {
                Stream stream = new Address(seed, subject, Purpose.ROUNDING, Address.place(name)).stream();
                stream.seek(roundings[i]++);
                state[i] = Rounding.whole(state[i], stream);
            }
        }
    }

    /// @throws SolverException when a counted species has grown beyond what is counted exactly
    void require(double[] state, double time) {
        for (int i = 0; i < state.length; i++) {
            if (counted[i] && !(state[i] <= Binomial.LARGEST_TRIALS)) {
                throw new SolverException("species " + network.species().get(i).name() + " has grown to " + state[i]
                        + " individuals, at time " + time);
            }
        }
    }
}
