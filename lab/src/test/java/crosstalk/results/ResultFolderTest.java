package crosstalk.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import crosstalk.study.Measurement;
import crosstalk.study.SubjectResult;
import crosstalk.study.SubjectResult.ArmResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFolderTest {
    private static final Sources SOURCES = FakeStudy.sources("model: fake\n");

    @TempDir
    Path home;

    @Test
    void complete_anyNumberOfThreads_sameBytes() throws Exception {
        FakeStudy study = new FakeStudy(5, 2, 4, 7);
        RecordingProcess.record(home.resolve("one"), study, 1);
        RecordingProcess.record(home.resolve("three"), study, 3);
        assertSameTables(home.resolve("one"), home.resolve("three"));
    }

    @Test
    void complete_afterInterruption_sameBytes() throws Exception {
        FakeStudy study = FakeStudy.small();
        RecordingProcess.record(home.resolve("whole"), study, 1);
        Path folder = home.resolve("halves");
        try (ResultFolder first = ResultFolder.create(folder, study.description(), SOURCES, 1)) {
            first.record(study.result("colorectal-mmrp", 3));
            first.record(study.result("colorectal-mmrd", 1));
            first.interrupt();
        }
        assertEquals("interrupted", manifest(folder).get("status").getAsString());
        try (ResultFolder second = ResultFolder.resume(folder, study.description(), SOURCES, 1)) {
            assertEquals(2, second.kept());
            assertTrue(second.has("colorectal-mmrp", 3));
            assertFalse(second.has("colorectal-mmrd", 3));
        }
        RecordingProcess.record(folder, study, 2);
        assertSameTables(home.resolve("whole"), folder);
        assertEquals("complete", manifest(folder).get("status").getAsString());
        assertFalse(Files.exists(folder.resolve("parts")));
        assertFalse(Files.exists(folder.resolve(".lock")));
    }

    @Test
    void complete_rows_inOrderOfModelArmSubjectDay() throws Exception {
        // more animals than are read at once
        FakeStudy study = new FakeStudy(90, 1, 1, 0);
        RecordingProcess.record(home.resolve("run"), study, 2);
        try (Tables tables = Tables.open(home.resolve("run"))) {
            for (String table : List.of("measurements", "channels", "outcomes")) {
                String day = table.equals("outcomes") ? "end_day" : "day";
                String key = "(model_order, arm_order, subject" + (table.equals("outcomes") ? "" : ", day") + ")";
                List<Integer> broken = tables.query(
                        "SELECT count(*) FROM (SELECT " + key + " AS k, lag(" + key
                                + ") OVER (ORDER BY file_row_number)" + " AS before, " + day + " FROM " + table
                                + " JOIN models USING (model)) WHERE k < before",
                        rows -> {
                            rows.next();
                            return List.of(rows.integer(1));
                        });
                assertEquals(List.of(0), broken, table);
            }
        }
    }

    @Test
    void record_numbersAndTexts_comeBack() throws Exception {
        FakeStudy study = FakeStudy.small();
        RecordingProcess.record(home.resolve("run"), study, 1);
        ArmResult arm = study.result("colorectal-mmrp", 2).arms().get(3);
        List<Measurement> expected = arm.measurements();
        try (Tables tables = Tables.open(home.resolve("run"))) {
            List<Measurement> found = tables.query(
                    "SELECT day, site, kind, name, value, unit FROM measurements WHERE model = 'colorectal-mmrp'"
                            + " AND subject = 2 AND arm = 'anti-pd-1 + anti-ctla-4' ORDER BY file_row_number",
                    rows -> {
                        List<Measurement> list = new ArrayList<>();
                        while (rows.next()) {
                            list.add(new Measurement(
                                    rows.number(1),
                                    rows.text(2),
                                    Measurement.Kind.valueOf(rows.text(3).toUpperCase(java.util.Locale.ROOT)),
                                    rows.text(4),
                                    rows.number(5),
                                    rows.text(6)));
                        }
                        return list;
                    });
            assertEquals(expected, found);
            assertEquals(
                    2 * 4 * 2,
                    tables.<Integer>query("SELECT count(*) FROM subjects", rows -> rows.next() ? rows.integer(1) : -1));
        }
    }

    @Test
    void record_notANumber_keepsNothingOfTheSubject() throws Exception {
        FakeStudy study = FakeStudy.small();
        SubjectResult good = study.result("colorectal-mmrd", 1);
        ArmResult arm = good.arms().getFirst();
        List<Measurement> bad = new ArrayList<>(arm.measurements());
        bad.add(new Measurement(3, "", Measurement.Kind.READOUT, "hazard", Double.NaN, "1/day"));
        SubjectResult spoilt = new SubjectResult(
                good.model(), 1, good.traits(), List.of(new ArmResult(arm.arm(), arm.outcome(), bad, arm.channels())));
        Path folder = home.resolve("run");
        try (ResultFolder results = ResultFolder.create(folder, study.description(), SOURCES, 1)) {
            assertThrows(IllegalArgumentException.class, () -> results.record(spoilt));
            try (Stream<Path> parts = Files.list(folder.resolve("parts"))) {
                assertEquals(List.of(), parts.toList());
            }
            results.record(good);
            assertEquals(1, results.kept());
        }
    }

    @Test
    void create_occupiedFolder_isRefused() throws IOException {
        Path folder = Files.createDirectories(home.resolve("mine"));
        Files.writeString(folder.resolve("thesis.txt"), "years of work");
        FolderException refusal = assertThrows(
                FolderException.class,
                () -> ResultFolder.create(folder, FakeStudy.small().description(), SOURCES, 1));
        assertSays("--output", refusal);
        assertSays("--resume", refusal);
        assertEquals("years of work", Files.readString(folder.resolve("thesis.txt")));
    }

    @Test
    void resume_otherSeedOrModel_isRefusedByName() {
        Path folder = home.resolve("run");
        FakeStudy study = FakeStudy.small();
        ResultFolder.create(folder, study.description(), SOURCES, 1).close();
        Sources changed = FakeStudy.sources("model: fake # changed\n");
        FolderException refusal = assertThrows(
                FolderException.class, () -> ResultFolder.resume(folder, study.description(7), changed, 1));
        assertSays("seed: 2026 in the folder, 7 now", refusal);
        assertSays("model file models/fake.yaml: changed since", refusal);
        assertFalse(String.valueOf(refusal.getMessage()).contains("subjects"), refusal.getMessage());
    }

    @Test
    void resume_folderInUse_isRefused() {
        Path folder = home.resolve("run");
        StudyDescription study = FakeStudy.small().description();
        try (ResultFolder first = ResultFolder.create(folder, study, SOURCES, 1)) {
            assertEquals(0, first.kept());
            FolderException refusal =
                    assertThrows(FolderException.class, () -> ResultFolder.resume(folder, study, SOURCES, 1));
            assertSays("in use", refusal);
        }
    }

    @Test
    void resume_leftoverOfAKill_isRemoved() throws Exception {
        Path folder = home.resolve("run");
        StudyDescription study = FakeStudy.small().description();
        ResultFolder.create(folder, study, SOURCES, 1).close();
        Path leftover = Files.createDirectories(folder.resolve("parts/colorectal-mmrd-1.tmp"));
        Files.writeString(leftover.resolve("measurements.parquet"), "half a file");
        try (ResultFolder results = ResultFolder.resume(folder, study, SOURCES, 1)) {
            assertEquals(0, results.kept());
            assertFalse(Files.exists(leftover));
        }
    }

    @Test
    void create_studyFiles_areCopiedInTheirPlaces() throws IOException {
        Path folder = home.resolve("run");
        ResultFolder.create(folder, FakeStudy.small().description(), SOURCES, 1).close();
        assertEquals("model: fake\n", Files.readString(folder.resolve("study/models/fake.yaml")));
        assertEquals("study: fake\n", Files.readString(folder.resolve("study/studies/fake.yaml")));
        assertEquals("studies/fake.yaml", manifest(folder).get("studyFile").getAsString());
    }

    private static void assertSays(String expected, Exception refusal) {
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.contains(expected), message);
    }

    static JsonObject manifest(Path folder) throws IOException {
        return JsonParser.parseString(Files.readString(folder.resolve("manifest.json")))
                .getAsJsonObject();
    }

    static void assertSameTables(Path expected, Path found) throws IOException {
        for (Table table : Table.of(FakeStudy.small().description())) {
            assertArrayEquals(
                    Files.readAllBytes(table.in(expected)), Files.readAllBytes(table.in(found)), table.file());
        }
    }
}
