package crosstalk.model;

import crosstalk.model.Yaml.Entry;
import crosstalk.model.Yaml.Mapping;
import crosstalk.model.Yaml.Node;
import crosstalk.model.Yaml.Scalar;
import crosstalk.quantity.Dimension;
import crosstalk.quantity.Quantity;
import crosstalk.quantity.Suggestion;
import crosstalk.quantity.UnitException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `drugs` and `pharmacokinetics`: what is `like` another starts from it.
final class DrugReader {

    private static final Dimension MOLAR_MASS = Dimension.MASS.per(Dimension.AMOUNT);

    private final Entries entries;
    private final List<Problem> problems;

    DrugReader(Entries entries, List<Problem> problems) {
        this.entries = entries;
        this.problems = problems;
    }

    Map<String, Declaration.Drug> read() {
        Map<String, Declaration.Drug> drugs = new LinkedHashMap<>();
        for (Entry entry : entries.of("pharmacokinetics")) {
            entries.fields(entry, "pharmacokinetics");
        }
        for (Entry entry : entries.of("drugs")) {
            if (entries.name(entry, "drug").isEmpty()) {
                continue;
            }
            int before = problems.size();
            Mapping whole = like(entry, "drugs", 0);
            if (problems.size() > before) {
                continue;
            }
            Fields fields = entries.fields(new Entry(entry.key(), whole, entry.file(), entry.line()), "drugs");
            drugs.put(entry.key(), drug(entry, fields));
        }
        return drugs;
    }

    private Declaration.Drug drug(Entry entry, Fields fields) {
        Fields antibody = fields.node("antibody")
                .map(n -> Fields.of(n, List.of("isotype", "clone", "mass"), "antibody", problems))
                .orElseGet(() -> {
                    problems.add(
                            entry.problem("drug \"" + entry.key() + "\" has no antibody: { isotype, clone, mass }"));
                    return new Fields(new Mapping(Map.of(), entry.file(), entry.line()), problems);
                });
        Map<String, Formula> occupies = new LinkedHashMap<>();
        Map<String, Map<String, Formula>> seen = new LinkedHashMap<>();
        fields.node("occupies").ifPresent(node -> occupies(node, occupies, seen));
        Map<String, Formula> kinetics = fields.node("pharmacokinetics")
                .map(this::kinetics)
                .orElseGet(() -> {
                    problems.add(entry.problem("drug \"" + entry.key() + "\" has no pharmacokinetics"));
                    return Map.of();
                });
        return new Declaration.Drug(
                entry.key(),
                antibody.text("isotype"),
                antibody.text("clone"),
                mass(entry, antibody),
                occupies,
                seen,
                fields.formulas("depletes"),
                kinetics,
                fields.text("summary"),
                fields.text("source"),
                Entries.place(entry));
    }

    private Optional<Quantity> mass(Entry entry, Fields antibody) {
        Optional<Node> node = antibody.node("mass");
        if (node.isEmpty()) {
            problems.add(entry.problem("drug \"" + entry.key() + "\" has no molar mass, such as mass: 150 kDa"));
            return Optional.empty();
        }
        try {
            Quantity mass = Quantity.parse(antibody.text("mass"), MOLAR_MASS);
            if (mass.value() <= 0) {
                problems.add(node.get().problem("mass " + mass.text() + " is not positive"));
            }
            return Optional.of(mass);
        } catch (UnitException e) {
            problems.add(node.get().problem("mass: " + e.getMessage()));
            return Optional.empty();
        }
    }

    private void occupies(Node node, Map<String, Formula> occupies, Map<String, Map<String, Formula>> seen) {
        if (!(node instanceof Mapping map)) {
            problems.add(node.problem("occupies: found " + node.kind() + ", expected receptors with a Kd each"));
            return;
        }
        for (Entry receptor : map.entries().values()) {
            if (receptor.value() instanceof Mapping) {
                Fields fields = Fields.of(
                        receptor.value(), List.of("kd", "seen"), "receptor \"" + receptor.key() + "\"", problems);
                fields.formula("kd").ifPresent(f -> occupies.put(receptor.key(), f));
                seen.put(receptor.key(), fields.formulas("seen"));
            } else {
                Fields.formula(receptor.value(), problems).ifPresent(f -> occupies.put(receptor.key(), f));
            }
        }
    }

    private Map<String, Formula> kinetics(Node node) {
        Mapping whole;
        if (node instanceof Scalar name) {
            Optional<Entry> entry = named("pharmacokinetics", name);
            if (entry.isEmpty()) {
                return Map.of();
            }
            whole = like(entry.get(), "pharmacokinetics", 0);
        } else {
            whole = like(new Entry("pharmacokinetics", node, node.file(), node.line()), "pharmacokinetics", 0);
        }
        Fields fields = entries.fields(new Entry("of this drug", whole, node.file(), node.line()), "pharmacokinetics");
        Map<String, Formula> kinetics = new LinkedHashMap<>();
        for (Entry field : fields.mapping().entries().values()) {
            if (!List.of("like", "summary", "source").contains(field.key())) {
                Fields.formula(field.value(), problems).ifPresent(f -> kinetics.put(field.key(), f));
            }
        }
        for (String needed : List.of("absorption", "central", "clearance", "tissue partition", "tissue rate")) {
            if (!kinetics.containsKey(needed)) {
                problems.add(node.problem("pharmacokinetics: \"" + needed + "\" is missing"));
            }
        }
        if (kinetics.containsKey("peripheral") != kinetics.containsKey("exchange")
                || kinetics.containsKey("vmax") != kinetics.containsKey("km")) {
            problems.add(node.problem("pharmacokinetics: peripheral goes with exchange, and vmax with km"));
        }
        return kinetics;
    }

    private Optional<Entry> named(String section, Scalar name) {
        List<Entry> known = entries.of(section);
        Optional<Entry> found =
                known.stream().filter(e -> e.key().equals(name.text())).findFirst();
        if (found.isEmpty()) {
            List<String> legal = known.stream().map(Entry::key).toList();
            problems.add(name.problem(
                    "there is no \"" + name.text() + "\" under " + section + Suggestion.phrase(name.text(), legal)));
        }
        return found;
    }

    private Mapping like(Entry entry, String section, int depth) {
        if (!(entry.value() instanceof Mapping own)) {
            problems.add(entry.problem(
                    "\"" + entry.key() + "\": found " + entry.value().kind() + ", expected a mapping"));
            return new Mapping(Map.of(), entry.file(), entry.line());
        }
        Optional<Node> like = own.get("like");
        if (like.isEmpty() || !(like.get() instanceof Scalar name)) {
            return own;
        }
        if (depth > ModelFiles.DEEPEST) {
            problems.add(name.problem("\"" + entry.key() + "\" is like itself"));
            return own;
        }
        Optional<Entry> base = named(section, name);
        return base.map(b -> ModelFiles.merge(like(b, section, depth + 1), own, 1, problems))
                .orElse(own);
    }
}
