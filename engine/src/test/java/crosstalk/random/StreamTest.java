package crosstalk.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class StreamTest {
    private static final Address ADDRESS = new Address(20_261, 3, Purpose.REACTION, 17);

    @Test
    void unit_extremeBits_areInsideTheOpenInterval() {
        assertEquals(0x1p-53, Stream.unit(0));
        assertEquals(1 - 0x1p-53, Stream.unit(-1));
        assertEquals(1 - Stream.unit(0x123456789ABCDEFL), Stream.unit(~0x123456789ABCDEFL));
    }

    @Test
    void seek_anyIndex_continuesFromThere() {
        double[] draws = ADDRESS.stream().doubles(20).toArray();
        Stream stream = ADDRESS.stream();
        for (int start = 19; start >= 0; start--) {
            stream.seek(start);
            assertEquals(start, stream.index());
            for (int i = start; i < 20; i++) {
                assertEquals(draws[i], stream.nextDouble());
            }
        }
    }

    @Test
    void moveTo_otherAddress_isAFreshStreamThere() {
        Stream stream = ADDRESS.stream();
        stream.nextDouble(); // leaves half a block behind
        stream.moveTo(9, 8, Purpose.TRAITS, 7);
        assertEquals(new Address(9, 8, Purpose.TRAITS, 7).uniform(0), stream.nextDouble());
        stream.moveTo(6);
        assertEquals(new Address(9, 8, Purpose.TRAITS, 6).uniform(0), stream.nextDouble());
        assertThrows(IllegalArgumentException.class, () -> stream.moveTo(9, -1, Purpose.TRAITS, 7));
    }

    @Test
    void nextLong_allDrawsTaken_isRefused() {
        Stream stream = ADDRESS.stream();
        stream.seek(Address.DRAWS - 1);
        stream.nextLong();
        assertThrows(IllegalStateException.class, stream::nextLong);
        assertThrows(IllegalArgumentException.class, () -> stream.seek(Address.DRAWS));
        assertThrows(IllegalArgumentException.class, () -> stream.seek(-1));
    }

    @Test
    void nextDouble_hundredThousandDraws_areUniform() {
        Stream stream = ADDRESS.stream();
        Stream twin = ADDRESS.stream();
        assertTrue(kolmogorov(stream::nextDouble, u -> u) < bound());
        assertTrue(kolmogorov(() -> Math.pow(twin.nextDouble(), 1.03), u -> u) > bound(), "the biased twin must fail");
    }

    @Test
    void nextGaussian_hundredThousandDraws_areNormal() {
        NormalDistribution normal = NormalDistribution.of(0, 1);
        Stream stream = ADDRESS.stream();
        Stream twin = ADDRESS.stream();
        assertTrue(kolmogorov(stream::nextGaussian, normal::cumulativeProbability) < bound());
        assertTrue(
                kolmogorov(() -> twin.nextGaussian() + 0.03, normal::cumulativeProbability) > bound(),
                "the biased twin must fail");
    }

    @Test
    void nextExponential_hundredThousandDraws_areExponential() {
        Stream stream = ADDRESS.stream();
        Stream twin = ADDRESS.stream();
        assertTrue(kolmogorov(stream::nextExponential, x -> -Math.expm1(-x)) < bound());
        assertTrue(
                kolmogorov(() -> 1.04 * twin.nextExponential(), x -> -Math.expm1(-x)) > bound(),
                "the biased twin must fail");
    }

    @Test
    void nextExponentials_many_areThoseOfOneByOne() {
        Stream one = ADDRESS.stream();
        Stream many = ADDRESS.stream();
        one.nextDouble();
        many.nextDouble();
        double[] found = new double[12];
        many.nextExponentials(found, 2, 7);
        for (int i = 0; i < found.length; i++) {
            assertEquals(i >= 2 && i < 9 ? one.nextExponential() : 0, found[i]);
        }
        assertEquals(one.index(), many.index());
    }

    @Test
    void nextGaussian_oneDraw_takesOneUniform() {
        Stream stream = ADDRESS.stream();
        stream.nextGaussian();
        stream.nextExponential();
        assertEquals(2, stream.index());
    }

    @Test
    void nextGaussian_distribution_meetsTheReferenceQuantiles() {
        NormalDistribution normal = NormalDistribution.of(0, 1);
        for (Map<String, String> row : ReferenceTable.read("random/expected/quantiles.csv")
                .where("dist", "norm")
                .rows()) {
            double expected = ReferenceTable.number(row, "quantile");
            double found = normal.inverseCumulativeProbability(ReferenceTable.number(row, "prob"));
            assertEquals(expected, found, 1e-8 * Math.abs(expected));
        }
    }

    /// The largest distance between the sample's distribution and the law's, of 1e5 draws.
    private static double kolmogorov(DoubleSupplier sampler, DoubleUnaryOperator law) {
        double[] draws = new double[100_000];
        Arrays.setAll(draws, i -> sampler.getAsDouble());
        Arrays.sort(draws);
        double largest = 0;
        for (int i = 0; i < draws.length; i++) {
            double p = law.applyAsDouble(draws[i]);
            largest = Math.max(largest, Math.max(p - i / (double) draws.length, (i + 1.0) / draws.length - p));
        }
        return largest;
    }

    /// Exceeded with probability 1e-6: 2 exp(-2 n d^2) = 1e-6 (Massart's bound of Kolmogorov's distance).
    private static double bound() {
        return Math.sqrt(Math.log(2e6) / (2 * 100_000.0));
    }
}
