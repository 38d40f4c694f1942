package crosstalk.analysis;

import crosstalk.statistics.Estimate;
import crosstalk.statistics.HypothesisTest;
import crosstalk.statistics.Interval;
import crosstalk.statistics.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A table in the making: commas, points, a line of headings; an empty cell is what can not be had.
final class CsvTable {
    private final StringBuilder text = new StringBuilder();
    private final int columns;

    CsvTable(String... headings) {
        columns = headings.length;
        text.append(String.join(",", headings)).append('\n');
    }

    /// Adds a row; an estimate takes three cells (value, low, high), a test one (p).
    void row(Object... parts) {
        List<String> cells = new ArrayList<>();
        for (Object part : parts) {
            add(cells, part);
        }
        if (cells.size() != columns) {
            throw new IllegalStateException(cells.size() + " cells under " + columns + " headings: " + cells);
        }
        text.append(String.join(",", cells)).append('\n');
    }

    private static void add(List<String> cells, Object part) {
        switch (part) {
            case Result.Unavailable<?> _ -> cells.add("");
            case Result.Found<?> found -> add(cells, found.value());
            case Optional<?> optional -> add(cells, optional.isPresent() ? optional.get() : "");
            case HypothesisTest test -> cells.add(number(test.p()));
            case Double value -> cells.add(number(value));
            default -> cells.add(quoted(String.valueOf(part)));
        }
    }

    /// An estimate's value, low and high.
    static Object[] three(Result<Estimate> estimate) {
        Optional<Interval> interval =
                estimate.found().flatMap(found -> found.interval().found());
        return new Object[] {
            estimate.found().<Object>map(Estimate::value).orElse(""),
            interval.<Object>map(Interval::low).orElse(""),
            interval.<Object>map(Interval::high).orElse("")
        };
    }

    private static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "Inf" : "-Inf";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e12
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }

    private static String quoted(String cell) {
        return cell.matches("(?s).*[\",\n\r].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
