package crosstalk.solver.spatial;

/// A box of voxels, and which of them are active: in every row along x one span, from first to last.
///
/// Arrays over the box have [#size] elements, voxel x, y, z at x + nx * (y + ny * z); what is not active holds 0. The outermost
/// layer of the box is never active, so that the six neighbours of an active voxel, at distances of 1, `nx` and `nx * ny`, are always in
/// the box. Time goes with active voxels, memory with the box. A grid is immutable but for its spans; it grows by
/// [#grown], which makes a larger one.
///
/// A voxel's [#address] stays the same when the box grows: its random numbers do too.
public final class Grid {

    /// Voxels at most along one axis: what an address can hold.
    static final int MOST = 1 << 20;

    /// Edge of a voxel, mm.
    public final double edge;

    /// Voxels along x, y and z, the border counted.
    public final int nx, ny, nz;

    /// The box's first corner, in voxels from the voxel of injection.
    public final int ox, oy, oz;

    /// Of each row y + ny * z: the first active x, and one more than the last; both 0 where none is.
    public final int[] first, last;

    /// A box without active voxels.
    public Grid(double edge, int nx, int ny, int nz, int ox, int oy, int oz) {
        if (nx < 3 || ny < 3 || nz < 3 || (long) nx * ny * nz > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a box of " + nx + " x " + ny + " x " + nz + " voxels");
        }
        this.edge = edge;
        this.nx = nx;
        this.ny = ny;
        this.nz = nz;
        this.ox = ox;
        this.oy = oy;
        this.oz = oz;
        first = new int[ny * nz];
        last = new int[ny * nz];
    }

    /// A box all of which but the border is active: for tests and sealed boxes.
    public static Grid full(double edge, int nx, int ny, int nz) {
        Grid grid = new Grid(edge, nx + 2, ny + 2, nz + 2, -1, -1, -1);
        for (int z = 1; z <= nz; z++) {
            for (int y = 1; y <= ny; y++) {
                grid.first[grid.row(y, z)] = 1;
                grid.last[grid.row(y, z)] = nx + 1;
            }
        }
        return grid;
    }

    /// Number of voxels of the box.
    public int size() {
        return nx * ny * nz;
    }

    /// Index of a voxel.
    public int index(int x, int y, int z) {
        return x + nx * (y + ny * z);
    }

    /// Index of a row in `first` and `last`.
    public int row(int y, int z) {
        return y + ny * z;
    }

    /// Whether the voxel at an index of the box is active.
    public boolean isActive(int index) {
        int row = index / nx;
        int x = index - row * nx;
        return x >= first[row] && x < last[row];
    }

    /// Number of active voxels.
    public int active() {
        int sum = 0;
        for (int row = 0; row < first.length; row++) {
            sum += last[row] - first[row];
        }
        return sum;
    }

    /// The address of a voxel, whatever the box: a different number for each voxel of space.
    public long address(int x, int y, int z) {
        return (long) (x + ox + MOST / 2) | (long) (y + oy + MOST / 2) << 20 | (long) (z + oz + MOST / 2) << 40;
    }

    /// The address of the voxel at an index of the box.
    public long address(int index) {
        int row = index / nx;
        return address(index - row * nx, row % ny, row / ny);
    }

    /// A larger or smaller box with the same active voxels.
    ///
    /// @param low voxels added below, x, y, z; below 0 for those taken away, none of them active
    /// @param high voxels added above
    public Grid grown(int[] low, int[] high) {
        Grid larger = new Grid(
                edge,
                nx + low[0] + high[0],
                ny + low[1] + high[1],
                nz + low[2] + high[2],
                ox - low[0],
                oy - low[1],
                oz - low[2]);
        for (int z = 0; z < nz; z++) {
            for (int y = 0; y < ny; y++) {
                int from = row(y, z);
                if (last[from] > first[from]) {
                    int to = larger.row(y + low[1], z + low[2]);
                    larger.first[to] = first[from] + low[0];
                    larger.last[to] = last[from] + low[0];
                }
            }
        }
        return larger;
    }

    /// The values of an array over another box, in an array over this one: those of voxels of both.
    public float[] moved(float[] old, Grid from) {
        float[] moved = new float[size()];
        forEachRow(from, (source, target) -> System.arraycopy(old, source, moved, target, common(from)));
        return moved;
    }

    /// The values of an array over another box, in an array over this one: those of voxels of both.
    public int[] moved(int[] old, Grid from) {
        int[] moved = new int[size()];
        forEachRow(from, (source, target) -> System.arraycopy(old, source, moved, target, common(from)));
        return moved;
    }

    private interface RowCopy {
        void copy(int source, int target);
    }

    /// Voxels of a row that are in both boxes.
    private int common(Grid from) {
        return Math.min(from.ox + from.nx, ox + nx) - Math.max(from.ox, ox);
    }

    private void forEachRow(Grid from, RowCopy copy) {
        int x = Math.max(from.ox, ox);
        for (int z = Math.max(from.oz, oz); z < Math.min(from.oz + from.nz, oz + nz); z++) {
            for (int y = Math.max(from.oy, oy); y < Math.min(from.oy + from.ny, oy + ny); y++) {
                copy.copy(from.index(x - from.ox, y - from.oy, z - from.oz), index(x - ox, y - oy, z - oz));
            }
        }
    }
}
