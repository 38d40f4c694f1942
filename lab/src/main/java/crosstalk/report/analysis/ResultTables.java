package crosstalk.report.analysis;

import crosstalk.analysis.Adjusted;
import crosstalk.analysis.Check;
import crosstalk.analysis.ClearanceAnalysis;
import crosstalk.analysis.SurvivalAnalysis;
import crosstalk.analysis.Words;
import crosstalk.measured.Doubt;
import crosstalk.statistics.Estimate;
import crosstalk.statistics.HypothesisTest;
import crosstalk.statistics.KaplanMeier;
import crosstalk.statistics.Result;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// The results as tables of the page. What can not be had shows a dash, and its reason below the table.
final class ResultTables {
    private ResultTables() {}

    static Html clearance(ClearanceAnalysis clearance) {
        HtmlTable table = new HtmlTable("Clearance by arm", "Arm", "Cleared#", "n#", "Wilson 95 %#", "Exact 95 %#");
        for (ClearanceAnalysis.OfArm arm : clearance.arms()) {
            table.row(
                    arm.arm(),
                    String.valueOf(arm.cleared()),
                    String.valueOf(arm.n()),
                    percent(arm.wilson()),
                    percent(arm.exact()));
        }
        return table.html();
    }

    static Html clearanceComparisons(ClearanceAnalysis clearance) {
        HtmlTable table = new HtmlTable(
                "Clearance against the control",
                "Arm",
                "Against",
                "Difference (95 %)#",
                "Odds ratio (95 %)#",
                "Fisher p#",
                "Boschloo p#",
                "Holm#",
                "Benjamini-Hochberg#");
        Set<String> reasons = new LinkedHashSet<>();
        for (ClearanceAnalysis.Comparison c : clearance.comparisons()) {
            table.row(
                    c.arm(),
                    c.against(),
                    percent(c.difference()),
                    Words.estimate(c.oddsRatio()),
                    p(c.fisher()),
                    p(c.boschloo()),
                    holm(c.adjusted()),
                    bh(c.adjusted()));
            collect(reasons, c.arm(), c.difference(), c.oddsRatio(), c.fisher(), c.boschloo());
        }
        return table.isEmpty() ? new Html() : table.html().append(notes(reasons));
    }

    static Html survival(SurvivalAnalysis survival) {
        HtmlTable table = new HtmlTable(
                "Survival by arm",
                "Arm",
                "n#",
                "Events#",
                "Median, days after start (95 %)#",
                "Restricted mean of the first " + Words.number(survival.horizon()) + " days (95 %)#");
        Set<String> reasons = new LinkedHashSet<>();
        for (SurvivalAnalysis.OfArm arm : survival.arms()) {
            table.row(
                    arm.arm(),
                    String.valueOf(arm.n()),
                    String.valueOf(arm.events()),
                    arm.curve().found().map(ResultTables::median).orElse("–"),
                    Words.estimate(arm.restrictedMean()));
            collect(reasons, arm.arm(), arm.curve(), arm.restrictedMean());
        }
        return table.html().append(notes(reasons));
    }

    private static String median(KaplanMeier curve) {
        KaplanMeier.Quantile median = curve.median();
        if (median.estimate().isEmpty()) {
            return "not reached"
                    + (median.low().isPresent()
                            ? " (above " + Words.number(median.low().getAsDouble()) + ")"
                            : "");
        }
        return Words.number(median.estimate().getAsDouble()) + " (" + end(median.low()) + " to " + end(median.high())
                + ")";
    }

    private static String end(OptionalDouble value) {
        return value.isPresent() ? Words.number(value.getAsDouble()) : "not reached";
    }

    static Html survivalComparisons(SurvivalAnalysis survival) {
        HtmlTable table = new HtmlTable(
                "Survival against the control",
                "Arm",
                "Against",
                "Log-rank p#",
                "Holm#",
                "Benjamini-Hochberg#",
                "Hazard ratio (95 %)#",
                "Proportional? p#",
                "Restricted mean difference, days#");
        Set<String> reasons = new LinkedHashSet<>();
        for (SurvivalAnalysis.Comparison c : survival.comparisons()) {
            table.row(
                    c.arm(),
                    c.against(),
                    p(c.logRank()),
                    holm(c.adjusted()),
                    bh(c.adjusted()),
                    Words.estimate(c.hazardRatio()) + (c.firth() ? " Firth" : ""),
                    p(c.proportionalHazards()),
                    Words.estimate(c.restrictedMeanDifference()));
            collect(
                    reasons,
                    c.arm(),
                    c.logRank(),
                    c.hazardRatio(),
                    c.proportionalHazards(),
                    c.restrictedMeanDifference());
        }
        return table.isEmpty() ? new Html() : table.html().append(notes(reasons));
    }

    static Html doubts(List<Doubt> doubts) {
        HtmlTable table = new HtmlTable("Doubtful entries", "Doubt", "Rows", "Animal", "Found", "What was done").tall();
        for (Doubt doubt : doubts) {
            table.row(
                    doubt.kind().text(),
                    doubt.rows().isEmpty() ? "–" : doubt.rowList(),
                    doubt.animal().isEmpty() ? "–" : doubt.animal(),
                    doubt.found(),
                    doubt.done());
        }
        return table.html();
    }

    static Html checks(List<Check> checks) {
        Html html = new Html().raw("<ul class=\"checks\">\n");
        for (Check check : checks) {
            html.raw("<li" + (check.isConcern() ? " class=\"concern\"" : "") + ">")
                    .element("b", check.about())
                    .element("span", check.verdict())
                    .raw("</li>\n");
        }
        return html.raw("</ul>\n");
    }

    static String percent(Result<Estimate> estimate) {
        return estimate.found().map(Words::percentEstimate).orElse("–");
    }

    static String p(Result<HypothesisTest> test) {
        return test.found().map(found -> Words.pValue(found.p())).orElse("–");
    }

    static String holm(Adjusted adjusted) {
        return p(adjusted.holm());
    }

    static String bh(Adjusted adjusted) {
        return p(adjusted.benjaminiHochberg());
    }

    static String p(Optional<Double> value) {
        return value.map(Words::pValue).orElse("–");
    }

    static void collect(Set<String> reasons, String arm, Result<?>... results) {
        for (Result<?> result : results) {
            result.whyNot().ifPresent(reason -> reasons.add(arm + ": " + reason + "."));
        }
    }

    static Html notes(Set<String> reasons) {
        Html html = new Html();
        if (!reasons.isEmpty()) {
            html.raw("<details class=\"why\"><summary>Why some results can not be had</summary>")
                    .list(List.copyOf(reasons))
                    .raw("</details>\n");
        }
        return html;
    }
}
