package crosstalk.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Synergy in the time to an event.
///
/// Bliss: log hazard ratios of the parts add up, and what the combination does beyond them is its interaction in Cox's model; highest
/// single agent: the combination against the part with the lowest hazard; response additivity: gains of restricted mean time add up.
public final class SurvivalSynergy {
    private SurvivalSynergy() {}

    /// The hazard ratio of the combination over the expected one, with the correction of Firth where an arm has no event.
    public static Result<Synergy> hazard(
            SurvivalData data, Combination combination, Synergy.Expectation expectation, double level) {
        Optional<String> empty = empty(data, combination);
        if (empty.isPresent()) {
            return Result.unavailable(empty.get());
        }
        return switch (expectation) {
            case BLISS ->
                factorial(data, combination, level)
                        .map(fit -> synergy(fit, combination.parts().size(), expectation, data));
            case HIGHEST_SINGLE_AGENT ->
                factorial(data, combination, level).then(fit -> {
                    int best = combination
                            .parts()
                            .get(IntStream.range(0, combination.parts().size())
                                    .boxed()
                                    .min((a, b) -> Double.compare(logHazard(fit, a), logHazard(fit, b)))
                                    .orElseThrow());
                    SurvivalData pair = data.pair(combination.whole(), best);
                    return CoxModel.ofArms(pair, List.of("combination"), level)
                            .map(cox -> synergy(cox, 0, expectation, pair));
                });
            case RESPONSE_ADDITIVITY ->
                Result.unavailable("hazards do not add up; ask for the restricted mean times instead");
        };
    }

    /// The restricted mean time of the combination less the expected one: gains over the control add up.
    ///
    /// @param horizon within the follow-up of all arms
    public static Result<Synergy> time(SurvivalData data, Combination combination, double horizon, double level) {
        Optional<String> empty = empty(data, combination);
        if (empty.isPresent()) {
            return Result.unavailable(empty.get());
        }
        int[] arms = combination.arms();
        double value = 0;
        double variance = 0;
        int n = 0;
        for (int i = 0; i < arms.length; i++) {
            Result<RestrictedMean> mean = data.curve(arms[i], level).then(curve -> RestrictedMean.of(curve, horizon));
            if (mean.found().isEmpty()) {
                return Result.unavailable(mean.whyNot().orElseThrow());
            }
            if (mean.orElseThrow().standardError() == 0) {
                return Result.unavailable("an arm had no event before day " + horizon
                        + ", or all at once, so the error of its mean time can not be told");
            }
            double weight = i == 0 ? arms.length - 3.0 : i == arms.length - 1 ? 1 : -1;
            value += weight * mean.orElseThrow().mean();
            double error = weight * mean.orElseThrow().standardError();
            variance += error * error;
            n += mean.orElseThrow().n();
        }
        if (variance == 0) {
            return Result.unavailable("in no arm did the time vary before the horizon");
        }
        Level asked = new Level(level);
        double error = Math.sqrt(variance);
        double half = asked.deviate() * error;
        Method method = Method.of(
                Synergy.Expectation.RESPONSE_ADDITIVITY.words() + ", restricted mean times, normal interval",
                "royston2013");
        HypothesisTest test = new HypothesisTest(Tail.normal(value / error), value / error, n, method);
        return Result.of(new Synergy(
                Synergy.Expectation.RESPONSE_ADDITIVITY,
                Synergy.Scale.TIME_EXCESS,
                horizon,
                new Estimate(value, value - half, value + half, asked, n, method),
                Result.of(test)));
    }

    private static Optional<String> empty(SurvivalData data, Combination combination) {
        return IntStream.of(combination.arms())
                .filter(arm -> IntStream.of(data.arms()).noneMatch(a -> a == arm))
                .mapToObj(arm -> "no animal in arm " + arm)
                .findFirst();
    }

    /// One column per part, which the combination has too, and one for the combination alone: its interaction.
    private static Result<CoxModel> factorial(SurvivalData data, Combination combination, double level) {
        int[] arms = combination.arms();
        int[] kept = IntStream.range(0, data.n())
                .filter(i -> IntStream.of(arms).anyMatch(arm -> arm == data.arms()[i]))
                .toArray();
        int parts = combination.parts().size();
        double[][] design = new double[kept.length][parts + 1];
        boolean[] events = new boolean[kept.length];
        for (int i = 0; i < kept.length; i++) {
            int arm = data.arms()[kept[i]];
            events[i] = data.events()[kept[i]];
            for (int part = 0; part < parts; part++) {
                boolean has = arm == combination.parts().get(part) || arm == combination.whole();
                design[i][part] = has ? 1 : 0;
            }
            design[i][parts] = arm == combination.whole() ? 1 : 0;
        }
        SurvivalData own = new SurvivalData(
                IntStream.of(kept).mapToDouble(i -> data.times()[i]).toArray(),
                events,
                IntStream.of(kept).map(i -> data.arms()[i]).toArray(),
                IntStream.of(kept).map(i -> data.strata()[i]).toArray());
        List<String> names = new ArrayList<>();
        combination.parts().forEach(part -> names.add("part " + part));
        names.add("interaction");
        boolean sparse = IntStream.of(arms).anyMatch(arm -> own.eventCount(arm) == 0);
        return CoxModel.bounded(own, design, names, sparse, level);
    }

    private static double logHazard(CoxModel fit, int term) {
        return fit.terms().get(term).logHazard().value();
    }

    private static Synergy synergy(CoxModel fit, int term, Synergy.Expectation expectation, SurvivalData data) {
        CoxModel.Term found = fit.terms().get(term);
        double z = -found.logHazard().value() / found.standardError();
        double last = IntStream.range(0, data.n())
                .mapToDouble(i -> data.times()[i])
                .max()
                .orElse(0);
        HypothesisTest test =
                new HypothesisTest(found.test().p(), z, fit.n(), found.test().method());
        return new Synergy(expectation, Synergy.Scale.HAZARD_RATIO, last, found.hazardRatio(), Result.of(test));
    }
}
