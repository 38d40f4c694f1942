package crosstalk.analysis;

import crosstalk.measured.Animal;
import crosstalk.measured.Doubt;
import crosstalk.statistics.KaplanMeier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The CSV tables, by file name; docs/analyze.md has their columns.
final class ResultsTables {
    private ResultsTables() {}

    static Map<String, String> of(Analysis analysis) {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("growth.csv", growth(analysis.trial()));
        tables.put("doubts.csv", doubts(analysis.doubts()));
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

    private static String growth(Trial trial) {
        CsvTable table = new CsvTable("animal", "arm", "day", "volume_mm3");
        for (Trial.Arm arm : trial.arms()) {
            for (Animal animal : arm.animals()) {
                for (int i = 0; i < animal.days().length; i++) {
                    table.row(animal.name(), arm.name(), animal.days()[i], animal.volumes()[i]);
                }
            }
        }
        return table.toString();
    }

    private static String doubts(List<Doubt> doubts) {
        CsvTable table = new CsvTable("kind", "file", "rows", "animal", "found", "done");
        for (Doubt doubt : doubts) {
            table.row(doubt.kind().text(), doubt.file(), String.join(" ", doubt.rows().stream().map(String::valueOf).toList()), doubt.animal(), doubt.found(), doubt.done());
        }
        return table.toString();
    }

    private static String clearance(ClearanceAnalysis clearance) {
        CsvTable table = new CsvTable("arm", "cleared", "n", "fraction", "exact_low", "exact_high", "wilson_fraction", "wilson_low", "wilson_high");
        clearance.arms().forEach(arm -> table.row(cells(arm.arm(), arm.cleared(), arm.n(), CsvTable.three(arm.exact()), CsvTable.three(arm.wilson()))));
        return table.toString();
    }

    private static String clearanceComparisons(ClearanceAnalysis clearance) {
        CsvTable table = new CsvTable("arm", "against", "difference", "difference_low", "difference_high", "odds_ratio", "odds_ratio_low", "odds_ratio_high",
                "p_fisher", "p_boschloo", "p_holm", "p_benjamini_hochberg");
        clearance.comparisons().forEach(c -> table.row(cells(c.arm(), c.against(), CsvTable.three(c.difference()), CsvTable.three(c.oddsRatio()), c.fisher(),
                c.boschloo(), c.adjusted().holm(), c.adjusted().benjaminiHochberg())));
        return table.toString();
    }

    private static String survivalAnimals(SurvivalAnalysis survival) {
        CsvTable table = new CsvTable("animal", "arm", "days", "event", "reason");
        survival.animals().forEach(animal -> table.row(animal.animal(), animal.arm(), animal.time(), animal.event() ? 1 : 0, animal.reason()));
        return table.toString();
    }

    private static String survivalCurves(SurvivalAnalysis survival) {
        CsvTable table = new CsvTable("arm", "days", "at_risk", "events", "censored", "survival", "low", "high");
        survival.arms().forEach(arm -> arm.curve().found().ifPresent(curve -> {
            for (KaplanMeier.Step step : curve.steps()) {
                table.row(arm.arm(), step.time(), step.atRisk(), step.events(), step.censored(), step.survival(), step.interval().map(i -> i.low()),
                        step.interval().map(i -> i.high()));
            }
        }));
        return table.toString();
    }

    private static String survival(SurvivalAnalysis survival) {
        CsvTable table = new CsvTable("arm", "n", "events", "median_days", "median_low", "median_high", "restricted_mean_days", "restricted_mean_low",
                "restricted_mean_high", "horizon_days");
        survival.arms().forEach(arm -> {
            Object[] median = arm.curve().found().map(KaplanMeier::median)
                    .map(m -> new Object[] {text(m.estimate()), text(m.low()), text(m.high())})
                    .orElse(new Object[] {"", "", ""});
            table.row(cells(arm.arm(), arm.n(), arm.events(), median, CsvTable.three(arm.restrictedMean()), survival.horizon()));
        });
        return table.toString();
    }

    private static Object text(java.util.OptionalDouble value) {
        return value.isPresent() ? (Object) value.getAsDouble() : "";
    }

    private static String survivalComparisons(SurvivalAnalysis survival) {
        CsvTable table = new CsvTable("arm", "against", "hazard_ratio", "hazard_ratio_low", "hazard_ratio_high", "firth", "p_log_rank", "p_holm",
                "p_benjamini_hochberg", "p_proportional_hazards", "restricted_mean_difference", "restricted_mean_difference_low", "restricted_mean_difference_high");
        survival.comparisons().forEach(c -> table.row(cells(c.arm(), c.against(), CsvTable.three(c.hazardRatio()), c.firth(), c.logRank(), c.adjusted().holm(),
                c.adjusted().benjaminiHochberg(), c.proportionalHazards(), CsvTable.three(c.restrictedMeanDifference()))));
        return table.toString();
    }
}
