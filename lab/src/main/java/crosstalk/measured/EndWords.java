package crosstalk.measured;

import java.util.Locale;
import java.util.Set;

/// Words in a column of ends that say that nothing has ended.
final class EndWords {
    private static final Set<String> NONE = Set.of(
            "", "0", "no", "none", "-", ".", "na", "n/a", "alive", "ok", "in study", "on study", "ongoing", "measured");

    private EndWords() {}

    static boolean isNone(String text) {
        return NONE.contains(text.strip().toLowerCase(Locale.ROOT));
    }
}
