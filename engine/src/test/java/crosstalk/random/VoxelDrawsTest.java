package crosstalk.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.DoubleToLongFunction;
import java.util.function.LongToDoubleFunction;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.PascalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoxelDrawsTest {

    /// The uniform number up to which a draw gives at most `count`: its cumulative probability, to 2^-53.
    private static double upTo(DoubleToLongFunction draw, long count) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 54; i++) {
            double middle = (low + high) / 2;
            if (draw.applyAsLong(middle) <= count) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return count < 0 ? 0 : high;
    }

    /// Half the sum of differences of the probabilities of `from` to `to`; what lies outside is below 1e-15.
    private static double totalVariation(DoubleToLongFunction draw, LongToDoubleFunction law, long from, long to) {
        double sum = 0;
        double below = upTo(draw, from - 1);
        for (long k = from; k <= to; k++) {
            double next = upTo(draw, k);
            sum += Math.abs(next - below - law.applyAsDouble(k));
            below = next;
        }
        return sum / 2;
    }

    private static double binomialVariation(int n, double p, double asked) {
        double hazard = -Math.log1p(-asked);
        double spread = Math.sqrt(n * p * (1 - p));
        long from = (long) Math.max(0, n * p - 9 * spread - 1);
        long to = (long) Math.min(n, n * p + 9 * spread + 40);
        BinomialDistribution law = BinomialDistribution.of(n, p);
        return Math.max(
                totalVariation(u -> VoxelDraws.binomial(u, n, hazard), k -> law.probability((int) k), from, to),
                totalVariation(u -> VoxelDraws.share(u, n, asked), k -> law.probability((int) k), from, to));
    }

    /// Variance v from 10: at most 6e-4 at 10, as v^-3/2 (0.019 v^-3/2: 6e-4 at 10, 1.9e-5 at 100), and 3e-6 for the table at large ones; else
    /// exact to 1e-9, the library's own error at small p. The law is read off the draw by bisection in u: no chance is in it.
    @ParameterizedTest
    @CsvSource({
        "1, 0.3",
        "1, 1e-9",
        "2, 0.97",
        "63, 0.02",
        "63, 0.5",
        "63, 0.9",
        "64, 0.2",
        "64, 0.5",
        "64, 0.8",
        "1000, 1e-9",
        "1000, 0.00999",
        "1000, 0.0102",
        "1000, 0.3",
        "1000, 0.9",
        "1000, 0.999",
        "100000, 0.00009",
        "100000, 0.00011",
        "100000, 0.01",
        "1000000, 1e-9",
        "1000000, 1e-6",
        "1000000, 1.1e-5",
        "1000000, 0.0005",
        "1000000, 0.999995"
    })
    void binomial_anyLaw_isWithinItsTotalVariation(int n, double p) {
        double variance = n * p * (1 - p);
        boolean isExact = n < 64 || variance < 10;
        double bound = isExact ? 1e-9 : 0.019 * Math.pow(variance, -1.5) + 3e-6;
        assertTrue(binomialVariation(n, p, p) < bound, () -> "variation " + binomialVariation(n, p, p));
        // a twin of a mean 1 % of a deviation higher is 0.004 off, or more where few are counted
        double biased = Math.min(1 - 1e-12, p + 0.01 * Math.sqrt(p * (1 - p) / n));
        assertTrue(binomialVariation(n, p, biased) > bound, () -> "the twin: " + binomialVariation(n, p, biased));
    }

    @ParameterizedTest
    @CsvSource({"1e-9", "0.1", "1", "9.99", "10.01", "30", "100", "2000"})
    void poisson_anyMean_isWithinItsTotalVariation(double mean) {
        PoissonDistribution law = PoissonDistribution.of(mean);
        double spread = Math.sqrt(mean);
        long from = (long) Math.max(0, mean - 9 * spread);
        long to = (long) (mean + 9 * spread + 40);
        double bound = mean < 10 ? 1e-14 : 0.019 * Math.pow(mean, -1.5) + 3e-6;
        double biased = mean + 0.01 * spread;
        assertTrue(totalVariation(u -> VoxelDraws.poisson(u, mean), k -> law.probability((int) k), from, to) < bound);
        assertTrue(totalVariation(u -> VoxelDraws.poisson(u, biased), k -> law.probability((int) k), from, to) > bound);
    }

    /// Exact where the squared skewness is above 0.1. Library: Pascal's law, where it does not overflow.
    @ParameterizedTest
    @CsvSource({"1, 0.05", "1, 3", "10, 0.15", "63, 0.15", "150, 0.05", "150, 0.15", "500, 0.05", "500, 0.15", "63, 1"})
    void births_anyGrowth_areWithinTheirTotalVariation(int n, double growth) {
        double more = Math.expm1(growth);
        double variance = n * more * (1 + more);
        double skewness = (1 + 2 * more) / Math.sqrt(variance);
        double bound = skewness * skewness > 0.1 ? 1e-12 : 6e-4;
        PascalDistribution law = PascalDistribution.of(n, Math.exp(-growth));
        long from = (long) Math.max(0, n * more - 9 * Math.sqrt(variance));
        long to = (long) (n * more + 12 * Math.sqrt(variance) + 40);
        assertTrue(
                totalVariation(u -> VoxelDraws.births(u, n, growth), k -> law.probability((int) k), from, to) < bound);
        double biased = growth * (1 + 0.01 * Math.sqrt((1 + more) / (n * more)));
        assertTrue(
                totalVariation(u -> VoxelDraws.births(u, n, biased), k -> law.probability((int) k), from, to) > bound);
    }

    /// 10^6 cells and more, where the library overflows: mean and variance, by the quantiles at 200,000 even places; leaving out the ends
    /// beyond 1 in 400,000 costs the variance 1e-4 of it.
    @ParameterizedTest
    @CsvSource({"1000, 0.5", "4000, 0.075", "1000000, 0.0001", "1000000, 0.15", "50000000, 0.3"})
    void births_manyCells_haveTheirMeanAndVariance(int n, double growth) {
        double more = Math.expm1(growth);
        double mean = n * more;
        double variance = mean * (1 + more);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 200_000; i++) {
            double d = VoxelDraws.births((i + 0.5) / 200_000, n, growth) - mean;
            sum += d;
            squares += d * d;
        }
        assertEquals(0, sum / 200_000 / Math.sqrt(variance), 2e-4);
        assertEquals(1, squares / 200_000 / variance, 5e-4);
    }

    @Test
    void draws_oneLaw_riseWithTheUniformNumber() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 2000; i++) {
            int n = (int) Math.exp(random.nextDouble() * 14);
            double hazard = Math.exp(-random.nextDouble() * (i % 2 == 0 ? 20 : 3));
            double[] places = random.doubles(200).sorted().toArray();
            places[0] = 0x1p-53;
            places[1] = 1.0 / 64;
            places[199] = 1 - 0x1p-53;
            java.util.Arrays.sort(places);
            long[] last = new long[4];
            for (double u : places) {
                long[] next = {
                    VoxelDraws.binomial(u, n, hazard),
                    VoxelDraws.share(u, n, hazard),
                    VoxelDraws.births(u, n, hazard),
                    VoxelDraws.poisson(u, n * hazard)
                };
                for (int j = 0; j < 4; j++) {
                    assertTrue(next[j] >= last[j], "draw " + j + " of " + n + " with " + hazard + " at " + u);
                }
                assertTrue(next[0] <= n && next[1] <= n);
                last = next;
            }
        }
    }

    @Test
    void normal_anyPlace_isTheQuantile() {
        for (int i = 1; i < 100_000; i++) {
            double u = i / 100_000.0;
            assertEquals(Normal.quantile(u), VoxelDraws.normal(u), 1.1e-5);
        }
    }

    @Test
    void rounded_anyNumber_isRightInTheMean() {
        double sum = 0;
        for (int i = 0; i < 1000; i++) {
            sum += VoxelDraws.rounded((i + 0.5) / 1000, 2.3);
        }
        assertEquals(2300, sum, 1);
        assertEquals(7, VoxelDraws.rounded(1 - 0x1p-53, 7));
    }

    @Test
    void draws_certainLaws_areCertain() {
        double u = 1 - 0x1p-53;
        assertEquals(0, VoxelDraws.binomial(u, 0, 5));
        assertEquals(0, VoxelDraws.binomial(u, 9, 0));
        assertEquals(9, VoxelDraws.binomial(0x1p-53, 9, 1000));
        assertEquals(9, VoxelDraws.binomial(0x1p-53, 9, Double.POSITIVE_INFINITY));
        assertEquals(9, VoxelDraws.share(0x1p-53, 9, 1));
        assertEquals(0, VoxelDraws.share(u, 9, 0));
        assertEquals(0, VoxelDraws.births(u, 9, 0));
        assertEquals(0, VoxelDraws.poisson(u, 0));
    }

    @Test
    void draws_notANumber_areRefused() {
        for (int n : new int[] {1, 5, 500}) {
            assertThrows(IllegalArgumentException.class, () -> VoxelDraws.binomial(0.5, n, Double.NaN));
            assertThrows(IllegalArgumentException.class, () -> VoxelDraws.share(0.5, n, Double.NaN));
            assertThrows(IllegalArgumentException.class, () -> VoxelDraws.births(0.5, n, Double.NaN));
            assertThrows(IllegalArgumentException.class, () -> VoxelDraws.births(0.5, n, 11));
        }
        assertThrows(IllegalArgumentException.class, () -> VoxelDraws.poisson(0.5, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> VoxelDraws.poisson(0.5, 1e16));
    }
}
