package crosstalk.solver.spatial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PiecesTest {

    private static final int WIDTH = 16;

    /// A ragged region: rows from 0 to 40 voxels long.
    private static Grid ragged(SplittableRandom random) {
        Grid grid = new Grid(0.2, 42, 9, 8, 0, 0, 0);
        for (int z = 1; z < grid.nz - 1; z++) {
            for (int y = 1; y < grid.ny - 1; y++) {
                int from = random.nextInt(1, 41);
                int row = grid.row(y, z);
                grid.first[row] = from;
                grid.last[row] = random.nextInt(from, 42);
            }
        }
        return grid;
    }

    /// How often each voxel of the box is in a strip.
    private static int[] visits(Pieces pieces, Grid grid) {
        int[] index = new int[grid.size()];
        for (int i = 0; i < index.length; i++) {
            index[i] = i;
        }
        int[] visits = new int[grid.size()];
        double[] strip = new double[WIDTH];
        assertEquals(0, pieces.firstOf(0));
        assertEquals(pieces.strips, pieces.firstOf(pieces.tasks()));
        for (int s = 0; s < pieces.strips; s++) {
            pieces.load(s, index, strip);
            for (int v = 0; v < pieces.voxels[s]; v++) {
                visits[(int) strip[v]]++;
            }
        }
        return visits;
    }

    @Test
    void of_everyActiveVoxel_isInOneStrip() {
        for (long seed = 0; seed < 20; seed++) {
            Grid grid = ragged(new SplittableRandom(seed));
            int[] visits = visits(Pieces.of(grid, WIDTH), grid);
            for (int i = 0; i < visits.length; i++) {
                assertEquals(grid.isActive(i) ? 1 : 0, visits[i]);
            }
        }
    }

    @Test
    void store_intoAPartOfTheBox_isWhatCroppingTheWholeBoxGives() {
        for (long seed = 0; seed < 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Grid grid = ragged(random);
            Box part = Box.around(grid);
            Pieces pieces = Pieces.of(grid, WIDTH);
            float[] whole = new float[grid.size()];
            float[] cropped = new float[part.size()];
            for (int s = 0; s < pieces.strips; s++) {
                double[] strip = random.doubles(WIDTH).toArray();
                pieces.store(s, strip, whole);
                pieces.store(s, strip, 3.7, grid, part, cropped);
            }
            assertArrayEquals(part.crop(whole, grid, 3.7), cropped);
        }
    }

    @Test
    void occupied_voxelsWithContent_areAllThereAndTheEndsOfRowsWithoutAreNot() {
        for (long seed = 0; seed < 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Grid grid = ragged(random);
            float[] content = new float[grid.size()];
            for (int i = 0; i < content.length; i++) {
                content[i] = grid.isActive(i) && random.nextInt(20) == 0 ? 1 : 0;
            }
            int[] visits = visits(Pieces.occupied(grid, content, WIDTH), grid);
            for (int i = 0; i < visits.length; i++) {
                assertTrue(visits[i] == 1 || content[i] == 0 && visits[i] == 0);
                boolean isEnd = visits[i] == 1 && (visits[i - 1] == 0 || visits[i + 1] == 0);
                assertTrue(!isEnd || content[i] > 0, "a row begins or ends without content");
            }
        }
    }
}
