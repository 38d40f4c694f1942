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
    private static final double SETTLED = 3;

    private static final float SAME = 1e-6f;

    private final Grid grid;
    private final Crew crew;
    private final float[] right;
    private final float[] inverse;
    private final float[] other;
    private final float[] root;
    private final float[] weight;

    FieldSolver(Grid grid, Crew crew) {
        this.grid = grid;
        this.crew = crew;
        right = new float[grid.size()];
        inverse = new float[grid.size()];
        other = new float[grid.size()];
        root = new float[grid.size()];
        weight = new float[grid.size()];
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
        check(level, production, loss, diffusion, dt, tolerance);
        Slabs slabs = new Slabs(grid, crew);
        if (slabs.active == 0) {
            return 0;
        }
        float most = slabs.most(0, (row, first, end) -> largest(loss, 1, first, end));
        float least = -slabs.most(Float.NEGATIVE_INFINITY, (row, first, end) -> largest(loss, -1, first, end));
        if (!(least > 0 && most < Float.POSITIVE_INFINITY)) {
            throw new SolverException("loss of a level in space is between " + least + " and " + most
                    + " per day: it must be above 0 and finite in every voxel");
        }
        double perStep = least * dt > SETTLED ? 0 : 1 / dt;
        if (most - least > SAME * most) {
            return uneven(slabs, level, production, loss, least, diffusion, perStep, tolerance);
        }
        return even(slabs, level, production, most, diffusion, perStep, tolerance);
    }

    private int even(
            Slabs slabs, float[] level, float[] production, float loss, double diffusion, double perStep, double tolerance) {
        Reach reach = Reach.table();
        float ratio = (float) (grid.edge * Math.sqrt(loss / diffusion));
        SourceSpread spread = new SourceSpread(grid, slabs);
        float total = (float) (loss + perStep);
        if (diffusion == 0 || perStep == 0 && ratio >= Reach.SHORT) {
            spread.even(production, other, right, diffusion == 0 ? 0 : reach.kernel(ratio));
            slabs.rows((row, first, end) -> {
                for (int i = first; i < end; i++) {
                    level[i] = (right[i] + (float) perStep * level[i]) / total;
                }
            });
            return 0;
        }
        spread.even(production, other, right, reach.spill(ratio));
        double conductance = diffusion / (grid.edge * grid.edge) * reach.conductance(ratio);
        float perConductance = (float) (1 / conductance);
        float kept = (float) (perStep / conductance);
        slabs.rows((row, first, end) -> {
            for (int i = first; i < end; i++) {
                right[i] = right[i] * perConductance + kept * level[i];
            }
        });
        double excess = total / conductance;
        new Neighbours(grid).diagonal(slabs, inverse, (float) excess);
        return relax(slabs, level, 6 / (6 + excess), (6 + excess) / excess, tolerance);
    }

    private int uneven(
            Slabs slabs,
            float[] level,
            float[] production,
            float[] loss,
            float least,
            double diffusion,
            double perStep,
            double tolerance) {
        if (diffusion == 0) {
            slabs.rows((row, first, end) -> {
                for (int i = first; i < end; i++) {
                    level[i] = (production[i] + (float) perStep * level[i]) / (loss[i] + (float) perStep);
                }
            });
            return 0;
        }
        double stencil = diffusion / (grid.edge * grid.edge);
        Arrays.fill(root, 0);
        slabs.rows((row, first, end) -> close(production, loss, (float) (1 / Math.sqrt(stencil)), first, end));
        new SourceSpread(grid, slabs).uneven(right, other, loss, weight, inverse);
        float gain = slabs.most(
                0, (row, first, end) -> assemble(level, loss, (float) stencil, (float) perStep, first, end));
        double excess = (least + perStep) / stencil;
        int sweeps = relax(slabs, level, 6 / (6 + excess), gain, tolerance);
        slabs.rows((row, first, end) -> {
            for (int i = first; i < end; i++) {
                level[i] /= root[i];
            }
        });
        return sweeps;
    }

    private void close(float[] production, float[] loss, float edgePerRoot, int first, int end) {
        Reach reach = Reach.table();
        for (int i = first; i < end; i++) {
            float ratio = edgePerRoot * (float) Math.sqrt(loss[i]);
            root[i] = (float) Math.sqrt(reach.conductance(ratio));
            weight[i] = (float) Math.sqrt(loss[i] * reach.spill(ratio));
            inverse[i] = 1 / loss[i];
            right[i] = production[i] * inverse[i];
        }
    }

    /// Writes `right` and `inverse` and turns `level` into v.
    ///
    /// @return the gain of [Relaxation]: diagonal over row sum of the matrix of levels
    private float assemble(float[] level, float[] loss, float stencil, float perStep, int first, int end) {
        int nx = grid.nx;
        int plane = nx * grid.ny;
        float most = 0;
        for (int i = first; i < end; i++) {
            float here = root[i];
            float around = root[i - 1] + root[i + 1] + root[i - nx] + root[i + nx] + root[i - plane] + root[i + plane];
            float lost = loss[i] + perStep;
            float diagonal = lost + stencil * here * around;
            most = Math.max(most, diagonal / lost);
            right[i] = (loss[i] * other[i] + perStep * level[i]) / (stencil * here);
            inverse[i] = stencil * here * here / diagonal;
            level[i] *= here;
        }
        return most;
    }

    private int relax(Slabs slabs, float[] level, double reach, double gain, double tolerance) {
        float most = slabs.most(0, (row, first, end) -> largest(right, 1, first, end));
        if (most == 0) {
            slabs.rows((row, first, end) -> Arrays.fill(level, first, end, 0));
            return 0;
        }
        return new Relaxation(grid, slabs).solve(level, right, inverse, reach, gain, tolerance);
    }

    private static float largest(float[] values, float sign, int first, int end) {
        float most = Float.NEGATIVE_INFINITY;
        for (int i = first; i < end; i++) {
            most = Math.max(most, sign * values[i]);
        }
        return most;
    }

    private void check(
            float[] level, float[] production, float[] loss, double diffusion, double dt, double tolerance) {
        int size = grid.size();
        if (level.length != size || production.length != size || loss.length != size) {
            throw new IllegalArgumentException("arrays over the box must have " + size + " elements");
        }
        if (!(diffusion >= 0 && diffusion < Double.POSITIVE_INFINITY && dt > 0 && tolerance > 0)) {
            throw new IllegalArgumentException("diffusion " + diffusion + ", step " + dt + ", tolerance " + tolerance
                    + ": a level in space needs diffusion of at least 0, step and tolerance above 0");
        }
    }
}
