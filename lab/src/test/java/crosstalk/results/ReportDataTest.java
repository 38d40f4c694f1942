package crosstalk.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import crosstalk.study.Outcome;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportDataTest {
    private static final FakeStudy STUDY = new FakeStudy(12, 2, 3, 0);
    private static JsonObject data = new JsonObject();

    @TempDir
    static Path home;

    @BeforeAll
    static void record() throws Exception {
        RecordingProcess.record(home.resolve("run"), STUDY, 2);
        try (Findings findings = Findings.of(home.resolve("run"))) {
            data = JsonParser.parseString(findings.reportData()).getAsJsonObject();
        }
    }

    private static JsonObject result(int index) {
        return data.getAsJsonArray("results").get(index).getAsJsonObject();
    }

    private static int indexOf(double value, JsonArray axis) {
        for (int i = 0; i < axis.size(); i++) {
            if (axis.get(i).getAsDouble() == value) {
                return i;
            }
        }
        throw new AssertionError(value + " is not on " + axis);
    }

    private static JsonArray after() {
        return data.getAsJsonObject("axes").getAsJsonArray("after");
    }

    @Test
    void of_topLevel_isAsDescribed() {
        assertEquals(
                Set.of(
                        "schema",
                        "study",
                        "models",
                        "drugs",
                        "arms",
                        "axes",
                        "answer",
                        "results",
                        "channels",
                        "families",
                        "readouts",
                        "shapley",
                        "responders",
                        "rechallenge",
                        "space",
                        "beside",
                        "methods"),
                data.keySet());
        assertEquals(8, data.getAsJsonArray("results").size());
        assertEquals(0, after().get(indexOf(0, after())).getAsInt());
    }

    @Test
    void answer_studyWithoutDrugs_saysWhatReachedTheLimit() throws Exception {
        FakeStudy untreated = new FakeStudy(5, 0, 3, 0);
        RecordingProcess.record(home.resolve("untreated"), untreated, 2);
        try (Findings findings = Findings.of(home.resolve("untreated"))) {
            JsonObject answer = JsonParser.parseString(findings.reportData())
                    .getAsJsonObject()
                    .getAsJsonArray("answer")
                    .get(1)
                    .getAsJsonObject();
            JsonObject grown = answer.getAsJsonArray("grown").get(0).getAsJsonObject();
            double[] days = IntStream.rangeClosed(1, 5)
                    .mapToObj(subject -> untreated
                            .result(FakeStudy.MODELS.get(1), subject)
                            .arms()
                            .getFirst()
                            .outcome())
                    .filter(outcome -> outcome.end() == Outcome.End.HUMANE_LIMIT)
                    .mapToDouble(Outcome::endDay)
                    .sorted()
                    .toArray();

            assertEquals(1500, grown.get("limit").getAsDouble());
            assertEquals(5, grown.get("n").getAsInt());
            assertTrue(days.length > 0);
            assertEquals(days.length, grown.get("reached").getAsInt());
            assertEquals(days[0], grown.get("first").getAsDouble());
            assertEquals(days[days.length - 1], grown.get("last").getAsDouble());
        }
        assertTrue(data.getAsJsonArray("answer")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("grown")
                .isEmpty());
    }

    @Test
    void of_flows_areStrengthTimesShare() {
        JsonObject channels = data.getAsJsonObject("channels");
        JsonArray lines = channels.getAsJsonArray("lines");
        // pd-l1 > pd-1 from cancer and from macrophages, priming > tcr from DC; receivers of a line are together
        assertEquals(3, lines.size());
        assertEquals(
                2, lines.get(0).getAsJsonObject().getAsJsonArray("receivers").size());
        int day = indexOf(10, after());
        JsonArray control = result(0).getAsJsonArray("flows");
        assertEquals(0.6 * 0.75, control.get(0).getAsJsonArray().get(day).getAsDouble(), 1e-3);
        assertEquals(0.6 * 0.25, control.get(1).getAsJsonArray().get(day).getAsDouble(), 1e-3);
        assertEquals(
                0.2,
                result(3)
                        .getAsJsonArray("strengths")
                        .get(0)
                        .getAsJsonArray()
                        .get(day)
                        .getAsDouble(),
                1e-3);
    }

    @Test
    void of_readoutsBetweenDays_lieOnStraightLines() {
        // 100 per drug and the day after inoculation: enrolled on day 8 to 11, so 108 to 111 on the day of enrolment
        JsonObject readout = result(1).getAsJsonArray("readouts").get(0).getAsJsonObject();
        int day = indexOf(0, after());
        double low = readout.getAsJsonArray("low").get(day).getAsDouble();
        double high = readout.getAsJsonArray("high").get(day).getAsDouble();
        assertTrue(low >= 108 && low < high && high <= 111, low + " to " + high);
        double later = readout.getAsJsonArray("median").get(day + 5).getAsDouble();
        assertEquals(10, later - readout.getAsJsonArray("median").get(day).getAsDouble(), 0.11);
    }

    @Test
    void of_families_haveNoIndex() {
        assertEquals(
                "[\"cd8.effector0\",\"cd8.effector1\"]",
                data.getAsJsonArray("families").toString());
        assertEquals(2, result(0).getAsJsonArray("densities").size());
    }

    @Test
    void of_animals_endWithTheirLastVolume() {
        JsonObject growth = result(0);
        assertEquals(12, growth.getAsJsonArray("animals").size());
        JsonArray days = data.getAsJsonObject("axes").getAsJsonArray("calliper");
        for (JsonElement element : growth.getAsJsonArray("animals")) {
            JsonObject animal = element.getAsJsonObject();
            int last = animal.getAsJsonArray("volumes").size() - 1;
            assertTrue(days.get(last).getAsDouble() <= animal.get("end").getAsDouble());
        }
        assertEquals(days.size(), growth.getAsJsonArray("median").size());
    }

    @Test
    void of_drugs_onlyOfTheArm() {
        assertEquals(0, result(0).getAsJsonArray("drugs").size());
        JsonObject drug = result(2).getAsJsonArray("drugs").get(0).getAsJsonObject();
        assertEquals(1, drug.get("drug").getAsInt());
        assertEquals(
                "pd-1",
                drug.getAsJsonArray("occupancy")
                        .get(0)
                        .getAsJsonObject()
                        .get("receptor")
                        .getAsString());
        int day = indexOf(10, after());
        double plasma =
                drug.getAsJsonObject("plasma").getAsJsonArray("median").get(day).getAsDouble();
        assertEquals(100 * Math.exp(-1), plasma, 1);
    }

    @Test
    void of_responders_partWhenVolumesDo() {
        JsonArray responders = data.getAsJsonArray("responders");
        assertFalse(responders.isEmpty());
        JsonObject entry = responders.get(0).getAsJsonObject();
        // 80 - 8 t against 80 exp(0.12 t): apart by more than a fifth within two days
        assertEquals(2, entry.get("partAfter").getAsDouble());
        assertEquals(2, entry.getAsJsonArray("volumes").size());
    }

    @Test
    void of_answer_namesTheBestArm() {
        JsonObject answer = data.getAsJsonArray("answer").get(0).getAsJsonObject();
        assertEquals(0, answer.get("control").getAsInt());
        assertEquals(3, answer.get("best").getAsInt());
        assertEquals(3, answer.get("all").getAsInt());
        assertTrue(answer.get("bestTriple").isJsonNull());
        // The best arm's drugs occupy PD-1, so that of three lines one is left.
        assertEquals(1, answer.getAsJsonArray("changes").size());
        assertEquals(
                2,
                answer.getAsJsonArray("changes")
                        .get(0)
                        .getAsJsonObject()
                        .get("line")
                        .getAsInt());
    }

    @Test
    void of_methods_haveReferencesOfWhatIsCited() {
        JsonObject methods = data.getAsJsonObject("methods");
        assertEquals(1, methods.getAsJsonArray("parameters").size());
        assertEquals(
                "",
                methods.getAsJsonArray("parameters")
                        .get(0)
                        .getAsJsonArray()
                        .get(0)
                        .getAsString());
        JsonArray references = methods.getAsJsonArray("references");
        assertEquals(3, references.size());
        JsonObject halle = references.get(0).getAsJsonObject();
        assertEquals("Halle, S. et al. (2016). Immunity 44", halle.get("text").getAsString());
        assertEquals("10.1016/j.immuni.2016.01.010", halle.get("doi").getAsString());
        assertEquals("key2026", references.get(1).getAsJsonObject().get("text").getAsString());
    }
}
