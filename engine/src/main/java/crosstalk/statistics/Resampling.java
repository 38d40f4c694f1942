package crosstalk.statistics;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/// The bootstrap over animals, arm by arm: each resample draws as many animals of an arm as it has. Source: efron1993.
///
/// @param resamples at least 100
record Resampling(int resamples, RandomGenerator random) {
    /// The most resamples, in part, that may give no number.
    private static final double FAILING = 0.05;

    static Resampling of(int resamples, RandomGenerator random) {
        if (resamples < 100) {
            throw new IllegalArgumentException(resamples + " resamples, expected at least 100");
        }
        return new Resampling(resamples, random);
    }

    /// Draws of one resample.
    record Draw(RandomGenerator random) {
        double[] of(double[] values) {
            double[] drawn = new double[values.length];
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = values[random.nextInt(values.length)];
            }
            return drawn;
        }

        /// Places among n, with replacement.
        int[] places(int n) {
            int[] drawn = new int[n];
            for (int i = 0; i < n; i++) {
                drawn[i] = random.nextInt(n);
            }
            return drawn;
        }
    }

    /// The statistic of each resample, ascending; those that are not numbers come out empty.
    double[] sorted(ToDoubleFunction<Draw> statistic) {
        double[] values = new double[resamples];
        Draw draw = new Draw(random);
        for (int r = 0; r < resamples; r++) {
            values[r] = statistic.applyAsDouble(draw);
        }
        return Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    }

    /// The percentile interval.
    Result<Interval> percentiles(ToDoubleFunction<Draw> statistic, Level level) {
        return percentiles(sorted(statistic), level);
    }

    Result<Interval> percentiles(double[] sorted, Level level) {
        if (sorted.length < (1 - FAILING) * resamples) {
            return Result.unavailable(resamples - sorted.length + " of " + resamples
                    + " resamples gave no number, so their percentiles would mislead");
        }
        return Result.of(new Interval(Summary.ofSorted(sorted, level.tail()), Summary.ofSorted(sorted, 1 - level.tail())));
    }
}
