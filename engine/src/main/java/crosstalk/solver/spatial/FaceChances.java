package crosstalk.solver.spatial;

import org.jspecify.annotations.Nullable;

/// How readily cells hop through each face of the active voxels, the same for all kinds that move alike: D B(-P) of [Hops], worked out once
/// for all of them and all sweeps of a step.
///
/// Shape: by axis (x, y, z), over the box; 0 towards what is not active. Units: mm^2/day. Error: that of [Hops] and of float, 6e-8.
final class FaceChances {

    private static final int AXES = 3;
    /// Up to this square of a slope the even part of its function is a Taylor series.
    private static final double GENTLE = 1;

    private final Grid grid;
    private final Crew crew;
    /// Towards the next voxel of an axis, and the one before.
    final float[][] up, down;

    /// @param scratch whose arrays from number `from` on these are
    FaceChances(Grid grid, Crew crew, Scratch scratch, int from) {
        this.grid = grid;
        this.crew = crew;
        up = new float[AXES][];
        down = new float[AXES][];
        for (int axis = 0; axis < AXES; axis++) {
            up[axis] = scratch.array(from + 2 * axis);
            down[axis] = scratch.array(from + 2 * axis + 1);
        }
    }

    /// Works them out.
    ///
    /// @param motility by voxel, or null where it is `uniform`
    /// @param potential by voxel, or null where nothing is followed
    void fill(float @Nullable [] motility, double uniform, float @Nullable [] potential) {
        crew.share(grid.nz - 2, task -> {
            int z = task + 1;
            for (int y = 1; y < grid.ny - 1; y++) {
                int row = grid.row(y, z);
                for (int axis = 0; axis < AXES; axis++) {
                    fill(axis, row, motility, uniform, potential);
                }
            }
        });
    }

    private void fill(int axis, int row, float @Nullable [] motility, double uniform, float @Nullable [] potential) {
        int rows = axis == 0 ? 0 : axis == 1 ? 1 : grid.ny;
        int step = axis == 0 ? 1 : rows * grid.nx;
        int base = row * grid.nx;
        int from = base + grid.first[row];
        int to = base + grid.last[row];
        int above = Math.max(from, base + grid.first[row + rows] - (axis == 0 ? 1 : 0));
        int aboveEnd = Math.min(to, base + grid.last[row + rows] - (axis == 0 ? 1 : 0));
        int below = base + grid.first[row - rows] + (axis == 0 ? 1 : 0);
        int belowEnd = base + grid.last[row - rows] + (axis == 0 ? 1 : 0);
        float[] rise = up[axis];
        float[] fall = down[axis];
        for (int i = from; i < to; i++) {
            if (i < above || i >= aboveEnd) {
                rise[i] = 0;
            }
            if (i < below || i >= belowEnd) {
                fall[i] = 0;
            }
        }
        for (int i = above; i < aboveEnd; i++) {
            int j = i + step;
            double face = motility == null ? uniform : Hops.face(motility[i], motility[j]);
            double difference = potential == null ? 0 : (double) potential[j] - potential[i];
            double slope = difference / face;
            double square = slope * slope;
            if (square <= GENTLE) {
                double even = face * Hops.even(square);
                rise[i] = (float) (even + difference / 2);
                fall[j] = (float) (even - difference / 2);
            } else {
                rise[i] = (float) Hops.biased(face, difference);
                fall[j] = (float) Hops.biased(face, -difference);
            }
        }
    }
}
