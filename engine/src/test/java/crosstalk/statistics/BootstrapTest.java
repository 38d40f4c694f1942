package crosstalk.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final int SUBJECTS = 400;
    private static final int RESAMPLES = 4000;

    /// A half of 400 subjects have 1: the mean of a resample has deviation sqrt(0.25 / 400) = 0.025, so the 95 % interval is
    /// 0.5 -+ 0.0490, in steps of 1/400. The standard error of an end is sqrt(0.025 * 0.975 / 4000) / density, density =
    /// 0.0584 / 0.025 = 2.34 per unit: 0.00106. Bound: 6 of these and one step, 0.0089.
    @Test
    void means_halfOfSubjects_meetTheBinomialLaw() {
        double bound = 0.0089;
        Interval right = interval(SUBJECTS);
        assertEquals(0.5 - 0.0490, right.low(), bound);
        assertEquals(0.5 + 0.0490, right.high(), bound);
        Interval twin = interval(SUBJECTS / 2); // as if half the subjects had been drawn: wider by sqrt(2), 0.0203
        assertTrue(Math.abs(twin.low() - (0.5 - 0.0490)) > bound, "the biased twin must fail");
        assertTrue(Math.abs(twin.high() - (0.5 + 0.0490)) > bound, "the biased twin must fail");
    }

    @Test
    void means_subjectsKeptWhole_columnsMoveTogether() {
        double[][] values = new double[10][3];
        for (int i = 0; i < 10; i++) {
            values[i][0] = i;
            values[i][1] = 2 * i;
            values[i][2] = 1;
        }
        List<Interval> found = Bootstrap.means(values, 500, Level.USUAL, new SplittableRandom(3));
        assertEquals(2 * found.get(0).low(), found.get(1).low(), 1e-12);
        assertEquals(2 * found.get(0).high(), found.get(1).high(), 1e-12);
        assertEquals(new Interval(1, 1), found.get(2));
    }

    private static Interval interval(int subjects) {
        double[][] values = new double[subjects][1];
        for (int i = 0; i < subjects; i += 2) {
            values[i][0] = 1;
        }
        return Bootstrap.means(values, RESAMPLES, Level.USUAL, new SplittableRandom(2026))
                .getFirst();
    }
}
