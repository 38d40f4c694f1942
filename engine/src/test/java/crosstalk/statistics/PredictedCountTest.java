package crosstalk.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PredictedCountTest {
    private static PredictedCount of(int observed, int n, int others, int of) {
        return PredictedCount.of(new Proportion(observed, n), new Proportion(others, of))
                .orElseThrow();
    }

    /// One animal: the chance of 1 is the posterior mean (v + 1/2) / (m + 1), here 3.5 / 6.
    @Test
    void oneAnimal_hasThePosteriorMean() {
        assertEquals(3.5 / 6, of(1, 1, 3, 5).probability(), 1e-12);
        assertEquals(2.5 / 6, of(0, 1, 3, 5).probability(), 1e-12);
        assertEquals(1, of(1, 1, 3, 5).asUnlikely(), 1e-12);
        assertEquals(2.5 / 6, of(0, 1, 3, 5).asUnlikely(), 1e-12);
    }

    /// Two animals after none of none cleared would be the arcsine law: 3/8, 1/4, 3/8; after 1 of 1, shapes 3/2 and 1/2: mass of 0 is
    /// (1/2 * 3/2) / (2 * 3) = 1/8, of 1 is 2 * (3/2 * 1/2) / 6 = 1/4, of 2 is (3/2 * 5/2) / 6 = 5/8.
    @Test
    void twoAnimals_afterOneOfOne_haveTheMassByHand() {
        assertEquals(1.0 / 8, of(0, 2, 1, 1).probability(), 1e-12);
        assertEquals(1.0 / 4, of(1, 2, 1, 1).probability(), 1e-12);
        assertEquals(5.0 / 8, of(2, 2, 1, 1).probability(), 1e-12);
        assertEquals(3.0 / 8, of(1, 2, 1, 1).asUnlikely(), 1e-12);
        assertEquals(0, of(1, 2, 1, 1).low());
        assertEquals(2, of(1, 2, 1, 1).high());
    }

    @Test
    void swappedOutcome_changesNothing() {
        for (int observed = 0; observed <= 8; observed++) {
            PredictedCount one = of(observed, 8, 7, 30);
            PredictedCount other = of(8 - observed, 8, 23, 30);
            assertEquals(one.probability(), other.probability(), 1e-12);
            assertEquals(one.asUnlikely(), other.asUnlikely(), 1e-12);
            assertEquals(8 - one.high(), other.low());
        }
    }

    @Test
    void manyOthers_giveTheBinomial() {
        // chance 0.3 known to 1 in 10^4.5: masses of ten within 1e-6 of the binomial's
        PredictedCount predicted = of(3, 10, 300_000_000, 1_000_000_000);
        assertEquals(BinomialMass.of(10, 0.3)[3], predicted.probability(), 1e-6);
    }

    @Test
    void noOthers_saysWhy() {
        assertEquals(
                "no animal in the arm",
                PredictedCount.of(new Proportion(1, 2), new Proportion(0, 0))
                        .whyNot()
                        .orElse(""));
    }

    /// If both counts follow one chance drawn from Jeffreys' prior, p below 0.05 comes in at most 5 % of draws; if the others' chance is squared,
    /// far oftener.
    @Test
    void asUnlikely_underOneChance_isAnHonestP() {
        int draws = 4000;
        // at most 0.05 plus six standard errors, 6 * sqrt(0.05 * 0.95 / 4000) = 0.021
        double bound = 0.05 + 0.021;
        assertTrue(refused(draws, 1) <= bound);
        assertTrue(refused(draws, 2) > bound);
    }

    private static double refused(int draws, double power) {
        SplittableRandom random = new SplittableRandom(20260102);
        int refused = 0;
        for (int draw = 0; draw < draws; draw++) {
            // the square of a sine of a uniform angle has the arcsine law, Jeffreys' prior
            double sine = Math.sin(random.nextDouble() * Math.PI / 2);
            double chance = sine * sine;
            int observed = count(20, chance, random);
            int others = count(40, Math.pow(chance, power), random);
            refused += of(observed, 20, others, 40).asUnlikely() < 0.05 ? 1 : 0;
        }
        return (double) refused / draws;
    }

    private static int count(int n, double chance, SplittableRandom random) {
        int count = 0;
        for (int i = 0; i < n; i++) {
            count += random.nextDouble() < chance ? 1 : 0;
        }
        return count;
    }
}
