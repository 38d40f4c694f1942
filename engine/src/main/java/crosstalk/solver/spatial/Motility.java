package crosstalk.solver.spatial;

import crosstalk.random.Scatter;
import org.jspecify.annotations.Nullable;

/// Cells that walk by themselves: whole cells hop between neighbouring voxels.
///
/// A step is made of equal substeps, as many as keep a hop's chance up to a third and the drift up to half a voxel; a substep
/// of three sweeps, one along each axis (x, y, z, then z, y, x, and so on). In a sweep every cell stays, or goes
/// one voxel up or down, independently of the others, with the chances of [Hops]. So the variance of a cell's position along each axis
/// grows by exactly twice motility times time where nothing is followed, whatever the step; along a potential it grows by P/2 coth(P/2) times
/// that, less the square of the drift in each substep, where P is the potential's difference between neighbours over motility (P = 1: 8 %).
/// In a potential that does not change numbers settle where they are as exp(potential/motility), exactly.
///
/// The edge of the active region is a wall: no cell leaves it, and none is lost or made.
///
/// The random numbers stand at the voxel's address, and whoever works in a plane changes counts of that plane alone: the
/// result is the same for any number of workers, and in a larger box with the same active voxels.
///
/// Shapes: over the box of the grid. Units: mm, day.
final class Motility {

    private static final double MOST_HOPPING = 1.0 / 3;
    private static final double MOST_DRIFT = 0.5;
    /// So that 1/3 + rounding does not double the work.
    private static final double ROUNDING = 1e-6;

    /// Parts of a sweep along z that workers share.
    private static final int UPRIGHT_TASKS = 16;

    private static final int X = 0;
    private static final int Y = 1;
    private static final int Z = 2;
    /// Of the sweeps of two substeps.
    private static final int[] AXES = {X, Y, Z, Z, Y, X};

    private final Grid grid;
    private final Crew crew;
    private final Scratch scratch;
    private final int from;
    private MotilityRange range = new MotilityRange(0, 0);
    /// Of the motion prepared; null where every face has the motility `same`.
    private @Nullable FaceChances faces;

    private double same;

    Motility(Grid grid, Crew crew) {
        this(grid, crew, new Scratch(grid), 0);
    }

    /// @param scratch whose arrays from number `from` on serve between [#prepare] and the last [#move]
    Motility(Grid grid, Crew crew, Scratch scratch, int from) {
        this.grid = grid;
        this.crew = crew;
        this.scratch = scratch;
        this.from = from;
    }

    /// Moves cells that are equally fast everywhere.
    ///
    /// @param counts cells by voxel; changed in place
    /// @param motility mm^2/day, at least 0
    /// @param potential by voxel, mm^2/day: cells drift by its gradient; null where they follow nothing
    /// @param dt days, at least 0
    /// @param key of the random numbers: another for each kind of cell and step
    /// @throws IllegalArgumentException when motility, potential or step is not finite, or motility or step below 0
    void move(int[] counts, double motility, float @Nullable [] potential, double dt, long key) {
        move(counts, null, motility, potential, dt, key);
    }

    /// Moves cells that are slower in some voxels than in others.
    ///
    /// @param counts cells by voxel; changed in place
    /// @param motility by voxel, mm^2/day, at least 0
    /// @param potential by voxel, mm^2/day: cells drift by its gradient; null where they follow nothing
    /// @param dt days, at least 0
    /// @param key of the random numbers: another for each kind of cell and step
    /// @throws IllegalArgumentException when a motility, a potential or the step is not finite, or a motility or the step below 0
    void move(int[] counts, float[] motility, float @Nullable [] potential, double dt, long key) {
        move(counts, motility, 0, potential, dt, key);
    }

    private void move(
            int[] counts,
            float @Nullable [] motility,
            double uniform,
            float @Nullable [] potential,
            double dt,
            long key) {
        require(dt);
        if (isAnywhere(counts)) {
            prepare(motility, uniform, potential);
            move(counts, dt, key);
        }
    }

    private static void require(double dt) {
        if (!(dt >= 0) || Double.isInfinite(dt)) {
            throw new IllegalArgumentException("cells move for " + dt + " days, expected 0 or more");
        }
    }

    /// Works out how cells move that are then moved, one kind after another.
    ///
    /// @param motility by voxel, mm^2/day, at least 0; null where it is `uniform`
    /// @param potential by voxel, mm^2/day: cells drift by its gradient; null where they follow nothing
    /// @throws IllegalArgumentException when a motility or a potential is not finite, or a motility below 0
    void prepare(float @Nullable [] motility, double uniform, float @Nullable [] potential) {
        range = MotilityRange.of(grid, crew, motility, uniform, potential);
        if (motility == null && potential == null) {
            faces = null;
            same = uniform;
        } else {
            FaceChances found = new FaceChances(grid, crew, scratch, from);
            found.fill(motility, uniform, potential);
            faces = found;
        }
    }

    /// Moves cells as prepared.
    ///
    /// @param counts cells by voxel; changed in place
    /// @param dt days, at least 0
    /// @param key of the random numbers: another for each kind of cell and step
    /// @throws IllegalArgumentException when the step is not finite or below 0
    void move(int[] counts, double dt, long key) {
        require(dt);
        double perEdge = dt / (grid.edge * grid.edge);
        if (perEdge * Math.max(range.fastest(), range.steepest()) == 0 || !isAnywhere(counts)) {
            return;
        }
        int substeps = substeps(range, perEdge);
        int sweeps = AXES.length * substeps / 2;
        for (int from = 0; from < sweeps; ) {
            int to = from + 1;
            while (to < sweeps && isUpright(to) == isUpright(from)) {
                to++;
            }
            sweep(from, to, counts, perEdge / substeps, key);
            from = to;
        }
    }

    private boolean isAnywhere(int[] counts) {
        boolean[] present = new boolean[grid.nz - 2];
        crew.share(present.length, task -> present[task] = MotilityRange.anyIn(grid, task + 1, counts));
        boolean any = false;
        for (boolean here : present) {
            any |= here;
        }
        return any;
    }

    private static int substeps(MotilityRange range, double perEdge) {
        double needed = Math.max(range.fastest() * perEdge / MOST_HOPPING, range.steepest() * perEdge / MOST_DRIFT);
        if (needed > Short.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "cells would hop %s times within a step: motility up to %s mm^2/day, potential rising by up to %s mm^2/day in a voxel"
                            .formatted(needed, range.fastest(), range.steepest()));
        }
        return Math.max(1, (int) Math.ceil(needed - ROUNDING));
    }

    /// Number of substeps in which [#move] would move cells of one motility that follow nothing.
    int substeps(double motility, double dt) {
        return substeps(new MotilityRange(motility, 0), dt / (grid.edge * grid.edge));
    }

    /// Whether a sweep needs planes of one y: sweeps along x and y are done plane by plane of one z.
    private static boolean isUpright(int sweep) {
        return AXES[sweep % AXES.length] == Z;
    }

    /// Sweeps `from` to `to - 1`, all within the same planes.
    ///
    /// @param reach step/edge^2
    private void sweep(int from, int to, int[] counts, double reach, long key) {
        boolean isUpright = isUpright(from);
        int planes = (isUpright ? grid.ny : grid.nz) - 2;
        // Upright planes go together: their rows of one z lie side by side.
        int tasks = isUpright ? Math.min(UPRIGHT_TASKS, planes) : planes;
        crew.share(tasks, task -> {
            int first = 1 + task * planes / tasks;
            int end = 1 + (task + 1) * planes / tasks;
            Hops hops = new Hops(null, same, null, reach);
            int[] coming = new int[(isUpright ? end - first : 1) * grid.nx];
            for (int k = from; k < to; k++) {
                sweep(AXES[k % AXES.length], first, end, counts, hops, reach, Scatter.bits(key, k), coming);
            }
        });
    }

    /// One sweep within planes `first` to `end - 1`: all their rows along x (axes x and y: of one z; axis z: of one y).
    ///
    /// @param coming all 0 before and after; one row for all planes of one z, a row for each of one y
    private void sweep(int axis, int first, int end, int[] counts, Hops hops, double reach, long key, int[] coming) {
        if (axis == Z) {
            for (int z = 1; z < grid.nz - 1; z++) {
                for (int y = first; y < end; y++) {
                    across(y, z, grid.ny, axis, counts, hops, reach, key, coming, (y - first) * grid.nx);
                }
            }
            return;
        }
        for (int z = first; z < end; z++) {
            for (int y = 1; y < grid.ny - 1; y++) {
                if (axis == X) {
                    along(y, z, counts, hops, reach, key);
                } else {
                    across(y, z, 1, axis, counts, hops, reach, key, coming, 0);
                }
            }
        }
    }

    /// Hops along a row. Those that come from below wait in `coming` until the voxel's own have drawn.
    private void along(int y, int z, int[] counts, Hops hops, double reach, long key) {
        int row = grid.row(y, z);
        int base = row * grid.nx;
        int from = base + grid.first[row];
        int to = base + grid.last[row];
        long address = grid.address(0, y, z) - base;
        FaceChances own = faces;
        double even = reach * same;
        int coming = 0;
        for (int i = from; i < to; i++) {
            int cells = counts[i];
            if ((cells | coming) == 0) {
                continue;
            }
            int rest = cells + coming;
            coming = 0;
            if (cells != 0) {
                double rise = own == null ? i + 1 < to ? even : 0 : reach * own.up[X][i];
                double fall = own == null ? i > from ? even : 0 : reach * own.down[X][i];
                hops.draw(cells, rise, fall, Scatter.bits(key, address + i));
                coming = hops.up;
                rest -= coming + hops.down;
                counts[i - 1] += hops.down;
            }
            counts[i] = rest;
        }
    }

    /// Hops from a row to the rows before and after it, `step` rows away; the plane's rows are called in order.
    ///
    /// @param coming by x, from `shift` on: those on their way from the row before, then those on their way to the row after
    private void across(
            int y,
            int z,
            int step,
            int axis,
            int[] counts,
            Hops hops,
            double reach,
            long key,
            int[] coming,
            int shift) {
        int row = grid.row(y, z);
        int[] first = grid.first;
        int[] last = grid.last;
        int base = row * grid.nx;
        int stride = step * grid.nx;
        long address = grid.address(0, y, z);
        FaceChances own = faces;
        double even = reach * same;
        int to = last[row];
        for (int x = first[row]; x < to; x++) {
            int i = base + x;
            int cells = counts[i];
            int rest = cells + coming[shift + x];
            if (rest == 0) {
                continue;
            }
            coming[shift + x] = 0;
            if (cells != 0) {
                double rise;
                double fall;
                if (own == null) {
                    rise = x >= first[row + step] && x < last[row + step] ? even : 0;
                    fall = x >= first[row - step] && x < last[row - step] ? even : 0;
                } else {
                    rise = reach * own.up[axis][i];
                    fall = reach * own.down[axis][i];
                }
                hops.draw(cells, rise, fall, Scatter.bits(key, address + x));
                coming[shift + x] = hops.up;
                rest -= hops.up + hops.down;
                if (hops.down > 0) {
                    counts[i - stride] += hops.down;
                }
            }
            counts[i] = rest;
        }
    }
}
