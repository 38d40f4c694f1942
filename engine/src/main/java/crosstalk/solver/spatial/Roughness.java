package crosstalk.solver.spatial;

/// How many sources shape the level within a voxel: its own, and those of its neighbours as far as they reach.
///
/// Along each axis a voxel counts the shares of its neighbours' sources that a level of half the decay length would bring: what
/// makes a level rough is the square of what one source adds, which falls twice as fast. Voxels beyond the edge count as this one.
///
/// Shape: arrays over the box. Units: loss 1/day, diffusion mm^2/day. Source of the shape: see [SubvoxelResponse].
final class Roughness {

    private static final float EVEN = 1 / 3f;

    private final Grid grid;
    private final Crew crew;
    private final float[] share;
    private final float[] other;

    Roughness(Grid grid, Crew crew) {
        this.grid = grid;
        this.crew = crew;
        share = new float[grid.size()];
        other = new float[grid.size()];
    }

    /// Writes mean squared over variance of the level of sources placed at random, for [SubvoxelResponse#means].
    ///
    /// @param sources in each voxel, at least 0
    /// @param loss above 0
    /// @param diffusion above 0
    /// @param shape written
    void shapes(float[] sources, float[] loss, double diffusion, float[] shape) {
        Slabs slabs = new Slabs(grid, crew);
        double perRoot = grid.edge / Math.sqrt(diffusion);
        slabs.rows((row, first, end) -> shares(loss, (float) perRoot, first, end));
        slabs.rows((row, first, end) -> gather(sources, shape, row, 0, 1, first, end));
        slabs.rows((row, first, end) -> gather(shape, other, row, 1, grid.nx, first, end));
        slabs.rows((row, first, end) -> {
            gather(other, shape, row, grid.ny, grid.nx * grid.ny, first, end);
            for (int i = first; i < end; i++) {
                double reach = 1 / (perRoot * Math.sqrt(loss[i]));
                shape[i] = (float) SubvoxelResponse.shape(shape[i], reach);
            }
        });
    }

    private void shares(float[] loss, float perRoot, int first, int end) {
        Reach reach = Reach.table();
        for (int i = first; i < end; i++) {
            share[i] = Math.min(EVEN, reach.kernel(2 * perRoot * (float) Math.sqrt(loss[i])));
        }
    }

    private void gather(float[] from, float[] to, int row, int rows, int step, int first, int end) {
        int low = rows == 0 ? first + 1 : start(row - rows) + step;
        int lowEnd = rows == 0 ? end : stop(row - rows) + step;
        int high = rows == 0 ? first : start(row + rows) - step;
        int highEnd = rows == 0 ? end - 1 : stop(row + rows) - step;
        System.arraycopy(from, first, to, first, end - first);
        add(from, to, -step, Math.max(first, low), Math.min(end, lowEnd));
        add(from, to, step, Math.max(first, high), Math.min(end, highEnd));
    }

    private void add(float[] from, float[] to, int step, int first, int end) {
        for (int i = first; i < end; i++) {
            to[i] += share[i] * (from[i + step] - from[i]);
        }
    }

    private int start(int row) {
        return row * grid.nx + grid.first[row];
    }

    private int stop(int row) {
        return row * grid.nx + grid.last[row];
    }
}
