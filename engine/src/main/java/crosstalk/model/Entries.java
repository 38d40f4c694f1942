package crosstalk.model;

import crosstalk.model.Declaration.Place;
import crosstalk.model.Yaml.Entry;
import crosstalk.model.Yaml.Mapping;
import crosstalk.model.Yaml.Node;
import crosstalk.model.Yaml.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The entries of a merged model file, by section: their names and fields.
final class Entries {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]*");

    private final Mapping root;
    private final List<Problem> problems;

    Entries(Mapping root, List<Problem> problems) {
        this.root = root;
        this.problems = problems;
    }

    /// The fields of an entry with the keys that its section knows.
    Fields fields(Entry entry, String section) {
        String one = section.equals("inocula")
                ? "inoculum"
                : section.replaceFirst("ies$", "y").replaceFirst("s$", "");
        return Fields.of(
                entry.value(), Vocabulary.section(section).keyNames(), one + " \"" + entry.key() + "\"", problems);
    }

    /// The entries of a section.
    List<Entry> of(String section) {
        Optional<Node> node = root.get(section);
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof Mapping mapping) {
            return List.copyOf(mapping.entries().values());
        }
        if (!(node.get() instanceof Scalar s && s.text().isBlank())) {
            problems.add(node.get()
                    .problem(section + ": found " + node.get().kind() + ", expected names with what they are"));
        }
        return List.of();
    }

    /// The key, if it has the shape of a name with or without index sets.
    Optional<Matcher> key(Entry entry, Pattern pattern, String expected) {
        Matcher matcher = pattern.matcher(entry.key().strip());
        if (matcher.matches()) {
            return Optional.of(matcher);
        }
        problems.add(entry.problem("\"" + entry.key() + "\" is not a legal name, expected " + expected));
        return Optional.empty();
    }

    /// The key as a plain name, without index.
    Optional<String> name(Entry entry, String what) {
        if (NAME.matcher(entry.key()).matches()) {
            return Optional.of(entry.key());
        }
        problems.add(entry.problem("\"" + entry.key() + "\" is not a legal name, expected a " + what
                + "'s name of lower-case letters, digits, - and ."));
        return Optional.empty();
    }

    /// Keeps a value under its name, once.
    <T> void put(Map<String, T> found, String name, T value, Entry entry) {
        if (found.putIfAbsent(name, value) != null) {
            problems.add(entry.problem("\"" + name + "\" stands twice, with another index or spacing"));
        }
    }

    /// Names of index sets between brackets.
    static List<String> sets(@Nullable String inside) {
        if (inside == null) {
            return List.of();
        }
        return List.of(inside.strip().split("\\s*,\\s*", -1));
    }

    /// Where an entry stands.
    static Place place(Entry entry) {
        return new Place(entry.file(), entry.line());
    }
}
