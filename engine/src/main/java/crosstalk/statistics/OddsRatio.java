package crosstalk.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/// The odds of an outcome in an arm over those in its control.
final class OddsRatio {
    static final Method CONDITIONAL =
            Method.of("odds ratio, conditional maximum likelihood, exact interval", "cornfield1956", "fisher1935");
    static final Method SAMPLE = Method.of("sample odds ratio, Woolf's logit interval", "woolf1955");
    static final Method CORRECTED = Method.of(
            "sample odds ratio with a half added to every cell (Haldane, Anscombe), Woolf's logit interval",
            "haldane1956",
            "anscombe1956",
            "woolf1955");

    private OddsRatio() {}

    /// Given the margins, the count in the arm has Fisher's noncentral hypergeometric law; its odds ratio is estimated by maximum
    /// likelihood, and the interval holds the ratios that neither one-sided exact test rejects, as R's `fisher.test`.
    /// Infinite, or 0, where a cell of the table is empty; the interval then has one end.
    static Result<Estimate> conditional(TwoByTwo table, Level level) {
        int events = table.events();
        if (events == 0 || events == table.n()) {
            return Result.unavailable("the outcome was seen in " + (events == 0 ? "no" : "every")
                    + " animal of both arms, so the data say nothing of an odds ratio");
        }
        Law law = Law.of(table);
        int x = table.arm().count();
        boolean lowest = x == law.low();
        boolean highest = x == law.low() + law.logWeights().length - 1;
        double value =
                lowest ? 0 : highest ? Double.POSITIVE_INFINITY : Math.exp(Roots.increasing(log -> law.mean(log) - x));
        double low = lowest ? 0 : Math.exp(Roots.increasing(log -> law.atLeast(x, log) - level.tail()));
        double high = highest
                ? Double.POSITIVE_INFINITY
                : Math.exp(Roots.increasing(log -> level.tail() - law.atMost(x, log)));
        return Result.of(new Estimate(value, low, high, level, table.n(), CONDITIONAL));
    }

    /// The cross product. Where a cell is empty, a half is added to every cell, and the method says so.
    static Estimate sample(TwoByTwo table, Level level) {
        double a = table.arm().count();
        double b = table.arm().n() - a;
        double c = table.control().count();
        double d = table.control().n() - c;
        boolean empty = a == 0 || b == 0 || c == 0 || d == 0;
        double added = empty ? 0.5 : 0;
        double log = Math.log((a + added) * (d + added) / ((b + added) * (c + added)));
        double error = Math.sqrt(1 / (a + added) + 1 / (b + added) + 1 / (c + added) + 1 / (d + added));
        double half = level.deviate() * error;
        return new Estimate(log, log - half, log + half, level, table.n(), empty ? CORRECTED : SAMPLE)
                .rescaled(Math::exp);
    }

    /// Fisher's noncentral hypergeometric law.
    ///
    /// @param low the smallest count
    /// @param logWeights of each count, at an odds ratio of 1
    private record Law(int low, double[] logWeights) {
        static Law of(TwoByTwo table) {
            HypergeometricDistribution law = HypergeometricDistribution.of(
                    table.n(), table.events(), table.arm().n());
            int low = law.getSupportLowerBound();
            double[] logs = new double[law.getSupportUpperBound() - low + 1];
            Arrays.setAll(logs, k -> law.logProbability(low + k));
            return new Law(low, logs);
        }

        double mean(double logRatio) {
            double[] mass = mass(logRatio);
            double mean = 0;
            for (int k = 0; k < mass.length; k++) {
                mean += (low + k) * mass[k];
            }
            return mean;
        }

        double atLeast(int count, double logRatio) {
            double[] mass = mass(logRatio);
            double sum = 0;
            for (int k = mass.length - 1; k >= count - low; k--) {
                sum += mass[k];
            }
            return sum;
        }

        double atMost(int count, double logRatio) {
            double[] mass = mass(logRatio);
            double sum = 0;
            for (int k = 0; k <= count - low; k++) {
                sum += mass[k];
            }
            return sum;
        }

        private double[] mass(double logRatio) {
            double[] logs = new double[logWeights.length];
            Arrays.setAll(logs, k -> logWeights[k] + k * logRatio);
            double most = Arrays.stream(logs).max().orElseThrow();
            double sum = 0;
            for (int k = 0; k < logs.length; k++) {
                logs[k] = Math.exp(logs[k] - most);
                sum += logs[k];
            }
            for (int k = 0; k < logs.length; k++) {
                logs[k] /= sum;
            }
            return logs;
        }
    }
}
