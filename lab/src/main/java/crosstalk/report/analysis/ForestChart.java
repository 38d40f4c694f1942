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
    private static final double LINE = 15;
    private static final double NAME = 12.5;
    private static final int MOST_LINES = 3;

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

    /// The columns of a chart: names, lines with their whiskers, texts; in a narrow one names and texts stand above the lines.
    private record Columns(boolean isNarrow, double names, double texts, double width) {
        static Columns of(List<Row> rows, Axis axis, double width) {
            if (width < 560) {
                return new Columns(true, 0, 0, width);
            }
            double names = rows.stream()
                    .mapToDouble(row -> Picture.widthOf(row.name(), NAME))
                    .max()
                    .orElse(0);
            double texts = rows.stream()
                    .mapToDouble(row -> Picture.widthOf(text(row, axis), 11.5))
                    .max()
                    .orElse(0);
            return new Columns(
                    false, Math.clamp(names + 14, 120, width * 0.36), Math.clamp(texts + 14, 60, 230), width);
        }

        List<String> name(Row row) {
            return Picture.lines(row.name(), NAME, isNarrow ? width : names - 10, MOST_LINES);
        }

        /// Why there is no estimate.
        List<String> reason(Row row) {
            String why = row.estimate().whyNot().orElse("");
            return why.isEmpty() ? List.of() : Picture.lines(why, 11.5, width - names - 16, MOST_LINES);
        }

        double height(Row row, Axis axis) {
            int reason = Math.max(1, reason(row).size());
            int name = name(row).size();
            return isNarrow
                    ? LINE * (name + (text(row, axis).isEmpty() ? 0 : 1)) + Math.max(22, LINE * reason + 8)
                    : Math.max(ROW, LINE * Math.max(name, reason) + 10);
        }
    }

    private static String text(Row row, Axis axis) {
        return row.estimate().found().map(axis.text()).orElse("");
    }

    static Picture of(String name, String title, List<Row> rows, Axis axis, double width) {
        Columns columns = Columns.of(rows, axis, width);
        double top = axis.neutral().isPresent() ? 24 : 8;
        double bottom = top
                + rows.stream().mapToDouble(row -> columns.height(row, axis)).sum()
                + 6;
        Scale x = scale(rows, axis, columns.names() + 8, width - columns.texts() - 12);
        Axes axes = new Axes(x, Scale.linear(0, 1, bottom, top));
        axes.below(axis.name(), x.ticks(columns.isNarrow() ? 4 : 6), axis.tick());
        axis.neutral().ifPresent(neutral -> neutral(axes, axis, x.at(neutral), top, bottom, width));
        double y = top;
        for (Row row : rows) {
            row(axes, row, axis, y, columns);
            y += columns.height(row, axis);
        }
        return new Picture(name, title, width, bottom + 38, axes.marks());
    }

    /// The line of no difference with what lies on either side of it; near an edge the words move inward.
    private static void neutral(Axes axes, Axis axis, double px, double top, double bottom, double width) {
        axes.add(Mark.dashed(px, top - 4, px, bottom, Ink.FAINT, 1));
        String left = axis.left().isEmpty() ? "" : "← " + axis.left();
        String right = axis.right().isEmpty() ? "" : axis.right() + " →";
        double end = Math.max(px - 8, Picture.widthOf(left, 11.5));
        double start = Math.min(px + 8, width - Picture.widthOf(right, 11.5));
        if (end + 12 > start) {
            end = px - 8 < end ? end : start - 12;
            start = Math.max(start, end + 12);
        }
        axes.add(Mark.words(end, top - 10, left, Ink.SOFT, Mark.Anchor.END));
        axes.add(Mark.words(start, top - 10, right, Ink.SOFT, Mark.Anchor.START));
    }

    /// @param y upper edge of the row
    private static void row(Axes axes, Row row, Axis axis, double y, Columns columns) {
        double height = columns.height(row, axis);
        List<String> name = columns.name(row);
        String text = text(row, axis);
        double first = columns.isNarrow() ? y + 14 : y + height / 2 + 4 - LINE * (name.size() - 1) / 2;
        for (int i = 0; i < name.size(); i++) {
            axes.add(new Mark.Words(0, first + LINE * i, name.get(i), Ink.TEXT, NAME, Mark.Anchor.START, false, false));
        }
        double below = columns.isNarrow() ? y + LINE * (name.size() + (text.isEmpty() ? 0 : 1)) : y;
        axes.add(
                columns.isNarrow()
                        ? Mark.words(0, first + LINE * name.size(), text, Ink.SOFT, Mark.Anchor.START)
                        : Mark.words(columns.width(), y + height / 2 + 4, text, Ink.SOFT, Mark.Anchor.END));
        double middle = (below + y + height) / 2;
        row.estimate()
                .found()
                .ifPresentOrElse(
                        estimate -> whisker(axes, estimate, row.ink(), middle),
                        () -> reason(axes, columns.reason(row), middle));
    }

    /// Over the line of no difference, on paper.
    private static void reason(Axes axes, List<String> lines, double middle) {
        double left = axes.x().from() + 4;
        double first = middle + 4 - LINE * (lines.size() - 1) / 2;
        double widest = lines.stream()
                .mapToDouble(line -> Picture.widthOf(line, 11.5))
                .max()
                .orElse(0);
        axes.add(new Mark.Box(left - 3, first - 12, widest + 6, LINE * lines.size() + 2, Ink.PAPER, 1, "", ""));
        for (int i = 0; i < lines.size(); i++) {
            axes.add(Mark.words(left, first + LINE * i, lines.get(i), Ink.FAINT, Mark.Anchor.START));
        }
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
