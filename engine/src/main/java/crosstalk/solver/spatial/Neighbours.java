package crosstalk.solver.spatial;

import java.util.Arrays;

/// How many of a voxel's six neighbours are active.
final class Neighbours {

    private final Grid grid;

    Neighbours(Grid grid) {
        this.grid = grid;
    }

    /// Writes 1/(excess + number of active neighbours) for every active voxel.
    void diagonal(Slabs slabs, float[] inverse, float excess) {
        float[] table = new float[7];
        for (int n = 0; n < table.length; n++) {
            table[n] = 1 / (excess + n);
        }
        slabs.rows((row, first, end) -> {
            int base = row * grid.nx;
            int low = grid.first[row] + 1;
            int high = grid.last[row] - 1;
            for (int other : new int[] {row - 1, row + 1, row - grid.ny, row + grid.ny}) {
                low = Math.max(low, grid.first[other]);
                high = Math.min(high, grid.last[other]);
            }
            high = Math.max(low, high);
            Arrays.fill(inverse, base + low, base + high, table[6]);
            for (int i = first; i < end; i++) {
                if (i == base + low) {
                    i = base + high;
                }
                if (i < end) {
                    inverse[i] = table[count(row, i - base)];
                }
            }
        });
    }

    private int count(int row, int x) {
        int sum = (x > grid.first[row] ? 1 : 0) + (x < grid.last[row] - 1 ? 1 : 0);
        for (int other : new int[] {row - 1, row + 1, row - grid.ny, row + grid.ny}) {
            sum += x >= grid.first[other] && x < grid.last[other] ? 1 : 0;
        }
        return sum;
    }
}
