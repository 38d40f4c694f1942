package crosstalk.report.analysis;

import crosstalk.analysis.Analysis;
import crosstalk.analysis.Trial;
import crosstalk.analysis.Words;
import crosstalk.measured.Animal;
import crosstalk.picture.Axes;
import crosstalk.picture.Ink;
import crosstalk.picture.Mark;
import crosstalk.picture.Picture;
import crosstalk.picture.Scale;
import crosstalk.statistics.GrowthCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Each animal's volume over its baseline, a panel for each arm. The axis is logarithmic, so that halving looks as large as doubling.
final class SpiderChart {
    private static final double HEIGHT = 200;
    private static final double SMALLEST = 0.02;

    private SpiderChart() {}

    static Optional<Picture> of(Analysis analysis, double width) {
        Trial trial = analysis.trial();
        double[] folds = trial.animals().stream()
                .flatMapToDouble(animal -> Arrays.stream(folds(trial.curve(animal))))
                .filter(f -> f > 0)
                .toArray();
        if (folds.length == 0) {
            return Optional.empty();
        }
        double top = Math.max(2, Arrays.stream(folds).max().orElse(2) * 1.15);
        double floor =
                Math.min(0.5, Math.max(SMALLEST, Arrays.stream(folds).min().orElse(1) * 0.7));
        double last = trial.animals().stream()
                .mapToDouble(animal -> trial.curve(animal).lastDay())
                .max()
                .orElse(1);
        Panels panels = new Panels(
                "spider",
                "Tumour volume of every animal relative to its baseline, by arm",
                width,
                IntStream.range(0, trial.arms().size())
                        .mapToObj(arm -> new Panels.Title(trial.names().get(arm), "", ArmInk.of(trial, arm)))
                        .toList(),
                200,
                HEIGHT);
        for (int arm = 0; arm < trial.arms().size(); arm++) {
            Ink ink = ArmInk.of(trial, arm);
            Panels.Place place = panels.next();
            Scale x =
                    Scale.linear(Math.min(0, earliest(trial)), Math.max(1, last), place.left() + 42, place.right() - 6);
            Axes axes = new Axes(x, Scale.log(floor, top, place.bottom() - 40, place.top() + 8));
            axes.left("", axes.y().ticks(8), SpiderChart::fold).below("days after start", place.width() < 260 ? 4 : 6);
            axes.add(Mark.line(x.from(), axes.y().at(1), x.to(), axes.y().at(1), Ink.FAINT, 1.2));
            for (Animal animal : trial.arms().get(arm).animals()) {
                panels.addAll(curve(axes, trial.curve(animal), animal.name(), ink));
            }
            panels.addAll(axes.marks());
        }
        return Optional.of(panels.picture());
    }

    private static double earliest(Trial trial) {
        return trial.animals().stream()
                .mapToDouble(animal -> trial.curve(animal).days()[0])
                .min()
                .orElse(0);
    }

    private static List<Mark> curve(Axes axes, GrowthCurve curve, String animal, Ink ink) {
        double[] folds = folds(curve);
        if (folds.length == 0) {
            return List.of();
        }
        List<Mark> marks = new ArrayList<>();
        marks.add(
                new Mark.Path(axes.x().at(curve.days()), axes.y().at(folds), ink, 1.2, List.of(), false, 0.75, animal));
        double end = folds[folds.length - 1];
        marks.add(new Mark.Dot(
                axes.x().at(curve.lastDay()),
                axes.y().at(end),
                2,
                ink,
                false,
                1,
                animal + ": " + fold(end) + " of baseline, " + Words.number(curve.lastDay()) + " days after start",
                animal));
        return marks;
    }

    private static double[] folds(GrowthCurve curve) {
        double first = curve.firstVolume();
        return first <= 0
                ? new double[0]
                : Arrays.stream(curve.volumes()).map(volume -> volume / first).toArray();
    }

    private static String fold(double fold) {
        return "×" + Words.number(fold);
    }
}
