package crosstalk.solver.spatial;

/// The level that a tissue sees in voxels which it fills in part only, as at the front of a tumour: the filled part of a voxel lies
/// on the far side of the slope, on average (1 - fraction)/2 of an edge from the middle.
///
/// Shape: arrays over the box. Error: first order in the voxel's edge at a front; the mean level is first order too, with up to twice the error.
final class PartlyFilled {

    private final Grid grid;
    private final Crew crew;

    PartlyFilled(Grid grid, Crew crew) {
        this.grid = grid;
        this.crew = crew;
    }

    /// Writes the level in the filled part: the mean, less half the empty fraction times the steepest rise from voxel to voxel, at least 0;
    /// the mean itself where a voxel is full. The tissue is taken to consume: it lies where the level is lower.
    ///
    /// @param level mean of each voxel
    /// @param fraction of each voxel that is filled; above 1 counts as full
    /// @param seen written; not `level`
    void seen(float[] level, float[] fraction, float[] seen) {
        new Slabs(grid, crew).rows((row, first, end) -> {
            for (int i = first; i < end; i++) {
                float empty = 1 - fraction[i];
                seen[i] = empty > 0 ? Math.max(0, level[i] - empty / 2 * slope(level, row, i)) : level[i];
            }
        });
    }

    private float slope(float[] level, int row, int i) {
        int x = i - row * grid.nx;
        float here = level[i];
        float alongX = (at(level, row, x + 1, here) - at(level, row, x - 1, here)) / 2;
        float alongY = (at(level, row + 1, x, here) - at(level, row - 1, x, here)) / 2;
        float alongZ = (at(level, row + grid.ny, x, here) - at(level, row - grid.ny, x, here)) / 2;
        return (float) Math.sqrt(alongX * alongX + alongY * alongY + alongZ * alongZ);
    }

    private float at(float[] level, int row, int x, float otherwise) {
        return x >= grid.first[row] && x < grid.last[row] ? level[row * grid.nx + x] : otherwise;
    }
}
