package crosstalk.statistics;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;

/// A count of animals with an outcome, against what others with the same chance of it let expect: the beta-binomial distribution that follows from
/// their count and Jeffreys' prior.
///
/// @param observed of the animals asked about, 0 to `n`
/// @param n animals asked about
/// @param probability of this very count
/// @param asUnlikely probability of all counts that are at most as probable, 0 to 1: small if the others do not predict these
/// @param low smallest count of the middle 95 %
/// @param high largest count of the middle 95 %
public record PredictedCount(
        int observed, int n, double probability, double asUnlikely, int low, int high, Method method) {
    private static final Method METHOD =
            Method.of("beta-binomial prediction from the other count and Jeffreys' prior", "brown2001");
    private static final double JEFFREYS = 0.5;

    /// Counts whose probabilities differ by less than this part are equally probable, as in the exact tests.
    private static final double SAME = 1e-7;

    /// Sets a count against the count of others.
    ///
    /// @param observed what is asked about
    /// @param others that had the same chance, if the hypothesis holds
    public static Result<PredictedCount> of(Proportion observed, Proportion others) {
        if (observed.n() == 0 || others.n() == 0) {
            return Result.unavailable("no animal in the arm");
        }
        int n = observed.n();
        double[] mass = mass(n, others.count() + JEFFREYS, others.n() - others.count() + JEFFREYS);
        double own = mass[observed.count()];
        double asUnlikely = 0;
        double below = 0;
        int low = -1;
        int high = n;
        for (int count = 0; count <= n; count++) {
            asUnlikely += mass[count] <= own * (1 + SAME) ? mass[count] : 0;
            below += mass[count];
            low = low < 0 && below > Level.USUAL.tail() ? count : low;
            high = below >= 1 - Level.USUAL.tail() ? Math.min(high, count) : high;
        }
        return Result.of(new PredictedCount(observed.count(), n, own, Math.min(1, asUnlikely), low, high, METHOD));
    }

    /// Of the counts 0 to n, if the chance has the beta distribution of these shapes.
    private static double[] mass(int n, double shape, double otherShape) {
        double[] mass = new double[n + 1];
        for (int count = 0; count <= n; count++) {
            double ways = LogGamma.value(n + 1.0) - LogGamma.value(count + 1.0) - LogGamma.value(n - count + 1.0);
            mass[count] = Math.exp(
                    ways + LogBeta.value(count + shape, n - count + otherShape) - LogBeta.value(shape, otherShape));
        }
        return mass;
    }
}
