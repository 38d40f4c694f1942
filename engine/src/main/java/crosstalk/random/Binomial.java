package crosstalk.random;

/// Binomial counts, exact in law to rounding.
///
/// For n*min(p, 1-p) below 10 by inversion: one uniform, and the count rises with it, with n and with p, so that twins stay
/// coupled. From 10 by transformed rejection, on average 1.4 (mean 10) to 1.13 pairs of uniforms. For p above a half the count of failures is drawn from the
/// mirrored uniform. Source: hormann1993b (The generation of binomial random variates, algorithm BTRS).
public final class Binomial {
    /// The largest number of trials: every count up to it is a whole number of a `double`.
    public static final long LARGEST_TRIALS = 1_000_000_000_000_000L;

    private static final double REJECTION_FROM = 10;

    private Binomial() {}

    /// How many of `n` independent trials succeed.
    ///
    /// @param n 0 to 1e15
    /// @param p the probability of one success, 0 to 1; at 0 and 1, or without trials, no draw is taken
    /// @throws IllegalArgumentException if `n` or `p` is out of range, or `p` is not a number
    public static long sample(Stream stream, long n, double p) {
        if (n < 0 || n > LARGEST_TRIALS || !(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException(
                    "a binomial count of %d trials of probability %s, expected 0 to %d and 0 to 1"
                            .formatted(n, p, LARGEST_TRIALS));
        }
        if (n == 0 || p == 0) {
            return 0;
        }
        if (p == 1) {
            return n;
        }
        boolean mirrored = p > 0.5;
        double rare = mirrored ? 1 - p : p;
        long count = n * rare < REJECTION_FROM
                ? invert(stream, n, rare, mirrored)
                : reject(stream, (double) n, rare, mirrored);
        return mirrored ? n - count : count;
    }

    /// The smallest count whose cumulative probability reaches the next uniform, or its mirror image.
    private static long invert(Stream stream, long n, double p, boolean mirrored) {
        double u = stream.nextDouble();
        double rest = mirrored ? 1 - u : u;
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

    private static long reject(Stream stream, double n, double p, boolean mirrored) {
        double mean = n * p;
        double spread = Math.sqrt(mean * (1 - p));
        double b = 1.15 + 2.53 * spread;
        double a = -0.0873 + 0.0248 * b + 0.01 * p;
        double squeeze = 0.92 - 4.2 / b;
        double whole = Math.floor(mean); // kept apart from the fraction, which the sum would round away
        double fraction = mean - whole + Math.fma(n, p, -mean);
        while (true) {
            double signed = stream.nextDouble() - 0.5;
            double u = mirrored ? -signed : signed;
            double v = stream.nextDouble();
            double edge = 0.5 - Math.abs(u);
            double shift = Math.floor((2 * a / edge + b) * u + fraction + 0.5);
            double count = whole + shift;
            if (edge >= 0.07 && v <= squeeze) {
                return (long) count;
            }
            if (count < 0 || count > n) {
                continue;
            }
            double scale = (2.83 + 5.1 / b) * spread;
            double height = Math.log(v * scale / (a / (edge * edge) + b));
            double mode = Math.floor((n + 1.0) * p);
            double peak = SaddlePoint.logBinomial(mode, n, p, mode - whole - fraction);
            if (height <= SaddlePoint.logBinomial(count, n, p, shift - fraction) - peak) {
                return (long) count;
            }
        }
    }
}
