package crosstalk.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CalliperTest {

    private static final double VOLUME = 200;
    private static final int SUBJECTS = 20_000;

    private static double[] found(Calliper calliper) {
        return IntStream.rangeClosed(1, SUBJECTS)
                .mapToDouble(subject -> calliper.measure(VOLUME, 1, subject, 12, "primary"))
                .toArray();
    }

    private static double mean(double[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum() / values.length;
    }

    /// The cv of n values of cv c has standard error about c sqrt(1/(2n) + c^2/n): 0.00061 at c = 0.12 and n = 20,000
    /// (a lognormal's is larger by a few percent). 5 of them are allowed.
    private static boolean hasCv(double[] values, double cv) {
        double mean = mean(values);
        double square = IntStream.range(0, values.length)
                .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                .sum();
        return Math.abs(Math.sqrt(square / (values.length - 1)) / mean - cv) < 5 * 0.00065;
    }

    @ParameterizedTest
    @EnumSource
    void measure_manySubjects_hasTheCvAndNoBias(Calliper.Noise noise) {
        double[] values = found(new Calliper(2, 0.12, noise, 0));

        assertTrue(hasCv(values, 0.12));
        // Standard error of the mean: 0.12 * 200 / sqrt(20,000) = 0.17; 5 of them.
        assertEquals(VOLUME, mean(values), 0.85);
    }

    @ParameterizedTest
    @EnumSource
    void measure_anotherCv_failsTheSameCheck(Calliper.Noise noise) {
        assertFalse(hasCv(found(new Calliper(2, 0.125, noise, 0)), 0.12));
    }

    @Test
    void measure_belowTheLimit_isZero() {
        assertEquals(0, new Calliper(2, 0, Calliper.Noise.LOGNORMAL, 8).measure(7.9, 1, 1, 0, "primary"));
        assertEquals(8.1, new Calliper(2, 0, Calliper.Noise.LOGNORMAL, 8).measure(8.1, 1, 1, 0, "primary"));
    }

    @Test
    void measure_errorOfADay_dependsOnSubjectDayAndSiteOnly() {
        Calliper often = new Calliper(1, 0.12, Calliper.Noise.LOGNORMAL, 0);
        Calliper seldom = new Calliper(4, 0.12, Calliper.Noise.LOGNORMAL, 0);
        double value = often.measure(VOLUME, 1, 3, 8, "primary");

        assertEquals(value, seldom.measure(VOLUME, 1, 3, 8, "primary"));
        assertNotEquals(value, often.measure(VOLUME, 1, 4, 8, "primary"));
        assertNotEquals(value, often.measure(VOLUME, 1, 3, 9, "primary"));
        assertNotEquals(value, often.measure(VOLUME, 1, 3, 8, "other flank"));
    }
}
