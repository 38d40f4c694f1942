package crosstalk.solver.spatial;

import crosstalk.solver.SolverException;
import java.util.Arrays;

/// Levels that diffuse, are made and are lost: d level/dt = diffusion * laplacian + production - loss * level, with no flux
/// to what is not active.
///
/// Shape: arrays over the box of the grid. Units: production level/day, loss 1/day, diffusion mm^2/day, dt days.
///
/// A level whose loss settles it within the step (loss * dt > 3 in every voxel) is found in its steady state, any other by one step of backward
/// Euler, whose fixed point is the same steady state. [Reach] says how what is made within a voxel spreads and by how much
/// the stencil's diffusion is corrected; where reach is a fifth of a voxel or less, and the same everywhere, nothing is
/// solved: three passes of a kernel are the answer. Where loss differs from voxel to voxel, the conductance of a face is the geometric
/// mean of its sides'. With v = level * root of conductance this is a stencil of ones: see [Relaxation].
///
/// Totals are exact but for rounding and tolerance: the sum of loss * level is the sum of production (in a step: less what stays).
///
/// Error: second order in the voxel's edge where levels are smooth, first order in dt; the tolerance is of the largest level.
final class FieldSolver {

    /// Loss times step above which a level has settled.
    static final double SETTLED = 3;

    /// Arrays that it works in.
    static final int ARRAYS = 5;

    private static final float SAME = 1e-6f;

    private final Grid grid;
    private final Crew crew;
    private final float[] right;
    private final float[] inverse;
    private final float[] other;
    private final float[] root;
    private final float[] weight;

    FieldSolver(Grid grid, Crew crew) {
        this(grid, crew, new Scratch(grid));
    }

    /// @param scratch whose arrays up to number [#ARRAYS] serve within [#solve]
    FieldSolver(Grid grid, Crew crew, Scratch scratch) {
        this.grid = grid;
        this.crew = crew;
        right = scratch.array(0);
        inverse = scratch.array(1);
        other = scratch.array(2);
        root = scratch.array(3);
        weight = scratch.array(4);
    }

    /// Finds a level.
    ///
    /// @param level in: the level at the start of the step, and where the search starts; out: the mean level of each voxel
    /// @param production at least 0
    /// @param loss above 0
    /// @param diffusion at least 0
    /// @param dt above 0; infinite for the steady state whatever the loss
    /// @param tolerance of the level, as a share of the largest level; about 1e-6 times the square of the decay length in voxels is the least that rounding allows
    /// @return sweeps used; 0 where nothing had to be solved
    int solve(float[] level, float[] production, float[] loss, double diffusion, double dt, double tolerance) {
        check(level, production, diffusion, dt, tolerance);
        requireSize(loss);
        Slabs slabs = new Slabs(grid, crew);
        if (slabs.active == 0) {
            return 0;
        }
        if (diffusion == 0) {
            return still(slabs, level, production, loss, dt);
        }
        float first = loss[slabs.firstActive];
        float apart = slabs.most(0, (row, from, to) -> apart(loss, first, from, to));
        if (!(apart <= SAME * first)) {
            return uneven(slabs, level, production, loss, diffusion, dt, tolerance);
        }
        return even(slabs, level, production, first, diffusion, dt, tolerance);
    }

    /// Finds a level whose loss is the same in every voxel.
    ///
    /// @param loss above 0
    /// @see #solve(float[], float[], float[], double, double, double)
    int solve(float[] level, float[] production, float loss, double diffusion, double dt, double tolerance) {
        check(level, production, diffusion, dt, tolerance);
        Slabs slabs = new Slabs(grid, crew);
        if (slabs.active == 0) {
            return 0;
        }
        if (diffusion == 0) {
            requireLoss(loss, loss);
            float perStep = (float) perStep(loss, dt);
            float perLoss = 1 / (loss + perStep);
            slabs.rows((row, first, end) -> mix(level, production, level, perLoss, perStep * perLoss, first, end));
            return 0;
        }
        return even(slabs, level, production, loss, diffusion, dt, tolerance);
    }

    private int still(Slabs slabs, float[] level, float[] production, float[] loss, double dt) {
        float most = slabs.most(0, (row, first, end) -> largestInverse(loss, first, end));
        requireLoss(1 / most, loss[slabs.firstActive]);
        float perStep = (float) perStep(1 / most, dt);
        slabs.rows((row, first, end) -> {
            for (int i = first; i < end; i++) {
                level[i] = (production[i] + perStep * level[i]) / (loss[i] + perStep);
            }
        });
        return 0;
    }

    private int even(
            Slabs slabs, float[] level, float[] production, float loss, double diffusion, double dt, double tolerance) {
        requireLoss(loss, loss);
        Reach reach = Reach.table();
        double perStep = perStep(loss, dt);
        float ratio = (float) (grid.edge * Math.sqrt(loss / diffusion));
        SourceSpread spread = new SourceSpread(grid, slabs);
        if (perStep == 0 && ratio >= Reach.SHORT) {
            spread.even(production, other, right, reach.kernel(ratio));
            slabs.rows((row, first, end) -> mix(level, right, right, 1 / loss, 0, first, end));
            return 0;
        }
        spread.even(production, other, right, reach.spill(ratio));
        double conductance = diffusion / (grid.edge * grid.edge) * reach.conductance(ratio);
        float perConductance = (float) (1 / conductance);
        float kept = (float) (perStep / conductance);
        slabs.rows((row, first, end) -> mix(right, right, level, perConductance, kept, first, end));
        double excess = (loss + perStep) / conductance;
        new Neighbours(grid).diagonal(slabs, inverse, (float) excess);
        double made = slabs.sum((row, first, end) -> Sums.of(right, first, end)) / excess;
        Slabs.RowSum present = (row, first, end) -> Sums.of(level, first, end);
        scale(slabs, level, made / slabs.sum(present));
        int sweeps = relax(slabs, level, made, 6 / (6 + excess), (6 + excess) / excess, tolerance);
        scale(slabs, level, made / slabs.sum(present));
        return sweeps;
    }

    private int uneven(
            Slabs slabs,
            float[] level,
            float[] production,
            float[] loss,
            double diffusion,
            double dt,
            double tolerance) {
        double stencil = diffusion / (grid.edge * grid.edge);
        Arrays.fill(root, 0);
        float perRoot = (float) (1 / Math.sqrt(stencil));
        float most = slabs.most(0, (row, first, end) -> close(production, loss, perRoot, first, end));
        requireLoss(1 / most, loss[slabs.firstActive]);
        new SourceSpread(grid, slabs).uneven(right, other, loss, weight, inverse);
        double perStep = perStep(1 / most, dt);
        double made =
                slabs.sum((row, first, end) -> Sums.of(production, first, end) + perStep * Sums.of(level, first, end));
        slabs.rows((row, first, end) -> assemble(level, loss, (float) stencil, (float) perStep, first, end));
        Slabs.RowSum present = (row, first, end) -> Sums.ofProducts(level, weight, first, end);
        scale(slabs, level, made / slabs.sum(present));
        double excess = (1 / most + perStep) / stencil;
        int sweeps = relax(slabs, level, made, 6 / (6 + excess), (6 + excess) / excess, tolerance);
        float correction = correction(made / slabs.sum(present));
        slabs.rows((row, first, end) -> {
            for (int i = first; i < end; i++) {
                level[i] = level[i] * correction / root[i];
            }
        });
        return sweeps;
    }

    private static double perStep(double least, double dt) {
        return least * dt > SETTLED ? 0 : 1 / dt;
    }

    /// @return the largest 1/loss
    private float close(float[] production, float[] loss, float perRoot, int first, int end) {
        float most = largestInverse(loss, first, end);
        if (most > 0) {
            Reach.table().roots(loss, perRoot, first, end, root, weight);
        }
        for (int i = first; i < end; i++) {
            inverse[i] = 1 / loss[i];
            right[i] = production[i] * inverse[i];
        }
        return most;
    }

    /// NaN where a loss is not a finite number above 0.
    private static float largestInverse(float[] loss, int first, int end) {
        float least = Float.MAX_VALUE;
        for (int i = first; i < end; i++) {
            least = loss[i] >= least ? least : loss[i];
        }
        return least > 0 ? 1 / least : Float.NaN;
    }

    /// Writes `right`, `inverse`, in `weight` what v counts for in the total lost, and turns `level` into v.
    private void assemble(float[] level, float[] loss, float stencil, float perStep, int first, int end) {
        int nx = grid.nx;
        int plane = nx * grid.ny;
        for (int i = first; i < end; i++) {
            float here = root[i];
            float around = root[i - 1] + root[i + 1] + root[i - nx] + root[i + nx] + root[i - plane] + root[i + plane];
            float lost = loss[i] + perStep;
            float between = stencil * here * around;
            float perRoot = 1 / here;
            right[i] = (loss[i] * other[i] + perStep * level[i]) * perRoot / stencil;
            inverse[i] = stencil * here * here / (lost + between);
            weight[i] = lost * perRoot;
            level[i] *= here;
        }
    }

    /// Makes the whole of a level what it must be: this part of the error would be the last to settle.
    private static void scale(Slabs slabs, float[] level, double ratio) {
        float factor = correction(ratio);
        slabs.rows((row, first, end) -> {
            for (int i = first; i < end; i++) {
                level[i] *= factor;
            }
        });
    }

    /// 1 where there is no level yet or nothing is made.
    private static float correction(double ratio) {
        return ratio > 0 && ratio < Float.MAX_VALUE ? (float) ratio : 1;
    }

    private int relax(Slabs slabs, float[] level, double made, double reach, double gain, double tolerance) {
        if (made == 0) {
            slabs.rows((row, first, end) -> Arrays.fill(level, first, end, 0));
            return 0;
        }
        return new Relaxation(grid, slabs).solve(level, right, inverse, reach, gain, tolerance);
    }

    private static void mix(float[] to, float[] a, float[] b, float ofA, float ofB, int first, int end) {
        for (int i = first; i < end; i++) {
            to[i] = a[i] * ofA + b[i] * ofB;
        }
    }

    private static float apart(float[] values, float from, int first, int end) {
        float most = 0;
        for (int i = first; i < end; i++) {
            float one = Math.abs(values[i] - from);
            most = one <= most ? most : one;
        }
        return most;
    }

    private static void requireLoss(float least, float one) {
        if (!(least > 0 && one < Float.POSITIVE_INFINITY)) {
            throw new SolverException("loss of a level in space is " + least + " or " + one
                    + " per day in some voxel: it must be above 0 and finite in every voxel");
        }
    }

    private void check(float[] level, float[] production, double diffusion, double dt, double tolerance) {
        requireSize(level);
        requireSize(production);
        if (!(diffusion >= 0 && diffusion < Double.POSITIVE_INFINITY && dt > 0 && tolerance > 0)) {
            throw new IllegalArgumentException("diffusion " + diffusion + ", step " + dt + ", tolerance " + tolerance
                    + ": a level in space needs diffusion of at least 0, step and tolerance above 0");
        }
    }

    private void requireSize(float[] values) {
        if (values.length != grid.size()) {
            throw new IllegalArgumentException("arrays over the box must have " + grid.size() + " elements");
        }
    }
}
