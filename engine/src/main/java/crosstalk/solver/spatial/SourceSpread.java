package crosstalk.solver.spatial;

/// Hands part of what is made in a voxel to its neighbours along each axis, one axis after the other; nothing crosses the edge of the active
/// region, so that totals stay.
///
/// Shape: arrays over the box; `from` is kept, `other` and `to` are written, all three different.
final class SourceSpread {

    private final Grid grid;
    private final Slabs slabs;

    SourceSpread(Grid grid, Slabs slabs) {
        this.grid = grid;
        this.slabs = slabs;
    }

    /// The same share everywhere: along each axis (share, 1 - 2 share, share).
    void even(float[] from, float[] other, float[] to, float share) {
        slabs.rows((row, first, end) -> along(from, to, share, first, end));
        slabs.rows((row, first, end) -> across(to, other, share, row, 1, first, end));
        slabs.rows((row, first, end) -> across(other, to, share, row, grid.ny, first, end));
    }

    private static void along(float[] from, float[] to, float share, int first, int end) {
        System.arraycopy(from, first, to, first, end - first);
        add(from, to, share, 1, first, end - 1);
        add(from, to, share, -1, first + 1, end);
    }

    private void across(float[] from, float[] to, float share, int row, int rows, int first, int end) {
        System.arraycopy(from, first, to, first, end - first);
        int step = rows * grid.nx;
        add(from, to, share, step, Math.max(first, start(row + rows) - step), Math.min(end, stop(row + rows) - step));
        add(from, to, share, -step, Math.max(first, start(row - rows) + step), Math.min(end, stop(row - rows) + step));
    }

    private static void add(float[] from, float[] to, float share, int step, int first, int end) {
        for (int i = first; i < end; i++) {
            to[i] += share * (from[i + step] - from[i]);
        }
    }

    /// Where loss differs from voxel to voxel: spreads the level that production over loss would make, so that production in
    /// proportion to loss, which keeps a level the same everywhere, still does. What crosses a face is the difference in that level times the
    /// geometric mean of both sides' loss times spill, times the fourth power of the smaller loss over the larger.
    ///
    /// The last factor is a closure tuned by test: at the front of a tissue that consumes what is supplied around it, the front voxel already mixes
    /// both, and spill on top of that brings too much in: a ball of radius 1.5 mm (decay lengths 0.15 inside, 0.05 mm outside, voxels of 0.2 mm)
    /// consumes 40 % too much without the factor, 16 % with it, 15 % without spill, 21 % with the stencil alone. Nothing becomes negative.
    ///
    /// @param from production over loss; written too
    /// @param weight square root of loss times spill
    /// @param inverse 1/loss
    /// @param to production over loss, afterwards
    void uneven(float[] from, float[] to, float[] loss, float[] weight, float[] inverse) {
        axis(from, to, loss, weight, inverse, 0);
        axis(to, from, loss, weight, inverse, 1);
        axis(from, to, loss, weight, inverse, grid.ny);
    }

    private void axis(float[] from, float[] to, float[] loss, float[] weight, float[] inverse, int rows) {
        slabs.rows((row, first, end) -> {
            System.arraycopy(from, first, to, first, end - first);
            if (rows == 0) {
                add(from, to, loss, weight, inverse, 1, first, end - 1);
                add(from, to, loss, weight, inverse, -1, first + 1, end);
                return;
            }
            int step = rows * grid.nx;
            int above = Math.max(first, start(row + rows) - step);
            int below = Math.max(first, start(row - rows) + step);
            add(from, to, loss, weight, inverse, step, above, Math.min(end, stop(row + rows) - step));
            add(from, to, loss, weight, inverse, -step, below, Math.min(end, stop(row - rows) + step));
        });
    }

    private static void add(
            float[] from, float[] to, float[] loss, float[] weight, float[] inverse, int step, int first, int end) {
        for (int i = first; i < end; i++) {
            float alike = Math.min(loss[i], loss[i + step]) * Math.min(inverse[i], inverse[i + step]);
            float face = weight[i] * weight[i + step] * (alike * alike) * (alike * alike);
            to[i] += inverse[i] * face * (from[i + step] - from[i]);
        }
    }

    private int start(int row) {
        return row * grid.nx + grid.first[row];
    }

    private int stop(int row) {
        return row * grid.nx + grid.last[row];
    }
}
