package crosstalk.model;

import crosstalk.model.Yaml.Entry;
import crosstalk.model.Yaml.Mapping;
import crosstalk.model.Yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what is an expression with a name: `quantities`, `readouts`, `states` and `rules`.
final class ValueReader {

    private static final Pattern QUANTITY = Pattern.compile("([A-Za-z_][A-Za-z0-9_.]*)(?:\\[([a-z_, -]+)])?");

    private final Entries entries;
    private final List<Problem> problems;

    ValueReader(Entries entries, List<Problem> problems) {
        this.entries = entries;
        this.problems = problems;
    }

    Map<String, Declaration.Value> values(String section) {
        Map<String, Declaration.Value> found = new LinkedHashMap<>();
        for (Entry entry : entries.of(section)) {
            Optional<Matcher> key = entries.key(entry, QUANTITY, "a name of letters, digits, _ and .");
            if (key.isEmpty()) {
                continue;
            }
            Node node = entry.value();
            Fields fields = new Fields(new Mapping(Map.of(), node.file(), node.line()), problems);
            Optional<Formula> formula;
            Optional<Formula> inSpace = Optional.empty();
            if (node instanceof Mapping) {
                fields = entries.fields(entry, section);
                formula = fields.formula("value");
                inSpace = fields.formula("in space");
                if (fields.node("value").isEmpty()) {
                    problems.add(entry.problem("\"" + entry.key() + "\" has no value"));
                }
            } else {
                formula = Fields.formula(node, problems);
            }
            String name = key.get().group(1);
            if (SyntaxReader.RESERVED.contains(name)) {
                problems.add(
                        entry.problem("\"" + name + "\" has a meaning of its own in expressions; use another name"));
            } else if (formula.isPresent()) {
                entries.put(
                        found,
                        name,
                        new Declaration.Value(
                                name,
                                Entries.sets(key.get().group(2)),
                                fields.text("in"),
                                formula.get(),
                                inSpace,
                                fields.text("unit"),
                                fields.text("label"),
                                fields.text("summary"),
                                fields.text("source"),
                                Entries.place(entry)),
                        entry);
            }
        }
        return found;
    }

    Map<String, Declaration.State> states() {
        Map<String, Declaration.State> found = new LinkedHashMap<>();
        for (Entry entry : entries.of("states")) {
            Optional<Matcher> key = entries.key(entry, QUANTITY, "a name of letters, digits, _ and .");
            if (key.isEmpty()) {
                continue;
            }
            Fields fields = entries.fields(entry, "states");
            for (String needed : List.of("in", "follows", "rate", "unit")) {
                if (fields.node(needed).isEmpty()) {
                    problems.add(entry.problem("state \"" + entry.key() + "\" has no " + needed));
                }
            }
            found.put(
                    entry.key(),
                    new Declaration.State(
                            entry.key(),
                            fields.text("in"),
                            fields.formula("follows"),
                            fields.formula("rate"),
                            fields.text("unit"),
                            fields.text("summary"),
                            fields.text("source"),
                            Entries.place(entry)));
        }
        return found;
    }

    List<Declaration.Rule> rules() {
        List<Declaration.Rule> found = new ArrayList<>();
        for (Entry entry : entries.of("rules")) {
            Node node = entry.value();
            Fields fields = node instanceof Mapping
                    ? entries.fields(entry, "rules")
                    : new Fields(new Mapping(Map.of(), node.file(), node.line()), problems);
            Optional<Formula> rate = node instanceof Mapping ? fields.formula("rate") : Fields.formula(node, problems);
            if (node instanceof Mapping && fields.node("rate").isEmpty()) {
                problems.add(entry.problem("rule \"" + entry.key() + "\" has no rate"));
            }
            try {
                String text = entry.key().strip().replaceAll("\\s+", " ");
                RuleSentence sentence = RuleSentence.parse(text);
                rate.ifPresent(r -> found.add(new Declaration.Rule(
                        text, sentence, r, fields.text("summary"), fields.text("source"), Entries.place(entry))));
            } catch (IllegalArgumentException e) {
                problems.add(entry.problem(String.valueOf(e.getMessage())));
            }
        }
        return found;
    }
}
