package crosstalk.study;

import crosstalk.model.Problem;
import crosstalk.model.Yaml;
import crosstalk.quantity.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// One mapping of a study file while it is read. Keys that were asked for are the legal ones; [#close] reports all others.
///
/// A parser of text refuses with an [IllegalArgumentException]; it becomes a problem at the text's line.
final class Section {

    private final String title;
    private final Map<String, Yaml.Entry> entries;
    private final String file;
    private final int line;
    private final List<Problem> problems;
    private final Set<String> asked = new LinkedHashSet<>();

    /// @param title what stands before a message: empty for the whole file, else such as `arm "late": `
    /// @param node expected to be a mapping; anything else is a problem and reads as an empty one
    Section(String title, Yaml.Node node, List<Problem> problems) {
        this.title = title;
        this.file = node.file();
        this.line = node.line();
        this.problems = problems;
        if (node instanceof Yaml.Mapping mapping) {
            this.entries = new LinkedHashMap<>(mapping.entries());
        } else {
            this.entries = Map.of();
            problems.add(node.problem(title + "found " + node.kind() + ", expected a mapping of keys to values"));
        }
    }

    /// Whether a key stands here.
    boolean has(String key) {
        asked.add(key);
        return entries.containsKey(key);
    }

    /// The value of an optional key.
    Optional<Yaml.Node> node(String key) {
        asked.add(key);
        return Optional.ofNullable(entries.get(key)).map(Yaml.Entry::value);
    }

    /// The value of a key that must be there.
    Optional<Yaml.Node> requiredNode(String key, String expected) {
        Optional<Yaml.Node> found = node(key);
        if (found.isEmpty()) {
            problems.add(new Problem(file, line, title + "\"" + key + "\" is missing, expected " + expected));
        }
        return found;
    }

    /// The text of an optional key, parsed; empty when it is missing or a problem.
    <T> Optional<T> value(String key, Function<String, T> parser) {
        return node(key).flatMap(node -> parse(title + key, node, parser));
    }

    /// The text of a key that must be there, parsed; empty when it is missing or a problem.
    <T> Optional<T> required(String key, String expected, Function<String, T> parser) {
        return requiredNode(key, expected).flatMap(node -> parse(title + key, node, parser));
    }

    /// A mapping under an optional key.
    Optional<Section> section(String key) {
        return node(key).map(node -> new Section(title + key + ": ", node, problems));
    }

    /// A mapping under a key that must be there.
    Optional<Section> requiredSection(String key, String expected) {
        requiredNode(key, expected);
        return section(key);
    }

    /// The texts of a list under a key, parsed; one text alone is a list of one.
    <T> List<T> list(String key, Function<String, T> parser) {
        return node(key).map(node -> list(title + key, node, parser)).orElse(List.of());
    }

    /// The texts of a list, parsed; one text alone is a list of one.
    <T> List<T> list(String what, Yaml.Node node, Function<String, T> parser) {
        List<T> found = new ArrayList<>();
        List<Yaml.Node> items = node instanceof Yaml.Sequence sequence ? sequence.items() : List.of(node);
        for (Yaml.Node item : items) {
            parse(what, item, parser).ifPresent(found::add);
        }
        return found;
    }

    /// A text parsed, or a problem.
    ///
    /// @param what what stands before the message
    <T> Optional<T> parse(String what, Yaml.Node node, Function<String, T> parser) {
        if (!(node instanceof Yaml.Scalar scalar) || scalar.text().isEmpty()) {
            problems.add(node.problem(what + ": found " + node.kind() + ", expected a value"));
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(scalar.text()));
        } catch (IllegalArgumentException e) {
            problems.add(node.problem(what + ": " + e.getMessage()));
            return Optional.empty();
        }
    }

    /// Every entry, in the order of the file, for mappings whose keys are free; all count as legal.
    List<Yaml.Entry> all() {
        asked.addAll(entries.keySet());
        return List.copyOf(entries.values());
    }

    /// Entries whose key begins with a text, in the order of the file; all count as legal.
    List<Yaml.Entry> startingWith(String start) {
        List<Yaml.Entry> found =
                entries.values().stream().filter(e -> e.key().startsWith(start)).toList();
        found.forEach(entry -> asked.add(entry.key()));
        return found;
    }

    /// Adds a problem at the line of a key, or of this section where the key is missing.
    void problem(String key, String message) {
        Yaml.Entry entry = entries.get(key);
        problems.add(new Problem(file, entry == null ? line : entry.line(), title + message));
    }

    /// Reports keys that nobody asked for.
    void close() {
        for (Yaml.Entry entry : entries.values()) {
            if (!asked.contains(entry.key())) {
                problems.add(entry.problem(title + unknown(entry)));
            }
        }
    }

    private String unknown(Yaml.Entry entry) {
        boolean cut =
                entry.value() instanceof Yaml.Scalar scalar && scalar.text().isEmpty();
        if (cut && entry.key().matches(Wording.NUMBER)) {
            return Wording.COMMA_IN_BRACES.formatted(entry.key());
        }
        Optional<String> nearest = Suggestion.nearest(entry.key(), asked);
        return "unknown key \"" + entry.key() + "\""
                + nearest.map(name -> "; did you mean \"" + name + "\"?")
                        .orElse(", expected one of " + String.join(", ", asked));
    }
}
