package crosstalk.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

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

/// The page before a study's data is put in.
///
/// Its content security policy lets run the two scripts whose hashes it names, and load nothing.
///
/// @param template HTML with the places `{{title}}`, `{{policy}}`, `{{style}}`, `{{library}}`, `{{script}}`,
///     `{{notice}}`, `{{data}}`
/// @param style CSS
/// @param library the D3 library
/// @param notice its licence
/// @param script what draws the page
record Page(String template, String style, String library, String notice, String script) {
    /// In the order of the page. All share one function's scope.
    static final List<String> SCRIPTS = List.of(
            "elements.js",
            "words.js",
            "charts.js",
            "arms.js",
            "summary.js",
            "clearance.js",
            "growth.js",
            "survival.js",
            "channels.js",
            "channel-arms.js",
            "composition.js",
            "space.js",
            "depth.js",
            "beside.js",
            "drugs.js",
            "contribution.js",
            "responders.js",
            "memory.js",
            "scale.js",
            "methods.js",
            "main.js");

    private static final String D3 = "/META-INF/resources/webjars/d3/7.9.0/";
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    static Page load() {
        String parts = SCRIPTS.stream().map(Page::resource).collect(joining("\n"));
        return new Page(
                resource("report.html"),
                resource("report.css"),
                resource(D3 + "dist/d3.min.js"),
                resource(D3 + "LICENSE"),
                "(() => {\n'use strict';\n" + parts + "})();\n");
    }

    String filled(ReportText text) {
        Map<String, String> parts = Map.of(
                "title", text.title(),
                "policy", policy(),
                "style", style,
                "library", library,
                "script", script,
                "notice", ReportText.escaped(notice),
                "data", text.data());
        return PLACE.matcher(template).replaceAll(place -> Matcher.quoteReplacement(part(parts, place.group(1))));
    }

    private static String part(Map<String, String> parts, String place) {
        String part = parts.get(place);
        if (part == null) {
            throw new IllegalStateException("report.html names {{" + place + "}}, which is no part of the page");
        }
        return part;
    }

    private String policy() {
        return "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src " + hash(library) + " "
                + hash(script);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// A resource with line ends as browsers see them: the hash of a script is taken after that.
    private static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the report needs the resource " + name);
            }
            return new String(in.readAllBytes(), UTF_8).replace("\r\n", "\n").replace('\r', '\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
