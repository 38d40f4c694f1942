package crosstalk.laws;

import crosstalk.model.Problem;
import crosstalk.model.Yaml;
import crosstalk.model.Yaml.Mapping;
import crosstalk.model.Yaml.Scalar;
import crosstalk.model.Yaml.Sequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/// The file of laws: read as data, and written back with new figures and nothing else changed.
final class LawBook {

    private static final Set<String> KEYS = Set.of(
            "id",
            "law",
            "says",
            "study",
            "measure",
            "at least",
            "at most",
            "source",
            "twin",
            "status",
            "figure",
            "seen",
            "reason");

    private final Path file;

    LawBook(Path file) {
        this.file = file;
    }

    List<Law> laws() {
        List<Problem> problems = new ArrayList<>();
        Mapping top = (Mapping) Yaml.read(file, problems);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.toString());
        }
        List<Law> laws = new ArrayList<>();
        for (Yaml.Node item : ((Sequence) top.get("laws").orElseThrow()).items()) {
            laws.add(law((Mapping) item));
        }
        if (laws.stream().map(Law::id).distinct().count() != laws.size()) {
            throw new IllegalStateException(file + ": two laws have one id");
        }
        return laws;
    }

    private static Law law(Mapping entry) {
        if (!KEYS.containsAll(entry.entries().keySet())) {
            throw new IllegalStateException(
                    "line " + entry.line() + ": " + entry.entries().keySet() + ", expected only " + KEYS);
        }
        String status = text(entry, "status");
        if (!status.equals("holds") && !status.equals("fails")) {
            throw new IllegalStateException(
                    "line " + entry.line() + ": status " + status + ", expected holds or fails");
        }
        if (text(entry, "source").isBlank() || text(entry, "says").isBlank()) {
            throw new IllegalStateException("line " + entry.line() + ": a law needs says and source");
        }
        return new Law(
                text(entry, "id"),
                text(entry, "says"),
                text(entry, "study"),
                map(entry, "measure"),
                number(entry, "at least"),
                number(entry, "at most"),
                map(entry, "twin"),
                status.equals("holds"),
                text(entry, "reason"));
    }

    private static String text(Mapping entry, String key) {
        return entry.get(key).map(node -> ((Scalar) node).text()).orElse("");
    }

    private static OptionalDouble number(Mapping entry, String key) {
        String text = text(entry, key);
        return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
    }

    private static Map<String, String> map(Mapping entry, String key) {
        Map<String, String> map = new LinkedHashMap<>();
        entry.get(key)
                .ifPresent(node -> ((Mapping) node)
                        .entries()
                        .forEach((name, value) -> map.put(name, ((Scalar) value.value()).text())));
        return map;
    }

    /// Writes what was measured: the lines `status`, `figure` and `seen` of each law; all other lines stay as they are.
    void write(Map<Law, Figure> figures) throws IOException {
        Map<String, Law> byId = new LinkedHashMap<>();
        figures.keySet().forEach(law -> byId.put("- id: " + law.id(), law));
        List<String> lines = new ArrayList<>();
        Law current = null;
        for (String line : Files.readAllLines(file)) {
            String text = line.strip();
            if (text.startsWith("- id:")) {
                current = byId.get(text);
            }
            lines.add(current == null ? line : renewed(line, current, figures.get(current)));
        }
        Files.write(file, lines);
    }

    private static String renewed(String line, Law law, Figure figure) {
        String text = line.strip();
        String indent = line.substring(0, line.indexOf(text));
        if (text.startsWith("status:")) {
            return indent + "status: " + (law.holdsAt(figure.value()) ? "holds" : "fails");
        }
        if (text.startsWith("figure:")) {
            return indent + "figure: " + rounded(figure.value());
        }
        return text.startsWith("seen:") ? indent + "seen: \"" + figure.seen() + "\"" : line;
    }

    /// Three significant digits, or more before the point.
    static String rounded(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%.0f" : "%.3g", value);
    }
}
