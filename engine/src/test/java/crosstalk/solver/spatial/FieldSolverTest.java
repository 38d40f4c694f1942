package crosstalk.solver.spatial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.solver.SolverException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FieldSolverTest {

    private static final double EDGE = 0.2;
    private static final double STEADY = Double.POSITIVE_INFINITY;

    /// Diffusion with which the decay length is `reach` voxels at a loss.
    private static double diffusion(double reach, double loss) {
        return loss * reach * reach * EDGE * EDGE;
    }

    private static float[] filled(Grid grid, float value) {
        float[] values = new float[grid.size()];
        Arrays.fill(values, value);
        return values;
    }

    /// A number for every active voxel, 0 elsewhere.
    private static float[] random(Grid grid, long seed, float least, float most) {
        Random random = new Random(seed);
        float[] values = new float[grid.size()];
        for (int i = 0; i < values.length; i++) {
            if (grid.isActive(i)) {
                values[i] = least + (most - least) * random.nextFloat();
            }
        }
        return values;
    }

    private static double total(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    private static double total(float[] values, float[] weights) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += (double) values[i] * weights[i];
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.15, 0.175, 0.2, 0.25, 0.3, 0.4, 0.5, 0.75, 1, 1.5, 2})
    void solve_oneSourceVoxel_sharesOfItselfAndItsNeighbours(double reach) {
        int n = 31;
        Grid grid = Grid.full(EDGE, n, n, n);
        int centre = grid.index(16, 16, 16);
        float[] production = new float[grid.size()];
        production[centre] = 50;
        float[] level = new float[grid.size()];
        new FieldSolver(grid, Crew.ALONE)
                .solve(level, production, filled(grid, 50), diffusion(reach, 50), STEADY, 1e-5);
        double own = ExactShares.share(reach, 0, 0, 0);
        double face = ExactShares.share(reach, 1, 0, 0);
        assertEquals(own, level[centre], 1e-3);
        assertEquals(face, level[centre + 1], 0.1 * face);
        assertEquals(level[centre + 1], level[centre - grid.nx], 1e-5);
        assertEquals(level[centre + 1], level[centre + grid.nx * grid.ny], 1e-5);
    }

    @Test
    void solve_raggedShapes_totalIsExact() {
        for (Grid grid : FieldShapes.all()) {
            for (double reach : new double[] {0.1, 0.19, 0.5, 1, 3}) {
                float[] production = random(grid, 1, 0, 10);
                float[] level = new float[grid.size()];
                float[] loss = filled(grid, 7);
                new FieldSolver(grid, Crew.ALONE).solve(level, production, loss, diffusion(reach, 7), STEADY, 1e-6);
                assertEquals(total(production), 7 * total(level), 1e-5 * total(production), "reach " + reach);
                assertInactiveIsEmpty(grid, level);
            }
        }
    }

    @Test
    void solve_lossDiffersFromVoxelToVoxel_totalIsExact() {
        for (Grid grid : FieldShapes.all()) {
            for (double reach : new double[] {0.1, 0.5, 2}) {
                float[] production = random(grid, 1, 0, 10);
                float[] loss = random(grid, 2, 1, 100);
                float[] level = new float[grid.size()];
                new FieldSolver(grid, Crew.ALONE).solve(level, production, loss, diffusion(reach, 7), STEADY, 1e-6);
                assertEquals(total(production), total(level, loss), 1e-5 * total(production), "reach " + reach);
                assertInactiveIsEmpty(grid, level);
            }
        }
    }

    private static void assertInactiveIsEmpty(Grid grid, float[] level) {
        for (int i = 0; i < level.length; i++) {
            assertTrue(grid.isActive(i) ? level[i] >= 0 : level[i] == 0);
        }
    }

    @Test
    void solve_productionInProportionToLoss_levelIsTheSameEverywhere() {
        Grid grid = FieldShapes.ball(EDGE, 9.4);
        float[] loss = random(grid, 3, 1, 100);
        float[] production = new float[grid.size()];
        for (int i = 0; i < loss.length; i++) {
            production[i] = 2 * loss[i];
        }
        float[] level = new float[grid.size()];
        new FieldSolver(grid, Crew.ALONE).solve(level, production, loss, diffusion(1, 7), STEADY, 1e-6);
        for (int i = 0; i < level.length; i++) {
            assertEquals(grid.isActive(i) ? 2 : 0, level[i], 1e-4);
        }
    }

    @Test
    void solve_anyCrew_sameBits() {
        Grid grid = FieldShapes.ball(EDGE, 22.7);
        float[] production = random(grid, 1, 0, 10);
        for (float[] loss : new float[][] {filled(grid, 7), random(grid, 2, 1, 100)}) {
            for (double reach : new double[] {0.1, 0.7, 2}) {
                for (double dt : new double[] {0.01, STEADY}) {
                    float[] alone = random(grid, 4, 0, 1);
                    float[] shared = alone.clone();
                    int sweeps = new FieldSolver(grid, Crew.ALONE)
                            .solve(alone, production, loss, diffusion(reach, 7), dt, 1e-3);
                    int others = new FieldSolver(grid, FieldShapes.pair())
                            .solve(shared, production, loss, diffusion(reach, 7), dt, 1e-3);
                    assertEquals(sweeps, others);
                    assertArrayEquals(alone, shared);
                }
            }
        }
    }

    @Test
    void solve_oneLossForAll_sameBitsAsAnArrayOfIt() {
        for (Grid grid : FieldShapes.all()) {
            for (double reach : new double[] {0, 0.1, 0.7, 2}) {
                for (double dt : new double[] {0.01, STEADY}) {
                    float[] production = random(grid, 1, 0, 10);
                    float[] level = random(grid, 4, 0, 1);
                    float[] other = level.clone();
                    FieldSolver solver = new FieldSolver(grid, Crew.ALONE);
                    int sweeps = solver.solve(level, production, filled(grid, 7), diffusion(reach, 7), dt, 1e-3);
                    assertEquals(sweeps, solver.solve(other, production, 7f, diffusion(reach, 7), dt, 1e-3));
                    assertArrayEquals(level, other, reach == 0 ? 1e-5f : 0);
                }
            }
        }
    }

    @Test
    void solve_warmStart_agreesWithColdStartAndIsFaster() {
        Grid grid = FieldShapes.ball(EDGE, 12.3);
        float[] production = random(grid, 1, 0, 10);
        float[] loss = random(grid, 2, 5, 20);
        double diffusion = diffusion(1.5, 10);
        FieldSolver solver = new FieldSolver(grid, Crew.ALONE);
        float[] cold = new float[grid.size()];
        int coldSweeps = solver.solve(cold, production, loss, diffusion, STEADY, 1e-4);
        float[] warm = new float[grid.size()];
        float[] before = production.clone();
        for (int i = 0; i < before.length; i++) {
            before[i] *= i % 2 == 0 ? 1.02f : 0.97f;
        }
        solver.solve(warm, before, loss, diffusion, STEADY, 1e-4);
        int warmSweeps = solver.solve(warm, production, loss, diffusion, STEADY, 1e-4);
        assertTrue(warmSweeps < coldSweeps, warmSweeps + " against " + coldSweeps);
        float most = 0;
        for (float one : cold) {
            most = Math.max(most, one);
        }
        assertArrayEquals(cold, warm, 2e-4f * most);
    }

    /// Halved in every step it comes near the least float, where rounding is a large part of it: then it is 0 and not an error.
    @Test
    void solve_levelThatFadesAway_endsAtZero() {
        Grid grid = Grid.full(EDGE, 9, 8, 7);
        float[] level = random(grid, 3, 1, 2);
        float[] loss = random(grid, 4, 0.5f, 1.5f);
        float[] production = new float[grid.size()];
        FieldSolver solver = new FieldSolver(grid, Crew.ALONE);
        for (int step = 0; step < 200; step++) {
            solver.solve(level, production, loss, diffusion(5, 1), 1, 1e-3);
            float[] even = level.clone();
            solver.solve(even, production, 1, diffusion(5, 1), 1, 1e-3);
        }
        assertEquals(0, total(level));
    }

    @Test
    void solve_lossOfZero_isRefused() {
        Grid grid = Grid.full(EDGE, 3, 3, 3);
        SolverException refused = assertThrows(
                SolverException.class,
                () -> new FieldSolver(grid, Crew.ALONE)
                        .solve(new float[grid.size()], filled(grid, 1), filled(grid, 0), 1, STEADY, 1e-3));
        assertTrue(String.valueOf(refused.getMessage()).contains("above 0"), refused::getMessage);
    }

    @Test
    void solve_productionNotANumber_isRefused() {
        Grid grid = Grid.full(EDGE, 3, 3, 3);
        SolverException refused = assertThrows(
                SolverException.class,
                () -> new FieldSolver(grid, Crew.ALONE)
                        .solve(new float[grid.size()], filled(grid, Float.NaN), filled(grid, 1), 1, STEADY, 1e-3));
        assertTrue(String.valueOf(refused.getMessage()).contains("finite"), refused::getMessage);
    }
}
