package crosstalk.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Published figures to show beside a result: a YAML file that the study names, by model and arm.
final class Evidence {
    private final List<Entry> entries;

    /// A published fraction of animals cleared.
    ///
    /// @param text as published
    /// @param low end of what is said, a fraction; null when not known
    /// @param high end of what is said, a fraction; null when not known
    /// @param n animals; null when not said
    /// @param source key in references.bib, or empty text
    /// @param mark `found` in the source, or `recalled` from memory
    /// @param note what it was measured in
    public record Published(
            String text,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Integer n,
            String source,
            String mark,
            String note) {}

    private record Entry(String model, Set<String> drugs, Published published) {}

    private Evidence(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /// The figures that a result folder holds, if its study named any.
    static Evidence of(Path folder) {
        List<Entry> entries = new ArrayList<>();
        for (Manifest.SourceFile file : Manifest.read(folder).files()) {
            if (file.role().equals("evidence")) {
                entries.addAll(read(folder.resolve("study").resolve(file.path())));
            }
        }
        return new Evidence(entries);
    }

    private static List<Entry> read(Path file) {
        Object root = load(file);
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<?, ?> model : mapping(root, file, "the file").entrySet()) {
            String name = String.valueOf(model.getKey());
            for (Map.Entry<?, ?> arm : mapping(model.getValue(), file, name).entrySet()) {
                String place = name + ", " + arm.getKey();
                Map<?, ?> fields = mapping(arm.getValue(), file, place);
                Published published = new Published(
                        text(fields.get("text")),
                        fraction(fields.get("low"), file, place),
                        fraction(fields.get("high"), file, place),
                        fields.get("n") instanceof Number n ? n.intValue() : null,
                        text(fields.get("source")),
                        text(fields.get("mark")),
                        text(fields.get("note")));
                entries.add(new Entry(name, drugs(String.valueOf(arm.getKey())), published));
            }
        }
        return entries;
    }

    private static Object load(Path file) {
        try {
            LoadSettings settings =
                    LoadSettings.builder().setLabel(file.toString()).build();
            @Nullable Object root = new Load(settings).loadFromString(Files.readString(file));
            return root == null ? Map.of() : root;
        } catch (IOException | YamlEngineException failure) {
            throw FolderException.reading(file, failure);
        }
    }

    private static Map<?, ?> mapping(@Nullable Object node, Path file, String place) {
        if (node instanceof Map<?, ?> map) {
            return map;
        }
        throw FolderException.refusing("can not read " + file + ": " + place + " should hold named entries");
    }

    private static @Nullable Double fraction(@Nullable Object value, Path file, String place) {
        if (value == null) {
            return null;
        }
        if (value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= 1) {
            return number.doubleValue();
        }
        throw FolderException.refusing(
                "can not read " + file + ": " + place + " has \"" + value + "\", expected a fraction from 0 to 1");
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /// The parts of an arm's name: the order of drugs in it means nothing.
    private static Set<String> drugs(String arm) {
        return new HashSet<>(Arrays.asList(arm.strip().split("\\s+\\+\\s+")));
    }

    /// The figure for an arm of a model; null when there is none.
    @Nullable
    Published of(String model, String arm) {
        return entries.stream()
                .filter(entry -> entry.model().equals(model) && entry.drugs().equals(drugs(arm)))
                .map(Entry::published)
                .findFirst()
                .orElse(null);
    }

    /// All figures.
    List<Published> all() {
        return entries.stream().map(Entry::published).toList();
    }

    /// Keys of all sources.
    Set<String> sources() {
        Set<String> keys = new HashSet<>();
        entries.forEach(entry -> keys.add(entry.published().source()));
        return keys;
    }
}
