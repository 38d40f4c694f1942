package crosstalk.analysis;

import crosstalk.measured.Doubt;
import crosstalk.statistics.Estimate;
import crosstalk.statistics.KaplanMeier;
import crosstalk.statistics.PredictedCount;
import crosstalk.statistics.Response;
import crosstalk.statistics.Result;
import crosstalk.statistics.Synergy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The CSV tables, by file name; docs/analyze.md has their columns.
final class ResultsTables {
    private ResultsTables() {}

    static Map<String, String> of(Analysis analysis) {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("growth.csv", MeasuredTables.growth(analysis.trial()));
        tables.put("events.csv", MeasuredTables.events(analysis.trial()));
        tables.put("doubts.csv", doubts(analysis.doubts()));
        tables.put("response-animals.csv", responseAnimals(analysis));
        tables.put("response.csv", response(analysis.response()));
        tables.put("growth-comparisons.csv", growthComparisons(analysis.growth()));
        analysis.model().found().ifPresent(model -> tables.put("growth-model.csv", growthModel(model)));
        if (!analysis.combinations().isEmpty()) {
            tables.put("synergy.csv", synergy(analysis.combinations()));
        }
        analysis.modelCheck().ifPresent(check -> {
            tables.put("model-check.csv", modelCheck(check));
            tables.put("model-check-bands.csv", modelCheckBands(check));
        });
        tables.put("clearance.csv", clearance(analysis.clearance()));
        tables.put("clearance-comparisons.csv", clearanceComparisons(analysis.clearance()));
        analysis.survival().found().ifPresent(survival -> {
            tables.put("survival-animals.csv", survivalAnimals(survival));
            tables.put("survival-curves.csv", survivalCurves(survival));
            tables.put("survival.csv", survival(survival));
            tables.put("survival-comparisons.csv", survivalComparisons(survival));
        });
        return tables;
    }

    private static Object[] cells(Object... parts) {
        List<Object> cells = new ArrayList<>();
        for (Object part : parts) {
            if (part instanceof Object[] several) {
                cells.addAll(List.of(several));
            } else {
                cells.add(part);
            }
        }
        return cells.toArray();
    }

    private static String doubts(List<Doubt> doubts) {
        CsvTable table = new CsvTable("kind", "file", "rows", "animal", "found", "done");
        for (Doubt doubt : doubts) {
            table.row(
                    doubt.kind().text(),
                    doubt.file(),
                    String.join(" ", doubt.rows().stream().map(String::valueOf).toList()),
                    doubt.animal(),
                    doubt.found(),
                    doubt.done());
        }
        return table.toString();
    }

    private static String responseAnimals(Analysis analysis) {
        CsvTable table = new CsvTable(
                "animal",
                "arm",
                "baseline_day",
                "baseline_volume_mm3",
                "category",
                "best_change_percent",
                "best_day",
                "best_average_percent",
                "last_change_percent",
                "tumour_free",
                "growth_rate_per_day",
                "growth_rate_low",
                "growth_rate_high",
                "doubling_days",
                "area_mm3_day",
                "area_rate_per_day");
        for (int i = 0; i < analysis.response().animals().size(); i++) {
            ResponseAnalysis.OfAnimal a = analysis.response().animals().get(i);
            GrowthAnalysis.OfAnimal g = analysis.growth().animals().get(i);
            table.row(cells(
                    a.animal(),
                    a.arm(),
                    a.baselineDay(),
                    a.baselineVolume(),
                    a.response().map(Response::category),
                    a.response().map(Response::best),
                    a.response().map(Response::bestDay),
                    a.response().map(Response::bestAverage),
                    a.lastChange(),
                    a.tumourFree(),
                    CsvTable.three(g.rate()),
                    g.doublingTime().map(Estimate::value),
                    g.area(),
                    g.areaRate()));
        }
        return table.toString();
    }

    private static String response(ResponseAnalysis response) {
        CsvTable table = new CsvTable(
                "arm",
                "n",
                "mCR",
                "mPR",
                "mSD",
                "mPD",
                "not_judged",
                "tumour_free",
                "objective_fraction",
                "objective_low",
                "objective_high");
        response.arms()
                .forEach(arm -> table.row(cells(
                        arm.arm(),
                        arm.n(),
                        arm.complete(),
                        arm.partial(),
                        arm.stable(),
                        arm.progressive(),
                        arm.notJudged(),
                        arm.tumourFree(),
                        CsvTable.three(arm.objective()))));
        return table.toString();
    }

    private static String growthComparisons(GrowthAnalysis growth) {
        CsvTable table = new CsvTable(
                "arm",
                "against",
                "rate_difference_per_day",
                "rate_difference_low",
                "rate_difference_high",
                "p_welch",
                "p_holm",
                "p_benjamini_hochberg",
                "p_mann_whitney",
                "area_rate_difference_per_day",
                "area_rate_difference_low",
                "area_rate_difference_high",
                "tgi_percent",
                "tgi_low",
                "tgi_high",
                "t_over_c_percent",
                "t_over_c_low",
                "t_over_c_high");
        growth.comparisons()
                .forEach(c -> table.row(cells(
                        c.arm(),
                        c.against(),
                        CsvTable.three(c.rateDifference()),
                        c.rateTest(),
                        c.adjusted().holm(),
                        c.adjusted().benjaminiHochberg(),
                        c.rankTest(),
                        CsvTable.three(c.areaRateDifference()),
                        CsvTable.three(c.inhibition()),
                        CsvTable.three(c.treatedOverControl()))));
        return table.toString();
    }

    private static String growthModel(GrowthModelling model) {
        CsvTable table = new CsvTable(
                "arm",
                "rate_per_day",
                "rate_low",
                "rate_high",
                "difference_per_day",
                "difference_low",
                "difference_high",
                "degrees_of_freedom",
                "degrees_of_freedom_of_measurements",
                "p",
                "p_holm",
                "p_benjamini_hochberg");
        for (GrowthModelling.OfArm arm : model.rates()) {
            Optional<GrowthModelling.Difference> d = model.differences().stream()
                    .filter(each -> each.arm().equals(arm.arm()))
                    .findFirst();
            table.row(cells(
                    arm.arm(),
                    CsvTable.three(Result.of(arm.rate())),
                    d.map(found -> CsvTable.three(Result.of(found.difference())))
                            .orElse(new Object[] {"", "", ""}),
                    d.map(_ -> model.degreesOfFreedom()),
                    d.map(GrowthModelling.Difference::measurementsFreedom),
                    d.map(found -> found.test()),
                    d.flatMap(found -> found.adjusted().holm()),
                    d.flatMap(found -> found.adjusted().benjaminiHochberg())));
        }
        return table.toString();
    }

    private static String synergy(List<CombinationAnalysis> combinations) {
        CsvTable table = new CsvTable(
                "combination", "outcome", "expectation", "day", "estimate", "low", "high", "p", "verdict", "method");
        for (CombinationAnalysis each : combinations) {
            for (CombinationAnalysis.OverTime over : each.volumes()) {
                over.byDay().forEach(synergy -> row(table, each.arm(), "volume, means", synergy));
                over.bySlopes()
                        .found()
                        .ifPresent(list ->
                                list.forEach(synergy -> row(table, each.arm(), "volume, mixed model", synergy)));
            }
            each.clearance()
                    .forEach(outcome -> outcome.synergy()
                            .found()
                            .ifPresent(synergy -> row(table, each.arm(), "clearance", synergy)));
            each.survival()
                    .forEach(outcome -> outcome.synergy()
                            .found()
                            .ifPresent(synergy -> row(table, each.arm(), "survival", synergy)));
        }
        return table.toString();
    }

    private static void row(CsvTable table, String arm, String outcome, Synergy synergy) {
        table.row(cells(
                arm,
                outcome,
                synergy.expectation().name(),
                synergy.day(),
                CsvTable.three(Result.of(synergy.estimate())),
                synergy.test(),
                synergy.verdict().name(),
                synergy.estimate().method().name()));
    }

    private static String modelCheck(ModelCheck check) {
        CsvTable table = new CsvTable(
                "arm",
                "virtual_arm",
                "n",
                "cleared",
                "virtual_n",
                "virtual_cleared",
                "days",
                "probability",
                "p_predicted",
                "predicted_low",
                "predicted_high",
                "p_fisher",
                "p_log_rank",
                "volumes_within_band",
                "volumes_compared");
        check.arms()
                .forEach(arm -> table.row(
                        arm.arm(),
                        arm.virtualArm(),
                        arm.n(),
                        arm.cleared(),
                        arm.virtualN(),
                        arm.virtualCleared(),
                        check.lastDay(),
                        arm.predicted().map(PredictedCount::probability),
                        arm.predicted().map(PredictedCount::asUnlikely),
                        arm.predicted().map(PredictedCount::low),
                        arm.predicted().map(PredictedCount::high),
                        arm.clearance(),
                        arm.survival(),
                        arm.within(),
                        arm.compared()));
        return table.toString();
    }

    private static String modelCheckBands(ModelCheck check) {
        CsvTable table = new CsvTable("arm", "days_since_baseline", "virtual_n", "percent_5", "median", "percent_95");
        check.arms()
                .forEach(arm -> arm.bands()
                        .forEach(band ->
                                table.row(arm.arm(), band.day(), band.n(), band.low(), band.median(), band.high())));
        return table.toString();
    }

    private static String clearance(ClearanceAnalysis clearance) {
        CsvTable table = new CsvTable(
                "arm",
                "cleared",
                "n",
                "fraction",
                "exact_low",
                "exact_high",
                "wilson_fraction",
                "wilson_low",
                "wilson_high");
        clearance
                .arms()
                .forEach(arm -> table.row(cells(
                        arm.arm(), arm.cleared(), arm.n(), CsvTable.three(arm.exact()), CsvTable.three(arm.wilson()))));
        return table.toString();
    }

    private static String clearanceComparisons(ClearanceAnalysis clearance) {
        CsvTable table = new CsvTable(
                "arm",
                "against",
                "difference",
                "difference_low",
                "difference_high",
                "odds_ratio",
                "odds_ratio_low",
                "odds_ratio_high",
                "p_fisher",
                "p_boschloo",
                "p_holm",
                "p_benjamini_hochberg");
        clearance
                .comparisons()
                .forEach(c -> table.row(cells(
                        c.arm(),
                        c.against(),
                        CsvTable.three(c.difference()),
                        CsvTable.three(c.oddsRatio()),
                        c.fisher(),
                        c.boschloo(),
                        c.adjusted().holm(),
                        c.adjusted().benjaminiHochberg())));
        return table.toString();
    }

    private static String survivalAnimals(SurvivalAnalysis survival) {
        CsvTable table = new CsvTable("animal", "arm", "days", "event", "reason");
        survival.animals()
                .forEach(animal -> table.row(
                        animal.animal(), animal.arm(), animal.time(), animal.event() ? 1 : 0, animal.reason()));
        return table.toString();
    }

    private static String survivalCurves(SurvivalAnalysis survival) {
        CsvTable table = new CsvTable("arm", "days", "at_risk", "events", "censored", "survival", "low", "high");
        survival.arms()
                .forEach(arm -> arm.curve().found().ifPresent(curve -> {
                    for (KaplanMeier.Step step : curve.steps()) {
                        table.row(
                                arm.arm(),
                                step.time(),
                                step.atRisk(),
                                step.events(),
                                step.censored(),
                                step.survival(),
                                step.interval().map(i -> i.low()),
                                step.interval().map(i -> i.high()));
                    }
                }));
        return table.toString();
    }

    private static String survival(SurvivalAnalysis survival) {
        CsvTable table = new CsvTable(
                "arm",
                "n",
                "events",
                "median_days",
                "median_low",
                "median_high",
                "restricted_mean_days",
                "restricted_mean_low",
                "restricted_mean_high",
                "horizon_days");
        survival.arms().forEach(arm -> {
            Object[] median = arm.curve()
                    .found()
                    .map(KaplanMeier::median)
                    .map(m -> new Object[] {text(m.estimate()), text(m.low()), text(m.high())})
                    .orElse(new Object[] {"", "", ""});
            table.row(cells(
                    arm.arm(),
                    arm.n(),
                    arm.events(),
                    median,
                    CsvTable.three(arm.restrictedMean()),
                    survival.horizon()));
        });
        return table.toString();
    }

    private static Object text(java.util.OptionalDouble value) {
        return value.isPresent() ? (Object) value.getAsDouble() : "";
    }

    private static String survivalComparisons(SurvivalAnalysis survival) {
        CsvTable table = new CsvTable(
                "arm",
                "against",
                "hazard_ratio",
                "hazard_ratio_low",
                "hazard_ratio_high",
                "firth",
                "p_log_rank",
                "p_holm",
                "p_benjamini_hochberg",
                "p_proportional_hazards",
                "restricted_mean_difference",
                "restricted_mean_difference_low",
                "restricted_mean_difference_high");
        survival.comparisons()
                .forEach(c -> table.row(cells(
                        c.arm(),
                        c.against(),
                        CsvTable.three(c.hazardRatio()),
                        c.firth(),
                        c.logRank(),
                        c.adjusted().holm(),
                        c.adjusted().benjaminiHochberg(),
                        c.proportionalHazards(),
                        CsvTable.three(c.restrictedMeanDifference()))));
        return table.toString();
    }
}
