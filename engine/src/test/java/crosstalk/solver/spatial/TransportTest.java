package crosstalk.solver.spatial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.random.Scatter;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransportTest {

    private static final double TOLERANCE = 0.002;

    @ParameterizedTest
    @EnumSource
    void move_manyPopulations_everyCellArrives(Pressure.Stencil stencil) {
        Ball ball = mixed(stencil, Crew.ALONE);
        long[] before = totals(ball);
        for (int step = 0; step < 5; step++) {
            ball.push(TOLERANCE);
            assertArrayEquals(before, totals(ball));
            for (int[] cells : ball.counts) {
                assertTrue(Arrays.stream(cells).min().orElseThrow() >= 0);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void move_twoThreads_theSameNumbers(Pressure.Stencil stencil) {
        Ball alone = mixed(stencil, Crew.ALONE);
        Ball two = mixed(stencil, Threads.TWO);
        for (int step = 0; step < 3; step++) {
            alone.push(TOLERANCE);
            two.push(TOLERANCE);
        }
        for (int k = 0; k < alone.counts.length; k++) {
            assertArrayEquals(alone.counts[k], two.counts[k]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void move_cellsOfDifferentVolume_fillsToCapacity(Pressure.Stencil stencil) {
        Ball ball = mixed(stencil, Crew.ALONE);

        ball.push(TOLERANCE);

        float[] filled = new float[ball.grid.size()];
        Content.fill(ball.grid, Crew.ALONE, ball.counts, ball.volumes, filled);
        assertArrayEquals(filled, ball.content);
        for (int i = 0; i < filled.length; i++) {
            if (ball.u[i] > 0) {
                // Tolerance; from each side a cell of at most 2.5 volumes of rounding; and slopes of three populations
                // that are limited each
                // by itself do not add up to the flow: in a mixture as rough as this one up to another 2 %.
                double bound = TOLERANCE + 7 * 2.5 / 4000 + 0.02;
                assertEquals(1, filled[i] / ball.capacity, bound, "voxel " + i);
            }
        }
    }

    @Test
    void move_fewCells_asManyInTheMeanAsFlow() {
        double mean = meanLeaving(false);
        // Expected: a third of 5 cells in 4,000 places is 6,667; of a rounded number's variance at most 1/4 each: sd
        // 0.0079 of a mean.
        assertEquals(5 / 3.0, mean, 6 * 0.0079);
    }

    @Test
    void move_roundedDown_failsTheSameCheck() {
        assertTrue(Math.abs(meanLeaving(true) - 5 / 3.0) > 6 * 0.0079);
    }

    /// One voxel, over and over: the mean number of its five cells of a rare population that leave when a third of it flows out.
    private static double meanLeaving(boolean down) {
        Grid grid = Grid.full(0.2, 3, 3, 3);
        int middle = grid.index(2, 2, 2);
        Transport transport = new Transport(grid, Crew.ALONE, Pressure.Stencil.FACES);
        long left = 0;
        for (int step = 0; step < 4000; step++) {
            int[][] counts = new int[2][grid.size()];
            counts[0][middle] = 5;
            counts[1][middle] = 1000 - 5;
            float[] u = new float[grid.size()];
            u[middle] = 1000 / 18f;
            float[] content = new float[grid.size()];
            content[middle] = 1000;
            transport.move(
                    counts, new double[] {1, 1}, new boolean[] {false, false}, u, content, Scatter.key(3, 0, 0, step));
            left += down ? (long) (5 / 3.0) : 5 - counts[0][middle];
        }
        return left / 4000.0;
    }

    @Test
    void move_nothingPushes_nothingMoves() {
        Ball ball = mixed(Pressure.Stencil.FACES, Crew.ALONE);
        int[] before = ball.counts[1].clone();
        ball.transport.move(ball.counts, ball.volumes, ball.sharp, ball.u, ball.content, 1);
        assertArrayEquals(before, ball.counts[1]);
    }

    @Test
    void move_pushedOutOfTheActiveRegion_arrives() {
        Grid grid = Grid.full(0.2, 1, 1, 1);
        int middle = grid.index(1, 1, 1);
        int[][] counts = new int[1][grid.size()];
        counts[0][middle] = 180;
        float[] content = new float[grid.size()];
        content[middle] = 180;
        float[] u = new float[grid.size()];
        new Pressure(grid, Crew.ALONE, Pressure.Stencil.FACES).solve(content, 100, u, TOLERANCE);
        new Transport(grid, Crew.ALONE, Pressure.Stencil.FACES)
                .move(counts, new double[] {1}, new boolean[] {true}, u, content, 5);
        assertEquals(100, counts[0][middle], 1);
        assertEquals(180, Arrays.stream(counts[0]).sum());
    }

    /// A ball in which four populations, of cells of different volume, are mixed at random, too many of them by a fifth.
    private static Ball mixed(Pressure.Stencil stencil, Crew crew) {
        Ball ball = new Ball(
                14, 0.2, 4000, new double[] {1, 2.5, 0.3, 1.5}, new boolean[] {true, true, false, true}, stencil, crew);
        Random random = new Random(5);
        for (int i = 0; i < ball.grid.size(); i++) {
            double here = ball.within(i, 11) * 1.2 * 4000;
            double[] part = random.doubles(4, 0.5, 1).toArray();
            double sum = part[0] + part[1] + part[2] + part[3];
            for (int k = 0; k < 4; k++) {
                ball.counts[k][i] = (int) (here * part[k] / sum / ball.volumes[k]);
            }
        }
        return ball;
    }

    private static long[] totals(Ball ball) {
        return Arrays.stream(ball.counts)
                .mapToLong(cells -> Arrays.stream(cells).asLongStream().sum())
                .toArray();
    }
}
