package crosstalk.report.analysis;

import crosstalk.analysis.Analysis;
import crosstalk.analysis.SurvivalAnalysis;
import crosstalk.analysis.Trial;
import crosstalk.analysis.Words;
import crosstalk.picture.Axes;
import crosstalk.picture.Ink;
import crosstalk.picture.Mark;
import crosstalk.picture.Picture;
import crosstalk.picture.Scale;
import crosstalk.statistics.Interval;
import crosstalk.statistics.KaplanMeier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Kaplan-Meier curves with numbers at risk: all arms together where they are few, else each beside the control.
final class SurvivalChart {
    private static final int MOST_TOGETHER = 7;

    /// Bands of more arms would cover each other.
    private static final int MOST_BANDS = 2;
    private static final double ROW = 16;

    private final Trial trial;
    private final SurvivalAnalysis survival;

    private SurvivalChart(Trial trial, SurvivalAnalysis survival) {
        this.trial = trial;
        this.survival = survival;
    }

    /// All arms in one chart; empty where there are too many to tell apart.
    static Optional<Picture> together(Analysis analysis, double width) {
        return analysis.survival()
                .found()
                .filter(survival -> survival.arms().size() <= MOST_TOGETHER)
                .map(survival -> new SurvivalChart(analysis.trial(), survival).together(title(survival), width));
    }

    /// Each arm with its band beside the control; empty where one chart shows all bands.
    static Optional<Picture> apart(Analysis analysis, double width) {
        return analysis.survival()
                .found()
                .filter(survival -> survival.arms().size() > MOST_BANDS)
                .map(survival -> new SurvivalChart(analysis.trial(), survival).apart(title(survival), width));
    }

    private static String title(SurvivalAnalysis survival) {
        return "Kaplan-Meier curves by arm: part of the animals free of the event (" + survival.event() + ")";
    }

    private Picture apart(String title, double width) {
        int arms = survival.arms().size();
        int first = trial.hasControl() ? 1 : 0;
        List<Panels.Title> titles = new ArrayList<>();
        for (int arm = first; arm < arms; arm++) {
            SurvivalAnalysis.OfArm each = survival.arms().get(arm);
            titles.add(
                    new Panels.Title(each.arm(), each.events() + " of " + each.n() + " events", ArmInk.of(trial, arm)));
        }
        Panels panels = new Panels("survival-arms", title, width, titles, 230, 230);
        for (int arm = first; arm < arms; arm++) {
            Panels.Place place = panels.next();
            List<Integer> shown = trial.hasControl() ? List.of(0, arm) : List.of(arm);
            panels.addAll(
                    chart(place.left(), place.top() + 20, place.width(), place.height() - 20, shown, false, true));
        }
        return panels.picture();
    }

    private Picture together(String title, double width) {
        List<Integer> arms = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        double x = 0;
        double y = 14;
        for (int arm = 0; arm < survival.arms().size(); arm++) {
            arms.add(arm);
            String label = survival.arms().get(arm).arm();
            double room = 34 + Picture.widthOf(label, 12.5);
            if (x + room > width && x > 0) {
                x = 0;
                y += 20;
            }
            marks.add(new Mark.Path(
                    new double[] {x, x + 20},
                    new double[] {y - 4, y - 4},
                    ArmInk.of(trial, arm),
                    2.4,
                    List.of(),
                    false,
                    1,
                    ""));
            marks.add(new Mark.Words(
                    x + 26,
                    y,
                    Picture.fitted(label, 12.5, width - 30),
                    Ink.TEXT,
                    12.5,
                    Mark.Anchor.START,
                    true,
                    false));
            x += room + 12;
        }
        double top = y + 36;
        double plot = width < 500 ? 210 : 280;
        double height = plot + 62 + ROW * arms.size();
        marks.addAll(chart(0, top, width, height, arms, true, arms.size() <= MOST_BANDS));
        return new Picture("survival", title, width, top + height, marks);
    }

    private List<Mark> chart(
            double left, double top, double width, double height, List<Integer> shown, boolean named, boolean bands) {
        double last = Math.max(
                1,
                survival.arms().stream()
                        .flatMap(arm -> arm.curve().found().stream())
                        .mapToDouble(curve -> curve.steps().getLast().time())
                        .max()
                        .orElse(1));
        double names = named && width >= 500 ? names(shown, width) : 40;
        double bottom = top + height - 46 - ROW * shown.size();
        Scale x = Scale.linear(0, last, left + names, left + width - 10);
        Scale y = Scale.linear(0, 1, bottom, top);
        Axes axes = new Axes(x, y);
        List<Double> ticks = x.ticks(width < 400 ? 4 : 8);
        axes.left("", List.of(0.0, 0.25, 0.5, 0.75, 1.0), v -> Words.percent(v).replace(" ", ""));
        axes.add(Mark.words(left, top - 9, "free of the event", Ink.SOFT, Mark.Anchor.START));
        axes.below("days after start", ticks, Axes::shortNumber);
        for (int arm : shown) {
            survival.arms().get(arm).curve().found().ifPresent(curve -> {
                Ink ink = ArmInk.of(trial, arm);
                if (bands) {
                    band(axes, curve, ink);
                }
            });
        }
        for (int arm : shown) {
            survival.arms().get(arm).curve().found().ifPresent(curve -> curve(axes, curve, arm));
        }
        atRisk(axes, shown, ticks, left, bottom + 44, names);
        return axes.marks();
    }

    /// The room for the names of arms beside the numbers at risk.
    private double names(List<Integer> shown, double width) {
        double longest = shown.stream()
                .mapToDouble(arm -> Picture.widthOf(survival.arms().get(arm).arm(), 11.5))
                .max()
                .orElse(0);
        return Math.min(longest + 28, width * 0.36);
    }

    private void curve(Axes axes, KaplanMeier curve, int arm) {
        List<double[]> corners = new ArrayList<>();
        corners.add(new double[] {0, 1});
        double before = 1;
        Ink ink = ArmInk.of(trial, arm);
        for (KaplanMeier.Step step : curve.steps()) {
            corners.add(new double[] {step.time(), before});
            corners.add(new double[] {step.time(), step.survival()});
            before = step.survival();
        }
        axes.add(new Mark.Path(
                corners.stream().mapToDouble(c -> axes.x().at(c[0])).toArray(),
                corners.stream().mapToDouble(c -> axes.y().at(c[1])).toArray(),
                ink,
                2,
                List.of(),
                false,
                1,
                ""));
        for (KaplanMeier.Step step : curve.steps()) {
            if (step.censored() > 0) {
                double px = axes.x().at(step.time());
                double py = axes.y().at(step.survival());
                axes.add(Mark.line(px, py - 5, px, py + 5, ink, 1.6));
            }
        }
    }

    private static void band(Axes axes, KaplanMeier curve, Ink ink) {
        List<double[]> upper = new ArrayList<>();
        List<double[]> lower = new ArrayList<>();
        double[] before = {1, 1};
        double from = 0;
        for (KaplanMeier.Step step : curve.steps()) {
            add(upper, lower, from, step.time(), before);
            Optional<Interval> interval = step.interval();
            if (interval.isEmpty()) {
                break;
            }
            before = new double[] {interval.get().low(), interval.get().high()};
            from = step.time();
        }
        List<double[]> outline = new ArrayList<>(upper);
        outline.addAll(lower.reversed());
        axes.add(Mark.area(
                outline.stream().mapToDouble(c -> axes.x().at(c[0])).toArray(),
                outline.stream().mapToDouble(c -> axes.y().at(c[1])).toArray(),
                ink,
                0.13));
    }

    private static void add(List<double[]> upper, List<double[]> lower, double from, double to, double[] ends) {
        upper.add(new double[] {from, ends[1]});
        upper.add(new double[] {to, ends[1]});
        lower.add(new double[] {from, ends[0]});
        lower.add(new double[] {to, ends[0]});
    }

    private void atRisk(Axes axes, List<Integer> shown, List<Double> ticks, double left, double top, double names) {
        axes.add(Mark.words(left, top - 13, "at risk", Ink.FAINT, Mark.Anchor.START));
        double row = top + 4;
        for (int arm : shown) {
            Ink ink = ArmInk.of(trial, arm);
            if (names > 60) {
                axes.add(Mark.words(
                        left,
                        row,
                        Picture.fitted(survival.arms().get(arm).arm(), 11.5, names - 24),
                        Ink.SOFT,
                        Mark.Anchor.START));
            } else {
                axes.add(new Mark.Box(left, row - 8, 9, 9, ink, 1, "", ""));
            }
            double at = row;
            survival.arms().get(arm).curve().found().ifPresent(curve -> {
                for (double tick : ticks) {
                    axes.add(Mark.words(
                            axes.x().at(tick),
                            at,
                            String.valueOf(curve.atRisk(tick)[0]),
                            Ink.SOFT,
                            Mark.Anchor.MIDDLE));
                }
            });
            row += ROW;
        }
    }
}
