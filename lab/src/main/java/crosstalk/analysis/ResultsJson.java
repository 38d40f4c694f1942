package crosstalk.analysis;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import crosstalk.measured.Doubt;
import crosstalk.statistics.Estimate;
import crosstalk.statistics.HypothesisTest;
import crosstalk.statistics.Interval;
import crosstalk.statistics.Method;
import crosstalk.statistics.Result;
import crosstalk.statistics.Synergy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// `results.json`, as docs/analyze.md describes it. What can not be had is an object `{"unavailable": reason}`; an end that the data do not
/// bound is null and named under `unbounded`; a number that is not finite anywhere else is an error here, never written.
final class ResultsJson {
    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .registerTypeHierarchyAdapter(Result.class, (JsonSerializer<Result<?>>)
                    (result, _, context) -> switch (result) {
                        case Result.Found<?> found -> context.serialize(found.value());
                        case Result.Unavailable<?> none -> one("unavailable", new JsonPrimitive(none.reason()));
                    })
            .registerTypeAdapter(Estimate.class, (JsonSerializer<Estimate>)
                    (estimate, _, context) -> estimate(estimate, context.serialize(estimate.method())))
            .registerTypeAdapter(HypothesisTest.class, (JsonSerializer<HypothesisTest>)
                    (test, _, context) -> test(test, context.serialize(test.method())))
            .registerTypeAdapter(
                    Interval.class, (JsonSerializer<Interval>) (interval, _, _) -> ends(new JsonObject(), interval))
            .registerTypeAdapter(Synergy.class, (JsonSerializer<Synergy>) (synergy, _, context) -> synergy(
                    synergy, context.serialize(synergy.estimate()), context.serialize(synergy.test(), Result.class)))
            .registerTypeAdapter(Method.class, (JsonSerializer<Method>)
                    (method, _, context) -> method(method, context.serialize(method.sources())))
            .registerTypeHierarchyAdapter(Optional.class, (JsonSerializer<Optional<?>>)
                    (value, _, context) -> value.isPresent() ? context.serialize(value.get()) : JsonNull.INSTANCE)
            .registerTypeAdapter(OptionalDouble.class, (JsonSerializer<OptionalDouble>)
                    (value, _, _) -> value.isPresent() ? number(value.getAsDouble()) : JsonNull.INSTANCE)
            .registerTypeAdapter(OptionalInt.class, (JsonSerializer<OptionalInt>)
                    (value, _, _) -> value.isPresent() ? new JsonPrimitive(value.getAsInt()) : JsonNull.INSTANCE)
            .registerTypeAdapter(Double.class, (JsonSerializer<Double>) (value, _, _) -> number(value))
            .registerTypeAdapter(double.class, (JsonSerializer<Double>) (value, _, _) -> number(value))
            .create();

    private ResultsJson() {}

    static String of(Analysis analysis, String version) {
        JsonObject json = new JsonObject();
        json.addProperty("schema", analysis.schema());
        json.addProperty("crosstalk", version);
        json.addProperty("file", analysis.name());
        json.add("understood", GSON.toJsonTree(analysis.understood()));
        json.add("doubts", doubts(analysis.doubts()));
        json.add("question", question(analysis.trial()));
        json.add("response", GSON.toJsonTree(analysis.response()));
        json.add("clearance", GSON.toJsonTree(analysis.clearance()));
        json.add("survival", GSON.toJsonTree(analysis.survival(), Result.class));
        json.add("growth", GSON.toJsonTree(analysis.growth()));
        json.add("model", GSON.toJsonTree(analysis.model(), Result.class));
        json.add("combinations", GSON.toJsonTree(analysis.combinations()));
        json.add("power", GSON.toJsonTree(analysis.power(), Result.class));
        json.add("dropOut", GSON.toJsonTree(analysis.dropOut(), Result.class));
        json.add("modelCheck", GSON.toJsonTree(analysis.modelCheck(), Optional.class));
        json.add("checks", GSON.toJsonTree(analysis.checks()));
        return GSON.toJson(json) + "\n";
    }

    private static JsonArray doubts(List<Doubt> doubts) {
        JsonArray array = new JsonArray();
        for (Doubt doubt : doubts) {
            JsonObject json = new JsonObject();
            json.addProperty("kind", doubt.kind().text());
            json.addProperty("file", doubt.file());
            json.add("rows", GSON.toJsonTree(doubt.rows()));
            json.addProperty("animal", doubt.animal());
            json.addProperty("found", doubt.found());
            json.addProperty("done", doubt.done());
            array.add(json);
        }
        return array;
    }

    private static JsonObject question(Trial trial) {
        JsonObject json = new JsonObject();
        json.addProperty("control", trial.hasControl() ? trial.names().getFirst() : null);
        JsonArray arms = new JsonArray();
        for (Trial.Arm arm : trial.arms()) {
            JsonObject each = new JsonObject();
            each.addProperty("arm", arm.name());
            each.addProperty("n", arm.animals().size());
            arms.add(each);
        }
        json.add("arms", arms);
        JsonArray combinations = new JsonArray();
        for (Trial.Parts parts : trial.combinations()) {
            JsonObject each = new JsonObject();
            each.addProperty("arm", trial.names().get(parts.arm()));
            each.add(
                    "parts",
                    GSON.toJsonTree(
                            parts.parts().stream().map(trial.names()::get).toList()));
            combinations.add(each);
        }
        json.add("combinations", combinations);
        json.add("endpointVolume", GSON.toJsonTree(trial.choice().endpointVolume()));
        json.add("startDay", GSON.toJsonTree(trial.choice().startDay()));
        json.addProperty("clearBelow", trial.choice().clearBelow());
        json.addProperty("resamples", trial.choice().resamples());
        json.addProperty("seed", trial.choice().seed());
        return json;
    }

    private static JsonObject estimate(Estimate estimate, JsonElement method) {
        JsonObject json = new JsonObject();
        if (Double.isFinite(estimate.value())) {
            json.add("value", number(estimate.value()));
        } else {
            json.add("value", JsonNull.INSTANCE);
            json.addProperty("valueUnbounded", true);
        }
        estimate.interval()
                .found()
                .ifPresentOrElse(
                        interval -> ends(json, interval),
                        () -> json.addProperty(
                                "noInterval", estimate.interval().whyNot().orElse("")));
        json.addProperty("level", estimate.level());
        json.addProperty("n", estimate.n());
        json.add("method", method);
        return json;
    }

    private static JsonObject test(HypothesisTest test, JsonElement method) {
        JsonObject json = new JsonObject();
        json.addProperty("p", test.p());
        test.statistic().ifPresent(value -> json.add("statistic", number(value)));
        test.degreesOfFreedom().ifPresent(value -> json.add("degreesOfFreedom", number(value)));
        json.addProperty("n", test.n());
        json.add("method", method);
        return json;
    }

    private static JsonObject synergy(Synergy synergy, JsonElement estimate, JsonElement test) {
        JsonObject json = new JsonObject();
        json.addProperty("expectation", synergy.expectation().name());
        json.addProperty("scale", synergy.scale().name());
        json.addProperty("day", synergy.day());
        json.add("estimate", estimate);
        json.add("test", test);
        json.addProperty("verdict", synergy.verdict().name());
        json.addProperty("words", synergy.words());
        json.addProperty("remark", synergy.remark());
        return json;
    }

    private static JsonObject ends(JsonObject json, Interval interval) {
        JsonArray unbounded = new JsonArray();
        json.add("low", Double.isFinite(interval.low()) ? number(interval.low()) : JsonNull.INSTANCE);
        json.add("high", Double.isFinite(interval.high()) ? number(interval.high()) : JsonNull.INSTANCE);
        if (!Double.isFinite(interval.low())) {
            unbounded.add("low");
        }
        if (!Double.isFinite(interval.high())) {
            unbounded.add("high");
        }
        if (!unbounded.isEmpty()) {
            json.add("unbounded", unbounded);
        }
        return json;
    }

    private static JsonObject method(Method method, JsonElement sources) {
        JsonObject json = new JsonObject();
        json.addProperty("name", method.name());
        json.add("sources", sources);
        return json;
    }

    private static JsonObject one(String key, JsonElement value) {
        JsonObject json = new JsonObject();
        json.add(key, value);
        return json;
    }

    private static JsonPrimitive number(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalStateException("results.json was to hold " + value + ", which is no number");
        }
        return new JsonPrimitive(value);
    }
}
