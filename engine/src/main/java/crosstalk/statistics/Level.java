package crosstalk.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// The confidence level of an interval.
///
/// @param probability above 0, below 1
record Level(double probability) {
    static final Level USUAL = new Level(0.95);

    /// @throws IllegalArgumentException if the probability is not above 0 and below 1
    Level {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException(
                    "a confidence level of " + probability + ", expected above 0 and below 1");
        }
    }

    /// The probability beyond each end.
    double tail() {
        return (1 - probability) / 2;
    }

    /// The standard normal deviate that leaves the tail above it, 1.96 at 95 %.
    double deviate() {
        return NormalDistribution.of(0, 1).inverseSurvivalProbability(tail());
    }
}
