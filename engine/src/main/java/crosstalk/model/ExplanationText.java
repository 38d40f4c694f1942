package crosstalk.model;

import crosstalk.model.Explanation.Block;
import java.util.ArrayList;
import java.util.List;

/// Renders an explanation as plain text.
final class ExplanationText {

    private final int width;
    private final StringBuilder out = new StringBuilder();

    ExplanationText(int width) {
        this.width = width;
    }

    String render(Explanation explanation) {
        heading(explanation.title(), '=');
        wrap(explanation.summary(), "", "");
        for (Explanation.Section section : explanation.sections()) {
            out.append('\n');
            heading(section.title(), '-');
            section.blocks().forEach(this::block);
        }
        return out.toString();
    }

    private void heading(String title, char line) {
        out.append(title).append('\n');
        out.append(String.valueOf(line).repeat(Math.min(width, title.length()))).append('\n');
    }

    private void block(Block block) {
        switch (block) {
            case Block.Paragraph paragraph -> wrap(paragraph.text(), "", "");
            case Block.Table table -> table(table);
            case Block.Picture picture -> picture.lines().forEach(this::line);
        }
    }

    private void line(Explanation.Line line) {
        String drugs = line.drugs().isEmpty() ? "" : "  |-- " + String.join(", ", line.drugs());
        String arrow = "  " + String.join(", ", line.senders()) + " --(" + line.channel() + ")-> "
                + String.join(", ", line.receivers()) + drugs;
        wrap(arrow.strip(), "  ", "      ");
    }

    /// One paragraph per row: the first cell, then what the others say with their headings.
    private void table(Block.Table table) {
        out.append('\n');
        if (!table.caption().isEmpty()) {
            wrap(table.caption(), "", "");
        }
        for (List<String> row : table.rows()) {
            List<String> parts = new ArrayList<>();
            for (int i = 1; i < row.size(); i++) {
                if (!row.get(i).isEmpty()) {
                    String label = table.header().get(i);
                    boolean plain = i == 1 && row.size() <= 3;
                    parts.add(plain ? row.get(i) : label.toLowerCase(java.util.Locale.ROOT) + ": " + row.get(i));
                }
            }
            String rest = parts.isEmpty() ? "" : (row.size() <= 3 ? "  (" + String.join("; ", parts) + ")" : "");
            wrap(row.getFirst() + rest, "  ", "      ");
            if (rest.isEmpty()) {
                parts.forEach(part -> wrap(part, "      ", "        "));
            }
        }
    }

    private void wrap(String text, String first, String next) {
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : text.strip().split("\\s+", -1)) {
            if (!empty && line.length() + 1 + word.length() > width) {
                out.append(line).append('\n');
                line.setLength(0);
                line.append(next);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        out.append(line).append('\n');
    }
}
