package crosstalk.random;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A table of reference results from `cases/` among the test resources; its recipe is the README beside it.
///
/// @param path such as `random/expected/discrete.csv`
/// @param rows each from column name to text
public record ReferenceTable(String path, List<Map<String, String>> rows) {
    /// Reads a comma-separated table with a line of names, and no quotes.
    public static ReferenceTable read(String path) {
        try (InputStream in = ReferenceTable.class.getResourceAsStream("/cases/" + path)) {
            if (in == null) {
                throw new IllegalArgumentException("no reference table cases/" + path);
            }
            return parse(path, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The table in a text.
    public static ReferenceTable parse(String path, String text) {
        List<String> lines = text.lines().toList();
        String[] names = lines.getFirst().split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < names.length; i++) {
                row.put(names[i], cells[i]);
            }
            rows.add(Map.copyOf(row));
        }
        return new ReferenceTable(path, List.copyOf(rows));
    }

    /// The rows in which each of the named columns holds the given text: name, text, name, text, ...
    public ReferenceTable where(String... namesAndTexts) {
        List<Map<String, String>> kept = rows.stream()
                .filter(row -> {
                    boolean same = true;
                    for (int i = 0; i < namesAndTexts.length; i += 2) {
                        same &= text(row, namesAndTexts[i]).equals(namesAndTexts[i + 1]);
                    }
                    return same;
                })
                .toList();
        return new ReferenceTable(path, kept);
    }

    /// A cell as text.
    public static String text(Map<String, String> row, String name) {
        String text = row.get(name);
        if (text == null) {
            throw new IllegalArgumentException("no column " + name + " in " + row.keySet());
        }
        return text;
    }

    /// A cell as a number; NA becomes NaN.
    public static double number(Map<String, String> row, String name) {
        String text = text(row, name);
        return text.equals("NA") ? Double.NaN : Double.parseDouble(text);
    }
}
