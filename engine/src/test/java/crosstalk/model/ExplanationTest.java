package crosstalk.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What `explain` says of the bundled models.
class ExplanationTest {

    static List<Path> models() {
        return BundledModels.models();
    }

    private static Explanation of(String model) throws ProblemsException {
        return Explanation.of(Model.read(BundledModels.root().resolve("models/" + model)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void text_namesEverythingInTheModel(Path file) throws ProblemsException {
        Model model = Model.read(file);
        String text = Explanation.of(model).text(100);
        Declarations declared = model.declarations();
        declared.populations().keySet().forEach(name -> assertTrue(text.contains(name), name));
        declared.channels().keySet().forEach(name -> assertTrue(text.contains(name), name));
        declared.drugs().keySet().forEach(name -> assertTrue(text.contains(name), name));
        model.parameters().forEach(p -> assertTrue(text.contains(p.name()), p.name()));
        assertTrue(text.contains(model.census().assumed() + " are assumed"));
        assertTrue(text.lines()
                .allMatch(line -> line.length() <= 100 || !line.strip().contains(" ")));
    }

    @Test
    void text_ofWordsAlone_isWrapped() throws ProblemsException {
        assertTrue(of("mc38.yaml").text(1).lines().count()
                > of("mc38.yaml").text(120).lines().count());
    }

    @Test
    void hypothesis_standsFirst() throws ProblemsException {
        Explanation explanation = of("mc38.yaml");
        assertEquals("The hypothesis", explanation.sections().get(1).title());
        assertTrue(
                explanation.text(200).contains("mc38 is colorectal-core.yaml with 1 entry added, changed or removed."));
        assertEquals(
                "Who is there", of("colorectal-core.yaml").sections().get(1).title());
    }

    @Test
    void rules_areSentences() throws ProblemsException {
        String text = of("colorectal-core.yaml").text(200);
        assertTrue(text.contains("Each cancer divides at rate division."), "divides");
        assertTrue(text.contains("|-- anti-pd-1"), "drug on its channel");
        assertTrue(text.contains("anti-pd-1 (RMP1-14, rat IgG2a, 150 kDa)"), "drug");
    }

    @ParameterizedTest
    @MethodSource("models")
    void html_isOnePageThatLoadsAndRunsNothing(Path file) throws ProblemsException {
        String page = Explanation.of(Model.read(file)).html();
        assertEquals(page, Explanation.of(Model.read(file)).html());
        for (String outside : List.of("<script", "http://", "https://", "src=", "@import", "url(http")) {
            assertFalse(page.contains(outside), outside);
        }
        for (String needed : List.of(
                "default-src 'none'",
                "prefers-color-scheme: dark",
                "@media print",
                "name=\"viewport\"",
                "<svg",
                "lang=\"en\"")) {
            assertTrue(page.contains(needed), needed);
        }
        assertFalse(page.contains("NaN"));
        balanced(page);
    }

    /// Every element that is opened is closed, in order.
    private static void balanced(String page) {
        List<String> empty = List.of("meta", "br", "path", "rect", "circle");
        java.util.ArrayDeque<String> open = new java.util.ArrayDeque<>();
        Matcher tag = Pattern.compile("<(/?)([a-z0-9]+)((?:[^<>\"]|\"[^\"]*\")*?)(/?)>")
                .matcher(page);
        while (tag.find()) {
            String name = tag.group(2);
            if (!tag.group(1).isEmpty()) {
                assertEquals(open.pop(), name);
            } else if (tag.group(4).isEmpty() && !empty.contains(name)) {
                open.push(name);
            }
        }
        assertTrue(open.isEmpty(), open.toString());
    }

    @Test
    void html_escapesWhatAFileSays() {
        Explanation explanation = new Explanation(
                "<b>",
                "\"&'",
                List.of(new Explanation.Section(
                        "a",
                        List.of(
                                new Explanation.Block.Table(
                                        "", List.of("x"), List.of(List.of("<script>alert(1)</script>"))),
                                new Explanation.Block.Picture(List.of(new Explanation.Line(
                                        "a > \"b\"",
                                        Declaration.Reach.CONTACT,
                                        List.of("<x>"),
                                        List.of("<y>"),
                                        List.of("&z"))))))));
        String page = explanation.html();
        assertFalse(page.contains("<script>"));
        assertFalse(page.contains("<x>"));
        balanced(page);
    }
}
