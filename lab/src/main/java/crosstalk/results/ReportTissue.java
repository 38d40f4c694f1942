package crosstalk.results;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is in the tumour over time: cells, readouts of the model, drugs and what they occupy.
final class ReportTissue {
    private static final String[] SPREAD = {"quantile_cont(v, 0.5)", "quantile_cont(v, 0.05)", "quantile_cont(v, 0.95)"
    };
    private static final String[] SPREAD_NAMES = {"median", "low", "high"};
    private static final int DIGITS = 3;

    private final StudyDescription study;
    private final List<String> families;
    private final Map<String, String> readoutUnits;
    private final Courses densities;
    private final Courses readouts;
    private final Courses drugs;

    private ReportTissue(
            StudyDescription study,
            List<String> families,
            Map<String, String> readoutUnits,
            Courses densities,
            Courses readouts,
            Courses drugs) {
        this.study = study;
        this.families = families;
        this.readoutUnits = readoutUnits;
        this.densities = densities;
        this.readouts = readouts;
        this.drugs = drugs;
    }

    static ReportTissue of(Tables tables, Days days) {
        return new ReportTissue(
                tables.study(),
                families(tables),
                readoutUnits(tables),
                Courses.read(tables, days, Readings.densities(Readings.leastVolume(tables.study())), "avg(v)"),
                Courses.read(tables, days, Readings.readouts(Readings.leastVolume(tables.study())), SPREAD),
                Courses.read(tables, days, Readings.drugs(), SPREAD));
    }

    private static List<String> families(Tables tables) {
        return tables.query(
                "SELECT split_part(name, '[', 1) AS family FROM measurements JOIN models USING (model)"
                        + " WHERE kind = 'population' AND site = first_site GROUP BY ALL ORDER BY min(file_row_number)",
                rows -> {
                    List<String> found = new ArrayList<>();
                    while (rows.next()) {
                        found.add(rows.text(1));
                    }
                    return found;
                });
    }

    private static Map<String, String> readoutUnits(Tables tables) {
        return tables.query(
                "SELECT name, any_value(unit) FROM measurements WHERE kind = 'readout'"
                        + " GROUP BY name ORDER BY min(file_row_number)",
                rows -> {
                    Map<String, String> found = new LinkedHashMap<>();
                    while (rows.next()) {
                        found.put(rows.text(1), rows.text(2));
                    }
                    return found;
                });
    }

    List<String> families() {
        return families;
    }

    JsonArray readouts() {
        JsonArray array = new JsonArray();
        readoutUnits.forEach((name, unit) -> {
            JsonObject json = new JsonObject();
            json.addProperty("name", name);
            json.addProperty("label", label(name));
            json.addProperty("unit", unit);
            array.add(json);
        });
        return array;
    }

    private String label(String readout) {
        return study.models().stream()
                .flatMap(model -> model.labels().stream())
                .filter(label -> label.name().equals(readout) && !label.label().isEmpty())
                .map(StudyDescription.Label::label)
                .findFirst()
                .orElse(readout.replace('_', ' '));
    }

    /// Receptors that a drug of an arm occupies.
    Set<String> occupied(int model, int arm) {
        Set<String> receptors = new HashSet<>();
        for (String drug : study.arms().get(arm).drugs()) {
            String prefix = drug + " on ";
            drugs.items(model, arm, prefix).forEach(item -> receptors.add(item.substring(prefix.length())));
        }
        return receptors;
    }

    void addTo(JsonObject result, int model, int arm) {
        JsonArray cells = new JsonArray();
        families.forEach(family -> cells.add(Json.series(densities.first(model, arm, family), DIGITS)));
        result.add("densities", cells);
        JsonArray numbers = new JsonArray();
        readoutUnits.keySet().forEach(name -> numbers.add(spread(readouts, model, arm, name)));
        result.add("readouts", numbers);
        JsonArray levels = new JsonArray();
        for (String drug : study.arms().get(arm).drugs()) {
            JsonObject json = new JsonObject();
            json.addProperty("drug", study.drugs().indexOf(drug));
            json.add("plasma", spread(drugs, model, arm, drug + " in plasma"));
            json.add("tumour", spread(drugs, model, arm, drug + " in tumour"));
            JsonArray occupancy = new JsonArray();
            for (String item : drugs.items(model, arm, drug + " on ")) {
                JsonObject each = spread(drugs, model, arm, item);
                each.addProperty("receptor", item.substring((drug + " on ").length()));
                occupancy.add(each);
            }
            json.add("occupancy", occupancy);
            levels.add(json);
        }
        result.add("drugs", levels);
    }

    private static JsonObject spread(Courses courses, int model, int arm, String item) {
        JsonObject json = new JsonObject();
        boolean known = courses.has(model, arm, 0, item);
        for (int i = 0; i < SPREAD_NAMES.length; i++) {
            json.add(
                    SPREAD_NAMES[i], known ? Json.series(courses.of(model, arm, 0, item)[i], DIGITS) : new JsonArray());
        }
        return json;
    }
}
