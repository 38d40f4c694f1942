package crosstalk.measured;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// The table of ends: animal, day, what happened, why; an arm where animals are numbered anew in each.
final class EventsTable {
    /// No table was given.
    static final Ends NONE = new Ends("", List.of());

    private EventsTable() {}

    /// @param row in the file
    /// @param arm null when the table has none
    record Row(int row, String animal, @Nullable String arm, Animal.End end) {
        Row onDay(double day) {
            return new Row(row, animal, arm, new Animal.End(end.kind(), day, end.reason()));
        }
    }

    /// @param file empty when there is none
    record Ends(String file, List<Row> rows) {
        /// The same with days that are dates, those from a day on, counted from the first date of the measurements.
        Ends sinceDate(double first, double dates) {
            return new Ends(
                    file,
                    rows.stream()
                            .map(row -> row.end().day() < dates
                                    ? row
                                    : row.onDay(row.end().day() - first))
                            .toList());
        }
    }

    static Ends read(Path file, TableChoice choice, Understanding understanding) {
        Grid grid = GridFile.read(file, null);
        Map<ColumnRole, String> named = new LinkedHashMap<>(choice.columns());
        Columns whole = Columns.of(grid.lines().getFirst(), Map.of());
        named.values().removeIf(heading -> whole.find(heading).isEmpty());
        Columns columns = Columns.of(grid.lines().getFirst(), named);
        if (!columns.has(ColumnRole.ANIMAL) || !columns.has(ColumnRole.EVENT)) {
            understanding.refuse(grid.name()
                    + ": expected the columns animal, day, event (dead, endpoint, censored or excluded) and, if wanted, reason; found: "
                    + String.join(", ", grid.lines().getFirst().cells()));
            return NONE;
        }
        List<Row> rows = new ArrayList<>();
        List<Grid.Line> lines = grid.lines().subList(1, grid.lines().size());
        ColumnRole when = columns.has(ColumnRole.DAY) ? ColumnRole.DAY : ColumnRole.EVENT_DAY;
        DayLabel.Hyphen hyphen = DayLabel.hyphen(
                lines.stream().map(line -> line.cell(columns.of(when))).toList());
        for (Grid.Line line : lines) {
            @Nullable Row row = row(grid, line, columns, when, hyphen, understanding);
            if (row != null) {
                rows.add(row);
            }
        }
        understanding.say(grid.name() + ": " + rows.size() + " ends, " + counts(rows));
        return new Ends(grid.name(), rows);
    }

    private static @Nullable Row row(
            Grid grid,
            Grid.Line line,
            Columns columns,
            ColumnRole when,
            DayLabel.Hyphen hyphen,
            Understanding understanding) {
        @Nullable String animal = columns.cell(line, ColumnRole.ANIMAL);
        @Nullable String text = columns.cell(line, ColumnRole.EVENT);
        @Nullable EventKind kind = text == null ? null : EventKind.of(text).orElse(null);
        if (animal == null) {
            understanding.refuse(grid.at(line) + ": no animal is named");
        }
        if (kind == null) {
            understanding.refuse(grid.at(line) + ": \"" + (text == null ? "" : text)
                    + "\" is no known end; expected dead, endpoint, censored or excluded");
        }
        OptionalDouble day = DayLabel.parse(line.cell(columns.of(when)), hyphen);
        if (day.isEmpty() && kind != EventKind.EXCLUDED) {
            String cell = line.cell(columns.of(when));
            understanding.refuseDay(grid, line, cell, grid.at(line) + ": \"" + cell + "\" is no day");
        }
        if (animal == null || kind == null) {
            return null;
        }
        @Nullable String reason = columns.cell(line, ColumnRole.REASON);
        return new Row(
                line.number(),
                animal,
                columns.cell(line, ColumnRole.ARM),
                new Animal.End(kind, day.orElse(0), reason == null ? "" : reason));
    }

    private static String counts(List<Row> rows) {
        List<String> counts = new ArrayList<>();
        for (EventKind kind : EventKind.values()) {
            long count = rows.stream().filter(row -> row.end().kind() == kind).count();
            if (count > 0) {
                counts.add(count + " " + kind.text());
            }
        }
        return String.join(", ", counts);
    }
}
