package crosstalk.results;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;

/// Sections through tumours as small as they can be drawn from: one byte a voxel and layer, compressed.
///
/// Of every arm the animal with the lowest number that was cut. A byte is 255 times the share of the layer's `high`, which is one for all sections of
/// the study; of a population it is the root of the share, so that few cells are seen beside many. The first plane is the depth below the
/// margin: 128 and 32 for each voxel.
final class ReportSections {
    private static final int DIGITS = 4;
    private static final int MOST_CHARACTERS = 6_000_000;
    private static final int MARGIN = 128;
    private static final int PER_VOXEL = 32;

    private final StudyDescription study;
    private final List<Double> looks;
    private final List<String> names;
    private final Map<String, JsonObject> layers;
    private final JsonArray sections = new JsonArray();
    private int omitted;
    private int characters;
    private final Set<Cut> cut = new HashSet<>();

    /// A section that the results have, on this page or not.
    private record Cut(int model, int arm, int look, int subject) {}

    /// One plane of a section.
    private record Layer(String name, boolean population, float[] values) {}

    /// @param layers by name; each gets its `high`, and populations the unit of a density
    ReportSections(Tables tables, List<Double> looks, Map<String, JsonObject> layers) {
        this.study = tables.study();
        this.looks = looks;
        this.names = List.copyOf(layers.keySet());
        this.layers = layers;
        String looked = ReportSpace.looked(tables, "sections");
        highest(tables, looked);
        String first = "SELECT model_order, arm_order, min(subject) AS subject FROM (" + looked + ") GROUP BY ALL";
        tables.query(
                "SELECT model_order, arm_order, look, subject, day, nx, ny, edge, x, y, z, layer, kind, \"values\" FROM ("
                        + looked + ") JOIN (" + first + ") USING (model_order, arm_order, subject) ORDER BY place",
                rows -> {
                    read(rows);
                    return true;
                });
    }

    JsonArray json() {
        return sections;
    }

    /// Sections that found no room on the page.
    int omitted() {
        return omitted;
    }

    /// Why an arm has no section on a day on which tumours were to be looked at: of the animal that was cut on other days, else of the
    /// first that was enrolled.
    JsonArray missing(List<Fate> fates) {
        JsonArray missing = new JsonArray();
        for (int model = 0; model < study.models().size(); model++) {
            for (int arm = 0; arm < study.arms().size(); arm++) {
                for (int look = 0; look < looks.size(); look++) {
                    if (!isDrawn(model, arm, look)) {
                        JsonObject json = new JsonObject();
                        json.addProperty("model", model);
                        json.addProperty("arm", arm);
                        json.addProperty("look", look);
                        json.addProperty("why", why(fates, model, arm, look));
                        missing.add(json);
                    }
                }
            }
        }
        return missing;
    }

    private boolean isDrawn(int model, int arm, int look) {
        return sections.asList().stream()
                .map(JsonElement::getAsJsonObject)
                .anyMatch(section -> section.get("model").getAsInt() == model
                        && section.get("arm").getAsInt() == arm
                        && section.get("look").getAsInt() == look);
    }

    private String why(List<Fate> fates, int model, int arm, int look) {
        if (cut.stream().anyMatch(each -> each.model() == model && each.arm() == arm && each.look() == look)) {
            return "no room on this page";
        }
        int subject = cut.stream()
                .filter(each -> each.model() == model && each.arm() == arm)
                .mapToInt(Cut::subject)
                .min()
                .orElse(0);
        return fates.stream()
                .filter(fate -> fate.model() == model && fate.arm() == arm && fate.enrolled())
                .filter(fate -> subject == 0 || fate.subject() == subject)
                .findFirst()
                .map(fate -> why(fate, looks.get(look)))
                .orElse("no animal was enrolled");
    }

    private String why(Fate fate, double look) {
        double day = look + (study.looksAfterEnrolment() ? Objects.requireNonNullElse(fate.enrolledDay(), 0.0) : 0);
        @Nullable Double cleared = fate.clearedDay();
        if (cleared != null && cleared <= day) {
            return "no tumour";
        }
        if (fate.endDay() > day) {
            return "no section was kept";
        }
        String end = Text.number(Math.round(fate.endDay() * 10) / 10.0);
        return fate.endDay() >= study.lastDay() ? "the study ended on day " + end : "left on day " + end;
    }

    /// The value that all but one voxel in 500 stay below, in the section where it is greatest.
    private void highest(Tables tables, String looked) {
        layers.values().forEach(layer -> layer.addProperty("high", 1));
        tables.query(
                "SELECT layer, max(list_aggregate(\"values\", 'quantile_cont', 0.998) / if(kind = 'population', edge * edge * edge, 1))"
                        + " FROM (" + looked + ") WHERE kind <> 'margin' GROUP BY layer",
                rows -> {
                    while (rows.next()) {
                        JsonObject layer = layers.get(rows.text(1));
                        if (layer != null && rows.number(2) > 0) {
                            layer.add("high", Json.number(rows.number(2), DIGITS));
                        }
                    }
                    return true;
                });
    }

    private void read(Rows rows) throws SQLException {
        String before = "";
        JsonObject section = new JsonObject();
        List<Layer> planes = new ArrayList<>();
        while (rows.next()) {
            String key = rows.integer(1) + "/" + rows.integer(2) + "/" + rows.number(5);
            if (!key.equals(before)) {
                keep(section, planes);
                section = section(rows);
                planes.clear();
                before = key;
            }
            planes.add(new Layer(rows.text(12), rows.text(13).equals("population"), rows.floats(14)));
        }
        keep(section, planes);
    }

    private JsonObject section(Rows rows) throws SQLException {
        JsonObject json = new JsonObject();
        json.addProperty("model", rows.integer(1));
        json.addProperty("arm", rows.integer(2));
        json.addProperty("look", looks.indexOf(rows.number(3)));
        json.addProperty("subject", rows.integer(4));
        json.add("day", Json.number(rows.number(5), DIGITS));
        json.addProperty("nx", rows.integer(6));
        json.addProperty("ny", rows.integer(7));
        json.add("edge", Json.number(rows.number(8), DIGITS));
        json.add("x", Json.number(rows.number(9), DIGITS));
        json.add("y", Json.number(rows.number(10), DIGITS));
        json.add("z", Json.number(rows.number(11), DIGITS));
        return json;
    }

    private void keep(JsonObject section, List<Layer> planes) {
        if (planes.isEmpty()) {
            return;
        }
        double edge = section.get("edge").getAsDouble();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonArray held = new JsonArray();
        for (Layer plane : planes) {
            int index = names.indexOf(plane.name());
            if (index < 0) {
                bytes.writeBytes(depths(plane.values(), edge));
            } else {
                held.add(index);
                double high = highOf(plane.name());
                bytes.writeBytes(
                        plane.population()
                                ? roots(plane.values(), high * edge * edge * edge)
                                : shares(plane.values(), high));
            }
        }
        String data = Base64.getEncoder().encodeToString(deflated(bytes.toByteArray()));
        cut.add(new Cut(
                section.get("model").getAsInt(),
                section.get("arm").getAsInt(),
                section.get("look").getAsInt(),
                section.get("subject").getAsInt()));
        if (characters + data.length() > MOST_CHARACTERS) {
            omitted++;
            return;
        }
        characters += data.length();
        section.add("layers", held);
        section.addProperty("data", data);
        sections.add(section);
    }

    private double highOf(String layer) {
        JsonObject found = layers.get(layer);
        return found == null ? 1 : found.get("high").getAsDouble();
    }

    private static byte[] depths(float[] values, double edge) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.clamp(Math.round(MARGIN + PER_VOXEL * values[i] / edge), 0, 255);
        }
        return bytes;
    }

    private static byte[] roots(float[] values, double high) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            // One cell is never as dark as none.
            long level = Math.round(255 * Math.sqrt(values[i] / high));
            bytes[i] = (byte) Math.clamp(values[i] > 0 ? Math.max(1, level) : 0, 0, 255);
        }
        return bytes;
    }

    private static byte[] shares(float[] values, double high) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.clamp(Math.round(255 * values[i] / high), 0, 255);
        }
        return bytes;
    }

    private static byte[] deflated(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
                DeflaterOutputStream stream = new DeflaterOutputStream(out, deflater)) {
            stream.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
