package crosstalk.measured;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One row for each animal, a column for each day.
final class AnimalRows {
    private final Grid grid;
    private final Columns columns;
    private final DecimalMark mark;
    private final TableChoice choice;
    private final Understanding understanding;

    AnimalRows(Grid grid, Columns columns, DecimalMark mark, TableChoice choice, Understanding understanding) {
        this.grid = grid;
        this.columns = columns;
        this.mark = mark;
        this.choice = choice;
        this.understanding = understanding;
    }

    /// The days that headings name, by column.
    static Map<Integer, Double> days(Columns columns) {
        Map<Integer, Double> days = new LinkedHashMap<>();
        DayLabel.Hyphen hyphen = hyphen(columns);
        for (int i = 0; i < columns.headers().size(); i++) {
            if (mayBeDay(columns, i)) {
                OptionalDouble day = DayLabel.parse(columns.header(i).text(), hyphen);
                if (day.isPresent()) {
                    days.put(i, day.getAsDouble());
                }
            }
        }
        return days;
    }

    /// Under `d1` and `d2` stand diameters in a long table, but days in this.
    private static boolean mayBeDay(Columns columns, int column) {
        return !columns.isUsed(column)
                || columns.of(ColumnRole.LENGTH) == column
                || columns.of(ColumnRole.WIDTH) == column;
    }

    private static DayLabel.Hyphen hyphen(Columns columns) {
        return DayLabel.hyphen(IntStream.range(0, columns.headers().size())
                .filter(i -> mayBeDay(columns, i))
                .mapToObj(i -> columns.header(i).text())
                .toList());
    }

    List<Entry> entries(List<Grid.Line> rows) {
        Map<Integer, Double> days = days(columns);
        int animals = animalColumn(days);
        Header first = columns.header(days.keySet().iterator().next());
        VolumeScale scale = VolumeScale.of(first, MeasuredUnit.Kind.VOLUME, choice, grid, understanding);
        understanding.say("animals: column \"" + columns.header(animals).text() + "\"; days: " + days.size()
                + " columns, \"" + first.text() + "\" to \""
                + columns.header(lastOf(days)).text() + "\"; volumes in " + scale.sentence());
        understanding.hyphens(hyphen(columns), first.text());
        List<Entry> entries = new ArrayList<>();
        for (Grid.Line line : rows) {
            if (line.cell(animals).isEmpty()) {
                understanding.refuse(grid.at(line) + ": no animal is named in column \""
                        + columns.header(animals).text() + "\"");
                continue;
            }
            animal(line, line.cell(animals), days, scale, entries);
        }
        scale.checkSize(entries, grid.name(), understanding);
        return entries;
    }

    /// The column of animals: the one recognised, else the first (also under the heading `day`, which then names the other headings).
    private int animalColumn(Map<Integer, Double> days) {
        if (columns.has(ColumnRole.ANIMAL)) {
            return columns.of(ColumnRole.ANIMAL);
        }
        for (int i = 0; i < columns.headers().size(); i++) {
            boolean plays = i == columns.of(ColumnRole.ARM)
                    || i == columns.of(ColumnRole.CAGE)
                    || i == columns.of(ColumnRole.STUDY);
            if (!days.containsKey(i) && !plays) {
                return i;
            }
        }
        throw MeasuredException.of(grid.name() + ": no column names the animals; name it with --animal COLUMN");
    }

    private static int lastOf(Map<Integer, Double> days) {
        return days.keySet().stream().reduce((a, b) -> b).orElseThrow();
    }

    private void animal(
            Grid.Line line, String animal, Map<Integer, Double> days, VolumeScale scale, List<Entry> entries) {
        Entry.@Nullable End own = end(line);
        double last = Double.NEGATIVE_INFINITY;
        List<Entry> here = new ArrayList<>();
        for (Map.Entry<Integer, Double> day : days.entrySet()) {
            Reading reading = Reading.of(line.cell(day.getKey()), mark);
            switch (reading) {
                case Reading.Value value -> {
                    here.add(entry(line, animal, day.getValue(), value.value() * scale.factor(), null));
                    last = Math.max(last, day.getValue());
                }
                case Reading.Missing _ -> here.add(entry(line, animal, day.getValue(), Double.NaN, null));
                case Reading.Ended ended ->
                    here.add(entry(
                            line,
                            animal,
                            day.getValue(),
                            Double.NaN,
                            new Entry.End(ended.kind(), "\"" + ended.text() + "\" instead of a volume", null)));
                case Reading.Unreadable unreadable ->
                    understanding.refuse(grid.at(line) + " column \""
                            + columns.header(day.getKey()).text() + "\": \"" + unreadable.text()
                            + "\" is no number; correct it, or leave the cell empty if nothing was measured");
            }
        }
        entries.addAll(here);
        if (own != null) {
            double day = own.day() != null ? own.day() : last;
            entries.add(entry(line, animal, Double.isFinite(day) ? day : 0, Double.NaN, own));
        }
    }

    private Entry.@Nullable End end(Grid.Line line) {
        @Nullable String text = columns.cell(line, ColumnRole.EVENT);
        if (text == null || EndWords.isNone(text)) {
            return null;
        }
        @Nullable EventKind kind = EventKind.of(text).orElse(null);
        if (kind == null) {
            understanding.refuse(grid.at(line) + ": \"" + text
                    + "\" is no known end; expected dead, endpoint, censored or excluded");
            return null;
        }
        @Nullable String when = columns.cell(line, ColumnRole.EVENT_DAY);
        OptionalDouble day = when == null ? OptionalDouble.empty() : DayLabel.parse(when);
        if (when != null && day.isEmpty()) {
            understanding.refuseDay(grid, line, when, grid.at(line) + ": \"" + when + "\" is no day");
        }
        @Nullable String reason = columns.cell(line, ColumnRole.REASON);
        return new Entry.End(kind, reason == null ? "" : reason, day.isPresent() ? (Double) day.getAsDouble() : null);
    }

    private Entry entry(Grid.Line line, String animal, double day, double volume, Entry.@Nullable End end) {
        return new Entry(
                line.number(),
                animal,
                columns.cell(line, ColumnRole.ARM),
                columns.cell(line, ColumnRole.CAGE),
                columns.cell(line, ColumnRole.STUDY),
                day,
                volume,
                end);
    }
}
