package crosstalk.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Gao and others 2015, online methods: thresholds of the best response (-95, -50, 35 %) and of the best average response (-40, -20,
/// 30 %), both at day 10 or later.
class ResponseTest {
    /// First volume 100; the average on day 12 is (0 + (b - 100) + (c - 100)) / 3.
    @ParameterizedTest
    @CsvSource({
        "40, 4, MCR, -96, -52", //
        "80, 4, MPR, -96, -38.6666667", // complete by its best, not by its average
        "40, 6, MPR, -94, -51.3333333",
        "90, 49, MPR, -51, -20.3333333",
        "92, 49, MSD, -51, -19.6666667",
        "120, 134, MSD, 34, 18",
        "160, 134, MPD, 34, 31.3333333", // stable by its best, not by its average
        "100, 135, MPD, 35, 11.6666667"
    })
    void of_bestAndAverage_givesTheCategory(
            double onDay5, double onDay12, Response.Category category, double best, double average) {
        Response found = Response.of(new GrowthCurve(new double[] {0, 5, 12}, new double[] {100, onDay5, onDay12}))
                .orElseThrow();
        assertEquals(category, found.category());
        assertEquals(best, found.best(), 1e-9);
        assertEquals(average, found.bestAverage(), 1e-6);
        assertEquals(12, found.bestDay());
    }

    /// Days 0, 5, 12: average on day 12 is 31.33 % though the volume is 1 % of the first; with less growth before, -19.67 % and stable.
    @Test
    void isShrunkButProgressive_afterGrowthBefore_isTrue() {
        GrowthCurve grown = new GrowthCurve(new double[] {0, 5, 12}, new double[] {100, 293, 1});
        assertTrue(Response.of(grown).orElseThrow().isShrunkButProgressive());
        GrowthCurve less = new GrowthCurve(new double[] {0, 5, 12}, new double[] {100, 92, 49});
        assertFalse(Response.of(less).orElseThrow().isShrunkButProgressive());
    }

    @Test
    void of_earlyResponse_countsInTheAverageOnly() {
        Response found = Response.of(new GrowthCurve(new double[] {3, 8, 13, 20}, new double[] {100, 1, 150, 160}))
                .orElseThrow();
        assertEquals(50, found.best(), 1e-9);
        assertEquals(10, found.bestDay(), "days count from the first measurement");
        assertEquals((0 - 99 + 50) / 3.0, found.bestAverage(), 1e-9);
        assertEquals(Response.Category.MPD, found.category());
    }

    @Test
    void of_noBaselineOrTooShort_saysWhy() {
        assertTrue(Response.of(new GrowthCurve(new double[] {0, 12}, new double[] {0, 5}))
                .whyNot()
                .orElseThrow()
                .contains("first volume is 0"));
        assertTrue(Response.of(new GrowthCurve(new double[] {0, 9}, new double[] {10, 5}))
                .whyNot()
                .orElseThrow()
                .contains("day 10"));
    }

    @Test
    void tumourFree_limit_counts() {
        GrowthCurve curve = new GrowthCurve(new double[] {0, 12}, new double[] {100, 2});
        assertFalse(Response.tumourFree(curve, 0));
        assertTrue(Response.tumourFree(curve, 2));
    }
}
