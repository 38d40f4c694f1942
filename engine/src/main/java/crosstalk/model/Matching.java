package crosstalk.model;

import crosstalk.model.Selector.Index;
import crosstalk.model.Selector.Relation;
import crosstalk.quantity.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which elements of index sets a selector means, given what its surroundings have fixed already.
final class Matching {

    /// One combination of elements.
    ///
    /// @param elements one per set
    /// @param binding what is fixed with it
    record Match(List<String> elements, Map<String, String> binding) {}

    /// Most combinations that one name may stand for.
    static final int MOST = 5000;

    private final Map<String, IndexSet> sets;

    Matching(Map<String, IndexSet> sets) {
        this.sets = sets;
    }

    /// Every combination that fits.
    ///
    /// @param setNames index sets of the named thing
    /// @param indices as written; none when left out
    /// @param binding what is fixed already
    /// @param open whether an index that is not fixed may run over its set and become fixed (on the left of a rule);
    ///     else it stands for all its elements when left out, and is a mistake when written
    /// @throws IllegalArgumentException with what was found and expected
    List<Match> matches(List<String> setNames, List<Index> indices, Map<String, String> binding, boolean open) {
        if (!indices.isEmpty() && indices.size() != setNames.size()) {
            throw new IllegalArgumentException("has " + indices.size() + " indices, expected "
                    + (setNames.isEmpty() ? "none" : "one for each of " + setNames));
        }
        List<Match> found = List.of(new Match(List.of(), binding));
        for (int i = 0; i < setNames.size(); i++) {
            IndexSet set = set(setNames.get(i));
            List<Match> longer = new ArrayList<>();
            for (Match match : found) {
                List<Match> options = indices.isEmpty()
                        ? leftOut(set, match.binding(), open)
                        : options(set, indices.get(i), match.binding(), open);
                for (Match option : options) {
                    List<String> elements = new ArrayList<>(match.elements());
                    elements.addAll(option.elements());
                    longer.add(new Match(elements, option.binding()));
                }
            }
            if (longer.size() > MOST) {
                throw new IllegalArgumentException("stands for more than " + MOST + " combinations of " + setNames);
            }
            found = longer;
        }
        return found;
    }

    private IndexSet set(String name) {
        IndexSet set = sets.get(name);
        if (set == null) {
            throw new IllegalArgumentException(
                    "there is no set \"" + name + "\"" + Suggestion.phrase(name, sets.keySet()));
        }
        return set;
    }

    private static List<Match> leftOut(IndexSet set, Map<String, String> binding, boolean open) {
        if (open) {
            return bound(set, binding);
        }
        return set.elements().stream().map(e -> new Match(List.of(e), binding)).toList();
    }

    /// The fixed element, or every element, fixed.
    private static List<Match> bound(IndexSet set, Map<String, String> binding) {
        String fixed = binding.get(set.name());
        if (fixed != null) {
            return List.of(new Match(List.of(fixed), binding));
        }
        return set.elements().stream().map(e -> match(set, e, binding)).toList();
    }

    private static Match match(IndexSet set, String element, Map<String, String> binding) {
        Map<String, String> more = new LinkedHashMap<>(binding);
        more.put(set.name(), element);
        return new Match(List.of(element), more);
    }

    private List<Match> options(IndexSet set, Index index, Map<String, String> binding, boolean open) {
        if (index.relation() == Relation.ITSELF) {
            return itself(set, index.text(), binding, open);
        }
        if (!set.isSubsets()) {
            throw new IllegalArgumentException(
                    "\"" + set.name() + "\" is not a set of subsets, so nothing carries anything");
        }
        List<Match> found = new ArrayList<>();
        for (Match whole : itself(set, index.text(), binding, open)) {
            for (Match part : itself(set(set.base()), index.other(), whole.binding(), open)) {
                String element = whole.elements().getFirst();
                String other = part.elements().getFirst();
                boolean carries = set.carries(element, other);
                switch (index.relation()) {
                    case CARRYING -> addIf(carries, element, part, found);
                    case MISSING -> addIf(!carries, element, part, found);
                    case WITHOUT -> addIf(carries, set.without(element, other), part, found);
                    case ITSELF -> throw new IllegalStateException("handled above");
                }
            }
        }
        return found;
    }

    private static void addIf(boolean fits, String element, Match part, List<Match> found) {
        if (fits) {
            found.add(new Match(List.of(element), part.binding()));
        }
    }

    private List<Match> itself(IndexSet set, String text, Map<String, String> binding, boolean open) {
        if (text.equals("*")) {
            return set.elements().stream()
                    .map(e -> new Match(List.of(e), binding))
                    .toList();
        }
        if (text.equals(set.name())) {
            if (!open && !binding.containsKey(text)) {
                throw new IllegalArgumentException("[" + text + "] is not fixed here; write an element of "
                        + set.elements() + ", *, or sum(" + text + ", ...)");
            }
            return bound(set, binding);
        }
        String element = set.element(text)
                .orElseThrow(() -> new IllegalArgumentException("[" + text + "] is neither the set \"" + set.name()
                        + "\" nor one of " + set.elements() + Suggestion.phrase(text, set.elements())));
        return List.of(new Match(List.of(element), binding));
    }

    /// Name with elements, such as `cd8.effector[dominant]`.
    static String name(String name, List<String> elements) {
        return elements.isEmpty() ? name : name + "[" + String.join(",", elements) + "]";
    }

    IndexSet named(String name) {
        return set(name);
    }
}
