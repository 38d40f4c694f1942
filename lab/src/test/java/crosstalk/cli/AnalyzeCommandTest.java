package crosstalk.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import crosstalk.results.FakeResults;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AnalyzeCommandTest {
    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int analyze(Object... arguments) {
        Stream<String> texts =
                Stream.concat(Stream.of("analyze"), Stream.of(arguments).map(String::valueOf));
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(texts.toArray(String[]::new));
    }

    /// The virtual animals of examples/, four arms of ten.
    private static Path example() {
        return Path.of("..", "examples", "two-antibodies.csv").toAbsolutePath().normalize();
    }

    @Test
    void example_withEndpoint_givesReportResultsTablesAndFigures() throws IOException {
        Path folder = home.resolve("results");
        int code = analyze(example(), "--endpoint", 1500, "--resamples", 200, "--output", folder);
        assertEquals("", err.toString());
        assertEquals(0, code);
        assertTrue(out.toString().contains("40 animals, "), out.toString());
        assertTrue(out.toString().contains("control: control, by its name"), out.toString());
        assertTrue(out.toString().contains("Combination anti-pd-1 + anti-ctla-4: "), out.toString());

        JsonObject json = JsonParser.parseString(Files.readString(folder.resolve("results.json")))
                .getAsJsonObject();
        assertEquals(1, json.get("schema").getAsInt());
        assertEquals("control", json.getAsJsonObject("question").get("control").getAsString());
        assertEquals(4, json.getAsJsonObject("clearance").getAsJsonArray("arms").size());
        assertFalse(Files.readString(folder.resolve("results.json")).contains("NaN"));

        String page = Files.readString(folder.resolve("report.html"));
        assertTrue(page.contains("Who cleared the tumour?"));
        assertTrue(page.contains("Kaplan-Meier"));
        assertFalse(page.contains("http://") && page.contains("<script src"));
        for (String figure : new String[] {
            "growth-log", "spider", "waterfall", "survival", "clearance", "hazard-ratios", "synergy", "power"
        }) {
            assertTrue(
                    Files.readString(folder.resolve("figures/" + figure + ".svg"))
                            .startsWith("<?xml"),
                    figure);
            assertTrue(
                    ImageIO.read(folder.resolve("figures/" + figure + ".png").toFile())
                                    .getWidth()
                            > 900,
                    figure);
        }
        assertTrue(Files.readString(folder.resolve("tables/clearance.csv")).startsWith("arm,cleared,n,"));
    }

    @Test
    void itsOwnGrowthTable_analysedAgain_givesTheSameClearance() throws IOException {
        Path first = home.resolve("first");
        Path second = home.resolve("second");
        assertEquals(0, analyze(example(), "--resamples", 100, "--output", first));
        assertEquals(0, analyze(first.resolve("tables/growth.csv"), "--resamples", 100, "--output", second));
        assertEquals(
                Files.readString(first.resolve("tables/clearance.csv")),
                Files.readString(second.resolve("tables/clearance.csv")));
        assertEquals(
                Files.readString(first.resolve("tables/growth-model.csv")),
                Files.readString(second.resolve("tables/growth-model.csv")));
    }

    @Test
    void controlNobodyNames_isRefusedWithTheArms() throws IOException {
        Path table = Files.writeString(home.resolve("g.csv"), "mouse,arm,day,volume (mm3)\n1,G1,0,10\n2,G2,0,12\n");
        assertEquals(2, analyze(table, "--output", home.resolve("x")));
        assertEquals(
                "which arm is the control? No name says so; name it with --control ARM (arms: G1, G2)\n",
                err.toString().replace("\r\n", "\n"));
        assertFalse(Files.exists(home.resolve("x")));
    }

    @Test
    void wrongNumbers_areRefusedAllAtOnce() {
        assertEquals(2, analyze(example(), "--endpoint", -1, "--resamples", 5, "--output", home.resolve("x")));
        assertEquals(
                "--endpoint -1.0: expected a volume above 0, in mm3\n--resamples 5: expected 100 to 100000\n",
                err.toString().replace("\r\n", "\n"));
    }

    @Test
    void numbersOfTheNextStudy_outsideTheirRange_areRefusedAllAtOnce() {
        assertEquals(
                2,
                analyze(
                        example(),
                        "--detect-clearance=1.4",
                        "--detect-hazard=0",
                        "--detect-growth=-0.1",
                        "--loss=1",
                        "--cage-size=0",
                        "--cage-correlation=2",
                        "--start=NaN",
                        "--match=a=b",
                        "--model=none",
                        "--output",
                        home.resolve("x")));
        assertEquals("""
                --start NaN: expected a day, as the table counts them
                --detect-clearance 1.4: expected a part of the animals, 0 to 1
                --detect-hazard 0.0: expected a ratio above 0 other than 1, such as 0.5 for half the hazard
                --detect-growth -0.1: expected a rate above 0, per day, such as 0.05
                --loss 1.0: expected a part of the animals, 0 to below 1
                --cage-size 0: expected 1 to 100 animals
                --cage-correlation 2.0: expected 0 to 1
                --match: expected --compare RESULT_DIR with it, the virtual study whose arms are meant
                --model: expected --compare RESULT_DIR with it, or a folder of crosstalk run as FILE
                """, err.toString().replace("\r\n", "\n"));
        assertFalse(Files.exists(home.resolve("x")));
    }

    @Test
    void cageCorrelation_ofAnimalsAlone_isRefused() {
        assertEquals(2, analyze(example(), "--cage-correlation=0.3", "--output", home.resolve("x")));
        assertEquals(
                "--cage-correlation 0.3: expected --cage-size above 1 with it, as an animal alone shares its cage with none\n",
                err.toString().replace("\r\n", "\n"));
    }

    @Test
    void folderThatHoldsSomething_isRefused() throws IOException {
        Files.writeString(home.resolve("mine.txt"), "mine");
        assertEquals(2, analyze(example(), "--output", home));
        assertTrue(err.toString().contains("holds something already; name a folder that is new or empty"));
    }

    @Test
    void strict_withADoubt_isRefused() throws IOException {
        Path table = Files.writeString(
                home.resolve("g.csv"),
                "mouse,arm,day,volume (mm3)\n1,Control,0,10\n1,Control,3,-2\n2,Drug,0,12\n2,Drug,3,14\n");
        assertEquals(2, analyze(table, "--strict", "--output", home.resolve("x")));
        assertTrue(
                err.toString().startsWith("g.csv row 3: negative volume, animal 1: -2 mm3 on day 3"), err.toString());
    }

    @Test
    void oneArmOfTwoAnimals_saysWhatItCanNotTell() throws IOException {
        Path table = Files.writeString(
                home.resolve("g.csv"),
                "mouse,arm,day,volume (mm3)\n1,Drug,0,10\n1,Drug,3,10\n2,Drug,0,10\n2,Drug,3,10\n");
        Path folder = home.resolve("x");
        assertEquals(0, analyze(table, "--output", folder));
        assertTrue(out.toString().contains("control: none, as there is one arm"), out.toString());
        assertTrue(Files.readString(folder.resolve("results.json")).contains("\"unavailable\""));
    }

    @Test
    void virtualStudy_besideItself_isReportedAsFitting() throws Exception {
        Path virtual = FakeResults.folder(home.resolve("run"), 12);
        Path own = home.resolve("own");
        assertEquals(0, analyze(virtual, "--model", "colorectal-mmrd", "--resamples", 100, "--output", own));
        Path folder = home.resolve("beside");
        int code = analyze(
                own.resolve("tables/growth.csv"),
                "--compare",
                virtual,
                "--model",
                "colorectal-mmrd",
                "--resamples",
                100,
                "--output",
                folder);
        assertEquals("", err.toString());
        assertEquals(0, code);
        assertTrue(out.toString().contains("Virtual study fake: "), out.toString());
        JsonObject check = JsonParser.parseString(Files.readString(folder.resolve("results.json")))
                .getAsJsonObject()
                .getAsJsonObject("modelCheck");
        assertEquals(4, check.getAsJsonArray("arms").size());
        for (JsonElement each : check.getAsJsonArray("arms")) {
            JsonObject arm = each.getAsJsonObject();
            assertEquals(arm.get("virtualCleared"), arm.get("cleared"));
            assertTrue(arm.get("compared").getAsInt() > 0);
            // of twelve at least ten lie within 5 to 95 % of themselves
            assertTrue(arm.get("within").getAsInt() >= 0.8 * arm.get("compared").getAsInt(), arm.toString());
        }
        String page = Files.readString(folder.resolve("report.html"));
        assertTrue(page.contains("Does the virtual study look like these animals?"));
        assertTrue(Files.readString(folder.resolve("tables/model-check.csv")).startsWith("arm,virtual_arm,n,cleared,"));
        assertTrue(Files.exists(folder.resolve("figures/model-check.png")));
    }

    @Test
    void measuredArms_withOtherNames_areMatchedAsSaid() throws Exception {
        Path virtual = FakeResults.folder(home.resolve("run"), 3);
        Path table = Files.writeString(home.resolve("g.csv"), """
                mouse,arm,day,volume (mm3)
                1,Saline,0,80
                1,Saline,4,130
                2,Saline,0,90
                2,Saline,4,120
                3,RMP1-14,0,85
                3,RMP1-14,4,60
                4,RMP1-14,0,80
                4,RMP1-14,4,0
                """);
        assertEquals(2, analyze(table, "--control", "Saline", "--compare", virtual, "--output", home.resolve("x")));
        assertTrue(err.toString().contains("has several models; choose one with --model NAME"), err.toString());
        int code = analyze(
                table,
                "--control",
                "Saline",
                "--compare",
                virtual,
                "--model",
                "colorectal-mmrp",
                "--match",
                "RMP1-14=anti-pd-1",
                "--resamples",
                100,
                "--output",
                home.resolve("y"));
        assertEquals(0, code, err.toString());
        String rows = Files.readString(home.resolve("y/tables/model-check.csv"));
        assertTrue(rows.contains("\nSaline,control,2,0,3,"), rows);
        assertTrue(rows.contains("\nRMP1-14,anti-pd-1,2,1,3,"), rows);
        // three virtual animals are too few for a band, and the report says so
        assertTrue(Files.readString(home.resolve("y/report.html")).contains("No band: no arm of the virtual study"));
    }
}
