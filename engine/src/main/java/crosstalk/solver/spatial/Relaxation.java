package crosstalk.solver.spatial;

import crosstalk.solver.SolverException;
import java.util.Arrays;

/// Solves v / inverse - (sum of the six neighbours' v) = right on the active voxels by over-relaxed sweeps, first the voxels
/// of even address, then the odd; what is not active counts as 0.
///
/// Within a slab the odd voxels of a plane follow as soon as the even ones of the next plane are done, while both are in
/// cache; the two outer planes of a slab wait for the other slabs. Every voxel sees what it would see in two whole passes, so that the result
/// does not depend on slabs or crew.
///
/// Error: ends when the level is known to be within `tolerance` of its largest value of the solution: the matrix has
/// positive inverse and row sums 1/`gain` in units of its diagonal, so that the error is at most `gain` times the largest
/// residual over the diagonal. It can not ask for residuals below rounding, 4e-7 of the largest level, more where sweeps are much over-relaxed.
/// The factor of over-relaxation is Young's optimum for the given `reach`.
final class Relaxation {

    private static final int MOST_SWEEPS = 2000;
    private static final float ROUNDING = 4e-7f;
    /// Levels that all lie below this are none: near the least float (1e-38) no residual can be a small part of them. An antibody
    /// comes here three months after its last dose.
    private static final double LEAST = 1e-30;

    private final Grid grid;
    private final Slabs slabs;

    Relaxation(Grid grid, Slabs slabs) {
        this.grid = grid;
        this.slabs = slabs;
    }

    /// Sweeps until the solution is close enough.
    ///
    /// @param v in: start; out: solution, 0 where it is below 1e-30 everywhere
    /// @param right above or equal 0
    /// @param inverse 1/diagonal
    /// @param reach largest ratio of the sum of neighbours to the diagonal, below 1
    /// @param gain see above
    /// @return sweeps used
    int solve(float[] v, float[] right, float[] inverse, double reach, double gain, double tolerance) {
        float factor = (float) (2 / (1 + Math.sqrt(1 - reach * reach)));
        double enough = Math.max(tolerance / gain, ROUNDING / (2 - factor));
        double bound = gain * production(right, inverse);
        if (bound < LEAST) {
            slabs.rows((row, first, end) -> Arrays.fill(v, first, end, 0));
            return 0;
        }
        float change = 0;
        for (int sweep = 1; sweep <= MOST_SWEEPS; sweep++) {
            change = sweep(v, right, inverse, factor);
            if (!(change <= Float.MAX_VALUE)) {
                throw new SolverException("a level in space is not a finite number: look at its production and loss");
            }
            if (change <= enough * bound && change <= enough * scale(v)) {
                return sweep;
            }
        }
        throw new SolverException("a level in space has not settled after " + MOST_SWEEPS
                + " sweeps, which still change it by " + change + " where its largest value is " + scale(v)
                + ": where its decay length is too long for this solver, use larger voxels or a smaller diffusion");
    }

    /// The largest level that there would be without neighbours.
    private float production(float[] right, float[] inverse) {
        return slabs.most(0, (row, first, end) -> {
            float most = 0;
            for (int i = first; i < end; i++) {
                most = Math.max(most, right[i] * inverse[i]);
            }
            return most;
        });
    }

    private float scale(float[] v) {
        return slabs.most(0, (row, first, end) -> {
            float most = 0;
            for (int i = first; i < end; i++) {
                most = v[i] > most ? v[i] : most;
            }
            return most;
        });
    }

    /// @return the largest residual over diagonal met
    private float sweep(float[] v, float[] right, float[] inverse, float factor) {
        int[] found = new int[slabs.count()];
        slabs.share(slab -> {
            int from = slabs.plane(slab);
            int to = slabs.plane(slab + 1);
            int most = 0;
            for (int z = from; z < to; z++) {
                most = Math.max(most, plane(z, 0, v, right, inverse, factor));
                if (z - 1 > from) {
                    most = Math.max(most, plane(z - 1, 1, v, right, inverse, factor));
                }
            }
            found[slab] = most;
        });
        slabs.share(slab -> {
            int from = slabs.plane(slab);
            int to = slabs.plane(slab + 1);
            if (to > from) {
                found[slab] = Math.max(found[slab], plane(from, 1, v, right, inverse, factor));
            }
            if (to - 1 > from) {
                found[slab] = Math.max(found[slab], plane(to - 1, 1, v, right, inverse, factor));
            }
        });
        int most = 0;
        for (int one : found) {
            most = Math.max(most, one);
        }
        return Float.intBitsToFloat(most);
    }

    private int plane(int z, int colour, float[] v, float[] right, float[] inverse, float factor) {
        int most = 0;
        for (int y = 0; y < grid.ny; y++) {
            int row = y + grid.ny * z;
            if (grid.last[row] > grid.first[row]) {
                int parity = grid.first[row] + grid.ox + y + grid.oy + z + grid.oz + colour & 1;
                int first = row * grid.nx + grid.first[row] + parity;
                int end = row * grid.nx + grid.last[row];
                most = Math.max(most, row(v, right, inverse, factor, first, end));
            }
        }
        return most;
    }

    /// Every second voxel of a row.
    ///
    /// @return bits of the largest residual over diagonal: as whole numbers they are in the same order, and NaN is the largest
    private int row(float[] v, float[] right, float[] inverse, float factor, int first, int end) {
        int nx = grid.nx;
        int plane = nx * grid.ny;
        int most = 0;
        for (int i = first; i < end; i += 2) {
            float here = v[i];
            float sum = right[i] + (v[i - 1] + v[i + 1]) + (v[i - nx] + v[i + nx]) + (v[i - plane] + v[i + plane]);
            float residual = sum * inverse[i] - here;
            v[i] = here + factor * residual;
            most = Math.max(most, Float.floatToRawIntBits(residual) & 0x7FFFFFFF);
        }
        return most;
    }
}
