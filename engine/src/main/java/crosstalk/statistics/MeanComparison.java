package crosstalk.statistics;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/// A measurement of the animals of an arm and of its control, such as their growth rates.
///
/// @param difference of the means, arm less control, with Welch's interval
/// @param welch test that it is 0
/// @param rank test by Mann and Whitney, normal with continuity and tie correction
public record MeanComparison(Estimate difference, HypothesisTest welch, Result<HypothesisTest> rank) {
    static final Method WELCH = Method.of("difference of means, Welch's t", "welch1947");
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
        double[] all = DoubleStream.concat(Arrays.stream(arm), Arrays.stream(control))
                .sorted()
                .toArray();
        double n = all.length;
        double u = 0;
        for (double x : arm) {
            for (double y : control) {
                u += x > y ? 1 : x == y ? 0.5 : 0;
            }
        }
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
}
