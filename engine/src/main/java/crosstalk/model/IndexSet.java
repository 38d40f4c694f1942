package crosstalk.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Names that a population, rule or quantity may be written for once and hold for every one of.
///
/// @param name such as `antigen`
/// @param elements names in order
/// @param base the set whose subsets these are, or empty text
/// @param members for a set of subsets: what each element consists of
public record IndexSet(String name, List<String> elements, String base, Map<String, Set<String>> members) {

    /// Largest set whose subsets can be taken: 2^8 clones.
    static final int LARGEST_BASE = 8;

    public IndexSet {
        elements = List.copyOf(elements);
        members = Map.copyOf(members);
    }

    static IndexSet listed(String name, List<String> elements) {
        return new IndexSet(name, elements, "", Map.of());
    }

    /// All subsets of `base`, the full one first (`all`), the empty one last (`none`).
    static IndexSet subsets(String name, IndexSet base) {
        int n = base.elements().size();
        List<String> names = new ArrayList<>();
        Map<String, Set<String>> members = new LinkedHashMap<>();
        for (int size = n; size >= 0; size--) {
            for (int bits = 0; bits < 1 << n; bits++) {
                if (Integer.bitCount(bits) == size) {
                    Set<String> subset = new LinkedHashSet<>();
                    for (int i = 0; i < n; i++) {
                        if ((bits >> i & 1) == 1) {
                            subset.add(base.elements().get(i));
                        }
                    }
                    String label = size == n ? "all" : size == 0 ? "none" : String.join("+", subset);
                    names.add(label);
                    members.put(label, subset);
                }
            }
        }
        return new IndexSet(name, names, base.name(), members);
    }

    boolean isSubsets() {
        return !base.isEmpty();
    }

    boolean carries(String element, String baseElement) {
        return members.getOrDefault(element, Set.of()).contains(baseElement);
    }

    /// The subset that remains of `element` without `baseElement`.
    String without(String element, String baseElement) {
        Set<String> rest = new LinkedHashSet<>(members.getOrDefault(element, Set.of()));
        rest.remove(baseElement);
        return named(rest).orElseThrow();
    }

    /// The element written as `text`: its name, or its members joined by + in any order.
    Optional<String> element(String text) {
        if (elements.contains(text)) {
            return Optional.of(text);
        }
        return isSubsets() ? named(Set.copyOf(List.of(text.split("\\s*\\+\\s*", -1)))) : Optional.empty();
    }

    private Optional<String> named(Set<String> subset) {
        return elements.stream()
                .filter(e -> members.getOrDefault(e, Set.of()).equals(subset))
                .findFirst();
    }
}
