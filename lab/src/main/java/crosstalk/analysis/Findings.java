package crosstalk.analysis;

import crosstalk.statistics.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The answers in short, for a terminal and the head of the report. A difference is called one only where its interval and its adjusted p
/// agree; otherwise the sentence says that the study can not tell.
public final class Findings {
    private static final double ERROR = 0.05;

    private Findings() {}

    public static List<Finding> of(Analysis analysis) {
        List<Finding> findings = new ArrayList<>();
        findings.add(clearance(analysis));
        findings.add(survival(analysis));
        return findings;
    }

    private static Finding clearance(Analysis analysis) {
        ClearanceAnalysis clearance = analysis.clearance();
        int cleared = clearance.arms().stream().mapToInt(ClearanceAnalysis.OfArm::cleared).sum();
        int n = clearance.arms().stream().mapToInt(ClearanceAnalysis.OfArm::n).sum();
        if (cleared == 0) {
            ClearanceAnalysis.OfArm largest = clearance.arms().stream().max(Comparator.comparingInt(ClearanceAnalysis.OfArm::n)).orElseThrow();
            String most = largest.wilson().then(Estimate::interval).found().map(i -> Words.percent(i.high())).orElse("any part");
            return new Finding("Clearance", "No animal cleared its tumour. With " + largest.n() + " animals in an arm, up to " + most + " clearance is still possible.",
                    "Wilson's 95 % interval, n = " + n);
        }
        Optional<ClearanceAnalysis.Comparison> best = clearance.comparisons().stream()
                .filter(c -> c.difference().found().isPresent())
                .max(Comparator.comparingDouble(c -> Math.abs(c.difference().orElseThrow().value())));
        if (best.isEmpty()) {
            ClearanceAnalysis.OfArm arm = clearance.arms().getFirst();
            return new Finding("Clearance", arm.cleared() + " of " + arm.n() + " animals cleared their tumour: " + arm.wilson().found().map(Words::percentEstimate).orElse("")
                    + ".", "Wilson's 95 % interval, n = " + n);
        }
        ClearanceAnalysis.Comparison c = best.get();
        ClearanceAnalysis.OfArm arm = ofArm(clearance, c.arm());
        ClearanceAnalysis.OfArm control = clearance.arms().getFirst();
        boolean shown = c.difference().orElseThrow().excludes(0) && c.adjusted().holm().filter(p -> p < ERROR).isPresent();
        String counts = arm.arm() + " cleared " + arm.cleared() + " of " + arm.n() + ", " + control.arm() + " " + control.cleared() + " of " + control.n()
                + ": a difference of " + Words.percentEstimate(c.difference().orElseThrow());
        String verdict = shown
                ? counts + "."
                : "The study can not tell the arms apart in clearance. The largest difference: " + counts + ".";
        return new Finding("Clearance", verdict, "Fisher " + Words.p(c.fisher()) + c.adjusted().holm().map(p -> ", " + Words.p(p) + " after Holm for " + c.adjusted().comparisons()
                + " comparisons").orElse("") + "; interval by Newcombe; n = " + (arm.n() + control.n()));
    }

    private static ClearanceAnalysis.OfArm ofArm(ClearanceAnalysis clearance, String name) {
        return clearance.arms().stream().filter(arm -> arm.arm().equals(name)).findFirst().orElseThrow();
    }

    private static Finding survival(Analysis analysis) {
        if (analysis.survival().found().isEmpty()) {
            return new Finding("Survival", "Not analysed: " + analysis.survival().whyNot().orElse("") + ".", "");
        }
        SurvivalAnalysis survival = analysis.survival().orElseThrow();
        int events = survival.arms().stream().mapToInt(SurvivalAnalysis.OfArm::events).sum();
        int n = survival.arms().stream().mapToInt(SurvivalAnalysis.OfArm::n).sum();
        Optional<SurvivalAnalysis.Comparison> best = survival.comparisons().stream()
                .filter(c -> c.hazardRatio().found().isPresent() && c.logRank().found().isPresent())
                .min(Comparator.comparingDouble(c -> c.logRank().orElseThrow().p()));
        if (best.isEmpty()) {
            return new Finding("Survival", events + " of " + n + " animals had the event; arms can not be compared"
                    + survival.comparisons().stream().flatMap(c -> c.logRank().whyNot().stream()).findFirst().map(why -> ": " + why).orElse("") + ".", survival.event());
        }
        SurvivalAnalysis.Comparison c = best.get();
        Estimate ratio = c.hazardRatio().orElseThrow();
        boolean shown = c.adjusted().holm().filter(p -> p < ERROR).isPresent() && ratio.excludes(1);
        String which = c.arm() + " against " + c.against() + ": hazard ratio " + Words.estimate(ratio) + medians(survival, c);
        String sentence = shown
                ? "Survival differs. " + which + "."
                : "The study can not tell the arms apart in survival. The clearest difference: " + which + ".";
        return new Finding("Survival", sentence, "Log-rank " + Words.p(c.logRank()) + c.adjusted().holm().map(p -> ", " + Words.p(p) + " after Holm for "
                + c.adjusted().comparisons() + " comparisons").orElse("") + "; " + events + " events in " + n + " animals; event: " + survival.event());
    }

    private static String medians(SurvivalAnalysis survival, SurvivalAnalysis.Comparison c) {
        return "; median " + median(survival, c.arm()) + " against " + median(survival, c.against()) + " days";
    }

    private static String median(SurvivalAnalysis survival, String name) {
        return survival.arms().stream().filter(arm -> arm.arm().equals(name)).findFirst().flatMap(arm -> arm.curve().found())
                .map(curve -> curve.median().estimate().isPresent() ? Words.number(curve.median().estimate().getAsDouble()) : "not reached")
                .orElse("–");
    }
}
