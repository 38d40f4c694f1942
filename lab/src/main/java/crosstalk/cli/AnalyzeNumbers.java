package crosstalk.cli;

import crosstalk.analysis.AnalysisChoice;
import crosstalk.analysis.PowerPlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is wrong with the numbers of `crosstalk analyze`, whatever the study.
final class AnalyzeNumbers {
    private static final int FEWEST_RESAMPLES = 100;
    private static final int MOST_RESAMPLES = 100_000;
    private static final int MOST_IN_A_CAGE = 100;

    private final List<String> problems = new ArrayList<>();

    private AnalyzeNumbers() {}

    /// One sentence for each; none if all fit.
    static List<String> problems(AnalysisChoice choice) {
        AnalyzeNumbers numbers = new AnalyzeNumbers();
        numbers.ofAnalysis(choice);
        numbers.ofNextStudy(choice.power());
        return List.copyOf(numbers.problems);
    }

    private void ofAnalysis(AnalysisChoice choice) {
        @Nullable Double endpoint = choice.endpointVolume();
        if (endpoint != null) {
            expect(isPositive(endpoint), "--endpoint", endpoint, "a volume above 0, in mm3");
        }
        @Nullable Double start = choice.startDay();
        if (start != null) {
            expect(Double.isFinite(start), "--start", start, "a day, as the table counts them");
        }
        expect(
                choice.clearBelow() >= 0 && Double.isFinite(choice.clearBelow()),
                "--clear-below",
                choice.clearBelow(),
                "a volume of at least 0, in mm3");
        expect(
                choice.resamples() >= FEWEST_RESAMPLES && choice.resamples() <= MOST_RESAMPLES,
                "--resamples",
                choice.resamples(),
                FEWEST_RESAMPLES + " to " + MOST_RESAMPLES);
    }

    private void ofNextStudy(PowerPlan plan) {
        plan.clearance()
                .ifPresent(part ->
                        expect(part >= 0 && part <= 1, "--detect-clearance", part, "a part of the animals, 0 to 1"));
        plan.hazardRatio()
                .ifPresent(ratio -> expect(
                        isPositive(ratio) && ratio != 1,
                        "--detect-hazard",
                        ratio,
                        "a ratio above 0 other than 1, such as 0.5 for half the hazard"));
        plan.slower()
                .ifPresent(rate ->
                        expect(isPositive(rate), "--detect-growth", rate, "a rate above 0, per day, such as 0.05"));
        expect(plan.loss() >= 0 && plan.loss() < 1, "--loss", plan.loss(), "a part of the animals, 0 to below 1");
        expect(
                plan.cageSize() >= 1 && plan.cageSize() <= MOST_IN_A_CAGE,
                "--cage-size",
                plan.cageSize(),
                "1 to " + MOST_IN_A_CAGE + " animals");
        expect(
                plan.cageCorrelation() >= 0 && plan.cageCorrelation() <= 1,
                "--cage-correlation",
                plan.cageCorrelation(),
                "0 to 1");
        expect(
                !(plan.cageCorrelation() > 0 && plan.cageCorrelation() <= 1 && plan.cageSize() == 1),
                "--cage-correlation",
                plan.cageCorrelation(),
                "--cage-size above 1 with it, as an animal alone shares its cage with none");
    }

    private static boolean isPositive(double value) {
        return value > 0 && Double.isFinite(value);
    }

    private void expect(boolean fits, String option, Number value, String expected) {
        if (!fits) {
            problems.add(option + " " + value + ": expected " + expected);
        }
    }
}
