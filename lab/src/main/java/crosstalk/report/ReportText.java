package crosstalk.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;

/// What a page says of itself and the data that it holds, both ready to stand in HTML.
///
/// @param title escaped for HTML
/// @param data JSON that is safe inside a script element
record ReportText(String title, String data) {
    private static final int SCHEMA = 1;

    static ReportText of(String dataJson) {
        JsonObject study = member(object(dataJson), "study");
        JsonElement name = study.get("name");
        String title = name != null && name.isJsonPrimitive() ? name.getAsString() : "study";
        return new ReportText(escaped(title), inScript(dataJson));
    }

    private static JsonObject object(String dataJson) {
        try (JsonReader reader = new JsonReader(new StringReader(dataJson))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement read = JsonParser.parseReader(reader);
            if (!read.isJsonObject() || reader.peek() != JsonToken.END_DOCUMENT) {
                throw new IllegalArgumentException("report data: expected one JSON object");
            }
            JsonObject object = read.getAsJsonObject();
            JsonElement schema = object.get("schema");
            if (schema == null || !schema.isJsonPrimitive() || schema.getAsDouble() != SCHEMA) {
                throw new IllegalArgumentException(
                        "report data: \"schema\" is " + schema + ", but this report reads schema " + SCHEMA);
            }
            return object;
        } catch (JsonParseException | NumberFormatException | IOException e) {
            throw new IllegalArgumentException("report data: not strict JSON: " + e.getMessage(), e);
        }
    }

    private static JsonObject member(JsonObject data, String name) {
        JsonElement found = data.get(name);
        if (found == null || !found.isJsonObject()) {
            throw new IllegalArgumentException("report data: \"" + name + "\" should be an object");
        }
        return found.getAsJsonObject();
    }

    /// Outside of strings JSON has no `<`; inside, its escape means the same and ends no script element.
    private static String inScript(String json) {
        return json.replace("<", "\\u003c");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
