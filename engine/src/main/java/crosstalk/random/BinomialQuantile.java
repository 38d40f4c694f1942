package crosstalk.random;

/// Binomial counts as quantiles: the count rises with the score, with n and with p.
///
/// Exact in law to rounding: by adding up probabilities where the variance is below 10, else by [LatticeQuantile], and by adding
/// up probabilities from the guess outwards where that leaves a doubt.
public final class BinomialQuantile {
    private BinomialQuantile() {}

    /// The smallest count of successes in `n` trials whose cumulative probability reaches the score.
    ///
    /// @param n 0 to 1e15, whole
    /// @param p the probability of one success, 0 to 1
    /// @throws IllegalArgumentException if `n` or `p` is out of range, or `p` is not a number
    public static long of(Score score, long n, double p) {
        if (n < 0 || n > Binomial.LARGEST_TRIALS || !(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException(
                    "a binomial count of %d trials of probability %s, expected 0 to %d and 0 to 1"
                            .formatted(n, p, Binomial.LARGEST_TRIALS));
        }
        if (n == 0 || p == 0) {
            return 0;
        }
        if (p == 1) {
            return n;
        }
        if (p <= 0.5) {
            return rare(score, n, p);
        }
        score.mirror();
        long failures = rare(score, n, 1 - p);
        score.mirror();
        return n - failures;
    }

    /// The probability that none of `n` trials succeeds, to 1e-15 relative to its logarithm.
    ///
    /// @param p 0 to 1
    public static double none(long n, double p) {
        return p <= 0.5 ? Math.exp(n * SaddlePoint.logComplement(p)) : Math.pow(1 - p, (double) n);
    }

    private static long rare(Score score, long n, double p) {
        double mean = n * p;
        double variance = mean * (1 - p);
        if (variance < LatticeQuantile.VARIANCE_FROM) {
            return score.isSurelyBelow(mean) ? 0 : add(score.uniform(), n, p);
        }
        double z = score.normal();
        double whole = Math.floor(mean);
        double fraction = mean - whole + Math.fma((double) n, p, -mean);
        double shift = LatticeQuantile.shift(z, fraction, Math.sqrt(variance), 1 - 2 * p, 1 - 6 * p * (1 - p));
        double doubt = LatticeQuantile.doubt(z, variance);
        double low = Math.floor(shift - doubt);
        double high = Math.floor(shift + doubt);
        if (low == high) {
            return (long) Math.clamp(whole + low, 0, (double) n);
        }
        double guess = Math.clamp(whole + low, 0, (double) n);
        return settle(score, (double) n, p, guess);
    }

    private static long add(double u, long n, double p) {
        double rest = u;
        double probability = Math.exp(n * SaddlePoint.logComplement(p));
        double odds = p / (1 - p);
        long count = 0;
        while (rest > probability && count < n) {
            rest -= probability;
            probability *= odds * (n - count) / (count + 1);
            count++;
            if (probability < 0x1p-60 && count > n * p) {
                return count; // what is left of u is rounding
            }
        }
        return count;
    }

    /// Goes up from `guess`, or down to it, until the cumulative probability says which count it is.
    private static long settle(Score score, double n, double p, double guess) {
        double z = score.normal();
        boolean isLow = z < 0;
        double u = isLow ? score.uniform() : Normal.probability(-z);
        double odds = p / (1 - p);
        double count = guess;
        double probability = Math.exp(SaddlePoint.logBinomial(count, n, p, Math.fma(-n, p, count)));
        if (isLow) {
            double below = lower(count, probability, n, odds);
            while (below < u && count < n) {
                probability *= odds * (n - count) / (count + 1);
                count++;
                below += probability;
            }
            while (count > 0 && below - probability >= u) {
                below -= probability;
                probability *= count / (odds * (n - count + 1));
                count--;
            }
            return (long) count;
        }
        double above = upper(count, probability, n, odds);
        while (above > u && count < n) {
            probability *= odds * (n - count) / (count + 1);
            count++;
            above -= probability;
        }
        while (count > 0 && above + probability <= u) {
            above += probability;
            probability *= count / (odds * (n - count + 1));
            count--;
        }
        return (long) count;
    }

    /// Probability of at most `count`.
    private static double lower(double count, double probability, double n, double odds) {
        double sum = 0;
        double term = probability;
        for (double k = count; term > sum * 0x1p-56; k--) {
            sum += term;
            term *= k / (odds * (n - k + 1));
        }
        return sum;
    }

    /// Probability of more than `count`.
    private static double upper(double count, double probability, double n, double odds) {
        double sum = 0;
        double term = probability * odds * (n - count) / (count + 1);
        for (double k = count + 1; term > sum * 0x1p-56; k++) {
            sum += term;
            term *= odds * (n - k) / (k + 1);
        }
        return sum;
    }
}
