package crosstalk.report.analysis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The page around the sections: style, contents, and the one script, which the content security policy names by its hash.
///
/// @param template HTML with the places `{{title}}`, `{{policy}}`, `{{style}}`, `{{contents}}`, `{{body}}`, `{{script}}`
record PageFrame(String template, String style, String script) {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    static PageFrame load() {
        return new PageFrame(
                resource("analysis.html"),
                resource("/crosstalk/report/report.css") + resource("analysis.css"),
                "(() => {\n'use strict';\n" + resource("analysis.js") + "})();\n");
    }

    String filled(String title, List<String[]> contents, String body) {
        Html links = new Html();
        for (String[] link : contents) {
            links.raw("<li><a href=\"#" + link[0] + "\">" + Html.escaped(link[1]) + "</a></li>\n");
        }
        Map<String, String> parts = Map.of(
                "title",
                Html.escaped(title),
                "policy",
                "default-src 'none'; img-src data: blob:; style-src 'unsafe-inline'; script-src " + hash(script),
                "style",
                style,
                "contents",
                links.toString(),
                "body",
                body,
                "script",
                script);
        return PLACE.matcher(template).replaceAll(place -> Matcher.quoteReplacement(part(parts, place.group(1))));
    }

    private static String part(Map<String, String> parts, String place) {
        String part = parts.get(place);
        if (part == null) {
            throw new IllegalStateException("analysis.html names {{" + place + "}}, which is no part of the page");
        }
        return part;
    }

    private static String hash(String text) {
        try {
            return "'sha256-"
                    + Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)))
                    + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// A resource with line ends as browsers see them: the hash of a script is taken after that.
    static String resource(String name) {
        try (InputStream in = PageFrame.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the report needs the resource " + name);
            }
            return new String(in.readAllBytes(), UTF_8).replace("\r\n", "\n").replace('\r', '\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
