package crosstalk.bench;

import crosstalk.network.KernelCompiler;
import crosstalk.network.Network;
import crosstalk.solver.stochastic.Options;
import crosstalk.solver.stochastic.Plan;
import crosstalk.solver.stochastic.Stochastic;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What exact simulation costs: reaction events per second on one core, in [EventNetworks] near their steady state.
///
/// Target: ten million a second for sixty reactions. Read the line `:events`, not the calls per second.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(1)
public class ExactBenchmark {

    private static final Options EXACT = new Options(0, 10, 10, 0.1, 0.004, 1e-5, 1e-9, Long.MAX_VALUE);

    /// Sixty reactions each, and a chain of cascades with 10,000 species and 30,000 reactions.
    @Param({"genes", "ring", "crowds", "cascades"})
    public String network = "genes";

    private Stochastic run = simulation("ring");
    private double slice;

    /// Counts events.
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Events {
        /// Events fired; JMH divides by the time.
        public long events;

        /// Starts again.
        @Setup(Level.Iteration)
        public void clear() {
            events = 0;
        }
    }

    @Setup
    public void prepare() {
        run = simulation(network);
        run.advance(1, List.of());
        // Some 10,000 events a call; 300,000 where a call has 30,000 clocks to read.
        double wanted = network.equals("cascades") ? 300_000 : 10_000;
        slice = wanted / run.steps();
    }

    private static Stochastic simulation(String name) {
        Network made = switch (name) {
            case "genes" -> EventNetworks.genes();
            case "ring" -> EventNetworks.ring(60);
            case "crowds" -> EventNetworks.crowds();
            case "cascades" -> EventNetworks.cascades(10_000);
            default -> throw new IllegalArgumentException("no network is named " + name);
        };
        Plan plan = new Plan(made, KernelCompiler::compile);
        return new Stochastic(plan, made.defaultParameters(), EventNetworks.start(made), 1, 1, EXACT);
    }

    @Benchmark
    public double[] exactEvents(Events counter) {
        long before = run.steps();
        run.advance(run.time() + slice, List.of());
        counter.events += run.steps() - before;
        return run.state();
    }
}
