package crosstalk.bench;

import crosstalk.model.ProblemsException;
import crosstalk.network.Expression;
import crosstalk.network.Kernel;
import crosstalk.network.KernelCompiler;
import crosstalk.network.Network;
import crosstalk.network.Reaction;
import crosstalk.network.Strips;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What it costs to evaluate every rate that differs from voxel to voxel, in one voxel of a tumour: over strips of voxels, and
/// voxel by voxel with the kernel of the well-mixed network (which evaluates the other rates too).
///
/// Target: at most 150 ns a voxel over strips. The strip's inputs are loaded from arrays of counts, as a spatial step does. How
/// many cells there are is drawn at random: it changes no figure, since no step depends on it.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 8, time = 1)
@Fork(1)
public class SpatialRatesBenchmark {

    private static final int VOXELS = 4096;

    @Param({"colorectal-mmrp", "colorectal-mmrd"})
    String model = "";

    private double[] parameters = {};
    private double[][] states = {};
    private double[] assigned = {};
    private double[] rates = {};
    private int[] read = {};
    private int[][] counts = {};
    private Kernel kernel;
    private Strips strips;
    private Strips.Work work;

    @Setup
    public void read() throws ProblemsException {
        Network network = TreatedSubject.read(model).network();
        BitSet local = new BitSet();
        for (int s = 0; s < network.species().size(); s++) {
            local.set(s, network.species().get(s).name().endsWith("@tumour/primary"));
        }
        List<Expression> all = network.reactions().stream().map(Reaction::rate).toList();
        Strips probe = Strips.of(network.assignments(), all, local);
        List<Expression> outputs =
                all.stream().filter(rate -> !probe.isScalar(all.indexOf(rate))).toList();
        strips = Strips.of(network.assignments(), outputs, local);
        System.out.println(outputs.size() + " rates, " + strips.operations() + " operations a voxel");
        kernel = KernelCompiler.compile(network);
        parameters = network.defaultParameters();
        assigned = new double[network.assignments().size()];
        rates = new double[all.size()];
        Random random = new Random(7);
        double[] whole = random.doubles(network.species().size(), 0, 100).toArray();
        read = strips.reads().stream().toArray();
        counts = new int[network.species().size()][VOXELS];
        states = new double[VOXELS][];
        for (int v = 0; v < VOXELS; v++) {
            states[v] = whole.clone();
            for (int s : read) {
                counts[s][v] = random.nextInt(100);
                states[v][s] = counts[s][v];
            }
        }
        work = strips.work();
        work.prepare(10, whole, parameters);
    }

    @Benchmark
    @OperationsPerInvocation(VOXELS)
    public double[] strips() {
        for (int from = 0; from < VOXELS; from += strips.width()) {
            int n = Math.min(strips.width(), VOXELS - from);
            for (int s : read) {
                work.load(s, counts[s], from, n);
            }
            work.run(n);
        }
        return work.output(0);
    }

    @Benchmark
    @OperationsPerInvocation(VOXELS)
    public double[] voxelByVoxel() {
        for (double[] state : states) {
            kernel.assign(10, state, parameters, assigned);
            kernel.rates(10, state, parameters, assigned, rates);
        }
        return rates;
    }
}
