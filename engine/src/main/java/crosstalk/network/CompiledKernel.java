package crosstalk.network;

import crosstalk.network.KernelCompiler.Parts;
import org.jspecify.annotations.Nullable;

/// A kernel of generated [Part]s. The loops are written out in each method so that the JVM sees, at each, only the
/// parts that it runs.
final class CompiledKernel implements Kernel {

    private final Network network;
    private final Parts assignments;
    private final Parts rates;
    private final Parts yields;
    private final Object lock = new Object();
    private volatile @Nullable Parts partials;
    private volatile @Nullable Update update;

    CompiledKernel(Network network) {
        this.network = network;
        int count = network.assignments().size();
        assignments = KernelCompiler.compile(
                network.assignments().stream().map(Assignment::value).toList(), count, true);
        rates = KernelCompiler.compile(
                network.reactions().stream().map(Reaction::rate).toList(), count, false);
        yields = KernelCompiler.compile(new Yields(network).amounts(), count, false);
    }

    @Override
    public void assign(double time, double[] state, double[] parameters, double[] assigned) {
        double[] scratch = assignments.newScratch();
        for (Part part : assignments.all()) {
            part.run(time, state, parameters, assigned, scratch, assigned);
        }
    }

    @Override
    public void rates(double time, double[] state, double[] parameters, double[] assigned, double[] rates) {
        double[] scratch = this.rates.newScratch();
        for (Part part : this.rates.all()) {
            part.run(time, state, parameters, assigned, scratch, rates);
        }
    }

    @Override
    public void yields(double time, double[] state, double[] parameters, double[] assigned, double[] yields) {
        double[] scratch = this.yields.newScratch();
        for (Part part : this.yields.all()) {
            part.run(time, state, parameters, assigned, scratch, yields);
        }
    }

    @Override
    public void partials(double time, double[] state, double[] parameters, double[] assigned, double[] partials) {
        Parts parts = partials();
        double[] scratch = parts.newScratch();
        for (Part part : parts.all()) {
            part.run(time, state, parameters, assigned, scratch, partials);
        }
    }

    /// Compiled at first use: the stochastic solver, which needs none, does not pay for them.
    private Parts partials() {
        Parts found = partials;
        if (found == null) {
            synchronized (lock) {
                found = partials;
                if (found == null) {
                    found = KernelCompiler.compile(
                            new Partials(network).slopes(),
                            network.assignments().size(),
                            false);
                    partials = found;
                }
            }
        }
        return found;
    }

    /// Compiled at first use: the mean-field solver needs none.
    @Override
    public Update update() {
        Update found = update;
        if (found == null) {
            synchronized (lock) {
                found = update;
                if (found == null) {
                    found = CompiledUpdate.of(network, this);
                    update = found;
                }
            }
        }
        return found;
    }
}
