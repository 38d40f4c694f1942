package crosstalk.solver.spatial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// A ball that consumes what is supplied around it, against the radial formula. Inside the level obeys laplacian c = c/inside^2, outside
/// laplacian c = (c - 1)/outside^2. With p = coth(R/inside)/inside - 1/R and q = 1/outside + 1/R the integral of c over
/// the ball is 4 pi R^2 inside^2 p q/(p + q).
final class SuppliedBallTest {

    private static final double INSIDE = 0.15;
    private static final double OUTSIDE = 0.1;
    private static final double RADIUS = 1.13;

    /// Relative error of the level summed over the ball: of the means, and of what the filled parts see.
    private static double[] errors(double edge) {
        int n = 2 * (int) Math.ceil((RADIUS + 6 * OUTSIDE) / edge) + 2;
        Grid grid = Grid.full(edge, n, n, n);
        float[] fraction = new float[grid.size()];
        float[] loss = new float[grid.size()];
        float[] production = new float[grid.size()];
        Arrays.fill(loss, 1);
        for (int z = 1; z <= n; z++) {
            for (int y = 1; y <= n; y++) {
                for (int x = 1; x <= n; x++) {
                    int i = grid.index(x, y, z);
                    fraction[i] = fraction(x - n / 2.0 - 0.3, y - n / 2.0 - 0.71, z - n / 2.0 - 0.1, RADIUS / edge);
                    production[i] = (1 - fraction[i]) / (float) (OUTSIDE * OUTSIDE);
                    loss[i] = production[i] + fraction[i] / (float) (INSIDE * INSIDE);
                }
            }
        }
        float[] level = new float[grid.size()];
        float[] seen = new float[grid.size()];
        new FieldSolver(grid, Crew.ALONE).solve(level, production, loss, 1, Double.POSITIVE_INFINITY, 1e-5);
        new PartlyFilled(grid, Crew.ALONE).seen(level, fraction, seen);
        double p = 1 / Math.tanh(RADIUS / INSIDE) / INSIDE - 1 / RADIUS;
        double q = 1 / OUTSIDE + 1 / RADIUS;
        double exact = 4 * Math.PI * RADIUS * RADIUS * INSIDE * INSIDE * p * q / (p + q) / (edge * edge * edge);
        double mean = Sums.ofProducts(level, fraction, 0, level.length) / exact - 1;
        return new double[] {mean, Sums.ofProducts(seen, fraction, 0, level.length) / exact - 1};
    }

    /// Share of a voxel, given its lower corner, that is within a ball around 0: of 8 x 8 x 8 points.
    private static float fraction(double x, double y, double z, double radius) {
        int inside = 0;
        for (int point = 0; point < 512; point++) {
            double a = x + ((point & 7) + 0.5) / 8;
            double b = y + ((point >> 3 & 7) + 0.5) / 8;
            double c = z + ((point >> 6) + 0.5) / 8;
            inside += a * a + b * b + c * c < radius * radius ? 1 : 0;
        }
        return inside / 512f;
    }

    @Test
    void solve_suppliedAroundABall_convergesToTheRadialFormula() {
        double[] coarse = errors(0.2);
        double[] fine = errors(0.1);
        assertTrue(coarse[0] > 0 && coarse[0] < 0.15, Arrays.toString(coarse));
        assertTrue(Math.abs(coarse[1]) < 0.06, Arrays.toString(coarse));
        assertTrue(Math.abs(fine[1]) < 0.03, Arrays.toString(fine));
        // a thin rim in mixed voxels: of an order between 1 and 2
        double order = Math.log(coarse[0] / fine[0]) / Math.log(2);
        assertTrue(order > 1.2, "order " + order);
    }

    @Test
    void seen_fullVoxels_isTheMean() {
        Grid grid = FieldShapes.ball(0.2, 5.2);
        float[] level = new float[grid.size()];
        float[] full = new float[grid.size()];
        for (int i = 0; i < level.length; i++) {
            level[i] = grid.isActive(i) ? i % 11 : 0;
        }
        Arrays.fill(full, 1);
        float[] seen = new float[grid.size()];
        new PartlyFilled(grid, Crew.ALONE).seen(level, full, seen);
        assertArrayEquals(level, seen);
    }
}
