package crosstalk.model;

import crosstalk.model.Explanation.Block;
import crosstalk.model.Explanation.Section;
import crosstalk.model.Yaml.Entry;
import crosstalk.model.Yaml.Mapping;
import crosstalk.model.Yaml.Node;
import crosstalk.model.Yaml.Scalar;
import crosstalk.model.Yaml.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a model changes against the one that it extends: its hypothesis.
final class Hypothesis {

    private static final Set<String> HEAD = Set.of("model", "fragment", "summary", "extends", "include", "time");

    private final String model;
    private final Extension extension;

    Hypothesis(String model, Extension extension) {
        this.model = model;
        this.extension = extension;
    }

    /// One change.
    ///
    /// @param section such as parameters
    /// @param entry name in it
    /// @param field of the entry, or empty text for the whole
    /// @param before empty text when added
    /// @param after empty text when removed
    record Change(String section, String entry, String field, String before, String after) {
        String kind() {
            return before.isEmpty() ? "added" : after.isEmpty() ? "removed" : "changed";
        }
    }

    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (String section : keys(extension.before(), extension.after())) {
            if (!HEAD.contains(section)) {
                compare(section, changes);
            }
        }
        return changes;
    }

    private void compare(String section, List<Change> changes) {
        Optional<Node> before = extension.before().get(section);
        Optional<Node> after = extension.after().get(section);
        if (!(before.orElse(null) instanceof Mapping old) || !(after.orElse(null) instanceof Mapping young)) {
            add(section, "", "", before, after, changes);
            return;
        }
        for (String entry : keys(old, young)) {
            Optional<Node> was = old.get(entry);
            Optional<Node> is = young.get(entry);
            if (was.orElse(null) instanceof Mapping oldFields && is.orElse(null) instanceof Mapping youngFields) {
                for (String field : keys(oldFields, youngFields)) {
                    add(section, entry, field, oldFields.get(field), youngFields.get(field), changes);
                }
            } else {
                add(section, entry, "", was, is, changes);
            }
        }
    }

    private static void add(
            String section,
            String entry,
            String field,
            Optional<Node> before,
            Optional<Node> after,
            List<Change> changes) {
        String was = before.map(Hypothesis::text).orElse("");
        String is = after.map(Hypothesis::text).orElse("");
        if (!was.equals(is)) {
            changes.add(new Change(section, entry, field, was, is));
        }
    }

    private static Set<String> keys(Mapping before, Mapping after) {
        Set<String> keys = new LinkedHashSet<>(before.entries().keySet());
        keys.addAll(after.entries().keySet());
        return keys;
    }

    private static String text(Node node) {
        return switch (node) {
            case Scalar scalar -> scalar.text().strip().replaceAll("\\s+", " ");
            case Sequence list ->
                "["
                        + String.join(
                                ", ",
                                list.items().stream().map(Hypothesis::text).toList()) + "]";
            case Mapping mapping ->
                "{ "
                        + String.join(
                                ", ",
                                mapping.entries().values().stream()
                                        .map((Entry e) -> e.key() + ": " + text(e.value()))
                                        .toList())
                        + " }";
        };
    }

    Section section() {
        List<Change> changes = changes();
        long entries = changes.stream()
                .map(c -> c.section() + "/" + c.entry())
                .distinct()
                .count();
        String sentence = model + " is " + extension.base() + " with "
                + (entries == 0
                        ? "nothing changed."
                        : entries + (entries == 1 ? " entry" : " entries") + " added, changed or removed.");
        List<Block> blocks = new ArrayList<>(List.of(new Block.Paragraph(sentence)));
        List<List<String>> rows = changes.stream()
                .map(c -> List.of(
                        c.section() + (c.entry().isEmpty() ? "" : ": " + c.entry()),
                        c.field(),
                        c.kind(),
                        c.before(),
                        c.after()))
                .toList();
        if (!rows.isEmpty()) {
            blocks.add(new Block.Table("", List.of("Entry", "Field", "Change", "Before", "Now"), rows));
        }
        return new Section("The hypothesis", blocks);
    }
}
