package crosstalk.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

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

    /// Several statistics of the animals of several arms.
    interface ArmStatistics {
        /// The statistics of some animals.
        ///
        /// @param places of the animals that take part, for each arm
        /// @return one number per statistic; not a number where it does not exist
        double[] of(int[][] places);
    }

    /// The bias-corrected and accelerated interval of each statistic, acceleration by the jackknife over animals within arms.
    /// Sources: efron1987, davison1997 (several samples).
    ///
    /// @param sizes of the arms
    List<Result<Interval>> accelerated(int[] sizes, ArmStatistics statistics, Level level) {
        int[][] all = Arrays.stream(sizes)
                .mapToObj(n -> IntStream.range(0, n).toArray())
                .toArray(int[][]::new);
        double[] whole = statistics.of(all);
        double[][] drawn = new double[whole.length][resamples];
        Draw draw = new Draw(random);
        for (int r = 0; r < resamples; r++) {
            int[][] places = Arrays.stream(sizes).mapToObj(draw::places).toArray(int[][]::new);
            double[] found = statistics.of(places);
            for (int s = 0; s < whole.length; s++) {
                drawn[s][r] = found[s];
            }
        }
        double[] acceleration = acceleration(all, statistics, whole.length);
        List<Result<Interval>> intervals = new ArrayList<>();
        for (int s = 0; s < whole.length; s++) {
            double[] sorted = Arrays.stream(drawn[s])
                    .filter(v -> !Double.isNaN(v))
                    .sorted()
                    .toArray();
            intervals.add(accelerated(sorted, whole[s], acceleration[s], level));
        }
        return intervals;
    }

    private Result<Interval> accelerated(double[] sorted, double whole, double acceleration, Level level) {
        Result<Interval> plain = percentiles(sorted, level);
        if (plain.found().isEmpty()) {
            return plain;
        }
        if (sorted[0] == sorted[sorted.length - 1]) {
            return Result.unavailable("every resample gave the same number: the animals of each arm are alike");
        }
        double below = 0;
        for (double v : sorted) {
            below += v < whole ? 1 : v == whole ? 0.5 : 0;
        }
        double share = Math.clamp(below / sorted.length, 0.5 / sorted.length, 1 - 0.5 / sorted.length);
        double shift = Tail.normalQuantile(share);
        double low = shifted(shift, acceleration, -level.deviate());
        double high = shifted(shift, acceleration, level.deviate());
        return Result.of(new Interval(Summary.ofSorted(sorted, low), Summary.ofSorted(sorted, high)));
    }

    private static double shifted(double shift, double acceleration, double deviate) {
        double z = shift + deviate;
        return Tail.normalBelow(shift + z / Math.max(1e-3, 1 - acceleration * z));
    }

    private static double[] acceleration(int[][] all, ArmStatistics statistics, int count) {
        double[] cubes = new double[count];
        double[] squares = new double[count];
        for (int arm = 0; arm < all.length; arm++) {
            int n = all[arm].length;
            double[][] without = new double[n][];
            for (int i = 0; i < n; i++) {
                int left = i;
                int[][] places = all.clone();
                places[arm] = IntStream.of(all[arm]).filter(a -> a != left).toArray();
                without[i] = statistics.of(places);
            }
            for (int s = 0; s < count; s++) {
                double mean = 0;
                for (double[] row : without) {
                    mean += row[s] / n;
                }
                for (double[] row : without) {
                    double influence = (n - 1) * (mean - row[s]) / n;
                    cubes[s] += influence * influence * influence;
                    squares[s] += influence * influence;
                }
            }
        }
        double[] acceleration = new double[count];
        for (int s = 0; s < count; s++) {
            double a = cubes[s] / (6 * Math.pow(squares[s], 1.5));
            acceleration[s] = Double.isFinite(a) ? a : 0;
        }
        return acceleration;
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
        return Result.of(
                new Interval(Summary.ofSorted(sorted, level.tail()), Summary.ofSorted(sorted, 1 - level.tail())));
    }
}
