package crosstalk.analysis;

import crosstalk.statistics.ClearancePower;
import crosstalk.statistics.GrowthModel;
import crosstalk.statistics.GrowthPower;
import crosstalk.statistics.GrowthScenario;
import crosstalk.statistics.KaplanMeier;
import crosstalk.statistics.PowerCurve;
import crosstalk.statistics.Result;
import crosstalk.statistics.SurvivalPower;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How many animals in each of two arms find a difference, with what was seen of the control.
///
/// @param questions one for each outcome
/// @param remarks what the plan assumes
public record PowerAnalysis(List<Question> questions, List<String> remarks) {
    private static final int[] ANIMALS = {3, 5, 8, 10, 12, 15, 20, 30, 40};
    private static final PowerCurve.Plan PLAN = new PowerCurve.Plan(0.05, 0.8, 200);

    /// One difference that the next study should find.
    ///
    /// @param outcome `Clearance`, `Survival` or `Growth`
    /// @param difference in words
    /// @param curve power by animals per arm
    public record Question(String outcome, String difference, Result<PowerCurve> curve) {}

    public PowerAnalysis {
        questions = List.copyOf(questions);
        remarks = List.copyOf(remarks);
    }

    static Result<PowerAnalysis> of(
            Trial trial, ClearanceAnalysis clearance, Result<SurvivalAnalysis> survival, Result<GrowthModel> model) {
        if (!trial.hasControl()) {
            return Result.unavailable("there is one arm, and so no difference to find");
        }
        if (trial.arms().getFirst().animals().size() < Trial.FEWEST) {
            return Result.unavailable("the control has one animal, which does not tell how much animals differ");
        }
        if (IntStream.range(1, trial.arms().size())
                .allMatch(arm -> trial.tooFew(arm).isPresent())) {
            return Result.unavailable(
                    "every arm but the control has one animal, which does not tell how much animals differ");
        }
        PowerPlan plan = trial.choice().power();
        GrowthScenario.Cages cages = new GrowthScenario.Cages(plan.cageSize(), plan.cageCorrelation());
        double span = Math.max(
                1,
                trial.animals().stream()
                        .mapToDouble(animal -> animal.lastDay() - trial.origin(animal))
                        .max()
                        .orElse(1));
        double lostPerDay = -Math.log1p(-plan.loss()) / span;
        List<String> remarks = List.of(
                "Two-sided error 5 %, power wanted 80 %; 200 simulated studies at each number of animals. Where formula and"
                        + " simulation differ, the simulation holds: formulas are for many animals.",
                "Lost for other reasons: " + Words.percent(plan.loss()) + " (--loss). Cages of " + plan.cageSize()
                        + ", correlation within them " + Words.number(plan.cageCorrelation())
                        + " (--cage-size, --cage-correlation).",
                "A difference taken from what this study saw is likelier too large than too small. Name the smallest that would matter with --detect-clearance, --detect-hazard or"
                        + " --detect-growth.");
        return Result.of(new PowerAnalysis(
                List.of(
                        clearance(clearance, plan, cages, random(trial)),
                        survival(survival, plan, lostPerDay, cages, trial),
                        growth(trial, model, plan, lostPerDay, cages)),
                remarks));
    }

    private static SplittableRandom random(Trial trial) {
        return new SplittableRandom(trial.choice().seed());
    }

    private static Question clearance(
            ClearanceAnalysis clearance, PowerPlan plan, GrowthScenario.Cages cages, SplittableRandom random) {
        double control = part(clearance.arms().getFirst());
        double seen = clearance.arms().stream()
                .skip(1)
                .filter(arm -> arm.n() >= Trial.FEWEST)
                .mapToDouble(PowerAnalysis::part)
                .boxed()
                .max(Comparator.comparingDouble(p -> Math.abs(p - control)))
                .orElse(control);
        double treated = plan.clearance().orElse(seen);
        String words = Words.percent(treated) + " against " + Words.percent(control)
                + (plan.clearance().isPresent() ? "" : ", the largest difference seen");
        return new Question(
                "Clearance",
                words,
                treated == control
                        ? Result.unavailable(
                                "no arm differed from the control in clearance; name what should be found with --detect-clearance")
                        : Result.of(
                                new ClearancePower(treated, control, plan.loss(), cages).curve(ANIMALS, PLAN, random)));
    }

    private static double part(ClearanceAnalysis.OfArm arm) {
        return (double) arm.cleared() / arm.n();
    }

    private static Question survival(
            Result<SurvivalAnalysis> survival,
            PowerPlan plan,
            double lostPerDay,
            GrowthScenario.Cages cages,
            Trial trial) {
        Optional<SurvivalAnalysis.Comparison> strongest = survival.found().stream()
                .flatMap(found -> found.comparisons().stream())
                .filter(c -> c.hazardRatio().found().isPresent())
                .max(Comparator.comparingDouble(
                        c -> Math.abs(Math.log(c.hazardRatio().orElseThrow().value()))));
        Optional<Double> seen = strongest.map(c -> c.hazardRatio().orElseThrow().value());
        @Nullable Double ratio = plan.hazardRatio().or(() -> seen).orElse(null);
        String source = strongest
                .filter(_ -> plan.hazardRatio().isEmpty())
                .map(c ->
                        ", the strongest seen" + (c.hazardRatio().orElseThrow().value() > 1 ? ", to the harm" : "")
                                + ", of " + c.arm() + (c.firth() ? " with Firth's correction, hardly bounded" : ""))
                .orElse("");
        String words = ratio == null ? "" : "hazard ratio " + Words.number(ratio) + source;
        Result<KaplanMeier> control =
                survival.then(found -> found.arms().getFirst().curve());
        return new Question(
                "Survival",
                words,
                control.then(curve -> ratio == null || ratio == 1
                        ? Result.unavailable(
                                "no hazard ratio was seen that could be planned with; name one with --detect-hazard")
                        : new SurvivalPower(curve, ratio, lostPerDay, cages).curve(ANIMALS, PLAN, random(trial))));
    }

    private static Question growth(
            Trial trial, Result<GrowthModel> model, PowerPlan plan, double lostPerDay, GrowthScenario.Cages cages) {
        Optional<Double> seen = model.found()
                .flatMap(fit -> IntStream.range(1, trial.arms().size())
                        .filter(arm -> trial.tooFew(arm).isEmpty())
                        .mapToObj(arm -> -fit.rateDifference(arm, 0).estimate().value())
                        .max(Comparator.comparingDouble(Math::abs)));
        @Nullable Double slower = plan.slower().or(() -> seen).orElse(null);
        String words = slower == null
                ? ""
                : Words.number(slower) + " per day slower than the control"
                        + (plan.slower().isPresent() ? "" : ", the largest difference seen");
        double[] days = trial.curves().getFirst().stream()
                .flatMapToDouble(curve -> Arrays.stream(curve.days()))
                .distinct()
                .sorted()
                .toArray();
        @Nullable Double limit = trial.choice().endpointVolume();
        GrowthScenario.Leaving leaving =
                new GrowthScenario.Leaving(limit == null ? Double.POSITIVE_INFINITY : limit, true, lostPerDay);
        return new Question(
                "Growth",
                words,
                model.then(fit -> slower == null || slower == 0
                        ? Result.unavailable("no difference in growth was seen; name one with --detect-growth")
                        : GrowthScenario.of(fit, days, leaving, cages)
                                .then(scenario -> new GrowthPower(scenario.pair(0, slower))
                                        .curve(ANIMALS, PLAN, random(trial)))));
    }
}
