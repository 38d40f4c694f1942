package crosstalk.solver.spatial;

import crosstalk.network.Space;
import crosstalk.network.Strips;

/// What the body, rates and readouts know of a tissue as a whole, gathered from its voxels.
///
/// A sum that is linear in the numbers of cells is worked out from their totals; whatever else needs a pass over the voxels. Sums are those of
/// strips, added up in order: the same for any number of workers.
final class Wholes {

    private final TissuePlan plan;
    private final StripPass passes;

    Wholes(TissuePlan plan, StripPass passes) {
        this.plan = plan;
        this.passes = passes;
    }

    /// Writes wholes into the state of the network, in which totals of cells are there already.
    ///
    /// @param observed whether those that only observation reads, or the others
    void gather(Pieces pieces, double time, double[] state, double[] parameters, boolean observed) {
        TissuePlan.Gathering linear = observed ? plan.observedOfTotals : plan.solvedOfTotals;
        passes.once(linear.strips(), time, state, parameters, work -> {
            for (int w = 0; w < linear.indices().length; w++) {
                state[whole(linear, w).species()] = work.output(2 * w)[0];
            }
        });
        TissuePlan.Gathering others = observed ? plan.observed : plan.solved;
        if (others.indices().length > 0) {
            gather(others, pieces, time, state, parameters);
        }
    }

    private Space.Whole whole(TissuePlan.Gathering gathering, int w) {
        return plan.tissue.wholes().get(gathering.indices()[w]);
    }

    private void gather(
            TissuePlan.Gathering gathering, Pieces pieces, double time, double[] state, double[] parameters) {
        int number = gathering.indices().length;
        boolean[] isMean = new boolean[number];
        for (int w = 0; w < number; w++) {
            isMean[w] = whole(gathering, w).gathering() == Space.Gathering.MEAN;
        }
        double[][] values = new double[pieces.strips][2 * number];
        passes.over(pieces, gathering.strips(), time, state, parameters, (work, strip) -> {
            for (int w = 0; w < number; w++) {
                addUp(work, w, isMean[w], pieces.voxels[strip], values[strip]);
            }
        });
        for (int w = 0; w < number; w++) {
            double sum = 0;
            double all = 0;
            for (double[] value : values) {
                sum += value[2 * w];
                all += value[2 * w + 1];
            }
            state[whole(gathering, w).species()] = !isMean[w] ? sum : all > 0 ? sum / all : 0;
        }
    }

    private static void addUp(Strips.Work work, int w, boolean isMean, int voxels, double[] into) {
        double[] value = work.output(2 * w);
        double[] weight = work.output(2 * w + 1);
        double sum = 0;
        double all = 0;
        for (int v = 0; v < voxels; v++) {
            sum += isMean ? value[v] * weight[v] : value[v];
            all += weight[v];
        }
        into[2 * w] = sum;
        into[2 * w + 1] = all;
    }
}
