package crosstalk.solver.spatial;

import java.util.function.IntConsumer;

/// The planes of a grid that hold active voxels, in slabs of about equal work, and rows as work for a [Crew].
///
/// How many slabs there are depends on the number of active voxels alone, never on the crew.
final class Slabs {

    private static final int VOXELS_PER_SLAB = 8192;
    private static final int MOST_SLABS = 16;

    /// What is done with one row; `from` and `to` are indices of the box.
    @FunctionalInterface
    interface RowWork {
        void row(int row, int from, int to);
    }

    /// What the voxels of one row add up to.
    @FunctionalInterface
    interface RowSum {
        double row(int row, int from, int to);
    }

    /// What is found in one row, to be compared with what others find.
    @FunctionalInterface
    interface RowSearch {
        float row(int row, int from, int to);
    }

    private final Grid grid;
    private final Crew crew;
    private final int[] planes;
    final int active;
    /// Index of the first active voxel; -1 where there is none.
    final int firstActive;

    Slabs(Grid grid, Crew crew) {
        this.grid = grid;
        this.crew = crew;
        int[] inPlane = new int[grid.nz];
        int sum = 0;
        for (int z = 0; z < grid.nz; z++) {
            for (int row = z * grid.ny; row < (z + 1) * grid.ny; row++) {
                inPlane[z] += grid.last[row] - grid.first[row];
            }
            sum += inPlane[z];
        }
        active = sum;
        firstActive = firstActive(grid);
        planes = bounds(inPlane, Math.clamp(sum / VOXELS_PER_SLAB, 1, MOST_SLABS));
    }

    private static int firstActive(Grid grid) {
        for (int row = 0; row < grid.first.length; row++) {
            if (grid.last[row] > grid.first[row]) {
                return row * grid.nx + grid.first[row];
            }
        }
        return -1;
    }

    private int[] bounds(int[] inPlane, int slabs) {
        int[] bounds = new int[slabs + 1];
        long done = 0;
        int slab = 1;
        for (int z = 0; z < inPlane.length && slab < slabs; z++) {
            done += inPlane[z];
            while (slab < slabs && done * slabs >= (long) active * slab) {
                bounds[slab++] = z + 1;
            }
        }
        bounds[slabs] = inPlane.length;
        return bounds;
    }

    int count() {
        return planes.length - 1;
    }

    /// First plane of a slab; that of the slab after the last is the number of planes.
    int plane(int slab) {
        return planes[slab];
    }

    void share(IntConsumer work) {
        crew.share(count(), work);
    }

    /// Every row with active voxels.
    void rows(RowWork work) {
        share(slab -> {
            for (int row = plane(slab) * grid.ny; row < plane(slab + 1) * grid.ny; row++) {
                if (grid.last[row] > grid.first[row]) {
                    work.row(row, row * grid.nx + grid.first[row], row * grid.nx + grid.last[row]);
                }
            }
        });
    }

    /// The largest of what is found in the rows; NaN when one row finds it.
    float most(float least, RowSearch search) {
        float[] found = new float[count()];
        share(slab -> {
            float most = least;
            for (int row = plane(slab) * grid.ny; row < plane(slab + 1) * grid.ny; row++) {
                if (grid.last[row] > grid.first[row]) {
                    most = Math.max(
                            most, search.row(row, row * grid.nx + grid.first[row], row * grid.nx + grid.last[row]));
                }
            }
            found[slab] = most;
        });
        float most = least;
        for (float one : found) {
            most = Math.max(most, one);
        }
        return most;
    }

    /// The sum over all rows, in an order of its own whatever the slabs.
    double sum(RowSum sum) {
        double[] ofPlane = new double[grid.nz];
        share(slab -> {
            for (int z = plane(slab); z < plane(slab + 1); z++) {
                for (int row = z * grid.ny; row < (z + 1) * grid.ny; row++) {
                    if (grid.last[row] > grid.first[row]) {
                        ofPlane[z] += sum.row(row, row * grid.nx + grid.first[row], row * grid.nx + grid.last[row]);
                    }
                }
            }
        });
        double total = 0;
        for (double one : ofPlane) {
            total += one;
        }
        return total;
    }
}
