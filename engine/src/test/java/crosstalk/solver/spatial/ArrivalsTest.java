package crosstalk.solver.spatial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.random.Scatter;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalsTest {

    private static final int DRAWS = 20_000;

    /// Chi-square of `found[k]` against `probability`, cells expected at least 10 times, the rest pooled.
    private static double fit(long[] found, IntToDoubleFunction probability) {
        double all = Arrays.stream(found).sum();
        double statistic = 0;
        double pooled = all;
        double pooledFound = all;
        int cells = 0;
        for (int k = 0; k < found.length; k++) {
            double expected = all * probability.applyAsDouble(k);
            if (expected >= 10) {
                statistic += (found[k] - expected) * (found[k] - expected) / expected;
                pooled -= expected;
                pooledFound -= found[k];
                cells++;
            }
        }
        if (pooled >= 10) {
            statistic += (pooledFound - pooled) * (pooledFound - pooled) / pooled;
            cells++;
        }
        return ChiSquaredDistribution.of(cells - 1.0).survivalProbability(statistic);
    }

    /// Weights that differ a thousandfold, a third of them 0; they add up to 1 but for `scale`.
    private static float[] weights(Grid grid, double scale) {
        SplittableRandom random = new SplittableRandom(2);
        float[] weights = new float[grid.size()];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = grid.isActive(i) && random.nextInt(3) > 0 ? (float) Math.exp(random.nextDouble(-6.9, 0)) : 0;
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= (float) (scale / sum);
        }
        return weights;
    }

    /// 12 a day for a quarter of a day: Poisson of mean 3; of 40 cells binomial of 40 and 1 - exp(-3/40). Each is the other's twin, and in chi-square
    /// of 20,000 draws they differ by about 20,000 * (variance ratio 0.93 - 1)^2/2 = 50, and by the mean 2.89.
    @Test
    void draw_total_followsItsLawAndNotTheOthers() {
        Grid grid = Grid.full(0.2, 6, 4, 3);
        float[] weights = weights(grid, 12);
        Arrivals arrivals = new Arrivals(grid, Crew.ALONE);
        int[] into = new int[grid.size()];
        long[] free = new long[64];
        long[] bound = new long[64];
        long sum = 0;
        for (int d = 0; d < DRAWS; d++) {
            int freely = (int) arrivals.draw(weights, 0.25, -1, Scatter.key(1, 1, 1, d), into);
            int bounded = (int) arrivals.draw(weights, 0.25, 40, Scatter.key(1, 1, 2, d), into);
            free[freely]++;
            bound[bounded]++;
            sum += freely + bounded;
        }
        assertEquals(sum, Arrays.stream(into).asLongStream().sum());
        PoissonDistribution poisson = PoissonDistribution.of(3);
        BinomialDistribution binomial = BinomialDistribution.of(40, -Math.expm1(-3 / 40.0));
        assertTrue(fit(free, poisson::probability) > 1e-6);
        assertTrue(fit(bound, binomial::probability) > 1e-6);
        assertTrue(fit(bound, poisson::probability) < 1e-6, "the biased twin passes");
        assertTrue(fit(free, binomial::probability) < 1e-6, "the biased twin passes");
    }

    /// Where 200,000 cells come in, by voxel: in small and large numbers alike, without a source and of one that is far larger or just so
    /// large. The twin takes the square root of each weight.
    @ParameterizedTest
    @ValueSource(longs = {-1, 1_000_000_000, 4_000_000})
    void draw_voxels_followTheirWeights(long source) {
        Grid grid = Grid.full(0.2, 7, 5, 4);
        for (int each : new int[] {2, 2_000, 200_000}) {
            float[] weights = weights(grid, each);
            Arrivals arrivals = new Arrivals(grid, Crew.ALONE);
            int[] into = new int[grid.size()];
            long sum = 0;
            for (int d = 0; d < 200_000 / each; d++) {
                sum += arrivals.draw(weights, 1, source, Scatter.key(3, 1, 1, d), into);
            }
            long[] found = Arrays.stream(into).asLongStream().toArray();
            assertEquals(sum, Arrays.stream(found).sum());
            assertTrue(fit(found, i -> weights[i] / each) > 1e-6, "of " + each);
            double sumOfRoots = 0;
            for (float weight : weights) {
                sumOfRoots += Math.sqrt(weight);
            }
            double roots = sumOfRoots;
            assertTrue(fit(found, i -> Math.sqrt(weights[i]) / roots) < 1e-6, "the biased twin passes");
            for (int i = 0; i < into.length; i++) {
                assertTrue(weights[i] > 0 || into[i] == 0, "cells without weight at " + i);
            }
        }
    }

    /// A multinomial's counts of two voxels in one draw covary by -n p q: with n = 1,000 of weights 0.3 and 0.2, -60; the standard
    /// error of 20,000 draws is sqrt((1 + rho^2) v1 v2/20,000) = sqrt((210 * 160 + 3,600)/20,000) = 1.36. A twin that draws each by itself has 0.
    @Test
    void draw_twoVoxels_covaryAsInAMultinomial() {
        Grid grid = Grid.full(0.2, 3, 1, 1);
        float[] weights = new float[grid.size()];
        weights[grid.index(1, 1, 1)] = 0.3e9f;
        weights[grid.index(2, 1, 1)] = 0.2e9f;
        weights[grid.index(3, 1, 1)] = 0.5e9f;
        Arrivals arrivals = new Arrivals(grid, Crew.ALONE);
        double[] sums = new double[3];
        for (int d = 0; d < DRAWS; d++) {
            int[] into = new int[grid.size()];
            assertEquals(1000, arrivals.draw(weights, 1, 1000, Scatter.key(4, 1, 1, d), into));
            double a = into[grid.index(1, 1, 1)] - 300;
            double b = into[grid.index(2, 1, 1)] - 200;
            sums[0] += a;
            sums[1] += b;
            sums[2] += a * b;
        }
        double covariance = sums[2] / DRAWS - sums[0] / DRAWS * sums[1] / DRAWS;
        assertTrue(Math.abs(covariance + 60) < 5 * 1.36, "covariance " + covariance);
    }

    /// Without a source every voxel has a Poisson number by itself, of few and of many cells, uncorrelated with the next one's: of 20,000
    /// draws the correlation has a standard error of 0.0071. The twin is a number of the mean of the other voxel.
    @Test
    void draw_withoutASource_isPoissonInEachVoxel() {
        Grid grid = Grid.full(0.2, 2, 1, 1);
        float[] weights = new float[grid.size()];
        int few = grid.index(1, 1, 1);
        int many = grid.index(2, 1, 1);
        weights[few] = 0.4f;
        weights[many] = 30;
        Arrivals arrivals = new Arrivals(grid, Crew.ALONE);
        long[] foundFew = new long[64];
        long[] foundMany = new long[128];
        double product = 0;
        for (int d = 0; d < DRAWS; d++) {
            int[] into = new int[grid.size()];
            arrivals.draw(weights, 1, -1, Scatter.key(6, 1, 1, d), into);
            foundFew[into[few]]++;
            foundMany[into[many]]++;
            product += (into[few] - 0.4) * (into[many] - 30);
        }
        PoissonDistribution ofFew = PoissonDistribution.of(0.4);
        PoissonDistribution ofMany = PoissonDistribution.of(30);
        assertTrue(fit(foundFew, ofFew::probability) > 1e-6);
        assertTrue(fit(foundMany, ofMany::probability) > 1e-6);
        assertTrue(fit(foundMany, PoissonDistribution.of(30.4)::probability) < 1e-6, "the biased twin passes");
        assertEquals(0, product / DRAWS / Math.sqrt(0.4 * 30), 6 * 0.0071);
    }

    @Test
    void draw_inALargerBoxByMany_isTheSame() {
        Grid grid = Grid.full(0.2, 9, 7, 6);
        grid.first[grid.row(3, 3)] = 4;
        grid.last[grid.row(5, 3)] = 5;
        Grid larger = grid.grown(new int[] {2, 1, 3}, new int[] {1, 0, 4});
        Crew many = (tasks, work) -> IntStream.range(0, tasks).parallel().forEach(work);
        float[] weights = weights(grid, 500);
        for (long source : new long[] {-1, 10_000}) {
            int[] into = new int[grid.size()];
            int[] wider = new int[larger.size()];
            long count = new Arrivals(grid, Crew.ALONE).draw(weights, 1, source, 5, into);
            assertEquals(count, new Arrivals(larger, many).draw(larger.moved(weights, grid), 1, source, 5, wider));
            assertTrue(count > 100);
            assertArrayEquals(larger.moved(into, grid), wider);
        }
    }

    @Test
    void draw_nothingToCome_bringsNone() {
        Grid grid = Grid.full(0.2, 3, 3, 3);
        Arrivals arrivals = new Arrivals(grid, Crew.ALONE);
        int[] into = new int[grid.size()];
        float[] none = new float[grid.size()];
        float[] some = new float[grid.size()];
        Arrays.fill(some, 3);
        assertEquals(0, arrivals.draw(none, 1, -1, 1, into));
        assertEquals(0, arrivals.draw(none, 1, 50, 1, into));
        assertEquals(0, arrivals.draw(some, 0, -1, 1, into));
        assertEquals(0, arrivals.draw(some, 1, 0, 1, into));
        Grid empty = new Grid(0.2, 4, 4, 4, 0, 0, 0);
        assertEquals(0, new Arrivals(empty, Crew.ALONE).draw(new float[64], 1, -1, 1, new int[64]));
        assertArrayEquals(new int[grid.size()], into);
        float[] negative = some.clone();
        Arrays.fill(negative, -3);
        assertEquals(0, arrivals.draw(negative, 1, -1, 1, into));
    }

    @Test
    void draw_notANumber_isRefused() {
        Grid grid = Grid.full(0.2, 3, 3, 3);
        Arrivals arrivals = new Arrivals(grid, Crew.ALONE);
        float[] bad = new float[grid.size()];
        bad[grid.index(2, 2, 2)] = Float.NaN;
        int[] into = new int[grid.size()];
        assertThrows(IllegalArgumentException.class, () -> arrivals.draw(bad, 1, -1, 1, into));
        bad[grid.index(2, 2, 2)] = 1e12f;
        assertThrows(IllegalArgumentException.class, () -> arrivals.draw(bad, 1, -1, 1, into));
        assertThrows(IllegalArgumentException.class, () -> arrivals.draw(bad, -1, -1, 1, into));
    }
}
