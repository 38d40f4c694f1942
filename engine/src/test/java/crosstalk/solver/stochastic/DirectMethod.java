package crosstalk.solver.stochastic;

import crosstalk.network.Expression;
import crosstalk.network.Interpreter;
import crosstalk.network.Network;
import crosstalk.network.Reaction;
import java.util.SplittableRandom;

/// Gillespie's direct method, obviously right: all rates after every event, one draw for the time and one for the
/// reaction. For networks of counted species whose amounts per firing are constants.
final class DirectMethod {

    private final Network network;
    private final Interpreter kernel;
    private final double[] parameters;
    private final SplittableRandom random;

    DirectMethod(Network network, double[] parameters, long seed) {
        this.network = network;
        this.parameters = parameters;
        kernel = new Interpreter(network);
        random = new SplittableRandom(seed);
    }

    /// The state at time `end` of one run from `start`.
    double[] run(double[] start, double end) {
        double[] state = start.clone();
        double[] assigned = new double[network.assignments().size()];
        double[] rates = new double[network.reactions().size()];
        double time = 0;
        while (true) {
            kernel.assign(time, state, parameters, assigned);
            kernel.rates(time, state, parameters, assigned, rates);
            double total = 0;
            for (int r = 0; r < rates.length; r++) {
                rates[r] = isPossible(r, state) ? Math.max(0, rates[r]) : 0;
                total += rates[r];
            }
            time += -Math.log(1 - random.nextDouble()) / total;
            if (!(time < end)) {
                return state;
            }
            double left = random.nextDouble() * total;
            int chosen = 0;
            while (left >= rates[chosen] && chosen < rates.length - 1) {
                left -= rates[chosen++];
            }
            for (Reaction.Change change : network.reactions().get(chosen).changes()) {
                state[change.species()] += amount(change);
            }
        }
    }

    private boolean isPossible(int reaction, double[] state) {
        return network.reactions().get(reaction).changes().stream()
                .allMatch(change -> state[change.species()] + amount(change) >= 0);
    }

    private static double amount(Reaction.Change change) {
        return ((Expression.Constant) change.amount()).value();
    }
}
