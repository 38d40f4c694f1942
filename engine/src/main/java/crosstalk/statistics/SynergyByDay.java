package crosstalk.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Synergy day by day from the mean relative volumes of the animals measured, without a model of growth. Source: mao2023.
///
/// Where animals with large tumours have left, means are of those that stayed; [SynergyBySlopes] allows for it.
public final class SynergyByDay {
    /// Of each arm, measured on a day for its mean to stand for the arm.
    private static final double ENOUGH = 0.75;

    private SynergyByDay() {}

    /// The index on each day on which every arm has at least two animals measured, with an interval by the delta method on the logarithm.
    ///
    /// @param curves of each arm
    public static List<Synergy> delta(
            List<List<GrowthCurve>> curves, Combination combination, Synergy.Expectation expectation, double level) {
        Relative relative = Relative.of(curves, combination, 0);
        Level asked = new Level(level);
        Method method = expectation.method("mean relative volumes, delta method on the logarithm");
        List<Synergy> found = new ArrayList<>();
        for (int d = 0; d < relative.days.length; d++) {
            double[] means = relative.means(relative.everyone(), d);
            double[] variances = relative.variances(d);
            double value = logIndex(means, expectation);
            double error = Math.sqrt(variance(means, variances, expectation));
            Result<Interval> interval = error > 0
                    ? Result.of(new Interval(value - asked.deviate() * error, value + asked.deviate() * error))
                    : Result.unavailable("the animals of each arm are alike");
            int n = relative.measured(d);
            Result<HypothesisTest> test =
                    interval.map(i -> new HypothesisTest(Tail.normal(value / error), -value / error, n, method));
            if (Double.isFinite(value)) {
                found.add(new Synergy(
                        expectation,
                        Synergy.Scale.VOLUME_RATIO,
                        relative.days[d],
                        new Estimate(value, interval, level, n, method).rescaled(Math::exp),
                        test,
                        remark(means, expectation)));
            }
        }
        return found;
    }

    /// The same with bias-corrected and accelerated bootstrap intervals over animals within arms, on the days on which three quarters of
    /// the animals of each arm were measured: later means are of the few that stayed.
    ///
    /// @param resamples at least 100
    public static List<Synergy> bootstrap(
            List<List<GrowthCurve>> curves,
            Combination combination,
            Synergy.Expectation expectation,
            int resamples,
            double level,
            RandomGenerator random) {
        Relative relative = Relative.of(curves, combination, ENOUGH);
        Method method = Method.of(
                expectation.words() + ", mean relative volumes, bias-corrected and accelerated bootstrap over animals",
                "mao2023",
                "efron1987",
                "davison1997");
        Resampling.ArmStatistics statistics = places -> {
            double[] logs = new double[relative.days.length];
            for (int d = 0; d < logs.length; d++) {
                logs[d] = logIndex(relative.means(places, d), expectation);
            }
            return logs;
        };
        int[] sizes =
                Arrays.stream(relative.volumes).mapToInt(arm -> arm.length).toArray();
        double[] values = statistics.of(relative.everyone());
        List<Result<Interval>> intervals =
                Resampling.of(resamples, random).accelerated(sizes, statistics, new Level(level));
        List<Synergy> found = new ArrayList<>();
        for (int d = 0; d < values.length; d++) {
            if (Double.isFinite(values[d])) {
                Estimate log = new Estimate(values[d], intervals.get(d), level, relative.measured(d), method);
                found.add(new Synergy(
                        expectation,
                        Synergy.Scale.VOLUME_RATIO,
                        relative.days[d],
                        log.rescaled(Math::exp),
                        Result.unavailable("the bootstrap gives an interval, not a test"),
                        remark(relative.means(relative.everyone(), d), expectation)));
            }
        }
        return found;
    }

    /// The log of the volume over the expected one. Means: control, parts, whole.
    private static double logIndex(double[] means, Synergy.Expectation expectation) {
        int parts = means.length - 2;
        double whole = means[parts + 1];
        double log = switch (expectation) {
            case BLISS -> {
                double sum = Math.log(whole) + (parts - 1) * Math.log(means[0]);
                for (int i = 1; i <= parts; i++) {
                    sum -= Math.log(means[i]);
                }
                yield sum;
            }
            case HIGHEST_SINGLE_AGENT -> Math.log(whole) - Math.log(means[best(means)]);
            case RESPONSE_ADDITIVITY ->
                Math.log(whole + (parts - 1) * means[0])
                        - Math.log(Arrays.stream(means, 1, parts + 1).sum());
        };
        return Double.isFinite(log) ? log : Double.NaN;
    }

    private static String remark(double[] means, Synergy.Expectation expectation) {
        int parts = means.length - 2;
        return expectation == Synergy.Expectation.RESPONSE_ADDITIVITY
                ? Synergy.expectedVolume(
                        Arrays.stream(means, 1, parts + 1).sum() - (parts - 1) * means[0], means[parts + 1])
                : "";
    }

    private static int best(double[] means) {
        return IntStream.rangeClosed(1, means.length - 2)
                .boxed()
                .min((a, b) -> Double.compare(means[a], means[b]))
                .orElseThrow();
    }

    /// Of the log index, from the variances of the means.
    private static double variance(double[] means, double[] variances, Synergy.Expectation expectation) {
        int parts = means.length - 2;
        double[] relative = new double[means.length];
        Arrays.setAll(relative, i -> variances[i] / (means[i] * means[i]));
        return switch (expectation) {
            case BLISS -> Arrays.stream(relative, 1, parts + 2).sum() + (parts - 1.0) * (parts - 1) * relative[0];
            case HIGHEST_SINGLE_AGENT -> relative[best(means)] + relative[parts + 1];
            case RESPONSE_ADDITIVITY -> {
                double above = means[parts + 1] + (parts - 1) * means[0];
                double below = Arrays.stream(means, 1, parts + 1).sum();
                yield (variances[parts + 1] + (parts - 1.0) * (parts - 1) * variances[0]) / (above * above)
                        + Arrays.stream(variances, 1, parts + 1).sum() / (below * below);
            }
        };
    }

    /// Relative volumes of the arms of a combination on the days that all have in common.
    ///
    /// @param volumes by arm, animal and day; not a number where not measured
    private record Relative(double[] days, double[][][] volumes) {
        /// @param part of the animals of each arm that a day must have
        static Relative of(List<List<GrowthCurve>> curves, Combination combination, double part) {
            List<List<GrowthCurve>> arms = IntStream.of(combination.arms())
                    .mapToObj(curves::get)
                    .map(arm -> arm.stream().filter(c -> c.firstVolume() > 0).toList())
                    .toList();
            double[] days = arms.stream()
                    .flatMap(List::stream)
                    .flatMapToDouble(c -> Arrays.stream(c.days()).skip(1))
                    .distinct()
                    .sorted()
                    .filter(day -> arms.stream()
                            .allMatch(arm -> arm.stream()
                                            .filter(c -> Arrays.binarySearch(c.days(), day) >= 0)
                                            .count()
                                    >= Math.max(2, part * arm.size())))
                    .toArray();
            double[][][] volumes = arms.stream()
                    .map(arm -> arm.stream()
                            .map(c -> Arrays.stream(days).map(day -> at(c, day)).toArray())
                            .toArray(double[][]::new))
                    .toArray(double[][][]::new);
            return new Relative(days, volumes);
        }

        private static double at(GrowthCurve curve, double day) {
            int at = Arrays.binarySearch(curve.days(), day);
            return at < 0 ? Double.NaN : curve.volumes()[at] / curve.firstVolume();
        }

        int[][] everyone() {
            return Arrays.stream(volumes)
                    .map(arm -> IntStream.range(0, arm.length).toArray())
                    .toArray(int[][]::new);
        }

        int measured(int day) {
            return (int) Arrays.stream(volumes)
                    .flatMap(Arrays::stream)
                    .filter(animal -> !Double.isNaN(animal[day]))
                    .count();
        }

        double[] means(int[][] places, int day) {
            double[] means = new double[volumes.length];
            for (int arm = 0; arm < means.length; arm++) {
                double sum = 0;
                int n = 0;
                for (int place : places[arm]) {
                    double volume = volumes[arm][place][day];
                    if (!Double.isNaN(volume)) {
                        sum += volume;
                        n++;
                    }
                }
                means[arm] = sum / n;
            }
            return means;
        }

        double[] variances(int day) {
            double[] variances = new double[volumes.length];
            for (int arm = 0; arm < variances.length; arm++) {
                double[] seen = Arrays.stream(volumes[arm])
                        .mapToDouble(animal -> animal[day])
                        .filter(v -> !Double.isNaN(v))
                        .toArray();
                double sd = Summary.of(seen).sd().orElseThrow();
                variances[arm] = sd * sd / seen.length;
            }
            return variances;
        }
    }
}
