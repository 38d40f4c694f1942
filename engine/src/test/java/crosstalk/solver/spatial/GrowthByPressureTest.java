package crosstalk.solver.spatial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pressure and transport together, step after step.
class GrowthByPressureTest {

    private static final double TOLERANCE = 0.002;

    /// Radii of a tumour of 1,500 mm^3 are 23.7 voxels of 300 um, 35.5 of 200 um and 71 of 100 um; the last is left to larger runs.
    @ParameterizedTest
    @CsvSource({"FACES, 8, 23.7, 0.2", "FACES_AND_EDGES, 8, 23.7, 0.2", "FACES, 25, 35.5, 0.3"})
    void growth_everywhere_staysASphereAndKeepsEveryCell(
            Pressure.Stencil stencil, double start, double end, double rate) {
        Ball ball = new Ball((int) end + 4, 0.2, 4000, new double[] {1}, new boolean[] {true}, stencil, Crew.ALONE);
        ball.fill(0, 0, start, 1);
        while (ball.radius() < end) {
            ball.grow(Math.exp(rate));
            long cells = ball.cells();
            ball.push(TOLERANCE);
            assertEquals(cells, ball.cells());
        }
        double radius = ball.radius();
        for (double axis : ball.axes()) {
            assertEquals(1, axis / radius, 0.01);
        }
    }

    @Test
    void growth_byRealAndByWholeNumbers_theSameBall() {
        Ball whole =
                new Ball(20, 0.2, 4000, new double[] {1}, new boolean[] {true}, Pressure.Stencil.FACES, Crew.ALONE);
        Ball real = new Ball(20, 0.2, 4000, new double[] {1}, new boolean[] {true}, Pressure.Stencil.FACES, Crew.ALONE);
        whole.fill(0, 0, 6, 1);
        real.fill(0, 0, 6, 1);
        Content.fill(real.grid, Crew.ALONE, real.counts, real.volumes, real.content);
        double start = real.volume();
        double factor = Math.exp(0.1);
        for (int step = 0; step < 30; step++) {
            whole.grow(factor);
            whole.push(TOLERANCE);
            for (int i = 0; i < real.content.length; i++) {
                real.content[i] *= (float) factor;
            }
            real.flow(TOLERANCE, Pressure.Stencil.FACES);
        }
        double sum = 0;
        for (float each : real.content) {
            sum += each;
        }
        double exact = start * Math.exp(3);
        assertEquals(exact, sum / real.capacity, 1e-4 * exact);
        // Rounding births of 30 steps in up to 18,000 voxels: sd below sqrt(30 * 18,000)/2 = 370 cells of 7e7; the mean
        // is exact.
        assertEquals(exact, whole.volume(), 1e-4 * exact);
        double[] axes = whole.axes();
        double[] others = real.axes();
        for (int n = 0; n < axes.length; n++) {
            assertEquals(others[n], axes[n], 0.1);
        }
    }

    /// A ball of half the starting radius is marked. Bounds of issue 5 are for a start of 10 voxels.
    @Test
    void growth_markedInnerClone_keepsItsPlaceAndEdge() {
        double[] edge = clone(true);
        assertEquals(0.5, edge[1], 0.02);
        assertTrue(edge[2] - edge[0] < 0.15);
    }

    @Test
    void growth_markedInnerCloneByUpwind_isSmeared() {
        double[] edge = clone(false);
        assertTrue(edge[2] - edge[0] > 0.2);
        assertTrue(edge[1] < 0.48);
    }

    /// Where the share of a marked inner half falls through 90, 50 and 10 %, over the radius, after growth from 10 to 24 voxels.
    private static double[] clone(boolean sharp) {
        Ball ball = new Ball(
                27, 0.2, 4000, new double[] {1, 1}, new boolean[] {sharp, sharp}, Pressure.Stencil.FACES, Crew.ALONE);
        ball.fill(0, 0, 5, 1);
        ball.fill(1, 5, 10, 1);
        while (ball.radius() < 24) {
            ball.grow(Math.exp(0.2));
            ball.push(TOLERANCE);
        }
        return new double[] {fallsTo(ball, 0.9), fallsTo(ball, 0.5), fallsTo(ball, 0.1)};
    }

    private static double fallsTo(Ball ball, double share) {
        double[] marked = new double[200];
        double[] all = new double[200];
        double radius = ball.radius();
        int c = ball.middle();
        int nx = ball.grid.nx;
        for (int i = 0; i < ball.grid.size(); i++) {
            int x = i % nx - c;
            int y = i / nx % ball.grid.ny - c;
            int z = i / nx / ball.grid.ny - c;
            int shell = (int) (Math.sqrt(x * x + y * y + z * z) / radius * 50);
            if (shell < 200) {
                marked[shell] += ball.counts[0][i];
                all[shell] += ball.counts[0][i] + ball.counts[1][i];
            }
        }
        double before = 1;
        for (int shell = 0; ; shell++) {
            double now = all[shell] > 0 ? marked[shell] / all[shell] : before;
            if (now < share) {
                return (shell - 0.5 + (before - share) / (before - now)) / 50;
            }
            before = now;
        }
    }

    /// Room that cleared cells leave is filled by fluid: nothing falls in, and cells that divide around it fill it again.
    @Test
    void growth_aroundAClearedCore_noCollapseAndRegrowthIntoIt() {
        Ball ball = new Ball(16, 0.2, 4000, new double[] {1}, new boolean[] {true}, Pressure.Stencil.FACES, Crew.ALONE);
        ball.fill(0, 5, 10, 1);
        int[] before = ball.counts[0].clone();
        ball.push(TOLERANCE);
        assertArrayEquals(before, ball.counts[0]);
        double first = missing(ball, 5);
        assertTrue(first > 450);

        for (int step = 0; step < 8; step++) {
            ball.grow(1.05);
            ball.push(TOLERANCE);
        }
        double later = missing(ball, 5);
        assertTrue(later < 0.8 * first && later > 0);
        assertTrue(ball.fullest() < 1.01f);

        for (int step = 0; step < 40; step++) {
            ball.grow(1.05);
            ball.push(TOLERANCE);
        }
        assertTrue(missing(ball, 5) < 0.01 * first);
    }

    /// Volume within a radius that no cell fills, in voxels.
    private static double missing(Ball ball, double radius) {
        double sum = 0;
        for (int i = 0; i < ball.grid.size(); i++) {
            sum += ball.within(i, radius) * (1 - Math.min(1, ball.content[i] / ball.capacity));
        }
        return sum;
    }
}
