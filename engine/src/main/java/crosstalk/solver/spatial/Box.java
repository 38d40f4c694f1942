package crosstalk.solver.spatial;

/// A part of a grid's box.
///
/// @param x of its first voxel in the grid, as are y and z
/// @param nx voxels along x, as are ny and nz
record Box(int x, int y, int z, int nx, int ny, int nz) {

    /// The smallest that holds every active voxel; one voxel where none is active.
    static Box around(Grid grid) {
        int[] low = {grid.nx, grid.ny, grid.nz};
        int[] high = {-1, -1, -1};
        for (int z = 0; z < grid.nz; z++) {
            for (int y = 0; y < grid.ny; y++) {
                int row = grid.row(y, z);
                if (grid.last[row] > grid.first[row]) {
                    low = new int[] {Math.min(low[0], grid.first[row]), Math.min(low[1], y), Math.min(low[2], z)};
                    high = new int[] {Math.max(high[0], grid.last[row] - 1), Math.max(high[1], y), Math.max(high[2], z)
                    };
                }
            }
        }
        return high[0] < 0
                ? new Box(0, 0, 0, 1, 1, 1)
                : new Box(low[0], low[1], low[2], high[0] - low[0] + 1, high[1] - low[1] + 1, high[2] - low[2] + 1);
    }

    /// Number of voxels.
    int size() {
        return nx * ny * nz;
    }

    /// Where in an array over this part a voxel of the grid is.
    ///
    /// @param voxel an index of the grid, of a voxel of this part
    int index(int voxel, Grid grid) {
        int row = voxel / grid.nx;
        return voxel - row * grid.nx - x + nx * (row % grid.ny - y + ny * (row / grid.ny - z));
    }

    /// This part of an array over the grid, times a factor.
    float[] crop(float[] values, Grid grid, double factor) {
        float[] part = new float[size()];
        for (int k = 0; k < nz; k++) {
            for (int j = 0; j < ny; j++) {
                int from = grid.index(x, y + j, z + k);
                int to = nx * (j + ny * k);
                for (int i = 0; i < nx; i++) {
                    part[to + i] = (float) (values[from + i] * factor);
                }
            }
        }
        return part;
    }
}
