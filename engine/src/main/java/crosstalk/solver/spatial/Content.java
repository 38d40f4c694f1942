package crosstalk.solver.spatial;

/// The volume of the cells in each voxel.
final class Content {

    private Content() {}

    /// Adds up what cells fill, over the active voxels: content = sum of number times volume.
    ///
    /// Shape: counts population by voxel of the box; content a voxel of the box.
    ///
    /// @param volumes of one cell of each population, mm^3
    /// @param content receives mm^3; voxels that are not active are left alone
    static void fill(Grid grid, Crew crew, int[][] counts, double[] volumes, float[] content) {
        crew.share(grid.nz, z -> {
            for (int y = 0; y < grid.ny; y++) {
                int row = grid.row(y, z);
                if (grid.last[row] > grid.first[row]) {
                    int base = row * grid.nx;
                    row(base + grid.first[row], base + grid.last[row], counts, volumes, content);
                }
            }
        });
    }

    /// The same for the voxels from `start` to `end - 1`.
    static void row(int start, int end, int[][] counts, double[] volumes, float[] content) {
        for (int i = start; i < end; i++) {
            content[i] = 0;
        }
        for (int k = 0; k < counts.length; k++) {
            add(start, end, counts[k], (float) volumes[k], content);
        }
    }

    /// Adds one population to the content of a row.
    static void add(int start, int end, int[] counts, float volume, float[] content) {
        for (int i = start; i < end; i++) {
            content[i] += volume * counts[i];
        }
    }
}
