package crosstalk.random;

import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/// Pearson's test of counts against probabilities.
final class ChiSquare {
    /// Below this a sampler is refused. With fixed seeds the outcome never changes; one right sampler in a million fails it.
    static final double REFUSED_BELOW = 1e-6;

    private ChiSquare() {}

    /// The probability of counts at least this far from the expected ones.
    static double pValue(long[] counts, List<Double> probabilities) {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        double statistic = 0;
        for (int i = 0; i < counts.length; i++) {
            double expected = total * probabilities.get(i);
            statistic += (counts[i] - expected) * (counts[i] - expected) / expected;
        }
        return ChiSquaredDistribution.of(counts.length - 1.0).survivalProbability(statistic);
    }
}
