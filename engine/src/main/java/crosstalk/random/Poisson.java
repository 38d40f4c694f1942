package crosstalk.random;

/// Poisson counts, exact in law to rounding.
///
/// Below a mean of 10 by inversion: one uniform, and the count rises with it and with the mean, so that twins stay coupled.
/// From 10 by transformed rejection, on average 1.33 (mean 10) to 1.12 pairs of uniforms. Source: hormann1993 (The transformed rejection method for
/// generating Poisson random variables, algorithm PTRS).
public final class Poisson {
    /// The largest mean: every count near it is a whole number of a `double`.
    public static final double LARGEST_MEAN = 1e15;

    private static final double REJECTION_FROM = 10;

    private Poisson() {}

    /// A count of the given mean.
    ///
    /// @param mean at most 1e15; 0 or less gives 0 and takes no draw
    /// @throws IllegalArgumentException if the mean is not a number, or larger
    public static long sample(Stream stream, double mean) {
        if (mean < REJECTION_FROM) {
            return mean > 0 ? invert(stream.nextDouble(), mean) : 0;
        }
        if (!(mean <= LARGEST_MEAN)) {
            throw new IllegalArgumentException(
                    "a Poisson count of mean " + mean + ", expected at most " + LARGEST_MEAN);
        }
        return reject(stream, mean);
    }

    /// The smallest count whose cumulative probability reaches `u`.
    private static long invert(double u, double mean) {
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

    private static long reject(Stream stream, double mean) {
        double root = Math.sqrt(mean);
        double b = 0.931 + 2.53 * root;
        double a = -0.059 + 0.02483 * b;
        double squeeze = 0.9277 - 3.6224 / (b - 2);
        double whole = Math.floor(mean); // kept apart from the fraction, which the sum would round away
        double fraction = mean - whole;
        while (true) {
            double u = stream.nextDouble() - 0.5;
            double v = stream.nextDouble();
            double edge = 0.5 - Math.abs(u);
            double shift = Math.floor((2 * a / edge + b) * u + fraction + 0.43);
            double count = whole + shift;
            if (edge >= 0.07 && v <= squeeze) {
                return (long) count;
            }
            if (count < 0 || (edge < 0.013 && v > edge)) {
                continue;
            }
            double scale = 1.1239 + 1.1328 / (b - 3.4);
            double height = Math.log(v * scale / (a / (edge * edge) + b));
            if (height <= SaddlePoint.logPoisson(count, mean, shift - fraction)) {
                return (long) count;
            }
        }
    }
}
