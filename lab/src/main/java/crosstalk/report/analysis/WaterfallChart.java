package crosstalk.report.analysis;

import crosstalk.analysis.Analysis;
import crosstalk.analysis.ResponseAnalysis;
import crosstalk.analysis.Trial;
import crosstalk.analysis.Words;
import crosstalk.picture.Axes;
import crosstalk.picture.Ink;
import crosstalk.picture.Mark;
import crosstalk.picture.Picture;
import crosstalk.picture.Scale;
import crosstalk.statistics.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The best change of each animal, from the worst to the best, a panel for each arm. A bar beyond the axis ends in an arrow.
final class WaterfallChart {
    private static final double HEIGHT = 180;
    private static final double MOST = 200;
    private static final double PARTIAL = -50;

    private WaterfallChart() {}

    static Optional<Picture> of(Analysis analysis, double width) {
        Trial trial = analysis.trial();
        if (analysis.response().animals().stream()
                .noneMatch(animal -> animal.response().found().isPresent())) {
            return Optional.empty();
        }
        Panels panels = new Panels(
                "waterfall",
                "Best change of tumour volume of every animal, by arm",
                width,
                IntStream.range(0, trial.arms().size())
                        .mapToObj(arm -> title(analysis, arm))
                        .toList(),
                200,
                HEIGHT);
        for (int arm = 0; arm < trial.arms().size(); arm++) {
            String name = trial.names().get(arm);
            List<ResponseAnalysis.OfAnimal> judged = analysis.response().animals().stream()
                    .filter(animal -> animal.arm().equals(name)
                            && animal.response().found().isPresent())
                    .sorted(Comparator.comparingDouble((ResponseAnalysis.OfAnimal animal) ->
                                    animal.response().orElseThrow().best())
                            .reversed())
                    .toList();
            panels.addAll(panel(panels.next(), judged, ArmInk.of(trial, arm)));
        }
        return Optional.of(panels.picture());
    }

    private static Panels.Title title(Analysis analysis, int arm) {
        ResponseAnalysis.OfArm counts = analysis.response().arms().get(arm);
        return new Panels.Title(
                analysis.trial().names().get(arm),
                counts.complete() + " mCR, " + counts.partial() + " mPR",
                ArmInk.of(analysis.trial(), arm));
    }

    private static List<Mark> panel(Panels.Place place, List<ResponseAnalysis.OfAnimal> judged, Ink ink) {
        Scale y = Scale.linear(-100, MOST, place.bottom() - 14, place.top() + 10);
        Scale x = Scale.linear(0, Math.max(1, judged.size()), place.left() + 46, place.right() - 4);
        Axes axes = new Axes(x, y);
        axes.left("", List.of(-100.0, -50.0, 0.0, 100.0, MOST), v -> (v > 0 ? "+" : "") + Words.number(v) + "%");
        axes.add(Mark.dashed(x.from(), y.at(PARTIAL), x.to(), y.at(PARTIAL), Ink.FAINT, 1));
        double step = (x.to() - x.from()) / Math.max(1, judged.size());
        double thick = Math.max(1, Math.min(26, step - Math.min(3, step * 0.2)));
        for (int i = 0; i < judged.size(); i++) {
            Response response = judged.get(i).response().orElseThrow();
            double best = response.best();
            double left = x.at(i) + (step - thick) / 2;
            double end = y.at(best);
            String tip = judged.get(i).animal() + ": " + (best > 0 ? "+" : "") + Words.number(best) + " %, "
                    + Words.number(response.bestDay()) + " days after baseline, " + category(response);
            axes.add(new Mark.Box(
                    left,
                    Math.min(end, y.at(0)),
                    thick,
                    Math.max(1.2, Math.abs(end - y.at(0))),
                    ink,
                    0.9,
                    tip,
                    judged.get(i).animal()));
            if (best > MOST) {
                double middle = left + thick / 2;
                axes.add(Mark.area(
                        new double[] {middle, middle - 3.5, middle + 3.5},
                        new double[] {y.to() - 6, y.to() - 0.5, y.to() - 0.5},
                        ink,
                        1));
            }
        }
        axes.add(Mark.line(x.from(), y.at(0), x.to(), y.at(0), Ink.SOFT, 1));
        if (judged.isEmpty()) {
            axes.add(Mark.words(x.from() + 6, y.at(0) - 8, "none judged", Ink.FAINT, Mark.Anchor.START));
        }
        return axes.marks();
    }

    static String category(Response response) {
        return switch (response.category()) {
            case MCR -> "mCR";
            case MPR -> "mPR";
            case MSD -> "mSD";
            case MPD -> "mPD";
        };
    }
}
