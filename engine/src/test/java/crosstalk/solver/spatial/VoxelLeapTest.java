package crosstalk.solver.spatial;

import static crosstalk.solver.Sketch.change;
import static crosstalk.solver.Sketch.number;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.network.Expression;
import crosstalk.solver.Sketch;
import crosstalk.solver.SolverException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoxelLeapTest {
    private static final double REFUSED_BELOW = 1e-6;

    private static Dish birthAndDeath(int voxels, double birth, double death) {
        Sketch sketch = new Sketch();
        Expression cell = sketch.counted("cell", 0);
        sketch.reaction("birth", number(birth).times(cell), change(cell, 1))
                .reaction("death", number(death).times(cell), change(cell, -1));
        return new Dish(sketch, voxels, cell);
    }

    /// At most one event per cell and step, as a step without half births would have it.
    private static int[] oneEvent(int voxels, int start, double birth, double death, int times, double dt) {
        SplittableRandom random = new SplittableRandom(5);
        int[] counts = new int[voxels];
        double any = 1 - Math.exp(-(birth + death) * dt);
        for (int v = 0; v < voxels; v++) {
            int n = start;
            for (int i = 0; i < times && n > 0; i++) {
                int now = n;
                for (int c = 0; c < now; c++) {
                    double u = random.nextDouble();
                    n += u >= any ? 0 : u < any * birth / (birth + death) ? 1 : -1;
                }
            }
            counts[v] = n;
        }
        return counts;
    }

    /// After 5 days: mean exp((b-d)t), variance (b+d)/(b-d) m (m-1), extinction d(m-1)/(bm-d) (Kendall 1948). Bounds: 6 standard errors
    /// of 100,000 runs; for the variance with the fourth moment of the run itself. The scheme's own error in extinction and variance is
    /// below 2e-3 at 24 h, added to the bounds there.
    @ParameterizedTest
    @CsvSource({"1, 120", "6, 20", "24, 5"})
    void leap_birthAndDeath_meetsTheClosedFormAndOneEventAStepDoesNot(int hours, int times) {
        double b = 0.6;
        double d = 0.3;
        int voxels = 100_000;
        double m = Math.exp((b - d) * 5);
        double variance = (b + d) / (b - d) * m * (m - 1);
        double extinct = d * (m - 1) / (b * m - d);
        Dish dish = birthAndDeath(voxels, b, d).fill(0, 1);
        dish.run(times, hours / 24.0);
        double error = Math.sqrt(variance / voxels);
        assertEquals(m, dish.mean(0), 6 * error);
        assertEquals(
                extinct, dish.empty(0), 6 * Math.sqrt(extinct * (1 - extinct) / voxels) + (hours == 24 ? 2e-3 : 0));
        double mean = dish.mean(0);
        double fourth = Arrays.stream(dish.counts[0])
                .mapToDouble(n -> Math.pow(n - mean, 4))
                .average()
                .orElseThrow();
        double ofVariance = Math.sqrt((fourth - variance * variance) / voxels);
        assertEquals(variance, dish.variance(0), 6 * ofVariance + (hours == 24 ? 0.01 * variance : 0));
        // The twin grows too slowly by b (b + d)/2 dt a day: at 1 h by 5 % in 5 days, which is 11 standard errors.
        double twin = Arrays.stream(oneEvent(voxels, 1, b, d, times, hours / 24.0))
                .average()
                .orElseThrow();
        assertTrue(m - twin > 6 * error, "mean of the twin " + twin);
    }

    /// The chance of a cell to be left after 6 h is exp(-500); the number expected at the middle is exp(-250) of those there.
    @Test
    void leap_deathFarFasterThanTheStep_leavesNone() {
        Dish dish = birthAndDeath(1000, 0.6, 2000).fill(0, 40);
        dish.run(1, 6 / 24.0);
        assertEquals(1, dish.empty(0));
    }

    /// Chances to stay by the sum of their own series, which converges where the closed form cancels.
    @ParameterizedTest
    @CsvSource({"1e-6", "0.01", "0.3", "0.999999", "1.000001", "3", "20"})
    void ofNewcomer_andOfSecondComer_areLogarithmsOfTheChanceToStay(double z) {
        double one = 0;
        double two = 0;
        double term = 1;
        for (int n = 0; n < 150; n++) {
            one += term / (n + 1);
            two += 2 * term / ((n + 1) * (n + 2.0));
            term *= -z / (n + 1);
        }
        // Of z = 20 the series loses 8 digits to terms of 4e7.
        double bound = z > 10 ? 1e-6 : 1e-8;
        assertEquals(1, VoxelLeap.ofNewcomer(z) / -Math.log(one), Math.max(bound, 1e-15 / z));
        assertEquals(1, VoxelLeap.ofSecondComer(z) / -Math.log(two), Math.max(bound, 1e-15 / z));
    }

    /// The law of n cells after 6 h: each has none with probability a, else a geometric number (Kendall 1948); added up n times.
    private static double[] law(int n, double b, double d, double t, int most) {
        double m = Math.exp((b - d) * t);
        double none = d * (m - 1) / (b * m - d);
        double more = b * (m - 1) / (b * m - d);
        double[] one = new double[most + 1];
        one[0] = none;
        for (int k = 1; k <= most; k++) {
            one[k] = (1 - none) * (1 - more) * Math.pow(more, k - 1);
        }
        double[] sum = {1};
        for (int i = 0; i < n; i++) {
            double[] next = new double[most + 1];
            for (int j = 0; j < sum.length; j++) {
                for (int k = 0; j + k <= most; k++) {
                    next[j + k] += sum[j] * one[k];
                }
            }
            sum = next;
        }
        return sum;
    }

    private static double pValue(int[] counts, double[] law) {
        long[] seen = new long[law.length];
        for (int count : counts) {
            seen[Math.min(count, law.length - 1)]++;
        }
        List<double[]> cells = new ArrayList<>();
        double[] cell = new double[2];
        for (int k = 0; k < law.length; k++) {
            cell[0] += seen[k];
            cell[1] += law[k] * counts.length;
            if (cell[1] >= 20) {
                cells.add(cell);
                cell = new double[2];
            }
        }
        cells.getLast()[0] += cell[0];
        cells.getLast()[1] += cell[1];
        double statistic = cells.stream()
                .mapToDouble(c -> (c[0] - c[1]) * (c[0] - c[1]) / c[1])
                .sum();
        return ChiSquaredDistribution.of(cells.size() - 1.0).survivalProbability(statistic);
    }

    /// The scheme's total variation is below 1e-5, which 200,000 runs can not see; one event a step is 0.026 to 0.051 off: noncentrality
    /// at least 200,000 * 4 * 0.026^2 = 540.
    @ParameterizedTest
    @CsvSource({"1", "5", "20"})
    void leap_sixHours_hasTheLawOfBirthAndDeath(int start) {
        double[] law = law(start, 0.6, 0.3, 0.25, 80);
        Dish dish = birthAndDeath(200_000, 0.6, 0.3).fill(0, start);
        dish.run(1, 0.25);
        assertTrue(pValue(dish.counts[0], law) > REFUSED_BELOW);
        assertTrue(pValue(oneEvent(200_000, start, 0.6, 0.3, 1, 0.25), law) < REFUSED_BELOW);
    }

    /// Three fates of each of 12 cells, hazards 0.5, 0.3 and 0.2 a day for a day: each fate's number is binomial, and of those who leave the
    /// share that takes a fate is h/H, whatever their number (chi-square on both). The twin's first hazard is 4 % higher: it moves the mean
    /// of 200,000 runs by 12 * 0.01 = 0.1 of 1.6 deviations, noncentrality 700.
    @Test
    void leap_competingFates_areMultinomial() {
        for (double first : new double[] {0.5, 0.52}) {
            Sketch sketch = new Sketch();
            Expression a = sketch.counted("a", 0);
            Expression b = sketch.counted("b", 0);
            Expression c = sketch.counted("c", 0);
            sketch.reaction("a to b", number(first).times(a), change(a, -1), change(b, 1))
                    .reaction("a to c", number(0.3).times(a), change(a, -1), change(c, 1))
                    .reaction("a dies", number(0.2).times(a), change(a, -1));
            Dish dish = new Dish(sketch, 200_000, a, b, c).fill(0, 12);
            dish.run(1, 1);
            double gone = 1 - Math.exp(-1);
            boolean isRight = pValue(dish.counts[0], binomial(12, 1 - gone)) > REFUSED_BELOW
                    && pValue(dish.counts[1], binomial(12, gone * 0.5)) > REFUSED_BELOW
                    && pValue(dish.counts[2], binomial(12, gone * 0.3)) > REFUSED_BELOW;
            // Of 7 who are neither in a nor dead, as many came to b as in 7 tries of 5/8.
            int[] toB = java.util.stream.IntStream.range(0, 200_000)
                    .filter(v -> dish.counts[1][v] + dish.counts[2][v] == 7)
                    .map(v -> dish.counts[1][v])
                    .toArray();
            isRight &= pValue(toB, binomial(7, 0.625)) > REFUSED_BELOW;
            assertEquals(first == 0.5, isRight, "first hazard " + first);
        }
    }

    private static double[] binomial(int n, double p) {
        double[] law = new double[n + 1];
        for (int k = 0; k <= n; k++) {
            law[k] = BinomialDistribution.of(n, p).probability(k);
        }
        return law;
    }

    @Test
    void leap_anyRates_keepEveryCell() {
        Sketch sketch = new Sketch();
        Expression a = sketch.counted("a", 0);
        Expression b = sketch.counted("b", 0);
        Expression c = sketch.counted("c", 0);
        Expression blood = sketch.counted("blood", 0);
        sketch.reaction("a to b", number(3).times(a), change(a, -1), change(b, 1))
                .reaction("b to c", number(0.7).times(b), change(b, -1), change(c, 1))
                .reaction("b to a", number(5).times(b), change(b, -1), change(a, 1))
                .reaction("c to a", number(9).times(c), change(c, -1), change(a, 1))
                .reaction("c leaves", number(0.4).times(c), change(c, -1), change(blood, 1));
        Dish dish = new Dish(sketch, 1000, a, b, c).fill(0, 7).fill(2, 4000);
        for (int i = 0; i < 40; i++) {
            dish.run(1, i % 2 == 0 ? 0.25 : 3);
            long sum = dish.strip.given[3];
            for (int[] kind : dish.counts) {
                for (int n : kind) {
                    assertTrue(n >= 0);
                    sum += n;
                }
            }
            assertEquals(1000 * 4007, sum);
        }
        assertTrue(dish.strip.given[3] > 0);
    }

    /// Makings of 1.3 cells at 0.5 a day, and bursts of 2.7: right in the mean, by 6 standard errors of 100,000 runs.
    @Test
    void leap_amountsThatAreNotWhole_areRightInTheMean() {
        Sketch sketch = new Sketch();
        Expression a = sketch.counted("a", 0);
        Expression b = sketch.counted("b", 0);
        Expression blood = sketch.counted("blood", 0);
        Expression size = sketch.assign("size", number(2.7));
        sketch.reaction("a bursts", a, change(a, -1), change(blood, size))
                .reaction("made", number(0.5), change(b, 1.3));
        int voxels = 100_000;
        Dish dish = new Dish(sketch, voxels, a, b).fill(0, 3);
        dish.run(1, 1);
        double gone = 1 - Math.exp(-1);
        // variance of a's exits 3 p (1 - p) times 2.7^2, and at most 1/4 of rounding each
        double bursts = Math.sqrt((3 * gone * (1 - gone) * 7.29 + 0.25) / voxels);
        assertEquals(3 * gone * 2.7, dish.strip.given[2] / (double) voxels, 6 * bursts);
        // variance of 0.5 makings times 1.3^2, and rounding
        assertEquals(0.65, dish.mean(1), 6 * Math.sqrt((0.5 * 1.69 + 0.25) / voxels));
        dish.strip.clear();
        assertEquals(0, dish.strip.given[2]);
    }

    @Test
    void leap_negativeRate_countsAsNone() {
        Sketch sketch = new Sketch();
        Expression a = sketch.counted("a", 0);
        sketch.reaction("birth", number(-3).times(a), change(a, 1))
                .reaction("death", number(-2).times(a), change(a, -1))
                .reaction("made", number(-2), change(a, 2));
        Dish dish = new Dish(sketch, 100, a).fill(0, 5);
        dish.run(3, 1);
        for (int n : dish.counts[0]) {
            assertEquals(5, n);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, birth", "1, death", "2, made"})
    void leap_rateThatIsNotANumber_isRefusedByName(int reaction, String name) {
        Sketch sketch = new Sketch();
        Expression a = sketch.counted("a", 0);
        sketch.reaction("birth", a, change(a, 1))
                .reaction("death", a, change(a, -1))
                .reaction("made", number(2), change(a, 2));
        Dish dish = new Dish(sketch, 100, a).fill(0, 5);
        dish.leap.begin(0);
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            dish.rates(true);
            dish.strip.rates[reaction][41] = bad;
            SolverException early = assertThrows(SolverException.class, () -> dish.leap.halfway(dish.strip, 0.25));
            assertTrue(
                    String.valueOf(early.getMessage()).contains(name + " has the rate " + bad),
                    String.valueOf(early.getMessage()));
            dish.rates(true);
            dish.leap.halfway(dish.strip, 0.25);
            dish.strip.rates[reaction][41] = bad;
            SolverException late = assertThrows(SolverException.class, () -> dish.leap.leap(dish.strip, 0.25));
            assertTrue(
                    String.valueOf(late.getMessage()).contains(name + " has the rate " + bad),
                    String.valueOf(late.getMessage()));
            assertTrue(String.valueOf(late.getMessage()).contains("(41, 0, 0)"), String.valueOf(late.getMessage()));
        }
    }

    @Test
    void leap_growthTooFastForTheStep_isRefusedByName() {
        Dish dish = birthAndDeath(10, 30, 1).fill(0, 5);
        SolverException e = assertThrows(SolverException.class, () -> dish.run(1, 1));
        assertTrue(
                String.valueOf(e.getMessage()).contains("birth")
                        && String.valueOf(e.getMessage()).contains("shorter"),
                String.valueOf(e.getMessage()));
    }

    /// Draws go by address, not by where a strip begins or ends; and by step, subject and seed.
    @Test
    void leap_otherStrips_sameResult() {
        Dish whole = birthAndDeath(100, 0.6, 0.3).fill(0, 9);
        whole.run(1, 0.25);
        Dish parts = birthAndDeath(100, 0.6, 0.3).fill(0, 9);
        parts.leap.begin(0);
        parts.rates(true);
        long address = parts.strip.address[0];
        for (int from = 0; from < 100; from += 30) {
            parts.strip.empty();
            parts.strip.add(from, Math.min(30, 100 - from), address + from);
            parts.leap.halfway(parts.strip, 0.25);
            for (int v = 0; v < parts.strip.length; v++) {
                double middle = parts.strip.middle[0][v];
                parts.strip.rates[0][v] = 0.6 * middle;
                parts.strip.rates[1][v] = 0.3 * middle;
            }
            parts.leap.leap(parts.strip, 0.25);
            for (int v = 0; v < 100; v++) {
                parts.strip.rates[0][v] = 0.6 * 9;
                parts.strip.rates[1][v] = 0.3 * 9;
            }
        }
        assertArrayEquals(whole.counts[0], parts.counts[0]);
        Dish later = birthAndDeath(100, 0.6, 0.3).fill(0, 9);
        later.run(1, 0.25);
        later.fill(0, 9).run(1, 0.25);
        assertFalse(Arrays.equals(whole.counts[0], later.counts[0]));
    }

    /// Twins of whom one loses a fate: the other draws are the same.
    @Test
    void leap_oneFateMore_leavesOtherKindsAlone() {
        int[][] seen = new int[2][];
        for (int twin = 0; twin < 2; twin++) {
            Sketch sketch = new Sketch();
            Expression a = sketch.counted("a", 0);
            Expression b = sketch.counted("b", 0);
            if (twin == 1) {
                sketch.reaction("b is killed", number(0.5).times(b), change(b, -1));
            }
            sketch.reaction("a divides", number(0.4).times(a), change(a, 1))
                    .reaction("a dies", number(0.4).times(a), change(a, -1));
            Dish dish = new Dish(sketch, 200, a, b).fill(0, 20).fill(1, 20);
            dish.run(8, 0.25);
            seen[twin] = dish.counts[0];
        }
        assertArrayEquals(seen[0], seen[1]);
    }
}
