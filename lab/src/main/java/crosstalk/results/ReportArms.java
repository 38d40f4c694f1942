package crosstalk.results;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The summary of arms, drugs and second injections as the report has it: names by index, four significant digits.
final class ReportArms {
    /// The readouts that stand first in a model are those that show whether its scale is right.
    private static final int SCALES = 3;

    private ReportArms() {}

    static JsonObject counts(int model, int arm, ArmSummary counted) {
        JsonObject json = new JsonObject();
        json.addProperty("model", model);
        json.addProperty("arm", arm);
        json.addProperty("n", counted.n());
        json.addProperty("notEnrolled", counted.notEnrolled());
        json.addProperty("cleared", counted.cleared());
        json.add("fraction", Json.numberOrNull(counted.fraction()));
        json.add("low", Json.numberOrNull(counted.low()));
        json.add("high", Json.numberOrNull(counted.high()));
        json.addProperty("completeResponses", counted.completeResponses());
        json.addProperty("relapses", counted.relapses());
        json.addProperty("escaped", counted.escaped());
        json.add("medianSurvivalDays", Json.numberOrNull(counted.medianSurvivalDays()));
        json.add("medianDaysToClearance", Json.numberOrNull(counted.medianDaysToClearance()));
        json.addProperty("rechallenged", counted.rechallenged());
        json.addProperty("rejected", counted.rejected());
        json.add("against", against(counted.against()));
        json.add("scale", scale(counted.scale()));
        json.add("published", Json.rounded(counted.published()));
        return json;
    }

    private static JsonElement against(ArmSummary.@Nullable Against against) {
        return Json.rounded(against);
    }

    private static JsonArray scale(List<ArmSummary.Scale> scale) {
        List<String> names = scale.stream()
                .map(ArmSummary.Scale::name)
                .distinct()
                .limit(SCALES)
                .toList();
        JsonArray array = new JsonArray();
        scale.stream()
                .filter(each -> names.contains(each.name()))
                .map(Json::rounded)
                .forEach(array::add);
        return array;
    }

    static JsonArray shapley(StudyDescription study, Summary summary) {
        JsonArray array = new JsonArray();
        for (Factorial factorial : summary.shapley()) {
            JsonObject json = new JsonObject();
            json.addProperty("model", study.modelNames().indexOf(factorial.model()));
            json.addProperty("outcome", factorial.outcome());
            json.add("total", Json.number(factorial.total(), Json.DIGITS));
            JsonArray shares = new JsonArray();
            for (Factorial.Share share : factorial.shares()) {
                JsonObject each = interval(share.value(), share.low(), share.high());
                each.addProperty("drug", study.drugs().indexOf(share.drug()));
                shares.add(each);
            }
            json.add("shares", shares);
            JsonArray interactions = new JsonArray();
            for (Factorial.Interaction pair : factorial.interactions()) {
                JsonObject each = interval(pair.value(), pair.low(), pair.high());
                each.add(
                        "drugs",
                        Json.numbers(pair.drugs().stream()
                                .map(study.drugs()::indexOf)
                                .toList()));
                interactions.add(each);
            }
            json.add("interactions", interactions);
            array.add(json);
        }
        return array;
    }

    static JsonArray rechallenge(StudyDescription study, Summary summary) {
        JsonArray array = new JsonArray();
        for (Summary.Memory memory : summary.rechallenge()) {
            JsonObject json = new JsonObject();
            json.addProperty("model", study.modelNames().indexOf(memory.model()));
            json.addProperty("rechallenged", memory.rechallenged());
            json.addProperty("rejected", memory.rejected());
            json.add("low", Json.numberOrNull(memory.low()));
            json.add("high", Json.numberOrNull(memory.high()));
            json.add("naive", memory.naive() == null ? JsonNull.INSTANCE : Json.rounded(memory.naive()));
            array.add(json);
        }
        return array;
    }

    private static JsonObject interval(double value, double low, double high) {
        JsonObject json = new JsonObject();
        json.add("value", Json.number(value, Json.DIGITS));
        json.add("low", Json.number(low, Json.DIGITS));
        json.add("high", Json.number(high, Json.DIGITS));
        return json;
    }
}
