package crosstalk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);
    private static final long MEBIBYTE = 1 << 20;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</script><script>alert(1)</script>",
                "<!-- <script>",
                "</SCRIPT ><img src=x onerror=alert(1)>",
                "\u2028 ]]> & \" ' \\u003c {{script}} $1 \\"
            })
    void html_textThatLooksLikeMarkup_staysText(String text) {
        String plain = Report.html(Fixture.study().toString());

        String html = Report.html(Fixture.asking(text).toString());

        assertEquals(scripts(plain), scripts(html), "no script element more than without that text");
        assertEquals(Fixture.asking(text), JsonParser.parseString(dataOf(html)), "the page holds the same data");
        assertFalse(html.contains("<title>" + text), "the title is escaped");
    }

    @Test
    void html_unescapedJson_isEscaped() {
        String json = "{\"schema\": 1, \"study\": {\"name\": \"</script><script>alert(1)</script>\"}}";

        String html = Report.html(json);

        assertFalse(html.contains("<script>alert"));
        assertEquals(JsonParser.parseString(json), JsonParser.parseString(dataOf(html)));
    }

    @Test
    void html_anyStudy_loadsNothing() {
        String html = Report.html(Fixture.study().toString());
        Page page = Page.load();
        String ours = html.replace(page.library(), "").replace(dataOf(html), "");

        assertTrue(html.contains("content=\"default-src 'none';"), "a policy forbids every load");
        for (String loading : List.of(
                "src=", "href=\"http", "href='http", "@import", "url(http", "<link", "<iframe", "fetch(", "import(")) {
            assertFalse(ours.contains(loading), "the page has " + loading);
        }
    }

    @Test
    void html_scripts_neverTurnTextIntoMarkup() {
        String script = Page.load().script();

        for (String way : List.of(
                "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", ".html(", "eval(", "new Function")) {
            assertFalse(script.contains(way), "the page's script uses " + way);
        }
    }

    @Test
    void html_policy_letsOnlyThePagesTwoScriptsRun() {
        String html = Report.html(Fixture.study().toString());

        Matcher policy = Pattern.compile("script-src ([^\"]*)\"").matcher(html);

        assertTrue(policy.find());
        assertTrue(policy.group(1).matches("'sha256-[^']{44}' 'sha256-[^']{44}'"), policy.group(1));
    }

    @Test
    void html_library_keepsItsNotice() {
        String html = Report.html(Fixture.study().toString());

        assertTrue(html.contains("Copyright 2010-2023 Mike Bostock"));
        assertTrue(html.contains("THE SOFTWARE IS PROVIDED &quot;AS IS&quot;"));
    }

    @Test
    void html_sameData_sameBytes() {
        String json = Fixture.study().toString();

        assertEquals(Report.html(json), Report.html(json));
    }

    @Test
    void html_withoutData_isSmall() {
        String json = Fixture.study().toString();

        assertTrue(Report.html(json).length() - json.length() < MEBIBYTE, "the page itself stays below 1 MiB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[1]",
                "{\"schema\": 2, \"study\": {}}",
                "{\"study\": {}}",
                "{\"schema\": 1}",
                "{\"schema\": 1, \"study\": {\"seed\": NaN}}",
                "{schema: 1, study: {}}",
                "{\"schema\": 1, \"study\": {}} <script>"
            })
    void html_whatIsNoReportData_isRefused(String json) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> Report.html(json));

        assertTrue(String.valueOf(refused.getMessage()).startsWith("report data: "), refused.getMessage());
    }

    @Test
    void write_file_holdsThePage(@TempDir Path folder) throws IOException {
        String json = Fixture.study().toString();
        Path file = folder.resolve("report.html");

        Report.write(json, file);

        assertEquals(Report.html(json), Files.readString(file));
    }

    private static long scripts(String html) {
        return Pattern.compile("<script", Pattern.CASE_INSENSITIVE)
                .matcher(html)
                .results()
                .count();
    }

    private static String dataOf(String html) {
        Matcher found = DATA.matcher(html);
        assertTrue(found.find(), "the page holds its data");
        return found.group(1);
    }
}
