package crosstalk.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// A study of two models, four arms and eight animals as `docs/report-data.md` describes it. Its numbers are invented.
final class Fixture {
    private Fixture() {}

    static JsonObject study() {
        try (InputStream in = Fixture.class.getResourceAsStream("small-study.json")) {
            if (in == null) {
                throw new IllegalStateException("small-study.json is missing");
            }
            return JsonParser.parseString(new String(in.readAllBytes(), UTF_8)).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonObject withoutExtras() {
        JsonObject data = study();
        data.add("shapley", new JsonArray());
        data.add("responders", new JsonArray());
        data.add("rechallenge", new JsonArray());
        data.getAsJsonObject("study").add("rechallenge", JsonNull.INSTANCE);
        data.getAsJsonArray("results").forEach(result -> {
            result.getAsJsonObject().add("drugs", new JsonArray());
            result.getAsJsonObject().add("scale", new JsonArray());
        });
        return data;
    }

    static JsonObject asking(String question) {
        JsonObject data = study();
        data.getAsJsonObject("study").addProperty("name", question);
        data.getAsJsonObject("study").addProperty("question", question);
        return data;
    }
}
