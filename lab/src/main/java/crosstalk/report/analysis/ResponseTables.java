package crosstalk.report.analysis;

import crosstalk.analysis.Analysis;
import crosstalk.analysis.GrowthAnalysis;
import crosstalk.analysis.ResponseAnalysis;
import crosstalk.analysis.Words;
import crosstalk.statistics.Response;
import java.util.LinkedHashSet;
import java.util.Set;

/// Response and growth as tables of the page.
final class ResponseTables {
    private ResponseTables() {}

    static Html arms(ResponseAnalysis response) {
        HtmlTable table = new HtmlTable(
                "Response by arm",
                "Arm",
                "n#",
                "mCR#",
                "mPR#",
                "mSD#",
                "mPD#",
                "Not judged#",
                "Tumour-free at end#",
                "mCR or mPR (Wilson 95 %)#");
        for (ResponseAnalysis.OfArm arm : response.arms()) {
            table.row(
                    arm.arm(),
                    text(arm.n()),
                    text(arm.complete()),
                    text(arm.partial()),
                    text(arm.stable()),
                    text(arm.progressive()),
                    text(arm.notJudged()),
                    text(arm.tumourFree()),
                    ResultTables.percent(arm.objective()));
        }
        Set<String> reasons = new LinkedHashSet<>();
        for (ResponseAnalysis.OfAnimal animal : response.animals()) {
            ResultTables.collect(reasons, animal.animal(), animal.response());
        }
        return table.html().append(ResultTables.notes(reasons));
    }

    private static String text(int count) {
        return String.valueOf(count);
    }

    static Html animals(Analysis analysis) {
        HtmlTable table = new HtmlTable(
                        "Every animal",
                        "Animal",
                        "Arm",
                        "Baseline, mm³#",
                        "Category",
                        "Best, %#",
                        "Best, days after baseline#",
                        "Best average, %#",
                        "Last change, %#",
                        "Rate per day (95 %)#",
                        "Doubling, days#",
                        "Area, mm³ day#")
                .tall();
        for (int i = 0; i < analysis.response().animals().size(); i++) {
            ResponseAnalysis.OfAnimal a = analysis.response().animals().get(i);
            GrowthAnalysis.OfAnimal g = analysis.growth().animals().get(i);
            table.row(
                    a.animal(),
                    a.arm(),
                    Words.number(a.baselineVolume()),
                    a.response().found().map(WaterfallChart::category).orElse("–"),
                    a.response().found().map(Response::best).map(Words::number).orElse("–"),
                    a.response()
                            .found()
                            .map(Response::bestDay)
                            .map(Words::number)
                            .orElse("–"),
                    a.response()
                            .found()
                            .map(Response::bestAverage)
                            .map(Words::number)
                            .orElse("–"),
                    a.lastChange().found().map(Words::number).orElse("–"),
                    Words.estimate(g.rate()),
                    g.doublingTime().found().map(e -> Words.number(e.value())).orElse("–"),
                    g.area().found().map(Words::number).orElse("–"));
        }
        return table.html();
    }

    static Html rates(GrowthAnalysis growth) {
        HtmlTable table = new HtmlTable(
                "Growth rates by arm", "Arm", "n#", "Median rate per day#", "Middle half#", "Median doubling, days#");
        Set<String> reasons = new LinkedHashSet<>();
        for (GrowthAnalysis.OfArm arm : growth.arms()) {
            table.row(
                    arm.arm(),
                    text(arm.n()),
                    arm.rates().found().map(s -> Words.number(s.median())).orElse("–"),
                    arm.rates()
                            .found()
                            .map(s -> Words.number(s.lowerQuartile()) + " to " + Words.number(s.upperQuartile()))
                            .orElse("–"),
                    arm.rates()
                            .found()
                            .filter(s -> s.median() > 0)
                            .map(s -> Words.number(Math.log(2) / s.median()))
                            .orElse("–"));
            ResultTables.collect(reasons, arm.arm(), arm.rates());
        }
        return table.html().append(ResultTables.notes(reasons));
    }

    static Html growthComparisons(GrowthAnalysis growth) {
        HtmlTable table = new HtmlTable(
                "Growth against the control",
                "Arm",
                "Against",
                "Rate difference per day (95 %)#",
                "Welch p#",
                "Holm#",
                "Mann-Whitney p#");
        Set<String> reasons = new LinkedHashSet<>();
        for (GrowthAnalysis.Comparison c : growth.comparisons()) {
            table.row(
                    c.arm(),
                    c.against(),
                    Words.estimate(c.rateDifference()),
                    ResultTables.p(c.rateTest()),
                    ResultTables.holm(c.adjusted()),
                    ResultTables.p(c.rankTest()));
            ResultTables.collect(reasons, c.arm(), c.rateDifference(), c.rankTest());
        }
        return table.isEmpty()
                ? new Html()
                : table.html().append(ResultTables.notes(reasons)).append(growthInhibition(growth));
    }

    private static Html growthInhibition(GrowthAnalysis growth) {
        String day = growth.inhibitionDay()
                .found()
                .map(d -> ", " + Words.number(d) + " days after start")
                .orElse("");
        HtmlTable table = new HtmlTable(
                "Growth inhibition against the control",
                "Arm",
                "Against",
                "Area rate difference per day (95 %)#",
                "TGI" + day + ", % (95 %)#",
                "T/C" + day + ", % (95 %)#");
        Set<String> reasons = new LinkedHashSet<>();
        for (GrowthAnalysis.Comparison c : growth.comparisons()) {
            table.row(
                    c.arm(),
                    c.against(),
                    Words.estimate(c.areaRateDifference()),
                    Words.estimate(c.inhibition()),
                    Words.estimate(c.treatedOverControl()));
            ResultTables.collect(reasons, c.arm(), c.areaRateDifference(), c.inhibition(), c.treatedOverControl());
        }
        return table.html()
                .append(ResultTables.notes(reasons))
                .element(
                        "p class=\"small soft\"",
                        "TGI compares mean changes in mm3, T/C mean volumes relative to each animal's baseline. Where arms began at different volumes the"
                                + " two can point different ways; the growth rates above do not depend on the baseline.");
    }
}
