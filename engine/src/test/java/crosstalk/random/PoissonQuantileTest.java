package crosstalk.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonQuantileTest {
    private static final Address ADDRESS = new Address(31, 4, Purpose.REACTION, 17);

    private static long draw(Stream stream, double mean) {
        Score score = new Score();
        score.setUniform(stream.nextDouble());
        return PoissonQuantile.of(score, mean);
    }

    @ParameterizedTest
    @CsvSource({"sampler_cells, 3.5", "large_cells, 10", "large_cells, 12.7", "large_cells, 300"})
    void of_referenceCells_passChiSquareAndTheTwinFails(String table, String mean) {
        Cells cells = Cells.of(
                ReferenceTable.read("random/expected/" + table + ".csv").where("dist", "pois", "a", mean));
        double law = Double.parseDouble(mean);
        Stream stream = ADDRESS.stream();
        assertTrue(cells.pValue(() -> draw(stream, law)) > ChiSquare.REFUSED_BELOW);
        Stream twin = ADDRESS.stream();
        // a mean too high by 5 % of the deviation: noncentrality n * 0.05^2 = 250
        double biased = law + 0.05 * Math.sqrt(law);
        assertTrue(cells.pValue(() -> draw(twin, biased)) < ChiSquare.REFUSED_BELOW);
    }

    /// The count k is the quantile: F(k-1) < u <= F(k) by Commons Statistics 1.2, to 1e-9 of the smaller tail, at 20,000 means
    /// from 0.01 to 2e5 and scores out to 7 deviations.
    @Test
    void of_anyScore_isTheQuantileOfTheLibrary() {
        SplittableRandom random = new SplittableRandom(8);
        Score score = new Score();
        for (int i = 0; i < 20_000; i++) {
            double mean = 0.01 * Math.exp(random.nextDouble() * 16.8);
            double z = i % 2 == 0 ? random.nextGaussian() : random.nextDouble(-7, 7);
            score.setNormal(z);
            int k = (int) PoissonQuantile.of(score, mean);
            PoissonDistribution law = PoissonDistribution.of(mean);
            String what = "mean " + mean + ", score " + z + ", count " + k;
            if (z < 0) {
                double u = Normal.probability(z);
                assertTrue(law.cumulativeProbability(k) >= u * (1 - 1e-9), what);
                assertTrue(law.cumulativeProbability(k - 1) <= u * (1 + 1e-9), what);
            } else {
                double tail = Normal.probability(-z);
                assertTrue(law.survivalProbability(k) <= tail * (1 + 1e-9), what);
                assertTrue(law.survivalProbability(k - 1) >= tail * (1 - 1e-9), what);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.5, 9.99, 10, 100, 12_345.678, 1e6, 1e8, 1e12, 9e14})
    void of_anyMean_hasItsMeanAndVariance(double mean) {
        Stream stream = ADDRESS.stream();
        long whole = (long) mean;
        Moments moments = Moments.of(() -> draw(stream, mean), 200_000, whole, mean - whole, mean, 1 / mean);
        assertTrue(moments.largest() < 6, moments.toString());
        Stream twin = ADDRESS.stream();
        double biased = mean + 0.04 * Math.sqrt(mean); // 0.04 * sqrt(200,000) = 18 standard errors
        Moments wrong = Moments.of(() -> draw(twin, biased), 200_000, whole, mean - whole, mean, 1 / mean);
        assertTrue(Math.abs(wrong.mean()) > 6, wrong.toString());
    }

    @Test
    void of_oneScore_risesWithTheMean() {
        Stream stream = ADDRESS.stream();
        Score score = new Score();
        for (int i = 0; i < 500; i++) {
            score.setUniform(stream.nextDouble());
            long last = 0;
            for (double mean = 0.1; mean < 2000; mean *= 1.05) {
                long count = PoissonQuantile.of(score, mean);
                assertTrue(count >= last, "mean " + mean);
                last = count;
            }
        }
    }

    @Test
    void of_noMean_isZero() {
        Score score = new Score();
        score.setUniform(1 - 0x1p-53);
        assertEquals(0, PoissonQuantile.of(score, 0));
        assertEquals(0, PoissonQuantile.of(score, -1));
        assertEquals(0, PoissonQuantile.of(score, Double.MIN_VALUE));
    }

    @Test
    void of_meanOutOfRange_isRefused() {
        Score score = new Score();
        assertThrows(IllegalArgumentException.class, () -> PoissonQuantile.of(score, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> PoissonQuantile.of(score, 1.1e15));
    }
}
