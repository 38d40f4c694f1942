package crosstalk.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crosstalk.random.ReferenceTable;
import java.util.Map;

/// Comparison with a cell of a reference table.
final class Closeness {
    private Closeness() {}

    /// Within a relative difference; infinite values and 0 exactly, but for rounding.
    static void check(String what, Map<String, String> row, String column, double found, double relative) {
        double expected = parse(ReferenceTable.text(row, column));
        assertEquals(expected, found, Math.max(1e-14, relative * Math.abs(expected)), () -> what + " of " + row);
    }

    private static double parse(String text) {
        return switch (text) {
            case "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
