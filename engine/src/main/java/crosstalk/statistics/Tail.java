package crosstalk.statistics;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/// Probabilities beyond a statistic.
final class Tail {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Tail() {}

    /// Of a standard normal, on both sides.
    static double normal(double z) {
        return Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(z)));
    }

    /// Of Student's t, on both sides.
    static double student(double t, double degreesOfFreedom) {
        return Math.min(1, 2 * TDistribution.of(degreesOfFreedom).survivalProbability(Math.abs(t)));
    }

    /// Of a chi-square, above.
    static double chiSquare(double statistic, double degreesOfFreedom) {
        return ChiSquaredDistribution.of(degreesOfFreedom).survivalProbability(Math.max(0, statistic));
    }

    /// What a standard normal is below with this probability.
    static double normalQuantile(double probability) {
        return NORMAL.inverseCumulativeProbability(probability);
    }

    /// The probability that a standard normal is below.
    static double normalBelow(double z) {
        return NORMAL.cumulativeProbability(z);
    }

    /// What Student's t exceeds with half of what the level leaves.
    static double studentDeviate(Level level, double degreesOfFreedom) {
        return TDistribution.of(degreesOfFreedom).inverseSurvivalProbability(level.tail());
    }
}
