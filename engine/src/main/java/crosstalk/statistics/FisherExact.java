package crosstalk.statistics;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/// Fisher's exact test of independence, given the margins of the table. Source: fisher1935.
///
/// Two-sided: the probability of all tables no more likely than the one observed, where likelihoods within 1e-7 of each other count
/// as equal, as in R's `fisher.test`.
public final class FisherExact {
    static final Method METHOD = Method.of("Fisher's exact test", "fisher1935");

    /// How much more likely, relatively, a table may be and still count as no more likely than another.
    static final double SLACK = 1 + 1e-7;

    /// The most tables that are listed.
    private static final long MOST = 20_000_000;

    private FisherExact() {}

    static HypothesisTest of(TwoByTwo table, Alternative alternative) {
        int events = table.events();
        double p = p(table.arm().count(), table.arm().n(), table.control().n(), events, alternative);
        return new HypothesisTest(p, table.n(), METHOD.with(words(alternative)));
    }

    /// The p-value of `count` events in an arm of `n`, where `events` happened in it and in a control of `controlN`.
    static double p(int count, int n, int controlN, int events, Alternative alternative) {
        if (events == 0 || events == n + controlN) {
            return 1;
        }
        HypergeometricDistribution law = HypergeometricDistribution.of(n + controlN, events, n);
        return switch (alternative) {
            case GREATER -> count == 0 ? 1 : law.survivalProbability(count - 1);
            case LESS -> law.cumulativeProbability(count);
            case TWO_SIDED -> twoSided(law, count);
        };
    }

    private static double twoSided(HypergeometricDistribution law, int count) {
        double most = law.probability(count) * SLACK;
        double sum = 0;
        for (int k = law.getSupportLowerBound(); k <= law.getSupportUpperBound(); k++) {
            double probability = law.probability(k);
            sum += probability <= most ? probability : 0;
        }
        return Math.min(1, sum);
    }

    /// The test of a table of counts with any number of rows (arms) and columns (kinds of response), two-sided.
    ///
    /// @param counts `counts[row][column]`, at least 0; empty rows and columns change nothing
    /// @throws IllegalArgumentException if the table has no rows of equal length, or a count is negative
    public static Result<HypothesisTest> ofTable(int[][] counts) {
        Contingency table = Contingency.of(counts);
        if (table.rows() < 2 || table.columns() < 2) {
            return Result.unavailable("fewer than two arms or two kinds of response were seen");
        }
        return table.exact(SLACK, MOST)
                .map(p -> new HypothesisTest(p, table.total(), METHOD.with("two-sided, all tables listed")));
    }

    static String words(Alternative alternative) {
        return switch (alternative) {
            case TWO_SIDED -> "two-sided";
            case GREATER -> "one-sided, more in the arm";
            case LESS -> "one-sided, less in the arm";
        };
    }
}
