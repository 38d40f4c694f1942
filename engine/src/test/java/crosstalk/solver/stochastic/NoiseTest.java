package crosstalk.solver.stochastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.random.PoissonQuantile;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The scores of one source over cells of length 1.
class NoiseTest {

    private static final int CELLS = 100_000;
    private static final double MANY = 100;

    private static Noise noise(long subject) {
        return new Noise(5, subject, new String[] {"reaction"}, 1);
    }

    private static double score(Noise noise, double time, double length) {
        noise.leap(time, length);
        return noise.of(0, MANY).normal();
    }

    @Test
    void cellEnd_anyLongest_isAMultipleOfAPowerOfTwo() {
        assertEquals(0.0625, Noise.cellLength(0.1));
        assertEquals(0.125, Noise.cellLength(0.125));
        assertEquals(3.125, Noise.cellEnd(3, 0.125));
        assertEquals(3.125, Noise.cellEnd(3.1249, 0.125));
        assertEquals(4, Noise.cellEnd(3.1, 1.9));
    }

    /// Each arm cuts cells as it likes; weighted by the roots of the lengths, its scores add up to that of the whole.
    @Test
    void of_partsOfACell_addUpToTheWhole() {
        SplittableRandom random = new SplittableRandom(1);
        Noise whole = noise(2);
        Noise cut = noise(2);
        for (int cell = 0; cell < 1000; cell++) {
            double expected = score(whole, cell, 1);
            double time = cell;
            double sum = 0;
            while (time < cell + 1) {
                double length = random.nextInt(3) == 0 ? cell + 1 - time : random.nextDouble() * (cell + 1 - time);
                sum += Math.sqrt(length) * score(cut, time, length);
                time = length == cell + 1 - time ? cell + 1 : time + length;
            }
            assertEquals(expected, sum, 1e-6 + 1e-9 * Math.abs(expected));
        }
    }

    /// Largest of the sample's distances, in standard errors, from a mean of 0, a variance of 1 and no correlation between the
    /// scores of a first, a middle and a last part, the second cut chosen by the first score: 9 of them, below 5 with
    /// probability 1 - 5e-6. `tilt` biases the first score.
    private static double worst(double tilt) {
        Noise noise = noise(3);
        double[] sum = new double[3];
        double[][] products = new double[3][3];
        for (int cell = 0; cell < CELLS; cell++) {
            double[] z = new double[3];
            z[0] = score(noise, cell, 0.3) + tilt;
            double second = z[0] > 0 ? 0.5 : 0.2;
            z[1] = score(noise, cell + 0.3, second);
            z[2] = score(noise, cell + 0.3 + second, cell + 1 - (cell + 0.3 + second));
            for (int i = 0; i < 3; i++) {
                sum[i] += z[i];
                for (int j = 0; j < 3; j++) {
                    products[i][j] += z[i] * z[j];
                }
            }
        }
        double worst = 0;
        double root = Math.sqrt(CELLS);
        for (int i = 0; i < 3; i++) {
            worst = Math.max(worst, Math.abs(sum[i]) / root);
            worst = Math.max(worst, Math.abs(products[i][i] - CELLS) / (root * Math.sqrt(2)));
            for (int j = 0; j < i; j++) {
                worst = Math.max(worst, Math.abs(products[i][j]) / root);
            }
        }
        return worst;
    }

    /// Twin: 0.03 * sqrt(100,000) = 9.5 standard errors.
    @Test
    void of_partsOfACell_areIndependentStandardNormal() {
        assertTrue(worst(0) < 5, worst(0) + " standard errors");
        assertTrue(worst(0.03) > 6);
    }

    @Test
    void of_leapsNotAsked_changeNoLaterCell() {
        Noise every = noise(4);
        Noise some = noise(4);
        for (int cell = 0; cell < 50; cell++) {
            double all = score(every, cell, 1);
            if (cell % 7 == 3) {
                assertEquals(all, score(some, cell, 1));
            }
        }
        assertNotEquals(score(noise(4), 0, 1), score(noise(5), 0, 1));
    }

    @Test
    void of_cellsBeyondOnePlace_goOn() {
        Noise noise = new Noise(5, 1, new String[] {"reaction"}, 0x1p-20);
        double last = score(noise, 1 - 0x1p-20, 0x1p-20);
        double first = score(noise, 1, 0x1p-20);
        assertNotEquals(last, first);
        Noise again = new Noise(5, 1, new String[] {"reaction"}, 0x1p-20);
        assertEquals(first, score(again, 1, 0x1p-20));
    }

    /// Firings at a hazard of 0.8 a cell, the cell cut at `cuts`.
    private static long fired(Noise noise, int cell, double... cuts) {
        long fired = 0;
        double time = cell;
        for (double cut : cuts) {
            double length = cell + cut - time;
            double mean = 0.8 * length;
            noise.leap(time, length);
            long count = PoissonQuantile.of(noise.of(0, mean), mean);
            if (noise.isPending()) {
                noise.happened(0, count == 0, Math.exp(-mean));
            }
            fired += count;
            time = cell + cut;
        }
        return fired;
    }

    @Test
    void of_littleExpected_happensInTheSameCellsHoweverTheyAreCut() {
        Noise whole = noise(6);
        Noise halves = noise(6);
        Noise thirds = noise(6);
        for (int cell = 0; cell < 10_000; cell++) {
            boolean happens = fired(whole, cell, 1) > 0;
            assertEquals(happens, fired(halves, cell, 0.5, 1) > 0);
            assertEquals(happens, fired(thirds, cell, 0.1, 0.7, 1) > 0);
        }
    }

    /// Mean and variance of the firings of 100,000 cells cut in three, in standard errors; both are 0.8, and the excess kurtosis
    /// is 1.25. Twin: 5 % more time would be 0.04 / sqrt(0.8 / 100,000) = 14 standard errors.
    @Test
    void of_littleExpected_isPoissonHoweverCellsAreCut() {
        Noise noise = noise(7);
        double[] counts = new double[CELLS];
        for (int cell = 0; cell < CELLS; cell++) {
            counts[cell] = fired(noise, cell, 0.15, 0.6, 1);
        }
        double mean = Runs.mean(counts);
        assertTrue(Math.abs(mean - 0.8) < 5 * Math.sqrt(0.8 / CELLS), "mean " + mean);
        double variance = Runs.moment(counts, 2);
        assertTrue(Math.abs(variance - 0.8) < 5 * 0.8 * Math.sqrt((2 + 1.25) / CELLS), "variance " + variance);
        assertTrue(Math.abs(mean - 0.84) > 6 * Math.sqrt(0.84 / CELLS));
    }
}
