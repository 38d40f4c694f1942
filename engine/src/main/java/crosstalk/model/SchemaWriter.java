package crosstalk.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The JSON Schema of model files, made from [Vocabulary], for editors that complete and check YAML.
///
/// It knows keys and shapes. Names, units and expressions are checked by reading the model.
public final class SchemaWriter {

    private final StringBuilder out = new StringBuilder();
    private int depth;

    private SchemaWriter() {}

    /// The schema as JSON text, the same each time.
    public static String models() {
        return new SchemaWriter().write();
    }

    private String write() {
        Map<String, Runnable> properties = new TreeMap<>();
        for (Vocabulary.Key key : Vocabulary.top()) {
            properties.put(key.name(), () -> value(key.kind(), key.meaning()));
        }
        for (Vocabulary.Section section : Vocabulary.sections()) {
            properties.put(section.name(), () -> section(section));
        }
        object(List.of(
                field("$schema", () -> text("https://json-schema.org/draft/2020-12/schema")),
                field("title", () -> text("Crosstalk model")),
                field(
                        "description",
                        () -> text("A model file of Crosstalk, or a fragment of one; see model-language.md.")),
                field("type", () -> text("object")),
                field("additionalProperties", () -> out.append(false)),
                field("properties", () -> object(fields(properties)))));
        return out.append('\n').toString();
    }

    private record Field(String name, Runnable value) {}

    private static Field field(String name, Runnable value) {
        return new Field(name, value);
    }

    private static List<Field> fields(Map<String, Runnable> entries) {
        return entries.entrySet().stream()
                .map(e -> field(e.getKey(), e.getValue()))
                .toList();
    }

    private void section(Vocabulary.Section section) {
        if (section.name().equals("correlations")) {
            object(List.of(
                    field("description", () -> text(section.meaning())),
                    field("type", () -> text("array")),
                    field("items", () -> object(List.of(field("type", () -> text("object")))))));
            return;
        }
        if (section.name().equals("inoculation")) {
            entry(section);
            return;
        }
        object(List.of(
                field("description", () -> text(section.meaning())),
                field("type", () -> texts(List.of("object", "null"))),
                field("additionalProperties", () -> entry(section))));
    }

    /// An entry: a mapping with known keys, or what may stand in its place.
    private void entry(Vocabulary.Section section) {
        List<Field> fields = new ArrayList<>();
        fields.add(field("description", () -> text(section.meaning())));
        if (section.keys().isEmpty()) {
            // Sets are lists or "subsets of ..."; inocula are mappings.
            fields.add(field("type", () -> texts(List.of("object", "array", "string"))));
        } else {
            // An inherited entry may be taken out (remove), and some may be said in short.
            boolean brief = section.shorthand() == Vocabulary.Kind.EXPRESSION;
            List<String> types = brief ? List.of("object", "string", "number") : List.of("object", "string");
            Map<String, Runnable> properties = new TreeMap<>();
            section.keys().forEach(key -> properties.put(key.name(), () -> value(key.kind(), key.meaning())));
            fields.add(field("type", () -> texts(types)));
            fields.add(field("additionalProperties", () -> out.append(false)));
            fields.add(field("properties", () -> object(fields(properties))));
        }
        object(fields);
    }

    private void value(Vocabulary.Kind kind, String meaning) {
        List<String> types = switch (kind) {
            case TEXT, EXPRESSION, QUANTITY -> List.of("string", "number", "boolean");
            case NUMBER -> List.of("number", "string");
            case FLAG -> List.of("boolean", "string");
            case NAMES -> List.of("string", "array");
            case EXPRESSIONS -> List.of("object", "string");
            case ANY -> List.of();
        };
        List<Field> fields = new ArrayList<>();
        fields.add(field("description", () -> text(meaning)));
        if (!types.isEmpty()) {
            fields.add(field("type", () -> texts(types)));
        }
        object(fields);
    }

    private void object(List<Field> fields) {
        out.append("{\n");
        depth++;
        for (int i = 0; i < fields.size(); i++) {
            indent();
            text(fields.get(i).name());
            out.append(": ");
            fields.get(i).value().run();
            out.append(i + 1 < fields.size() ? ",\n" : "\n");
        }
        depth--;
        indent();
        out.append('}');
    }

    private void texts(List<String> values) {
        out.append('[');
        for (int i = 0; i < values.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            text(values.get(i));
        }
        out.append(']');
    }

    private void text(String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private void indent() {
        out.append("  ".repeat(depth));
    }
}
