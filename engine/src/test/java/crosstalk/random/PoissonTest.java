package crosstalk.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonTest {
    private static final Address ADDRESS = new Address(31, 4, Purpose.REACTION, 15);

    @ParameterizedTest
    @CsvSource({"sampler_cells, 3.5", "large_cells, 10", "large_cells, 12.7", "large_cells, 300"})
    void sample_referenceCells_passChiSquareAndTheTwinFails(String table, String mean) {
        Cells cells = Cells.of(
                ReferenceTable.read("random/expected/" + table + ".csv").where("dist", "pois", "a", mean));
        double law = Double.parseDouble(mean);
        Stream stream = ADDRESS.stream();
        assertTrue(cells.pValue(() -> Poisson.sample(stream, law)) > ChiSquare.REFUSED_BELOW);
        Stream twin = ADDRESS.stream();
        // a mean too high by 5 % of the deviation: noncentrality n * 0.05^2 = 250
        double biased = law + 0.05 * Math.sqrt(law);
        assertTrue(cells.pValue(() -> Poisson.sample(twin, biased)) < ChiSquare.REFUSED_BELOW);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.5, 9.99, 10, 100, 12_345.678, 1e6, 1e8, 1e12, 9e14})
    void sample_anyMean_hasItsMeanAndVariance(double mean) {
        Stream stream = ADDRESS.stream();
        long whole = (long) mean;
        Moments moments = Moments.of(() -> Poisson.sample(stream, mean), 200_000, whole, mean - whole, mean, 1 / mean);
        assertTrue(moments.largest() < 6, moments.toString());
        Stream twin = ADDRESS.stream();
        double biased = mean + 0.04 * Math.sqrt(mean); // 0.04 * sqrt(200,000) = 18 standard errors
        Moments wrong = Moments.of(() -> Poisson.sample(twin, biased), 200_000, whole, mean - whole, mean, 1 / mean);
        assertTrue(Math.abs(wrong.mean()) > 6, wrong.toString());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e8, 1e12, 1e15})
    void sample_hugeMean_fillsNormalTwentieths(double mean) {
        // Skewness 1e-4 or less moves a cell's probability by less than 1e-5, against a standard error of 5e-4
        Stream stream = ADDRESS.stream();
        assertTrue(twentieths(stream, mean, 1) > ChiSquare.REFUSED_BELOW);
        Stream twin = ADDRESS.stream();
        assertTrue(twentieths(twin, mean, 1.02) < ChiSquare.REFUSED_BELOW, "a deviation 2 % too wide must fail");
    }

    private static double twentieths(Stream stream, double mean, double widening) {
        NormalDistribution normal = NormalDistribution.of(0, 1);
        long[] counts = new long[20];
        for (int i = 0; i < 200_000; i++) {
            double z = (Poisson.sample(stream, mean) + 0.5 - mean) / Math.sqrt(mean) * widening;
            counts[(int) (20 * normal.cumulativeProbability(z))]++;
        }
        return ChiSquare.pValue(counts, Collections.nCopies(20, 0.05));
    }

    @Test
    void sample_smallMean_risesWithTheMean() {
        Stream stream = ADDRESS.stream();
        for (int i = 0; i < 200; i++) {
            long last = 0;
            for (double mean = 0.1; mean < 10; mean += 0.1) {
                stream.seek(i);
                long count = Poisson.sample(stream, mean);
                assertTrue(count >= last);
                assertEquals(i + 1, stream.index());
                last = count;
            }
        }
    }

    @Test
    void sample_noMean_isZeroWithoutADraw() {
        Stream stream = ADDRESS.stream();
        assertEquals(0, Poisson.sample(stream, 0));
        assertEquals(0, Poisson.sample(stream, -1));
        assertEquals(0, Poisson.sample(stream, Double.NEGATIVE_INFINITY));
        assertEquals(0, Poisson.sample(stream, Double.MIN_VALUE));
        assertEquals(1, stream.index());
    }

    @Test
    void sample_meanOutOfRange_isRefused() {
        Stream stream = ADDRESS.stream();
        assertThrows(IllegalArgumentException.class, () -> Poisson.sample(stream, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Poisson.sample(stream, 1.1e15));
        assertThrows(IllegalArgumentException.class, () -> Poisson.sample(stream, Double.POSITIVE_INFINITY));
    }
}
