package crosstalk.model;

import crosstalk.model.ModelParameter.Origin;
import crosstalk.model.Yaml.Entry;
import crosstalk.model.Yaml.Mapping;
import crosstalk.model.Yaml.Node;
import crosstalk.quantity.Dimension;
import crosstalk.quantity.Quantity;
import crosstalk.quantity.Suggestion;
import crosstalk.quantity.UnitException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `parameters` and `correlations`.
final class ParameterReader {

    private static final Pattern RANGE = Pattern.compile("(\\S+)\\s+to\\s+([+-]?[0-9.]+(?:[eE][+-]?\\d+)?)\\s*(.*)");
    private static final Pattern SPREAD = Pattern.compile("(lognormal|normal),\\s*(cv|sd)\\s+(.+)");
    private static final Pattern KEY = Pattern.compile("([A-Za-z_][A-Za-z0-9_.]*)(?:\\[([a-z_]+)])?");

    private final Map<String, IndexSet> sets;
    private final List<Problem> problems;

    ParameterReader(Map<String, IndexSet> sets, List<Problem> problems) {
        this.sets = sets;
        this.problems = problems;
    }

    List<ModelParameter> read(List<Entry> entries) {
        List<ModelParameter> parameters = new ArrayList<>();
        Vocabulary.Section keys = Vocabulary.section("parameters");
        for (Entry entry : entries) {
            Matcher key = KEY.matcher(entry.key());
            if (!key.matches()) {
                problems.add(entry.problem(
                        "\"" + entry.key() + "\" is not a parameter's name; use letters, digits, _ and ."));
                continue;
            }
            if (SyntaxReader.RESERVED.contains(key.group(1))) {
                problems.add(entry.problem(
                        "\"" + key.group(1) + "\" has a meaning of its own in expressions; use another name"));
                continue;
            }
            Fields fields = Fields.of(entry.value(), keys.keyNames(), "parameter \"" + entry.key() + "\"", problems);
            String set = key.group(2);
            if (set == null) {
                fields.node("value")
                        .ifPresentOrElse(
                                node -> one(entry, fields, key.group(1), node).ifPresent(parameters::add),
                                () -> problems.add(entry.problem("parameter \"" + entry.key() + "\" has no value")));
            } else {
                indexed(entry, fields, key.group(1), set, parameters);
            }
        }
        return parameters;
    }

    private void indexed(Entry entry, Fields fields, String name, String setName, List<ModelParameter> parameters) {
        IndexSet set = sets.get(setName);
        if (set == null) {
            problems.add(
                    entry.problem("there is no set \"" + setName + "\"" + Suggestion.phrase(setName, sets.keySet())));
            return;
        }
        Mapping nothing = new Mapping(Map.of(), entry.file(), entry.line());
        Mapping values = fields.node("values").orElse(nothing) instanceof Mapping m ? m : nothing;
        for (Entry value : values.entries().values()) {
            if (!set.elements().contains(value.key())) {
                problems.add(value.problem("\"" + value.key() + "\" is not one of " + setName + ": " + set.elements()
                        + Suggestion.phrase(value.key(), set.elements())));
            }
        }
        for (String element : set.elements()) {
            Optional<Node> node = fields.node("value")
                    .or(() -> fields.node("values").isPresent() ? values.get(element) : Optional.empty());
            node.ifPresentOrElse(
                    n -> one(entry, fields, name + "[" + element + "]", n).ifPresent(parameters::add),
                    () -> problems.add(entry.problem("parameter \"" + entry.key() + "\" has no value for " + element)));
        }
    }

    private Optional<ModelParameter> one(Entry entry, Fields fields, String name, Node valueNode) {
        Quantity value;
        try {
            value = Quantity.parse(valueNode instanceof Yaml.Scalar s ? s.text() : valueNode.kind());
        } catch (UnitException e) {
            problems.add(valueNode.problem("parameter \"" + name + "\": " + e.getMessage()));
            return Optional.empty();
        }
        String unit = value.text().replaceFirst("^[+-]?[0-9.]+(?:[eE][+-]?\\d+)?\\s*", "");
        String label = "parameter \"" + name + "\": ";
        double[] range = range(fields, label, value);
        Optional<Origin> read = origin(entry, fields);
        Origin origin = read.orElse(Origin.ASSUMED);
        String reason = fields.text("reason");
        if (read.equals(Optional.of(Origin.ASSUMED)) && (fields.node("range").isEmpty() || reason.isEmpty())) {
            problems.add(
                    entry.problem("parameter \"" + entry.key() + "\" is assumed, so it needs a range and a reason"));
        }
        if (origin != Origin.ASSUMED && fields.text("source").isEmpty()) {
            problems.add(entry.problem("parameter \"" + entry.key() + "\" needs a source (a key of references.bib), or"
                    + " origin: assumed with range and reason"));
        }
        return Optional.of(new ModelParameter(
                name,
                value,
                unit.isEmpty() ? "1" : unit,
                range[0],
                range[1],
                spread(fields, label, "between subjects", value),
                spread(fields, label, "uncertainty", value),
                origin,
                fields.text("source"),
                fields.text("where"),
                fields.text("species"),
                reason,
                fields.text("summary"),
                entry.file(),
                entry.line()));
    }

    private Optional<Origin> origin(Entry entry, Fields fields) {
        String text = fields.text("origin");
        for (Origin origin : Origin.values()) {
            if (origin.name().toLowerCase(Locale.ROOT).equals(text)) {
                return Optional.of(origin);
            }
        }
        List<String> legal = List.of("publication", "database", "measured", "calibrated", "assumed");
        Node place = fields.node("origin").orElse(entry.value());
        problems.add(place.problem("parameter \"" + entry.key() + "\": origin \"" + text + "\" is not one of "
                + String.join(", ", legal) + Suggestion.phrase(text, legal)));
        return Optional.empty();
    }

    private double[] range(Fields fields, String label, Quantity value) {
        double[] none = {Double.NaN, Double.NaN};
        Optional<Node> node = fields.node("range");
        if (node.isEmpty()) {
            return none;
        }
        String low;
        String high;
        String unit = "";
        if (node.get() instanceof Yaml.Sequence list && list.items().size() == 2) {
            low = list.items().get(0) instanceof Yaml.Scalar a ? a.text() : "";
            high = list.items().get(1) instanceof Yaml.Scalar b ? b.text() : "";
        } else {
            Matcher matcher = RANGE.matcher(fields.text("range"));
            if (!matcher.matches()) {
                problems.add(node.get()
                        .problem(label + "range: found \"" + fields.text("range")
                                + "\", expected low to high unit, such as 2 to 16 1/day"));
                return none;
            }
            low = matcher.group(1);
            high = matcher.group(2);
            unit = " " + matcher.group(3);
        }
        try {
            double from = Quantity.parse(low.strip() + unit, value.dimension()).value();
            double to = Quantity.parse(high.strip() + unit, value.dimension()).value();
            if (from > value.value() * (1 + 1e-12) || to < value.value() * (1 - 1e-12) || from > to) {
                problems.add(fields.node("value")
                        .orElse(node.get())
                        .problem(label + "value " + value.text() + " is outside its range " + low + " to " + high
                                + unit));
            }
            return new double[] {from, to};
        } catch (UnitException e) {
            problems.add(fields.node("value")
                    .orElse(node.get())
                    .problem(label + "value " + value.text() + " and its range " + low + " to " + high + unit
                            + " do not go together: " + e.getMessage()));
            return none;
        }
    }

    private Optional<Spread> spread(Fields fields, String label, String key, Quantity value) {
        Optional<Node> node = fields.node(key);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        Matcher matcher = SPREAD.matcher(fields.text(key));
        if (!matcher.matches()) {
            problems.add(
                    node.get()
                            .problem(
                                    label + key + ": found \"" + fields.text(key)
                                            + "\", expected lognormal, cv 30 % | lognormal, sd 0.3 | normal, sd 2 1/day | normal, cv 10 %"));
            return Optional.empty();
        }
        boolean log = matcher.group(1).equals("lognormal");
        boolean cv = matcher.group(2).equals("cv");
        try {
            Dimension expected = log || cv ? Dimension.NONE : value.dimension();
            double size = Quantity.parse(matcher.group(3), expected).value();
            if (size < 0 || (log && value.value() <= 0)) {
                problems.add(node.get()
                        .problem(label + key + ": a spread is not negative, and only what is positive is lognormal"));
                return Optional.empty();
            }
            if (log) {
                return Optional.of(new Spread.LogNormal(cv ? Math.sqrt(Math.log1p(size * size)) : size));
            }
            return Optional.of(new Spread.Normal(cv ? size * Math.abs(value.value()) : size));
        } catch (UnitException e) {
            problems.add(node.get().problem(label + key + ": " + e.getMessage()));
            return Optional.empty();
        }
    }

    /// Reads `correlations`: a list of `{ between: [a, b], value: 0.4 }`.
    List<Correlation> correlations(Optional<Node> section, List<ModelParameter> parameters) {
        List<Correlation> correlations = new ArrayList<>();
        if (section.isEmpty()) {
            return correlations;
        }
        if (!(section.get() instanceof Yaml.Sequence list)) {
            problems.add(
                    section.get().problem("correlations: found " + section.get().kind() + ", expected a list"));
            return correlations;
        }
        List<String> varying = parameters.stream()
                .filter(p -> p.spread().isPresent())
                .map(ModelParameter::name)
                .toList();
        for (Node item : list.items()) {
            Fields fields =
                    Fields.of(item, List.of("between", "value", "summary", "source"), "a correlation", problems);
            List<String> between = fields.names("between");
            double value = number(fields.text("value"));
            if (between.size() != 2 || between.get(0).equals(between.get(1)) || !(Math.abs(value) < 1)) {
                problems.add(item.problem("expected between: [a, b] and a value between -1 and 1"));
                continue;
            }
            boolean known = true;
            for (String name : between) {
                if (!varying.contains(name)) {
                    known = false;
                    problems.add(item.problem("\"" + name + "\" is not a parameter that varies between subjects"
                            + Suggestion.phrase(name, varying)));
                }
            }
            if (known) {
                correlations.add(new Correlation(between.get(0), between.get(1), value));
            }
        }
        return correlations;
    }

    private static double number(String text) {
        try {
            return Quantity.parse(text, Dimension.NONE).value();
        } catch (UnitException e) {
            return Double.NaN;
        }
    }
}
