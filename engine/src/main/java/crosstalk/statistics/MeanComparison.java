package crosstalk.statistics;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/// A measurement of the animals of an arm and of its control, such as their growth rates.
///
/// @param difference of the means, arm less control, with Welch's interval
/// @param welch test that it is 0
/// @param rank test by Mann and Whitney: exact below 50 animals an arm without ties, else normal with continuity and tie correction
public record MeanComparison(Estimate difference, HypothesisTest welch, Result<HypothesisTest> rank) {
    static final Method WELCH = Method.of("difference of means, Welch's t", "welch1947");
    static final Method EXACT_RANK = Method.of("Mann-Whitney test, exact", "mann1947");

    /// Animals of an arm up to which the exact law is used, as in R's `wilcox.test`.
    private static final int EXACT_BELOW = 50;

    static final Method RANK = Method.of("Mann-Whitney test, normal approximation", "mann1947");

    /// The comparison of values in any unit.
    public static Result<MeanComparison> of(double[] arm, double[] control, double level) {
        if (arm.length < 2 || control.length < 2) {
            return Result.unavailable(
                    arm.length + " animals in the arm and " + control.length + " in the control, fewer than 2");
        }
        Summary here = Summary.of(arm);
        Summary there = Summary.of(control);
        double a = here.sd().orElseThrow() * here.sd().orElseThrow() / arm.length;
        double b = there.sd().orElseThrow() * there.sd().orElseThrow() / control.length;
        if (a + b == 0) {
            return Result.unavailable("all values of each arm are equal, so nothing tells their error");
        }
        double error = Math.sqrt(a + b);
        double freedom = (a + b) * (a + b) / (a * a / (arm.length - 1) + b * b / (control.length - 1));
        double difference = here.mean() - there.mean();
        Level asked = new Level(level);
        double half = Tail.studentDeviate(asked, freedom) * error;
        int n = arm.length + control.length;
        return Result.of(new MeanComparison(
                new Estimate(difference, difference - half, difference + half, asked, n, WELCH),
                new HypothesisTest(Tail.student(difference / error, freedom), difference / error, freedom, n, WELCH),
                rank(arm, control)));
    }

    private static Result<HypothesisTest> rank(double[] arm, double[] control) {
        boolean distinct = DoubleStream.concat(Arrays.stream(arm), Arrays.stream(control))
                        .distinct()
                        .count()
                == arm.length + control.length;
        if (!distinct || Math.max(arm.length, control.length) >= EXACT_BELOW) {
            return normalRank(arm, control);
        }
        double u = favourable(arm, control);
        int least = (int) Math.rint(Math.min(u, (double) arm.length * control.length - u));
        return Result.of(new HypothesisTest(
                exact(least, arm.length, control.length), u, arm.length + control.length, EXACT_RANK));
    }

    /// Pairs in which the arm's value is above the control's, ties counting half.
    private static double favourable(double[] arm, double[] control) {
        double u = 0;
        for (double x : arm) {
            for (double y : control) {
                u += x > y ? 1 : x == y ? 0.5 : 0;
            }
        }
        return u;
    }

    /// The test by the normal approximation.
    static Result<HypothesisTest> normalRank(double[] arm, double[] control) {
        double[] all = DoubleStream.concat(Arrays.stream(arm), Arrays.stream(control))
                .sorted()
                .toArray();
        double n = all.length;
        double u = favourable(arm, control);
        double ties = 0;
        for (int first = 0; first < all.length; ) {
            int next = first;
            while (next < all.length && all[next] == all[first]) {
                next++;
            }
            double t = next - first;
            ties += t * t * t - t;
            first = next;
        }
        double pairs = (double) arm.length * control.length;
        double variance = pairs / 12 * (n + 1 - ties / (n * (n - 1)));
        if (variance <= 0) {
            return Result.unavailable("all values are equal");
        }
        double off = u - pairs / 2;
        double z = (off - Math.signum(off) / 2) / Math.sqrt(variance);
        return Result.of(new HypothesisTest(Tail.normal(off == 0 ? 0 : z), u, all.length, RANK));
    }

    /// Twice the probability of at most u pairs in favour of one arm, from the counts of all orders, built up by the sizes of the first arm:
    /// the largest value of an arm of m beats all n of the other (u - n remain, m - 1), or the other's largest is on top (n - 1).
    private static double exact(int u, int m, int n) {
        double[][] counts = new double[n + 1][u + 1]; // [other's size][pairs], for a growing first arm
        for (double[] row : counts) {
            row[0] = 1;
        }
        double orders = 1;
        for (int first = 1; first <= m; first++) {
            double[][] next = new double[n + 1][u + 1];
            next[0][0] = 1;
            for (int other = 1; other <= n; other++) {
                for (int k = 0; k <= u; k++) {
                    next[other][k] = next[other - 1][k] + (k >= other ? counts[other][k - other] : 0);
                }
            }
            counts = next;
            orders *= (double) (n + first) / first;
        }
        return Math.min(1, 2 * Arrays.stream(counts[n]).sum() / orders);
    }
}
