package crosstalk.random;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongSupplier;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Binomial and Poisson counts against their probabilities over the whole range that is used: 1 to 1e12 trials with any
/// probability, means to 1e12.
///
/// Cells of near-equal probability are cut from the law itself: by summing its probabilities where it has fewer than
/// some 100,000 likely counts ([SaddlePoint], itself held against reference values), else from the normal law, which
/// differs from it by at most 0.07 times the skewness, 3e-6 at a deviation of 20,000, against a standard error of 7e-4.
/// 1e5 draws each; a right sampler is refused with probability 1e-6. Twin: the law of a mean 3 % of a deviation
/// off, or 8 % where the law is of few counts: noncentrality at least about 1e5 * 0.03^2 = 90 with 20 cells.
class WholeRangeTest {

    private static final Address ADDRESS = new Address(5, 6, Purpose.REACTION, 7);
    private static final int DRAWS = 100_000;
    private static final double WIDEST_SUMMED = 20_000;
    private static final int CELLS = 20;

    /// Cells of consecutive counts, given by their last counts relative to `origin`; the last cell has no end.
    private record Cut(long origin, List<Long> lasts, List<Double> probabilities) {

        double pValue(LongSupplier sampler) {
            long[] counts = new long[probabilities.size()];
            for (int i = 0; i < DRAWS; i++) {
                long excess = sampler.getAsLong() - origin;
                int cell = 0;
                while (cell < lasts.size() && excess > lasts.get(cell)) {
                    cell++;
                }
                counts[cell]++;
            }
            return ChiSquare.pValue(counts, probabilities);
        }

        /// @param fraction of the mean beyond the whole number `origin`
        static Cut of(long origin, double fraction, double deviation, DoubleUnaryOperator logProbability) {
            return deviation < WIDEST_SUMMED
                    ? summed(origin, deviation, logProbability)
                    : normal(origin, fraction, deviation);
        }

        private static Cut summed(long origin, double deviation, DoubleUnaryOperator logProbability) {
            List<Long> lasts = new ArrayList<>();
            List<Double> probabilities = new ArrayList<>();
            double cell = 0;
            double all = 0;
            long reach = (long) (12 * deviation) + 30;
            for (long excess = -Math.min(reach, origin); excess <= reach; excess++) {
                cell += Math.exp(logProbability.applyAsDouble((double) excess));
                if (cell >= 1.0 / CELLS && all + cell < 1 - 0.5 / CELLS) {
                    lasts.add(excess);
                    probabilities.add(cell);
                    all += cell;
                    cell = 0;
                }
            }
            probabilities.add(1 - all);
            return new Cut(origin, lasts, probabilities);
        }

        private static Cut normal(long origin, double fraction, double deviation) {
            NormalDistribution law = NormalDistribution.of(0, 1);
            List<Long> lasts = new ArrayList<>();
            List<Double> probabilities = new ArrayList<>();
            double below = 0;
            for (int i = 1; i < CELLS; i++) {
                double edge = law.inverseCumulativeProbability(i / (double) CELLS) * deviation + fraction;
                long last = (long) Math.floor(edge);
                double until = law.cumulativeProbability((last + 0.5 - fraction) / deviation);
                lasts.add(last);
                probabilities.add(until - below);
                below = until;
            }
            probabilities.add(1 - below);
            return new Cut(origin, lasts, probabilities);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.5",
        "1, 0.1",
        "2, 0.9",
        "7, 0.4",
        "19, 0.5",
        "20, 0.5",
        "21, 0.5",
        "25, 0.41",
        "100, 0.0999",
        "100, 0.1001",
        "100, 0.9",
        "1000, 0.01",
        "1000, 0.991",
        "30000, 0.3",
        "1000000, 0.0000007",
        "1000000, 0.999985",
        "1000000, 0.2",
        "100000000, 1e-7",
        "100000000, 0.5",
        "10000000000, 0.00001",
        "10000000000, 0.7",
        "1000000000000, 1e-12",
        "1000000000000, 9.9e-12",
        "1000000000000, 1.01e-11",
        "1000000000000, 1e-9",
        "1000000000000, 1e-5",
        "1000000000000, 0.03",
        "1000000000000, 0.5",
        "1000000000000, 0.97",
        "1000000000000, 0.99999999999"
    })
    void binomial_anyTrialsAndProbability_fillsItsCells(long n, double p) {
        double deviation = Math.sqrt(n * p * (1 - p));
        Cut law = binomial(n, p);
        Stream stream = ADDRESS.stream();
        double found = law.pValue(() -> Binomial.sample(stream, n, p));
        assertTrue(found > ChiSquare.REFUSED_BELOW, "p-value " + found);
        double shift = (deviation < 2 ? 0.08 : 0.03) * deviation / n;
        Stream twin = ADDRESS.stream();
        double biased = law.pValue(() -> Binomial.sample(twin, n, p > 0.5 ? p - shift : p + shift));
        assertTrue(biased < ChiSquare.REFUSED_BELOW, "the biased twin passes with p-value " + biased);
    }

    private static Cut binomial(long n, double p) {
        double mean = n * p;
        long origin = (long) Math.floor(mean);
        // What rounding leaves of n p, which matters where n p has no digits behind the point.
        double fraction = mean - origin + Math.fma((double) n, p, -mean);
        return Cut.of(origin, fraction, Math.sqrt(mean * (1 - p)), excess -> {
            double count = origin + excess;
            return count > n
                    ? Double.NEGATIVE_INFINITY
                    : SaddlePoint.logBinomial(count, (double) n, p, excess - fraction);
        });
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {0.05, 0.7, 3.3, 9.999, 10.001, 13.5, 47, 250.5, 4096, 1e5, 12_345_678.9, 1e8, 3e9, 1e10, 1e12})
    void poisson_anyMean_fillsItsCells(double mean) {
        long origin = (long) Math.floor(mean);
        double fraction = mean - origin;
        double deviation = Math.sqrt(mean);
        Cut law = Cut.of(
                origin,
                fraction,
                deviation,
                excess -> SaddlePoint.logPoisson(origin + excess, mean, excess - fraction));
        Stream stream = ADDRESS.stream();
        double found = law.pValue(() -> Poisson.sample(stream, mean));
        assertTrue(found > ChiSquare.REFUSED_BELOW, "p-value " + found);
        double shifted = mean + (deviation < 2 ? 0.08 : 0.03) * deviation;
        Stream twin = ADDRESS.stream();
        double biased = law.pValue(() -> Poisson.sample(twin, shifted));
        assertTrue(biased < ChiSquare.REFUSED_BELOW, "the biased twin passes with p-value " + biased);
    }

    /// Single counts of laws with few of them, exactly: without cells, each with its standard error, at most 5.5 of them off. Twin:
    /// the same frequencies against a probability 5 % larger.
    @ParameterizedTest
    @CsvSource({"1, 0.000001", "1, 0.999", "3, 0.25", "1000000000000, 2e-13", "1000000000000, 0.9999999999985"})
    void binomial_rareOutcome_comesAsOftenAsItShould(long n, double p) {
        double rare = p > 0.5 ? 1 - p : p;
        double atLeastOne = -Math.expm1(n * Math.log1p(-rare));
        int draws = 2_000_000;
        Stream stream = ADDRESS.stream();
        long hits = 0;
        for (int i = 0; i < draws; i++) {
            long count = Binomial.sample(stream, n, p);
            hits += (p > 0.5 ? n - count : count) > 0 ? 1 : 0;
        }
        double error = Math.sqrt(draws * atLeastOne * (1 - atLeastOne));
        assertTrue(Math.abs(hits - draws * atLeastOne) < 5.5 * error + 1, hits + " of " + draws * atLeastOne);
        if (draws * atLeastOne > 50_000) {
            assertTrue(Math.abs(hits - 1.05 * draws * atLeastOne) > 5.5 * error, "the biased twin passes");
        }
    }
}
