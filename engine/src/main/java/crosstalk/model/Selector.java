package crosstalk.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which of the named things is meant: `cd8.*`, `cancer[clone carrying antigen]`, `cd8.effector[dominant] in blood`.
///
/// @param name with `.*` at its end for a family, or `*` for all
/// @param indices one per index set, or none when left out
/// @param compartment after `in`, or empty text
public record Selector(String name, List<Index> indices, String compartment) {

    private static final Pattern SHAPE =
            Pattern.compile("(?<name>[^\\[\\]]+?)\\s*(?:\\[(?<index>[^\\]]*)])?(?:\\s+in\\s+(?<in>[a-z0-9.-]+))?");

    private static final Pattern RELATED =
            Pattern.compile("(?<of>\\S+)\\s+(?<how>carrying|without|missing)\\s+(?<other>\\S+)");

    /// One index as written.
    ///
    /// @param text name of a set, of an element, or `*`
    /// @param relation how it relates to another index
    /// @param other the other index, or empty text
    public record Index(String text, Relation relation, String other) {}

    /// How an index relates to another.
    public enum Relation {
        ITSELF,
        CARRYING,
        WITHOUT,
        MISSING
    }

    public Selector {
        indices = List.copyOf(indices);
    }

    /// Reads a selector.
    ///
    /// @throws IllegalArgumentException when the brackets make no sense
    static Selector parse(String text) {
        Matcher matcher = SHAPE.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a name, expected one such as cd8.effector[antigen]");
        }
        List<Index> indices = new ArrayList<>();
        String inside = matcher.group("index");
        if (inside != null) {
            for (String part : inside.split(",", -1)) {
                indices.add(index(part.strip()));
            }
        }
        String in = matcher.group("in");
        return new Selector(matcher.group("name").strip(), indices, in == null ? "" : in);
    }

    private static Index index(String part) {
        Matcher related = RELATED.matcher(part);
        if (related.matches()) {
            Relation relation = switch (related.group("how")) {
                case "carrying" -> Relation.CARRYING;
                case "without" -> Relation.WITHOUT;
                default -> Relation.MISSING;
            };
            return new Index(related.group("of"), relation, related.group("other"));
        }
        if (part.isEmpty() || part.contains(" ")) {
            throw new IllegalArgumentException(
                    "[" + part + "] is not an index, expected a set, an element, or" + " \"clone carrying antigen\"");
        }
        return new Index(part, Relation.ITSELF, "");
    }

    boolean isFamily() {
        return name.equals("*") || name.endsWith(".*");
    }

    boolean matches(String population) {
        if (name.equals("*")) {
            return true;
        }
        return isFamily() ? population.startsWith(name.substring(0, name.length() - 1)) : population.equals(name);
    }
}
