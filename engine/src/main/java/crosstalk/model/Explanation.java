package crosstalk.model;

import java.util.List;

/// A model in plain words: sections of sentences and tables, and a picture of who talks to whom.
///
/// @param title name of the model
/// @param summary what the model file says of itself
/// @param sections in reading order
public record Explanation(String title, String summary, List<Section> sections) {

    public Explanation {
        sections = List.copyOf(sections);
    }

    /// One part under a heading.
    ///
    /// @param title the heading
    /// @param blocks in reading order
    public record Section(String title, List<Block> blocks) {
        public Section {
            blocks = List.copyOf(blocks);
        }
    }

    /// Something under a heading.
    public sealed interface Block {

        /// One or more sentences.
        record Paragraph(String text) implements Block {}

        /// A table; every row has as many cells as the header.
        ///
        /// @param caption one line above it, or empty text
        record Table(String caption, List<String> header, List<List<String>> rows) implements Block {
            public Table {
                header = List.copyOf(header);
                rows = rows.stream().map(List::copyOf).toList();
                for (List<String> row : rows) {
                    if (row.size() != header.size()) {
                        throw new IllegalArgumentException("a row of " + row.size() + " cells under " + header);
                    }
                }
            }
        }

        /// The lines of communication, for renderings that can draw.
        ///
        /// @param lines each channel once
        record Picture(List<Line> lines) implements Block {
            public Picture {
                lines = List.copyOf(lines);
            }
        }
    }

    /// A line of communication as it is drawn.
    ///
    /// @param channel name
    /// @param kind contact, signal or number
    /// @param senders population families
    /// @param receivers population families
    /// @param drugs that occupy its receptor
    public record Line(
            String channel, Declaration.Reach kind, List<String> senders, List<String> receivers, List<String> drugs) {
        public Line {
            senders = List.copyOf(senders);
            receivers = List.copyOf(receivers);
            drugs = List.copyOf(drugs);
        }
    }

    /// Explains a model.
    public static Explanation of(Model model) {
        return new Explainer(model).explain();
    }

    /// For a terminal.
    ///
    /// @param width of a line, characters; at least 40
    public String text(int width) {
        return new ExplanationText(Math.max(40, width)).render(this);
    }

    /// One page that needs nothing else: no network, no script.
    public String html() {
        return new ExplanationPage().render(this);
    }
}
