package crosstalk.measured;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What reading a table brings beside its entries: sentences for the echo, problems that refuse it, doubts.
final class Understanding {
    private final List<String> sentences = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<Doubt> doubts = new ArrayList<>();
    private final Map<String, YearLast> yearLast = new LinkedHashMap<>();

    /// Dates with the year last in one file: the first of them, and their rows.
    private record YearLast(String example, List<Integer> rows) {}

    void say(String sentence) {
        sentences.add(sentence);
    }

    /// Says that hyphens before days are no minus signs, if so.
    void hyphens(DayLabel.Hyphen hyphen, String example) {
        if (hyphen == DayLabel.Hyphen.SEPARATOR) {
            say("days: the hyphen in \"" + example + "\" is no minus sign, as every day has one");
        }
    }

    /// Refuses a cell that is no day; dates with the year last are told of in one sentence for each file.
    void refuseDay(Grid grid, Grid.Line line, String cell, String problem) {
        if (DayLabel.isYearLast(cell)) {
            yearLast.computeIfAbsent(grid.name(), _ -> new YearLast(cell, new ArrayList<>()))
                    .rows()
                    .add(line.number());
        } else {
            refuse(problem);
        }
    }

    void refuse(String problem) {
        problems.add(problem);
    }

    void doubt(Doubt doubt) {
        doubts.add(doubt);
    }

    /// @throws MeasuredException if there was a problem
    void check() {
        yearLast.forEach((file, dates) -> refuse(file + (dates.rows().size() == 1 ? " row " : " rows ")
                + Doubt.shortened(dates.rows()) + ": of \"" + dates.example()
                + "\" nothing tells the day from the month; write dates with the year first, as 2026-01-31"));
        yearLast.clear();
        if (!problems.isEmpty()) {
            throw new MeasuredException(problems);
        }
    }

    List<String> sentences() {
        return sentences;
    }

    List<Doubt> doubts() {
        return doubts;
    }
}
