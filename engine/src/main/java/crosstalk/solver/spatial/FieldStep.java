package crosstalk.solver.spatial;

import crosstalk.network.Strips;
import crosstalk.solver.SolverException;

/// What a step does to the fields of a tissue, stage by stage: what makes and takes away each level, the levels that come of it, and the
/// mean responses of voxels to them.
///
/// What is the same in every voxel (most losses, every half) stays one number: no array is written or read for it.
final class FieldStep {

    /// Change of a level in the last sweep against its scale at which a field counts as found.
    private static final double TOLERANCE = 1e-3;

    // Outputs of a field in a stage.
    private static final int PRODUCTION = 0;
    private static final int LOSS = 1;
    private static final int SOURCES = 2;

    /// What one source makes, and how a level is lost.
    ///
    /// @param loss of each voxel, or empty where it is the same in all
    /// @param evenLoss that loss
    /// @param perSource production of one source, on average over the tissue; 0 where there is none
    private record Turnover(float[] loss, double evenLoss, double perSource) {
        boolean isEven() {
            return loss.length == 0;
        }
    }

    private static final float[] EVEN = {};

    private final TissuePlan plan;
    private final Lattice lattice;
    private final StripPass passes;
    private final Crew crew;
    private final double[] diffusions;
    private final double[] backgrounds;
    private final int[] firstResponse;
    private final Scratch scratch;
    private FieldSolver solver;
    private Midway midway;

    /// @param diffusions mm^2/day, by field
    /// @param backgrounds by field
    FieldStep(
            TissuePlan plan,
            Lattice lattice,
            StripPass passes,
            Scratch scratch,
            double[] diffusions,
            double[] backgrounds,
            Crew crew) {
        this.plan = plan;
        this.lattice = lattice;
        this.passes = passes;
        this.scratch = scratch;
        this.crew = crew;
        this.diffusions = diffusions;
        this.backgrounds = backgrounds;
        firstResponse = new int[diffusions.length];
        for (int f = 1; f < firstResponse.length; f++) {
            firstResponse[f] = firstResponse[f - 1]
                    + plan.tissue.fields().get(f - 1).responses().size();
        }
        solver = new FieldSolver(lattice.grid(), crew, scratch);
        midway = new Midway(lattice.grid(), crew);
    }

    /// Takes the lattice's new grid over.
    void equip() {
        solver = new FieldSolver(lattice.grid(), crew, scratch);
        midway = new Midway(lattice.grid(), crew);
    }

    /// Finds every field for a step of `dt` days.
    ///
    /// @param last length of the step that ended here, days; 0 where there was none
    void find(Pieces pieces, double time, double[] state, double[] parameters, double last, double dt) {
        for (TissuePlan.Stage stage : plan.stages) {
            find(stage, pieces, time, state, parameters, last, dt);
        }
    }

    private void find(
            TissuePlan.Stage stage,
            Pieces pieces,
            double time,
            double[] state,
            double[] parameters,
            double last,
            double dt) {
        Strips strips = stage.strips();
        int outputs = 0;
        for (int f : stage.fields()) {
            outputs += outputs(f);
        }
        double[] uniform = passes.uniform(strips, time, state, parameters, outputs);
        float[][] kept = kept(stage, uniform);
        double[][] sums = new double[pieces.strips][2 * stage.fields().length];
        passes.over(pieces, strips, time, state, parameters, (work, strip) -> {
            for (int i = 0; i < kept.length; i++) {
                if (kept[i].length > 0) {
                    pieces.store(strip, work.output(i), kept[i]);
                }
            }
            addUp(stage, work, pieces.voxels[strip], sums[strip]);
        });
        int at = 0;
        for (int n = 0; n < stage.fields().length; n++) {
            int f = stage.fields()[n];
            Turnover turnover = new Turnover(kept[at + LOSS], uniform[at + LOSS], perSource(sums, n));
            level(f, kept[at + PRODUCTION], turnover, last, dt);
            for (int half = at + TissuePlan.PER_FIELD, r = 0; half < at + outputs(f); half++, r++) {
                respond(f, turnover, kept[half], uniform[half], lattice.responses[firstResponse[f] + r]);
            }
            at += outputs(f);
        }
    }

    private int outputs(int field) {
        return TissuePlan.PER_FIELD
                + plan.tissue.fields().get(field).responses().size();
    }

    /// Arrays for the outputs that differ from voxel to voxel and are needed there; empty for the others.
    private float[][] kept(TissuePlan.Stage stage, double[] uniform) {
        float[][] kept = new float[uniform.length][];
        int used = FieldSolver.ARRAYS;
        int at = 0;
        for (int f : stage.fields()) {
            for (int i = 0; i < outputs(f); i++) {
                boolean needed =
                        i == PRODUCTION || i != SOURCES && !stage.strips().isScalar(at + i);
                kept[at + i] = needed ? scratch.array(used++) : EVEN;
            }
            at += outputs(f);
        }
        return kept;
    }

    /// Adds up production and sources of a strip, of fields with responses.
    private void addUp(TissuePlan.Stage stage, Strips.Work work, int n, double[] sums) {
        int at = 0;
        for (int i = 0; i < stage.fields().length; i++) {
            int outputs = outputs(stage.fields()[i]);
            if (outputs > TissuePlan.PER_FIELD) {
                sums[2 * i] = Sums.of(work.output(at + PRODUCTION), 0, n);
                sums[2 * i + 1] = Sums.of(work.output(at + SOURCES), 0, n);
            }
            at += outputs;
        }
    }

    private static double perSource(double[][] sums, int n) {
        double made = 0;
        double all = 0;
        for (double[] strip : sums) {
            made += strip[2 * n];
            all += strip[2 * n + 1];
        }
        return all > 0 ? made / all : 0;
    }

    private void level(int f, float[] production, Turnover turnover, double last, double dt) {
        float[] level = lattice.levels[f];
        lattice.keepLevel(f);
        try {
            if (turnover.isEven()) {
                solver.solve(level, production, (float) turnover.evenLoss, diffusions[f], dt, TOLERANCE);
            } else {
                solver.solve(level, production, turnover.loss, diffusions[f], dt, TOLERANCE);
            }
        } catch (SolverException e) {
            throw new SolverException(plan.name(plan.tissue.fields().get(f).species()) + ": " + e.getMessage(), e);
        }
        if (lattice.isSmooth(f)) {
            midway.of(f, lattice, turnover.isEven() ? turnover.evenLoss : least(turnover.loss), last, dt);
        }
    }

    private double least(float[] loss) {
        return -new Slabs(lattice.grid(), crew).most(Float.NEGATIVE_INFINITY, (row, first, end) -> {
            float most = Float.NEGATIVE_INFINITY;
            for (int i = first; i < end; i++) {
                most = -loss[i] > most ? -loss[i] : most;
            }
            return most;
        });
    }

    /// Averages a response over each voxel.
    ///
    /// How rough a level is within a voxel depends on how many sources it comes from, those of other voxels counted: the level
    /// found, over what one source of the tissue adds to the mean of a voxel.
    ///
    /// @param half of each voxel, or empty
    /// @param evenHalf where it is the same in all
    private void respond(int f, Turnover turnover, float[] half, double evenHalf, float[] response) {
        Grid grid = lattice.grid();
        float[] level = lattice.levels[f];
        float background = (float) backgrounds[f];
        Slabs slabs = new Slabs(grid, crew);
        double reach = Math.sqrt(diffusions[f]) / grid.edge;
        // Times the level, over the root of loss: the shape.
        double rough = turnover.perSource > 0 ? SubvoxelResponse.shape(1 / turnover.perSource, reach) : 0;
        if (turnover.isEven() && half.length == 0) {
            ResponseCurve curve = new ResponseCurve(background, rough / Math.sqrt(turnover.evenLoss), (float) evenHalf);
            slabs.rows((row, first, end) -> curve.means(level, first, end, response));
            return;
        }
        slabs.rows((row, first, end) -> {
            for (int i = first; i < end; i++) {
                double loss = turnover.isEven() ? turnover.evenLoss : turnover.loss[i];
                float shape = (float) (level[i] * rough / Math.sqrt(loss));
                float here = half.length == 0 ? (float) evenHalf : half[i];
                response[i] = SubvoxelResponse.mean(level[i] + background, background, shape, here);
            }
        });
    }
}
