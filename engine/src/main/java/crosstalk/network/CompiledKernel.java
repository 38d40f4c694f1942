package crosstalk.network;

import crosstalk.network.KernelCompiler.Parts;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A kernel of generated [Part]s, each kind compiled when it is first asked for. The loops are written out in each
/// method so that the JVM sees, at each, only the parts that it runs.
final class CompiledKernel implements Kernel {

    private static final double[] NONE = {};

    private final Lazily<Parts> assignments;
    private final Lazily<Parts> rates;
    private final Lazily<Parts> yields;
    private final Lazily<Parts> partials;
    private final Lazily<Parts> flow;
    private final Lazily<Update> update;

    CompiledKernel(Network network) {
        int count = network.assignments().size();
        assignments = new Lazily<>(() -> KernelCompiler.compile(
                network.assignments().stream().map(Assignment::value).toList(), count, true));
        rates = new Lazily<>(() -> KernelCompiler.compile(
                network.reactions().stream().map(Reaction::rate).toList(), count, false));
        yields = new Lazily<>(() -> KernelCompiler.compile(new Yields(network).amounts(), count, false));
        partials = new Lazily<>(() -> KernelCompiler.compile(new Partials(network).slopes(), count, false));
        flow = new Lazily<>(() -> KernelCompiler.compileFlow(network));
        update = new Lazily<>(() -> CompiledUpdate.of(network, this));
    }

    @Override
    public void assign(double time, double[] state, double[] parameters, double[] assigned) {
        Parts parts = assignments.get();
        double[] scratch = parts.newScratch();
        for (Part part : parts.all()) {
            part.run(time, state, parameters, assigned, scratch, assigned);
        }
    }

    @Override
    public void rates(double time, double[] state, double[] parameters, double[] assigned, double[] rates) {
        Parts parts = this.rates.get();
        double[] scratch = parts.newScratch();
        for (Part part : parts.all()) {
            part.run(time, state, parameters, assigned, scratch, rates);
        }
    }

    @Override
    public void yields(double time, double[] state, double[] parameters, double[] assigned, double[] yields) {
        Parts parts = this.yields.get();
        double[] scratch = parts.newScratch();
        for (Part part : parts.all()) {
            part.run(time, state, parameters, assigned, scratch, yields);
        }
    }

    @Override
    public void partials(double time, double[] state, double[] parameters, double[] assigned, double[] partials) {
        Parts parts = this.partials.get();
        double[] scratch = parts.newScratch();
        for (Part part : parts.all()) {
            part.run(time, state, parameters, assigned, scratch, partials);
        }
    }

    @Override
    public int flowWork() {
        return flow.get().scratch();
    }

    @Override
    public void flow(double time, double[] state, double[] parameters, double[] work, double[] change) {
        for (Part part : flow.get().all()) {
            part.run(time, state, parameters, NONE, work, change);
        }
    }

    @Override
    public Update update() {
        return update.get();
    }

    /// Something that takes long to make and may never be asked for; safe for threads.
    private static final class Lazily<T> {

        private final Supplier<T> maker;
        private volatile @Nullable T made;

        Lazily(Supplier<T> maker) {
            this.maker = maker;
        }

        T get() {
            T found = made;
            return found == null ? make() : found;
        }

        private synchronized T make() {
            T found = made;
            if (found == null) {
                found = maker.get();
                made = found;
            }
            return found;
        }
    }
}
