package crosstalk.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Synergy from areas below the curves: each animal's [GrowthCurve#areaRate], averaged over its arm, makes the part of the control's
/// volume that an arm reaches by a day, exp((rate - control's rate) day). Source: mao2023.
public final class SynergyByArea {
    private SynergyByArea() {}

    /// The combination's part over the expected one, with a bias-corrected and accelerated bootstrap interval over animals.
    ///
    /// @param expectation Bliss (parts multiply) or the highest single agent (the smallest part)
    /// @param day to which rates are carried forward, above 0
    /// @param resamples at least 100
    public static Result<Synergy> of(
            List<List<GrowthCurve>> curves,
            Combination combination,
            Synergy.Expectation expectation,
            double day,
            int resamples,
            double level,
            RandomGenerator random) {
        if (expectation == Synergy.Expectation.RESPONSE_ADDITIVITY) {
            return Result.unavailable("response additivity is of volumes, not of growth rates");
        }
        double[][] rates = IntStream.of(combination.arms())
                .mapToObj(arm -> curves.get(arm).stream()
                        .flatMap(curve -> curve.areaRate().found().stream())
                        .mapToDouble(Double::doubleValue)
                        .toArray())
                .toArray(double[][]::new);
        for (double[] arm : rates) {
            if (arm.length < 2) {
                return Result.unavailable("an arm has fewer than two animals that were measured twice");
            }
        }
        Resampling.ArmStatistics statistics =
                places -> new double[] {day * logIndexPerDay(means(rates, places), expectation)};
        int[][] everyone = Arrays.stream(rates)
                .map(arm -> IntStream.range(0, arm.length).toArray())
                .toArray(int[][]::new);
        int[] sizes = Arrays.stream(rates).mapToInt(arm -> arm.length).toArray();
        Result<Interval> interval = Resampling.of(resamples, random)
                .accelerated(sizes, statistics, new Level(level))
                .getFirst();
        Method method = Method.of(
                expectation.words() + ", rates by area, bias-corrected and accelerated bootstrap over animals",
                "mao2023",
                "efron1987",
                "davison1997");
        Estimate log = new Estimate(
                statistics.of(everyone)[0], interval, level, IntStream.of(sizes).sum(), method);
        return Result.of(new Synergy(
                expectation,
                Synergy.Scale.VOLUME_RATIO,
                day,
                log.rescaled(Math::exp),
                Result.unavailable("the bootstrap gives an interval, not a test")));
    }

    private static double[] means(double[][] rates, int[][] places) {
        double[] means = new double[rates.length];
        for (int arm = 0; arm < means.length; arm++) {
            for (int place : places[arm]) {
                means[arm] += rates[arm][place] / places[arm].length;
            }
        }
        return means;
    }

    private static double logIndexPerDay(double[] means, Synergy.Expectation expectation) {
        int parts = means.length - 2;
        double[] alone = Arrays.copyOfRange(means, 1, parts + 1);
        double whole = means[parts + 1];
        return expectation == Synergy.Expectation.BLISS
                ? whole + (parts - 1) * means[0] - Arrays.stream(alone).sum()
                : whole - Arrays.stream(alone).min().orElseThrow();
    }
}
