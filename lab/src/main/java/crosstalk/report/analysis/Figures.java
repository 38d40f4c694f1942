package crosstalk.report.analysis;

import crosstalk.analysis.Analysis;
import crosstalk.analysis.ClearanceAnalysis;
import crosstalk.analysis.GrowthAnalysis;
import crosstalk.analysis.GrowthModelling;
import crosstalk.analysis.SurvivalAnalysis;
import crosstalk.analysis.Trial;
import crosstalk.analysis.Words;
import crosstalk.picture.Axes;
import crosstalk.picture.Picture;
import crosstalk.statistics.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/// Every figure of an analysis, in one width.
final class Figures {
    /// For pages on wide screens, and for files.
    static final double WIDE = 980;

    /// For pages on telephones.
    static final double NARROW = 350;

    private final Analysis analysis;
    private final Trial trial;
    private final Map<String, DoubleFunction<Optional<Picture>>> makers = new LinkedHashMap<>();

    Figures(Analysis analysis) {
        this.analysis = analysis;
        this.trial = analysis.trial();
        makers.put("growth-log", width -> Optional.of(GrowthChart.of(analysis, width, true)));
        makers.put("growth-linear", width -> Optional.of(GrowthChart.of(analysis, width, false)));
        makers.put("spider", width -> SpiderChart.of(analysis, width));
        makers.put("waterfall", width -> WaterfallChart.of(analysis, width));
        makers.put("growth-rates", this::rates);
        makers.put("clearance", width -> Optional.of(clearance(width)));
        makers.put("survival", width -> SurvivalChart.together(analysis, width));
        makers.put("survival-arms", width -> SurvivalChart.apart(analysis, width));
        makers.put("hazard-ratios", this::hazards);
        makers.put("power", width -> analysis.power().found().flatMap(power -> PowerChart.of(power, width)));
        makers.put("model-check", width -> analysis.modelCheck().map(check -> ModelCheckChart.of(trial, check, width)));
        List<String> synergies = synergies();
        for (int i = 0; i < synergies.size(); i++) {
            int place = i;
            makers.put(synergies.get(i), width -> SynergyChart.of(analysis.combinations(), place, width));
        }
    }

    /// The names of the figures of combinations.
    List<String> synergies() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < analysis.combinations().size(); i++) {
            names.add("synergy" + (analysis.combinations().size() > 1 ? "-" + (i + 1) : ""));
        }
        return names;
    }

    /// The figure of a name in a width; empty when there is nothing to draw.
    Optional<Picture> of(String name, double width) {
        DoubleFunction<Optional<Picture>> maker = makers.get(name);
        if (maker == null) {
            throw new IllegalArgumentException("there is no figure \"" + name + "\"");
        }
        return maker.apply(width);
    }

    /// Every figure there is, wide.
    List<Picture> all() {
        return makers.values().stream()
                .flatMap(maker -> maker.apply(WIDE).stream())
                .toList();
    }

    private Picture clearance(double width) {
        List<ForestChart.Row> rows = new ArrayList<>();
        for (int arm = 0; arm < trial.arms().size(); arm++) {
            ClearanceAnalysis.OfArm each = analysis.clearance().arms().get(arm);
            rows.add(new ForestChart.Row(
                    each.arm(), ArmInk.of(trial, arm), each.wilson(), each.cleared() + " of " + each.n()));
        }
        ForestChart.Axis axis = new ForestChart.Axis(
                "cleared",
                false,
                OptionalDouble.of(0),
                OptionalDouble.of(1),
                OptionalDouble.empty(),
                "",
                "",
                v -> Words.percent(v).replace(" ", ""),
                estimate -> Math.round(estimate.value() * estimate.n()) + "/" + estimate.n() + ", "
                        + Words.percentEstimate(estimate));
        return ForestChart.of(
                "clearance",
                "Part of the animals of each arm that cleared their tumour, with Wilson's 95 % interval",
                rows,
                axis,
                width);
    }

    private Optional<Picture> rates(double width) {
        List<ForestChart.Row> rows = new ArrayList<>();
        List<GrowthModelling.Difference> differences =
                analysis.model().found().map(GrowthModelling::differences).orElse(List.of());
        for (int i = 0; i < analysis.growth().comparisons().size(); i++) {
            GrowthAnalysis.Comparison each = analysis.growth().comparisons().get(i);
            rows.add(new ForestChart.Row(
                    each.arm(),
                    ArmInk.of(trial, i + 1),
                    differences.isEmpty()
                            ? each.rateDifference()
                            : Result.of(differences.get(i).difference()),
                    ""));
        }
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        ForestChart.Axis axis = new ForestChart.Axis(
                "difference of growth rates, per day",
                false,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(0),
                "slower",
                "faster",
                Words::number,
                Words::estimate);
        return Optional.of(ForestChart.of(
                "growth-rates",
                "Difference of the mean growth rates of each arm and the control, with 95 % interval",
                rows,
                axis,
                width));
    }

    private Optional<Picture> hazards(double width) {
        return analysis.survival()
                .found()
                .filter(survival -> !survival.comparisons().isEmpty())
                .map(survival -> {
                    List<ForestChart.Row> rows = new ArrayList<>();
                    for (int i = 0; i < survival.comparisons().size(); i++) {
                        SurvivalAnalysis.Comparison each =
                                survival.comparisons().get(i);
                        rows.add(new ForestChart.Row(each.arm(), ArmInk.of(trial, i + 1), each.hazardRatio(), ""));
                    }
                    ForestChart.Axis axis = new ForestChart.Axis(
                            "hazard ratio against " + trial.names().getFirst(),
                            true,
                            OptionalDouble.empty(),
                            OptionalDouble.empty(),
                            OptionalDouble.of(1),
                            "fewer events",
                            "more events",
                            Axes::shortNumber,
                            Words::estimate);
                    return ForestChart.of(
                            "hazard-ratios",
                            "Hazard ratio of each arm against the control, with 95 % interval",
                            rows,
                            axis,
                            width);
                });
    }
}
