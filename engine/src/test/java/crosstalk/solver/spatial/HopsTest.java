package crosstalk.solver.spatial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.random.Scatter;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HopsTest {

    private static final int BLOCK = Sheet.BLOCK;
    private static final int DRAWS = 391 * BLOCK;

    /// Sums of chances as whole numbers, the same in all voxels of a block.
    private static int[][] sums(double... chances) {
        int[][] sums = new int[chances.length][BLOCK];
        double sum = 0;
        for (int c = 0; c < chances.length; c++) {
            sum += chances[c];
            Arrays.fill(sums[c], (int) Math.round(sum * HopChances.ONE));
        }
        return sums;
    }

    /// How many cells went to each place in each of many voxels: by draw, then by chance.
    private static int[][] draws(int[][] sums, int cells) {
        Hops hops = new Hops();
        int[] counts = new int[BLOCK];
        Arrays.fill(counts, cells);
        int[][] found = new int[DRAWS][sums.length];
        int[][] moved = hops.moved;
        for (int first = 0; first < DRAWS; first += BLOCK) {
            hops.draw(counts, 0, LongStream.range(first, first + BLOCK).toArray(), cells, sums);
            for (int i = 0; i < BLOCK; i++) {
                for (int c = 0; c < sums.length; c++) {
                    found[first + i][c] = moved[c][i] - (c > 0 ? moved[c - 1][i] : 0);
                }
            }
        }
        return found;
    }

    /// Counts of pairs (first, second) against trinomial probabilities: p-value of chi-square over pairs that are expected at least 10 times,
    /// the others pooled.
    private static double fit(int[][] pairs, int cells, double first, double second) {
        int[][] found = new int[cells + 1][cells + 1];
        for (int[] pair : pairs) {
            found[pair[0]][pair[1]]++;
        }
        BinomialDistribution firsts = BinomialDistribution.of(cells, first);
        double statistic = 0;
        double pooled = DRAWS;
        double pooledFound = DRAWS;
        int terms = 0;
        for (int a = 0; a <= cells; a++) {
            BinomialDistribution seconds = BinomialDistribution.of(cells - a, second / (1 - first));
            for (int b = 0; b <= cells - a; b++) {
                double expected = DRAWS * firsts.probability(a) * seconds.probability(b);
                if (expected >= 10) {
                    statistic += Math.pow(found[a][b] - expected, 2) / expected;
                    pooled -= expected;
                    pooledFound -= found[a][b];
                    terms++;
                }
            }
        }
        if (pooled >= 10) {
            statistic += Math.pow(pooledFound - pooled, 2) / pooled;
            terms++;
        }
        return ChiSquaredDistribution.of(terms - 1.0).survivalProbability(statistic);
    }

    private static int[][] pairs(int[][] found, int[] first, int[] second) {
        return Arrays.stream(found)
                .map(each -> new int[] {
                    IntStream.of(first).map(c -> each[c]).sum(),
                    IntStream.of(second).map(c -> each[c]).sum()
                })
                .toArray(int[][]::new);
    }

    /// The twin takes the chances 3 % too high: a mean of cells * 0.2 * 0.03, of a deviation of sqrt(cells * 0.16), is 0.015 sqrt(cells)
    /// deviations, 4.7 sqrt(cells) standard errors of 1e5 draws; in both counts together a noncentrality of 45 and more.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8, 9, 63, 64, 65, 300})
    void draw_oneSubstep_followsTheTrinomialLaw(int cells) {
        double rise = 0.2;
        assertTrue(fit(draws(sums(rise, rise), cells), cells, rise, rise) > 1e-6);
        double twin = rise * 1.03;
        assertTrue(fit(draws(sums(twin, twin), cells), cells, rise, rise) < 1e-6, "the biased twin passes");
    }

    /// Each chance with the next, and up with down. The twin's first place is 10 % likelier: 0.007 of a deviation of sqrt(0.07 * 0.93) = 0.255,
    /// 0.027 sqrt(cells), 8.7 sqrt(cells) standard errors.
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 6, 13, 64, 65, 200})
    void draw_twoSubsteps_followsTheMultinomialLaw(int cells) {
        double[] chances = {0.07, 0.28, 0.2, 0.03};
        int[][] found = draws(sums(chances), cells);
        for (int c = 0; c < 3; c++) {
            assertTrue(fit(pairs(found, new int[] {c}, new int[] {c + 1}), cells, chances[c], chances[c + 1]) > 1e-6);
        }
        assertTrue(fit(pairs(found, new int[] {0, 1}, new int[] {2, 3}), cells, 0.35, 0.23) > 1e-6);
        int[][] twin = draws(sums(0.077, 0.273, 0.2, 0.03), cells);
        assertTrue(fit(pairs(twin, new int[] {0}, new int[] {1}), cells, 0.07, 0.28) < 1e-6, "the biased twin passes");
    }

    /// Far less than the last digit of a lane, 2^-15: right in the mean. 1e5 voxels of 40 cells at 1e-5: 40 are expected, at most 5 deviations
    /// more or less. A chance cut to its digits would be 0.
    @Test
    void draw_chanceBelowALanesDigits_isRightInTheMean() {
        int moved = Arrays.stream(draws(sums(1e-5, 1e-5), 40))
                .mapToInt(each -> each[0])
                .sum();
        double expected = DRAWS * 40 * 1e-5;
        assertEquals(expected, moved, 5 * Math.sqrt(expected));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "0, 1"})
    void draw_certain_movesNoneOrAll(double rise, double fall) {
        for (int cells : new int[] {1, 6, 64, 65, 1000}) {
            for (int[] found : draws(sums(rise, fall), cells)) {
                assertArrayEquals(new int[] {(int) (rise * cells), (int) (fall * cells)}, found);
            }
        }
    }

    /// A cell after another, one chance after another, at counts of all kinds and chances of each voxel's own.
    @Test
    void draw_fewCells_isThatOfThePlainVersion() {
        SplittableRandom random = new SplittableRandom(5);
        int[] counts = new int[2 * BLOCK];
        int[][] sums = new int[4][2 * BLOCK];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = random.nextInt(3) == 0 ? 0 : random.nextInt(Hops.MANY + 1);
            int[] some = random.ints(4, 0, 1 << HopChances.DIGITS).sorted().toArray();
            for (int c = 0; c < 4; c++) {
                sums[c][i] = some[c];
            }
        }
        long[] addresses = random.longs(counts.length).toArray();
        Hops hops = new Hops();
        assertTrue(hops.draw(counts, BLOCK, addresses, 17, sums));
        for (int i = BLOCK; i < counts.length; i++) {
            long bits = Scatter.bits(17, addresses[i]);
            int rounding = (int) (bits * 0xD1342543DE82EF95L >>> 50);
            int[] expected = new int[4];
            for (int cell = 0; cell < counts[i]; cell++) {
                int number = (int) (bits >>> 16 * (cell % 4)) & 0x7fff;
                for (int c = 0; c < 4; c++) {
                    expected[c] += number < sums[c][i] + rounding >> 14 ? 1 : 0;
                }
                bits = cell % 4 == 3 ? Scatter.more(bits) : bits;
            }
            for (int c = 0; c < 4; c++) {
                assertEquals(expected[c], hops.moved[c][i - BLOCK], counts[i] + " cells at " + i);
            }
        }
    }

    @Test
    void draw_nobody_saysSo() {
        assertFalse(new Hops().draw(new int[BLOCK], 0, new long[BLOCK], 17, sums(0.2, 0.2)));
    }
}
