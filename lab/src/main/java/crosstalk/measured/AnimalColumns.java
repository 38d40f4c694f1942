package crosstalk.measured;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One column for each animal, a row for each day. Above the days stand one or more rows of headings: animals, arms (a merged heading reaches
/// over the empty ones to its right), cages.
final class AnimalColumns {
    private static final Pattern NUMBERED =
            Pattern.compile("^(.*?[^\\s_.:#\\-])(?:[\\s_.:#\\-]+|(?<=[A-Za-z)])(?=[0-9]))[A-Za-z]?[0-9]+$");
    private static final int MOST_HEADINGS = 4;

    private final Grid grid;
    private final DecimalMark mark;
    private final TableChoice choice;
    private final Understanding understanding;

    AnimalColumns(Grid grid, DecimalMark mark, TableChoice choice, Understanding understanding) {
        this.grid = grid;
        this.mark = mark;
        this.choice = choice;
        this.understanding = understanding;
    }

    /// The rows of headings and the first row of data of such a table.
    ///
    /// @param lines of headings
    /// @param data its first line
    private record Heading(List<Grid.Line> lines, int data) {}

    /// Whether, after at most a few rows of headings, each first cell is a day and most others are numbers.
    static boolean fits(Grid grid, DecimalMark mark) {
        @Nullable Heading heading = heading(grid);
        if (heading == null) {
            return false;
        }
        Grid.Line first = grid.lines().get(heading.data());
        long numbers = first.cells().stream()
                .skip(1)
                .filter(cell -> !(Reading.of(cell, mark) instanceof Reading.Unreadable))
                .count();
        Grid.Line names = heading.lines().getLast();
        boolean days = ColumnRole.DAY.rank(Header.of(names.cell(0))).isPresent()
                || names.cell(0).isEmpty()
                || heading.lines().stream()
                        .anyMatch(line ->
                                ColumnRole.DAY.rank(Header.of(line.cell(0))).isPresent());
        return days && first.cells().size() > 1 && numbers >= first.cells().size() - 1;
    }

    private static @Nullable Heading heading(Grid grid) {
        for (int i = 1; i < Math.min(grid.lines().size(), MOST_HEADINGS + 1); i++) {
            if (DayLabel.parse(grid.lines().get(i).cell(0)).isPresent()) {
                List<Grid.Line> lines = grid.lines().subList(0, i).stream()
                        .filter(line -> line.cells().stream().skip(1).anyMatch(c -> !c.isEmpty()))
                        .toList();
                return lines.isEmpty() ? null : new Heading(lines, i);
            }
        }
        return null;
    }

    List<Entry> entries() {
        @Nullable Heading heading = heading(grid);
        if (heading == null) {
            throw MeasuredException.of(
                    grid.name()
                            + ": no row begins with a day below the headings; expected days in the first column, such as 0, 3, 7");
        }
        int width = heading.lines().stream()
                .mapToInt(line -> line.cells().size())
                .max()
                .orElse(1);
        Names names = names(heading, width);
        Header corner = Header.of(heading.lines().getLast().cell(0));
        VolumeScale scale = VolumeScale.of(
                new Header(
                        corner.text(),
                        corner.name(),
                        corner.unit().filter(unit -> unit.kind() == MeasuredUnit.Kind.VOLUME)),
                MeasuredUnit.Kind.VOLUME,
                choice,
                grid,
                understanding);
        double dayFactor = corner.unit()
                .filter(unit -> unit.kind() == MeasuredUnit.Kind.TIME)
                .map(MeasuredUnit::factor)
                .orElse(1.0);
        understanding.say(
                "days: first column, \"" + corner.text() + "\"; " + names.how() + "; volumes in " + scale.sentence());
        List<Entry> entries = new ArrayList<>();
        List<Grid.Line> data = grid.lines().subList(heading.data(), grid.lines().size());
        DayLabel.Hyphen hyphen =
                DayLabel.hyphen(data.stream().map(line -> line.cell(0)).toList());
        understanding.hyphens(hyphen, data.getFirst().cell(0));
        for (Grid.Line line : data) {
            OptionalDouble day = DayLabel.parse(line.cell(0), hyphen);
            if (day.isEmpty()) {
                understanding.refuseDay(
                        grid,
                        line,
                        line.cell(0),
                        grid.at(line) + ": \"" + line.cell(0)
                                + "\" in the first column is no day; remove the row if it is a note or a mean");
                continue;
            }
            for (int column = 1; column < width; column++) {
                add(line, column, day.getAsDouble() * dayFactor, names, scale, entries);
            }
        }
        scale.checkSize(entries, grid.name(), understanding);
        return entries;
    }

    private void add(Grid.Line line, int column, double day, Names names, VolumeScale scale, List<Entry> entries) {
        String animal = names.animals().get(column);
        if (animal.isEmpty()) {
            if (!line.cell(column).isEmpty()) {
                understanding.refuse(grid.at(line) + " column " + (column + 1)
                        + ": a value without a heading; name the animal, or remove the column");
            }
            return;
        }
        @Nullable
        String arm = names.arms().isEmpty() || names.arms().get(column).isEmpty()
                ? null
                : names.arms().get(column);
        @Nullable
        String cage = names.cages().isEmpty() || names.cages().get(column).isEmpty()
                ? null
                : names.cages().get(column);
        double volume = Double.NaN;
        Entry.@Nullable End end = null;
        switch (Reading.of(line.cell(column), mark)) {
            case Reading.Value value -> volume = value.value() * scale.factor();
            case Reading.Missing _ -> volume = Double.NaN;
            case Reading.Ended ended ->
                end = new Entry.End(ended.kind(), "\"" + ended.text() + "\" instead of a volume", null);
            case Reading.Unreadable unreadable ->
                understanding.refuse(grid.at(line) + " column \"" + animal + "\": \"" + unreadable.text()
                        + "\" is no number; correct it, or leave the cell empty if nothing was measured");
        }
        entries.add(new Entry(line.number(), animal, arm, cage, null, day, volume, end));
    }

    /// Who stands above each column.
    private record Names(List<String> animals, List<String> arms, List<String> cages, String how) {}

    private Names names(Heading heading, int width) {
        Grid.@Nullable Line arms = labelled(heading, ColumnRole.ARM);
        Grid.@Nullable Line cages = labelled(heading, ColumnRole.CAGE);
        Grid.@Nullable Line animals = labelled(heading, ColumnRole.ANIMAL);
        List<Grid.Line> rest = new ArrayList<>(heading.lines());
        rest.remove(arms);
        rest.remove(cages);
        rest.remove(animals);
        if (animals == null && !rest.isEmpty()) {
            animals = rest.removeLast();
        }
        if (arms == null && !rest.isEmpty()) {
            arms = rest.removeLast();
        }
        List<String> cageNames = cages == null ? List.of() : filled(cages, width);
        if (animals == null && arms != null) {
            animals = arms;
            arms = null;
        }
        if (animals == null) {
            throw MeasuredException.of(grid.name() + ": no row of headings names the animals");
        }
        if (arms != null) {
            return new Names(
                    cells(animals, width),
                    filled(arms, width),
                    cageNames,
                    "animals: row " + animals.number() + "; arms: row " + arms.number());
        }
        return oneRow(animals, width, cageNames);
    }

    private static Grid.@Nullable Line labelled(Heading heading, ColumnRole role) {
        return heading.lines().stream()
                .filter(line -> role.rank(Header.of(line.cell(0))).isPresent())
                .findFirst()
                .orElse(null);
    }

    private static List<String> cells(Grid.Line line, int width) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            cells.add(line.cell(i));
        }
        return cells;
    }

    private static List<String> filled(Grid.Line line, int width) {
        List<String> cells = cells(line, width);
        for (int i = 2; i < width; i++) {
            if (cells.get(i).isEmpty()) {
                cells.set(i, cells.get(i - 1));
            }
        }
        return cells;
    }

    /// One row of headings: the same name over several columns is an arm; else the name before a final number is.
    private Names oneRow(Grid.Line line, int width, List<String> cages) {
        List<String> headings = cells(line, width);
        Set<String> distinct = new LinkedHashSet<>(headings.subList(1, width));
        distinct.remove("");
        boolean repeated = distinct.size() < headings.subList(1, width).size();
        boolean merged = repeated
                && distinct.size() > 1
                && headings.subList(1, width).stream().anyMatch(String::isEmpty);
        List<String> arms = new ArrayList<>();
        List<String> animals = new ArrayList<>();
        Map<String, Integer> counts = new HashMap<>();
        List<String> filled = merged ? filled(line, width) : headings;
        for (int i = 0; i < width; i++) {
            String heading = filled.get(i);
            Matcher numbered = NUMBERED.matcher(heading);
            if (repeated) {
                arms.add(heading);
                animals.add(heading.isEmpty() ? "" : heading + " " + counts.merge(heading, 1, Integer::sum));
            } else {
                arms.add(i > 0 && numbered.matches() ? numbered.group(1) : "");
                animals.add(heading);
            }
        }
        if (repeated) {
            return new Names(animals, arms, cages, "arms: row " + line.number() + ", animals numbered within them");
        }
        boolean all = headings.stream()
                .skip(1)
                .allMatch(heading ->
                        heading.isEmpty() || NUMBERED.matcher(heading).matches());
        return all
                ? new Names(
                        animals,
                        arms,
                        cages,
                        "animals: row " + line.number() + "; arms: their names without the number at the end")
                : new Names(animals, List.of(), cages, "animals: row " + line.number());
    }
}
