package crosstalk.report.analysis;

import java.util.ArrayList;
import java.util.List;

/// A table of a page. Headings that end in `#` are of columns of numbers.
final class HtmlTable {
    /// Characters above which a heading is broken into lines.
    private static final int LONG = 14;

    private final String label;
    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();
    private boolean tall;

    HtmlTable(String label, String... headings) {
        this.label = label;
        this.headings = List.of(headings);
    }

    HtmlTable row(String... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException(cells.length + " cells under " + headings.size() + " headings");
        }
        rows.add(List.of(cells));
        return this;
    }

    /// Scrolls inside itself.
    HtmlTable tall() {
        tall = true;
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    Html html() {
        Html html = new Html();
        html.raw("<div class=\"scroll pinned-left" + (tall ? " tall" : "")
                + "\" role=\"region\" tabindex=\"0\" aria-label=\"" + Html.escaped(label) + "\"><table><thead><tr>");
        for (String heading : headings) {
            html.element("th scope=\"col\"" + headStyle(heading), heading.replace("#", ""));
        }
        html.raw("</tr></thead><tbody>\n");
        for (List<String> row : rows) {
            html.raw("<tr>");
            for (int i = 0; i < row.size(); i++) {
                html.element("td" + style(headings.get(i)), row.get(i));
            }
            html.raw("</tr>\n");
        }
        return html.raw("</tbody></table></div>\n");
    }

    private static String headStyle(String heading) {
        String wrap = heading.length() > LONG ? "wrap" : "";
        String number = heading.endsWith("#") ? "number" : "";
        String both = (number + " " + wrap).strip();
        return both.isEmpty() ? "" : " class=\"" + both + "\"";
    }

    private static String style(String heading) {
        return heading.endsWith("#") ? " class=\"number\"" : "";
    }
}
