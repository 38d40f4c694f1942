package crosstalk.laws;

import crosstalk.statistics.Wilson;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/// What chance alone may do.
final class Chance {

    /// One-sided 95 % of the normal distribution.
    private static final double DEVIATE = 1.645;

    private Chance() {}

    /// A proportion, or an end of its 95 % interval.
    ///
    /// @param bound `low`, `high`, or empty for the proportion itself
    static double proportion(int count, int n, String bound) {
        if (n == 0) {
            return Double.NaN;
        }
        return switch (bound) {
            case "low" -> Wilson.of(count, n).interval().low();
            case "high" -> Wilson.of(count, n).interval().high();
            case "" -> (double) count / n;
            default -> throw new IllegalArgumentException("bound " + bound + ", expected low or high");
        };
    }

    /// Chance of at most so many pairs that got better, of those that changed, if better and worse were as likely: the exact
    /// one-sided test of McNemar. 1 when no pair changed.
    static double ofFall(int better, int worse) {
        return better + worse == 0
                ? 1
                : BinomialDistribution.of(better + worse, 0.5).cumulativeProbability(better);
    }

    /// Chance that one of `high` has a larger value than one of `low`, ties half.
    static double area(List<Double> high, List<Double> low) {
        double wins = 0;
        for (double h : high) {
            for (double l : low) {
                wins += h > l ? 1 : h == l ? 0.5 : 0;
            }
        }
        return wins / ((double) high.size() * low.size());
    }

    /// How far [#area] may lie from a half by chance alone, one-sided 95 %: variance (m + n + 1) / 12 m n.
    static double areaMargin(int m, int n) {
        return DEVIATE * Math.sqrt((m + n + 1.0) / (12.0 * m * n));
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        if (n == 0) {
            return Double.NaN;
        }
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }

    /// Standard deviation of a sample.
    static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / (values.length - 1));
    }
}
