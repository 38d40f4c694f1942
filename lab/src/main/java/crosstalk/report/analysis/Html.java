package crosstalk.report.analysis;

import java.util.List;
import java.util.regex.Pattern;

/// Text of a page in the making. What comes from data enters through [#escaped], so none of it becomes markup.
final class Html {
    private static final Pattern UNIT = Pattern.compile("(?<=[0-9] )mm3\\b|(?<= in )mm3\\b");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z]+(?:-[a-z]+)*");

    private final StringBuilder out = new StringBuilder();

    /// Markup as it stands.
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /// `<tag>text</tag>`, the text escaped and set for reading; the tag may have attributes.
    Html element(String tag, String text) {
        int blank = tag.indexOf(' ');
        out.append('<')
                .append(tag)
                .append('>')
                .append(set(text))
                .append("</")
                .append(blank < 0 ? tag : tag.substring(0, blank))
                .append(">\n");
        return this;
    }

    Html paragraph(String text) {
        return element("p", text);
    }

    /// A list, or nothing if there is nothing in it.
    Html list(List<String> items) {
        if (!items.isEmpty()) {
            out.append("<ul class=\"list\">\n");
            items.forEach(item -> element("li", item));
            out.append("</ul>\n");
        }
        return this;
    }

    /// Escaped, units as in the figures, and options kept on one line.
    private static String set(String text) {
        return OPTION.matcher(UNIT.matcher(escaped(text)).replaceAll("mm³"))
                .replaceAll("<span class=\"option\">$0</span>");
    }

    Html append(Html other) {
        out.append(other.out);
        return this;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
