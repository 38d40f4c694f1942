package crosstalk.random;

/// Logarithms of Poisson and binomial probabilities that keep their accuracy at counts of 1e15, where a difference of
/// log-factorials would have lost all digits.
///
/// Error: 1e-13 relative; for the binomial, z standard deviations from the mean, z * sqrt(n) * 2^-53 more (2e-8 at
/// 1e15 trials). Source: loader2000 (Fast and accurate computation of binomial probabilities).
final class SaddlePoint {
    private static final double HALF_LOG_TWO_PI = 0.9189385332046728;
    private static final double[] SMALL = smallErrors();

    private SaddlePoint() {}

    /// The log-probability of a Poisson count.
    ///
    /// @param count whole, at least 0
    /// @param mean positive
    /// @param excess count - mean, which the caller may know to more digits
    static double logPoisson(double count, double mean, double excess) {
        if (count == 0) {
            return -mean;
        }
        return -stirlingError(count) - deviance(excess, mean) - HALF_LOG_TWO_PI - 0.5 * Math.log(count);
    }

    /// The log-probability of a binomial count.
    ///
    /// @param count whole, 0 to n
    /// @param n whole, at least 1
    /// @param p above 0, below 1
    /// @param excess count - n*p, which the caller may know to more digits
    static double logBinomial(double count, double n, double p, double excess) {
        if (count == 0) {
            return n * logComplement(p);
        }
        if (count == n) {
            return n * Math.log(p);
        }
        double rest = n - count;
        double deviance = deviance(excess, n * p) + deviance(-excess, n * (1 - p));
        double error = stirlingError(n) - stirlingError(count) - stirlingError(rest);
        return error - deviance - HALF_LOG_TWO_PI - 0.5 * Math.log(count * (rest / n));
    }

    /// log(1 - p) for p from 0 to 1/2, to 1e-15 relative; the library's `log1p` is no intrinsic and takes four times as long.
    static double logComplement(double p) {
        if (p > 0.02) {
            return Math.log(1 - p);
        }
        double series = 1.0 / 5 + p * (1.0 / 6 + p * (1.0 / 7 + p * (1.0 / 8 + p / 9)));
        return -p * (1 + p * (1.0 / 2 + p * (1.0 / 3 + p * (1.0 / 4 + p * series))));
    }

    /// log(k!) less Stirling's formula (k + 1/2) log k - k + log(2 pi)/2.
    static double stirlingError(double k) {
        if (k < SMALL.length) {
            return SMALL[(int) k];
        }
        double s = 1 / (k * k);
        double series = 1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1260 - s * (1.0 / 1680 - s * (1.0 / 1188))));
        return series / k;
    }

    /// (m + d) log((m + d) / m) - d, at least 0: how far a count m + d is from a mean m, without cancellation for small d.
    static double deviance(double d, double m) {
        double k = m + d;
        if (k <= 0) {
            return m;
        }
        if (Math.abs(d) >= 0.1 * (k + m)) {
            return k * Math.log(k / m) - d;
        }
        double v = d / (k + m);
        double sum = d * v;
        double term = 2 * k * v;
        double square = v * v;
        for (int odd = 3; ; odd += 2) {
            term *= square;
            double next = sum + term / odd;
            if (next == sum) {
                return sum;
            }
            sum = next;
        }
    }

    private static double[] smallErrors() {
        double[] errors = new double[16];
        double factorial = 1;
        for (int k = 1; k < errors.length; k++) {
            factorial *= k; // 15! < 2^53: exact
            errors[k] = Math.log(factorial) - (k + 0.5) * Math.log(k) + k - HALF_LOG_TWO_PI;
        }
        return errors;
    }
}
