package crosstalk.model;

import crosstalk.model.Yaml.Entry;
import crosstalk.model.Yaml.Node;
import crosstalk.model.Yaml.Scalar;
import crosstalk.model.Yaml.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads `sets`.
final class SetReader {

    private static final Pattern SET = Pattern.compile("[a-z][a-z_]*");
    private static final Pattern ELEMENT = Pattern.compile("[A-Za-z0-9_.-]+");

    private final Entries entries;
    private final List<Problem> problems;

    SetReader(Entries entries, List<Problem> problems) {
        this.entries = entries;
        this.problems = problems;
    }

    Map<String, IndexSet> read() {
        Map<String, IndexSet> sets = new LinkedHashMap<>();
        for (Entry entry : entries.of("sets")) {
            if (!SET.matcher(entry.key()).matches()) {
                problems.add(entry.problem("\"" + entry.key()
                        + "\" is not a legal name, expected a set's name of lower-case" + " letters and _"));
            } else if (entry.value() instanceof Sequence list) {
                elements(entry, list).ifPresent(e -> sets.put(entry.key(), IndexSet.listed(entry.key(), e)));
            } else if (entry.value() instanceof Scalar s && s.text().startsWith("subsets of ")) {
                IndexSet base = sets.get(s.text().substring(11).strip());
                if (base == null || base.isSubsets() || base.elements().size() > IndexSet.LARGEST_BASE) {
                    problems.add(s.problem("\"" + s.text() + "\": expected a set that is listed above it, of at most "
                            + IndexSet.LARGEST_BASE + " elements"));
                } else {
                    sets.put(entry.key(), IndexSet.subsets(entry.key(), base));
                }
            } else {
                problems.add(entry.problem("set \"" + entry.key() + "\": expected a list, or subsets of another set"));
            }
        }
        return sets;
    }

    private Optional<List<String>> elements(Entry entry, Sequence list) {
        List<String> elements = new ArrayList<>();
        for (Node item : list.items()) {
            boolean legal = item instanceof Scalar s
                    && ELEMENT.matcher(s.text()).matches()
                    && !List.of("all", "none", entry.key()).contains(s.text());
            if (!legal) {
                problems.add(
                        item.problem(
                                "set \"" + entry.key() + "\": found " + item.kind()
                                        + ", expected an element of letters, digits, _, - and ., and not all, none or the set's own name"));
                return Optional.empty();
            }
            elements.add(((Scalar) item).text());
        }
        if (elements.isEmpty() || elements.stream().distinct().count() < elements.size()) {
            problems.add(entry.problem("set \"" + entry.key() + "\" needs elements, each once"));
            return Optional.empty();
        }
        return Optional.of(elements);
    }
}
