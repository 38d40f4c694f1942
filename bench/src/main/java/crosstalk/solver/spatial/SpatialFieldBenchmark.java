package crosstalk.solver.spatial;

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

/// What one level costs in one step, warm: a ball of radius 35 voxels, production that changes by up to 10 % between steps.
/// The time is per voxel. Targets: 3 ns a sweep; 16 ns a level on average. Stands in the package of what it measures.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SpatialFieldBenchmark {

    private static final int RADIUS = 35;

    /// Active voxels of a ball of this radius.
    static final int VOXELS = 179579;

    /// Decay length in voxels.
    @Param({"0.175", "0.5", "0.75", "1.5", "3"})
    private double reach;

    /// Whether loss differs from voxel to voxel.
    @Param({"false", "true"})
    private boolean sink;

    private final Grid grid = ball();
    private final FieldSolver solver = new FieldSolver(grid, Crew.ALONE);
    private final float[] level = new float[grid.size()];
    private final float[] loss = new float[grid.size()];
    private final float[][] production = new float[2][grid.size()];
    private final float[] response = new float[grid.size()];
    private int step;

    @Setup
    public void setup() {
        Random random = new Random(1);
        for (int i = 0; i < loss.length; i++) {
            if (grid.isActive(i)) {
                loss[i] = sink ? 100 + 100 * random.nextFloat() : 100;
                production[0][i] = random.nextFloat();
                production[1][i] = production[0][i] * (0.95f + 0.1f * random.nextFloat());
            }
        }
    }

    private static Grid ball() {
        int n = 2 * RADIUS + 3;
        int centre = RADIUS + 1;
        Grid ball = new Grid(0.2, n, n, n, -centre, -centre, -centre);
        int voxels = 0;
        for (int z = 0; z < n; z++) {
            for (int y = 0; y < n; y++) {
                int left = RADIUS * RADIUS - (y - centre) * (y - centre) - (z - centre) * (z - centre);
                if (left >= 0) {
                    int half = (int) Math.sqrt(left);
                    ball.first[ball.row(y, z)] = centre - half;
                    ball.last[ball.row(y, z)] = centre + half + 1;
                    voxels += 2 * half + 1;
                }
            }
        }
        if (voxels != VOXELS) {
            throw new IllegalStateException(voxels + " voxels");
        }
        return ball;
    }

    @Benchmark
    @OperationsPerInvocation(VOXELS)
    public int steadyLevel() {
        step++;
        float[] made = production[step & 1];
        double diffusion = 100 * reach * reach * 0.04;
        return sink
                ? solver.solve(level, made, loss, diffusion, Double.POSITIVE_INFINITY, 1e-3)
                : solver.solve(level, made, 100, diffusion, Double.POSITIVE_INFINITY, 1e-3);
    }

    @Benchmark
    @OperationsPerInvocation(VOXELS)
    public float[] meanResponse() {
        ResponseCurve curve = new ResponseCurve(0, 10, 0.3f);
        for (int row = 0; row < grid.first.length; row++) {
            int base = row * grid.nx;
            curve.means(production[0], base + grid.first[row], base + grid.last[row], response);
        }
        return response;
    }
}
