package crosstalk.histology;

import java.util.ArrayList;
import java.util.List;

/// Whether two populations are found together, over the voxels of a tumour.
///
/// `correlation` is the cross-pair-correlation g(r) = mean of n_a(x) n_b(x + r) over pairs of voxels in the tissue, over the product of the mean
/// numbers: 1 where either is placed without regard to the other and both are spread evenly; above 1 where they
/// share places. It answers for gradients too: two populations that both fill the rim have g > 1. For a population with itself the own
/// voxel counts ordered pairs of different cells, n (n - 1). See Illian et al. 2008 for g, Morisita 1959 and Horn 1966 for mixing.
///
/// @param first population
/// @param second population, may be the same
/// @param correlation by distance, the own voxel first
/// @param mixing Morisita-Horn index over voxels: 2 sum(a b) / ((sum(a^2)/A^2 + sum(b^2)/B^2) A B); 1 where shares are alike in
///     every voxel, 0 where no voxel has both. With few cells per voxel chance alone lowers it
public record CoLocation(String first, String second, Reading<List<Shell>> correlation, Reading<Double> mixing) {

    /// Pairs of voxels about as far apart.
    ///
    /// @param distance nominal, mm: 0 for the own voxel, k voxels for the pairs from k - 1/2 to k + 1/2
    /// @param pairs of voxels in the tissue, each in both directions
    /// @param g pair correlation
    public record Shell(double distance, long pairs, double g) {}

    public static CoLocation of(Patch patch, Snapshot.Layer a, Snapshot.Layer b) {
        float[] first = patch.within(a.values());
        float[] second = patch.within(b.values());
        boolean same = a.name().equals(b.name()) && Patch.same(first, second);
        double[] totals = {sum(first), sum(second)};
        for (int i = 0; i < totals.length; i++) {
            if (!(totals[i] > 0)) {
                String reason = "there is no " + (i == 0 ? a : b).name() + " in the tumour";
                return new CoLocation(a.name(), b.name(), Reading.missing(reason), Reading.missing(reason));
            }
        }
        double[] sums = patch.sums(first, second);
        double mixing = 2
                * sums[0]
                / (squares(first) / (totals[0] * totals[0]) + squares(second) / (totals[1] * totals[1]))
                / (totals[0] * totals[1]);
        if (same) {
            sums[0] -= totals[0];
        }
        double means = totals[0] / patch.voxels() * (totals[1] / patch.voxels());
        double[] pairs = patch.pairs();
        List<Shell> shells = new ArrayList<>();
        for (int k = 0; k < sums.length; k++) {
            if (pairs[k] > 0) {
                shells.add(new Shell(k * patch.edge(), (long) pairs[k], sums[k] / pairs[k] / means));
            }
        }
        return new CoLocation(a.name(), b.name(), Reading.of(List.copyOf(shells)), Reading.of(mixing));
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float each : values) {
            sum += each;
        }
        return sum;
    }

    private static double squares(float[] values) {
        double sum = 0;
        for (float each : values) {
            sum += (double) each * each;
        }
        return sum;
    }
}
