package crosstalk.solver.spatial;

import java.util.SplittableRandom;
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

/// What it costs that the cells of one population walk for 6 h, at 50 um^2/min in voxels of 200 um (two substeps, three draws), in a ball of
/// 33,401 voxels, and that the cells around are counted.
///
/// Target: 20 ns a voxel where few voxels hold such cells. Read the line `:voxels`, in voxels a second.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(1)
public class SpatialMotilityBenchmark {

    private static final int RADIUS = 20;
    private static final double MOTILITY = 0.072;

    /// Cells a voxel, on average.
    @Param({"0.01", "0.1", "1", "20"})
    public double cells = 0.1;

    /// Whether motility differs from voxel to voxel and the cells follow something.
    @Param({"false", "true"})
    public boolean guided;

    private final Grid grid = ball();
    private final int active = grid.active();
    private final Motility motility = new Motility(grid, Crew.ALONE);
    private final Neighbourhood neighbourhood = new Neighbourhood(grid, Crew.ALONE, 0.02);
    private final float[] speeds = new float[grid.size()];
    private final float[] potential = new float[grid.size()];
    private final float[] met = new float[grid.size()];
    private final int[] counts = new int[grid.size()];
    private long key;

    /// Counts voxels.
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Voxels {
        /// Voxels gone through; JMH divides by the time.
        public long voxels;

        /// Starts again.
        @Setup(Level.Iteration)
        public void clear() {
            voxels = 0;
        }
    }

    /// Cells in voxels at random, speeds and levels made up.
    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < counts.length; i++) {
            counts[i] = 0;
            if (grid.isActive(i)) {
                speeds[i] = (float) (MOTILITY * random.nextDouble(0.3, 1));
                potential[i] = (float) (0.05 * Math.sin(0.01 * i));
            }
        }
        for (long left = Math.round(cells * active); left > 0; ) {
            int i = random.nextInt(counts.length);
            if (grid.isActive(i)) {
                counts[i]++;
                left--;
            }
        }
    }

    private static Grid ball() {
        int n = 2 * RADIUS + 3;
        Grid grid = new Grid(0.2, n, n, n, 0, 0, 0);
        for (int z = -RADIUS; z <= RADIUS; z++) {
            for (int y = -RADIUS; y <= RADIUS; y++) {
                int left = RADIUS * RADIUS - y * y - z * z;
                if (left >= 0) {
                    int half = (int) Math.sqrt(left);
                    int row = grid.row(y + RADIUS + 1, z + RADIUS + 1);
                    grid.first[row] = RADIUS + 1 - half;
                    grid.last[row] = RADIUS + 2 + half;
                }
            }
        }
        return grid;
    }

    @Benchmark
    public int[] walk(Voxels done) {
        key++;
        if (guided) {
            motility.move(counts, speeds, potential, 0.25, key);
        } else {
            motility.move(counts, MOTILITY, null, 0.25, key);
        }
        done.voxels += active;
        return counts;
    }

    @Benchmark
    public float[] meet(Voxels done) {
        neighbourhood.of(new int[][] {counts}, met);
        done.voxels += active;
        return met;
    }
}
