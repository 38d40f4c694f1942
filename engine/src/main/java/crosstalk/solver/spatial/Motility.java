package crosstalk.solver.spatial;

import org.jspecify.annotations.Nullable;

/// Cells that walk by themselves: whole cells hop between neighbouring voxels.
///
/// A step is made of equal substeps, as many as keep a hop's chance up to a third and the drift up to half a voxel. In a substep every
/// cell stays, or goes one voxel up or down, along each axis, independently of the others, with the chances of [HopChances]. Two substeps along
/// one axis are drawn as one, with the law of both; an odd one is left for the end. So the variance of a cell's position along each axis
/// grows by exactly twice motility times time where nothing is followed, whatever the step; along a potential it grows by P/2 coth(P/2) times
/// that, less the square of the drift in each substep, where P is the potential's difference between neighbours over motility (P = 1: 8 %).
/// In a potential that does not change numbers settle where they are as exp(potential/motility), exactly.
///
/// Axes follow each other as x, y, z or as z, y, x: a coin for each step says which comes first, then they alternate. What one order
/// does in the step's second order the other undoes.
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

    /// Rows of each z that are laid out together for sweeps along z.
    private static final int UPRIGHT_ROWS = 2;

    static final int X = 0;
    static final int Y = 1;
    static final int Z = 2;
    private static final int[][] RISING = {{X, Y}, {Z}};
    private static final int[][] FALLING = {{Z}, {Y, X}};

    private final Grid grid;
    private final Crew crew;
    private final Pool<Walk> walks;
    private Walk.Motion motion = new Walk.Motion(new MotilityRange(0, 0), 0, null, null);

    Motility(Grid grid, Crew crew) {
        this.grid = grid;
        this.crew = crew;
        walks = new Pool<>(() -> new Walk(grid));
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
            move(new int[][] {counts}, dt, new long[] {key});
        }
    }

    private static void require(double dt) {
        if (!(dt >= 0) || Double.isInfinite(dt)) {
            throw new IllegalArgumentException("cells move for " + dt + " days, expected 0 or more");
        }
    }

    /// Says how cells move that are then moved; arrays are read then.
    ///
    /// @param motility by voxel, mm^2/day, at least 0; null where it is `uniform`
    /// @param potential by voxel, mm^2/day: cells drift by its gradient; null where they follow nothing
    /// @throws IllegalArgumentException when a motility or a potential is not finite, or a motility below 0
    void prepare(float @Nullable [] motility, double uniform, float @Nullable [] potential) {
        MotilityRange range = MotilityRange.of(grid, crew, motility, uniform, potential);
        motion = new Walk.Motion(range, uniform, motility, potential);
    }

    /// Moves cells as prepared.
    ///
    /// @param counts of each kind: cells by voxel; changed in place
    /// @param dt days, at least 0
    /// @param keys of the random numbers: another for each kind of cell and step
    /// @throws IllegalArgumentException when the step is not finite or below 0
    void move(int[][] counts, double dt, long[] keys) {
        require(dt);
        MotilityRange range = motion.range();
        double perEdge = dt / (grid.edge * grid.edge);
        if (keys.length == 0 || perEdge * Math.max(range.fastest(), range.steepest()) == 0) {
            return;
        }
        int substeps = substeps(range, perEdge);
        boolean isRising = keys[0] < 0;
        int number = 0;
        for (int done = 0; done < substeps; done += 2) {
            for (int[] axes : isRising ? RISING : FALLING) {
                pass(new Walk.Sweeps(axes, number, done + 1 < substeps, perEdge / substeps), counts, keys);
                number += axes.length;
            }
            isRising = !isRising;
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

    /// Along x and y plane by plane; along z by planes upright, a few side by side.
    private void pass(Walk.Sweeps sweeps, int[][] counts, long[] keys) {
        boolean isUpright = sweeps.axes()[0] == Z;
        int tasks = isUpright ? (grid.ny - 2 + UPRIGHT_ROWS - 1) / UPRIGHT_ROWS : grid.nz - 2;
        crew.share(
                tasks,
                task -> walks.lend(walk -> {
                    int y = isUpright ? 1 + task * UPRIGHT_ROWS : 1;
                    int endY = isUpright ? Math.min(y + UPRIGHT_ROWS, grid.ny - 1) : grid.ny - 1;
                    int z = isUpright ? 1 : 1 + task;
                    int endZ = isUpright ? grid.nz - 1 : z + 1;
                    if (walk.lay(y, endY, z, endZ, isUpright)) {
                        walk.move(motion, sweeps, counts, keys);
                    }
                }));
    }
}
