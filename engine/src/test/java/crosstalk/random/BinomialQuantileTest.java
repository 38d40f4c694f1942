package crosstalk.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialQuantileTest {
    private static final Address ADDRESS = new Address(31, 4, Purpose.REACTION, 18);

    private static long draw(Stream stream, long n, double p) {
        Score score = new Score();
        score.setUniform(stream.nextDouble());
        return BinomialQuantile.of(score, n, p);
    }

    @ParameterizedTest
    @CsvSource({
        "sampler_cells, 12, 0.35",
        "large_cells, 40, 0.5",
        "large_cells, 40, 0.7",
        "large_cells, 1000, 0.011",
        "large_cells, 1000, 0.4"
    })
    void of_referenceCells_passChiSquareAndTheTwinFails(String table, String trials, String probability) {
        Cells cells = Cells.of(ReferenceTable.read("random/expected/" + table + ".csv")
                .where("dist", "binom", "a", trials, "b", probability));
        long n = Long.parseLong(trials);
        double p = Double.parseDouble(probability);
        Stream stream = ADDRESS.stream();
        assertTrue(cells.pValue(() -> draw(stream, n, p)) > ChiSquare.REFUSED_BELOW);
        Stream twin = ADDRESS.stream();
        // a mean too high by 5 % of the deviation: noncentrality 1e5 * 0.05^2 = 250
        double biased = p + 0.05 * Math.sqrt(p * (1 - p) / n);
        assertTrue(cells.pValue(() -> draw(twin, n, biased)) < ChiSquare.REFUSED_BELOW);
    }

    /// The count k is the quantile: F(k-1) < u <= F(k) by Commons Statistics 1.2, to 1e-9 of the smaller tail, for 20,000 laws of
    /// 1 to 2e8 trials and scores out to 7 deviations.
    @Test
    void of_anyScore_isTheQuantileOfTheLibrary() {
        SplittableRandom random = new SplittableRandom(9);
        Score score = new Score();
        for (int i = 0; i < 20_000; i++) {
            long n = (long) Math.exp(random.nextDouble() * 19);
            double p = i % 3 == 0 ? random.nextDouble() : Math.exp(-random.nextDouble() * Math.log(n + 1.0));
            double z = i % 2 == 0 ? random.nextGaussian() : random.nextDouble(-7, 7);
            score.setNormal(z);
            int k = (int) BinomialQuantile.of(score, n, p);
            BinomialDistribution law = BinomialDistribution.of((int) n, p);
            String what = n + " trials of " + p + ", score " + z + ", count " + k;
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
    @CsvSource({
        "1, 0.3",
        "5, 0.9",
        "100, 0.05",
        "100, 0.5",
        "1000000, 0.000009",
        "1000000, 0.2",
        "1000000, 0.999",
        "1000000000, 0.5",
        "1000000000000, 1e-12",
        "1000000000000, 1e-6",
        "1000000000000, 0.3",
        "1000000000000, 0.999999",
        "1000000000000000, 0.7"
    })
    void of_anyLaw_hasItsMeanAndVariance(long n, double p) {
        double variance = n * p * (1 - p);
        double excess = (1 - 6 * p * (1 - p)) / variance;
        long whole = (long) (n * p);
        double rest = Math.fma((double) n, p, (double) -whole);
        Stream stream = ADDRESS.stream();
        Moments moments = Moments.of(() -> draw(stream, n, p), 200_000, whole, rest, variance, excess);
        assertTrue(moments.largest() < 6, moments.toString());
        // 0.04 deviations off is 0.04 * sqrt(200,000) = 18 standard errors
        double shifted = rest + 0.04 * Math.sqrt(variance);
        Stream twin = ADDRESS.stream();
        Moments wrong = Moments.of(() -> draw(twin, n, p), 200_000, whole, shifted, variance, excess);
        assertTrue(Math.abs(wrong.mean()) > 6, wrong.toString());
    }

    @Test
    void of_oneScore_risesWithTrialsAndProbability() {
        Stream stream = ADDRESS.stream();
        Score score = new Score();
        for (int i = 0; i < 300; i++) {
            score.setUniform(stream.nextDouble());
            long last = 0;
            for (double p = 0.001; p < 1; p += 0.003) {
                long count = BinomialQuantile.of(score, 500, p);
                assertTrue(count >= last, "p " + p);
                last = count;
            }
            last = 0;
            for (long n = 1; n < 1000; n += 1 + n / 20) {
                long count = BinomialQuantile.of(score, n, 0.3);
                assertTrue(count >= last, "n " + n);
                last = count;
            }
        }
    }

    @Test
    void of_certainLaws_areCertain() {
        Score score = new Score();
        score.setUniform(0.9);
        assertEquals(0, BinomialQuantile.of(score, 0, 0.5));
        assertEquals(0, BinomialQuantile.of(score, 9, 0));
        assertEquals(9, BinomialQuantile.of(score, 9, 1));
    }

    @Test
    void of_outOfRange_isRefused() {
        Score score = new Score();
        assertThrows(IllegalArgumentException.class, () -> BinomialQuantile.of(score, -1, 0.5));
        assertThrows(IllegalArgumentException.class, () -> BinomialQuantile.of(score, 9, 1.1));
        assertThrows(IllegalArgumentException.class, () -> BinomialQuantile.of(score, 9, Double.NaN));
    }
}
