package crosstalk.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Each measure of chance on numbers that obey, and on a biased twin that must not pass for them.
class ChanceTest {

    @Test
    void ofFall_fairAndBiased_areToldApart() {
        assertEquals(1, Chance.ofFall(0, 0));
        // 4 of 8 or fewer: (2^8 + 70) / 2^9.
        assertEquals(326.0 / 512, Chance.ofFall(4, 4), 1e-12);
        assertEquals(1.0 / 4096, Chance.ofFall(0, 12), 1e-12);
        assertTrue(Chance.ofFall(12, 0) > 0.999);
    }

    @Test
    void area_sameAndShifted_areToldApart() {
        List<Double> low = IntStream.range(0, 30).mapToObj(i -> (double) i).toList();
        List<Double> shifted = low.stream().map(v -> v + 12).toList();

        assertEquals(0.5, Chance.area(low, low), 1e-12);
        assertTrue(Chance.area(shifted, low) - Chance.areaMargin(30, 30) > 0.5);
        assertFalse(Chance.area(low, shifted) - Chance.areaMargin(30, 30) > 0.5);
    }

    @Test
    void proportion_bounds_encloseIt() {
        assertEquals(0.7, Chance.proportion(7, 10, ""));
        // Wilson, 7 of 10: 0.397 to 0.892.
        assertEquals(0.397, Chance.proportion(7, 10, "low"), 1e-3);
        assertEquals(0.892, Chance.proportion(7, 10, "high"), 1e-3);
        assertTrue(Double.isNaN(Chance.proportion(0, 0, "low")));
    }

    @Test
    void medianAndDeviation_knownNumbers_areRight() {
        assertEquals(2, Chance.median(new double[] {3, 1, 2}));
        assertEquals(2.5, Chance.median(new double[] {4, 1, 2, 3}));
        assertTrue(Double.isNaN(Chance.median(new double[0])));
        assertEquals(Math.sqrt(2.5), Chance.deviation(new double[] {1, 2, 3, 4, 5}), 1e-12);
    }

    @Test
    void holdsAt_noFigure_neverHolds() {
        Law law = new Law("x", "", "", Map.of(), OptionalDouble.of(0), OptionalDouble.of(1), Map.of(), true, "");

        assertTrue(law.holdsAt(0));
        assertTrue(law.holdsAt(1));
        assertFalse(law.holdsAt(1.01));
        assertFalse(law.holdsAt(Double.NaN));
    }
}
