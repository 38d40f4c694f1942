package crosstalk.report.analysis;

import crosstalk.analysis.CombinationAnalysis;
import crosstalk.analysis.Words;
import crosstalk.picture.Axes;
import crosstalk.picture.Ink;
import crosstalk.picture.Mark;
import crosstalk.picture.Picture;
import crosstalk.picture.Scale;
import crosstalk.statistics.Interval;
import crosstalk.statistics.Synergy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The combination index over time, a panel for each expectation: the mixed model's as a line with its band, that of the means as dots with whiskers.
final class SynergyChart {
    private static final double HEIGHT = 230;
    private static final double MOST = 100;

    private SynergyChart() {}

    /// @param place of the combination among the analysed ones
    static Optional<Picture> of(List<CombinationAnalysis> combinations, int place, double width) {
        CombinationAnalysis combination = combinations.get(place);
        List<Synergy> all = combination.volumes().stream()
                .flatMap(over -> all(over).stream())
                .toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        double low = 0.5;
        double high = 2;
        double last = 1;
        for (Synergy synergy : all) {
            Interval ends = synergy.estimate()
                    .interval()
                    .found()
                    .orElse(new Interval(
                            synergy.estimate().value(), synergy.estimate().value()));
            low = Math.min(low, Math.max(1 / MOST, ends.low()));
            high = Math.max(high, Math.min(MOST, ends.high()));
            last = Math.max(last, synergy.day());
        }
        String name = "synergy" + (combinations.size() > 1 ? "-" + (place + 1) : "");
        Panels panels = new Panels(
                name,
                combination.arm() + ": combination index over time",
                width,
                combination.volumes().stream()
                        .map(over -> new Panels.Title("Against " + shortName(over.expectation()), "", Ink.BLUE))
                        .toList(),
                250,
                HEIGHT);
        for (CombinationAnalysis.OverTime over : combination.volumes()) {
            Panels.Place panel = panels.next();
            Axes axes = new Axes(
                    Scale.linear(0, last, panel.left() + 40, panel.right() - 6),
                    Scale.log(low * 0.9, high * 1.1, panel.bottom() - 40, panel.top() + 6));
            axes.left("", axes.y().ticks(7), Axes::shortNumber).below("days since baseline", 5);
            axes.add(Mark.line(
                    axes.x().from(), axes.y().at(1), axes.x().to(), axes.y().at(1), Ink.SOFT, 1.2));
            axes.add(Mark.words(
                    axes.x().to(), axes.y().at(low * 0.9) - 6, "below 1: synergy", Ink.FAINT, Mark.Anchor.END));
            over.bySlopes().found().ifPresent(list -> band(axes, list));
            over.byDay().forEach(synergy -> whisker(axes, synergy));
            panels.addAll(axes.marks());
        }
        return Optional.of(panels.picture());
    }

    private static List<Synergy> all(CombinationAnalysis.OverTime over) {
        List<Synergy> all = new ArrayList<>(over.byDay());
        over.bySlopes().found().ifPresent(all::addAll);
        return all;
    }

    static String shortName(Synergy.Expectation expectation) {
        return switch (expectation) {
            case BLISS -> "Bliss independence";
            case HIGHEST_SINGLE_AGENT -> "the better part (HSA)";
            case RESPONSE_ADDITIVITY -> "response additivity";
        };
    }

    private static void band(Axes axes, List<Synergy> list) {
        List<Synergy> bounded = list.stream()
                .filter(synergy -> synergy.estimate().interval().found().isPresent())
                .toList();
        int n = bounded.size();
        double[] xs = new double[2 * n];
        double[] ys = new double[2 * n];
        for (int i = 0; i < n; i++) {
            Interval interval = bounded.get(i).estimate().interval().orElseThrow();
            xs[i] = axes.x().at(bounded.get(i).day());
            xs[2 * n - 1 - i] = xs[i];
            ys[i] = axes.y().at(interval.low());
            ys[2 * n - 1 - i] = axes.y().at(interval.high());
        }
        if (n > 1) {
            axes.add(Mark.area(xs, ys, Ink.BLUE, 0.16));
        }
        axes.add(Mark.curve(
                list.stream().mapToDouble(s -> axes.x().at(s.day())).toArray(),
                list.stream()
                        .mapToDouble(s -> axes.y().at(s.estimate().value()))
                        .toArray(),
                Ink.BLUE,
                2.2));
    }

    private static void whisker(Axes axes, Synergy synergy) {
        double x = axes.x().at(synergy.day());
        synergy.estimate()
                .interval()
                .found()
                .ifPresent(i ->
                        axes.add(Mark.line(x, axes.y().at(i.low()), x, axes.y().at(i.high()), Ink.CONTROL, 1.4)));
        axes.add(new Mark.Dot(
                x,
                axes.y().at(synergy.estimate().value()),
                3,
                Ink.CONTROL,
                false,
                1,
                Words.number(synergy.day()) + " days after baseline, means: " + Words.estimate(synergy.estimate()),
                ""));
    }
}
