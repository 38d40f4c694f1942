package crosstalk.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import crosstalk.study.Measurement;
import crosstalk.study.SubjectResult.ArmResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BesideTest {
    @TempDir
    Path home;

    private Path record(String name, int subjects) throws Exception {
        Path folder = home.resolve(name);
        return FakeResults.folder(folder, subjects);
    }

    private static JsonObject beside(Path here, Path there) {
        try (Findings mine = Findings.of(here);
                Findings other = Findings.of(there)) {
            return JsonParser.parseString(mine.reportData(other))
                    .getAsJsonObject()
                    .getAsJsonObject("beside");
        }
    }

    private static JsonObject arm(JsonObject beside, int index) {
        return beside.getAsJsonArray("arms").get(index).getAsJsonObject();
    }

    @Test
    void json_sameResultsTwice_differInNothing() throws Exception {
        JsonObject beside = beside(record("first", 4), record("second", 4));

        for (JsonElement each : beside.getAsJsonArray("arms")) {
            JsonObject arm = each.getAsJsonObject();
            assertEquals(0, arm.getAsJsonObject("difference").get("value").getAsDouble());
            assertEquals(0, arm.getAsJsonArray("contrasts").size());
        }
        assertEquals(0, beside.getAsJsonArray("changed").size());
    }

    @Test
    void json_otherAnimals_comparesTheMeansOfTheSameDays() throws Exception {
        JsonObject arm = arm(beside(record("few", 3), record("many", 9)), 0);
        double until = arm.get("until").getAsDouble();
        JsonObject effectors = new JsonObject();
        for (JsonElement each : arm.getAsJsonArray("contrasts")) {
            if (each.getAsJsonObject().get("name").getAsString().equals("effectors_per_mm3")) {
                effectors = each.getAsJsonObject();
            }
        }

        // three digits are kept
        assertEquals(mean(3, until), effectors.get("here").getAsDouble(), 0.005 * mean(3, until));
        assertEquals(mean(9, until), effectors.get("there").getAsDouble(), 0.005 * mean(9, until));
        double standard = effectors.get("standard").getAsDouble();
        assertEquals(Math.signum(mean(3, until) - mean(9, until)), Math.signum(standard));
        assertTrue(effectors.get("low").getAsDouble() < standard
                && standard < effectors.get("high").getAsDouble());
    }

    /// Of the first animals of the first arm: their mean readouts over the days from enrolment on, by hand.
    private static double mean(int animals, double until) {
        FakeStudy study = new FakeStudy(animals, 2, 0, 0);
        double sum = 0;
        for (int subject = 1; subject <= animals; subject++) {
            ArmResult result =
                    study.result(FakeStudy.MODELS.getFirst(), subject).arms().getFirst();
            double enrolled = result.outcome().enrolledDay().orElseThrow();
            sum += result.measurements().stream()
                    .filter(m -> m.name().equals("effectors_per_mm3"))
                    .filter(m -> m.day() >= enrolled && m.day() - enrolled <= until + 1e-6)
                    // a density only where there is a tumour to feel
                    .filter(m -> volume(result, m.day()) >= 8)
                    .mapToDouble(Measurement::value)
                    .average()
                    .orElseThrow();
        }
        return sum / animals;
    }

    private static double volume(ArmResult result, double day) {
        return result.measurements().stream()
                .filter(m -> m.kind() == Measurement.Kind.VOLUME && m.day() == day)
                .mapToDouble(Measurement::value)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void json_spatialBesideMixed_saysWhichIsWhich() throws Exception {
        JsonObject beside = beside(new FakeSpace(3, 2).record(home.resolve("space")), record("mixed", 3));

        assertEquals("spatial", beside.getAsJsonObject("here").get("fidelity").getAsString());
        assertEquals(0.2, beside.getAsJsonObject("here").get("voxel").getAsDouble());
        assertEquals(
                "stochastic", beside.getAsJsonObject("there").get("fidelity").getAsString());
        assertTrue(beside.getAsJsonObject("there").get("voxel").isJsonNull());
    }

    private static List<String> limits(JsonObject data) {
        return data.getAsJsonObject("methods").getAsJsonArray("limits").asList().stream()
                .map(JsonElement::getAsString)
                .toList();
    }

    private static boolean says(List<String> limits, String start) {
        return limits.stream().anyMatch(limit -> limit.startsWith(start));
    }

    @Test
    void limits_followTheFidelityOfBothRuns() throws Exception {
        try (Findings space = Findings.of(new FakeSpace(3, 2).record(home.resolve("space")));
                Findings mixed = Findings.of(record("mixed", 3))) {
            List<String> alone =
                    limits(JsonParser.parseString(space.reportData()).getAsJsonObject());
            List<String> wellMixed =
                    limits(JsonParser.parseString(mixed.reportData()).getAsJsonObject());
            List<String> both =
                    limits(JsonParser.parseString(space.reportData(mixed)).getAsJsonObject());
            List<String> twice =
                    limits(JsonParser.parseString(space.reportData(space)).getAsJsonObject());

            List<String> caveats = List.of(
                    "A voxel of 200 um",
                    "Vessels are not resolved",
                    "Nothing pushes back",
                    "Dead cells are cleared at one rate",
                    "In the bundled models growth in space was fitted");
            assertTrue(caveats.stream().allMatch(caveat -> says(alone, caveat)));
            assertFalse(says(alone, "The tumour is well mixed"));
            assertTrue(says(wellMixed, "The tumour is well mixed"));
            assertTrue(caveats.stream().noneMatch(caveat -> says(wellMixed, caveat)));
            assertTrue(caveats.stream().allMatch(caveat -> says(both, "In this run: " + caveat)));
            assertTrue(says(both, "In the run beside it: The tumour is well mixed"));
            assertEquals(alone, twice);
        }
    }
}
