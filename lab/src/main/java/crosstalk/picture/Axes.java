package crosstalk.picture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/// The frame of a chart: two scales, their ticks and names, and the marks within.
public final class Axes {
    private static final double SMALL_TEXT = 11.5;

    private final List<Mark> marks = new ArrayList<>();
    private final Scale x;
    private final Scale y;

    public Axes(Scale x, Scale y) {
        this.x = x;
        this.y = y;
    }

    public Scale x() {
        return x;
    }

    public Scale y() {
        return y;
    }

    public void add(Mark mark) {
        marks.add(mark);
    }

    public List<Mark> marks() {
        return marks;
    }

    /// Ticks below, with the name of the axis at the right end.
    public Axes below(String name, int ticks) {
        return below(name, x.ticks(ticks), Axes::shortNumber);
    }

    public Axes below(String name, List<Double> ticks, DoubleFunction<String> format) {
        marks.add(Mark.line(x.from(), y.from(), x.to(), y.from(), Ink.LINE, 1));
        for (double tick : ticks) {
            marks.add(Mark.line(x.at(tick), y.from(), x.at(tick), y.from() + 4, Ink.LINE, 1));
            marks.add(Mark.words(x.at(tick), y.from() + 16, format.apply(tick), Ink.SOFT, Mark.Anchor.MIDDLE));
        }
        if (!name.isEmpty()) {
            marks.add(Mark.words(x.to(), y.from() + 31, name, Ink.SOFT, Mark.Anchor.END));
        }
        return this;
    }

    /// Ticks at the left with lines across, and the name of the axis above.
    public Axes left(String name, int ticks) {
        return left(name, y.ticks(ticks), Axes::shortNumber);
    }

    public Axes left(String name, List<Double> ticks, DoubleFunction<String> format) {
        for (double tick : ticks) {
            marks.add(Mark.line(x.from(), y.at(tick), x.to(), y.at(tick), Ink.GRID, 1));
            marks.add(Mark.words(x.from() - 6, y.at(tick) + 4, format.apply(tick), Ink.SOFT, Mark.Anchor.END));
        }
        if (!name.isEmpty()) {
            marks.add(Mark.words(0, y.to() - 9, name, Ink.SOFT, Mark.Anchor.START));
        }
        return this;
    }

    /// As short as it can be written: `1k`, `2.5k`, `0.25`.
    public static String shortNumber(double value) {
        if (value == 0) {
            return "0";
        }
        boolean thousands = Math.abs(value) >= 1000;
        BigDecimal shown = new BigDecimal(thousands ? value / 1000 : value)
                .round(new MathContext(3))
                .stripTrailingZeros();
        return shown.toPlainString() + (thousands ? "k" : "");
    }

    /// The size of the numbers at the ticks.
    public static double textSize() {
        return SMALL_TEXT;
    }
}
