package crosstalk.model;

import java.util.Optional;

/// Expressions and rules in words.
final class Phrases {

    private final Declarations model;

    Phrases(Declarations model) {
        this.model = model;
    }

    /// The expression, and its value where it is a parameter alone.
    String value(Formula formula) {
        return parameter(formula)
                .map(p -> formula.text() + " (" + p.value().text() + ")")
                .orElse(formula.text());
    }

    private Optional<ModelParameter> parameter(Formula formula) {
        return formula.tree() instanceof Syntax.Name name && name.indices().isEmpty()
                ? model.parameters().stream()
                        .filter(p -> p.name().equals(name.name()))
                        .findFirst()
                : Optional.empty();
    }

    /// A rule as a sentence about one of its actors.
    String sentence(Declaration.Rule rule, String actor) {
        RuleSentence s = rule.sentence();
        String index = indices(s.actor());
        String where =
                s.actor().compartment().isEmpty() ? "" : " in " + s.actor().compartment();
        String who = "Each " + actor + index + where + " ";
        String object = s.object().map(o -> o.name() + indices(o)).orElse("");
        String rate = value(rule.rate());
        String in = s.place().isEmpty() ? "" : " in " + s.place();
        return switch (s.verb()) {
            case DIVIDES -> who + "divides at rate " + rate + ".";
            case DIES -> who + "dies at rate " + rate + ".";
            case BECOMES -> who + "becomes " + s.number() + " " + object + in + " at rate " + rate + ".";
            case MAKES -> who + "makes " + s.number() + " " + object + in + " at rate " + rate + ".";
            case KILLS ->
                who + "kills " + object + " at rate " + rate + ", shared among them"
                        + (s.place().isEmpty() ? "" : "; the killed become " + s.place()) + ".";
            case ENTERS ->
                "Each " + actor + index + " of " + s.place() + " enters " + object + " at rate " + rate + ".";
            case LEAVES ->
                "Each " + actor + index + " of " + object + " leaves for " + s.place() + " at rate " + rate + ".";
            case ARRIVES -> actor + index + " arrive in " + s.place() + ", in number per time: " + rate + ".";
            case SECRETES -> who + "secretes " + object + " at rate " + rate + ".";
            case CONSUMES -> who + "clears " + object + " from the volume " + rate + " per time.";
        };
    }

    private static String indices(Selector selector) {
        if (selector.indices().isEmpty()) {
            return "";
        }
        return "["
                + String.join(
                        ", ", selector.indices().stream().map(Phrases::index).toList()) + "]";
    }

    private static String index(Selector.Index index) {
        return switch (index.relation()) {
            case ITSELF -> index.text();
            case CARRYING -> index.text() + " carrying " + index.other();
            case WITHOUT -> index.text() + " without " + index.other();
            case MISSING -> index.text() + " missing " + index.other();
        };
    }
}
