package crosstalk.solver.stochastic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The tournament against a search through all moments.
class TournamentTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 9, 63, 64, 65, 512, 1000})
    void winner_afterAnyChanges_isTheEarliest(int count) {
        SplittableRandom random = new SplittableRandom(count);
        Tournament tournament = new Tournament(count);
        double[] moments = new double[count];
        for (int i = 0; i < count; i++) {
            moments[i] = random.nextDouble();
            tournament.set(i, moments[i]);
        }
        tournament.replayAll();
        for (int k = 0; k < 300; k++) {
            int[] changed = random.ints(1 + random.nextInt(5), 0, count)
                    .distinct()
                    .sorted()
                    .toArray();
            for (int i : changed) {
                moments[i] = random.nextInt(6) == 0 ? Double.POSITIVE_INFINITY : 10 * random.nextDouble();
                tournament.set(i, moments[i]);
            }
            int[] above = Tournament.above(changed, Tournament.firstLeaf(count));
            tournament.replay(above, 0, above.length);
            int alone = random.nextInt(count);
            moments[alone] = random.nextDouble();
            tournament.set(alone, moments[alone]);
            tournament.replayAbove(alone);
            double earliest = Arrays.stream(moments).min().orElseThrow();
            assertEquals(earliest, tournament.first());
            assertEquals(earliest, moments[tournament.winner()]);
            assertEquals(earliest, tournament.get(tournament.winner()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 60, 513})
    void above_allLeaves_isEachNodeAboveThemOnce(int count) {
        int first = Tournament.firstLeaf(count);
        int[] above = Tournament.above(IntStream.range(0, count).toArray(), first);
        int[] sorted = above.clone();
        Arrays.sort(sorted);
        int[] expected = IntStream.range(0, first)
                .filter(node -> isAbove(node, first, count))
                .toArray();
        assertArrayEquals(expected, sorted);
    }

    /// Whether the leftmost leaf under the node is one of the first `count`.
    private static boolean isAbove(int node, int firstLeaf, int count) {
        int leftmost = node;
        while (leftmost < firstLeaf) {
            leftmost = 8 * leftmost + 1;
        }
        return leftmost - firstLeaf < count;
    }
}
