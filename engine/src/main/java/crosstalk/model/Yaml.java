package crosstalk.model;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// YAML with the file and line of every node, every scalar as the text that was written.
///
/// Aliases are refused (a file of a few lines could stand for gigabytes), so are files over [#LARGEST_FILE]
/// bytes, nesting deeper than [#DEEPEST] and a key that stands twice in one mapping.
public final class Yaml {

    /// Largest file read, bytes.
    public static final int LARGEST_FILE = 2_000_000;

    /// Deepest nesting read.
    public static final int DEEPEST = 40;

    /// Longest text of one value or key, characters.
    public static final int LONGEST_TEXT = 10_000;

    private static final int SHOWN = 60;

    private Yaml() {}

    /// A node with its place.
    public sealed interface Node {
        /// As the user named it.
        String file();

        /// From 1.
        int line();

        /// What it is, in words: `text`, `a list`, `a mapping`.
        default String kind() {
            return switch (this) {
                case Scalar s -> s.text().isBlank() ? "nothing" : "\"" + shortened(s.text()) + "\"";
                case Sequence s -> "a list";
                case Mapping m -> "a mapping of keys to values";
            };
        }

        /// A problem at this place.
        default Problem problem(String message) {
            return new Problem(file(), line(), message);
        }
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN - 3) + "...";
    }

    /// Text, a number, or nothing (empty text).
    public record Scalar(String text, String file, int line) implements Node {}

    /// A list.
    public record Sequence(List<Node> items, String file, int line) implements Node {}

    /// Keys and values in the order of the file.
    public record Mapping(Map<String, Entry> entries, String file, int line) implements Node {
        /// The value of a key.
        public Optional<Node> get(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value);
        }
    }

    /// A key's value and the place of the key.
    public record Entry(String key, Node value, String file, int line) {
        /// A problem at the key.
        public Problem problem(String message) {
            return new Problem(file, line, message);
        }
    }

    /// Reads a file. On any trouble adds to `problems` and gives an empty mapping or what could be read.
    ///
    /// @param path the file
    /// @param problems receives what is wrong
    public static Node read(Path path, List<Problem> problems) {
        String name = path.toString();
        return parse(text(path, problems), name, problems);
    }

    /// The text of a file, or empty text and a problem.
    static String text(Path path, List<Problem> problems) {
        String name = path.toString();
        try {
            if (Files.isDirectory(path)) {
                problems.add(new Problem(name, 0, "is a folder, expected a YAML file"));
                return "";
            }
            if (Files.size(path) > LARGEST_FILE) {
                problems.add(new Problem(name, 0, "is larger than 2 MB, which no model or study file is"));
                return "";
            }
            String text = Files.readString(path, StandardCharsets.UTF_8);
            if (text.isBlank()) {
                problems.add(new Problem(name, 0, "is empty, expected a YAML file"));
            }
            return text;
        } catch (NoSuchFileException e) {
            problems.add(new Problem(name, 0, "does not exist" + nearby(path)));
        } catch (MalformedInputException e) {
            problems.add(new Problem(name, 0, "is not UTF-8 text, expected a YAML file"));
        } catch (IOException e) {
            problems.add(new Problem(name, 0, "can not be read: " + e.getMessage()));
        }
        return "";
    }

    /// The end of a message about a file that is not there: the nearest name beside it, or nothing.
    static String nearby(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        Path last = path.getFileName();
        if (folder == null || last == null || !Files.isDirectory(folder)) {
            return "";
        }
        try (var files = Files.list(folder)) {
            List<String> names =
                    files.map(p -> String.valueOf(p.getFileName())).sorted().toList();
            return crosstalk.quantity.Suggestion.phrase(last.toString(), names);
        } catch (IOException e) {
            return "";
        }
    }

    /// Parses text.
    static Node parse(String text, String file, List<Problem> problems) {
        Mapping nothing = new Mapping(Map.of(), file, 1);
        if (text.isBlank()) {
            return nothing;
        }
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(LARGEST_FILE)
                .setLabel(file)
                .build();
        Builder builder = new Builder(file, problems);
        try {
            for (Event event : new Parse(settings).parseString(text)) {
                if (!builder.accept(event)) {
                    break;
                }
            }
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(-1) + 1;
            problems.add(new Problem(file, line, "is not YAML: " + explain(e)));
            return nothing;
        } catch (YamlEngineException e) {
            String message = String.valueOf(e.getMessage());
            problems.add(new Problem(
                    file, 0, "is not YAML: " + message.lines().findFirst().orElse("")));
            return nothing;
        }
        return builder.root == null ? nothing : builder.root;
    }

    private static String explain(MarkedYamlEngineException e) {
        String what =
                e.getProblem() == null ? "" : e.getProblem().lines().findFirst().orElse("");
        String lower = what.toLowerCase(Locale.ROOT);
        if (lower.contains("mapping values are not allowed")
                || lower.contains("expected <block end>")
                || lower.contains("could not find expected ':'")) {
            return what
                    + "; look at the indentation of this line and of the one above, and quote text that holds \": \"";
        }
        if (lower.contains("'\\t'") || lower.contains("tab")) {
            return what + "; indent with spaces, not with tabs";
        }
        return what;
    }

    /// Builds nodes from events, without recursion.
    private static final class Builder {
        private final String file;
        private final List<Problem> problems;
        private final Deque<Frame> open = new ArrayDeque<>();
        private @org.jspecify.annotations.Nullable Node root;

        Builder(String file, List<Problem> problems) {
            this.file = file;
            this.problems = problems;
        }

        /// @return whether to go on
        boolean accept(Event event) {
            int line = event.getStartMark().map(Mark::getLine).orElse(-1) + 1;
            switch (event) {
                case AliasEvent alias -> {
                    problems.add(new Problem(
                            file,
                            line,
                            "YAML aliases (*" + alias.getAlias()
                                    + ") are not used in these files; write the value out"));
                    return false;
                }
                case DocumentStartEvent start
                when root != null -> {
                    problems.add(new Problem(file, line, "holds a second document after ---, expected one"));
                    return false;
                }
                case ScalarEvent scalar -> {
                    if (scalar.getValue().length() > LONGEST_TEXT) {
                        problems.add(
                                new Problem(file, line, "holds a text of more than " + LONGEST_TEXT + " characters"));
                        return false;
                    }
                    add(new Scalar(scalar.getValue(), file, line), line);
                }
                case MappingStartEvent start -> open.push(new Frame(true, line));
                case SequenceStartEvent start -> open.push(new Frame(false, line));
                case MappingEndEvent end -> close();
                case SequenceEndEvent end -> close();
                default -> {
                    return true;
                }
            }
            if (open.size() > DEEPEST) {
                problems.add(new Problem(file, line, "is nested deeper than " + DEEPEST + " levels"));
                return false;
            }
            return true;
        }

        private void close() {
            Frame frame = open.pop();
            Node node = frame.mapping
                    ? new Mapping(frame.entries, file, frame.line)
                    : new Sequence(List.copyOf(frame.items), file, frame.line);
            add(node, frame.line);
        }

        private void add(Node node, int line) {
            Frame frame = open.peek();
            if (frame == null) {
                root = node;
            } else if (!frame.mapping) {
                frame.items.add(node);
            } else if (frame.key == null) {
                if (node instanceof Scalar scalar) {
                    frame.key = scalar.text();
                } else {
                    problems.add(new Problem(
                            file,
                            line,
                            "found " + node.kind() + " where a key was expected; quote keys that"
                                    + " begin with [ or {"));
                    frame.key = "";
                }
                frame.keyLine = line;
            } else {
                String key = frame.key;
                frame.key = null;
                if (frame.entries.putIfAbsent(key, new Entry(key, node, file, frame.keyLine)) != null) {
                    problems.add(new Problem(file, frame.keyLine, "key \"" + key + "\" stands twice here"));
                }
            }
        }
    }

    private static final class Frame {
        private final boolean mapping;
        private final int line;
        private final Map<String, Entry> entries = new LinkedHashMap<>();
        private final List<Node> items = new ArrayList<>();
        private @org.jspecify.annotations.Nullable String key;
        private int keyLine;

        Frame(boolean mapping, int line) {
            this.mapping = mapping;
            this.line = line;
        }
    }
}
