package crosstalk.random;

/// Counts drawn once per voxel, population and step: each from one uniform number, with which it rises.
///
/// Almost all of them are 0, and `u <= 1 - mean` says so before any exponential, since exp(-x) >= 1 - x. Counts of few individuals
/// or of small variance are exact in law to rounding, by adding up probabilities; the rest is the normal quantile corrected for the
/// third and fourth cumulant and for whole numbers (see [LatticeQuantile]), with the normal quantile from a table.
///
/// Error: total variation to the exact law at most 6e-4 where the variance is 10, 2e-5 where it is 100; the tests measure it.
/// [BinomialQuantile] and [PoissonQuantile] are exact throughout and cost several times as much.
public final class VoxelDraws {
    /// Growth at most: a cell of more than 22,000 descendants in one step is a step too long.
    public static final double MOST_GROWTH = 10;

    private static final double VARIANCE_FROM = LatticeQuantile.VARIANCE_FROM;
    /// Fewer individuals than this are always counted exactly.
    private static final int FEW = 64;
    /// Largest mean of a Poisson count.
    private static final double MOST = 1e15;
    private static final double LOG_TWO = 0.6931471805599453;
    private static final double RATIO_BELOW = 0.5;
    /// A probability that no uniform number of 53 bits can tell from 0.
    private static final double NOTHING = 0x1p-60;

    private static final int POINTS = 4096;
    /// In the outermost 64th of the probability on each side the table is too coarse.
    private static final double TAIL = 1.0 / 64;
    private static final double[] SCORES = scores();
    private static final double[] RECIPROCALS = reciprocals();

    private VoxelDraws() {}

    /// How many of `n` individuals go who each go with probability `1 - exp(-hazard)`.
    ///
    /// @param u above 0, below 1
    /// @param n at least 0
    /// @param hazard at least 0
    /// @throws IllegalArgumentException if the hazard is not a number
    public static int binomial(double u, int n, double hazard) {
        if (u <= 1 - n * hazard) {
            return 0;
        }
        requireNumber(hazard);
        if (hazard > LOG_TWO) {
            double stay = Math.exp(-hazard);
            return n - rare(1 - u, n, stay, 1 - stay);
        }
        if (n < FEW) {
            return addBinomial(u, n, Math.exp(-n * hazard), growth(hazard));
        }
        double odds = growth(hazard);
        double stay = 1 / (1 + odds);
        double p = odds * stay;
        double mean = n * p;
        double variance = mean * stay;
        if (variance < VARIANCE_FROM) {
            return addBinomial(u, n, Math.exp(-n * hazard), odds);
        }
        return (int) Math.min(n, lattice(normal(u), mean, variance, stay - p, 1 - 6 * p * stay));
    }

    /// How many of `n` individuals are of a kind that each is with probability `p`.
    ///
    /// @param u above 0, below 1
    /// @param n at least 0
    /// @param p 0 to 1
    /// @throws IllegalArgumentException if the probability is not a number
    public static int share(double u, int n, double p) {
        if (p > 0.5) {
            return n - rare(1 - u, n, 1 - p, p);
        }
        return rare(u, n, p, 1 - p);
    }

    /// How many cells `n` of them have become more when each has divided at rate `growth` for a unit of time, as its daughters have:
    /// negative binomial, n * (exp(growth) - 1) in the mean.
    ///
    /// @param u above 0, below 1
    /// @param n at least 0
    /// @param growth 0 to [#MOST_GROWTH]
    /// @throws IllegalArgumentException if the growth is larger, or not a number
    public static long births(double u, int n, double growth) {
        if (u <= 1 - n * growth) {
            return 0;
        }
        if (!(growth <= MOST_GROWTH)) {
            throw new IllegalArgumentException("growth by exp(" + growth + ") in one step");
        }
        double more = growth(growth);
        double mean = n * more;
        double variance = mean * (1 + more);
        double skew = 1 + 2 * more;
        if (variance >= VARIANCE_FROM * skew * skew) {
            return lattice(normal(u), mean, variance, skew, 1 + 6 * more * (1 + more));
        }
        double probability = Math.exp(-n * growth);
        double share = more / (1 + more);
        double rest = u;
        long count = 0;
        while (rest > probability) {
            rest -= probability;
            probability *= share * (n + count) * reciprocal(count + 1);
            count++;
            if (probability < NOTHING && count > mean) {
                return count;
            }
        }
        return count;
    }

    /// A Poisson count.
    ///
    /// @param u above 0, below 1
    /// @param mean 0 to 1e15
    /// @throws IllegalArgumentException if the mean is larger, or not a number
    public static long poisson(double u, double mean) {
        if (u <= 1 - mean) {
            return 0;
        }
        if (!(mean <= MOST)) {
            throw new IllegalArgumentException("a Poisson count of mean " + mean);
        }
        if (mean >= VARIANCE_FROM) {
            return lattice(normal(u), mean, mean, 1, 1);
        }
        double probability = Math.exp(-mean);
        double rest = u;
        long count = 0;
        while (rest > probability) {
            rest -= probability;
            count++;
            probability *= mean * reciprocal(count);
            if (probability < NOTHING && count > mean) {
                return count;
            }
        }
        return count;
    }

    /// A whole number, `value` in the mean: the one below or the one above.
    ///
    /// @param value at least 0
    public static long rounded(double u, double value) {
        long below = (long) value;
        return u > 1 - (value - below) ? below + 1 : below;
    }

    /// The z below which a normal draw falls with probability `u`: to 1.1e-5, rising with `u`.
    static double normal(double u) {
        if (u < TAIL || u > 1 - TAIL) {
            return Normal.quantile(u);
        }
        double place = u * POINTS;
        int below = (int) place;
        double from = SCORES[below];
        return from + (place - below) * (SCORES[below + 1] - from);
    }

    /// A count of mean `n p` where `p` is at most a half.
    ///
    /// @param q 1 - p
    private static int rare(double u, int n, double p, double q) {
        if (u <= 1 - n * p) {
            return 0;
        }
        requireNumber(p);
        if (n == 1) {
            return 1;
        }
        double mean = n * p;
        double variance = mean * q;
        if (n < FEW || variance < VARIANCE_FROM) {
            double none = n < FEW ? power(q, n) : Math.exp(n * SaddlePoint.logComplement(p));
            return addBinomial(u, n, none, p / q);
        }
        return (int) Math.min(n, lattice(normal(u), mean, variance, q - p, 1 - 6 * p * q));
    }

    private static int addBinomial(double u, int n, double none, double odds) {
        double probability = none;
        double rest = u;
        int count = 0;
        while (rest > probability && count < n) {
            rest -= probability;
            probability *= odds * (n - count) * reciprocal(count + 1L);
            count++;
            if (probability < NOTHING && count > n * odds) {
                return count; // what is left of u is rounding
            }
        }
        return count;
    }

    /// The quantile of a law by its cumulants; the third and fourth as multiples of the variance.
    private static long lattice(double z, double mean, double variance, double skew, double tails) {
        double square = z * z;
        double spread = Math.sqrt(variance);
        double fourth = z * (tails * (square - 3) / 24 - skew * skew * (2 * square - 5) / 36 - 1.0 / 24);
        double count = mean + 0.5 + spread * z + skew * (square - 1) / 6 + fourth / spread;
        return count > 0 ? (long) count : 0;
    }

    /// exp(g) - 1, to 2e-13 relative: up to a half from the ratio of polynomials of order 5 that is nearest to exp at 0.
    private static double growth(double g) {
        if (g > RATIO_BELOW) {
            return Math.exp(g) - 1;
        }
        double square = g * g;
        double odd = g * (15120 + square * (420 + square));
        double even = 30240 + square * (3360 + 30 * square);
        return 2 * odd / (even - odd);
    }

    private static double power(double base, int exponent) {
        double result = 1;
        double square = base;
        for (int bits = exponent; bits != 0; bits >>= 1) {
            if ((bits & 1) != 0) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }

    private static double reciprocal(long k) {
        return k < RECIPROCALS.length ? RECIPROCALS[(int) k] : 1.0 / k;
    }

    private static void requireNumber(double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("a binomial count of a hazard or probability that is not a number");
        }
    }

    private static double[] scores() {
        double[] scores = new double[POINTS];
        for (int i = 1; i < POINTS; i++) {
            scores[i] = Normal.quantile((double) i / POINTS);
        }
        return scores;
    }

    private static double[] reciprocals() {
        double[] reciprocals = new double[256];
        for (int k = 1; k < reciprocals.length; k++) {
            reciprocals[k] = 1.0 / k;
        }
        return reciprocals;
    }
}
