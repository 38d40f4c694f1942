package crosstalk.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Numbers for things that recur in many rows, so that a row holds a number instead of texts.
///
/// @param <K> equal things get the same number
final class Codes<K> {
    private final Map<K, Integer> numbers = new HashMap<>();
    private final List<K> fresh = new ArrayList<>();

    /// The number of a thing: 0, 1, 2, ... in order of first use.
    int of(K key) {
        Integer known = numbers.get(key);
        if (known != null) {
            return known;
        }
        int number = numbers.size();
        numbers.put(key, number);
        fresh.add(key);
        return number;
    }

    /// Number of the first thing of [#takeFresh].
    int firstFresh() {
        return numbers.size() - fresh.size();
    }

    /// Things that got their number since the last call, in the order of their numbers.
    List<K> takeFresh() {
        List<K> taken = List.copyOf(fresh);
        fresh.clear();
        return taken;
    }
}
