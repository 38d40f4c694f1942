package crosstalk.analysis;

import crosstalk.measured.Animal;
import crosstalk.statistics.DropOut;
import crosstalk.statistics.GrowthCheck;
import crosstalk.statistics.HypothesisTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Whether what the methods assume holds in this study, as far as the study can tell.
final class Checks {
    private static final double DOUBTFUL = 0.05;
    private static final int FEW_EVENTS = 5;
    private static final int SMALL_ARM = 5;

    private final Analysis analysis;
    private final List<Check> checks = new ArrayList<>();

    private Checks(Analysis analysis) {
        this.analysis = analysis;
    }

    static List<Check> of(Analysis analysis) {
        Checks checks = new Checks(analysis);
        checks.size();
        checks.strata();
        checks.cages();
        analysis.survival().found().ifPresent(checks::survival);
        analysis.model().found().ifPresent(checks::growth);
        checks.leaving();
        analysis.dropOut().found().ifPresent(checks::dropOut);
        checks.zeros();
        return checks.checks;
    }

    private void size() {
        List<String> small = analysis.trial().arms().stream()
                .filter(arm -> arm.animals().size() < SMALL_ARM)
                .map(arm -> arm.name() + " (" + arm.animals().size() + ")")
                .toList();
        checks.add(
                small.isEmpty()
                        ? new Check(
                                "Enough animals for intervals",
                                "Every arm has at least " + SMALL_ARM + " animals.",
                                false)
                        : new Check(
                                "Enough animals for intervals",
                                "Few animals in " + String.join(", ", small)
                                        + ": bootstrap intervals of so few are too narrow; exact ones hold.",
                                true));
    }

    private void strata() {
        int strata = analysis.trial().studies();
        if (strata > 1) {
            checks.add(new Check(
                    "Studies may be put together",
                    strata
                            + " studies are analysed together: survival is compared within each of them, but clearance, growth and combinations"
                            + " are pooled, and differ between studies as far as arms are unequally shared among them. Analyse each alone too, with --where.",
                    true));
        }
    }

    private void cages() {
        List<Animal> animals = analysis.trial().animals();
        long caged = animals.stream().filter(animal -> animal.cage() != null).count();
        if (caged == 0) {
            checks.add(new Check(
                    "Animals are independent",
                    "No cages are named. Animals of a cage are often alike, and then every p-value is too small; name cages with --cage.",
                    true));
            return;
        }
        long shared = animals.stream()
                .filter(animal -> animal.cage() != null
                        && animals.stream()
                                        .filter(other -> Objects.equals(other.cage(), animal.cage()))
                                        .count()
                                > 1)
                .count();
        checks.add(new Check(
                "Animals are independent",
                shared == 0
                        ? "Every animal has a cage of its own."
                        : shared + " of " + animals.size()
                                + " animals share a cage with another; tests take them as independent, and are too sure as far as cage mates are alike.",
                shared > 0));
    }

    private void survival(SurvivalAnalysis survival) {
        List<String> few = survival.arms().stream()
                .filter(arm -> arm.events() < FEW_EVENTS)
                .map(arm -> arm.arm() + " (" + arm.events() + ")")
                .toList();
        if (!few.isEmpty()) {
            checks.add(new Check(
                    "Enough events for survival",
                    "Fewer than " + FEW_EVENTS + " events in " + String.join(", ", few)
                            + ": hazard ratios there are hardly bounded; restricted means say more.",
                    true));
        }
        for (SurvivalAnalysis.Comparison c : survival.comparisons()) {
            @Nullable HypothesisTest test = c.proportionalHazards().found().orElse(null);
            if (test != null && test.p() < DOUBTFUL) {
                checks.add(new Check(
                        "Proportional hazards, " + c.arm() + " against " + c.against(),
                        "The hazard ratio changes with time (" + Words.p(test.p())
                                + "): one ratio does not describe it; use the difference of restricted means.",
                        true));
            }
        }
        if (survival.comparisons().stream()
                .allMatch(c -> c.proportionalHazards()
                        .found()
                        .map(test -> test.p() >= DOUBTFUL)
                        .orElse(true))) {
            checks.add(new Check(
                    "Proportional hazards",
                    "No change of a hazard ratio with time was seen; with few events it would hardly be.",
                    false));
        }
    }

    private void growth(GrowthModelling model) {
        for (GrowthCheck check : model.assumptions()) {
            checks.add(new Check(
                    "Mixed model of growth: " + check.assumption(),
                    sentence(check.words())
                            + check.test()
                                    .found()
                                    .map(test -> " " + sentence(test.method().name() + ": " + Words.p(test.p())))
                                    .orElse(""),
                    check.doubtful()));
        }
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    private void leaving() {
        double last = analysis.trial().study().lastDay();
        List<String> left = new ArrayList<>();
        for (Trial.Arm arm : analysis.trial().arms()) {
            long early = arm.animals().stream()
                    .filter(animal -> animal.lastDay() < last)
                    .count();
            if (early > 0) {
                left.add(arm.name() + " " + early + " of " + arm.animals().size());
            }
        }
        checks.add(
                left.isEmpty()
                        ? new Check("Nobody left", "Every animal was measured to the last day.", false)
                        : new Check(
                                "Animals that left, and growth",
                                "Measured to before the last day: " + String.join(", ", left)
                                        + ". Means over animals on later days are of those that stayed;"
                                        + " the mixed model counts everyone's course up to leaving.",
                                true));
    }

    private void dropOut(DropOut dropOut) {
        boolean alike = analysis.model()
                .found()
                .map(model -> model.spread().slope().orElse(0) == 0)
                .orElse(true);
        if (alike) {
            checks.add(new Check(
                    "Leaving at the limit and growth rates",
                    "The fitted model has no variance between the rates of animals, so studies simulated from it are more alike than real ones;"
                            + " they do not tell whether leaving biases rates.",
                    true));
            return;
        }
        for (DropOut.Arm arm : dropOut.arms()) {
            checks.add(new Check(
                    "Leaving at the limit and the growth rate of " + arm.name(),
                    "In " + dropOut.studies() + " studies simulated from the fitted model, the difference "
                            + Words.number(arm.truth()) + " per day was found with a bias of "
                            + Words.estimate(arm.mixedBias()) + " by the mixed model, whose interval covered it in "
                            + Words.percent(arm.coverage().value()) + ", and of "
                            + Words.number(arm.pooledBias().value()) + " by a line through all volumes. "
                            + (arm.mixedBias().excludes(0)
                                    ? arm.matters()
                                            ? "The mixed model is biased by more than a tenth of the difference."
                                            : "The mixed model is biased, but by less than a tenth of the difference."
                                    : "No bias of the mixed model was seen."),
                    arm.matters()));
        }
    }

    private void zeros() {
        long zeros = analysis.trial().animals().stream()
                .flatMapToDouble(animal -> Arrays.stream(animal.volumes()))
                .filter(volume -> volume == 0)
                .count();
        if (zeros > 0) {
            checks.add(new Check(
                    "Log volumes exist",
                    zeros
                            + " volumes are 0 and have no logarithm: animals' rates leave them out, the mixed model takes half of the smallest"
                            + " volume above 0. Where many animals cleared, judge by clearance rather than by rates.",
                    true));
        }
    }
}
