package crosstalk.measured;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// One row for each measurement.
final class LongTable {
    private final Grid grid;
    private final Columns columns;
    private final DecimalMark mark;
    private final TableChoice choice;
    private final Understanding understanding;
    private DayLabel.Hyphen hyphen = DayLabel.Hyphen.MINUS_SIGN;

    LongTable(Grid grid, Columns columns, DecimalMark mark, TableChoice choice, Understanding understanding) {
        this.grid = grid;
        this.columns = columns;
        this.mark = mark;
        this.choice = choice;
        this.understanding = understanding;
    }

    List<Entry> entries(List<Grid.Line> rows) {
        Size size = columns.has(ColumnRole.VOLUME) ? volume() : lengthAndWidth();
        double dayFactor = columns.header(ColumnRole.DAY)
                .unit()
                .filter(unit -> unit.kind() == MeasuredUnit.Kind.TIME)
                .map(MeasuredUnit::factor)
                .orElse(dayOfName());
        List<Entry> entries = new ArrayList<>();
        hyphen = DayLabel.hyphen(
                rows.stream().map(line -> line.cell(columns.of(ColumnRole.DAY))).toList());
        rows.stream()
                .findFirst()
                .ifPresent(line -> understanding.hyphens(hyphen, line.cell(columns.of(ColumnRole.DAY))));
        for (Grid.Line line : rows) {
            @Nullable Entry entry = entry(line, size, dayFactor);
            if (entry != null) {
                entries.add(entry);
            }
        }
        size.scale().checkSize(entries, grid.name(), understanding);
        return entries;
    }

    private double dayOfName() {
        return switch (columns.header(ColumnRole.DAY).name()) {
            case "week", "weeks" -> MeasuredUnit.WEEK.factor();
            case "hour", "hours" -> MeasuredUnit.HOUR.factor();
            default -> 1;
        };
    }

    private @Nullable Entry entry(Grid.Line line, Size size, double dayFactor) {
        @Nullable String animal = columns.cell(line, ColumnRole.ANIMAL);
        OptionalDouble day = day(line, dayFactor);
        Reading reading = size.read(line);
        if (animal == null) {
            understanding.refuse(grid.at(line) + ": no animal is named in column \""
                    + columns.header(ColumnRole.ANIMAL).text() + "\"");
        }
        Entry.@Nullable End end = end(line, reading);
        double volume = Double.NaN;
        if (reading instanceof Reading.Value value) {
            volume = value.value();
        } else if (reading instanceof Reading.Unreadable unreadable) {
            understanding.refuse(grid.at(line) + ": \"" + unreadable.text()
                    + "\" is no number; correct it, or leave the cell empty if nothing was measured");
        }
        if (animal == null || day.isEmpty()) {
            return null;
        }
        return new Entry(
                line.number(),
                animal,
                columns.cell(line, ColumnRole.ARM),
                columns.cell(line, ColumnRole.CAGE),
                columns.cell(line, ColumnRole.STUDY),
                day.getAsDouble(),
                volume,
                end);
    }

    private OptionalDouble day(Grid.Line line, double factor) {
        String cell = line.cell(columns.of(ColumnRole.DAY));
        OptionalDouble number = mark.parse(cell);
        if (number.isPresent()) {
            return OptionalDouble.of(number.getAsDouble() * factor);
        }
        OptionalDouble labelled = DayLabel.parse(cell, hyphen);
        if (labelled.isEmpty()) {
            understanding.refuseDay(
                    grid,
                    line,
                    cell,
                    grid.at(line) + ": \"" + cell + "\" is no day; expected a number of days, or a date as 2026-01-31");
        }
        return labelled;
    }

    private Entry.@Nullable End end(Grid.Line line, Reading reading) {
        @Nullable String text = columns.cell(line, ColumnRole.EVENT);
        @Nullable String reason = columns.cell(line, ColumnRole.REASON);
        if (reading instanceof Reading.Ended ended) {
            return new Entry.End(
                    ended.kind(), reason == null ? "\"" + ended.text() + "\" instead of a volume" : reason, null);
        }
        if (text == null || EndWords.isNone(text)) {
            return null;
        }
        @Nullable EventKind kind = EventKind.of(text).orElse(null);
        if (kind == null) {
            understanding.refuse(grid.at(line) + ": \"" + text
                    + "\" is no known end; expected dead, endpoint, censored or excluded");
            return null;
        }
        return new Entry.End(kind, reason == null ? "" : reason, null);
    }

    /// How a row's size is read.
    private interface Size {
        Reading read(Grid.Line line);

        VolumeScale scale();
    }

    private Size volume() {
        int column = columns.of(ColumnRole.VOLUME);
        VolumeScale scale =
                VolumeScale.of(columns.header(column), MeasuredUnit.Kind.VOLUME, choice, grid, understanding);
        understanding.say("volume: column \"" + columns.header(column).text() + "\", in " + scale.sentence());
        return new Size() {
            @Override
            public Reading read(Grid.Line line) {
                Reading reading = Reading.of(line.cell(column), mark);
                return reading instanceof Reading.Value value
                        ? new Reading.Value(value.value() * scale.factor())
                        : reading;
            }

            @Override
            public VolumeScale scale() {
                return scale;
            }
        };
    }

    private Size lengthAndWidth() {
        int length = columns.of(ColumnRole.LENGTH);
        int width = columns.of(ColumnRole.WIDTH);
        VolumeScale lengths =
                VolumeScale.of(columns.header(length), MeasuredUnit.Kind.LENGTH, choice, grid, understanding);
        VolumeScale widths =
                VolumeScale.of(columns.header(width), MeasuredUnit.Kind.LENGTH, choice, grid, understanding);
        understanding.say("volume: length x width^2 / 2 from columns \""
                + columns.header(length).text() + "\" in " + lengths.sentence() + " and \""
                + columns.header(width).text() + "\" in " + widths.sentence());
        return new Size() {
            @Override
            public Reading read(Grid.Line line) {
                Reading l = Reading.of(line.cell(length), mark);
                Reading w = Reading.of(line.cell(width), mark);
                if (l instanceof Reading.Value a && w instanceof Reading.Value b) {
                    return new Reading.Value(
                            ellipsoid(line, a.value() * lengths.factor(), b.value() * widths.factor()));
                }
                if (l instanceof Reading.Unreadable || l instanceof Reading.Ended) {
                    return l;
                }
                return w instanceof Reading.Value ? l : w;
            }

            @Override
            public VolumeScale scale() {
                return lengths;
            }
        };
    }

    private double ellipsoid(Grid.Line line, double length, double width) {
        if (width > length && length > 0) {
            understanding.doubt(new Doubt(
                    Doubt.Kind.WIDER_THAN_LONG,
                    grid.name(),
                    List.of(line.number()),
                    String.valueOf(columns.cell(line, ColumnRole.ANIMAL)),
                    "length " + Numbers.plain(length) + " mm, width " + Numbers.plain(width) + " mm",
                    "the longer of the two is taken as the length"));
        }
        boolean negative = length < 0 || width < 0;
        double volume = Math.max(length, width) * Math.min(length, width) * Math.min(length, width) / 2;
        return negative ? -Math.abs(volume) : volume;
    }
}
