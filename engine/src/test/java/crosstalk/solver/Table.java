package crosstalk.solver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Rows of a reference table in `src/test/resources/cases`, column by name.
public final class Table {

    private Table() {}

    /// A row.
    public record Row(Map<String, String> cells) {

        public String text(String column) {
            String found = cells.get(column);
            if (found == null) {
                throw new IllegalArgumentException("no column " + column + " in " + cells.keySet());
            }
            return found;
        }

        public double number(String column) {
            return Double.parseDouble(text(column));
        }
    }

    /// Every row of `cases/<path>`.
    public static List<Row> read(String path) {
        String[] lines = text(path).strip().split("\n", -1);
        String[] names = lines[0].split(",", -1);
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            String[] values = lines[i].split(",", -1);
            Map<String, String> cells = new HashMap<>();
            for (int c = 0; c < names.length; c++) {
                cells.put(names[c], values[c]);
            }
            rows.add(new Row(cells));
        }
        return rows;
    }

    private static String text(String path) {
        try (InputStream in = Table.class.getResourceAsStream("/cases/" + path)) {
            if (in == null) {
                throw new IllegalArgumentException("no test resource cases/" + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
