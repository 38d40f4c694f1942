package crosstalk.solver.spatial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeighbourhoodTest {

    /// Points of the ball beyond the upper x face, of 4e6 pairs of a centre and a point. Standard error sqrt(s/4e6): 1.2e-4 at s = 0.0563; the
    /// twin's share 3r/(14h) is 14 % too high, 8e-3 there.
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.3, 0.6})
    void share_ballAroundAnyPoint_isWhatLiesBeyondAFace(double radius) {
        SplittableRandom random = new SplittableRandom(5);
        int pairs = 4_000_000;
        int beyond = 0;
        for (int i = 0; i < pairs; i++) {
            double x;
            double y;
            double z;
            do {
                x = random.nextDouble(-1, 1);
                y = random.nextDouble(-1, 1);
                z = random.nextDouble(-1, 1);
            } while (x * x + y * y + z * z > 1);
            beyond += random.nextDouble() + radius * x > 1 ? 1 : 0;
        }
        double found = beyond / (double) pairs;
        double error = Math.sqrt(found / pairs);
        double share = Neighbourhood.share(2 * radius, 2);
        assertTrue(Math.abs(found - share) < 5 * error, found + " and " + share);
        assertTrue(Math.abs(found - share * 16 / 14) > 5 * error, "the biased twin passes");
    }

    @Test
    void share_ballAsLargeAsTheVoxel_isCutToASeventh() {
        assertEquals(1.0 / 7, Neighbourhood.share(0.2, 0.2));
        assertEquals(1.0 / 7, Neighbourhood.share(9, 0.2));
        assertEquals(0, Neighbourhood.share(0, 0.2));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Neighbourhood(Grid.full(0.2, 1, 1, 1), Crew.ALONE, Double.NaN));
    }

    private static int[] scattered(Grid grid, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] counts = new int[grid.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = grid.isActive(i) ? random.nextInt(1000) : 0;
        }
        return counts;
    }

    /// As the class says it, voxel by voxel.
    private static double[] plainly(Grid grid, int[][] counts, double share) {
        double[] out = new double[grid.size()];
        int[] strides = {1, -1, grid.nx, -grid.nx, grid.nx * grid.ny, -grid.nx * grid.ny};
        for (int i = 0; i < out.length; i++) {
            if (grid.isActive(i)) {
                for (int[] one : counts) {
                    out[i] += one[i];
                    for (int stride : strides) {
                        out[i] += grid.isActive(i + stride) ? share * (one[i + stride] - one[i]) : 0;
                    }
                }
            }
        }
        return out;
    }

    /// A region with a span drawn at random in every row, some of them empty.
    private static Grid ragged(int nx, int ny, int nz, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Grid grid = Grid.full(0.2, nx, ny, nz);
        for (int row = 0; row < grid.first.length; row++) {
            if (grid.last[row] > 0) {
                int a = random.nextInt(1, nx + 2);
                int b = random.nextInt(1, nx + 2);
                grid.first[row] = a == b ? 0 : Math.min(a, b);
                grid.last[row] = a == b ? 0 : Math.max(a, b);
            }
        }
        return grid;
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 1, 7", "9, 1, 1", "2, 2, 2", "17, 31, 5", "40, 6, 6"})
    void of_anyRegion_isTheSumByTheRule(int nx, int ny, int nz) {
        Crew many = (tasks, work) -> IntStream.range(0, tasks).parallel().forEach(work);
        for (Grid grid : new Grid[] {Grid.full(0.2, nx, ny, nz), ragged(nx, ny, nz, 4), ragged(nx, ny, nz, 5)}) {
            for (int kinds = 0; kinds < 4; kinds++) {
                int[][] counts = new int[kinds][];
                for (int k = 0; k < kinds; k++) {
                    counts[k] = scattered(grid, k);
                }
                Neighbourhood near = new Neighbourhood(grid, Crew.ALONE, 0.03);
                double[] expected = plainly(grid, counts, 3 * 0.03 / (16 * 0.2));
                float[] out = new float[grid.size()];
                near.of(counts, out);
                double sum = 0;
                double before = 0;
                for (int i = 0; i < out.length; i++) {
                    assertEquals(expected[i], out[i], 1e-6 * expected[i], "voxel " + i);
                    sum += out[i];
                    for (int[] one : counts) {
                        before += one[i];
                    }
                }
                assertEquals(before, sum, 1e-6 * before);
                float[] shared = new float[grid.size()];
                new Neighbourhood(grid, many, 0.03).of(counts, shared);
                assertArrayEquals(out, shared);
            }
        }
    }

    @Test
    void row_anyPiece_isThatPieceOfTheRow() {
        Grid grid = ragged(30, 5, 5, 8);
        int[] counts = scattered(grid, 1);
        Neighbourhood near = new Neighbourhood(grid, Crew.ALONE, 0.05);
        double[] expected = plainly(grid, new int[][] {counts}, near.share());
        float[] out = new float[grid.size()];
        for (int row = 0; row < grid.first.length; row++) {
            int base = row * grid.nx;
            for (int from = grid.first[row]; from <= grid.last[row]; from++) {
                for (int to = from; to <= grid.last[row]; to++) {
                    near.row(counts, base + from, base + to, out);
                    for (int x = from; x < to; x++) {
                        assertEquals(expected[base + x], out[base + x], 1e-6 * expected[base + x]);
                    }
                }
            }
        }
    }
}
