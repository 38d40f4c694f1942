package crosstalk.sbml;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Identifiers of SBML for names that may hold anything: readable, unique, and the same whenever the same names come in
/// the same order.
final class WrittenIds {

    /// Of an identifier before its number; names of sums over many populations are longer.
    private static final int LONGEST = 80;

    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> used = new HashMap<>();

    /// The identifier of one more thing of that name: what is no letter or digit becomes `_`, and a number follows where
    /// another thing has the identifier already.
    String of(String name) {
        String plain = plain(name);
        String id = plain;
        while (!taken.add(id)) {
            id = plain + "_" + used.merge(plain, 1, (a, b) -> a + b) + "_";
        }
        return id;
    }

    private static String plain(String name) {
        String joined = name.replaceAll("[^A-Za-z0-9]+", "_");
        String trimmed =
                joined.endsWith("_") && joined.length() > 1 ? joined.substring(0, joined.length() - 1) : joined;
        if (trimmed.length() > LONGEST) {
            trimmed = trimmed.substring(0, LONGEST);
        }
        boolean starts = !trimmed.isEmpty() && !Character.isDigit(trimmed.charAt(0));
        return starts ? trimmed : "_" + trimmed;
    }
}
