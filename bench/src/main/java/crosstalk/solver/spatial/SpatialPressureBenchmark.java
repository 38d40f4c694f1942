package crosstalk.solver.spatial;

import crosstalk.random.Scatter;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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

/// What growth by pressure costs: a ball of radius 35 voxels in a box of 84 x 84 x 84, all of it 6 % above capacity.
///
/// The pressure is solved from 0, the longest way; its sweeps are printed, so that time over sweeps and over the 220,000 active voxels is
/// that of one voxel in a sweep (target 3 ns). Transport moves 8 populations, of which half are in every voxel (target 10 ns a voxel and
/// population).
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(1)
public class SpatialPressureBenchmark {

    private static final int HALF = 40;
    private static final double RADIUS = 35;
    private static final double CAPACITY = 4000;
    private static final int POPULATIONS = 8;

    @Param({"FACES", "FACES_AND_EDGES"})
    public String stencil = "FACES";

    @Param({"true", "false"})
    public boolean sharp;

    private final int box = 2 * HALF + 4;
    private final Grid grid = new Grid(0.2, box, box, box, 0, 0, 0);
    private final float[] start = new float[grid.size()];
    private final float[] content = new float[grid.size()];
    private final float[] u = new float[grid.size()];
    private final float[] solved = new float[grid.size()];
    private final int[][] first = new int[POPULATIONS][grid.size()];
    private final int[][] counts = new int[POPULATIONS][grid.size()];
    private final double[] volumes = new double[POPULATIONS];
    private final boolean[] sharps = new boolean[POPULATIONS];
    private Pressure pressure = new Pressure(grid, Crew.ALONE, Pressure.Stencil.FACES);
    private Transport transport = new Transport(grid, Crew.ALONE, Pressure.Stencil.FACES);
    private int step;

    @Setup(Level.Trial)
    public void fill() {
        Random random = new Random(3);
        int middle = box / 2;
        for (int z = 1; z < box - 1; z++) {
            for (int y = 1; y < box - 1; y++) {
                double left =
                        (RADIUS + 2.5) * (RADIUS + 2.5) - (y - middle) * (y - middle) - (z - middle) * (z - middle);
                int reach = left < 0 ? -1 : (int) Math.sqrt(left);
                grid.first[grid.row(y, z)] = reach < 0 ? 0 : middle - reach;
                grid.last[grid.row(y, z)] = reach < 0 ? 0 : middle + reach + 1;
                for (int x = middle - reach; x <= middle + reach; x++) {
                    fill(grid.index(x, y, z), Math.hypot(Math.hypot(x - middle, y - middle), z - middle), random);
                }
            }
        }
        for (int k = 0; k < POPULATIONS; k++) {
            volumes[k] = 1;
            sharps[k] = sharp;
        }
        Pressure.Stencil neighbours = Pressure.Stencil.valueOf(stencil);
        pressure = new Pressure(grid, Crew.ALONE, neighbours);
        transport = new Transport(grid, Crew.ALONE, neighbours);
        Content.fill(grid, Crew.ALONE, first, volumes, start);
        int sweeps = pressure.solve(start, CAPACITY, solved, 0.002);
        System.out.println(grid.active() + " active voxels, " + sweeps + " sweeps");
    }

    private void fill(int voxel, double far, Random random) {
        if (far <= RADIUS) {
            for (int k = 0; k < POPULATIONS / 2; k++) {
                first[k][voxel] = (int) (CAPACITY * 1.06 / (POPULATIONS / 2) + random.nextInt(20) - 10);
            }
            first[POPULATIONS - 1][voxel] = random.nextInt(4) == 0 ? 1 : 0;
        }
    }

    /// From 0 to a residual of 0.2 % of capacity.
    @Benchmark
    public int solve() {
        java.util.Arrays.fill(u, 0);
        return pressure.solve(start, CAPACITY, u, 0.002);
    }

    /// Copies of the counts included: about 0.3 ns a voxel and population.
    @Benchmark
    public int move() {
        for (int k = 0; k < POPULATIONS; k++) {
            System.arraycopy(first[k], 0, counts[k], 0, grid.size());
        }
        System.arraycopy(start, 0, content, 0, grid.size());
        transport.move(counts, volumes, sharps, solved, content, Scatter.key(1, 0, 0, step++));
        return counts[0][grid.size() / 2];
    }
}
