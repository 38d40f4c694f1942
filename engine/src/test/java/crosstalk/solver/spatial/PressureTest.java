package crosstalk.solver.spatial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PressureTest {

    private static final double CAPACITY = 0.008;
    private static final double TOLERANCE = 0.002;

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 1, 23", "23, 1, 1", "1, 23, 1", "17, 31, 5", "2, 3, 4"})
    void solve_awkwardGrids_equalsThePlainMethod(int nx, int ny, int nz) {
        Grid grid = Grid.full(0.2, nx, ny, nz);
        float[] content = random(grid, 3, 2);
        for (Pressure.Stencil stencil : Pressure.Stencil.values()) {
            float[] u = new float[grid.size()];

            new Pressure(grid, Crew.ALONE, stencil).solve(content, CAPACITY, u, 1e-5);

            double[] plain = plain(grid, stencil, content);
            double largest = Arrays.stream(plain).max().orElseThrow();
            for (int i = 0; i < u.length; i++) {
                // A residual of 1e-5 of capacity, over at most 400 voxels' squared width, leaves 0.002 of capacity in
                // u.
                assertEquals(plain[i], u[i], 2e-3 * Math.max(CAPACITY, largest), stencil + " voxel " + i);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void solve_randomContent_noVoxelAboveCapacityAndNoPushingOneBelow(Pressure.Stencil stencil) {
        Ball ball = new Ball(14, 0.2, 4000, new double[] {1}, new boolean[] {true}, stencil, Crew.ALONE);
        Random random = new Random(11);
        for (int i = 0; i < ball.content.length; i++) {
            ball.content[i] = (float) (ball.within(i, 10) * ball.capacity * (0.5 + random.nextDouble()));
        }
        ball.pressure.solve(ball.content, ball.capacity, ball.u, TOLERANCE);

        int pushing = 0;
        for (int i = 0; i < ball.u.length; i++) {
            if (ball.grid.isActive(i)) {
                double after = ball.content[i] + net(ball.grid, stencil, ball.u, i);
                // 1e-5: rounding of u, in single precision, over capacity.
                assertTrue(after / ball.capacity < 1 + TOLERANCE + 1e-5, "voxel " + i);
                if (ball.u[i] > 0) {
                    assertTrue(after / ball.capacity > 1 - TOLERANCE - 1e-5, "voxel " + i);
                    pushing++;
                }
            } else {
                assertEquals(0, ball.u[i]);
            }
        }
        assertTrue(pushing > 500);
    }

    @ParameterizedTest
    @EnumSource
    void solve_twoThreads_theSameBits(Pressure.Stencil stencil) {
        Ball alone = new Ball(14, 0.2, 4000, new double[] {1}, new boolean[] {true}, stencil, Crew.ALONE);
        Ball two = new Ball(14, 0.2, 4000, new double[] {1}, new boolean[] {true}, stencil, Threads.TWO);
        for (Ball ball : new Ball[] {alone, two}) {
            ball.fill(0, 0, 11, 1.2);
            Content.fill(ball.grid, Crew.ALONE, ball.counts, ball.volumes, ball.content);
            ball.sweeps = ball.pressure.solve(ball.content, ball.capacity, ball.u, TOLERANCE);
        }
        assertArrayEquals(alone.u, two.u);
        assertEquals(alone.sweeps, two.sweeps);
    }

    @Test
    void solve_nothingAboveCapacity_noSweep() {
        Grid grid = Grid.full(0.2, 6, 5, 4);
        float[] content = random(grid, 3, 1);
        Pressure pressure = new Pressure(grid, Crew.ALONE, Pressure.Stencil.FACES);
        assertEquals(0, pressure.solve(content, CAPACITY, new float[grid.size()], TOLERANCE));
    }

    @Test
    void solve_startedFromTheSolution_oneSweep() {
        Ball ball = new Ball(14, 0.2, 4000, new double[] {1}, new boolean[] {true}, Pressure.Stencil.FACES, Crew.ALONE);
        ball.fill(0, 0, 11, 1.2);
        Content.fill(ball.grid, Crew.ALONE, ball.counts, ball.volumes, ball.content);
        ball.pressure.solve(ball.content, ball.capacity, ball.u, TOLERANCE / 100);
        assertEquals(1, ball.pressure.solve(ball.content, ball.capacity, ball.u, TOLERANCE));
    }

    @Test
    void solve_toleranceBelowRounding_refuses() {
        Grid grid = Grid.full(0.2, 9, 9, 9);
        float[] content = new float[grid.size()];
        content[grid.index(5, 5, 5)] = (float) (100 * CAPACITY);
        Pressure pressure = new Pressure(grid, Crew.ALONE, Pressure.Stencil.FACES);
        float[] u = new float[grid.size()];
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> pressure.solve(content, CAPACITY, u, -1));
        assertTrue(String.valueOf(refused.getMessage()).contains("larger tolerance"));
    }

    /// The limit shape of a divisible sandpile is a ball. Source: levine2009.
    @ParameterizedTest
    @EnumSource
    void solve_allInOneSmallBall_spreadsToASphere(Pressure.Stencil stencil) {
        Ball ball = new Ball(29, 0.2, 4000, new double[] {1}, new boolean[] {true}, stencil, Crew.ALONE);
        ball.fill(0, 0, 12, 10);
        double volume = ball.volume();
        Content.fill(ball.grid, Crew.ALONE, ball.counts, ball.volumes, ball.content);

        ball.flow(TOLERANCE, stencil);

        double radius = ball.radius();
        for (double axis : ball.axes()) {
            assertEquals(1, axis / radius, 0.01);
        }
        double sum = 0;
        for (float each : ball.content) {
            sum += each;
        }
        assertEquals(volume, sum / ball.capacity, 1e-4 * volume);
    }

    private static float[] random(Grid grid, long seed, double most) {
        Random random = new Random(seed);
        float[] content = new float[grid.size()];
        for (int i = 0; i < content.length; i++) {
            content[i] = grid.isActive(i) ? (float) (random.nextDouble() * most * CAPACITY) : 0;
        }
        return content;
    }

    /// What a voxel gains: sum of w (u_j - u_i).
    private static double net(Grid grid, Pressure.Stencil stencil, float[] u, int i) {
        double sum = 0;
        for (int n = 0; n < stencil.neighbours(); n++) {
            int[] step = stencil.step(n);
            sum += stencil.weight(n) * ((double) u[i + step[0] + grid.nx * (step[1] + grid.ny * step[2])] - u[i]);
        }
        return sum;
    }

    /// Projected Gauss and Seidel, voxel by voxel, until nothing moves.
    private static double[] plain(Grid grid, Pressure.Stencil stencil, float[] content) {
        double[] u = new double[grid.size()];
        for (int sweep = 0; sweep < 100_000; sweep++) {
            double most = 0;
            for (int i = 0; i < u.length; i++) {
                if (!grid.isActive(i)) {
                    continue;
                }
                double sum = content[i] - CAPACITY;
                for (int n = 0; n < stencil.neighbours(); n++) {
                    int[] step = stencil.step(n);
                    sum += stencil.weight(n) * u[i + step[0] + grid.nx * (step[1] + grid.ny * step[2])];
                }
                double next = Math.max(0, sum / stencil.weights());
                most = Math.max(most, Math.abs(next - u[i]));
                u[i] = next;
            }
            if (most < 1e-12 * CAPACITY) {
                return u;
            }
        }
        throw new IllegalStateException("not solved");
    }

    @Test
    void solve_inALargerBox_isTheSameToTheBit() {
        for (Pressure.Stencil stencil : Pressure.Stencil.values()) {
            Grid grid = Grid.full(0.2, 17, 13, 11);
            Grid larger = grid.grown(new int[] {1, 2, 4}, new int[] {0, 3, 1});
            float[] content = new float[grid.size()];
            for (int i = 0; i < content.length; i++) {
                content[i] = grid.isActive(i) ? (float) (i % 7 * 0.2) : 0;
            }
            content[grid.index(9, 7, 6)] = 90;
            float[] u = new float[grid.size()];
            float[] same = new float[larger.size()];
            int sweeps = new Pressure(grid, Crew.ALONE, stencil).solve(content, 1, u, 1e-3);
            int again = new Pressure(larger, Crew.ALONE, stencil).solve(larger.moved(content, grid), 1, same, 1e-3);
            assertEquals(sweeps, again);
            assertArrayEquals(larger.moved(u, grid), same);
        }
    }
}
