package crosstalk.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairedProportionsTest {
    @Test
    void mcNemar_knownTails_areExact() {
        assertEquals(2 * 11.0 / 1024, PairedProportions.mcNemar(9, 1), 1e-15); // (1 + 10) / 2^10 below 2
        assertEquals(2 * 11.0 / 1024, PairedProportions.mcNemar(1, 9), 1e-15);
        assertEquals(Math.pow(2, -18), PairedProportions.mcNemar(19, 0), 1e-18);
        assertEquals(1.0, PairedProportions.mcNemar(3, 3));
        assertEquals(1.0, PairedProportions.mcNemar(0, 0));
        assertEquals(1.0, PairedProportions.mcNemar(1, 0));
    }

    @Test
    void of_outcomes_countsDiscordantPairs() {
        boolean[] here = {true, true, true, false, true};
        boolean[] there = {false, true, false, true, false};
        PairedProportions found = PairedProportions.of(here, there, 2000, new SplittableRandom(1));
        assertEquals(3, found.better());
        assertEquals(1, found.worse());
        assertEquals(0.4, found.difference(), 1e-15);
        assertEquals(10.0 / 16, found.p(), 1e-15);
        assertTrue(found.interval().holds(0.4));
    }

    @Test
    void of_sameOutcomes_isNoDifference() {
        boolean[] same = {true, false, true};
        PairedProportions found = PairedProportions.of(same, same, 200, new SplittableRandom(1));
        assertEquals(new PairedProportions(3, 0, new Interval(0, 0), 0, 0, 1), found);
    }

    @Test
    void of_sameSeed_isTheSameResult() {
        boolean[] here = {true, true, true, false, true};
        boolean[] there = {false, true, false, true, false};
        assertEquals(
                PairedProportions.of(here, there, 500, 0.9, new SplittableRandom(5)),
                PairedProportions.of(here, there, 500, 0.9, new SplittableRandom(5)));
    }

    @Test
    void of_badPairs_isRefused() {
        SplittableRandom random = new SplittableRandom(1);
        assertThrows(
                IllegalArgumentException.class,
                () -> PairedProportions.of(new boolean[1], new boolean[2], 200, random));
        assertThrows(
                IllegalArgumentException.class,
                () -> PairedProportions.of(new boolean[0], new boolean[0], 200, random));
        assertThrows(
                IllegalArgumentException.class, () -> PairedProportions.of(new boolean[1], new boolean[1], 10, random));
    }
}
