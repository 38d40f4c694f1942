package crosstalk.model;

import crosstalk.model.Yaml.Entry;
import crosstalk.model.Yaml.Mapping;
import crosstalk.model.Yaml.Node;
import crosstalk.model.Yaml.Scalar;
import crosstalk.model.Yaml.Sequence;
import crosstalk.quantity.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The fields of one mapping, each read as what it should be; what is not is added to the problems.
final class Fields {
    private final Mapping mapping;
    private final List<Problem> problems;

    Fields(Mapping mapping, List<Problem> problems) {
        this.mapping = mapping;
        this.problems = problems;
    }

    /// The fields of a node that should be a mapping with no other keys than `legal`.
    static Fields of(Node node, Collection<String> legal, String what, List<Problem> problems) {
        if (!(node instanceof Mapping mapping)) {
            problems.add(
                    node.problem("found " + node.kind() + ", expected " + what + " with " + String.join(", ", legal)));
            return new Fields(new Mapping(Map.of(), node.file(), node.line()), problems);
        }
        requireKeys(mapping, legal, what, problems);
        return new Fields(mapping, problems);
    }

    static void requireKeys(Mapping mapping, Collection<String> legal, String what, List<Problem> problems) {
        for (Entry entry : mapping.entries().values()) {
            if (!legal.contains(entry.key())) {
                String nearest = Suggestion.phrase(entry.key(), legal);
                problems.add(entry.problem("unknown key \"" + entry.key() + "\" in " + what
                        + (nearest.isEmpty() ? "; there are " + String.join(", ", legal) : nearest)));
            }
        }
    }

    Mapping mapping() {
        return mapping;
    }

    Optional<Node> node(String key) {
        return mapping.get(key);
    }

    String text(String key) {
        return node(key).map(n -> textOf(n, key)).orElse("");
    }

    private String textOf(Node node, String key) {
        if (node instanceof Scalar scalar) {
            return scalar.text().strip().replaceAll("\\s+", " ");
        }
        problems.add(node.problem(key + ": found " + node.kind() + ", expected text"));
        return "";
    }

    boolean flag(String key, boolean otherwise) {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            return otherwise;
        }
        String text = textOf(node.get(), key);
        if (text.equals("true") || text.equals("yes")) {
            return true;
        }
        if (!text.equals("false") && !text.equals("no")) {
            problems.add(node.get().problem(key + ": found \"" + text + "\", expected true or false"));
        }
        return false;
    }

    /// One name or a list of names.
    List<String> names(String key) {
        return node(key).map(n -> namesOf(n, key)).orElse(List.of());
    }

    private List<String> namesOf(Node node, String key) {
        if (!(node instanceof Sequence list)) {
            return List.of(textOf(node, key));
        }
        List<String> names = new ArrayList<>();
        for (Node item : list.items()) {
            names.add(textOf(item, key));
        }
        return names;
    }

    Optional<Formula> formula(String key) {
        return node(key).flatMap(n -> formula(n, problems));
    }

    /// Formulas by key of a mapping.
    Map<String, Formula> formulas(String key) {
        return node(key).map(n -> formulas(n, key, problems)).orElse(Map.of());
    }

    static Map<String, Formula> formulas(Node node, String key, List<Problem> problems) {
        Map<String, Formula> formulas = new LinkedHashMap<>();
        if (node instanceof Mapping map) {
            for (Entry entry : map.entries().values()) {
                formula(entry.value(), problems).ifPresent(f -> formulas.put(entry.key(), f));
            }
        } else {
            problems.add(node.problem(key + ": found " + node.kind() + ", expected names with an expression each"));
        }
        return formulas;
    }

    static Optional<Formula> formula(Node node, List<Problem> problems) {
        if (!(node instanceof Scalar scalar) || scalar.text().isBlank()) {
            problems.add(node.problem("found " + node.kind() + ", expected an expression"));
            return Optional.empty();
        }
        String text = scalar.text().strip().replaceAll("\\s+", " ");
        try {
            return Optional.of(new Formula(text, SyntaxReader.read(text), scalar.file(), scalar.line()));
        } catch (IllegalArgumentException e) {
            problems.add(scalar.problem(String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }
}
