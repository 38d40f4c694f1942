package crosstalk.model;

import static crosstalk.model.Markup.escaped;

import crosstalk.model.Explanation.Block;
import crosstalk.model.Explanation.Section;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Renders an explanation as one page of HTML that loads nothing and runs nothing.
final class ExplanationPage {

    private final StringBuilder out = new StringBuilder();

    String render(Explanation explanation) {
        out.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.append(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        out.append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
        out.append(escaped(explanation.title())).append(" explained</title>\n<style>\n");
        out.append(style()).append("</style>\n</head>\n<body>\n<header>\n<h1>");
        out.append(escaped(explanation.title())).append("</h1>\n<p class=\"summary\">");
        out.append(escaped(explanation.summary())).append("</p>\n</header>\n<nav aria-label=\"Contents\"><ul>\n");
        for (Section section : explanation.sections()) {
            out.append("<li><a href=\"#").append(anchor(section)).append("\">");
            out.append(escaped(section.title())).append("</a></li>\n");
        }
        out.append("</ul></nav>\n<main>\n");
        explanation.sections().forEach(this::section);
        return out.append("</main>\n</body>\n</html>\n").toString();
    }

    private static String anchor(Section section) {
        return section.title().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]+", "-");
    }

    private void section(Section section) {
        out.append("<section id=\"").append(anchor(section)).append("\">\n<h2>");
        out.append(escaped(section.title())).append("</h2>\n");
        section.blocks().forEach(this::block);
        out.append("</section>\n");
    }

    private void block(Block block) {
        switch (block) {
            case Block.Paragraph paragraph ->
                out.append("<p>").append(escaped(paragraph.text())).append("</p>\n");
            case Block.Table table -> table(table);
            case Block.Picture picture -> {
                out.append("<figure>\n<div class=\"wide\" tabindex=\"0\">");
                out.append(new NetworkPicture(picture.lines()).draw());
                out.append(
                        "</div>\n<figcaption>Lines: <span class=\"key contact\">by contact</span>, "
                                + "<span class=\"key signal\">by signal</span>, <span class=\"key number\">by number</span>. "
                                + "\u22a3 a drug that occupies the receptor. Point at a channel to see it alone.</figcaption>\n</figure>\n");
            }
        }
    }

    private void table(Block.Table table) {
        // Columns that no row fills say nothing.
        List<Integer> columns = java.util.stream.IntStream.range(
                        0, table.header().size())
                .filter(i -> table.rows().stream().anyMatch(row -> !row.get(i).isEmpty()))
                .boxed()
                .toList();
        out.append("<div class=\"wide\" tabindex=\"0\"><table>\n");
        if (!table.caption().isEmpty()) {
            out.append("<caption>").append(escaped(table.caption())).append("</caption>\n");
        }
        out.append("<thead><tr>");
        columns.forEach(i -> out.append("<th scope=\"col\">")
                .append(escaped(table.header().get(i)))
                .append("</th>"));
        out.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : table.rows()) {
            out.append("<tr>");
            columns.forEach(i -> cell(table.header().get(i), row.get(i), i == 0));
            out.append("</tr>\n");
        }
        out.append("</tbody>\n</table></div>\n");
    }

    private void cell(String header, String text, boolean first) {
        String tag = first ? "th scope=\"row\"" : "td";
        String kind = text.equals("assumed") ? " class=\"assumed\"" : text.isEmpty() ? " class=\"empty\"" : "";
        out.append('<')
                .append(tag)
                .append(kind)
                .append(" data-label=\"")
                .append(escaped(header))
                .append("\">");
        out.append(escaped(text)).append(first ? "</th>" : "</td>");
    }

    private static String style() {
        try (InputStream in = ExplanationPage.class.getResourceAsStream("explanation.css")) {
            if (in == null) {
                throw new IllegalStateException("the resource explanation.css is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
