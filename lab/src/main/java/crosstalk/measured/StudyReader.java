package crosstalk.measured;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds out how a table is laid out, and reads it.
final class StudyReader {
    private static final int ROWS_BEFORE_HEADINGS = 10;

    private final TableChoice choice;
    private final Understanding understanding = new Understanding();

    StudyReader(TableChoice choice) {
        this.choice = choice;
    }

    MeasuredStudy read() {
        Grid grid = GridFile.read(choice.growth(), choice.sheet());
        understanding.say(grid.name() + ": " + grid.form() + ", " + grid.lines().size() + " rows that hold something");
        checkUnit();
        DecimalMark mark = mark(grid);
        Table table = table(grid, mark);
        understanding.say("layout: " + table.layout().text() + " ("
                + table.layout().meaning() + "), " + (choice.layout() == null ? table.why() : "as --layout says"));
        if (mark == DecimalMark.COMMA) {
            understanding.say("numbers have a decimal comma");
        }
        List<Entry> entries = entries(grid, mark, table);
        EventsTable.Ends ends =
                choice.events() == null ? EventsTable.NONE : EventsTable.read(choice.events(), choice, understanding);
        understanding.check();
        return new StudyAssembly(grid.name(), table.layout(), entries, ends, understanding).study();
    }

    private void checkUnit() {
        @Nullable String unit = choice.unit();
        if (unit != null && MeasuredUnit.of(unit).isEmpty()) {
            understanding.refuse("--unit \"" + unit + "\": is no unit of a volume (mm3, cm3) or a length (mm, cm)");
        }
    }

    private DecimalMark mark(Grid grid) {
        @Nullable String said = choice.decimal();
        if (said == null) {
            return DecimalMark.of(grid);
        }
        for (DecimalMark mark : DecimalMark.values()) {
            if (mark.text().equals(said)) {
                return mark;
            }
        }
        throw MeasuredException.of("--decimal \"" + said + "\": expected " + String.join(" or ", DecimalMark.names()));
    }

    /// @param heading index of the line of headings; 0 where the layout has its own
    private record Table(Layout layout, int heading, Columns columns, String why) {}

    private Table table(Grid grid, DecimalMark mark) {
        @Nullable Layout said = choice.layout();
        int headings = firstFull(grid);
        boolean daysBelow = ColumnRole.DAY
                        .rank(Header.of(grid.lines().get(headings).cell(0)))
                        .isPresent()
                && AnimalColumns.fits(grid, mark);
        for (int i = 0; i <= headings; i++) {
            Columns columns = Columns.of(grid.lines().get(i), choice.columns());
            if ((said == null || said == Layout.LONG) && columns.isLong()) {
                return new Table(
                        Layout.LONG,
                        i,
                        columns,
                        "as one column holds animals, one days and one "
                                + (columns.has(ColumnRole.VOLUME) ? "volumes" : "lengths"));
            }
            int days = AnimalRows.days(columns).size();
            if ((said == null || said == Layout.ANIMAL_ROWS) && days >= 2 && !(said == null && daysBelow)) {
                return new Table(Layout.ANIMAL_ROWS, i, columns, "as " + days + " headings are days");
            }
        }
        if ((said == null || said == Layout.ANIMAL_COLUMNS) && AnimalColumns.fits(grid, mark)) {
            return new Table(
                    Layout.ANIMAL_COLUMNS,
                    0,
                    Columns.of(grid.lines().getFirst(), Map.of()),
                    "as the first column holds days, and the others numbers");
        }
        throw new MeasuredException(notUnderstood(grid));
    }

    /// The first row that fills at least half of the table's width; titles and remarks above it are shorter.
    private static int firstFull(Grid grid) {
        int width = grid.lines().stream().mapToInt(StudyReader::filled).max().orElse(0);
        for (int i = 0; i < Math.min(ROWS_BEFORE_HEADINGS, grid.lines().size()); i++) {
            if (filled(grid.lines().get(i)) * 2 >= width) {
                return i;
            }
        }
        return 0;
    }

    private static int filled(Grid.Line line) {
        return (int) line.cells().stream().filter(cell -> !cell.isEmpty()).count();
    }

    private List<String> notUnderstood(Grid grid) {
        List<String> problems = new ArrayList<>();
        Columns columns = Columns.of(grid.lines().get(firstFull(grid)), choice.columns());
        choice.columns().forEach((role, heading) -> {
            if (columns.find(heading).isEmpty()) {
                problems.add(grid.name() + ": " + columns.missing(role.option(), heading));
            }
        });
        List<String> lacking = new ArrayList<>();
        lackIf(lacking, !columns.has(ColumnRole.ANIMAL), "animal (--animal COLUMN)");
        lackIf(lacking, !columns.has(ColumnRole.DAY), "day (--day COLUMN)");
        lackIf(
                lacking,
                !columns.has(ColumnRole.VOLUME) && !(columns.has(ColumnRole.LENGTH) && columns.has(ColumnRole.WIDTH)),
                "volume (--volume COLUMN), or length and width (--length COLUMN --width COLUMN)");
        problems.add(grid.name() + ": the layout is not understood. Its headings are: "
                + grid.lines().get(firstFull(grid)).cells().stream().limit(12).collect(Collectors.joining(" | "))
                + ". As a long table it lacks: " + String.join("; ", lacking)
                + ". As a wide one it needs days as headings of columns (0, 3, 7 or Day 0, Day 3), or days in the first column."
                + yearLast(grid));
        return problems;
    }

    /// Dates among the headings or in the first column that were not read, as their year is last.
    private static String yearLast(Grid grid) {
        return Stream.concat(
                        grid.lines().get(firstFull(grid)).cells().stream(),
                        grid.lines().stream().map(line -> line.cell(0)))
                .filter(DayLabel::isYearLast)
                .findFirst()
                .map(date -> " Of \"" + date
                        + "\" nothing tells the day from the month; write dates with the year first, as 2026-01-31.")
                .orElse("");
    }

    private static void lackIf(List<String> lacking, boolean lacks, String what) {
        if (lacks) {
            lacking.add(what);
        }
    }

    private List<Entry> entries(Grid grid, DecimalMark mark, Table table) {
        if (table.layout() == Layout.ANIMAL_COLUMNS) {
            for (Map.Entry<ColumnRole, String> named : choice.columns().entrySet()) {
                understanding.refuse(named.getKey().option() + " \"" + named.getValue()
                        + "\": names no column of a table with one column for each animal");
            }
            choice.where()
                    .forEach(where -> understanding.refuse("--where \"" + where
                            + "\": can not choose rows of a table with one column for each animal"));
            return new AnimalColumns(grid, mark, choice, understanding).entries();
        }
        Columns columns = table.columns();
        choice.columns().forEach((role, heading) -> {
            if (columns.find(heading).isEmpty()) {
                understanding.refuse(grid.name() + ": " + columns.missing(role.option(), heading));
            }
        });
        List<Grid.Line> rows = chosen(
                grid, grid.lines().subList(table.heading() + 1, grid.lines().size()), columns);
        echo(columns, table.layout());
        requireOneStudy(grid, columns, rows);
        requireArms(grid, columns, rows);
        if (table.layout() == Layout.ANIMAL_ROWS) {
            doubtUnusedDays(grid, columns, rows, mark);
        }
        List<Entry> entries = table.layout() == Layout.LONG
                ? new LongTable(grid, columns, mark, choice, understanding).entries(rows)
                : new AnimalRows(grid, columns, mark, choice, understanding).entries(rows);
        boolean one = entries.stream().map(Entry::stratum).distinct().count() < 2;
        return one ? entries.stream().map(Entry::withoutStratum).toList() : entries;
    }

    private List<Grid.Line> chosen(Grid grid, List<Grid.Line> rows, Columns columns) {
        List<Grid.Line> kept = rows;
        for (String where : choice.where()) {
            int equals = where.indexOf('=');
            OptionalInt column = equals < 1 ? OptionalInt.empty() : columns.find(where.substring(0, equals));
            if (equals < 1) {
                understanding.refuse("--where \"" + where + "\": expected COLUMN=VALUE");
            } else if (column.isEmpty()) {
                understanding.refuse(grid.name() + ": " + columns.missing("--where", where.substring(0, equals)));
            } else {
                String wanted = where.substring(equals + 1).strip();
                int at = column.getAsInt();
                List<Grid.Line> before = kept;
                kept = kept.stream()
                        .filter(line -> line.cell(at).equalsIgnoreCase(wanted))
                        .toList();
                understanding.say("rows: only those where " + columns.header(at).text() + " is " + wanted + ": "
                        + kept.size() + " of " + before.size());
                if (kept.isEmpty()) {
                    understanding.refuse("--where \"" + where + "\": no row; "
                            + columns.header(at).text() + " is one of " + values(before, at));
                }
            }
        }
        if (kept.isEmpty() && choice.where().isEmpty()) {
            understanding.refuse(grid.name() + ": there is no row below the headings");
        }
        understanding.check();
        return kept;
    }

    private static String values(List<Grid.Line> rows, int column) {
        Set<String> values = new LinkedHashSet<>();
        rows.forEach(line -> values.add(line.cell(column)));
        return values.stream().limit(12).map(value -> '"' + value + '"').collect(Collectors.joining(", "))
                + (values.size() > 12 ? " ..." : "");
    }

    private void echo(Columns columns, Layout layout) {
        if (layout == Layout.LONG) {
            understanding.say(
                    "animal: column \"" + columns.header(ColumnRole.ANIMAL).text() + "\"; day: column \""
                            + columns.header(ColumnRole.DAY).text() + "\"");
        }
        if (columns.has(ColumnRole.ARM)) {
            String rivals = columns.rivals(ColumnRole.ARM).stream()
                    .map(i -> '"' + columns.header(i).text() + '"')
                    .collect(Collectors.joining(", "));
            understanding.say("arm: column \"" + columns.header(ColumnRole.ARM).text() + "\""
                    + (rivals.isEmpty() ? "" : " (rather than " + rivals + "; say otherwise with --arm)"));
        } else {
            understanding.say("arm: no column is one; all animals are taken as one arm (name a column with --arm)");
        }
        for (ColumnRole role : List.of(ColumnRole.CAGE, ColumnRole.EVENT)) {
            if (columns.has(role)) {
                understanding.say(role.option().substring(2) + ": column \""
                        + columns.header(role).text() + "\"");
            }
        }
        List<String> unused = new ArrayList<>();
        Map<Integer, Double> days = layout == Layout.ANIMAL_ROWS ? AnimalRows.days(columns) : Map.of();
        for (int i = 0; i < columns.headers().size(); i++) {
            if (!columns.isUsed(i)
                    && !days.containsKey(i)
                    && !columns.rivals(ColumnRole.ARM).contains(i)
                    && !columns.header(i).text().isEmpty()
                    && !(layout == Layout.ANIMAL_ROWS && !columns.has(ColumnRole.ANIMAL))) {
                unused.add('"' + columns.header(i).text() + '"');
            }
        }
        if (!unused.isEmpty()) {
            understanding.say("not used: " + String.join(", ", unused));
        }
    }

    /// Columns of a wide table that hold numbers under a heading with a number, which may be a day that was not understood.
    private void doubtUnusedDays(Grid grid, Columns columns, List<Grid.Line> rows, DecimalMark mark) {
        Map<Integer, Double> days = AnimalRows.days(columns);
        for (int i = 0; i < columns.headers().size(); i++) {
            int column = i;
            long filled =
                    rows.stream().filter(line -> !line.cell(column).isEmpty()).count();
            long numbers = rows.stream()
                    .filter(line -> mark.parse(line.cell(column)).isPresent())
                    .count();
            String heading = columns.header(i).text();
            boolean candidate = heading.chars().anyMatch(Character::isDigit) && numbers > 0 && numbers * 2 >= filled;
            if (candidate && !days.containsKey(i) && !isNamed(columns, i)) {
                understanding.doubt(new Doubt(
                        Doubt.Kind.COLUMN_UNUSED,
                        grid.name(),
                        List.of(),
                        "",
                        numbers + " numbers stand under \"" + heading + "\", which is read as no day",
                        "not used; write the heading as Day 3 or Day -1 if it is a day"));
            }
        }
    }

    private static boolean isNamed(Columns columns, int column) {
        return Set.of(ColumnRole.ANIMAL, ColumnRole.ARM, ColumnRole.CAGE, ColumnRole.STUDY, ColumnRole.EVENT_DAY)
                .stream()
                .anyMatch(role -> columns.of(role) == column);
    }

    /// Where arms are named, every row with an animal names one.
    private void requireArms(Grid grid, Columns columns, List<Grid.Line> rows) {
        List<Integer> without = rows.stream()
                .filter(line ->
                        columns.cell(line, ColumnRole.ARM) == null && columns.cell(line, ColumnRole.ANIMAL) != null)
                .map(Grid.Line::number)
                .toList();
        if (columns.has(ColumnRole.ARM) && !without.isEmpty() && without.size() < rows.size()) {
            understanding.refuse(StudyAssembly.withoutArm(grid.name(), without));
        }
    }

    /// Studies are never thrown together unasked.
    private void requireOneStudy(Grid grid, Columns columns, List<Grid.Line> rows) {
        if (!columns.has(ColumnRole.STUDY)) {
            return;
        }
        int column = columns.of(ColumnRole.STUDY);
        String heading = columns.header(column).text();
        Set<String> names = rows.stream()
                .map(line -> line.cell(column))
                .filter(cell -> !cell.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Optional<String> first = names.stream().findFirst();
        if (names.size() > 1 && !choice.columns().containsKey(ColumnRole.STUDY) && first.isPresent()) {
            understanding.refuse(grid.name() + ": column \"" + heading + "\" names " + names.size() + " studies ("
                    + values(rows, column) + "); choose one with --where \"" + heading + "=" + first.get()
                    + "\", or analyse them together, stratified, with --stratum \"" + heading + "\"");
            understanding.check();
        }
        if (names.size() > 1) {
            understanding.say("strata: column \"" + heading + "\", " + names.size() + " of them");
        }
    }
}
