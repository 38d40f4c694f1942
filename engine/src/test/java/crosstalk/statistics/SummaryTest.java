package crosstalk.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryTest {
    @Test
    void of_smallSample_isAsByHand() {
        Summary summary = Summary.of(4, 1, 3, 2);
        assertEquals(4, summary.n());
        assertEquals(2.5, summary.mean());
        assertEquals(Math.sqrt(5.0 / 3), summary.sd().orElseThrow(), 1e-15);
        assertEquals(1.0, summary.min());
        assertEquals(1.75, summary.lowerQuartile());
        assertEquals(2.5, summary.median());
        assertEquals(3.25, summary.upperQuartile());
        assertEquals(4.0, summary.max());
    }

    @Test
    void of_largeOffset_keepsTheDeviation() {
        // one pass over squares would lose all digits of this variance
        assertEquals(1.0, Summary.of(1e9 - 1, 1e9, 1e9 + 1).sd().orElseThrow(), 1e-12);
    }

    @Test
    void of_oneValue_hasNoDeviation() {
        assertEquals(OptionalDouble.empty(), Summary.of(7).sd());
        assertEquals(7.0, Summary.of(7).upperQuartile());
    }

    /// Type 7 by its definition: element 1 + (n - 1) p of the sorted sample, linearly between elements.
    @ParameterizedTest
    @CsvSource({"0, 1", "0.1, 1.6", "0.25, 2.5", "0.5, 8", "0.9, 30.4", "1, 40"})
    void quantile_typeSeven(double p, double expected) {
        assertEquals(expected, Summary.quantile(new double[] {40, 2, 1, 8, 3, 9, 24}, p), 1e-12);
    }

    @Test
    void of_badSample_isRefused() {
        assertThrows(IllegalArgumentException.class, Summary::of);
        assertThrows(IllegalArgumentException.class, () -> Summary.of(1, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Summary.median(new double[0]));
        assertThrows(IllegalArgumentException.class, () -> Summary.quantile(new double[] {1}, 1.1));
    }
}
