package crosstalk.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialTest {
    private static final Address ADDRESS = new Address(31, 4, Purpose.REACTION, 16);

    @ParameterizedTest
    @CsvSource({
        "sampler_cells, 12, 0.35",
        "large_cells, 40, 0.5",
        "large_cells, 40, 0.7",
        "large_cells, 1000, 0.011",
        "large_cells, 1000, 0.4"
    })
    void sample_referenceCells_passChiSquareAndTheTwinFails(String table, String trials, String probability) {
        Cells cells = Cells.of(ReferenceTable.read("random/expected/" + table + ".csv")
                .where("dist", "binom", "a", trials, "b", probability));
        long n = Long.parseLong(trials);
        double p = Double.parseDouble(probability);
        Stream stream = ADDRESS.stream();
        assertTrue(cells.pValue(() -> Binomial.sample(stream, n, p)) > ChiSquare.REFUSED_BELOW);
        Stream twin = ADDRESS.stream();
        // a mean too high by 5 % of the deviation: noncentrality 1e5 * 0.05^2 = 250
        double biased = p + 0.05 * Math.sqrt(p * (1 - p) / n);
        assertTrue(cells.pValue(() -> Binomial.sample(twin, n, biased)) < ChiSquare.REFUSED_BELOW);
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
    void sample_anyLaw_hasItsMeanAndVariance(long n, double p) {
        double variance = n * p * (1 - p);
        double excess = (1 - 6 * p * (1 - p)) / variance;
        long whole = (long) (n * p);
        double rest = Math.fma((double) n, p, (double) -whole);
        Stream stream = ADDRESS.stream();
        Moments moments = Moments.of(() -> Binomial.sample(stream, n, p), 200_000, whole, rest, variance, excess);
        assertTrue(moments.largest() < 6, moments.toString());
        // 0.04 deviations off is 0.04 * sqrt(200,000) = 18 standard errors
        double shifted = rest + 0.04 * Math.sqrt(variance);
        Stream twin = ADDRESS.stream();
        Moments wrong = Moments.of(() -> Binomial.sample(twin, n, p), 200_000, whole, shifted, variance, excess);
        assertTrue(Math.abs(wrong.mean()) > 6, wrong.toString());
    }

    @Test
    void sample_smallMean_risesWithTheProbability() {
        Stream stream = ADDRESS.stream();
        for (int i = 0; i < 200; i++) {
            long last = 0;
            for (double p = 0.01; p < 1; p += 0.01) {
                stream.seek(i);
                long count = Binomial.sample(stream, 15, p); // 15 * 0.5 < 10: one uniform throughout
                assertTrue(count >= last && count <= 15);
                assertEquals(i + 1, stream.index());
                last = count;
            }
        }
    }

    @Test
    void sample_certainOutcome_takesNoDraw() {
        Stream stream = ADDRESS.stream();
        assertEquals(0, Binomial.sample(stream, 0, 0.5));
        assertEquals(0, Binomial.sample(stream, 1_000_000_000_000L, 0));
        assertEquals(1_000_000_000_000L, Binomial.sample(stream, 1_000_000_000_000L, 1));
        assertEquals(0, stream.index());
    }

    @Test
    void sample_extremeProbability_staysInRange() {
        Stream stream = ADDRESS.stream();
        assertEquals(0, Binomial.sample(stream, 10, Double.MIN_VALUE));
        assertEquals(10, Binomial.sample(stream, 10, Math.nextDown(1.0)));
    }

    @Test
    void sample_outOfRange_isRefused() {
        Stream stream = ADDRESS.stream();
        assertThrows(IllegalArgumentException.class, () -> Binomial.sample(stream, -1, 0.5));
        assertThrows(IllegalArgumentException.class, () -> Binomial.sample(stream, Binomial.LARGEST_TRIALS + 1, 0.5));
        assertThrows(IllegalArgumentException.class, () -> Binomial.sample(stream, 10, -0.1));
        assertThrows(IllegalArgumentException.class, () -> Binomial.sample(stream, 10, 1.1));
        assertThrows(IllegalArgumentException.class, () -> Binomial.sample(stream, 10, Double.NaN));
    }
}
