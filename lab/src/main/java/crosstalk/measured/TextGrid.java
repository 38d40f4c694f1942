package crosstalk.measured;

import java.util.ArrayList;
import java.util.List;

/// A table as text: rows are lines, cells are parted by one character, and may stand in quotes.
final class TextGrid {
    private static final char[] SEPARATORS = {'\t', ';', ',', '|'};
    private static final int LINES_LOOKED_AT = 30;

    private TextGrid() {}

    static Grid parse(String name, String text) {
        char separator = separator(text);
        List<Grid.Line> lines = lines(text, separator, Integer.MAX_VALUE);
        if (lines.isEmpty()) {
            throw MeasuredException.of(name + ": is empty");
        }
        return new Grid(name, lines, form(separator));
    }

    private static String form(char separator) {
        return separator == '\t' ? "text with tabs" : "text with \"" + separator + "\" between cells";
    }

    /// The separator that parts most lines into the same number of cells, more than one; of equals the first.
    private static char separator(String text) {
        char best = ',';
        int most = 0;
        for (char candidate : SEPARATORS) {
            int[] counts = lines(text, candidate, LINES_LOOKED_AT).stream()
                    .mapToInt(line -> line.cells().size())
                    .toArray();
            int agree = 0;
            for (int count : counts) {
                int same = 0;
                for (int other : counts) {
                    same += other == count && count > 1 ? 1 : 0;
                }
                agree = Math.max(agree, same);
            }
            if (agree > most) {
                most = agree;
                best = candidate;
            }
        }
        return best;
    }

    private static List<Grid.Line> lines(String text, char separator, int most) {
        List<Grid.Line> lines = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        int number = 1;
        int first = 1;
        for (int i = 0; i <= text.length() && lines.size() < most; i++) {
            char c = i < text.length() ? text.charAt(i) : '\n';
            if (quoted && i < text.length()) {
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    number += c == '\n' ? 1 : 0;
                    cell.append(c);
                }
            } else if (c == '"' && cell.toString().isBlank()) {
                cell.setLength(0);
                quoted = true;
            } else if (c == separator) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else if (c == '\n' || c == '\r') {
                cells.add(cell.toString().strip());
                cell.setLength(0);
                add(lines, first, cells);
                cells.clear();
                if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                    i++;
                }
                number++;
                first = number;
            } else {
                cell.append(c);
            }
        }
        return lines;
    }

    /// Blank lines and lines of comment (`#`) hold no data.
    private static void add(List<Grid.Line> lines, int number, List<String> cells) {
        Grid.Line line = new Grid.Line(number, List.copyOf(cells));
        if (!line.isBlank() && !line.cell(0).startsWith("#")) {
            lines.add(line);
        }
    }
}
