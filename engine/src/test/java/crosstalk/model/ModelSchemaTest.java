package crosstalk.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The JSON Schema for editors, checked by a reader of the few words of JSON Schema that it uses.
class ModelSchemaTest {

    private static final Yaml.Mapping NOTHING = new Yaml.Mapping(Map.of(), "", 1);

    static Stream<Path> files() {
        return Stream.concat(BundledModels.models().stream(), BundledModels.fragments().stream());
    }

    @Test
    void copyInDocs_isUpToDate() throws IOException {
        assertEquals(
                SchemaWriter.models(),
                Files.readString(BundledModels.root().resolve("docs/model.schema.json")),
                "make it anew: ./crosstalk model schema > docs/model.schema.json");
    }

    @ParameterizedTest
    @MethodSource("files")
    void bundledFile_conforms(Path file) {
        List<Problem> problems = new ArrayList<>();
        check(Yaml.read(file, problems), schema(), problems);
        assertEquals(List.of(), problems);
    }

    @Test
    void unknownKeys_doNotConform() {
        for (String text :
                List.of("modell: x", "populations: { a: { inn: tumour } }", "rules: [a]", "readouts: { x: [1] }")) {
            List<Problem> problems = new ArrayList<>();
            check(Yaml.parse(text, "m", problems), schema(), problems);
            assertNotEquals(List.of(), problems, text);
        }
    }

    /// JSON is YAML.
    private static Yaml.Mapping schema() {
        List<Problem> problems = new ArrayList<>();
        Yaml.Node root = Yaml.parse(SchemaWriter.models(), "schema", problems);
        assertEquals(List.of(), problems);
        return root instanceof Yaml.Mapping mapping ? mapping : NOTHING;
    }

    private static void check(Yaml.Node node, Yaml.Node schema, List<Problem> problems) {
        if (!(schema instanceof Yaml.Mapping words)) {
            return;
        }
        Optional<Yaml.Node> types = words.get("type");
        if (types.isPresent() && texts(types.get()).stream().noneMatch(type -> is(node, type))) {
            problems.add(node.problem("is " + node.kind() + ", expected " + texts(types.get())));
            return;
        }
        if (node instanceof Yaml.Mapping mapping) {
            Yaml.Mapping known = words.get("properties").orElse(NOTHING) instanceof Yaml.Mapping m ? m : NOTHING;
            for (Yaml.Entry entry : mapping.entries().values()) {
                Optional<Yaml.Node> own = known.get(entry.key());
                Optional<Yaml.Node> others = words.get("additionalProperties");
                if (own.isPresent()) {
                    check(entry.value(), own.get(), problems);
                } else if (others.isPresent() && texts(others.get()).contains("false")) {
                    problems.add(entry.problem("unknown key " + entry.key()));
                } else if (others.isPresent()) {
                    check(entry.value(), others.get(), problems);
                }
            }
        } else if (node instanceof Yaml.Sequence list && words.get("items").isPresent()) {
            list.items().forEach(item -> check(item, words.get("items").get(), problems));
        }
    }

    private static List<String> texts(Yaml.Node node) {
        return switch (node) {
            case Yaml.Scalar scalar -> List.of(scalar.text());
            case Yaml.Sequence list ->
                list.items().stream().flatMap(i -> texts(i).stream()).toList();
            case Yaml.Mapping mapping -> List.of();
        };
    }

    private static boolean is(Yaml.Node node, String type) {
        return switch (node) {
            case Yaml.Mapping mapping -> type.equals("object");
            case Yaml.Sequence list -> type.equals("array");
            case Yaml.Scalar scalar -> {
                String text = scalar.text();
                yield switch (type) {
                    case "string" -> true;
                    case "number" -> text.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?");
                    case "boolean" -> text.equals("true") || text.equals("false");
                    case "null" -> text.isEmpty();
                    default -> false;
                };
            }
        };
    }
}
