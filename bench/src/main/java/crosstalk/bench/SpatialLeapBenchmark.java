package crosstalk.bench;

import crosstalk.network.Expression;
import crosstalk.network.Network;
import crosstalk.network.Reaction;
import crosstalk.network.Space;
import crosstalk.network.Species;
import crosstalk.random.BinomialQuantile;
import crosstalk.random.Scatter;
import crosstalk.random.Score;
import crosstalk.random.VoxelDraws;
import crosstalk.solver.spatial.Fates;
import crosstalk.solver.spatial.LeapStrip;
import crosstalk.solver.spatial.VoxelLeap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What one draw costs with its uniform number, by its mean, and what the reactions of one voxel cost in a step of 6 hours, rates apart.
///
/// Targets: 20 to 50 ns a draw, 5 where the zero test decides; 400 ns a voxel of 22 kinds of cells with 4 to 6 present. The numbers of the
/// tissue are made up.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SpatialLeapBenchmark {

    private static final int DRAWS = 1000;
    private static final int KINDS = 22;
    private static final int VOXELS = 1280;
    private static final int STRIP = 64;
    private static final double DT = 0.25;

    private final Score score = new Score();
    private final Fates fates = fates();
    private final VoxelLeap leap = new VoxelLeap(fates, 1, 2);
    private final int[][] start = start();
    private final int[][] counts = new int[KINDS][VOXELS];
    private final double[][] rates = rates();
    private final double[][] rateStrips = new double[rates.length][STRIP];
    private final LeapStrip strip = new LeapStrip(fates, counts, STRIP, rateStrips, new double[0][]);
    private long step;

    @Benchmark
    @OperationsPerInvocation(DRAWS)
    public long address() {
        long sum = 0;
        for (int i = 0; i < DRAWS; i++) {
            sum += Scatter.bits(7, i);
        }
        return sum;
    }

    /// 5 cells, 1 in 1000 leaves.
    @Benchmark
    @OperationsPerInvocation(DRAWS)
    public long binomialMeanThousandth() {
        return binomials(5, 0.0002);
    }

    @Benchmark
    @OperationsPerInvocation(DRAWS)
    public long binomialMeanTenth() {
        return binomials(5, 0.02);
    }

    @Benchmark
    @OperationsPerInvocation(DRAWS)
    public long binomialMeanOne() {
        return binomials(20, 0.05);
    }

    @Benchmark
    @OperationsPerInvocation(DRAWS)
    public long binomialMeanFive() {
        return binomials(4000, 0.00125);
    }

    @Benchmark
    @OperationsPerInvocation(DRAWS)
    public long binomialMeanTwoHundred() {
        return binomials(4000, 0.05);
    }

    private long binomials(int n, double hazard) {
        long sum = 0;
        long key = step++;
        for (int i = 0; i < DRAWS; i++) {
            double u = Scatter.uniform(Scatter.bits(key, i));
            sum += VoxelDraws.binomial(u, n, hazard);
        }
        return sum;
    }

    /// The draw that is exact throughout, for comparison.
    @Benchmark
    @OperationsPerInvocation(DRAWS)
    public long exactBinomialMeanTwoHundred() {
        long sum = 0;
        long key = step++;
        for (int i = 0; i < DRAWS; i++) {
            double u = Scatter.uniform(Scatter.bits(key, i));
            score.setUniform(u);
            sum += BinomialQuantile.of(score, 4000, 1 - Math.exp(-0.05));
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(DRAWS)
    public long exactBinomialMeanOne() {
        long sum = 0;
        long key = step++;
        for (int i = 0; i < DRAWS; i++) {
            double u = Scatter.uniform(Scatter.bits(key, i));
            score.setUniform(u);
            sum += BinomialQuantile.of(score, 20, 1 - Math.exp(-0.05));
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(DRAWS)
    public long birthsMeanThreeHundred() {
        long sum = 0;
        long key = step++;
        for (int i = 0; i < DRAWS; i++) {
            double u = Scatter.uniform(Scatter.bits(key, i));
            sum += VoxelDraws.births(u, 4000, 0.075);
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(DRAWS)
    public long birthsMeanOne() {
        long sum = 0;
        long key = step++;
        for (int i = 0; i < DRAWS; i++) {
            double u = Scatter.uniform(Scatter.bits(key, i));
            sum += VoxelDraws.births(u, 20, 0.05);
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(DRAWS)
    public long poissonMeanOne() {
        long sum = 0;
        long key = step++;
        for (int i = 0; i < DRAWS; i++) {
            double u = Scatter.uniform(Scatter.bits(key, i));
            sum += VoxelDraws.poisson(u, 1);
        }
        return sum;
    }

    /// A step of each voxel: the numbers expected, then the leap; and putting the cells back, which is part of the measure.
    @Benchmark
    @OperationsPerInvocation(VOXELS)
    public long voxels() {
        for (int k = 0; k < KINDS; k++) {
            System.arraycopy(start[k], 0, counts[k], 0, VOXELS);
        }
        leap.begin(step++);
        for (int at = 0; at < VOXELS; at += STRIP) {
            take(at);
            leap.halfway(strip, DT);
            leap.leap(strip, DT);
        }
        return counts[0][77];
    }

    /// What [#voxels] does besides: the key of each draw, and moving cells and rates.
    @Benchmark
    @OperationsPerInvocation(VOXELS)
    public double besides() {
        for (int k = 0; k < KINDS; k++) {
            System.arraycopy(start[k], 0, counts[k], 0, VOXELS);
        }
        leap.begin(step++);
        for (int at = 0; at < VOXELS; at += STRIP) {
            take(at);
        }
        return rateStrips[0][7];
    }

    private void take(int at) {
        strip.empty();
        strip.add(at, STRIP, at);
        for (int r = 0; r < rates.length; r++) {
            System.arraycopy(rates[r], at, rateStrips[r], 0, STRIP);
        }
    }

    /// Half of all kinds divide; each dies, and becomes another.
    private static Fates fates() {
        List<Species> species = new ArrayList<>();
        List<Space.Cells> cells = new ArrayList<>();
        List<Reaction> reactions = new ArrayList<>();
        for (int k = 0; k < KINDS; k++) {
            species.add(new Species("kind " + k, true));
            cells.add(new Space.Cells(k, Expression.ONE, Expression.ZERO, Expression.ZERO));
            Reaction.Change less = new Reaction.Change(k, Expression.of(-1));
            Reaction.Change other = new Reaction.Change((k + 1) % KINDS, Expression.ONE);
            Expression rate = Expression.species(k);
            if (k % 2 == 0) {
                reactions.add(new Reaction("births " + k, List.of(new Reaction.Change(k, Expression.ONE)), rate));
            }
            reactions.add(new Reaction("deaths " + k, List.of(less), rate));
            reactions.add(new Reaction("changes " + k, List.of(less, other), rate));
        }
        Network network =
                new Network(species, List.of(), List.of(), reactions, Collections.nCopies(KINDS, Expression.ZERO));
        Space.Tissue tissue = new Space.Tissue(
                "tissue",
                cells,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                Expression.ONE,
                Expression.ONE,
                List.of());
        return new Fates(new Space(network, network, 0.2, List.of(tissue)), tissue);
    }

    /// Two kinds in their thousands in every voxel, 20 more with a few cells in 3 of 20 voxels each: 5 present on average.
    private static int[][] start() {
        SplittableRandom random = new SplittableRandom(8);
        int[][] start = new int[KINDS][VOXELS];
        for (int k = 0; k < KINDS; k++) {
            for (int v = 0; v < VOXELS; v++) {
                boolean isThere = random.nextInt(20) < 3;
                int few = random.nextInt(1, 30);
                start[k][v] = k == 0 || k == 2 ? 500 + 100 * few : isThere ? few : 0;
            }
        }
        return start;
    }

    /// Per cell and day: births 0.4, deaths 0.2, changes 0.05.
    private double[][] rates() {
        double[] each = {0.4, 0.2, 0.05};
        List<double[]> found = new ArrayList<>();
        for (int k = 0; k < KINDS; k++) {
            int[] n = start[k];
            for (int i = k % 2; i < 3; i++) {
                double rate = each[i];
                found.add(IntStream.of(n).mapToDouble(count -> rate * count).toArray());
            }
        }
        return found.toArray(double[][]::new);
    }
}
