package crosstalk.solver.spatial;

/// Levels at the middle of a step, as cells see them that are pushed meanwhile.
///
/// While a rim grows, its front goes on and buries it: what a cell sees changes by d level/dt + velocity * gradient level, though
/// the level at its depth stays the same. A step that keeps the level of its start lets a rim of growth g grow by exp(g dt) where it
/// should by 1 + g dt: at 200 um and 12 hours 6 % more volume in 16 days. With the level of the middle, followed along the cell's way, the
/// error of a step is of third order. The change with time is that since the last step; the way is what pressure pushed out through each face of the voxel.
///
/// Only for levels that no single cell makes and that settle within a step, such as oxygen: the number of a few cells does not go on as it went.
///
/// Shape: arrays over the box. Units: mm, day.
final class Midway {

    /// A level is taken to change by at most this part of itself in half a step.
    private static final float MOST = 0.5f;

    /// Steps this many times longer than the last are not looked ahead.
    private static final double LONGER = 4;

    private final Grid grid;
    private final Crew crew;

    Midway(Grid grid, Crew crew) {
        this.grid = grid;
        this.crew = crew;
    }

    /// Writes the middle level of a smooth field, or its level where that does not settle within the step or the last step was none.
    ///
    /// @param loss of the field, the least of all voxels, per day
    /// @param last length of the last step, days, or 0
    /// @param dt length of this one, days
    void of(int field, Lattice lattice, double loss, double last, double dt) {
        float[] before = lattice.before[field];
        float[] level = lattice.levels[field];
        float[] pressure = lattice.pressure;
        float[] middle = lattice.middle[field];
        Slabs slabs = new Slabs(grid, crew);
        boolean looks = dt <= LONGER * last && loss * dt > FieldSolver.SETTLED;
        float ahead = looks ? (float) (dt / 2 / last) : 0;
        float pushed = ahead / (float) Math.pow(grid.edge, 3);
        slabs.rows((row, first, end) -> {
            for (int i = first; i < end; i++) {
                float here = level[i];
                float change = ahead * (here - before[i]);
                if (pressure[i] > 0) {
                    change += pushed * onTheWay(level, pressure, row, i);
                }
                float most = MOST * here;
                middle[i] = here + Math.max(-most, Math.min(most, change));
            }
        });
    }

    /// The volume pushed out through each face in the last step, times the rise of the level behind it.
    private float onTheWay(float[] level, float[] pressure, int row, int i) {
        int x = i - row * grid.nx;
        int plane = grid.nx * grid.ny;
        return through(level, pressure, row, x - 1, i, i - 1)
                + through(level, pressure, row, x + 1, i, i + 1)
                + through(level, pressure, row - 1, x, i, i - grid.nx)
                + through(level, pressure, row + 1, x, i, i + grid.nx)
                + through(level, pressure, row - grid.ny, x, i, i - plane)
                + through(level, pressure, row + grid.ny, x, i, i + plane);
    }

    private float through(float[] level, float[] pressure, int row, int x, int i, int j) {
        boolean isActive = x >= grid.first[row] && x < grid.last[row];
        return isActive ? Math.max(0, pressure[i] - pressure[j]) * (level[j] - level[i]) : 0;
    }
}
