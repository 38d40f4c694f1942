package crosstalk.model;

import crosstalk.model.Yaml.Entry;
import crosstalk.model.Yaml.Mapping;
import crosstalk.model.Yaml.Node;
import crosstalk.quantity.Suggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a model file with all that it extends and includes, and checks everything in it.
final class ModelReader {

    private static final List<String> NAMED_VALUES = List.of("parameters", "quantities", "states");

    private final List<Problem> problems = new ArrayList<>();

    Model read(Path file) throws ProblemsException {
        ModelFiles files = new ModelFiles(problems);
        Mapping root = files.merged(file);
        requireNone();
        List<String> top = new ArrayList<>(
                Vocabulary.top().stream().map(Vocabulary.Key::name).toList());
        Vocabulary.sections().forEach(s -> top.add(s.name()));
        Fields.requireKeys(root, top, "a model", problems);
        Fields fields = new Fields(root, problems);
        checkHead(file, fields);
        Declarations declarations = declarations(root, fields);
        ParameterReader parameters = new ParameterReader(declarations.sets(), problems);
        List<Correlation> correlations = parameters.correlations(root.get("correlations"), declarations.parameters());
        List<Problem> warnings = new ArrayList<>();
        Optional<Model.Inoculation> inoculation = check(file, declarations, warnings);
        requireNone();
        return new Model(
                fields.text("model"),
                fields.text("summary"),
                fields.text("calibrated"),
                declarations,
                correlations,
                files.sources(),
                files.extension(),
                inoculation,
                warnings);
    }

    private void requireNone() throws ProblemsException {
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
    }

    private void checkHead(Path file, Fields fields) {
        if (fields.text("model").isEmpty()) {
            problems.add(new Problem(
                    file.toString(),
                    1,
                    fields.text("fragment").isEmpty()
                            ? "is not a model: it has no key \"model\" with a name"
                            : "is a fragment, which models include, and no model"));
        }
        fields.node("time").ifPresent(node -> {
            if (!fields.text("time").equals("day")) {
                problems.add(
                        node.problem("time: found " + node.kind() + ", expected day, the unit of time of every model"));
            }
        });
    }

    private Declarations declarations(Mapping root, Fields fields) {
        Entries entries = new Entries(root, problems);
        DeclarationReader reader = new DeclarationReader(entries, problems);
        CommunicationReader communication = new CommunicationReader(entries, problems);
        ValueReader values = new ValueReader(entries, problems);
        Map<String, IndexSet> sets = new SetReader(entries, problems).read();
        return new Declarations(
                sets,
                reader.compartments(),
                reader.space(),
                reader.populations(),
                communication.signals(),
                communication.channels(),
                values.values("quantities"),
                values.states(),
                values.rules(),
                new DrugReader(entries, problems).read(),
                reader.inocula(),
                values.values("readouts"),
                new ParameterReader(sets, problems).read(entries.of("parameters")),
                fields.node("inoculation").flatMap(this::inoculation),
                written(entries));
    }

    private Optional<Declarations.Inoculation> inoculation(Node node) {
        Fields entry = Fields.of(node, Vocabulary.section("inoculation").keyNames(), "inoculation", problems);
        if (entry.node("cells").isEmpty() && node instanceof Mapping) {
            problems.add(node.problem("inoculation has no cells"));
        }
        return entry.formula("cells").map(f -> new Declarations.Inoculation(entry.text("inoculum"), f));
    }

    private static Set<String> written(Entries entries) {
        Set<String> names = new HashSet<>();
        for (String section : NAMED_VALUES) {
            for (Entry entry : entries.of(section)) {
                names.add(entry.key().replaceFirst("\\[.*", "").strip());
            }
        }
        return names;
    }

    /// Lowers everything once, so that every name is looked up and every unit checked.
    private Optional<Model.Inoculation> check(Path file, Declarations declarations, List<Problem> warnings) {
        if (declarations.populations().isEmpty()) {
            if (problems.isEmpty()) {
                problems.add(new Problem(file.toString(), 1, "has no populations, and a model is about cells"));
            }
            return Optional.empty();
        }
        if (!new DeclarationCheck(declarations, problems).check()) {
            return Optional.empty();
        }
        Lowering lowering =
                new Lowering(declarations, declarations.drugs().keySet(), List.of(), Optional.empty(), problems);
        lowering.lower();
        Optional<Model.Inoculation> inoculation = inoculation(declarations, lowering);
        Set<String> used = new HashSet<>(lowering.usedParameters());
        used.addAll(Lowering.checkSpace(declarations, problems));
        warnings.addAll(unused(declarations.parameters(), used));
        return inoculation;
    }

    private Optional<Model.Inoculation> inoculation(Declarations declarations, Lowering lowering) {
        return declarations.inoculation().flatMap(given -> {
            if (!declarations.inocula().containsKey(given.inoculum())) {
                problems.add(given.cells()
                        .problem("there is no inoculum \"" + given.inoculum() + "\""
                                + Suggestion.phrase(
                                        given.inoculum(), declarations.inocula().keySet())));
                return Optional.empty();
            }
            return lowering.checkInoculation().map(cells -> new Model.Inoculation(given.inoculum(), cells));
        });
    }

    /// Parameters of which no member is named by anything.
    private static List<Problem> unused(List<ModelParameter> parameters, Set<String> used) {
        Set<String> families = new HashSet<>();
        used.forEach(name -> families.add(family(name)));
        return parameters.stream()
                .filter(p -> !families.contains(family(p.name())))
                .map(p -> new Problem(p.file(), p.line(), "parameter \"" + family(p.name()) + "\" is used by nothing"))
                .distinct()
                .toList();
    }

    private static String family(String name) {
        return name.replaceFirst("\\[.*", "");
    }
}
