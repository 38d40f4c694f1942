package crosstalk.solver.spatial;

import org.jspecify.annotations.Nullable;

/// What bounds the steps of cells that move.
///
/// @param fastest motility, mm^2/day
/// @param steepest difference of the potential between neighbours, mm^2/day
record MotilityRange(double fastest, double steepest) {

    /// Looks at all active voxels: cells may come anywhere within a step.
    ///
    /// @param uniform motility where `motility` is null
    /// @throws IllegalArgumentException when a motility or potential is not finite, or a motility below 0
    static MotilityRange of(
            Grid grid, Crew crew, float @Nullable [] motility, double uniform, float @Nullable [] potential) {
        int planes = grid.nz - 2;
        double[] fastest = new double[planes];
        double[] steepest = new double[planes];
        crew.share(planes, task -> {
            fastest[task] = motility == null ? uniform : fastest(grid, task + 1, motility);
            steepest[task] = potential == null ? 0 : steepest(grid, task + 1, potential);
        });
        return new MotilityRange(
                largest(fastest, "a motility", "finite and at least 0"), largest(steepest, "a potential", "finite"));
    }

    private static double largest(double[] values, String what, String expected) {
        double most = 0;
        for (double value : values) {
            if (!(value >= 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException(what + " of cells that move is or differs by " + value
                        + " mm^2/day in some voxel, expected " + expected);
            }
            most = Math.max(most, value);
        }
        return most;
    }

    /// Whether there is any cell in a plane.
    static boolean anyIn(Grid grid, int z, int[] counts) {
        for (int y = 1; y < grid.ny - 1; y++) {
            int row = grid.row(y, z);
            int any = 0;
            int to = row * grid.nx + grid.last[row];
            for (int i = row * grid.nx + grid.first[row]; i < to; i++) {
                any |= counts[i];
            }
            if (any != 0) {
                return true;
            }
        }
        return false;
    }

    /// The largest motility of a plane; whatever is below 0 or not a number where there is such.
    private static double fastest(Grid grid, int z, float[] motility) {
        float most = 0;
        for (int y = 1; y < grid.ny - 1; y++) {
            int row = grid.row(y, z);
            int to = row * grid.nx + grid.last[row];
            for (int i = row * grid.nx + grid.first[row]; i < to; i++) {
                float value = motility[i];
                if (!(value >= 0)) {
                    return value;
                }
                most = value > most ? value : most;
            }
        }
        return most;
    }

    /// The largest difference between active neighbours, of the plane and the one above; not a number where there is none such.
    private static double steepest(Grid grid, int z, float[] potential) {
        float most = 0;
        for (int y = 1; y < grid.ny - 1; y++) {
            int row = grid.row(y, z);
            if (grid.last[row] == grid.first[row]) {
                continue;
            }
            most = steepest(grid, row, row, 1, potential, most);
            most = steepest(grid, row, row + 1, grid.nx, potential, most);
            most = steepest(grid, row, row + grid.ny, grid.nx * grid.ny, potential, most);
        }
        return most;
    }

    /// Differences between the voxels of a row and those `stride` further, in row `other`.
    private static float steepest(Grid grid, int row, int other, int stride, float[] potential, float sofar) {
        int shift = stride == 1 ? 1 : 0;
        int from = Math.max(grid.first[row], grid.first[other] - shift);
        int to = Math.min(grid.last[row], grid.last[other] - shift);
        float most = sofar;
        for (int i = row * grid.nx + from; i < row * grid.nx + to; i++) {
            float difference = Math.abs(potential[i + stride] - potential[i]);
            // Also true of what is not a number, which then stays.
            if (!(difference <= most) && !Float.isNaN(most)) {
                most = difference;
            }
        }
        return most;
    }
}
