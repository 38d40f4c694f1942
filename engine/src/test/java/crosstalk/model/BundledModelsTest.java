package crosstalk.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.network.Interpreter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The models that come with Crosstalk.
class BundledModelsTest {

    private static final double[] NOTHING = {};

    static Stream<Path> models() {
        return BundledModels.models().stream();
    }

    static Stream<Path> files() {
        return Stream.concat(models(), BundledModels.fragments().stream());
    }

    @ParameterizedTest
    @MethodSource("models")
    void read_ofABundledModel_hasNoProblemAndNoWarning(Path file) throws ProblemsException {
        Model model = Model.read(file);
        assertEquals(List.of(), model.warnings());
        assertEquals(file.getFileName(), Path.of(model.name() + ".yaml"));
        assertFalse(model.summary().isEmpty());
        assertTrue(model.inoculation().isPresent());
    }

    @ParameterizedTest
    @MethodSource("models")
    void lower_withEveryDrugAndASecondSite_isFiniteAfterInoculation(Path file) throws ProblemsException {
        Model model = Model.read(file);
        Lowered lowered = model.lower(model.drugNames(), List.of("other flank"));
        double[] parameters = lowered.network().defaultParameters();
        double[] state = new double[lowered.network().species().size()];
        for (int i = 0; i < state.length; i++) {
            state[i] = Interpreter.evaluate(lowered.network().start().get(i), 0, NOTHING, parameters, NOTHING);
        }
        String inoculum = model.inoculation().orElseThrow().inoculum();
        lowered.inocula()
                .getOrDefault(inoculum, java.util.Map.of())
                .getOrDefault("primary", List.of())
                .forEach(part -> state[part.species()] += 5e5 * part.perCell());
        double[] assigned = new double[lowered.observation().assignments().size()];
        new Interpreter(lowered.observation()).assign(0, state, parameters, assigned);
        for (int i = 0; i < assigned.length; i++) {
            assertTrue(
                    Double.isFinite(assigned[i]),
                    lowered.observation().assignments().get(i).name());
        }
        for (Lowered.ChannelPlace channel : lowered.channels()) {
            double strength = assigned[channel.strength()];
            assertTrue(strength >= 0 && strength <= 1, channel.channel() + " has strength " + strength);
        }
        Interpreter kernel = new Interpreter(lowered.network());
        double[] rates = new double[lowered.network().reactions().size()];
        kernel.assign(0, state, parameters, assigned);
        kernel.rates(0, state, parameters, assigned, rates);
        for (int i = 0; i < rates.length; i++) {
            assertTrue(
                    Double.isFinite(rates[i]),
                    lowered.network().reactions().get(i).name());
        }
    }

    @Test
    void sources_areInTheReferences() throws IOException, ProblemsException {
        Set<String> keys = new HashSet<>();
        Matcher entry = Pattern.compile("(?m)^@\\w+\\{\\s*([^,\\s]+)\\s*,")
                .matcher(Files.readString(BundledModels.root().resolve("references.bib")));
        while (entry.find()) {
            assertTrue(keys.add(entry.group(1)), "references.bib has " + entry.group(1) + " twice");
        }
        Set<String> missing = new TreeSet<>();
        for (Path file : files().toList()) {
            List<Problem> problems = new ArrayList<>();
            sources(Yaml.read(file, problems), file, keys, missing);
            assertEquals(List.of(), problems);
        }
        assertEquals(Set.of(), missing, "sources that references.bib does not know");
    }

    private static void sources(Yaml.Node node, Path file, Set<String> keys, Set<String> missing) {
        switch (node) {
            case Yaml.Scalar scalar -> {}
            case Yaml.Sequence list -> list.items().forEach(item -> sources(item, file, keys, missing));
            case Yaml.Mapping mapping ->
                mapping.entries().values().forEach(e -> {
                    if (e.key().equals("source") && e.value() instanceof Yaml.Scalar source) {
                        for (String key : source.text().split("\\s*,\\s*", -1)) {
                            if (!keys.contains(key)) {
                                missing.add(file.getFileName() + ":" + e.line() + " " + key);
                            }
                        }
                    } else {
                        sources(e.value(), file, keys, missing);
                    }
                });
        }
    }

    @Test
    void evidence_namesReferencesOnly() throws IOException {
        String references = Files.readString(BundledModels.root().resolve("references.bib"));
        Path evidence = BundledModels.root().resolve("evidence/published-arms.csv");
        List<String> lines = Files.readAllLines(evidence);
        int column = List.of(lines.getFirst().split(",", -1)).indexOf("source");
        Set<String> missing = new TreeSet<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            for (String key : cells.get(column).split("\\s*[;,]\\s*", -1)) {
                if (!key.isBlank() && !references.contains("{" + key + ",")) {
                    missing.add(key);
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    /// The cells of a line of CSV.
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        Matcher cell =
                Pattern.compile("(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))").matcher(line);
        while (cell.find()) {
            cells.add(cell.group(1) == null ? cell.group(2) : cell.group(1));
        }
        return cells;
    }

    @Test
    void mmrd_differsFromMmrpInAFewEntries() throws ProblemsException {
        Model mmrd = Model.read(BundledModels.root().resolve("models/colorectal-mmrd.yaml"));
        List<Hypothesis.Change> changes =
                new Hypothesis(mmrd.name(), mmrd.extension().orElseThrow()).changes();
        assertTrue(changes.size() <= 10, changes.toString());
        assertTrue(changes.stream()
                .noneMatch(c -> c.section().equals("rules") || c.section().equals("channels")));
    }
}
