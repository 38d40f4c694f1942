package crosstalk.model;

import crosstalk.model.Yaml.Entry;
import crosstalk.model.Yaml.Mapping;
import crosstalk.model.Yaml.Node;
import crosstalk.quantity.Dimension;
import crosstalk.quantity.Quantity;
import crosstalk.quantity.UnitException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the sections of a merged model file into declarations. Names inside expressions are looked up later.
final class DeclarationReader {

    private static final Pattern THING = Pattern.compile("([a-z][a-z0-9.-]*)(?:\\[([a-z_, -]+)])?");

    private final Entries entries;
    private final List<Problem> problems;

    DeclarationReader(Entries entries, List<Problem> problems) {
        this.entries = entries;
        this.problems = problems;
    }

    Map<String, Declaration.Compartment> compartments() {
        Map<String, Declaration.Compartment> found = new LinkedHashMap<>();
        for (Entry entry : entries.of("compartments")) {
            if (entries.name(entry, "compartment").isEmpty()) {
                continue;
            }
            Fields fields = entries.fields(entry, "compartments");
            String kind = fields.text("kind");
            if (!kind.equals("tissue") && !kind.equals("well-mixed")) {
                problems.add(entry.problem("compartment \"" + entry.key() + "\": kind is \"" + kind
                        + "\", expected tissue or well-mixed"));
            }
            boolean tissue = kind.equals("tissue");
            List<String> sites = fields.names("sites");
            if (tissue && sites.isEmpty()) {
                sites = List.of("primary");
            }
            if (!tissue && fields.node("volume").isEmpty() && kind.equals("well-mixed")) {
                problems.add(entry.problem("well-mixed compartment \"" + entry.key() + "\" has no volume"));
            }
            found.put(
                    entry.key(),
                    new Declaration.Compartment(
                            entry.key(), tissue, sites, volume(fields), fields.text("summary"), Entries.place(entry)));
        }
        return found;
    }

    /// By name of the tissue.
    Map<String, Declaration.Space> space() {
        Map<String, Declaration.Space> found = new LinkedHashMap<>();
        for (Entry entry : entries.of("space")) {
            if (entries.name(entry, "tissue").isEmpty()) {
                continue;
            }
            Fields fields = entries.fields(entry, "space");
            found.put(
                    entry.key(),
                    new Declaration.Space(
                            entry.key(),
                            fields.formula("vessels"),
                            fields.formula("contact"),
                            fields.formula("host cell volume"),
                            fields.text("summary"),
                            fields.text("source"),
                            Entries.place(entry)));
        }
        return found;
    }

    private Optional<Quantity> volume(Fields fields) {
        Optional<Node> node = fields.node("volume");
        if (node.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Quantity.parse(fields.text("volume"), Dimension.VOLUME));
        } catch (UnitException e) {
            problems.add(node.get().problem("volume: " + e.getMessage()));
            return Optional.empty();
        }
    }

    Map<String, Declaration.Population> populations() {
        Map<String, Declaration.Population> found = new LinkedHashMap<>();
        for (Entry entry : entries.of("populations")) {
            Optional<Matcher> key = entries.key(entry, THING, "a population's name, such as cd8.effector[antigen]");
            if (key.isEmpty()) {
                continue;
            }
            Fields fields = entries.fields(entry, "populations");
            List<String> in = fields.names("in");
            if (in.isEmpty()) {
                problems.add(
                        entry.problem("population \"" + entry.key() + "\" lives nowhere; say in: and a compartment"));
            }
            Map<String, Formula> start =
                    fields.node("start").map(node -> start(node, in)).orElse(Map.of());
            String name = key.get().group(1);
            entries.put(
                    found,
                    name,
                    new Declaration.Population(
                            name,
                            Entries.sets(key.get().group(2)),
                            in,
                            fields.formula("volume"),
                            fields.formula("motility"),
                            fields.formula("chemotaxis"),
                            start,
                            fields.flag("malignant", false),
                            fields.flag("living", true),
                            fields.names("genes"),
                            fields.text("summary"),
                            fields.text("source"),
                            Entries.place(entry)),
                    entry);
        }
        return found;
    }

    private Map<String, Formula> start(Node node, List<String> in) {
        if (node instanceof Mapping) {
            return Fields.formulas(node, "start", problems);
        }
        if (in.size() > 1) {
            problems.add(node.problem("start: say in which of " + in + ", as a mapping"));
            return Map.of();
        }
        return Fields.formula(node, problems)
                .map(f -> Map.of(in.isEmpty() ? "" : in.getFirst(), f))
                .orElse(Map.of());
    }

    Map<String, Declaration.Inoculum> inocula() {
        Map<String, Declaration.Inoculum> found = new LinkedHashMap<>();
        for (Entry entry : entries.of("inocula")) {
            if (entries.name(entry, "inoculum").isEmpty()) {
                continue;
            }
            Map<String, Formula> cells = Fields.formulas(entry.value(), "inoculum \"" + entry.key() + "\"", problems);
            found.put(entry.key(), new Declaration.Inoculum(entry.key(), cells, "", Entries.place(entry)));
        }
        return found;
    }
}
