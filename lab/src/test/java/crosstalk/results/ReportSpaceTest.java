package crosstalk.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import crosstalk.histology.Plane;
import crosstalk.histology.Snapshot;
import crosstalk.study.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.IntStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportSpaceTest {
    private static JsonObject space = new JsonObject();

    @TempDir
    static Path home;

    @BeforeAll
    static void record() {
        space = JsonParser.parseString(FakeResults.spatialReport(home.resolve("run")))
                .getAsJsonObject()
                .getAsJsonObject("space");
    }

    private static JsonObject first(String array, int model, int arm, int look) {
        for (JsonElement each : space.getAsJsonArray(array)) {
            JsonObject entry = each.getAsJsonObject();
            if (entry.get("model").getAsInt() == model
                    && entry.get("arm").getAsInt() == arm
                    && entry.get("look").getAsInt() == look) {
                return entry;
            }
        }
        throw new AssertionError("no " + array + " of " + model + ", " + arm + ", " + look);
    }

    @Test
    void sections_bytes_areTheLayersToHalfAStep() throws IOException {
        JsonObject section = first("sections", 0, 2, 1);
        Plane plane = new FakeSpace(3, 2)
                .result("colorectal-mmrd", 1)
                .arms()
                .get(2)
                .specimens()
                .get(1)
                .section()
                .orElseThrow();
        byte[] data = Base64.getDecoder().decode(section.get("data").getAsString());
        byte[] bytes = new InflaterInputStream(new ByteArrayInputStream(data)).readAllBytes();
        int size = plane.nx() * plane.ny();

        assertEquals(1, section.get("subject").getAsInt());
        assertEquals(size * (1 + plane.layers().size()), bytes.length);
        for (int l = 0; l < plane.layers().size(); l++) {
            Snapshot.Layer layer = plane.layers().get(l);
            JsonObject drawn = space.getAsJsonArray("layers").get(l).getAsJsonObject();
            assertEquals(layer.name(), drawn.get("name").getAsString());
            boolean cells = layer.kind() == Snapshot.Kind.POPULATION;
            double high = drawn.get("high").getAsDouble() * (cells ? Math.pow(plane.edge(), 3) : 1);
            for (int i = 0; i < size; i++) {
                double share = Math.min(1, layer.values()[i] / high);
                double level = Byte.toUnsignedInt(bytes[(l + 1) * size + i]) / 255.0;
                // half a step; a single cell is raised to a whole one
                assertEquals(cells ? Math.sqrt(share) : share, level, (cells && share > 0 ? 1.01 : 0.51) / 255);
            }
        }
        for (int i = 0; i < size; i++) {
            double depth = Math.clamp(128 + 32 * plane.depth()[i] / plane.edge(), 0, 255);
            assertEquals(depth, Byte.toUnsignedInt(bytes[i]), 0.51);
        }
    }

    @Test
    void profiles_ofAnArm_riseFromHostToTumour() {
        JsonObject cancer = first("profiles", 1, 0, 0);
        JsonArray depth = cancer.getAsJsonArray("depth");
        JsonArray mean = cancer.getAsJsonArray("mean");

        assertEquals(3, cancer.get("n").getAsInt());
        assertEquals(0, cancer.get("layer").getAsInt());
        assertEquals(depth.size(), mean.size());
        assertEquals(-0.5, depth.get(0).getAsDouble(), 1e-9);
        assertTrue(IntStream.range(1, depth.size())
                .allMatch(i -> depth.get(i).getAsDouble() > depth.get(i - 1).getAsDouble()));
        assertEquals(0, mean.get(0).getAsDouble());
        assertTrue(mean.get(4).getAsDouble() > 4e5, "FakeTissue is filled to nine tenths of 500,000 cells/mm3 there");
    }

    @Test
    void measures_ofAnArm_areInTheOrderOfTheSpecimen() {
        JsonObject first = first("measures", 0, 0, 0);

        assertEquals("greatest depth", first.get("name").getAsString());
        assertEquals(3, first.get("n").getAsInt());
        // a lumpy ball of 2.1 mm
        assertEquals(2.1 * (1 - 0.11), first.get("median").getAsDouble(), 0.15);
    }

    @Test
    void missing_looksWithoutASection_sayWhy() {
        // every animal is looked at on days 7 and 14 only; day 40 after enrolment comes when those that grew have left
        assertEquals(40, space.getAsJsonArray("looks").get(2).getAsDouble());
        assertEquals(8, space.getAsJsonArray("missing").size(), "two models, four arms, one look");
        FakeStudy study = new FakeStudy(3, 2, 3, 0);
        int gone = 0;
        for (JsonElement each : space.getAsJsonArray("missing")) {
            JsonObject missing = each.getAsJsonObject();
            assertEquals(2, missing.get("look").getAsInt());
            Outcome outcome = study.result(
                            FakeStudy.MODELS.get(missing.get("model").getAsInt()), 1)
                    .arms()
                    .get(missing.get("arm").getAsInt())
                    .outcome();
            boolean cleared = outcome.clearedDay().isPresent();
            gone += cleared ? 0 : 1;
            assertEquals(
                    cleared ? "no tumour" : "left on day " + Math.round(outcome.endDay()),
                    missing.get("why").getAsString());
        }
        assertTrue(gone > 0 && gone < 8, "both reasons occur");
    }

    @Test
    void of_definitions_comeFromTheStudy() {
        assertEquals(0.2, space.get("voxel").getAsDouble());
        assertEquals(0.5, space.get("rim").getAsDouble());
        assertEquals("oxygen below 0.1", space.get("hypoxia").getAsString());
        boolean oxygen = space.getAsJsonArray("layers").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(layer -> layer.get("name").getAsString().equals("oxygen"))
                .allMatch(layer -> layer.get("counts").getAsString().equals("the arterial level"));
        assertTrue(oxygen);
    }

    @Test
    void of_studyWithoutSpace_isNull() throws Exception {
        try (Findings findings = Findings.of(FakeResults.folder(home.resolve("plain"), 2))) {
            JsonObject data = JsonParser.parseString(findings.reportData()).getAsJsonObject();

            assertTrue(data.get("space").isJsonNull());
        }
        assertFalse(space.getAsJsonArray("sections").isEmpty());
    }
}
