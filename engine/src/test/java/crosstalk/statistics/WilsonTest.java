package crosstalk.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crosstalk.random.ReferenceTable;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WilsonTest {
    @Test
    void of_referenceCases_agreeWithR() {
        ReferenceTable table = ReferenceTable.read("proportions/expected/intervals.csv");
        assertEquals(24, table.rows().size());
        for (Map<String, String> row : table.rows()) {
            int count = (int) ReferenceTable.number(row, "x");
            int n = (int) ReferenceTable.number(row, "n");
            Wilson found = Wilson.of(count, n, ReferenceTable.number(row, "level"));
            double low = ReferenceTable.number(row, "wilson_lcl");
            double high = ReferenceTable.number(row, "wilson_ucl");
            assertEquals(low, found.interval().low(), 1e-9 * low, row.toString());
            assertEquals(high, found.interval().high(), 1e-9 * high, row.toString());
            assertEquals(ReferenceTable.number(row, "est"), found.proportion(), 1e-12);
        }
    }

    @Test
    void of_noneOrAll_reachesTheEndExactly() {
        assertEquals(0.0, Wilson.of(0, 20).interval().low());
        assertEquals(1.0, Wilson.of(20, 20).interval().high());
    }

    @Test
    void of_complement_mirrorsTheInterval() {
        for (int count = 0; count <= 20; count++) {
            Interval one = Wilson.of(count, 20).interval();
            Interval other = Wilson.of(20 - count, 20).interval();
            assertEquals(1 - other.high(), one.low(), 1e-15);
        }
    }

    @Test
    void of_impossibleCount_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> Wilson.of(0, 0));
        assertThrows(IllegalArgumentException.class, () -> Wilson.of(3, 2));
        assertThrows(IllegalArgumentException.class, () -> Wilson.of(-1, 2));
        assertThrows(IllegalArgumentException.class, () -> Wilson.of(1, 2, 1));
        assertThrows(IllegalArgumentException.class, () -> Wilson.of(1, 2, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new Interval(1, 0));
    }
}
