package crosstalk.network;

import crosstalk.network.Expression.Constant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// The deterministic equations of a network: dx/dt is the sum over reactions of amount times rate.
///
/// Rates count as they are, also below 0, whether or not a species is counted. Sums run in the order of the
/// reactions and of the changes within each. Holds working space: one instance per thread; [#fresh] makes
/// another cheaply.
public final class Flow {

    private final Network network;
    private final Kernel kernel;
    private final Terms terms;
    private final double[] assigned;
    private final double[] rates;
    private final double[] yields;

    /// The changes of all reactions, one after another: `fixed` where the amount is a constant, else `yield` is
    /// an index into the yields; -1 where it is not one.
    private record Terms(int[] species, int[] reaction, double[] fixed, int[] yield) {

        static Terms of(Network network) {
            IntStream.Builder species = IntStream.builder();
            IntStream.Builder reaction = IntStream.builder();
            DoubleStream.Builder fixed = DoubleStream.builder();
            IntStream.Builder yield = IntStream.builder();
            int yields = 0;
            for (int r = 0; r < network.reactions().size(); r++) {
                List<Reaction.Change> changes = network.reactions().get(r).changes();
                for (Reaction.Change change : changes) {
                    species.add(change.species());
                    reaction.add(r);
                    boolean isFixed = change.amount() instanceof Constant;
                    fixed.add(change.amount() instanceof Constant(double amount) ? amount : 0);
                    yield.add(isFixed ? -1 : yields++);
                }
            }
            return new Terms(
                    species.build().toArray(),
                    reaction.build().toArray(),
                    fixed.build().toArray(),
                    yield.build().toArray());
        }
    }

    public Flow(Network network, Kernel kernel) {
        this(network, kernel, Terms.of(network));
    }

    private Flow(Network network, Kernel kernel, Terms terms) {
        this.network = network;
        this.kernel = kernel;
        this.terms = terms;
        assigned = new double[network.assignments().size()];
        rates = new double[network.reactions().size()];
        yields = new double[new Yields(network).size()];
    }

    /// The same equations with working space of their own, for another thread.
    public Flow fresh() {
        return new Flow(network, kernel, terms);
    }

    /// Fills `change` with dx/dt, by species, in amount per unit of time.
    public void derivative(double time, double[] state, double[] parameters, double[] change) {
        kernel.assign(time, state, parameters, assigned);
        kernel.rates(time, state, parameters, assigned, rates);
        if (yields.length > 0) {
            kernel.yields(time, state, parameters, assigned, yields);
        }
        Arrays.fill(change, 0);
        int[] species = terms.species;
        int[] reaction = terms.reaction;
        double[] fixed = terms.fixed;
        int[] yield = terms.yield;
        for (int i = 0; i < species.length; i++) {
            double amount = yield[i] < 0 ? fixed[i] : yields[yield[i]];
            change[species[i]] += amount * rates[reaction[i]];
        }
    }
}
