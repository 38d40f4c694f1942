package crosstalk.solver.spatial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Levels against closed forms: one mode of a sealed box, a plane and a point that make a level, and the way to them.
final class FieldConvergenceTest {

    private static final double STEADY = Double.POSITIVE_INFINITY;

    /// The amplitude left of cos(pi x/length) after `steps` steps in a sealed column of `n` voxels, of length 1.
    private static double amplitude(int n, double diffusion, double decay, double time, int steps) {
        double edge = 1.0 / n;
        Grid grid = Grid.full(edge, n, 2, 1);
        float[] level = new float[grid.size()];
        float[] loss = new float[grid.size()];
        for (int i = 0; i < level.length; i++) {
            int x = i % grid.nx;
            level[i] = grid.isActive(i) ? (float) (2 + Math.cos(Math.PI * (x - 0.5) * edge)) : 0;
            loss[i] = (float) decay;
        }
        FieldSolver solver = new FieldSolver(grid, Crew.ALONE);
        for (int step = 0; step < steps; step++) {
            solver.solve(level, new float[grid.size()], loss, diffusion, time / steps, 1e-7);
        }
        double sum = 0;
        for (int x = 1; x <= n; x++) {
            sum += level[grid.index(x, 1, 1)] * Math.cos(Math.PI * (x - 0.5) * edge);
        }
        return sum * 2 / n;
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 16, 40})
    void solve_modeOfSealedBox_decaysAsTheLatticeFormulaSays(int n) {
        double diffusion = 0.04;
        double decay = 0.5;
        double edge = 1.0 / n;
        double conductance = Reach.table().conductance((float) (edge * Math.sqrt(decay / diffusion)));
        double rate = decay + conductance * diffusion * 4 * Math.pow(Math.sin(Math.PI * edge / 2) / edge, 2);
        assertEquals(Math.pow(1 + rate * 0.1, -20), amplitude(n, diffusion, decay, 2, 20), 2e-5);
    }

    @Test
    void solve_modeOfSealedBox_isOfFirstOrderInTimeAndSecondInSpace() {
        double exact = Math.exp(-2 * (0.5 + 0.04 * Math.PI * Math.PI));
        double coarse = amplitude(40, 0.04, 0.5, 2, 10) - exact;
        double fine = amplitude(40, 0.04, 0.5, 2, 20) - exact;
        assertEquals(1, Math.log(coarse / fine) / Math.log(2), 0.1);
        // the error in time, the same at every voxel, is taken away with the exact rate's own backward Euler
        double inTime = Math.pow(1 + (0.5 + 0.04 * Math.PI * Math.PI) * 0.1, -20);
        double large = amplitude(4, 0.04, 0.5, 2, 20) - inTime;
        double small = amplitude(8, 0.04, 0.5, 2, 20) - inTime;
        assertEquals(2, Math.log(large / small) / Math.log(2), 0.15);
    }

    /// Largest error of the level around a plane that makes 2 per area, diffusion 100, loss 1 (decay length 10): exactly exp(-x/10)/10.
    private static double planeError(int perLength) {
        double edge = 10.0 / perLength;
        int n = 24 * perLength + 1;
        Grid grid = Grid.full(edge, n, 1, 1);
        float[] loss = new float[grid.size()];
        Arrays.fill(loss, 1);
        float[] production = new float[grid.size()];
        int centre = grid.index(1 + n / 2, 1, 1);
        production[centre] = (float) (2 / edge);
        float[] level = new float[grid.size()];
        new FieldSolver(grid, Crew.ALONE).solve(level, production, loss, 100, STEADY, 1e-6);
        double worst = 0;
        for (int away = perLength; away < 5 * perLength; away++) {
            // the exact mean over a voxel that the plane, spread over one voxel, makes: mean over both of exp(-x/10)/10
            double y = 1.0 / perLength;
            double exact = Math.pow(2 * Math.sinh(y / 2) / y, 2) * Math.exp(-away * y) / 10;
            worst = Math.max(worst, Math.abs(level[centre + away] - exact));
        }
        return worst;
    }

    @Test
    void solve_planeSource_convergesWithSecondOrder() {
        double coarse = planeError(1);
        double middle = planeError(2);
        double fine = planeError(4);
        assertTrue(coarse < 0.003, "error " + coarse);
        assertEquals(2, Math.log(coarse / middle) / Math.log(2), 0.4);
        assertEquals(2, Math.log(middle / fine) / Math.log(2), 0.3);
    }

    /// Relative error two decay lengths from a voxel that makes 1, along an axis: exactly exp(-2)/(4 pi diffusion distance) for loss 1.
    private static double pointError(int n, int away, int diagonal) {
        double reach = away / 2.0;
        Grid grid = Grid.full(1, n, n, n);
        float[] loss = new float[grid.size()];
        Arrays.fill(loss, 1);
        float[] production = new float[grid.size()];
        int centre = 1 + n / 2;
        production[grid.index(centre, centre, centre)] = 1;
        float[] level = new float[grid.size()];
        new FieldSolver(grid, Crew.ALONE).solve(level, production, loss, reach * reach, STEADY, 1e-5);
        double distance = diagonal == 0 ? away : Math.sqrt(3) * diagonal;
        int side = diagonal == 0 ? 0 : diagonal;
        double found = level[grid.index(centre + (diagonal == 0 ? away : side), centre + side, centre + side)];
        return found / (Math.exp(-distance / reach) / (4 * Math.PI * reach * reach * distance)) - 1;
    }

    @Test
    void solve_pointSource_isTheExponentialOverDistanceToSecondOrder() {
        double coarse = pointError(31, 3, 0);
        double middle = pointError(51, 6, 0);
        double fine = pointError(87, 12, 0);
        assertTrue(fine < 0.015, "error " + fine);
        assertEquals(2, Math.log(coarse / middle) / Math.log(2), 0.5);
        assertEquals(2, Math.log(middle / fine) / Math.log(2), 0.4);
        assertEquals(0, pointError(51, 6, 4), 0.03);
    }

    /// Steps of any length end in the steady state of the closures, shares and all.
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.25, 1, 2.9, 3.1, 100})
    void solve_manyStepsOfAnyLength_reachTheExactShares(double lossTimesStep) {
        for (double reach : new double[] {0.15, 0.4, 1, 2}) {
            Grid grid = Grid.full(0.2, 21, 21, 21);
            float[] loss = new float[grid.size()];
            Arrays.fill(loss, 4);
            float[] production = new float[grid.size()];
            int centre = grid.index(11, 11, 11);
            production[centre] = 4;
            float[] level = new float[grid.size()];
            FieldSolver solver = new FieldSolver(grid, Crew.ALONE);
            double left = 1;
            while (left > 1e-5) {
                solver.solve(level, production, loss, 4 * reach * reach * 0.04, lossTimesStep / 4, 1e-5);
                left = lossTimesStep > 3 ? 0 : left / (1 + lossTimesStep);
            }
            assertEquals(ExactShares.share(reach, 0, 0, 0), level[centre], 1e-3);
            double face = ExactShares.share(reach, 1, 0, 0);
            assertEquals(face, level[centre + 1], 0.1 * face);
        }
    }

    @Test
    void solve_oneStep_totalIsThatOfBackwardEuler() {
        Grid grid = FieldShapes.ball(0.2, 9.4);
        float[] loss = new float[grid.size()];
        float[] production = new float[grid.size()];
        float[] level = new float[grid.size()];
        double before = 0;
        for (int i = 0; i < loss.length; i++) {
            if (grid.isActive(i)) {
                loss[i] = 1 + i % 3;
                production[i] = i % 7;
                level[i] = i % 5;
                before += level[i] / 0.25 + production[i];
            }
        }
        new FieldSolver(grid, Crew.ALONE).solve(level, production, loss, 0.5, 0.25, 1e-3);
        double after = 0;
        for (int i = 0; i < loss.length; i++) {
            after += level[i] * (loss[i] + 4.0);
        }
        assertEquals(before, after, 1e-5 * before);
    }
}
