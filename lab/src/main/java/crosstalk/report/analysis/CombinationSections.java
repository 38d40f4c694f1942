package crosstalk.report.analysis;

import crosstalk.analysis.CombinationAnalysis;
import crosstalk.analysis.GrowthModelling;
import crosstalk.analysis.Words;
import crosstalk.statistics.Synergy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The mixed model and the combinations as tables of the page.
final class CombinationSections {
    private CombinationSections() {}

    static Html model(GrowthModelling model) {
        HtmlTable rates = new HtmlTable(
                "Growth rates by the mixed model",
                "Arm",
                "Rate per day (95 %)#",
                "Doubling, days#",
                "Less control's (95 %)#",
                "df#",
                "p#",
                "Holm#");
        Set<String> reasons = new LinkedHashSet<>();
        for (int i = 0; i < model.rates().size(); i++) {
            GrowthModelling.OfArm arm = model.rates().get(i);
            String name = arm.arm();
            String doubling = arm.rate().value() > 0
                    ? Words.number(Math.log(2) / arm.rate().value())
                    : "shrinks";
            Optional<GrowthModelling.Difference> difference = model.differences().stream()
                    .filter(d -> d.arm().equals(name))
                    .findFirst();
            rates.row(
                    name,
                    Words.estimate(arm.rate()),
                    doubling,
                    difference.map(d -> Words.estimate(d.difference())).orElse("–"),
                    difference
                            .filter(d -> d.test().found().isPresent())
                            .map(_ -> Words.number(model.degreesOfFreedom()))
                            .orElse("–"),
                    difference.map(d -> ResultTables.p(d.test())).orElse("–"),
                    difference.map(d -> ResultTables.holm(d.adjusted())).orElse("–"));
            difference.ifPresent(d -> ResultTables.collect(reasons, name, d.test()));
        }
        return rates.html()
                .append(ResultTables.notes(reasons))
                .list(model.remarks().stream()
                        .map(CombinationSections::sentence)
                        .toList());
    }

    static Html outcomes(CombinationAnalysis combination) {
        HtmlTable table = new HtmlTable(
                "Combination against expectation", "Outcome", "Expected", "Estimate (95 %)#", "p#", "Verdict");
        List<String> remarks = new ArrayList<>();
        Set<String> reasons = new LinkedHashSet<>();
        for (CombinationAnalysis.OverTime over : combination.volumes()) {
            over.last().ifPresent(synergy -> {
                row(table, "Volume index, " + Words.number(synergy.day()) + " days after baseline", synergy);
                if (!synergy.remark().isEmpty()) {
                    remarks.add(sentence(synergy.words()));
                }
            });
            ResultTables.collect(reasons, "Volumes, " + SynergyChart.shortName(over.expectation()), over.bySlopes());
        }
        for (CombinationAnalysis.Outcome outcome : combination.clearance()) {
            outcome.synergy().found().ifPresent(synergy -> row(table, "Clearance, excess", synergy));
            ResultTables.collect(
                    reasons, "Clearance, " + SynergyChart.shortName(outcome.expectation()), outcome.synergy());
        }
        for (CombinationAnalysis.Outcome outcome : combination.survival()) {
            outcome.synergy()
                    .found()
                    .ifPresent(synergy -> row(
                            table,
                            synergy.scale() == Synergy.Scale.TIME_EXCESS
                                    ? "Restricted mean, excess days"
                                    : "Hazard ratio over expected",
                            synergy));
            ResultTables.collect(
                    reasons, "Survival, " + SynergyChart.shortName(outcome.expectation()), outcome.synergy());
        }
        remarks.add(
                "Intervals, p-values and verdicts are each of their own: none is adjusted for the number of expectations, outcomes, days and"
                        + " combinations looked at. Name before the study the one that decides.");
        return table.html().list(remarks).append(ResultTables.notes(reasons));
    }

    private static void row(HtmlTable table, String outcome, Synergy synergy) {
        table.row(
                outcome,
                SynergyChart.shortName(synergy.expectation()),
                Words.estimate(synergy.estimate()),
                ResultTables.p(synergy.test()),
                verdict(synergy));
    }

    static String verdict(Synergy synergy) {
        return switch (synergy.verdict()) {
            case SYNERGY -> synergy.more();
            case AS_EXPECTED -> "as expected";
            case ANTAGONISM -> "less than expected";
            case TOO_SMALL_TO_TELL -> "too small to tell";
            case NO_INTERVAL -> "no interval";
        };
    }

    static String sentence(String words) {
        String capital = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        return capital.endsWith(".") ? capital : capital + ".";
    }
}
