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
import crosstalk.statistics.KaplanMeier;
import crosstalk.statistics.Method;
import crosstalk.statistics.MixedModel;
import crosstalk.statistics.Result;
import crosstalk.statistics.Summary;
import crosstalk.statistics.Synergy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// `results.json`, as docs/analyze.md describes it. What can not be had is an object `{"unavailable": reason}`; an end that the data do not
/// bound is null and named under `unbounded`; a number that is not finite anywhere else is an error here, never written.
final class ResultsJson {
    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .registerTypeHierarchyAdapter(
                    Result.class, (JsonSerializer<Result<?>>) (result, _, context) -> switch (result) {
                        case Result.Found<?> found -> context.serialize(found.value());
                        case Result.Unavailable<?> none -> unavailable(none.reason());
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
            .registerTypeAdapter(KaplanMeier.class, (JsonSerializer<KaplanMeier>)
                    (curve, _, context) -> curve(curve, context.serialize(curve.medianEstimate(), Result.class)))
            .registerTypeAdapter(
                    MixedModel.Spread.class, (JsonSerializer<MixedModel.Spread>) (spread, _, _) -> spread(spread))
            .registerTypeAdapter(Summary.class, (JsonSerializer<Summary>) (summary, _, _) -> summary(summary))
            .registerTypeAdapter(Adjusted.class, (JsonSerializer<Adjusted>) (adjusted, _, _) -> adjusted(adjusted))
            .registerTypeHierarchyAdapter(Optional.class, (JsonSerializer<Optional<?>>)
                    (value, _, context) -> context.serialize(value.orElseThrow(ResultsJson::withoutReason)))
            .registerTypeAdapter(OptionalDouble.class, (JsonSerializer<OptionalDouble>)
                    (value, _, _) -> number(value.orElseThrow(ResultsJson::withoutReason)))
            .registerTypeAdapter(OptionalInt.class, (JsonSerializer<OptionalInt>)
                    (value, _, _) -> new JsonPrimitive(value.orElseThrow(ResultsJson::withoutReason)))
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
        json.add(
                "modelCheck",
                analysis.modelCheck()
                        .map(GSON::toJsonTree)
                        .orElseGet(() -> unavailable("no virtual study was named with --compare")));
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
        json.add(
                "control",
                trial.hasControl()
                        ? new JsonPrimitive(trial.names().getFirst())
                        : unavailable("there is one arm, and so none to compare with"));
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
        json.add("endpointVolume", asked(trial.choice().endpointVolume(), "no volume was named with --endpoint"));
        json.add(
                "startDay",
                asked(
                        trial.choice().startDay(),
                        "no day was named with --start; times count from the first day measured in the animal's study"));
        json.addProperty("clearBelow", trial.choice().clearBelow());
        json.addProperty("resamples", trial.choice().resamples());
        json.addProperty("seed", trial.choice().seed());
        return json;
    }

    private static JsonElement asked(@Nullable Double number, String whyNot) {
        return number == null ? unavailable(whyNot) : number(number);
    }

    /// Of a median that is not reached, the time before which it does not lie is told where it can be.
    private static JsonObject curve(KaplanMeier curve, JsonElement median) {
        JsonObject json = new JsonObject();
        json.addProperty("subjects", curve.subjects());
        json.addProperty("level", curve.level());
        OptionalDouble low = curve.median().low();
        if (curve.median().estimate().isEmpty() && low.isPresent()) {
            median.getAsJsonObject().add("low", number(low.getAsDouble()));
        }
        json.add("median", median);
        JsonArray steps = new JsonArray();
        for (KaplanMeier.Step step : curve.steps()) {
            JsonObject each = new JsonObject();
            each.add("time", number(step.time()));
            each.addProperty("atRisk", step.atRisk());
            each.addProperty("events", step.events());
            each.addProperty("censored", step.censored());
            each.add("survival", number(step.survival()));
            each.add(
                    "interval",
                    step.interval()
                            .map(interval -> (JsonElement) ends(new JsonObject(), interval))
                            .orElseGet(() -> unavailable("no animal is left, so the error can not be told")));
            steps.add(each);
        }
        json.add("steps", steps);
        return json;
    }

    private static JsonObject spread(MixedModel.Spread spread) {
        JsonObject json = new JsonObject();
        json.add("level", orWhy(spread.level(), "the model has no levels of the animals' own"));
        json.add("slope", orWhy(spread.slope(), "the model has no slopes of the animals' own"));
        json.add("correlation", orWhy(spread.correlation(), "levels and slopes do not both vary between animals"));
        json.add("residual", number(spread.residual()));
        return json;
    }

    private static JsonObject summary(Summary summary) {
        JsonObject json = new JsonObject();
        json.addProperty("n", summary.n());
        json.add("mean", number(summary.mean()));
        json.add("sd", orWhy(summary.sd(), "a single value does not vary"));
        json.add("min", number(summary.min()));
        json.add("lowerQuartile", number(summary.lowerQuartile()));
        json.add("median", number(summary.median()));
        json.add("upperQuartile", number(summary.upperQuartile()));
        json.add("max", number(summary.max()));
        return json;
    }

    private static JsonObject adjusted(Adjusted adjusted) {
        String whyNot = "the comparison has no p-value";
        JsonObject json = new JsonObject();
        json.add("holm", adjusted.holm().map(p -> (JsonElement) number(p)).orElseGet(() -> unavailable(whyNot)));
        json.add(
                "benjaminiHochberg",
                adjusted.benjaminiHochberg().map(p -> (JsonElement) number(p)).orElseGet(() -> unavailable(whyNot)));
        json.addProperty("comparisons", adjusted.comparisons());
        return json;
    }

    private static JsonElement orWhy(OptionalDouble value, String whyNot) {
        return value.isPresent() ? number(value.getAsDouble()) : unavailable(whyNot);
    }

    private static JsonObject unavailable(String reason) {
        return one("unavailable", new JsonPrimitive(reason));
    }

    private static IllegalStateException withoutReason() {
        return new IllegalStateException("results.json was to hold nothing where a reason is needed");
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
