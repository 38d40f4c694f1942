package crosstalk.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import crosstalk.measured.ColumnRole;
import crosstalk.measured.MeasuredStudy;
import crosstalk.measured.TableChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFolderTest {
    private static final double[] DAYS = {0, 3, 7, 10};

    /// Ends of every kind that a table can not tell by volumes alone, a name with a comma, animals numbered anew in each arm.
    private static final String GROWTH = """
            mouse,arm,day,volume (mm3),cage
            1,Vehicle,0,100,c1
            1,Vehicle,3,210,c1
            1,Vehicle,7,480,c1
            2,Vehicle,0,90,c1
            2,Vehicle,3,200,c1
            2,Vehicle,7,390,c1
            3,Vehicle,0,95,c2
            3,Vehicle,3,180,c2
            3,Vehicle,7,410,c2
            1,"Drug, 5 mg",0,100,c3
            1,"Drug, 5 mg",3,120,c3
            1,"Drug, 5 mg",7,160,c3
            2,"Drug, 5 mg",0,105,c3
            2,"Drug, 5 mg",3,130,c3
            2,"Drug, 5 mg",7,0,c3
            3,"Drug, 5 mg",0,99,c4
            3,"Drug, 5 mg",3,150,c4
            3,"Drug, 5 mg",7,300,c4
            """;

    private static final String ENDS = """
            mouse,arm,day,event,reason
            1,Vehicle,8,endpoint,"ulcer, bleeding"
            2,Vehicle,9,dead,
            1,"Drug, 5 mg",12,endpoint,weight
            2,"Drug, 5 mg",14,censored,last day
            3,"Drug, 5 mg",0,excluded,wrong dose
            """;

    @TempDir
    Path home;

    private Map<String, String> results(Path growth, @Nullable Path events) {
        MeasuredStudy study =
                MeasuredStudy.read(new TableChoice(growth, events, Map.of(), null, null, null, null, List.of()));
        return ResultsFolder.files(Analysis.of(study, Mice.choice("Vehicle", null)), "test");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text);
    }

    @Test
    void tablesOfGrowthAndEvents_readAgain_giveTheSameSurvival() throws IOException {
        Map<String, String> first = results(file("g.csv", GROWTH), file("e.csv", ENDS));
        String events = Objects.requireNonNull(first.get("tables/events.csv"));
        assertEquals(
                List.of(
                        "animal,arm,day,event,reason",
                        "Vehicle 1,Vehicle,8,endpoint,\"ulcer, bleeding\"",
                        "Vehicle 2,Vehicle,9,dead,",
                        "\"Drug, 5 mg 1\",\"Drug, 5 mg\",12,endpoint,weight",
                        "\"Drug, 5 mg 2\",\"Drug, 5 mg\",14,censored,last day"),
                events.lines().toList());
        Map<String, String> again =
                results(file("g2.csv", Objects.requireNonNull(first.get("tables/growth.csv"))), file("e2.csv", events));
        for (String table : List.of("growth", "events", "survival-animals", "survival", "survival-comparisons")) {
            assertEquals(first.get("tables/" + table + ".csv"), again.get("tables/" + table + ".csv"), table);
        }
        assertTrue(
                Objects.requireNonNull(first.get("tables/survival-animals.csv")).contains(",12,1,endpoint: weight"));
    }

    @Test
    void eventsOnDates_countFromTheFirstMeasurement() throws IOException {
        Path growth = file("d.csv", "mouse,arm,date,volume\n1,Vehicle,2026-01-31,100\n1,Vehicle,2026-02-03,200\n");
        Path events = file("de.csv", "mouse,date,event\n1,2026-02-05,dead\n");
        MeasuredStudy study =
                MeasuredStudy.read(new TableChoice(growth, events, Map.of(), null, null, null, null, List.of()));
        assertEquals(5, Objects.requireNonNull(study.animals().getFirst().end()).day());
    }

    @Test
    void eventDayColumnOfDates_countsFromTheFirstMeasurement() throws IOException {
        Path growth =
                file("r.csv", "mouse,arm,2026-01-31,2026-02-03,outcome,when\n1,Vehicle,100,200,dead,2026-02-05\n");
        MeasuredStudy study = MeasuredStudy.read(new TableChoice(
                growth,
                null,
                Map.of(ColumnRole.EVENT, "outcome", ColumnRole.EVENT_DAY, "when"),
                null,
                null,
                null,
                null,
                List.of()));
        assertEquals(5, Objects.requireNonNull(study.animals().getFirst().end()).day());
    }

    private static JsonObject json(Analysis analysis) {
        return JsonParser.parseString(Objects.requireNonNull(
                        ResultsFolder.files(analysis, "test").get("results.json")))
                .getAsJsonObject();
    }

    /// Every null but an end of an interval that the data do not bound, and every p that is nearly 1.
    private static void odd(String where, JsonElement json, List<String> found) {
        if (json.isJsonObject()) {
            JsonObject object = json.getAsJsonObject();
            object.entrySet().forEach(entry -> {
                boolean bound = entry.getKey().equals("value")
                        ? object.has("valueUnbounded")
                        : object.has("unbounded")
                                && object.getAsJsonArray("unbounded").toString().contains('"' + entry.getKey() + '"');
                if (!(entry.getValue().isJsonNull() && bound)) {
                    odd(where + "/" + entry.getKey(), entry.getValue(), found);
                }
            });
        } else if (json.isJsonArray()) {
            json.getAsJsonArray().forEach(each -> odd(where, each, found));
        } else if (json.isJsonNull()) {
            found.add(where + " is null");
        } else if (where.endsWith("/p") && json.getAsDouble() < 1 && json.getAsDouble() > 1 - 1e-12) {
            found.add(where + " is " + json);
        }
    }

    private static List<String> odd(Analysis analysis) {
        List<String> found = new ArrayList<>();
        odd("", json(analysis), found);
        return found;
    }

    @Test
    void resultsJson_hasAReasonForEveryNull() {
        double[][] grown = {{100, 180, 300, 700}, {90, 200, 420, 800}, {120, 190, 390, 610}};
        double[][] slowed = {{100, 120, 110, 90}, {95, 90, 110, 130}, {100, 0, 0, 0}};
        Analysis several = new Mice()
                .arm("Vehicle", DAYS, grown)
                .arm("Drug", DAYS, slowed)
                .arm("Lone", DAYS, new double[] {100, 150, 200, 250})
                .analysis(Mice.choice("Vehicle", 600.0));
        assertEquals(List.of(), odd(several));
        Analysis alone = new Mice().arm("Drug", DAYS, slowed).analysis(Mice.choice(null, null));
        assertEquals(List.of(), odd(alone));
    }

    @Test
    void resultsJson_hasMediansWithTheirIntervals() {
        Analysis analysis = new Mice()
                .arm("Vehicle", DAYS, new double[][] {{100, 700, 800, 900}, {90, 200, 720, 800}, {95, 200, 300, 720}})
                .arm("Drug", DAYS, new double[][] {{100, 120, 110, 90}, {95, 90, 110, 130}, {100, 0, 0, 0}})
                .analysis(Mice.choice("Vehicle", 600.0));
        List<JsonElement> medians = json(analysis).getAsJsonObject("survival").getAsJsonArray("arms").asList().stream()
                .map(arm -> arm.getAsJsonObject().getAsJsonObject("curve").get("median"))
                .toList();
        assertEquals(7, medians.getFirst().getAsJsonObject().get("value").getAsDouble());
        assertTrue(medians.getFirst().getAsJsonObject().has("low"));
        assertEquals(
                "not reached: more than half were still free of the event when follow-up ended",
                medians.getLast().getAsJsonObject().get("unavailable").getAsString());
    }
}
