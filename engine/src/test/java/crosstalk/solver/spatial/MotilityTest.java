package crosstalk.solver.spatial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.random.Scatter;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MotilityTest {

    /// 50 um^2/min.
    private static final double MOTILITY = 0.072;

    private static final int CELLS = 100_000;

    /// Mean, variance and fourth central moment of where cells are along one axis (0, 1, 2), in voxels.
    private record Spread(double mean, double variance, double fourth) {
        static Spread of(Grid grid, int[] counts, int axis) {
            double cells = 0;
            double[] powers = new double[5];
            for (int i = 0; i < counts.length; i++) {
                int at = axis == 0 ? i % grid.nx : axis == 1 ? i / grid.nx % grid.ny : i / (grid.nx * grid.ny);
                cells += counts[i];
                double x = at - grid.nx / 2;
                for (int k = 1; k < powers.length; k++) {
                    powers[k] += counts[i] * Math.pow(x, k);
                }
            }
            double m = powers[1] / cells;
            double second = powers[2] / cells;
            double third = powers[3] / cells;
            double central = powers[4] / cells - 4 * m * third + 6 * m * m * second - 3 * m * m * m * m;
            return new Spread(m, second - m * m, central);
        }

        /// (variance - expected) in standard errors, sqrt((m4 - m2^2)/n).
        double offVariance(double expected) {
            return Math.abs(variance - expected) / Math.sqrt((fourth - variance * variance) / CELLS);
        }

        /// (mean - expected) in standard errors.
        double offMean(double expected) {
            return Math.abs(mean - expected) / Math.sqrt(variance / CELLS);
        }
    }

    /// A cube of odd edge with cells in the middle.
    private static int[] middle(Grid grid) {
        int[] counts = new int[grid.size()];
        counts[grid.index(grid.nx / 2, grid.ny / 2, grid.nz / 2)] = CELLS;
        return counts;
    }

    private static long sum(int[] counts) {
        return Arrays.stream(counts).asLongStream().sum();
    }

    /// Standard deviation after a day: sqrt(2 * 0.072) = 0.38 mm; the wall is at least 17 voxels away, 4.5 deviations at 100 um, beyond which
    /// are 7e-6 of the cells: less than one of them.
    @ParameterizedTest
    @CsvSource({"0.1, 1", "0.1, 6", "0.2, 1", "0.2, 6", "0.2, 8", "0.2, 12", "0.3, 1", "0.3, 6"})
    void move_aDay_spreadsCellsByTwiceMotilityAndTheTwinByLess(double edge, int hours) {
        Grid grid = Grid.full(edge, 39, 39, 39);
        int[] counts = middle(grid);
        int[] twin = middle(grid);
        Motility motility = new Motility(grid, Crew.ALONE);
        SplittableRandom random = new SplittableRandom(7);
        for (int step = 0; step < 24 / hours; step++) {
            motility.move(counts, MOTILITY, null, hours / 24.0, Scatter.key(1, 2, 3, step));
            hopSixWays(grid, twin, MOTILITY * hours / 24 / (edge * edge), random);
        }
        assertEquals(CELLS, sum(counts));
        double expected = 2 * MOTILITY / (edge * edge);
        for (int axis = 0; axis < 3; axis++) {
            Spread spread = Spread.of(grid, counts, axis);
            assertTrue(spread.offVariance(expected) < 5, axis + ": " + spread + ", expected " + expected);
            assertTrue(spread.offMean(0) < 5, axis + ": " + spread);
            assertTrue(Spread.of(grid, twin, axis).offVariance(expected) > 5, "the biased twin passes, axis " + axis);
        }
    }

    /// One hop a step, with the chance 1 - exp(-6a), to any of six neighbours.
    private static void hopSixWays(Grid grid, int[] counts, double a, SplittableRandom random) {
        int[] before = counts.clone();
        int[] strides = {1, -1, grid.nx, -grid.nx, grid.nx * grid.ny, -grid.nx * grid.ny};
        for (int i = 0; i < before.length; i++) {
            for (int cell = 0; cell < before[i]; cell++) {
                if (random.nextDouble() < -Math.expm1(-6 * a)) {
                    int to = i + strides[random.nextInt(6)];
                    if (grid.isActive(to)) {
                        counts[i]--;
                        counts[to]++;
                    }
                }
            }
        }
    }

    /// Mean by the gradient times time; the third axis has none.
    @ParameterizedTest
    @CsvSource({"0.1, 3", "0.2, 6"})
    void move_inAGradient_driftsAtItsSpeed(double edge, int hours) {
        Grid grid = Grid.full(edge, 41, 41, 41);
        int[] counts = middle(grid);
        // mm/day
        double[] speed = {0.4, -0.15, 0};
        float[] potential = potential(grid, speed[0] * edge, speed[1] * edge, 0);
        Motility motility = new Motility(grid, Crew.ALONE);
        for (int step = 0; step < 24 / hours; step++) {
            motility.move(counts, MOTILITY, potential, hours / 24.0, Scatter.key(5, 2, 3, step));
        }
        for (int axis = 0; axis < 3; axis++) {
            Spread spread = Spread.of(grid, counts, axis);
            assertTrue(spread.offMean(speed[axis] / edge) < 5, axis + ": " + spread);
        }
        // A drift too fast by 3 %: 0.012/0.38 of a deviation, 10 standard errors of 1e5 cells
        assertTrue(Spread.of(grid, counts, 0).offMean(1.03 * speed[0] / edge) > 6);
    }

    /// Rising by the given amounts a voxel.
    private static float[] potential(Grid grid, double x, double y, double z) {
        float[] potential = new float[grid.size()];
        for (int i = 0; i < potential.length; i++) {
            int row = i / grid.nx;
            int plane = row / grid.ny;
            potential[i] = (float) (x * (i % grid.nx) + y * (row % grid.ny) + z * plane);
        }
        return potential;
    }

    /// Probability of counts at least as far from numbers in proportion to `weights` over the active voxels.
    private static double fit(Grid grid, int[] counts, double[] weights) {
        double all = 0;
        for (int i = 0; i < counts.length; i++) {
            all += grid.isActive(i) ? weights[i] : 0;
        }
        double statistic = 0;
        long cells = sum(counts);
        for (int i = 0; i < counts.length; i++) {
            if (grid.isActive(i)) {
                double expected = cells * weights[i] / all;
                statistic += (counts[i] - expected) * (counts[i] - expected) / expected;
            }
        }
        return ChiSquaredDistribution.of(grid.active() - 1.0).survivalProbability(statistic);
    }

    /// Cells settle as exp(potential/motility). The longest relaxation, over 7 voxels, takes about (7/pi)^2/a = 33 sweeps at a = 0.15, or fewer
    /// along the gradient; 600 steps are 18 of them. The twin's ratio of neighbours is 1 + P in place of exp(P).
    /// Two and three substeps of a chance up to a third get there sooner.
    @ParameterizedTest
    @ValueSource(doubles = {0.15, 0.6, 0.9})
    void move_longInAGradient_settlesAsExponentialOfThePotential(double hopping) {
        Grid grid = Grid.full(0.2, 7, 5, 4);
        double dt = hopping * 0.04 / MOTILITY;
        double[] slope = {0.5, -0.3, 0.2};
        float[] potential = potential(grid, slope[0] * MOTILITY, slope[1] * MOTILITY, slope[2] * MOTILITY);
        double[] settled = new double[grid.size()];
        double[] upwind = new double[grid.size()];
        for (int i = 0; i < settled.length; i++) {
            settled[i] = Math.exp(potential[i] / MOTILITY);
            int row = i / grid.nx;
            int plane = row / grid.ny;
            upwind[i] = Math.pow(1.5, i % grid.nx) / Math.pow(1.3, row % grid.ny) * Math.pow(1.2, plane);
        }
        int[] counts = new int[grid.size()];
        counts[grid.index(4, 3, 2)] = CELLS;
        Motility motility = new Motility(grid, Crew.ALONE);
        for (int step = 0; step < 600; step++) {
            motility.move(counts, MOTILITY, potential, dt, Scatter.key(9, 9, 9, step));
        }
        assertTrue(fit(grid, counts, settled) > 1e-6);
        assertTrue(fit(grid, counts, upwind) < 1e-6, "the biased twin passes");
    }

    /// Motility that differs tenfold from voxel to voxel keeps what is even even, up to the walls of a region with rows of every length. The
    /// twin hops at the motility of the voxel left, which gathers cells where they are slow.
    @Test
    void move_longWhereSomeAreSlow_staysEven() {
        Grid grid = ball(5);
        float[] speeds = new float[grid.size()];
        SplittableRandom random = new SplittableRandom(3);
        int[] counts = new int[grid.size()];
        int[] twin = new int[grid.size()];
        for (int i = 0; i < counts.length; i++) {
            speeds[i] = (float) (MOTILITY * (random.nextInt(2) == 0 ? 1 : 0.1));
        }
        int[] active = IntStream.range(0, counts.length).filter(grid::isActive).toArray();
        for (int cell = 0; cell < CELLS; cell++) {
            counts[active[random.nextInt(active.length)]]++;
        }
        System.arraycopy(counts, 0, twin, 0, counts.length);
        double dt = 0.3 * 0.04 / MOTILITY;
        Motility motility = new Motility(grid, Crew.ALONE);
        for (int step = 0; step < 60; step++) {
            motility.move(counts, speeds, null, dt, Scatter.key(4, 4, 4, step));
            hopByOwnSpeed(grid, twin, speeds, dt / 0.04, random);
        }
        double[] even = new double[grid.size()];
        Arrays.fill(even, 1);
        assertTrue(fit(grid, counts, even) > 1e-6);
        assertTrue(fit(grid, twin, even) < 1e-6, "the biased twin passes");
        for (int i = 0; i < counts.length; i++) {
            assertTrue(grid.isActive(i) || counts[i] == 0, "cells at " + i);
        }
        assertEquals(CELLS, sum(counts));
    }

    private static void hopByOwnSpeed(Grid grid, int[] counts, float[] speeds, double reach, SplittableRandom random) {
        int[] before = counts.clone();
        for (int i = 0; i < before.length; i++) {
            for (int cell = 0; cell < before[i]; cell++) {
                int to = i + (random.nextBoolean() ? 1 : -1);
                if (random.nextDouble() < 2 * reach * speeds[i] && grid.isActive(to)) {
                    counts[i]--;
                    counts[to]++;
                }
            }
        }
    }

    /// A ball of voxels, in a box of which it fills all but the border.
    private static Grid ball(int radius) {
        int n = 2 * radius + 3;
        Grid grid = new Grid(0.2, n, n, n, -radius - 1, -radius - 1, -radius - 1);
        for (int z = -radius; z <= radius; z++) {
            for (int y = -radius; y <= radius; y++) {
                int left = radius * radius - y * y - z * z;
                if (left >= 0) {
                    int half = (int) Math.sqrt(left);
                    int row = grid.row(y + radius + 1, z + radius + 1);
                    grid.first[row] = radius + 1 - half;
                    grid.last[row] = radius + 2 + half;
                }
            }
        }
        return grid;
    }

    /// Cells of many numbers, some above those that are drawn together.
    private static int[] scattered(Grid grid) {
        SplittableRandom random = new SplittableRandom(11);
        int[] counts = new int[grid.size()];
        for (int i = 0; i < counts.length; i++) {
            if (grid.isActive(i)) {
                int[] kinds = {0, 0, random.nextInt(4), random.nextInt(30), random.nextInt(5000)};
                counts[i] = kinds[random.nextInt(kinds.length)];
            }
        }
        return counts;
    }

    private static float[] speeds(Grid grid) {
        float[] speeds = new float[grid.size()];
        for (int i = 0; i < speeds.length; i++) {
            speeds[i] = grid.isActive(i) ? (float) MOTILITY * (1 + i % 3) : 0;
        }
        return speeds;
    }

    @Test
    void move_anyCrew_givesTheSameCounts() {
        Grid grid = ball(6);
        Crew backwards = (tasks, work) -> {
            for (int task = tasks - 1; task >= 0; task--) {
                work.accept(task);
            }
        };
        Crew many = (tasks, work) -> IntStream.range(0, tasks).parallel().forEach(work);
        int[] alone = scattered(grid);
        long cells = sum(alone);
        new Motility(grid, Crew.ALONE).move(alone, speeds(grid), potential(grid, 0.04, 0.01, -0.02), 0.25, 77);
        assertEquals(cells, sum(alone));
        assertFalse(Arrays.equals(alone, scattered(grid)));
        for (Crew crew : new Crew[] {backwards, many}) {
            int[] others = scattered(grid);
            new Motility(grid, crew).move(others, speeds(grid), potential(grid, 0.04, 0.01, -0.02), 0.25, 77);
            assertArrayEquals(alone, others);
        }
    }

    @Test
    void move_inALargerBox_givesTheSameCounts() {
        Grid grid = ball(4);
        Grid larger = grid.grown(new int[] {3, 1, 0}, new int[] {2, 5, 4});
        int[] counts = scattered(grid);
        int[] moved = larger.moved(counts, grid);
        float[] potential = potential(grid, 0.03, 0.01, -0.02);
        new Motility(grid, Crew.ALONE).move(counts, speeds(grid), potential, 0.25, 77);
        new Motility(larger, Crew.ALONE)
                .move(moved, larger.moved(speeds(grid), grid), larger.moved(potential, grid), 0.25, 77);
        assertArrayEquals(larger.moved(counts, grid), moved);
    }

    /// Boxes of one voxel, one row, one column; rows that do not touch.
    @Test
    void move_awkwardRegions_keepsEveryCellWithinThem() {
        int[][] boxes = {{1, 1, 1}, {9, 1, 1}, {1, 9, 1}, {1, 1, 9}, {2, 3, 1}, {17, 5, 3}};
        for (int[] box : boxes) {
            keepsCells(Grid.full(0.1, box[0], box[1], box[2]));
        }
        Grid apart = new Grid(0.1, 12, 4, 4, 0, 0, 0);
        apart.first[apart.row(1, 1)] = 1;
        apart.last[apart.row(1, 1)] = 4;
        apart.first[apart.row(2, 1)] = 6;
        apart.last[apart.row(2, 1)] = 11;
        apart.first[apart.row(1, 2)] = 3;
        apart.last[apart.row(1, 2)] = 7;
        keepsCells(apart);
    }

    private static void keepsCells(Grid grid) {
        int[] counts = scattered(grid);
        long cells = sum(counts);
        Motility motility = new Motility(grid, Crew.ALONE);
        for (int step = 0; step < 20; step++) {
            motility.move(counts, speeds(grid), potential(grid, 0.05, 0.1, -0.07), 0.25, step);
        }
        assertEquals(cells, sum(counts));
        for (int i = 0; i < counts.length; i++) {
            assertTrue(counts[i] >= 0 && (grid.isActive(i) || counts[i] == 0), "cells at " + i);
        }
    }

    @Test
    void move_neverOrWithoutMotility_movesNothing() {
        Grid grid = ball(3);
        int[] counts = scattered(grid);
        Motility motility = new Motility(grid, Crew.ALONE);
        motility.move(counts, MOTILITY, null, 0, 1);
        motility.move(counts, 0, null, 1, 1);
        motility.move(counts, new float[grid.size()], null, 1, 1);
        assertArrayEquals(scattered(grid), counts);
    }

    @Test
    void move_notANumber_isRefused() {
        Grid grid = ball(3);
        Motility motility = new Motility(grid, Crew.ALONE);
        int[] counts = scattered(grid);
        float[] bad = speeds(grid);
        bad[grid.index(4, 4, 4)] = Float.NaN;
        assertThrows(IllegalArgumentException.class, () -> motility.move(counts, bad, null, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> motility.move(counts, MOTILITY, bad, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> motility.move(counts, -1, null, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> motility.move(counts, MOTILITY, null, Double.NaN, 1));
        assertThrows(IllegalArgumentException.class, () -> motility.move(counts, MOTILITY, null, 1e9, 1));
    }
}
