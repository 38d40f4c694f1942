package crosstalk.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The entries of a BibTeX file, as far as a reference list needs them.
///
/// Read are entries whose fields are in braces, in quotes or bare numbers; braces within a value are dropped. String
/// variables, joined values and cross-references are not.
public final class Bibliography {
    private static final Pattern ENTRY = Pattern.compile("(?m)^\\s*@(\\w+)\\s*\\{\\s*([^,\\s]+)\\s*,");
    private static final Pattern FIELD = Pattern.compile("\\G\\s*,?\\s*(\\w+)\\s*=\\s*");
    private static final Pattern AND = Pattern.compile("\\s+and\\s+");
    private static final int MOST_AUTHORS = 3;

    private final Map<String, Map<String, String>> entries = new LinkedHashMap<>();

    /// A reference as it is printed.
    ///
    /// @param key in the file
    /// @param text authors, year, title, journal, volume and pages, as far as they are known
    /// @param doi null when not given
    /// @param url null when not given
    public record Reference(
            String key,
            String text,
            @Nullable String doi,
            @Nullable String url) {}

    public static Bibliography parse(String bibtex) {
        Bibliography bibliography = new Bibliography();
        Matcher entry = ENTRY.matcher(bibtex);
        while (entry.find()) {
            bibliography.entries.put(entry.group(2), fields(bibtex, entry.end()));
        }
        return bibliography;
    }

    private static Map<String, String> fields(String text, int start) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher field = FIELD.matcher(text);
        int at = start;
        while (field.region(at, text.length()).find() && field.start() == at) {
            int end = valueEnd(text, field.end());
            String value = text.substring(field.end(), end);
            fields.put(field.group(1).toLowerCase(Locale.ROOT), plain(value));
            at = end;
        }
        return fields;
    }

    /// Where a value ends: after its closing brace or quote, or before the comma or brace that follows a bare one.
    private static int valueEnd(String text, int start) {
        int depth = 0;
        boolean quoted = start < text.length() && text.charAt(start) == '"';
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{') {
                depth++;
            } else if (c == '}') {
                if (depth == 0) {
                    return i;
                }
                depth--;
                if (depth == 0 && !quoted) {
                    return i + 1;
                }
            } else if (c == '"' && quoted && depth == 0 && i > start) {
                return i + 1;
            } else if (c == ',' && depth == 0 && !quoted) {
                return i;
            }
        }
        return text.length();
    }

    private static String plain(String value) {
        return value.replaceAll("[{}\"]", "")
                .replace("--", "-")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /// The references of some keys; a key that the file does not have stands for itself.
    public List<Reference> references(Iterable<String> keys) {
        List<Reference> references = new ArrayList<>();
        for (String key : keys) {
            Map<String, String> fields = entries.getOrDefault(key, Map.of());
            references.add(
                    new Reference(key, fields.isEmpty() ? key : printed(fields), fields.get("doi"), fields.get("url")));
        }
        return references;
    }

    private static String printed(Map<String, String> fields) {
        StringBuilder text = new StringBuilder(authors(fields.getOrDefault("author", "")));
        if (fields.containsKey("year")) {
            text.append(" (").append(fields.get("year")).append(')');
        }
        append(text, ". ", fields.get("title"));
        append(text, ". ", fields.containsKey("journal") ? fields.get("journal") : fields.get("publisher"));
        append(text, fields.containsKey("journal") ? " " : ". ", fields.get("volume"));
        append(text, ":", fields.get("pages"));
        append(text, ". ", fields.get("note"));
        return text.toString().strip();
    }

    private static void append(StringBuilder text, String separator, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            text.append(text.isEmpty() ? "" : separator).append(value);
        }
    }

    private static String authors(String field) {
        List<String> names = List.of(AND.split(field));
        if (names.size() > MOST_AUTHORS) {
            return names.getFirst() + " et al.";
        }
        String joined = String.join(", ", names);
        return joined.endsWith(", others")
                ? joined.substring(0, joined.length() - ", others".length()) + " et al."
                : joined;
    }
}
