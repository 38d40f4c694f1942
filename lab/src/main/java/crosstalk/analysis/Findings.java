package crosstalk.analysis;

import crosstalk.statistics.Estimate;
import crosstalk.statistics.Synergy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The answers in short, for a terminal and the head of the report. A difference is called one where its p-value, adjusted for the number of
/// comparisons, is below 5 %; where the interval of its size says otherwise, the sentence says that too.
public final class Findings {
    private static final double ERROR = 0.05;
    private static final String SURVIVAL = "Survival";

    private Findings() {}

    public static List<Finding> of(Analysis analysis) {
        List<Finding> findings = new ArrayList<>();
        findings.add(clearance(analysis));
        findings.add(survival(analysis));
        findings.add(growth(analysis));
        for (CombinationAnalysis combination : analysis.combinations()) {
            findings.add(combination(combination));
        }
        analysis.modelCheck().ifPresent(check -> findings.add(modelCheck(check)));
        analysis.power().found().ifPresent(power -> findings.add(power(power)));
        analysis.power()
                .whyNot()
                .filter(_ -> analysis.trial().hasControl())
                .ifPresent(reason -> findings.add(
                        new Finding("Animals next time", "Can not be planned from this study: " + reason + ".", "")));
        int studies = analysis.trial().studies();
        return studies > 1
                ? findings.stream().map(finding -> pooled(finding, studies)).toList()
                : findings;
    }

    /// The same, with what several studies together mean for it.
    private static Finding pooled(Finding finding, int studies) {
        if (finding.basis().isEmpty()) {
            return finding;
        }
        String how = finding.topic().equals(SURVIVAL)
                ? "test and ratio within each of " + studies + " studies, medians pooled over them"
                : studies + " studies pooled, not compared within each";
        return new Finding(finding.topic(), finding.sentence(), finding.basis() + "; " + how);
    }

    private static Finding clearance(Analysis analysis) {
        ClearanceAnalysis clearance = analysis.clearance();
        int cleared = clearance.arms().stream()
                .mapToInt(ClearanceAnalysis.OfArm::cleared)
                .sum();
        int n = clearance.arms().stream().mapToInt(ClearanceAnalysis.OfArm::n).sum();
        if (cleared == 0) {
            ClearanceAnalysis.OfArm smallest = clearance.arms().stream()
                    .min(Comparator.comparingInt(ClearanceAnalysis.OfArm::n))
                    .orElseThrow();
            String most = smallest.wilson()
                    .then(Estimate::interval)
                    .found()
                    .map(i -> Words.percent(i.high()))
                    .orElse("any part");
            return new Finding(
                    "Clearance",
                    "No animal cleared its tumour. With " + smallest.n()
                            + (smallest.n() == 1 ? " animal" : " animals") + " in the smallest arm, up to " + most
                            + " clearance is still possible.",
                    "Wilson's 95 % interval, n = " + n);
        }
        Optional<ClearanceAnalysis.Comparison> best = clearance.comparisons().stream()
                .filter(c -> c.difference().found().isPresent())
                .max(Comparator.comparingDouble(
                        c -> Math.abs(c.difference().orElseThrow().value())));
        if (best.isEmpty()) {
            ClearanceAnalysis.OfArm arm = clearance.arms().getFirst();
            return new Finding(
                    "Clearance",
                    arm.cleared() + " of " + arm.n() + " animals cleared their tumour: "
                            + arm.wilson().found().map(Words::percentEstimate).orElse("") + ".",
                    "Wilson's 95 % interval, n = " + n);
        }
        ClearanceAnalysis.Comparison c = best.get();
        ClearanceAnalysis.OfArm arm = ofArm(clearance, c.arm());
        ClearanceAnalysis.OfArm control = clearance.arms().getFirst();
        boolean shown = isShown(c.adjusted());
        String counts = arm.arm() + " cleared " + arm.cleared() + " of " + arm.n() + ", " + control.arm() + " "
                + control.cleared() + " of " + control.n() + ": a difference of "
                + Words.percentEstimate(c.difference().orElseThrow());
        String verdict = shown
                ? counts + "." + unsure(c.difference().orElseThrow(), 0, "difference")
                : "The study can not tell the arms apart in clearance. The largest difference: " + counts + ".";
        return new Finding(
                "Clearance",
                verdict,
                "Fisher " + Words.p(c.fisher())
                        + c.adjusted()
                                .holm()
                                .map(p -> ", " + Words.p(p) + " after Holm for "
                                        + c.adjusted().comparisons() + " comparisons")
                                .orElse("")
                        + "; interval by Newcombe; n = " + (arm.n() + control.n()));
    }

    private static ClearanceAnalysis.OfArm ofArm(ClearanceAnalysis clearance, String name) {
        return clearance.arms().stream()
                .filter(arm -> arm.arm().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isShown(Adjusted adjusted) {
        return adjusted.holm().filter(p -> p < ERROR).isPresent();
    }

    /// Where a test finds a difference that the interval of its size does not.
    private static String unsure(Estimate estimate, double none, String what) {
        return estimate.interval().found().isPresent() && !estimate.excludes(none)
                ? " Its size is less sure than that there is one: the interval of the " + what + " holds "
                        + Words.number(none) + "."
                : "";
    }

    private static Finding growth(Analysis analysis) {
        if (analysis.model().found().isEmpty()) {
            return new Finding(
                    "Growth", "No mixed model: " + analysis.model().whyNot().orElse("") + ".", "");
        }
        GrowthModelling model = analysis.model().orElseThrow();
        Optional<GrowthModelling.Difference> best = model.differences().stream()
                .filter(d -> d.test().found().isPresent())
                .min(Comparator.comparingDouble(d -> d.test().orElseThrow().p()));
        if (best.isEmpty()) {
            return new Finding(
                    "Growth",
                    capital(model.rates().stream()
                                    .map(arm -> arm.arm() + " grew by " + Words.estimate(arm.rate()) + " per day")
                                    .collect(Collectors.joining("; ")))
                            + "."
                            + model.differences().stream()
                                    .flatMap(d -> d.test().whyNot().stream())
                                    .findFirst()
                                    .map(reason -> " The arms can not be compared: " + reason + ".")
                                    .orElse(""),
                    "Linear mixed model of log volume, " + model.measurements() + " measurements of " + model.animals()
                            + " animals");
        }
        GrowthModelling.Difference d = best.get();
        String rates = d.arm() + " grew by " + Words.number(rate(model, d.arm())) + " per day, " + d.against() + " by "
                + Words.number(rate(model, d.against())) + ": a difference of " + Words.estimate(d.difference());
        boolean shown = isShown(d.adjusted());
        return new Finding(
                "Growth",
                shown
                        ? rates + "."
                        : "The study can not tell the arms apart in growth. The clearest difference: " + rates + ".",
                "Linear mixed model of log volume, t with " + Words.number(model.degreesOfFreedom())
                        + " degrees of freedom (animals less arms), " + Words.p(d.test())
                        + d.adjusted()
                                .holm()
                                .map(p -> ", " + Words.p(p) + " after Holm for "
                                        + d.adjusted().comparisons() + " comparisons")
                                .orElse("")
                        + "; " + model.measurements() + " measurements of "
                        + model.animals() + " animals");
    }

    private static double rate(GrowthModelling model, String arm) {
        return model.rates().stream()
                .filter(each -> each.arm().equals(arm))
                .findFirst()
                .orElseThrow()
                .rate()
                .value();
    }

    private static Finding combination(CombinationAnalysis combination) {
        List<String> sentences = new ArrayList<>();
        List<String> bases = new ArrayList<>();
        int n = 0;
        for (CombinationAnalysis.OverTime over : combination.volumes()) {
            Optional<Synergy> last = over.last();
            if (last.isPresent() && over.expectation() != Synergy.Expectation.RESPONSE_ADDITIVITY) {
                sentences.add(last.get().words());
                bases.add(last.get().estimate().method().name());
                n = last.get().estimate().n();
            }
        }
        return new Finding(
                "Combination " + combination.arm(),
                sentences.isEmpty()
                        ? "Can not be set against its parts: "
                                + combination
                                        .volumes()
                                        .getFirst()
                                        .bySlopes()
                                        .whyNot()
                                        .orElse("no day on which all its arms were measured")
                                + "."
                        : capital(String.join(
                                        ". ",
                                        sentences.stream()
                                                .map(Findings::capital)
                                                .toList())) + ".",
                bases.isEmpty()
                        ? ""
                        : String.join("; ", bases) + "; n = " + n
                                + "; not adjusted for the number of expectations, days and combinations");
    }

    private static Finding modelCheck(ModelCheck check) {
        int within = check.arms().stream().mapToInt(ModelCheck.OfArm::within).sum();
        int compared =
                check.arms().stream().mapToInt(ModelCheck.OfArm::compared).sum();
        String volumes = compared == 0
                ? "no volume could be set against a band, as no arm of the virtual study has " + ModelCheck.FEWEST
                        + " animals on a day"
                : within + " of " + compared + " measured volumes lie within the band of 90 % of the virtual animals";
        Optional<ModelCheck.OfArm> worst = check.arms().stream()
                .filter(arm -> arm.predicted().found().isPresent())
                .min(Comparator.comparingDouble(
                        arm -> arm.predicted().orElseThrow().asUnlikely()));
        String clearance = worst.map(Findings::worstClearance).orElse("");
        return new Finding(
                "Virtual study " + check.virtualStudy(),
                capital(volumes) + "." + clearance + virtualSurvival(check),
                "p: counts as unlikely under the model, not adjusted for "
                        + check.arms().size() + " arms");
    }

    private static String virtualSurvival(ModelCheck check) {
        return check.arms().stream()
                .filter(arm -> arm.survival().found().isPresent())
                .min(Comparator.comparingDouble(
                        arm -> arm.survival().orElseThrow().p()))
                .map(arm -> (arm.survival().orElseThrow().p() < ERROR
                                ? " Times to the endpoint were unlikely under the model in "
                                : " No arm's times to the endpoint were unlikely under the model; the least likely: ")
                        + arm.arm() + ", log-rank "
                        + Words.p(arm.survival().orElseThrow().p()) + ".")
                .orElse("");
    }

    private static String worstClearance(ModelCheck.OfArm arm) {
        double p = arm.predicted().orElseThrow().asUnlikely();
        String counts = arm.arm() + ", " + arm.cleared() + " of " + arm.n() + " measured, " + arm.virtualCleared()
                + " of " + arm.virtualN() + " virtual, " + Words.p(p);
        return p < ERROR
                ? " Clearance was unlikely under the model in " + counts + "."
                : " No arm's clearance was unlikely under the model; the least likely: " + counts + ".";
    }

    private static Finding power(PowerAnalysis power) {
        List<String> sentences = power.questions().stream()
                .map(question -> question.outcome()
                        + (question.curve().found().isEmpty()
                                ? ": " + question.curve().whyNot().orElse("")
                                : " (" + question.difference() + "): "
                                        + question.curve()
                                                .orElseThrow()
                                                .bySimulation()
                                                .found()
                                                .map(n -> n + " animals per arm")
                                                .orElse("more than were tried")))
                .toList();
        return new Finding(
                "Animals next time",
                "For a power of 80 %: " + String.join("; ", sentences) + ".",
                "Two-sided 5 %, simulated studies of two arms");
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static Finding survival(Analysis analysis) {
        if (analysis.survival().found().isEmpty()) {
            return new Finding(
                    SURVIVAL, "Not analysed: " + analysis.survival().whyNot().orElse("") + ".", "");
        }
        SurvivalAnalysis survival = analysis.survival().orElseThrow();
        int events = survival.arms().stream()
                .mapToInt(SurvivalAnalysis.OfArm::events)
                .sum();
        int n = survival.arms().stream().mapToInt(SurvivalAnalysis.OfArm::n).sum();
        Optional<SurvivalAnalysis.Comparison> best = survival.comparisons().stream()
                .filter(c -> c.logRank().found().isPresent())
                .min(Comparator.comparingDouble(c -> c.logRank().orElseThrow().p()));
        if (best.isEmpty()) {
            return new Finding(
                    SURVIVAL,
                    events + " of " + n + " animals had the event; arms can not be compared"
                            + survival.comparisons().stream()
                                    .filter(c -> c.logRank().whyNot().isPresent())
                                    .findFirst()
                                    .map(c -> " (" + c.arm() + " against " + c.against() + ": "
                                            + c.logRank().whyNot().orElse("") + ")")
                                    .orElse("")
                            + ".",
                    survival.event());
        }
        SurvivalAnalysis.Comparison c = best.get();
        boolean shown = isShown(c.adjusted());
        String ratio = c.hazardRatio()
                .found()
                .map(found -> "hazard ratio " + Words.estimate(found) + (c.firth() ? " with Firth's correction" : ""))
                .orElse("no hazard ratio, as " + c.hazardRatio().whyNot().orElse(""));
        String which = c.arm() + " against " + c.against() + ": " + ratio + medians(survival, c);
        String sentence = shown
                ? "Survival differs. " + which + "."
                        + c.hazardRatio()
                                .found()
                                .map(found -> unsure(found, 1, "hazard ratio"))
                                .orElse("")
                : "The study can not tell the arms apart in survival. The clearest difference: " + which + ".";
        return new Finding(
                SURVIVAL,
                sentence,
                "Log-rank " + Words.p(c.logRank())
                        + c.adjusted()
                                .holm()
                                .map(p -> ", " + Words.p(p) + " after Holm for "
                                        + c.adjusted().comparisons() + " comparisons")
                                .orElse("")
                        + "; " + events + " events in " + n + " animals; days after start; event: " + survival.event());
    }

    private static String medians(SurvivalAnalysis survival, SurvivalAnalysis.Comparison c) {
        String arm = median(survival, c.arm());
        String control = median(survival, c.against());
        if (arm.equals("not reached") && control.equals("not reached")) {
            return "; neither median was reached";
        }
        return "; median " + arm + (arm.equals("not reached") ? "" : " days") + " against " + control
                + (control.equals("not reached") ? "" : " days");
    }

    private static String median(SurvivalAnalysis survival, String name) {
        return survival.arms().stream()
                .filter(arm -> arm.arm().equals(name))
                .findFirst()
                .flatMap(arm -> arm.curve().found())
                .map(curve -> curve.median().estimate().isPresent()
                        ? Words.number(curve.median().estimate().getAsDouble())
                        : "not reached")
                .orElse("–");
    }
}
