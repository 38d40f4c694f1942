package crosstalk.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;

/// A sample in a few numbers, in its own unit.
///
/// @param n size, at least 1
/// @param mean arithmetic
/// @param sd standard deviation with n - 1 below the line, in two passes; empty for a single value
/// @param min smallest
/// @param lowerQuartile by [#quantile]
/// @param median by [#quantile]
/// @param upperQuartile by [#quantile]
/// @param max largest
public record Summary(
        int n,
        double mean,
        OptionalDouble sd,
        double min,
        double lowerQuartile,
        double median,
        double upperQuartile,
        double max) {
    /// The summary of a sample.
    ///
    /// @throws IllegalArgumentException if the sample is empty, or a value is not finite
    public static Summary of(double... values) {
        double[] sorted = sorted(values);
        double mean = mean(values);
        return new Summary(
                values.length,
                mean,
                sd(values, mean),
                sorted[0],
                ofSorted(sorted, 0.25),
                ofSorted(sorted, 0.5),
                ofSorted(sorted, 0.75),
                sorted[sorted.length - 1]);
    }

    /// The quantile of a sample by linear interpolation of its order statistics, type 7 of hyndman1996, R's default.
    ///
    /// @param p 0 to 1
    /// @throws IllegalArgumentException if the sample is empty, a value is not finite, or `p` out of range
    public static double quantile(double[] values, double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("a quantile of probability " + p + ", expected 0 to 1");
        }
        return ofSorted(sorted(values), p);
    }

    /// The quantile of a half.
    ///
    /// @throws IllegalArgumentException if the sample is empty, or a value is not finite
    public static double median(double... values) {
        return quantile(values, 0.5);
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    static OptionalDouble sd(double[] values, double mean) {
        if (values.length < 2) {
            return OptionalDouble.empty();
        }
        double squares = 0;
        double rounding = 0;
        for (double value : values) {
            double d = value - mean;
            squares += d * d;
            rounding += d;
        }
        double variance = (squares - rounding * rounding / values.length) / (values.length - 1);
        return OptionalDouble.of(Math.sqrt(Math.max(0, variance)));
    }

    /// [#quantile] of values that ascend already.
    static double ofSorted(double[] sorted, double p) {
        double at = (sorted.length - 1) * p;
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    private static double[] sorted(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("an empty sample, expected at least 1 value");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        "value " + i + " of the sample is " + values[i] + ", expected finite");
            }
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
