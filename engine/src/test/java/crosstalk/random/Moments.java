package crosstalk.random;

import java.util.function.LongSupplier;

/// How far the mean and the variance of a sampler's draws lie from those of its law, in standard errors.
///
/// @param mean (sample mean - mean) / sqrt(variance / n)
/// @param variance (sample variance / variance - 1) / sqrt((kurtosis - 1) / n)
record Moments(double mean, double variance) {
    /// @param shift a whole number near the mean that is taken off each draw, so that nothing is lost at 1e12
    /// @param rest the mean less the shift
    /// @param excess the excess kurtosis of the law
    static Moments of(LongSupplier sampler, int n, long shift, double rest, double lawVariance, double excess) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double d = sampler.getAsLong() - shift - rest;
            sum += d;
            squares += d * d;
        }
        double mean = sum / n / Math.sqrt(lawVariance / n);
        double variance = (squares / n / lawVariance - 1) / Math.sqrt((excess + 2) / n);
        return new Moments(mean, variance);
    }

    /// The larger distance of the two.
    double largest() {
        return Math.max(Math.abs(mean), Math.abs(variance));
    }
}
