package crosstalk.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapleyTest {
    /// The glove game: member 0 holds a left glove, 1 and 2 a right one each; a pair is worth 1. Values 2/3, 1/6, 1/6.
    @Test
    void values_gloveGame_areAsPublished() {
        double[] pairs = {0, 0, 0, 1, 0, 1, 0, 1};
        assertArrayEquals(new double[] {2.0 / 3, 1.0 / 6, 1.0 / 6}, Shapley.values(pairs), 1e-15);
    }

    /// All of three must agree: values 1/3 each; a pair is synergic only when the third is there, in a half of the orders.
    @Test
    void interaction_unanimity_isPositive() {
        double[] all = {0, 0, 0, 0, 0, 0, 0, 1};
        assertArrayEquals(new double[] {1.0 / 3, 1.0 / 3, 1.0 / 3}, Shapley.values(all), 1e-15);
        assertEquals(0.5, Shapley.interaction(all, 0, 2), 1e-15);
    }

    @Test
    void interaction_anyOneIsEnough_isNegative() {
        double[] any = {0, 1, 1, 1};
        assertEquals(-1.0, Shapley.interaction(any, 0, 1));
        assertArrayEquals(new double[] {0.5, 0.5}, Shapley.values(any));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 6})
    void values_anyGame_areTheAverageOverAllOrders(int k) {
        double[] game = game(k, 11);
        assertArrayEquals(overOrders(game, k), Shapley.values(game), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void values_anyGame_sumToTheTotal(int k) {
        double[] game = game(k, 7);
        double sum = Arrays.stream(Shapley.values(game)).sum();
        assertEquals(game[game.length - 1] - game[0], sum, 1e-12);
    }

    @Test
    void values_sumOfGames_add() {
        double[] one = game(4, 1);
        double[] two = game(4, 2);
        double[] both = new double[16];
        Arrays.setAll(both, s -> one[s] + two[s]);
        double[] values = Shapley.values(both);
        for (int i = 0; i < 4; i++) {
            assertEquals(Shapley.values(one)[i] + Shapley.values(two)[i], values[i], 1e-12);
        }
    }

    @Test
    void values_interchangeableMembers_areEqual() {
        double[] game = new double[16];
        Arrays.setAll(game, s -> Math.pow(Integer.bitCount(s), 1.7));
        double[] values = Shapley.values(game);
        for (double value : values) {
            assertEquals(values[0], value, 1e-12);
        }
        assertEquals(Shapley.interaction(game, 0, 1), Shapley.interaction(game, 2, 3), 1e-12);
    }

    @Test
    void values_memberWithoutEffect_isZero() {
        double[] game = new double[8];
        Arrays.setAll(game, s -> (s & 1) + 3.0 * (s >> 2 & 1));
        assertArrayEquals(new double[] {1, 0, 3}, Shapley.values(game), 1e-15);
        assertEquals(0.0, Shapley.interaction(game, 0, 2), 1e-15);
    }

    @Test
    void of_subjects_isTheDecompositionOfTheMeans() {
        double[][] outcomes = {game(4, 1), game(4, 2), game(4, 3)};
        double[] mean = new double[16];
        Arrays.setAll(mean, s -> (outcomes[0][s] + outcomes[1][s] + outcomes[2][s]) / 3);
        Shapley found = Shapley.of(outcomes, 500, 0.95, new SplittableRandom(4));
        assertEquals(mean[15] - mean[0], found.total(), 1e-12);
        assertEquals(4, found.shares().size());
        assertEquals(6, found.interactions().size());
        for (Shapley.Share share : found.shares()) {
            assertEquals(Shapley.values(mean)[share.member()], share.value(), 1e-12);
            assertTrue(share.interval().holds(share.value()));
        }
        for (Shapley.Interaction pair : found.interactions()) {
            assertEquals(Shapley.interaction(mean, pair.first(), pair.second()), pair.value(), 1e-12);
        }
        assertEquals(found, Shapley.of(outcomes, 500, 0.95, new SplittableRandom(4)));
    }

    @Test
    void of_yesAndNo_areOneAndZero() {
        boolean[][] cleared = {{false, true, false, true}, {false, false, false, true}};
        Shapley found = Shapley.of(cleared, 200, new SplittableRandom(4));
        assertEquals(1.0, found.total());
        assertEquals(0.75, found.shares().get(0).value());
        assertEquals(0.25, found.shares().get(1).value());
        assertEquals(0.5, found.interactions().getFirst().value());
    }

    @Test
    void of_badShape_isRefused() {
        SplittableRandom random = new SplittableRandom(1);
        assertThrows(IllegalArgumentException.class, () -> Shapley.values(new double[3]));
        assertThrows(IllegalArgumentException.class, () -> Shapley.values(new double[1]));
        assertThrows(IllegalArgumentException.class, () -> Shapley.values(new double[] {1, Double.NaN}));
        assertThrows(IllegalArgumentException.class, () -> Shapley.interaction(new double[4], 1, 1));
        assertThrows(IllegalArgumentException.class, () -> Shapley.interaction(new double[4], 0, 2));
        assertThrows(IllegalArgumentException.class, () -> Shapley.of(new double[0][], 200, 0.95, random));
        assertThrows(
                IllegalArgumentException.class,
                () -> Shapley.of(new double[][] {{1, 2}, {1, 2, 3, 4}}, 200, 0.95, random));
    }

    private static double[] game(int k, long seed) {
        return new SplittableRandom(seed).doubles(1L << k).toArray();
    }

    /// The definition: the gain of each member when it is added, averaged over all orders.
    private static double[] overOrders(double[] game, int k) {
        double[] sums = new double[k];
        int orders = add(game, k, 0, sums);
        return Arrays.stream(sums).map(sum -> sum / orders).toArray();
    }

    /// Goes through every order that starts with this subset; the number of them.
    private static int add(double[] game, int k, int subset, double[] sums) {
        if (subset == game.length - 1) {
            return 1;
        }
        int orders = 0;
        for (int i = 0; i < k; i++) {
            int next = subset | 1 << i;
            if (next != subset) {
                int after = add(game, k, next, sums);
                sums[i] += after * (game[next] - game[subset]);
                orders += after;
            }
        }
        return orders;
    }
}
