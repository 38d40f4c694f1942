package crosstalk.sbml;

import crosstalk.quantity.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The attributes of one element, by type; what is wrong with them goes to [Problems].
final class Fields {

    private static final Set<String> ANYWHERE = Set.of("id", "name", "metaid", "sboTerm");

    private final Element element;
    private final Problems problems;

    /// @param legal names of attributes besides those that every element may have
    Fields(Element element, Problems problems, String... legal) {
        this.element = element;
        this.problems = problems;
        List<String> known = new ArrayList<>(List.of(legal));
        for (String name : element.attributes().keySet()) {
            if (!ANYWHERE.contains(name) && !known.contains(name)) {
                known.addAll(ANYWHERE);
                problems.wrong(element, element.shown() + " has no attribute " + name + Suggestion.phrase(name, known));
            }
        }
    }

    int line() {
        return element.line();
    }

    /// Empty when it is missing.
    String optional(String name) {
        String value = element.attribute(name);
        return value == null ? "" : value.strip();
    }

    @Nullable
    String orNull(String name) {
        String value = optional(name);
        return value.isEmpty() ? null : value;
    }

    String required(String name) {
        String value = optional(name);
        if (value.isEmpty()) {
            problems.wrong(element, element.shown() + " lacks the attribute " + name);
        }
        return value;
    }

    @Nullable
    Double number(String name) {
        String value = element.attribute(name);
        if (value == null) {
            return null;
        }
        try {
            return Numbers.parse(value);
        } catch (NumberFormatException _) {
            problems.wrong(element, element.shown() + " " + name + "=\"" + value + "\" is not a number");
            return null;
        }
    }

    /// True or false; `usual` where the file says nothing.
    boolean flag(String name, boolean usual) {
        String value = element.attribute(name);
        return value == null ? usual : flag(name, value);
    }

    /// True or false; a level that leaves nothing to defaults (3) must say it.
    ///
    /// @param usual the default of level 2
    boolean flag(String name, boolean usual, int level) {
        String value = level >= 3 ? required(name) : optional(name);
        return value.isEmpty() ? usual : flag(name, value);
    }

    private boolean flag(String name, String value) {
        return switch (value.strip()) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> {
                problems.wrong(element, element.shown() + " " + name + "=\"" + value + "\": expected true or false");
                yield false;
            }
        };
    }
}
