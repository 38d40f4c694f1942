package crosstalk.solver.spatial;

import java.util.Arrays;

/// The cells that a cell meets: those of its own voxel, and of the six neighbours by their share in its surroundings.
///
/// Of a ball of radius r around a point anywhere in a cube of edge h >= r, on average 3r/(16h) lies beyond any one face. So many of
/// a neighbour's cells are counted in place of as many of the voxel's own, for each face with an active neighbour; beyond the others it is taken to be as in
/// the voxel itself. What lies beyond an edge of the cube, out of two faces at once, counts for both neighbours rather than for the voxel between them.
/// The share is at most a seventh: the voxel's own is never below it. The sum over a region of any shape stays what it is.
///
/// Shapes: over the box of the grid, 0 where it is not active.
final class Neighbourhood {

    private static final double LARGEST_SHARE = 1.0 / 7;

    private final Grid grid;
    private final Crew crew;
    private final double share;
    /// Sums of several kinds of cells, over the box.
    private int[] store = {};

    /// @param radius within which cells meet, mm, at least 0
    Neighbourhood(Grid grid, Crew crew, double radius) {
        if (!(radius >= 0)) {
            throw new IllegalArgumentException("cells meet within " + radius + " mm, expected 0 or more");
        }
        this.grid = grid;
        this.crew = crew;
        share = share(radius, grid.edge);
    }

    /// The share of a neighbour behind one face.
    ///
    /// @param radius within which cells meet, at least 0
    /// @param edge of a voxel
    static double share(double radius, double edge) {
        return Math.min(3 * radius / (16 * edge), LARGEST_SHARE);
    }

    /// The share of the voxel itself, with all six neighbours active.
    double own() {
        return 1 - 6 * share;
    }

    /// The share of a neighbour behind one face of a voxel.
    double share() {
        return share;
    }

    /// The cells met in every active voxel.
    ///
    /// @param counts of those that are added up, each over the box
    /// @param out receives the numbers over the box; what is not active is left as it is
    void of(int[][] counts, float[] out) {
        int[] sum = counts.length == 1 ? counts[0] : add(counts);
        crew.share(grid.nz - 2, task -> {
            for (int y = 1; y < grid.ny - 1; y++) {
                int line = grid.row(y, task + 1);
                row(sum, line * grid.nx + grid.first[line], line * grid.nx + grid.last[line], out);
            }
        });
    }

    private int[] add(int[][] counts) {
        if (store.length == 0) {
            store = new int[grid.size()];
        }
        int[] sum = store;
        crew.share(grid.nz - 2, task -> {
            for (int row = grid.row(0, task + 1); row < grid.row(0, task + 2); row++) {
                // What is not active holds no cells, but may have been active before.
                int from = row * grid.nx;
                int to = from + grid.nx;
                if (grid.last[row] == grid.first[row]) {
                    Arrays.fill(sum, from, to, 0);
                } else {
                    add(counts, from, to, sum);
                }
            }
        });
        return sum;
    }

    private static void add(int[][] counts, int from, int to, int[] sum) {
        Arrays.fill(sum, from, to, 0);
        for (int[] each : counts) {
            for (int i = from; i < to; i++) {
                sum[i] += each[i];
            }
        }
    }

    /// The cells met in a piece of a row.
    ///
    /// @param counts over the box
    /// @param from first voxel of the piece, an index of the box
    /// @param to one more than the last, of the same row; all in between are active
    /// @param out receives the numbers, over the box
    void row(int[] counts, int from, int to, float[] out) {
        if (from >= to) {
            return;
        }
        int row = from / grid.nx;
        int base = row * grid.nx;
        int ny = grid.ny;
        int low = base + Math.max(grid.first[row] + 1, highest(grid.first, row, ny));
        int high = base + Math.min(grid.last[row] - 1, lowest(grid.last, row, ny));
        int inner = Math.clamp(low, from, to);
        int innerEnd = Math.clamp(high, inner, to);
        margin(counts, row, from, inner, out);
        inside(counts, inner, innerEnd, out);
        margin(counts, row, innerEnd, to, out);
    }

    private static int highest(int[] of, int row, int ny) {
        return Math.max(Math.max(of[row - 1], of[row + 1]), Math.max(of[row - ny], of[row + ny]));
    }

    private static int lowest(int[] of, int row, int ny) {
        return Math.min(Math.min(of[row - 1], of[row + 1]), Math.min(of[row - ny], of[row + ny]));
    }

    /// Where all six neighbours are active.
    private void inside(int[] counts, int from, int to, float[] out) {
        int y = grid.nx;
        int z = grid.nx * grid.ny;
        float own = (float) (1 - 6 * share);
        float other = (float) share;
        for (int i = from; i < to; i++) {
            int around = counts[i - 1] + counts[i + 1] + counts[i - y] + counts[i + y] + counts[i - z] + counts[i + z];
            out[i] = own * counts[i] + other * around;
        }
    }

    /// Where some may not be: those hold 0, so only their number is to be known.
    private void margin(int[] counts, int row, int from, int to, float[] out) {
        int y = grid.nx;
        int z = grid.nx * grid.ny;
        for (int i = from; i < to; i++) {
            int around = counts[i - 1] + counts[i + 1] + counts[i - y] + counts[i + y] + counts[i - z] + counts[i + z];
            int x = i - row * grid.nx;
            out[i] = (float) ((1 - faces(row, x) * share) * counts[i] + share * around);
        }
    }

    /// Number of active neighbours.
    private int faces(int row, int x) {
        return active(row, x - 1)
                + active(row, x + 1)
                + active(row - 1, x)
                + active(row + 1, x)
                + active(row - grid.ny, x)
                + active(row + grid.ny, x);
    }

    private int active(int row, int x) {
        return x >= grid.first[row] && x < grid.last[row] ? 1 : 0;
    }
}
