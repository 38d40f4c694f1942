package crosstalk.statistics;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BetaDistribution;

/// Synergy in the part of animals that end without tumour: the observed part less that expected of the parts alone.
///
/// Bliss: the parts that keep their tumour multiply, each relative to the control; highest single agent: the best part; response
/// additivity: gains over the control add up. What is expected is a probability, so it is held between 0 and 1.
///
/// Interval: every arm's probability drawn from its Jeffreys posterior, Beta(x + 1/2, n - x + 1/2), and the percentiles of the excess,
/// widened to the estimate itself where that lies at the edge; a bootstrap over animals could draw nothing but 0 from an arm without any
/// clearance. Source: brown2001 (the posterior), efron1993 (percentiles).
public final class ClearanceSynergy {
    private ClearanceSynergy() {}

    /// The excess.
    ///
    /// @param arms cleared of all, for each arm
    /// @param day for the record, such as the last day
    /// @param draws at least 100
    public static Result<Synergy> of(
            List<Proportion> arms,
            Combination combination,
            Synergy.Expectation expectation,
            double day,
            int draws,
            double level,
            RandomGenerator random) {
        Proportion[] own = IntStream.of(combination.arms()).mapToObj(arms::get).toArray(Proportion[]::new);
        for (int i = 0; i < own.length; i++) {
            if (own[i].n() == 0) {
                return Result.unavailable("no animal in arm " + combination.arms()[i]);
            }
        }
        if (own[0].count() == own[0].n()) {
            return Result.unavailable(
                    "every control animal ended without tumour, so drugs can not be seen to add to it");
        }
        double[] seen = new double[own.length];
        int n = 0;
        for (int i = 0; i < own.length; i++) {
            seen[i] = (double) own[i].count() / own[i].n();
            n += own[i].n();
        }
        double value = excess(seen, expectation);
        BetaDistribution[] posterior = new BetaDistribution[own.length];
        for (int i = 0; i < own.length; i++) {
            posterior[i] = BetaDistribution.of(own[i].count() + 0.5, own[i].n() - own[i].count() + 0.5);
        }
        double[] drawn = new double[own.length];
        double[] sorted = Resampling.of(draws, random).sorted(draw -> {
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = posterior[i].inverseCumulativeProbability(random.nextDouble());
            }
            return excess(drawn, expectation);
        });
        Level asked = new Level(level);
        double low = Math.min(value, Summary.ofSorted(sorted, asked.tail()));
        double high = Math.max(value, Summary.ofSorted(sorted, 1 - asked.tail()));
        Method method = Method.of(
                expectation.words() + ", proportions, percentiles of Jeffreys posteriors", "bliss1939", "brown2001");
        return Result.of(new Synergy(
                expectation,
                Synergy.Scale.CLEARANCE_EXCESS,
                day,
                new Estimate(value, low, high, asked, n, method),
                Result.unavailable("the posterior gives an interval, not a test")));
    }

    /// Probabilities: control, parts, whole.
    private static double excess(double[] p, Synergy.Expectation expectation) {
        int parts = p.length - 2;
        double expected = switch (expectation) {
            case BLISS -> {
                double kept = 1 - p[0];
                for (int i = 1; i <= parts; i++) {
                    kept *= (1 - p[i]) / Math.max(1e-300, 1 - p[0]);
                }
                yield 1 - kept;
            }
            case HIGHEST_SINGLE_AGENT ->
                IntStream.rangeClosed(1, parts).mapToDouble(i -> p[i]).max().orElseThrow();
            case RESPONSE_ADDITIVITY -> {
                double sum = p[0];
                for (int i = 1; i <= parts; i++) {
                    sum += p[i] - p[0];
                }
                yield sum;
            }
        };
        return p[parts + 1] - Math.clamp(expected, 0, 1);
    }
}
