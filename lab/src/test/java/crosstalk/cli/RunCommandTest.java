package crosstalk.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RunCommandTest {
    private static final long PATIENCE_SECONDS = 180;

    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path study = Path.of("");

    @BeforeEach
    void writeStudy() throws IOException {
        Path models = Path.of("..", "models").toAbsolutePath().normalize();
        study = Files.writeString(
                home.resolve("short.yaml"), """
                study: short
                question: Does a short study run?
                models: [%s/colorectal-mmrd.yaml]
                fidelity: mean-field
                cohort: { subjects: 3, spread: between subjects }
                enrol: { on: day 7 }
                arms: { factorial: [anti-pd-1] }
                regimens:
                  anti-*: 200 ug intraperitoneal on days 0, 3
                body mass: 20 g
                measure:
                  calliper: { every: 2 days, cv: 12 %%, limit: 8 mm^3 }
                  readouts: { every: 2 days }
                  channels: { every: 7 days }
                  biopsy: { on: [7], after: enrolment }
                end: { on: day 21, or when: tumour volume reaches 1500 mm^3 }
                survival: tumour volume reaches 1500 mm^3
                seed: 1
                """.formatted(models.toString().replace('\\', '/')));
    }

    private int crosstalk(Object... arguments) {
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        CommandLine command =
                Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return command.execute(texts);
    }

    private void assertSaid(String expected) {
        assertTrue(err.toString().contains(expected), "expected: " + expected + "\nwas: " + err);
    }

    @Test
    void run_smallStudy_leavesEverything() throws IOException {
        Path folder = home.resolve("run");
        assertEquals(0, crosstalk("run", study, "--output", folder, "--threads", 2), err::toString);
        for (String file : List.of("manifest.json", "study.json", "summary.json", "report.html", "outcomes.parquet")) {
            assertTrue(Files.isRegularFile(folder.resolve(file)), file);
        }
        assertFalse(Files.exists(folder.resolve("parts")));
        assertTrue(out.toString().contains("control"), out.toString());
        assertTrue(out.toString().contains("report.html"), out.toString());
        assertSaid("3 of 3 animals");
    }

    @Test
    void run_copyInTheFolder_sameTables() throws IOException {
        Path first = home.resolve("first");
        Path second = home.resolve("second");
        assertEquals(0, crosstalk("run", study, "--output", first), err::toString);
        Path copy = first.resolve("study").resolve(first.getRoot().relativize(study));
        if (!Files.exists(copy)) {
            copy = find(first.resolve("study"), "short.yaml");
        }
        assertEquals(0, crosstalk("run", copy, "--output", second), err::toString);
        assertArrayEquals(
                Files.readAllBytes(first.resolve("measurements.parquet")),
                Files.readAllBytes(second.resolve("measurements.parquet")));
    }

    private static Path find(Path folder, String name) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        }
    }

    @Test
    void report_again_sameSummary() throws IOException {
        Path folder = home.resolve("run");
        assertEquals(0, crosstalk("run", study, "--output", folder, "--subjects", 2), err::toString);
        byte[] summary = Files.readAllBytes(folder.resolve("summary.json"));
        byte[] report = Files.readAllBytes(folder.resolve("report.html"));
        Files.delete(folder.resolve("summary.json"));
        Files.delete(folder.resolve("report.html"));
        assertEquals(0, crosstalk("report", folder), err::toString);
        assertArrayEquals(summary, Files.readAllBytes(folder.resolve("summary.json")));
        assertArrayEquals(report, Files.readAllBytes(folder.resolve("report.html")));
    }

    @Test
    void report_besideAnotherFidelity_isAPageOfBoth() throws IOException {
        Path mean = home.resolve("mean");
        Path chance = home.resolve("chance");
        assertEquals(0, crosstalk("run", study, "--output", mean, "--subjects", 2), err::toString);
        assertEquals(
                0,
                crosstalk("run", study, "--output", chance, "--subjects", 2, "--fidelity", "stochastic"),
                err::toString);

        assertEquals(0, crosstalk("report", chance, "--beside", mean), err::toString);

        assertTrue(Files.readString(chance.resolve("beside.html")).contains("\"there\":{\"fidelity\":\"mean-field\""));
    }

    @Test
    void report_besideAnotherStudy_isRefused() throws IOException {
        Path mine = home.resolve("mine");
        Path other = home.resolve("other");
        assertEquals(0, crosstalk("run", study, "--output", mine, "--subjects", 1), err::toString);
        Files.writeString(study, Files.readString(study).replace("study: short", "study: long"));
        assertEquals(0, crosstalk("run", study, "--output", other, "--subjects", 1), err::toString);

        assertEquals(2, crosstalk("report", mine, "--beside", other));

        assertSaid("not of one study");
        assertSaid("study: short here, long there");
    }

    @Test
    void run_inSpace_hasSectionsOnBiopsyDays() throws IOException {
        Path folder = home.resolve("space");
        Files.writeString(
                study,
                Files.readString(study)
                        .replace("end: { on: day 21", "end: { on: day 9")
                        .replace("on: [7]", "on: [1]"));

        assertEquals(
                0,
                crosstalk(
                        "run",
                        study,
                        "--fidelity",
                        "spatial",
                        "--voxel",
                        "500 um",
                        "--subjects",
                        1,
                        "--arms",
                        "anti-pd-1",
                        "--output",
                        folder),
                err::toString);

        String report = Files.readString(folder.resolve("report.html"));
        assertTrue(report.contains("\"looks\":[1]"), "a look on the day of the biopsy");
        assertTrue(report.contains("\"edge\":0.5"), "a section in voxels of 500 um");
        assertSaid("voxels");
        assertEquals(
                2,
                crosstalk(
                        "run",
                        study,
                        "--fidelity",
                        "spatial",
                        "--voxel",
                        "400 um",
                        "--subjects",
                        1,
                        "--arms",
                        "anti-pd-1",
                        "--output",
                        folder,
                        "--resume"));
        assertSaid("voxel (mm): 0.5 in the folder, 0.4 now");
    }

    @Test
    void run_voxelThatCanNotBe_isRefused() {
        assertEquals(2, crosstalk("run", study, "--voxel", "200 um"));
        assertSaid("--voxel 200 um: only a run with --fidelity spatial has voxels");
        assertEquals(2, crosstalk("run", study, "--fidelity", "spatial", "--voxel", "2 mm"));
        assertSaid("--voxel: a voxel of 2000 um, expected 20 to 500 um");
    }

    @Test
    void run_existingFolder_isRefused() throws IOException {
        Files.writeString(home.resolve("mine.txt"), "mine");
        assertEquals(2, crosstalk("run", study, "--output", home));
        assertSaid("--resume");
    }

    @Test
    void run_badOptions_areAllNamedAndNothingIsWritten() {
        Path folder = home.resolve("run");
        assertEquals(
                2,
                crosstalk(
                        "run",
                        study,
                        "--output",
                        folder,
                        "--subjects",
                        0,
                        "--threads",
                        -1,
                        "--fidelity",
                        "exact",
                        "--arms",
                        "control,anti-pd1"));
        assertSaid("--subjects 0");
        assertSaid("--threads -1");
        assertSaid("mean-field or stochastic");
        assertSaid("did you mean \"anti-pd-1\"?");
        assertFalse(Files.exists(folder));
    }

    @Test
    void run_badStudy_saysEveryProblemAndWritesNothing() throws IOException {
        Files.writeString(
                study, Files.readString(study).replace("day 21", "day twenty").replace("anti-pd-1]", "anti-pd-2]"));
        Path folder = home.resolve("run");
        assertEquals(2, crosstalk("run", study, "--output", folder));
        assertSaid("short.yaml:");
        assertSaid("anti-pd-2");
        assertSaid("twenty");
        assertFalse(Files.exists(folder));
    }

    @Test
    void run_otherSeedOnResume_isRefused() {
        Path folder = home.resolve("run");
        assertEquals(0, crosstalk("run", study, "--output", folder, "--subjects", 1), err::toString);
        assertEquals(2, crosstalk("run", study, "--output", folder, "--subjects", 1, "--seed", 5, "--resume"));
        assertSaid("seed: 1 in the folder, 5 now");
        assertEquals(0, crosstalk("run", study, "--output", folder, "--subjects", 1, "--resume"), err::toString);
        assertSaid("complete already");
    }

    @Test
    void report_noResults_isRefused() {
        assertEquals(2, crosstalk("report", home));
        assertSaid("no result folder");
    }

    @Test
    void unknownCommand_isRefusedInOneLine() {
        assertEquals(2, crosstalk("rum"));
        assertTrue(err.toString().lines().count() <= 3, err.toString());
    }

    @Test
    void help_loadsNeitherDatabaseNorYaml() throws Exception {
        for (List<String> arguments : List.of(List.of("--help"), List.of("run", "--help"), List.of("--version"))) {
            Path loaded = home.resolve("loaded.txt");
            List<String> command = java("-Xlog:class+load:file=" + loaded);
            command.addAll(arguments);
            Process process = start(command, "help.txt");
            assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
            assertEquals(0, process.exitValue());
            String classes = Files.readString(loaded);
            for (String heavy : List.of("org.duckdb", "snakeyaml", "com.google.gson", "me.tongfei")) {
                assertFalse(classes.contains(heavy), arguments + " loads " + heavy);
            }
        }
    }

    @Test
    @Tag("slow")
    void run_interrupted_keepsWhatIsFinishedAndResumes() throws Exception {
        assumeFalse(ignoresInterrupts(), "this process ignores interrupts, and so would the one that it starts");
        Path folder = home.resolve("run");
        List<String> command = java();
        command.addAll(
                List.of("run", study.toString(), "--subjects", "200", "--threads", "1", "--output", folder.toString()));
        Process process = start(command, "interrupted.txt");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (process.isAlive()
                && System.nanoTime() < deadline
                && !Files.exists(folder.resolve("parts/colorectal-mmrd-1"))) {
            Thread.sleep(5);
        }
        Process signal = new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start();
        assertEquals(0, signal.waitFor());
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
        String said = Files.readString(home.resolve("interrupted.txt"));
        assertEquals(130, process.exitValue(), said);
        assertTrue(said.contains("--resume"), said);
        assertTrue(Files.readString(folder.resolve("manifest.json")).contains("interrupted"));
        assertEquals(
                0,
                crosstalk("run", study, "--subjects", 200, "--threads", 2, "--output", folder, "--resume"),
                err::toString);
        assertSaid("Resuming");
        assertTrue(Files.readString(folder.resolve("manifest.json")).contains("complete"));
    }

    /// Whether interrupts are ignored here, as in a job that a shell runs in the background; a child inherits it.
    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
        }
    }

    private static List<String> java(String... flags) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx500m", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        return command;
    }

    private Process start(List<String> command, String output) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(output).toFile())
                .start();
    }
}
