package crosstalk.sbml;

import crosstalk.network.Expression.Constant;
import crosstalk.network.KernelCompiler;
import crosstalk.network.Network;
import crosstalk.random.Address;
import crosstalk.random.Purpose;
import crosstalk.solver.Simulation;
import crosstalk.solver.meanfield.MeanField;
import crosstalk.solver.meanfield.Tolerance;
import crosstalk.solver.stochastic.Options;
import crosstalk.solver.stochastic.Stochastic;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;

/// Time courses of a file of SBML: runs from time 0, and their rows.
public final class SbmlCourse {

    /// Runs whose moments are gathered by one thread in one go.
    private static final int BLOCK = 32;

    private final SbmlNetwork model;
    private final SbmlColumns columns;
    private final double[] times;
    private final LongFunction<Simulation> solver;
    private final long seed;

    private SbmlCourse(
            SbmlNetwork model, SbmlColumns columns, double[] times, LongFunction<Simulation> solver, long seed) {
        this.model = model;
        this.columns = columns;
        this.times = times.clone();
        this.solver = solver;
        this.seed = seed;
    }

    /// How closely the mean field is followed.
    ///
    /// @param relative error allowed in a step, relative
    /// @param absolute error allowed in a step, in the units of the file; 0 lets the start values decide
    /// @param longest step, in the unit of time; may be infinite
    public record Closeness(double relative, double absolute, double longest) {

        /// To that relative error, the rest as the file decides.
        public static Closeness to(double relative) {
            return new Closeness(relative, 0, Double.POSITIVE_INFINITY);
        }
    }

    /// In real numbers.
    ///
    /// @param times of the rows, rising, from 0
    /// @param seed for the order of events of one priority
    public static SbmlCourse meanField(
            SbmlNetwork model, SbmlColumns columns, double[] times, Closeness closeness, long seed) {
        Network network = model.network();
        var plan = new crosstalk.solver.meanfield.Plan(network, KernelCompiler.compile(network));
        double relative = closeness.relative();
        double allowed = closeness.absolute() > 0 ? closeness.absolute() : absolute(network, relative);
        double span = times.length > 1 ? times[times.length - 1] - times[0] : 0;
        double longest = Math.min(closeness.longest(), span > 0 ? span / 20 : Double.POSITIVE_INFINITY);
        Tolerance tolerance = new Tolerance(relative, allowed, allowed, 0, longest, 10_000_000);
        return new SbmlCourse(
                model,
                columns,
                times,
                _ -> new MeanField(plan, network.defaultParameters(), starts(network), tolerance),
                seed);
    }

    /// In whole counts.
    ///
    /// @param times of the rows, rising, from 0
    public static SbmlCourse stochastic(
            SbmlNetwork model, SbmlColumns columns, double[] times, Options options, long seed) {
        Network network = model.network();
        var plan = new crosstalk.solver.stochastic.Plan(network, KernelCompiler::compile);
        return new SbmlCourse(
                model,
                columns,
                times,
                run -> new Stochastic(plan, network.defaultParameters(), starts(network), seed, run, options),
                seed);
    }

    /// An absolute error that keeps the relative one for everything that is as large as the smallest start.
    private static double absolute(Network network, double relative) {
        double smallest = 1;
        for (double start : starts(network)) {
            if (start != 0 && Double.isFinite(start)) {
                smallest = Math.min(smallest, Math.abs(start));
            }
        }
        return Math.max(1e-3 * relative * smallest, Double.MIN_NORMAL);
    }

    private static double[] starts(Network network) {
        return network.start().stream()
                .mapToDouble(start -> start instanceof Constant(double value) ? value : Double.NaN)
                .toArray();
    }

    /// Mean and standard deviation over runs 0 to `runs` - 1; the same on any number of threads.
    ///
    /// @throws InterruptedException when the thread is interrupted while it waits
    public SbmlMoments moments(int runs, int threads) throws InterruptedException {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<SbmlMoments>> blocks = new ArrayList<>();
            for (int first = 0; first < runs; first += BLOCK) {
                int from = first;
                int to = Math.min(runs, first + BLOCK);
                blocks.add(pool.submit(() -> block(from, to)));
            }
            SbmlMoments all = new SbmlMoments(times.length, columns.names().size());
            for (Future<SbmlMoments> block : blocks) {
                all.join(block.get());
            }
            return all;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private SbmlMoments block(int from, int to) {
        SbmlMoments block = new SbmlMoments(times.length, columns.names().size());
        for (int run = from; run < to; run++) {
            block.add(rows(run));
        }
        return block;
    }

    /// The rows of one run.
    ///
    /// @param run 0 to 2^32 - 1; the same run has the same rows, whatever else is run
    /// @return by time, by column
    public double[][] rows(long run) {
        Address address = new Address(seed, run, Purpose.EVENT_ORDER, 0);
        SbmlRun course = new SbmlRun(model, solver.apply(run), address.stream());
        double[][] rows = new double[times.length][];
        for (int row = 0; row < times.length; row++) {
            course.advance(times[row]);
            rows[row] = columns.read(course.simulation());
        }
        return rows;
    }
}
