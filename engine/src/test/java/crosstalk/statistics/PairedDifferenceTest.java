package crosstalk.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PairedDifferenceTest {
    /// Student's sleep data (student1908), in R: `with(sleep, t.test(extra[group==2], extra[group==1], paired=TRUE))`.
    @Test
    void of_sleepData_agreesWithPublished() {
        double[] first = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
        double[] second = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
        PairedDifference found = PairedDifference.of(second, first);
        assertEquals(10, found.pairs());
        assertEquals(1.58, found.mean(), 1e-12);
        assertEquals(0.7001142, found.interval().low(), 1e-7);
        assertEquals(2.4598858, found.interval().high(), 1e-7);
    }

    @Test
    void of_armsSwapped_swapsTheResult() {
        double[] here = {1, 5, 2, 8};
        double[] there = {2, 3, 3, 3};
        Interval one = PairedDifference.of(here, there, 0.9).interval();
        Interval other = PairedDifference.of(there, here, 0.9).interval();
        assertEquals(-other.high(), one.low(), 1e-14);
        assertEquals(-other.low(), one.high(), 1e-14);
    }

    @Test
    void of_badPairs_isRefused() {
        double[] two = {1, 2};
        assertThrows(IllegalArgumentException.class, () -> PairedDifference.of(two, new double[] {1}));
        assertThrows(IllegalArgumentException.class, () -> PairedDifference.of(new double[] {1}, new double[] {1}));
        assertThrows(IllegalArgumentException.class, () -> PairedDifference.of(two, new double[] {1, Double.NaN}));
    }
}
