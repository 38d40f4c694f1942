package crosstalk.analysis;

import crosstalk.statistics.Estimate;
import crosstalk.statistics.GrowthCurve;
import crosstalk.statistics.GrowthInhibition;
import crosstalk.statistics.HypothesisTest;
import crosstalk.statistics.Interval;
import crosstalk.statistics.MeanComparison;
import crosstalk.statistics.Result;
import crosstalk.statistics.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// How fast tumours grew: each animal's rate, and each arm's against the control.
///
/// @param inhibitionDay the last day on which enough of every arm was measured to set their volumes side by side
/// @param animals by arm
/// @param arms each alone
/// @param comparisons each arm with the control
public record GrowthAnalysis(
        Result<Double> inhibitionDay, List<OfAnimal> animals, List<OfArm> arms, List<Comparison> comparisons) {
    private static final double LEVEL = 0.95;

    /// Of every arm, measured on a day for volumes to be compared on it.
    private static final double ENOUGH = 0.75;

    /// The growth of one animal.
    ///
    /// @param rate of exponential growth, per day
    /// @param doublingTime days; negative where the tumour shrinks
    /// @param area mm^3 day, from baseline to the last measurement
    /// @param areaRate per day, the exponential rate that has the area of the animal's logarithmic curve
    public record OfAnimal(
            String animal,
            String arm,
            Result<Estimate> rate,
            Result<Estimate> doublingTime,
            Result<Double> area,
            Result<Double> areaRate) {}

    /// The rates of one arm.
    ///
    /// @param rates of its animals, per day; of those that have one
    public record OfArm(String arm, int n, Result<Summary> rates) {}

    /// One arm against the control.
    ///
    /// @param rateDifference per day, of the animals' mean rates, arm less control
    /// @param rankTest of the rates
    /// @param areaRateDifference per day
    /// @param inhibition TGI of mean change, per cent, on the common day
    /// @param treatedOverControl T/C, per cent: of the mean relative volumes on that day
    public record Comparison(
            String arm,
            String against,
            Result<Estimate> rateDifference,
            Result<HypothesisTest> rateTest,
            Result<HypothesisTest> rankTest,
            Adjusted adjusted,
            Result<Estimate> areaRateDifference,
            Result<Estimate> inhibition,
            Result<Estimate> treatedOverControl) {}

    static GrowthAnalysis of(Trial trial) {
        List<List<GrowthCurve>> curves = trial.arms().stream()
                .map(arm -> arm.animals().stream().map(trial::curve).toList())
                .toList();
        List<OfAnimal> animals = new ArrayList<>();
        List<OfArm> arms = new ArrayList<>();
        for (int a = 0; a < curves.size(); a++) {
            Trial.Arm arm = trial.arms().get(a);
            for (int i = 0; i < curves.get(a).size(); i++) {
                GrowthCurve curve = curves.get(a).get(i);
                animals.add(new OfAnimal(
                        arm.animals().get(i).name(),
                        arm.name(),
                        curve.growthRate(LEVEL),
                        curve.doublingTime(LEVEL),
                        curve.area(),
                        curve.areaRate()));
            }
            double[] rates = rates(curves.get(a));
            arms.add(new OfArm(
                    arm.name(),
                    arm.animals().size(),
                    rates.length == 0
                            ? Result.unavailable("no animal has two volumes above 0")
                            : Result.of(Summary.of(rates))));
        }
        Result<Double> day = commonDay(curves);
        return new GrowthAnalysis(
                day,
                List.copyOf(animals),
                List.copyOf(arms),
                trial.hasControl() ? comparisons(trial, curves, day) : List.of());
    }

    private static double[] rates(List<GrowthCurve> curves) {
        return curves.stream()
                .flatMap(curve -> curve.growthRate(LEVEL).found().stream())
                .mapToDouble(Estimate::value)
                .toArray();
    }

    private static double[] areaRates(List<GrowthCurve> curves) {
        return curves.stream()
                .flatMap(curve -> curve.areaRate().found().stream())
                .mapToDouble(rate -> rate)
                .toArray();
    }

    private static Result<Double> commonDay(List<List<GrowthCurve>> curves) {
        double[] days = curves.stream()
                .flatMap(List::stream)
                .flatMapToDouble(curve -> Arrays.stream(curve.days()))
                .distinct()
                .sorted()
                .toArray();
        for (int i = days.length - 1; i > 0; i--) {
            double day = days[i];
            boolean enough = curves.stream()
                    .allMatch(arm -> arm.stream()
                                    .filter(c -> Arrays.binarySearch(c.days(), day) >= 0)
                                    .count()
                            >= ENOUGH * arm.size());
            if (enough) {
                return Result.of(day);
            }
        }
        return Result.unavailable(
                "after the first day there is none on which three quarters of every arm were measured");
    }

    private static List<Comparison> comparisons(Trial trial, List<List<GrowthCurve>> curves, Result<Double> day) {
        List<Result<MeanComparison>> rates = new ArrayList<>();
        for (int a = 1; a < curves.size(); a++) {
            rates.add(MeanComparison.of(rates(curves.get(a)), rates(curves.getFirst()), LEVEL));
        }
        List<Result<HypothesisTest>> tests =
                rates.stream().map(result -> result.map(MeanComparison::welch)).toList();
        List<Adjusted> adjusted = Adjusted.of(tests);
        List<Comparison> comparisons = new ArrayList<>();
        for (int a = 1; a < curves.size(); a++) {
            Result<MeanComparison> rate = rates.get(a - 1);
            comparisons.add(new Comparison(
                    trial.names().get(a),
                    trial.names().getFirst(),
                    rate.map(MeanComparison::difference),
                    tests.get(a - 1),
                    rate.then(MeanComparison::rank),
                    adjusted.get(a - 1),
                    MeanComparison.of(areaRates(curves.get(a)), areaRates(curves.getFirst()), LEVEL)
                            .map(MeanComparison::difference),
                    inhibition(GrowthInhibition.MEAN_CHANGE, trial, curves, a, day),
                    inhibition(GrowthInhibition.MEAN_RELATIVE_VOLUME, trial, curves, a, day)
                            .map(GrowthAnalysis::complement)));
        }
        return List.copyOf(comparisons);
    }

    private static Result<Estimate> inhibition(
            GrowthInhibition kind, Trial trial, List<List<GrowthCurve>> curves, int arm, Result<Double> day) {
        return day.then(on -> kind.of(
                curves.get(arm),
                curves.getFirst(),
                on,
                trial.choice().resamples(),
                LEVEL,
                new SplittableRandom(trial.choice().seed())));
    }

    /// T/C, per cent, of a TGI.
    private static Estimate complement(Estimate inhibition) {
        return new Estimate(
                100 - inhibition.value(),
                inhibition.interval().map(i -> new Interval(100 - i.high(), 100 - i.low())),
                inhibition.level(),
                inhibition.n(),
                inhibition.method());
    }
}
