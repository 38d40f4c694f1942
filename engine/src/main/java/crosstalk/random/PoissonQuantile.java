package crosstalk.random;

/// Poisson counts as quantiles: the count rises with the score and with the mean.
///
/// Exact in law to rounding: small means by adding up probabilities, large ones by [LatticeQuantile], and by adding up
/// probabilities from the guess outwards where that leaves a doubt (one in thirty draws at a mean of 10, one in a million at 1e6).
public final class PoissonQuantile {
    private PoissonQuantile() {}

    /// The smallest count whose cumulative probability reaches the score.
    ///
    /// @param mean at most 1e15; 0 or less gives 0
    /// @throws IllegalArgumentException if the mean is not a number, or larger
    public static long of(Score score, double mean) {
        if (mean < LatticeQuantile.VARIANCE_FROM) {
            return mean > 0 && !score.isSurelyBelow(mean) ? add(score.uniform(), mean) : 0;
        }
        if (!(mean <= Poisson.LARGEST_MEAN)) {
            throw new IllegalArgumentException(
                    "a Poisson count of mean " + mean + ", expected at most " + Poisson.LARGEST_MEAN);
        }
        double z = score.normal();
        double whole = Math.floor(mean);
        double shift = LatticeQuantile.shift(z, mean - whole, Math.sqrt(mean), 1, 1);
        double doubt = LatticeQuantile.doubt(z, mean);
        double low = Math.floor(shift - doubt);
        double high = Math.floor(shift + doubt);
        if (low == high) {
            return (long) Math.max(0, whole + low);
        }
        return settle(score, mean, Math.max(0, whole + low));
    }

    private static long add(double u, double mean) {
        double probability = Math.exp(-mean);
        double rest = u;
        long count = 0;
        while (rest > probability) {
            rest -= probability;
            count++;
            probability *= mean / count;
            if (probability < 0x1p-60 && count > mean) {
                return count; // what is left of u is rounding
            }
        }
        return count;
    }

    /// Goes up from `guess`, or down to it, until the cumulative probability says which count it is.
    private static long settle(Score score, double mean, double guess) {
        double z = score.normal();
        boolean isLow = z < 0;
        double u = isLow ? score.uniform() : Normal.probability(-z);
        double count = guess;
        double probability = probability(count, mean);
        if (isLow) {
            double below = lower(count, probability, mean);
            while (below < u) {
                count++;
                probability *= mean / count;
                below += probability;
            }
            while (count > 0 && below - probability >= u) {
                below -= probability;
                probability *= count / mean;
                count--;
            }
            return (long) count;
        }
        double above = upper(count, probability, mean);
        while (above > u) {
            count++;
            probability *= mean / count;
            above -= probability;
        }
        while (count > 0 && above + probability <= u) {
            above += probability;
            probability *= count / mean;
            count--;
        }
        return (long) count;
    }

    private static double probability(double count, double mean) {
        return Math.exp(SaddlePoint.logPoisson(count, mean, count - mean));
    }

    /// Probability of at most `count`.
    private static double lower(double count, double probability, double mean) {
        double sum = 0;
        double term = probability;
        for (double k = count; term > sum * 0x1p-56; k--) {
            sum += term;
            term *= k / mean;
        }
        return sum;
    }

    /// Probability of more than `count`.
    private static double upper(double count, double probability, double mean) {
        double sum = 0;
        double k = count + 1;
        for (double term = probability * mean / k; term > sum * 0x1p-56; term *= mean / k) {
            sum += term;
            k++;
        }
        return sum;
    }
}
