package crosstalk.model;

import crosstalk.model.Yaml.Entry;
import crosstalk.model.Yaml.Mapping;
import crosstalk.model.Yaml.Node;
import crosstalk.model.Yaml.Scalar;
import crosstalk.model.Yaml.Sequence;
import crosstalk.quantity.Suggestion;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a model file with all that it extends and includes, and merges them into one mapping.
///
/// What is said later wins: first what is extended, then what is included, then the file itself. Sections and their
/// entries merge field by field; every node keeps the file and line where it was written.
final class ModelFiles {

    /// Longest chain of `extends` and `include`.
    static final int DEEPEST = 10;

    private final List<Problem> problems;
    private final Map<Path, String> sources = new LinkedHashMap<>();
    private final Map<Path, Mapping> read = new HashMap<>();
    private final List<Path> open = new ArrayList<>();
    private @Nullable Extension extension;

    ModelFiles(List<Problem> problems) {
        this.problems = problems;
    }

    /// Every file read, with its text.
    Map<Path, String> sources() {
        return sources;
    }

    /// What the first file extends, if it does.
    Optional<Extension> extension() {
        return Optional.ofNullable(extension);
    }

    /// The merged mapping of a file.
    Mapping merged(Path path) {
        String name = path.toString();
        Path key = path.toAbsolutePath().normalize();
        Mapping known = read.get(key);
        if (known != null) {
            return known;
        }
        if (open.contains(key) || open.size() > DEEPEST) {
            List<String> chain =
                    open.stream().map(p -> String.valueOf(p.getFileName())).toList();
            problems.add(new Problem(name, 0, "extends or includes itself: " + String.join(" > ", chain)));
            return new Mapping(Map.of(), name, 1);
        }
        open.add(key);
        Mapping result = read(path, name);
        open.removeLast();
        read.put(key, result);
        return result;
    }

    private Mapping read(Path path, String name) {
        int before = problems.size();
        String text = Yaml.text(path, problems);
        sources.put(path.normalize(), text);
        if (problems.size() > before) {
            return new Mapping(Map.of(), name, 1);
        }
        Node root = Yaml.parse(text, name, problems);
        if (problems.size() > before) {
            return new Mapping(Map.of(), name, 1);
        }
        if (!(root instanceof Mapping own)) {
            problems.add(root.problem(
                    "found " + root.kind() + ", expected a model: a mapping with model, populations, rules ..."));
            return new Mapping(Map.of(), name, 1);
        }
        Mapping base = new Mapping(Map.of(), name, 1);
        for (Node from : references(own, "extends")) {
            base = merge(base, follow(path, from), 2, problems);
        }
        Mapping result = base;
        for (Node from : references(own, "include")) {
            result = merge(result, follow(path, from), 2, problems);
        }
        result = merge(result, own, 2, problems);
        if (open.size() == 1 && own.get("extends").isPresent()) {
            String extended = own.get("extends").map(Node::kind).orElse("").replace("\"", "");
            extension = new Extension(extended, base, result);
        }
        return result;
    }

    private Mapping follow(Path from, Node reference) {
        Mapping nothing = new Mapping(Map.of(), reference.file(), reference.line());
        if (!(reference instanceof Scalar scalar) || scalar.text().isBlank()) {
            problems.add(reference.problem("found " + reference.kind() + ", expected the path of a file"));
            return nothing;
        }
        try {
            Path target = from.resolveSibling(scalar.text()).normalize();
            if (!Files.exists(target)) {
                problems.add(scalar.problem("file \"" + scalar.text() + "\" does not exist" + Yaml.nearby(target)));
                return nothing;
            }
            return merged(target);
        } catch (InvalidPathException e) {
            problems.add(scalar.problem(scalar.kind() + " is not a path"));
            return nothing;
        }
    }

    private static List<Node> references(Mapping own, String key) {
        return own.get(key)
                .map(node -> node instanceof Sequence list ? list.items() : List.of(node))
                .orElse(List.of());
    }

    /// Merges `over` onto `base`, mappings field by field down to `depth` levels below this one.
    static Mapping merge(Mapping base, Mapping over, int depth, List<Problem> problems) {
        Map<String, Entry> entries = new LinkedHashMap<>(base.entries());
        for (Entry entry : over.entries().values()) {
            Entry before = entries.get(entry.key());
            if (entry.value() instanceof Scalar scalar && scalar.text().equals("remove")) {
                if (entries.remove(entry.key()) == null) {
                    problems.add(entry.problem("there is no \"" + entry.key() + "\" to remove"
                            + Suggestion.phrase(entry.key(), entries.keySet())));
                }
            } else if (depth > 0
                    && before != null
                    && before.value() instanceof Mapping old
                    && entry.value() instanceof Mapping young) {
                Mapping both = merge(old, young, depth - 1, problems);
                entries.put(entry.key(), new Entry(entry.key(), both, entry.file(), entry.line()));
            } else {
                entries.put(entry.key(), entry);
            }
        }
        return new Mapping(entries, over.file(), over.line());
    }
}
