package crosstalk.quantity;

import java.util.Collection;
import java.util.Optional;

/// The nearest legal name to one that was not understood, for messages that end in *did you mean "day"?*
///
/// Distance: optimal string alignment (Damerau-Levenshtein without overlapping swaps). An insertion, a deletion, a substitution or
/// a swap of neighbours costs 2; a letter in the wrong case costs 1.
public final class Suggestion {
    private Suggestion() {}

    /// The legal name nearest to `found`: the first among equals in the collection's order; empty when none is near, that is
    /// within one slip for every three letters, and at least one.
    public static Optional<String> nearest(String found, Collection<String> legal) {
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String name : legal) {
            int distance = distance(found, name);
            if (distance < least && distance <= 2 * Math.max(1, Math.max(found.length(), name.length()) / 3)) {
                least = distance;
                best = name;
            }
        }
        return Optional.ofNullable(best);
    }

    /// The end of a message: `; did you mean "day"?`, or nothing when no legal name is near.
    public static String phrase(String found, Collection<String> legal) {
        return nearest(found, legal)
                .map(name -> "; did you mean \"" + name + "\"?")
                .orElse("");
    }

    /// Twice the number of slips between two names; see the class for what counts as a slip.
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            cost[i][0] = 2 * i;
        }
        for (int j = 0; j <= b.length(); j++) {
            cost[0][j] = 2 * j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int least = cost[i - 1][j - 1] + substitution(a.charAt(i - 1), b.charAt(j - 1));
                least = Math.min(least, Math.min(cost[i - 1][j], cost[i][j - 1]) + 2);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    least = Math.min(least, cost[i - 2][j - 2] + 2);
                }
                cost[i][j] = least;
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int substitution(char a, char b) {
        if (a == b) {
            return 0;
        }
        return Character.toLowerCase(a) == Character.toLowerCase(b) ? 1 : 2;
    }
}
