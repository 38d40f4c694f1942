package crosstalk.measured;

import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/// What parts the whole from the rest of a number.
enum DecimalMark {
    POINT("point", '.', ','),
    COMMA("comma", ',', '.');

    private static final Pattern SHAPE =
            Pattern.compile("[+-]?[0-9][0-9.,'\\s\u00a0\u202f]*(?:[eE][+-]?[0-9]+)?|[+-]?[.,][0-9]+");

    private final String text;
    private final char mark;
    private final Pattern grouped;

    DecimalMark(String text, char mark, char group) {
        this.text = text;
        this.mark = mark;
        String m = Pattern.quote(String.valueOf(mark));
        String g = "[" + group + "'\\s\u00a0\u202f]";
        this.grouped =
                Pattern.compile("[+-]?(?:\\d{1,3}(?:" + g + "\\d{3})+|\\d*)(?:" + m + "\\d*)?(?:[eE][+-]?\\d+)?");
    }

    String text() {
        return text;
    }

    /// A number; empty when the text is none with this mark.
    OptionalDouble parse(String cell) {
        if (!grouped.matcher(cell).matches() || cell.chars().noneMatch(Character::isDigit)) {
            return OptionalDouble.empty();
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == mark) {
                plain.append('.');
            } else if ((c >= '0' && c <= '9') || c == '-' || c == '+' || c == 'e' || c == 'E') {
                plain.append(c);
            }
        }
        double value = Double.parseDouble(plain.toString());
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /// Finds the mark from the cells that look like numbers.
    ///
    /// @throws MeasuredException when they can be read in two ways, or contradict each other
    static DecimalMark of(Grid grid) {
        Evidence points = new Evidence('.', ',');
        Evidence commas = new Evidence(',', '.');
        for (Grid.Line line : grid.lines()) {
            for (String cell : line.cells()) {
                if (SHAPE.matcher(cell).matches()) {
                    points.see(cell, line.number());
                    commas.see(cell, line.number());
                }
            }
        }
        if (points.surely > 0 && commas.surely > 0) {
            throw MeasuredException.of(grid.name() + ": row " + points.row + " has a decimal point (" + points.example
                    + ") and row " + commas.row + " a decimal comma (" + commas.example
                    + "); make them alike, or say which is meant with --decimal point or --decimal comma");
        }
        if (commas.surely > 0) {
            return COMMA;
        }
        if (points.surely == 0 && commas.perhaps > 0) {
            throw MeasuredException.of(
                    grid.name() + ": row " + commas.row + ": \"" + commas.example
                            + "\" may be thousands or a decimal number; say which with --decimal point (1,234 is 1234) or --decimal comma (1,234 is 1.234)");
        }
        return POINT;
    }

    static List<String> names() {
        return List.of(POINT.text, COMMA.text);
    }

    /// What the cells say for one mark.
    private static final class Evidence {
        private final char mark;
        private final char other;
        private int surely;
        private int perhaps;
        private int row;
        private String example = "";

        Evidence(char mark, char other) {
            this.mark = mark;
            this.other = other;
        }

        void see(String cell, int number) {
            int at = cell.indexOf(mark);
            if (at < 0 || cell.lastIndexOf(mark) < cell.lastIndexOf(other)) {
                return;
            }
            boolean alone = cell.lastIndexOf(mark) == at;
            int digits = cell.length() - at - 1;
            boolean zero = cell.startsWith("0" + mark) || cell.startsWith("-0" + mark);
            boolean sure = alone && (digits != 3 || zero || cell.indexOf(other) >= 0 || at > 3 || mark == '.');
            if (surely == 0 && (sure || perhaps == 0)) {
                row = number;
                example = cell;
            }
            surely += sure ? 1 : 0;
            perhaps += alone && !sure ? 1 : 0;
        }
    }
}
