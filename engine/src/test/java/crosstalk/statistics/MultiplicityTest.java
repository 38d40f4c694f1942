package crosstalk.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crosstalk.random.ReferenceTable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MultiplicityTest {
    @Test
    void adjust_referenceCase_agreesWithR() {
        List<Map<String, String>> rows =
                ReferenceTable.read("proportions/expected/padjust.csv").rows();
        double[] p = rows.stream()
                .mapToDouble(row -> ReferenceTable.number(row, "p"))
                .toArray();
        double[] holm = Multiplicity.HOLM.adjust(p);
        double[] rate = Multiplicity.BENJAMINI_HOCHBERG.adjust(p);
        assertEquals(25, rows.size());
        for (int i = 0; i < p.length; i++) {
            Closeness.check("holm", rows.get(i), "holm", holm[i], 1e-12);
            Closeness.check("BH", rows.get(i), "BH", rate[i], 1e-12);
        }
    }

    @Test
    void adjust_anyOrder_followsTheTest() {
        assertArrayEquals(new double[] {0.04, 0.03}, Multiplicity.HOLM.adjust(0.04, 0.015), 1e-15);
        assertArrayEquals(new double[] {0.04, 0.03}, Multiplicity.BENJAMINI_HOCHBERG.adjust(0.04, 0.015), 1e-15);
        assertArrayEquals(new double[0], Multiplicity.HOLM.adjust());
    }

    @Test
    void adjust_noProbability_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> Multiplicity.HOLM.adjust(0.1, Double.NaN));
    }
}
