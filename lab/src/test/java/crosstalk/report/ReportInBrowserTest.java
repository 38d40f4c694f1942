package crosstalk.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import crosstalk.results.FakeResults;
import crosstalk.results.Findings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page as a browser builds it. Skipped where no Chromium is on the path.
@Tag("slow")
class ReportInBrowserTest {
    private static final Pattern SECTION = Pattern.compile("<section id=\"([a-z]+)\"");

    @TempDir
    Path folder;

    @Test
    void sections_wholeStudy_areAllThereInOrder() throws Exception {
        String page = built(Fixture.study());

        assertEquals(
                List.of(
                        "answer",
                        "clearance",
                        "growth",
                        "survival",
                        "crosstalk",
                        "composition",
                        "drugs",
                        "contribution",
                        "responders",
                        "rechallenge",
                        "scale",
                        "methods",
                        "parameters",
                        "references",
                        "limits"),
                sections(page));
    }

    @Test
    void sections_withoutData_areLeftOut() throws Exception {
        List<String> sections = sections(built(Fixture.withoutExtras()));

        for (String absent : List.of("drugs", "contribution", "responders", "rechallenge", "scale")) {
            assertFalse(sections.contains(absent), absent);
        }
        assertTrue(sections.containsAll(List.of("answer", "clearance", "growth", "crosstalk", "limits")));
    }

    @Test
    void sections_withAnotherRun_layBothSideBySide() throws Exception {
        try (Findings here = Findings.of(FakeResults.folder(folder.resolve("few"), 3));
                Findings there = Findings.of(FakeResults.folder(folder.resolve("many"), 9))) {
            String page = built(JsonParser.parseString(here.reportData(there)).getAsJsonObject());

            assertTrue(sections(page).contains("beside"));
            assertTrue(page.contains("here: stochastic") && page.contains("there: stochastic"));
            assertTrue(page.contains("CD8 effectors per mm³"), "a readout that differs, by its label");
        }
    }

    @Test
    void sections_studyInSpace_showEveryLookAndMeasure() throws Exception {
        JsonObject data = JsonParser.parseString(FakeResults.spatialReport(folder.resolve("run")))
                .getAsJsonObject();

        String page = built(data);

        assertTrue(sections(page).contains("space"));
        assertTrue(page.contains("day 7 after the first dose") && page.contains("day 14 after the first dose"));
        assertTrue(page.contains("Hypoxic fraction") && page.contains("TREM2⁺ macrophage"));
        // control and two of the arms with a drug are compared at first: a panel for each of two looks
        assertEquals(6, Pattern.compile("class=\"cut\"").matcher(page).results().count());
        // and one for the day on which nobody was cut
        assertEquals(
                3, Pattern.compile("class=\"nothing\"").matcher(page).results().count());
        assertTrue(page.contains("left on day"));
        assertTrue(page.contains("Rim: the outer 0.5 mm") && page.contains("oxygen below 0.1 of the arterial level"));
    }

    @Test
    void answer_studyWithoutDrugs_isAboutGrowth() throws Exception {
        String page = built(JsonParser.parseString(FakeResults.untreatedReport(folder.resolve("run")))
                .getAsJsonObject());

        assertFalse(page.contains("No arm cleared"));
        assertTrue(page.contains("reached the limit of 1,500 mm³"));
        assertTrue(page.contains("Median volume by calliper"));
        assertFalse(page.contains("the first dose") || page.contains("day 0 of treatment"));
        assertTrue(page.contains("days after enrolment") || page.contains("day of enrolment"));
    }

    @Test
    void question_withMarkup_isShownAsText() throws Exception {
        String page = built(Fixture.asking("<b id=\"bad\">who</b><script>document.title = 'bad'</script>"));

        assertFalse(page.contains("<b id=\"bad\">"));
        assertTrue(page.contains("&lt;b id=\"bad\"&gt;who&lt;/b&gt;"));
        assertFalse(page.contains("<title>bad"));
    }

    @Test
    void banner_models_saysWhetherTheyAreCalibrated() throws Exception {
        JsonObject calibrated = Fixture.study();
        calibrated
                .getAsJsonArray("models")
                .forEach(model -> model.getAsJsonObject().addProperty("calibrated", true));

        assertTrue(built(Fixture.study()).contains("class=\"badge\">Not yet calibrated"));
        assertFalse(built(calibrated).contains("class=\"badge\""));
    }

    private String built(JsonObject data) throws IOException, InterruptedException {
        Optional<Path> browser = browser();
        assumeTrue(browser.isPresent(), "no Chromium on the path");
        Path file = folder.resolve("report.html");
        Report.write(data.toString(), file);
        Path dom = folder.resolve("dom.html");
        Process process = new ProcessBuilder(
                        browser.orElseThrow().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--dump-dom",
                        file.toUri().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(dom.toFile())
                .start();
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            assumeTrue(false, "the browser did not answer");
        }
        String page = Files.readString(dom, UTF_8);
        assertTrue(page.contains("data-drawn=\"yes\""), "the page's script came to its end");
        assertFalse(page.contains("could not be drawn. </b>"), "every section could be drawn");
        String drawn = page.replaceAll("(?s)<script.*?</script>", "");
        return drawn;
    }

    private static List<String> sections(String page) {
        return SECTION.matcher(page).results().map(found -> found.group(1)).toList();
    }

    private static Optional<Path> browser() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(Pattern.quote(File.pathSeparator), -1))
                .flatMap(place -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
