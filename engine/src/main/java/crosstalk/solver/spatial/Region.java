package crosstalk.solver.spatial;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Which voxels are active: those of the tumour and a margin of host tissue around it.
///
/// A voxel belongs to the tumour when its cells fill at least one part in a hundred of it; a single cell that wanders does not
/// open a voxel, and being kept within the active region it can not lead out of it. A voxel that pressure reaches belongs to it too.
///
/// Voxels that the margin has left are dropped, but for those with cells that do not move by themselves: these stay where they are.
/// Cells that do are taken along: the edge is a wall to them, and when it moves in they come to stand in the nearest voxel within. None
/// is lost. Where no voxel is filled so far, the centre of all cells stands for the tumour, and the region becomes the margin's
/// ball around it. The box grows when the margin reaches it and shrinks when a quarter of it would do.
final class Region {

    /// Least filling of a voxel that opens its surroundings.
    private static final double FILLING = 0.01;

    /// Host tissue around the tumour, at least this thick, mm, and at least [#LEAST_MARGIN] voxels: two reaches of vessels or of what
    /// else the host supplies. The edge lets nothing through; what it makes wrong at the front is about exp(-2 margin/reach).
    private static final double MARGIN = 1;

    private static final int LEAST_MARGIN = 2;

    /// Voxels added to a side of the box when the region reaches it.
    private static final int GROWTH = 2;

    /// Voxels that the active region is wider than a ball with its margin: partly filled ones at the front.
    static final int FRONT = 2;

    /// Voxels that the box is wider than that: its border, and room to grow.
    static final int SLACK = FRONT + 2 + GROWTH;

    private final int margin;
    private final float opening;
    private final int[][] steps;

    Region(double edge) {
        margin = Math.max(LEAST_MARGIN, (int) Math.ceil(MARGIN / edge - 1e-9));
        opening = (float) (FILLING * edge * edge * edge);
        steps = steps(margin + 1);
    }

    /// Voxels of host tissue around the tumour.
    int margin() {
        return margin;
    }

    /// A box with room for the margin around one voxel.
    Grid seed(double edge) {
        int half = margin + 2;
        return new Grid(edge, 2 * half + 1, 2 * half + 1, 2 * half + 1, -half, -half, -half);
    }

    /// Opens and drops voxels by the lattice's content, and lets the box grow where needed.
    ///
    /// @return whether the set of active voxels changed
    boolean follow(Lattice lattice) {
        Grid before = lattice.grid();
        makeRoom(lattice);
        Grid grid = lattice.grid();
        int[] oldFirst = grid.first.clone();
        int[] oldLast = grid.last.clone();
        int[] low = new int[grid.first.length];
        int[] high = new int[grid.first.length];
        boolean[] solid = extents(lattice, low, high);
        boolean changed = false;
        for (int z = 1; z < grid.nz - 1; z++) {
            for (int y = 1; y < grid.ny - 1; y++) {
                changed |= span(lattice, y, z, low, high, solid);
            }
        }
        if (changed) {
            furnish(lattice, oldFirst, oldLast);
            leave(lattice, oldFirst, oldLast);
            trim(lattice);
        }
        return changed || lattice.grid() != before;
    }

    /// Empties the voxels that are not active any more.
    private void leave(Lattice lattice, int[] oldFirst, int[] oldLast) {
        Grid grid = lattice.grid();
        for (int row = 0; row < grid.first.length; row++) {
            int base = row * grid.nx;
            int end = Math.min(oldLast[row], Math.max(grid.first[row], oldFirst[row]));
            int start = Math.max(oldFirst[row], Math.min(Math.max(grid.last[row], end), oldLast[row]));
            takeAlong(lattice, row, oldFirst[row], end);
            takeAlong(lattice, row, start, oldLast[row]);
            drop(lattice, base + oldFirst[row], base + end);
            drop(lattice, base + start, base + oldLast[row]);
        }
    }

    /// Moves all cells of a part of a row into the region.
    private void takeAlong(Lattice lattice, int row, int from, int to) {
        Grid grid = lattice.grid();
        for (int x = from; x < to; x++) {
            int i = row * grid.nx + x;
            if (lattice.holdsAny(i)) {
                int y = row % grid.ny;
                int z = row / grid.ny;
                int near = nearest(grid, grid.first, grid.last, x, y, z, steps);
                lattice.move(i, near >= 0 ? near : nearest(grid, grid.first, grid.last, x, y, z, anywhere(grid)));
            }
        }
    }

    private static int[][] anywhere(Grid grid) {
        return steps(Math.max(grid.ny, grid.nz));
    }

    /// Gives voxels that are new the levels of the nearest one that was active before.
    private void furnish(Lattice lattice, int[] oldFirst, int[] oldLast) {
        Grid grid = lattice.grid();
        for (int row = 0; row < grid.first.length; row++) {
            for (int x = grid.first[row]; x < grid.last[row]; x++) {
                if (x < oldFirst[row] || x >= oldLast[row]) {
                    int from = nearest(grid, oldFirst, oldLast, x, row % grid.ny, row / grid.ny, steps);
                    if (from >= 0) {
                        copyLevels(lattice, from, row * grid.nx + x);
                    }
                }
            }
        }
    }

    private static void copyLevels(Lattice lattice, int from, int to) {
        for (float[][] arrays : new float[][][] {lattice.levels, lattice.followers, lattice.responses}) {
            for (float[] array : arrays) {
                array[to] = array[from];
            }
        }
    }

    /// @param steps rows of a disk as steps along y and z, the nearest first
    private static int nearest(Grid grid, int[] oldFirst, int[] oldLast, int x, int y, int z, int[][] steps) {
        int best = -1;
        int least = Integer.MAX_VALUE;
        for (int[] step : steps) {
            int apart = step[0] * step[0] + step[1] * step[1];
            if (apart >= least) {
                break;
            }
            int y2 = y + step[0];
            int z2 = z + step[1];
            if (y2 < 0 || z2 < 0 || y2 >= grid.ny || z2 >= grid.nz) {
                continue;
            }
            int row = grid.row(y2, z2);
            if (oldFirst[row] < oldLast[row]) {
                int x2 = Math.clamp(x, oldFirst[row], oldLast[row] - 1);
                int distance = (x - x2) * (x - x2) + apart;
                if (distance < least) {
                    least = distance;
                    best = row * grid.nx + x2;
                }
            }
        }
        return best;
    }

    /// Steps along y and z of up to `reach` each, the shortest first.
    private static int[][] steps(int reach) {
        int side = 2 * reach + 1;
        return IntStream.range(0, side * side)
                .mapToObj(i -> new int[] {i % side - reach, i / side - reach})
                .sorted(Comparator.comparingInt(step -> step[0] * step[0] + step[1] * step[1]))
                .toArray(int[][]::new);
    }

    /// Sets the span of one row.
    private boolean span(Lattice lattice, int y, int z, int[] low, int[] high, boolean[] solid) {
        Grid grid = lattice.grid();
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        for (int dz = -margin; dz <= margin; dz++) {
            for (int dy = -margin; dy <= margin; dy++) {
                int reach = margin * margin - dz * dz - dy * dy;
                int z2 = z + dz;
                int y2 = y + dy;
                if (reach < 0 || y2 < 1 || z2 < 1 || y2 > grid.ny - 2 || z2 > grid.nz - 2) {
                    continue;
                }
                int other = grid.row(y2, z2);
                if (solid[other]) {
                    int wide = (int) Math.sqrt(reach);
                    first = Math.min(first, low[other] - wide);
                    last = Math.max(last, high[other] + wide + 1);
                }
            }
        }
        int row = grid.row(y, z);
        int oldFirst = grid.first[row];
        int oldLast = grid.last[row];
        int base = row * grid.nx;
        for (int x = oldFirst; x < Math.min(oldLast, Math.max(first, oldFirst)); x++) {
            if (lattice.holdsSettled(base + x)) {
                first = x;
                last = Math.max(last, x + 1);
                break;
            }
        }
        for (int x = oldLast - 1; x >= Math.max(oldFirst, last); x--) {
            if (lattice.holdsSettled(base + x)) {
                last = x + 1;
                first = Math.min(first, x);
                break;
            }
        }
        if (first >= last) {
            first = 0;
            last = 0;
        }
        if (first == oldFirst && last == oldLast) {
            return false;
        }
        grid.first[row] = first;
        grid.last[row] = last;
        return true;
    }

    private static void drop(Lattice lattice, int from, int to) {
        if (from >= to) {
            return;
        }
        for (float[][] arrays : new float[][][] {
            lattice.levels, lattice.followers, lattice.responses, {lattice.content, lattice.pressure}
        }) {
            for (float[] array : arrays) {
                java.util.Arrays.fill(array, from, to, 0);
            }
        }
    }

    /// Whether pressure would push cells out of the active region: a voxel under pressure has a neighbour that is not active.
    boolean isTight(Lattice lattice) {
        Grid grid = lattice.grid();
        for (int row = 0; row < grid.first.length; row++) {
            int base = row * grid.nx;
            int from = grid.first[row];
            int to = grid.last[row];
            while (from < to && lattice.pressure[base + from] <= 0) {
                from++;
            }
            while (to > from && lattice.pressure[base + to - 1] <= 0) {
                to--;
            }
            if (from < to
                    && !(covers(grid, row, from - 1, to + 1)
                            && covers(grid, row - 1, from, to)
                            && covers(grid, row + 1, from, to)
                            && covers(grid, row - grid.ny, from, to)
                            && covers(grid, row + grid.ny, from, to))) {
                return true;
            }
        }
        return false;
    }

    private static boolean covers(Grid grid, int row, int from, int to) {
        return grid.first[row] <= from && to <= grid.last[row];
    }

    /// First and last voxel of the tumour by row.
    private boolean[] extents(Lattice lattice, int[] low, int[] high) {
        Grid grid = lattice.grid();
        boolean[] solid = new boolean[grid.first.length];
        boolean any = false;
        for (int row = 0; row < grid.first.length; row++) {
            int base = row * grid.nx;
            int from = grid.first[row];
            int to = grid.last[row];
            while (from < to && isOutside(lattice, base + from)) {
                from++;
            }
            while (to > from && isOutside(lattice, base + to - 1)) {
                to--;
            }
            solid[row] = from < to;
            low[row] = from;
            high[row] = to - 1;
            any |= solid[row];
        }
        int middle = any ? -1 : lattice.centre();
        if (middle >= 0) {
            int row = middle / grid.nx;
            solid[row] = true;
            low[row] = middle - row * grid.nx;
            high[row] = low[row];
        }
        return solid;
    }

    private boolean isOutside(Lattice lattice, int i) {
        return lattice.content[i] < opening && lattice.pressure[i] <= 0;
    }

    /// Lets the box grow on the sides where the margin would not fit.
    private void makeRoom(Lattice lattice) {
        Grid grid = lattice.grid();
        int[] least = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};
        int[] most = {Integer.MIN_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE};
        int[] low = new int[grid.first.length];
        int[] high = new int[grid.first.length];
        boolean[] solid = extents(lattice, low, high);
        for (int row = 0; row < solid.length; row++) {
            if (solid[row]) {
                int[] from = {low[row], row % grid.ny, row / grid.ny};
                int[] to = {high[row], from[1], from[2]};
                for (int axis = 0; axis < 3; axis++) {
                    least[axis] = Math.min(least[axis], from[axis]);
                    most[axis] = Math.max(most[axis], to[axis]);
                }
            }
        }
        if (least[0] > most[0]) {
            return;
        }
        int[] size = {grid.nx, grid.ny, grid.nz};
        int[] below = new int[3];
        int[] above = new int[3];
        boolean grows = false;
        for (int axis = 0; axis < 3; axis++) {
            below[axis] = least[axis] - margin < 1 ? GROWTH : 0;
            above[axis] = most[axis] + margin > size[axis] - 2 ? GROWTH : 0;
            grows |= below[axis] + above[axis] > 0;
        }
        if (grows) {
            lattice.grow(grid.grown(below, above));
            makeRoom(lattice);
        }
    }

    /// Lets the box shrink around the active voxels where a quarter of it would do.
    private static void trim(Lattice lattice) {
        Grid grid = lattice.grid();
        int[] size = {grid.nx, grid.ny, grid.nz};
        int[] least = size.clone();
        int[] most = new int[3];
        for (int row = 0; row < grid.first.length; row++) {
            if (grid.first[row] < grid.last[row]) {
                int[] from = {grid.first[row], row % grid.ny, row / grid.ny};
                int[] to = {grid.last[row] - 1, from[1], from[2]};
                for (int axis = 0; axis < 3; axis++) {
                    least[axis] = Math.min(least[axis], from[axis]);
                    most[axis] = Math.max(most[axis], to[axis]);
                }
            }
        }
        if (least[0] > most[0]) {
            return;
        }
        int[] below = new int[3];
        int[] above = new int[3];
        double wanted = 1;
        for (int axis = 0; axis < 3; axis++) {
            below[axis] = -Math.max(0, least[axis] - 1 - GROWTH);
            above[axis] = -Math.max(0, size[axis] - 2 - most[axis] - GROWTH);
            wanted *= size[axis] + below[axis] + above[axis];
        }
        if (4 * wanted <= grid.size()) {
            lattice.grow(grid.grown(below, above));
        }
    }
}
