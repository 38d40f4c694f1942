package crosstalk.statistics;

import java.util.Arrays;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;

/// The log-rank test of equal survival in several arms, stratified or not. Sources: mantel1966, peto1972.
///
/// @param test chi-square, with one degree of freedom fewer than there are arms that were ever at risk of an event
/// @param n animals of each arm
/// @param observed events of each arm
/// @param expected events of each arm if all had one survival within their stratum
public record LogRank(HypothesisTest test, int[] n, double[] observed, double[] expected) {
    static final Method METHOD = Method.of("log-rank test", "mantel1966", "peto1972");

    /// The test.
    public static Result<LogRank> of(SurvivalData data) {
        int arms = data.armCount();
        Sums sums = new Sums(data, arms);
        int[] n = new int[arms];
        for (int arm : data.arms()) {
            n[arm]++;
        }
        int[] tested = java.util.stream.IntStream.range(0, arms)
                .filter(arm -> sums.expected[arm] > 0)
                .toArray();
        if (data.eventCount() == 0) {
            return Result.unavailable("no animal had the event, so there is nothing to compare");
        }
        if (tested.length < 2) {
            return Result.unavailable("fewer than two arms were at risk when an event happened");
        }
        int freedom = tested.length - 1;
        double[][] covariance = new double[freedom][freedom];
        double[] excess = new double[freedom];
        for (int a = 0; a < freedom; a++) {
            excess[a] = sums.observed[tested[a]] - sums.expected[tested[a]];
            for (int b = 0; b < freedom; b++) {
                covariance[a][b] = sums.covariance[tested[a]][tested[b]];
            }
        }
        return statistic(excess, covariance).map(chi -> {
            int strata = (int) Arrays.stream(data.strata()).distinct().count();
            Method method = strata > 1 ? METHOD.with("stratified, " + strata + " strata") : METHOD;
            HypothesisTest test = new HypothesisTest(Tail.chiSquare(chi, freedom), chi, freedom, data.n(), method);
            return new LogRank(test, n, sums.observed, sums.expected);
        });
    }

    private static Result<Double> statistic(double[] excess, double[][] covariance) {
        for (int a = 0; a < excess.length; a++) {
            if (!(covariance[a][a] > 0)) {
                return Result.unavailable("at every event only one arm was at risk, so the arms were never compared");
            }
        }
        try {
            var solver = new CholeskyDecomposition(MatrixUtils.createRealMatrix(covariance), 1e-9, 1e-12).getSolver();
            var vector = MatrixUtils.createRealVector(excess);
            return Result.of(vector.dotProduct(solver.solve(vector)));
        } catch (org.hipparchus.exception.MathRuntimeException singular) {
            return Result.unavailable("some arms were never at risk together, so not all can be compared at once");
        }
    }

    /// Observed, expected and hypergeometric covariance, summed over event times and strata.
    private static final class Sums {
        final double[] observed;
        final double[] expected;
        final double[][] covariance;

        Sums(SurvivalData data, int arms) {
            observed = new double[arms];
            expected = new double[arms];
            covariance = new double[arms][arms];
            int[] order = data.latestFirst();
            double[] atRisk = new double[arms];
            double[] failed = new double[arms];
            for (int first = 0; first < order.length; ) {
                int stratum = data.strata()[order[first]];
                if (first == 0 || data.strata()[order[first - 1]] != stratum) {
                    Arrays.fill(atRisk, 0);
                }
                double time = data.times()[order[first]];
                Arrays.fill(failed, 0);
                int next = first;
                while (next < order.length
                        && data.strata()[order[next]] == stratum
                        && data.times()[order[next]] == time) {
                    int animal = order[next++];
                    atRisk[data.arms()[animal]]++;
                    failed[data.arms()[animal]] += data.events()[animal] ? 1 : 0;
                }
                add(atRisk, failed);
                first = next;
            }
        }

        private void add(double[] atRisk, double[] failed) {
            double deaths = Arrays.stream(failed).sum();
            double all = Arrays.stream(atRisk).sum();
            if (deaths == 0) {
                return;
            }
            double factor = all > 1 ? deaths * (all - deaths) / (all - 1) : 0;
            for (int a = 0; a < atRisk.length; a++) {
                double part = atRisk[a] / all;
                observed[a] += failed[a];
                expected[a] += deaths * part;
                for (int b = 0; b < atRisk.length; b++) {
                    covariance[a][b] += factor * part * ((a == b ? 1 : 0) - atRisk[b] / all);
                }
            }
        }
    }
}
