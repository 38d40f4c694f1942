package crosstalk.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;

/// How many of an arm had an outcome, such as clearance.
///
/// @param count of those that had it, 0 to `n`
/// @param n of all, at least 0
public record Proportion(int count, int n) {
    static final Method EXACT = Method.of("Clopper-Pearson exact interval", "clopper1934");
    static final Method SCORE = Method.of("Wilson score interval, without continuity correction", "wilson1927");

    /// @throws IllegalArgumentException if the count is not 0 to n
    public Proportion {
        if (n < 0 || count < 0 || count > n) {
            throw new IllegalArgumentException("a proportion of " + count + " of " + n);
        }
    }

    /// The proportion with the exact 95 % interval.
    public Result<Estimate> exact() {
        return exact(Level.USUAL.probability());
    }

    /// The proportion with the interval that covers at least as often as its level says.
    public Result<Estimate> exact(double level) {
        if (n == 0) {
            return Result.unavailable("no animal in the arm");
        }
        Level asked = new Level(level);
        double low =
                count == 0 ? 0 : BetaDistribution.of(count, n - count + 1.0).inverseCumulativeProbability(asked.tail());
        double high =
                count == n ? 1 : BetaDistribution.of(count + 1.0, n - count).inverseSurvivalProbability(asked.tail());
        return Result.of(new Estimate((double) count / n, low, high, asked, n, EXACT));
    }

    /// The proportion with Wilson's 95 % interval.
    public Result<Estimate> score() {
        return score(Level.USUAL.probability());
    }

    /// The proportion with Wilson's interval, which covers as often as its level says on average; see [Wilson].
    public Result<Estimate> score(double level) {
        if (n == 0) {
            return Result.unavailable("no animal in the arm");
        }
        Wilson wilson = Wilson.of(count, n, level);
        return Result.of(new Estimate(wilson.proportion(), wilson.interval(), new Level(level), n, SCORE));
    }
}
