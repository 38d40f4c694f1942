package crosstalk.solver.spatial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.random.Scatter;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HopsTest {

    private static final int DRAWS = 100_000;

    /// Counts of pairs (up, down) of the lower cells of their law against trinomial probabilities: p-value of chi-square over pairs that
    /// are expected at least 10 times, the others pooled.
    private static double fit(Hops hops, int cells, double rise, double fall) {
        int[][] found = new int[cells + 1][cells + 1];
        for (int d = 0; d < DRAWS; d++) {
            hops.draw(cells, 1, 2, 0, Scatter.bits(cells, d));
            found[hops.up][hops.down]++;
        }
        BinomialDistribution rising = BinomialDistribution.of(cells, rise);
        double statistic = 0;
        double pooled = DRAWS;
        double pooledFound = DRAWS;
        int pairs = 0;
        for (int up = 0; up <= cells; up++) {
            BinomialDistribution falling = BinomialDistribution.of(cells - up, fall / (1 - rise));
            for (int down = 0; down <= cells - up; down++) {
                double expected = DRAWS * rising.probability(up) * falling.probability(down);
                if (expected >= 10) {
                    statistic += Math.pow(found[up][down] - expected, 2) / expected;
                    pooled -= expected;
                    pooledFound -= found[up][down];
                    pairs++;
                }
            }
        }
        if (pooled >= 10) {
            statistic += Math.pow(pooledFound - pooled, 2) / pooled;
            pairs++;
        }
        return ChiSquaredDistribution.of(pairs - 1.0).survivalProbability(statistic);
    }

    /// The twin takes the chances 3 % too high: a mean of cells * 0.2 * 0.03, of a deviation of sqrt(cells * 0.16), is 0.015 sqrt(cells)
    /// deviations, 4.7 sqrt(cells) standard errors of 1e5 draws; in both counts together a noncentrality of 45 and more.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 40, 64, 65, 300})
    void draw_anyNumber_followsTheTrinomialLaw(int cells) {
        double rise = 0.2;
        assertTrue(fit(new Hops(null, rise, null, 1), cells, rise, rise) > 1e-6);
        double twin = rise * 1.03;
        assertTrue(fit(new Hops(null, twin, null, 1), cells, rise, rise) < 1e-6, "the biased twin passes");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 9, 30, 90})
    void draw_inAGradient_followsTheTrinomialLaw(int cells) {
        float[] potential = {0, 0.5f, 1.2f};
        Hops hops = new Hops(null, 0.2, potential, 1);
        double rise = 0.7 / -Math.expm1(-0.7 / 0.2);
        double fall = -0.5 / -Math.expm1(0.5 / 0.2);
        Hops reach = new Hops(null, 0.2, potential, 0.8);
        assertEquals(rise, hops.chance(1, 2), 1e-7);
        assertEquals(fall, hops.chance(1, 0), 1e-7);
        assertTrue(fit(reach, cells, 0.8 * rise, 0.8 * fall) > 1e-6);
    }

    /// D B(-P) against x/(exp(x) - 1) by Math.expm1, and the balance of both directions: exp(P).
    @Test
    void biased_anySlope_isTheBernoulliFunction() {
        double d = 0.07;
        for (double slope = -39; slope < 39; slope += 0.0371) {
            double exact = d * -slope / Math.expm1(-slope);
            double found = Hops.biased(d, d * slope);
            assertEquals(exact, found, 2e-9 * exact, "slope " + slope);
            assertEquals(slope, Math.log(found / Hops.biased(d, -d * slope)), 2e-9 * Math.max(1, Math.abs(slope)));
        }
        assertEquals(d, Hops.biased(d, 0));
        assertEquals(0.3, Hops.biased(0, 0.3));
        assertEquals(0, Hops.biased(0, -0.3));
        assertEquals(0, Hops.biased(0, 0));
        assertEquals(0.3, Hops.biased(0.3 / 41, 0.3));
    }

    @Test
    void chance_slowVoxel_isTheSameFromBothSides() {
        float[] speeds = {0.1f, 0.4f, 0};
        Hops hops = new Hops(speeds, 0, null, 2);
        assertEquals(0.32, hops.chance(0, 1), 1e-7);
        assertEquals(hops.chance(0, 1), hops.chance(1, 0));
        assertEquals(0, hops.chance(1, 2));
        assertEquals(0, hops.chance(2, 1));
        assertEquals(0, hops.chance(2, 2));
    }
}
