package crosstalk.report.analysis;

import crosstalk.picture.Axes;
import crosstalk.picture.Ink;
import crosstalk.picture.Mark;
import crosstalk.picture.Picture;
import crosstalk.picture.Scale;
import crosstalk.statistics.Estimate;
import crosstalk.statistics.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/// Estimates with their intervals, one below the other. An end that the data do not bound is drawn to the edge with an arrow.
final class ForestChart {
    private static final double ROW = 26;

    private ForestChart() {}

    /// One line.
    ///
    /// @param name at the left
    /// @param remark below the name; empty for none
    record Row(String name, Ink ink, Result<Estimate> estimate, String remark) {}

    /// What the axis is.
    ///
    /// @param low of the axis where fixed
    /// @param high of the axis where fixed
    /// @param neutral value without a difference; empty for none
    /// @param left meaning of values below it
    /// @param right meaning of values above it
    record Axis(
            String name,
            boolean isLog,
            OptionalDouble low,
            OptionalDouble high,
            OptionalDouble neutral,
            String left,
            String right,
            DoubleFunction<String> tick,
            Function<Estimate, String> text) {}

    static Picture of(String name, String title, List<Row> rows, Axis axis, double width) {
        boolean narrow = width < 560;
        double names = narrow ? 0 : 190;
        double texts = narrow ? 0 : 170;
        double step = narrow ? ROW + 18 : ROW;
        double top = axis.neutral().isPresent() ? 24 : 8;
        double bottom = top + step * rows.size() + 6;
        Scale x = scale(rows, axis, names + 8, width - texts - 12);
        Axes axes = new Axes(x, Scale.linear(0, 1, bottom, top));
        axes.below(axis.name(), x.ticks(narrow ? 4 : 6), axis.tick());
        axis.neutral().ifPresent(neutral -> {
            double px = x.at(neutral);
            axes.add(Mark.dashed(px, top - 4, px, bottom, Ink.FAINT, 1));
            axes.add(Mark.words(
                    px - 8, top - 10, axis.left().isEmpty() ? "" : "← " + axis.left(), Ink.SOFT, Mark.Anchor.END));
            axes.add(Mark.words(
                    px + 8, top - 10, axis.right().isEmpty() ? "" : axis.right() + " →", Ink.SOFT, Mark.Anchor.START));
        });
        double y = top + step / 2 + (narrow ? 8 : 0);
        for (Row row : rows) {
            row(axes, row, axis, y, narrow, width, names);
            y += step;
        }
        return new Picture(name, title, width, bottom + 38, axes.marks());
    }

    private static void row(Axes axes, Row row, Axis axis, double y, boolean narrow, double width, double names) {
        double labelY = narrow ? y - 14 : y + 4;
        String text = row.estimate().found().map(axis.text()).orElse("");
        axes.add(new Mark.Words(
                0,
                labelY,
                Picture.fitted(row.name(), 12.5, narrow ? width - Picture.widthOf(text, 11.5) - 16 : names - 10),
                Ink.TEXT,
                12.5,
                Mark.Anchor.START,
                false,
                false));
        axes.add(Mark.words(width, labelY, text, Ink.SOFT, Mark.Anchor.END));
        row.estimate()
                .found()
                .ifPresentOrElse(
                        estimate -> whisker(axes, estimate, row.ink(), y),
                        () -> axes.add(Mark.words(
                                axes.x().from() + 4,
                                y + 4,
                                Picture.fitted(
                                        row.estimate().whyNot().orElse(""),
                                        11.5,
                                        width - axes.x().from() - 8),
                                Ink.FAINT,
                                Mark.Anchor.START)));
    }

    private static void whisker(Axes axes, Estimate estimate, Ink ink, double y) {
        Scale x = axes.x();
        estimate.interval().found().ifPresent(interval -> {
            axes.add(Mark.line(x.at(interval.low()), y, x.at(interval.high()), y, ink, 2));
            arrow(axes, interval.low() < x.low(), x.from(), -1, y, ink);
            arrow(axes, interval.high() > x.high(), x.to(), 1, y, ink);
        });
        if (x.holds(estimate.value())) {
            axes.add(new Mark.Dot(x.at(estimate.value()), y, 4.5, ink, false, 1, "", ""));
        }
    }

    private static void arrow(Axes axes, boolean beyond, double at, double direction, double y, Ink ink) {
        if (beyond) {
            axes.add(Mark.area(
                    new double[] {at + 6 * direction, at - 2 * direction, at - 2 * direction},
                    new double[] {y, y - 4.5, y + 4.5},
                    ink,
                    1));
        }
    }

    /// Holds every estimate, and the intervals as far as they do not dwarf them.
    private static Scale scale(List<Row> rows, Axis axis, double from, double to) {
        List<Double> values = new ArrayList<>();
        axis.neutral().ifPresent(values::add);
        List<Estimate> found =
                rows.stream().flatMap(row -> row.estimate().found().stream()).toList();
        for (Estimate estimate : found) {
            values.add(estimate.value());
            estimate.interval().found().ifPresent(interval -> {
                values.add(interval.low());
                values.add(interval.high());
            });
        }
        double[] finite = values.stream()
                .mapToDouble(v -> v)
                .filter(v -> Double.isFinite(v) && (!axis.isLog() || v > 0))
                .toArray();
        double low = axis.low().orElse(min(finite));
        double high = axis.high().orElse(max(finite));
        if (axis.isLog()) {
            low = Math.max(Math.min(low, 0.8), 1e-3) * 0.85;
            high = Math.min(Math.max(high, 1.25), 1e3) * 1.15;
            return Scale.log(low, high, from, to);
        }
        double margin = axis.low().isPresent() ? 0 : (high - low) * 0.06 + 1e-9;
        return Scale.linear(low - margin, Math.max(high + margin, low + 1e-6), from, to);
    }

    private static double min(double[] values) {
        double min = Double.POSITIVE_INFINITY;
        for (double value : values) {
            min = Math.min(min, value);
        }
        return Double.isFinite(min) ? min : 0;
    }

    private static double max(double[] values) {
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            max = Math.max(max, value);
        }
        return Double.isFinite(max) ? max : 1;
    }
}
