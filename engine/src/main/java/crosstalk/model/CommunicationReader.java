package crosstalk.model;

import crosstalk.model.Declaration.Reach;
import crosstalk.model.Yaml.Entry;
import crosstalk.quantity.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `signals` and `channels`.
final class CommunicationReader {

    private static final Pattern CHANNEL =
            Pattern.compile("([a-z][a-z0-9.-]*\\s*>\\s*[a-z][a-z0-9.-]*)(?:\\[([a-z_, -]+)])?");

    private final Entries entries;
    private final List<Problem> problems;

    CommunicationReader(Entries entries, List<Problem> problems) {
        this.entries = entries;
        this.problems = problems;
    }

    Map<String, Declaration.Signal> signals() {
        Map<String, Declaration.Signal> found = new LinkedHashMap<>();
        for (Entry entry : entries.of("signals")) {
            if (entries.name(entry, "signal").isEmpty()) {
                continue;
            }
            Fields fields = entries.fields(entry, "signals");
            if (fields.node("decay").isEmpty()) {
                problems.add(entry.problem("signal \"" + entry.key() + "\" has no decay"));
            }
            found.put(
                    entry.key(),
                    new Declaration.Signal(
                            entry.key(),
                            fields.text("in"),
                            fields.text("unit"),
                            fields.formula("decay"),
                            fields.formula("diffusion"),
                            fields.formula("supply"),
                            fields.formula("background"),
                            fields.text("summary"),
                            fields.text("source"),
                            Entries.place(entry)));
        }
        return found;
    }

    Map<String, Declaration.Channel> channels() {
        Map<String, Declaration.Channel> found = new LinkedHashMap<>();
        for (Entry entry : entries.of("channels")) {
            Optional<Matcher> key = entries.key(entry, CHANNEL, "ligand > receptor, such as pd-l1 > pd-1");
            if (key.isEmpty()) {
                continue;
            }
            Fields fields = entries.fields(entry, "channels");
            Reach reach = reach(entry, fields);
            if (fields.node("half").isEmpty()) {
                problems.add(entry.problem("channel \"" + entry.key() + "\" has no half"));
            }
            String name = channelName(key.get().group(1));
            String ligand = name.substring(0, name.indexOf('>')).strip();
            if (reach != Reach.SIGNAL && fields.node("from").isEmpty()) {
                problems.add(entry.problem("channel \"" + entry.key() + "\" has no senders; say from: and a mapping"));
            }
            if (reach == Reach.SIGNAL && fields.node("from").isPresent()) {
                problems.add(entry.problem("channel \"" + entry.key()
                        + "\" goes by a signal: its senders are those that secrete the signal, so leave from: out"));
            }
            entries.put(
                    found,
                    name,
                    new Declaration.Channel(
                            name,
                            Entries.sets(key.get().group(2)),
                            fields.text("in"),
                            reach,
                            fields.text("signal").isEmpty() ? ligand : fields.text("signal"),
                            fields.formulas("from"),
                            fields.names("to"),
                            fields.formula("half"),
                            fields.formula("receptor"),
                            fields.text("genes"),
                            fields.text("summary"),
                            fields.text("source"),
                            Entries.place(entry)),
                    entry);
        }
        return found;
    }

    private Reach reach(Entry entry, Fields fields) {
        String by = fields.text("by");
        for (Reach reach : Reach.values()) {
            if (reach.name().toLowerCase(Locale.ROOT).equals(by)) {
                return reach;
            }
        }
        problems.add(entry.problem(
                "channel \"" + entry.key() + "\": by is \"" + by + "\", expected contact, signal or number"
                        + Suggestion.phrase(by, List.of("contact", "signal", "number"))));
        return Reach.CONTACT;
    }

    /// One space on either side of the `>`.
    static String channelName(String text) {
        return text.strip().replaceAll("\\s*>\\s*", " > ");
    }
}
