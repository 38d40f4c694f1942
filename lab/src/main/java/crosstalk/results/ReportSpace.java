package crosstalk.results;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What the report shows of tumours in space: sections, radial profiles and measures of the first site of every enrolled animal.
///
/// A look is a day on which tumours were looked at, counted as the study counts its sections: from enrolment or from inoculation.
final class ReportSpace {
    private static final int DIGITS = 3;
    /// Of profiles in the report: width of a bin, and how far outside of the margin they begin, mm.
    private static final double BIN = 0.2;

    private static final double OUTSIDE = 0.6;

    /// Voxels in a bin of one animal, without which it is left out.
    private static final int LEAST_VOXELS = 10;

    private final Tables tables;
    private final List<Double> looks;

    /// Layers in the order of the tissue.
    private final Map<String, JsonObject> layers = new LinkedHashMap<>();

    private ReportSpace(Tables tables) {
        this.tables = tables;
        SortedSet<Double> days = tables.query("SELECT DISTINCT look FROM (" + looked(tables, "space") + ")", rows -> {
            SortedSet<Double> found = new TreeSet<>();
            while (rows.next()) {
                found.add(rows.number(1));
            }
            return found;
        });
        days.addAll(planned(tables));
        this.looks = List.copyOf(days);
    }

    /// Days on which the study wanted to look, whether or not an animal was left then; none of an older run.
    private static List<Double> planned(Tables tables) {
        StudyDescription.@Nullable Space space = tables.study().space();
        @Nullable List<Double> wanted = space == null ? null : space.looks();
        return wanted == null ? List.of() : wanted;
    }

    /// Everything, or `null` for a study without space.
    static JsonElement of(Tables tables, List<Fate> fates) {
        if (!Table.of(tables.study()).contains(Table.SPACE)) {
            return JsonNull.INSTANCE;
        }
        ReportSpace space = new ReportSpace(tables);
        JsonArray profiles = space.profiles();
        ReportSections sections = new ReportSections(tables, space.looks, space.layers);
        JsonObject json = new JsonObject();
        json.addProperty("after", tables.study().looksAfterEnrolment());
        StudyDescription.@Nullable Space planned = tables.study().space();
        json.add("voxel", Json.numberOrNull(tables.study().voxel()));
        json.add("rim", Json.numberOrNull(planned == null ? null : planned.rim()));
        json.addProperty("hypoxia", planned == null ? null : planned.hypoxia());
        json.add("looks", Json.numbers(space.looks));
        json.add("sections", sections.json());
        json.addProperty("omitted", sections.omitted());
        json.add("missing", sections.missing(fates));
        JsonArray names = new JsonArray();
        space.layers.values().forEach(names::add);
        json.add("layers", names);
        json.add("profiles", profiles);
        json.add("measures", space.measures());
        return json;
    }

    /// A query for the rows of a table that belong to the first site of enrolled animals, with `model_order` and `look`.
    static String looked(Tables tables, String table) {
        String look = tables.study().looksAfterEnrolment() ? "day - enrolled_day" : "day";
        return "SELECT t.*, model_order, round(" + look + ", 2) AS look, t.file_row_number AS place FROM " + table
                + " t JOIN followed USING (model, arm_order, subject) WHERE site = first_site";
    }

    private JsonArray profiles() {
        String bins = "SELECT model_order, arm_order, look, layer, kind, unit, subject,"
                + " (floor(depth / " + BIN + " + 1e-6) + 0.5) * " + BIN + " AS d,"
                // densities weigh by voxels, means by their cells
                + " sum(value * if(kind = 'population', voxels, weight)) / sum(if(kind = 'population', voxels, weight)) AS v"
                + " FROM (" + looked(tables, "profiles") + ") WHERE value IS NOT NULL AND depth > -" + OUTSIDE
                // the very middle holds a handful of voxels, and chance
                + " GROUP BY ALL HAVING sum(voxels) >= " + LEAST_VOXELS;
        String query = "SELECT model_order, arm_order, look, layer, kind, unit, d, avg(v), quantile_cont(v, 0.05),"
                + " quantile_cont(v, 0.95), count(*) FROM (" + bins + ")"
                + " GROUP BY model_order, arm_order, look, layer, kind, unit, d"
                + " ORDER BY model_order, arm_order, look, layer, d";
        order();
        return tables.query(query, rows -> {
            JsonArray profiles = new JsonArray();
            String before = "";
            JsonObject profile = new JsonObject();
            while (rows.next()) {
                String key = rows.integer(1) + "/" + rows.integer(2) + "/" + rows.number(3) + "/" + rows.text(4);
                if (!key.equals(before)) {
                    profile = profile(rows);
                    profiles.add(profile);
                    before = key;
                }
                profile.getAsJsonArray("depth").add(Json.number(rows.number(7), DIGITS));
                profile.getAsJsonArray("mean").add(Json.number(rows.number(8), DIGITS));
                profile.getAsJsonArray("low").add(Json.number(rows.number(9), DIGITS));
                profile.getAsJsonArray("high").add(Json.number(rows.number(10), DIGITS));
                profile.addProperty("n", Math.max(profile.get("n").getAsInt(), rows.integer(11)));
            }
            return profiles;
        });
    }

    /// Finds the layers, in the order of the tissue.
    private void order() {
        tables.query(
                "SELECT layer, any_value(kind), any_value(unit) FROM (" + looked(tables, "profiles")
                        + ") GROUP BY layer ORDER BY min(place)",
                rows -> {
                    while (rows.next()) {
                        JsonObject layer = new JsonObject();
                        layer.addProperty("name", rows.text(1));
                        layer.addProperty("kind", rows.text(2));
                        layer.addProperty("unit", rows.text(3));
                        layer.addProperty("counts", counts(rows.text(1)));
                        layers.put(rows.text(1), layer);
                    }
                    return true;
                });
    }

    /// What the level of a signal counts in, as the first model says that says it; else null.
    private @Nullable String counts(String layer) {
        for (StudyDescription.Model model : tables.study().models()) {
            @Nullable List<StudyDescription.Label> signals = model.signals();
            if (signals != null) {
                for (StudyDescription.Label signal : signals) {
                    if (signal.name().equals(layer)) {
                        return signal.label();
                    }
                }
            }
        }
        return null;
    }

    private JsonObject profile(Rows rows) throws SQLException {
        JsonObject profile = place(rows);
        profile.addProperty("layer", List.copyOf(layers.keySet()).indexOf(rows.text(4)));
        profile.addProperty("n", 0);
        for (String series : List.of("depth", "mean", "low", "high")) {
            profile.add(series, new JsonArray());
        }
        return profile;
    }

    private JsonObject place(Rows rows) throws SQLException {
        JsonObject json = new JsonObject();
        json.addProperty("model", rows.integer(1));
        json.addProperty("arm", rows.integer(2));
        json.addProperty("look", looks.indexOf(rows.number(3)));
        return json;
    }

    private JsonArray measures() {
        String query = "SELECT model_order, arm_order, look, measure, of, unit, count(value), count(*),"
                + " quantile_cont(value, 0.5), quantile_cont(value, 0.05), quantile_cont(value, 0.95),"
                + " coalesce(mode(nullif(why, '')), '') FROM (" + looked(tables, "space")
                + ") GROUP BY model_order, arm_order, look, measure, of, unit"
                + " ORDER BY model_order, arm_order, look, min(place)";
        return tables.query(query, rows -> {
            JsonArray measures = new JsonArray();
            while (rows.next()) {
                JsonObject json = place(rows);
                json.addProperty("name", rows.text(4));
                json.addProperty("of", rows.text(5));
                json.addProperty("unit", rows.text(6));
                json.addProperty("n", rows.integer(7));
                json.addProperty("looked", rows.integer(8));
                json.add("median", Json.numberOrNull(rows.numberOrNull(9), DIGITS));
                json.add("low", Json.numberOrNull(rows.numberOrNull(10), DIGITS));
                json.add("high", Json.numberOrNull(rows.numberOrNull(11), DIGITS));
                json.addProperty("why", rows.text(12));
                measures.add(json);
            }
            return measures;
        });
    }
}
