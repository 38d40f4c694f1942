package crosstalk.analysis;

import crosstalk.measured.Animal;
import crosstalk.statistics.CoxModel;
import crosstalk.statistics.Estimate;
import crosstalk.statistics.HypothesisTest;
import crosstalk.statistics.Interval;
import crosstalk.statistics.KaplanMeier;
import crosstalk.statistics.LogRank;
import crosstalk.statistics.ProportionalHazards;
import crosstalk.statistics.RestrictedMean;
import crosstalk.statistics.Result;
import crosstalk.statistics.SurvivalData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Time from the start to an event, by arm.
///
/// @param event what counts, in words
/// @param remarks on follow-up
/// @param horizon day after the start to which restricted means count
/// @param strata how many studies or blocks comparisons are made within
/// @param animals each with its time
/// @param arms each alone
/// @param overall log-rank test of all arms
/// @param comparisons each arm with the control
public record SurvivalAnalysis(
        String event,
        List<String> remarks,
        double horizon,
        int strata,
        List<OfAnimal> animals,
        List<OfArm> arms,
        Result<HypothesisTest> overall,
        List<Comparison> comparisons) {
    private static final double LEVEL = 0.95;

    /// The time of one animal.
    ///
    /// @param time days after the start
    /// @param event whether it happened then
    public record OfAnimal(String animal, String arm, double time, boolean event, String reason) {}

    /// Survival of one arm.
    ///
    /// @param restrictedMean days free of the event up to the horizon
    public record OfArm(String arm, int n, int events, Result<KaplanMeier> curve, Result<Estimate> restrictedMean) {}

    /// One arm against the control.
    ///
    /// @param hazardRatio of the arm to the control, by Cox's model with Efron's ties; with Firth's correction where an arm has no event
    /// @param firth whether that correction was used
    /// @param proportionalHazards a small p says that the hazard ratio changes with time
    /// @param restrictedMeanDifference days, arm less control
    public record Comparison(
            String arm,
            String against,
            Result<HypothesisTest> logRank,
            Adjusted adjusted,
            Result<Estimate> hazardRatio,
            boolean firth,
            Result<HypothesisTest> proportionalHazards,
            Result<Estimate> restrictedMeanDifference) {}

    static Result<SurvivalAnalysis> of(Trial trial) {
        @Nullable Endpoint endpoint = Endpoint.of(trial);
        if (endpoint == null) {
            return Result.unavailable(
                    "the study tells of no death or humane endpoint and no limit was set; name a volume with --endpoint, or ends with --events");
        }
        if (Arrays.stream(endpoint.times()).allMatch(time -> time == 0)) {
            return Result.unavailable("no animal was followed beyond the start");
        }
        List<Animal> animals = trial.animals();
        int[] arms = animals.stream().mapToInt(trial::armOf).toArray();
        int[] strata = trial.strata(animals);
        SurvivalData data = new SurvivalData(endpoint.times(), endpoint.events(), arms, strata);
        List<OfAnimal> each = new ArrayList<>();
        for (int i = 0; i < animals.size(); i++) {
            each.add(new OfAnimal(
                    animals.get(i).name(),
                    trial.names().get(arms[i]),
                    endpoint.times()[i],
                    endpoint.events()[i],
                    endpoint.reasons().get(i)));
        }
        double horizon = horizon(trial, data);
        long comparable = trial.arms().stream()
                .filter(arm -> arm.animals().size() >= Trial.FEWEST)
                .count();
        Result<HypothesisTest> overall = trial.arms().size() < 2
                ? Result.unavailable("there is one arm")
                : comparable < 2
                        ? Result.unavailable("fewer than two arms have " + Trial.FEWEST + " animals or more")
                        : LogRank.of(data).map(LogRank::test);
        return Result.of(new SurvivalAnalysis(
                endpoint.definition(),
                endpoint.remarks(),
                horizon,
                (int) Arrays.stream(strata).distinct().count(),
                List.copyOf(each),
                ofArms(trial, data, horizon),
                overall,
                trial.hasControl() ? comparisons(trial, data, horizon) : List.of()));
    }

    /// The times as the statistics take them.
    SurvivalData data(Trial trial) {
        double[] times = animals.stream().mapToDouble(OfAnimal::time).toArray();
        boolean[] events = new boolean[times.length];
        for (int i = 0; i < times.length; i++) {
            events[i] = animals.get(i).event();
        }
        List<Animal> all = trial.animals();
        return new SurvivalData(
                times, events, all.stream().mapToInt(trial::armOf).toArray(), trial.strata(all));
    }

    /// The latest day up to which every arm was followed, or had no animal left free of the event.
    private static double horizon(Trial trial, SurvivalData data) {
        double horizon = Double.POSITIVE_INFINITY;
        double last = 0;
        for (int arm = 0; arm < trial.arms().size(); arm++) {
            KaplanMeier curve = data.curve(arm, LEVEL).orElseThrow();
            KaplanMeier.Step end = curve.steps().getLast();
            last = Math.max(last, end.time());
            if (end.survival() > 0) {
                horizon = Math.min(horizon, end.time());
            }
        }
        return Math.min(horizon, last);
    }

    private static List<OfArm> ofArms(Trial trial, SurvivalData data, double horizon) {
        List<OfArm> arms = new ArrayList<>();
        for (int arm = 0; arm < trial.arms().size(); arm++) {
            Result<KaplanMeier> curve = data.curve(arm, LEVEL);
            arms.add(new OfArm(
                    trial.names().get(arm),
                    trial.arms().get(arm).animals().size(),
                    data.eventCount(arm),
                    curve,
                    curve.then(c -> mean(c, horizon)).map(SurvivalAnalysis::estimate)));
        }
        return List.copyOf(arms);
    }

    /// Without an event the variance is 0, which is no knowledge: there is no interval then. No mean is beyond the horizon.
    private static Estimate estimate(RestrictedMean mean) {
        Estimate estimate = mean.estimate(LEVEL);
        return mean.standardError() > 0
                ? new Estimate(
                        estimate.value(),
                        estimate.interval()
                                .map(i -> new Interval(Math.max(0, i.low()), Math.min(mean.horizon(), i.high()))),
                        LEVEL,
                        mean.n(),
                        estimate.method())
                : new Estimate(
                        estimate.value(),
                        Result.unavailable("no event before the horizon, so its error can not be told"),
                        LEVEL,
                        mean.n(),
                        estimate.method());
    }

    /// An arm without variance tells nothing of the error of a difference either.
    private static Result<Estimate> difference(RestrictedMean arm, RestrictedMean control) {
        return arm.against(control, LEVEL)
                .difference()
                .map(found -> arm.standardError() > 0 && control.standardError() > 0
                        ? found
                        : new Estimate(
                                found.value(),
                                Result.unavailable(
                                        "one of the arms has no event before the horizon, or all at once, so the error of"
                                                + " its mean can not be told"),
                                LEVEL,
                                found.n(),
                                found.method()));
    }

    private static Result<RestrictedMean> mean(KaplanMeier curve, double horizon) {
        return horizon > 0
                ? RestrictedMean.of(curve, horizon)
                : Result.unavailable("no arm was followed beyond the start");
    }

    private static List<Comparison> comparisons(Trial trial, SurvivalData data, double horizon) {
        List<SurvivalData> pairs = new ArrayList<>();
        for (int arm = 1; arm < trial.arms().size(); arm++) {
            pairs.add(data.pair(arm, 0));
        }
        List<Result<HypothesisTest>> tests = IntStream.range(0, pairs.size())
                .mapToObj(i ->
                        refused(trial, i + 1, () -> LogRank.of(pairs.get(i)).map(LogRank::test)))
                .toList();
        List<Adjusted> adjusted = Adjusted.of(tests);
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            SurvivalData pair = pairs.get(i);
            String name = trial.names().get(i + 1);
            Result<CoxModel> cox = refused(trial, i + 1, () -> CoxModel.ofArms(pair, List.of(name), LEVEL));
            Result<RestrictedMean> control = pair.curve(0, LEVEL).then(curve -> mean(curve, horizon));
            Result<Estimate> difference = refused(
                    trial,
                    i + 1,
                    () -> pair.curve(1, LEVEL)
                            .then(curve -> mean(curve, horizon))
                            .then(arm -> control.then(other -> difference(arm, other))));
            comparisons.add(new Comparison(
                    name,
                    trial.names().getFirst(),
                    tests.get(i),
                    adjusted.get(i),
                    cox.map(model -> model.terms().getFirst().hazardRatio()),
                    cox.found()
                            .filter(model -> model.kind() == CoxModel.Kind.FIRTH)
                            .isPresent(),
                    cox.then(model -> proportional(model, pair)),
                    difference));
        }
        return List.copyOf(comparisons);
    }

    /// A comparison with the control, unless an arm has too few animals for one.
    private static <T> Result<T> refused(Trial trial, int arm, Supplier<Result<T>> comparison) {
        return trial.tooFew(arm).<Result<T>>map(Result::unavailable).orElseGet(comparison);
    }

    private static Result<HypothesisTest> proportional(CoxModel model, SurvivalData pair) {
        double[][] inArm =
                Arrays.stream(pair.arms()).mapToObj(arm -> new double[] {arm}).toArray(double[][]::new);
        return ProportionalHazards.of(
                        pair, inArm, List.of(model.terms().getFirst().name()), model)
                .map(ProportionalHazards::overall);
    }
}
