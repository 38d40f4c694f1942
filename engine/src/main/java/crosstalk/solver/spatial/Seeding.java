package crosstalk.solver.spatial;

import crosstalk.random.Scatter;

/// Puts cells into a tissue: a ball around the place of injection, all kinds mixed, as large as their volume asks for.
///
/// What is there already stays; where voxels get too full, the next step's pressure makes room.
final class Seeding {

    /// Points per edge of a voxel at which it is asked whether they lie in the ball.
    private static final int POINTS = 8;

    private Seeding() {}

    /// Adds whole cells; every one of them is placed.
    ///
    /// @param number of cells by population, 0 or more
    /// @param volumes of one cell by population, mm^3
    /// @param key random key of this injection
    static void place(Lattice lattice, long[] number, double[] volumes, Region region, long key) {
        double volume = 0;
        for (int k = 0; k < number.length; k++) {
            volume += number[k] * volumes[k];
        }
        double edge = lattice.grid().edge;
        double radius = Math.cbrt(3 * volume / (4 * Math.PI)) / edge;
        int reach = (int) Math.ceil(radius);
        makeRoom(lattice, reach + region.margin() + 1);
        Grid grid = lattice.grid();
        double[] share = shares(radius, reach);
        int side = 2 * reach + 1;
        double all = 0;
        for (double each : share) {
            all += each;
        }
        for (int k = 0; k < number.length; k++) {
            if (number[k] == 0) {
                continue;
            }
            double u = Scatter.uniform(Scatter.bits(key, k));
            double sum = 0;
            long given = 0;
            for (int i = 0; i < share.length; i++) {
                sum += share[i];
                long upTo = i == share.length - 1 ? number[k] : (long) Math.floor(number[k] * (sum / all) + u);
                long here = Math.min(upTo, number[k]) - given;
                given += here;
                int x = i % side - reach - grid.ox;
                int y = i / side % side - reach - grid.oy;
                int z = i / (side * side) - reach - grid.oz;
                if (here > 0) {
                    open(grid, x, y, z);
                    lattice.counts[k][grid.index(x, y, z)] += Math.toIntExact(here);
                }
            }
        }
        lattice.fill(volumes, Crew.ALONE);
    }

    /// Takes cells away, in every voxel the same part of them; keeps exactly as many as asked.
    static void thin(Lattice lattice, int k, long keep, long key) {
        Grid grid = lattice.grid();
        long total = lattice.total(k);
        double part = total == 0 ? 0 : (double) keep / total;
        double u = Scatter.uniform(Scatter.bits(key, k));
        long before = 0;
        long kept = 0;
        for (int row = 0; row < grid.first.length; row++) {
            for (int i = row * grid.nx + grid.first[row]; i < row * grid.nx + grid.last[row]; i++) {
                before += lattice.counts[k][i];
                long upTo = before == total ? keep : Math.min(keep, (long) Math.floor(before * part + u));
                lattice.counts[k][i] = (int) (upTo - kept);
                kept = upTo;
            }
        }
    }

    private static void open(Grid grid, int x, int y, int z) {
        int row = grid.row(y, z);
        boolean isEmpty = grid.first[row] == grid.last[row];
        grid.first[row] = isEmpty ? x : Math.min(grid.first[row], x);
        grid.last[row] = isEmpty ? x + 1 : Math.max(grid.last[row], x + 1);
    }

    /// Lets the box hold `reach` voxels on every side of the place of injection.
    private static void makeRoom(Lattice lattice, int reach) {
        Grid grid = lattice.grid();
        int[] below = {reach + 1 + grid.ox, reach + 1 + grid.oy, reach + 1 + grid.oz};
        int[] above = {
            reach + 2 - grid.ox - grid.nx, reach + 2 - grid.oy - grid.ny, reach + 2 - grid.oz - grid.nz
        };
        boolean grows = false;
        for (int axis = 0; axis < 3; axis++) {
            below[axis] = Math.max(0, below[axis]);
            above[axis] = Math.max(0, above[axis]);
            grows |= below[axis] + above[axis] > 0;
        }
        if (grows) {
            lattice.grow(grid.grown(below, above));
        }
    }

    /// Share of each voxel of a cube that lies in a ball around the centre of its middle voxel.
    ///
    /// @param radius in voxels
    private static double[] shares(double radius, int reach) {
        int side = 2 * reach + 1;
        double[] share = new double[side * side * side];
        for (int i = 0; i < share.length; i++) {
            share[i] = share(i % side - reach, i / side % side - reach, i / (side * side) - reach, radius);
        }
        // A ball smaller than the points' distance: all of it is in the middle.
        share[share.length / 2] = Math.max(share[share.length / 2], 1.0 / (POINTS * POINTS * POINTS));
        return share;
    }

    private static double share(int x, int y, int z, double radius) {
        int inside = 0;
        for (int p = 0; p < POINTS * POINTS * POINTS; p++) {
            double dx = x - 0.5 + (p % POINTS + 0.5) / POINTS;
            double dy = y - 0.5 + (p / POINTS % POINTS + 0.5) / POINTS;
            double dz = z - 0.5 + (p / (POINTS * POINTS) + 0.5) / POINTS;
            inside += dx * dx + dy * dy + dz * dz <= radius * radius ? 1 : 0;
        }
        return (double) inside / (POINTS * POINTS * POINTS);
    }
}
