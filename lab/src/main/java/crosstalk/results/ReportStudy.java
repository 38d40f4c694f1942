package crosstalk.results;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/// What the report says of a study as it was planned.
final class ReportStudy {
    private ReportStudy() {}

    static JsonObject study(StudyDescription study) {
        JsonObject json = new JsonObject();
        json.addProperty("name", study.name());
        json.addProperty("question", study.question());
        json.addProperty("fidelity", study.fidelity());
        json.addProperty("subjects", study.subjects());
        json.addProperty("seed", study.seed());
        json.addProperty("enrolment", study.arms().getFirst().enrolment());
        @Nullable Double event = study.eventVolume();
        json.addProperty("event", event == null ? "" : "tumour volume reaches " + Text.number(event) + " mm^3");
        json.add("eventVolume", Json.numberOrNull(event));
        json.add("lastDay", Json.number(study.lastDay(), Json.DIGITS));
        json.add("palpable", Json.numberOrNull(study.palpable()));
        json.add("calliperCv", Json.numberOrNull(study.calliperCv()));
        json.add("biopsies", Json.numbers(study.biopsies()));
        StudyDescription.@Nullable Rechallenge second = study.rechallenge();
        if (second == null) {
            json.add("rechallenge", JsonNull.INSTANCE);
        } else {
            JsonObject rechallenge = new JsonObject();
            rechallenge.add("day", Json.number(second.day(), Json.DIGITS));
            rechallenge.add("cells", Json.number(second.cells(), Json.DIGITS));
            rechallenge.addProperty("site", second.site());
            rechallenge.addProperty("naive", second.naive());
            json.add("rechallenge", rechallenge);
        }
        return json;
    }

    static JsonArray models(StudyDescription study) {
        JsonArray models = new JsonArray();
        for (StudyDescription.Model model : study.models()) {
            JsonObject json = new JsonObject();
            json.addProperty("name", model.name());
            json.addProperty("summary", model.summary());
            json.addProperty("calibrated", model.calibrated());
            models.add(json);
        }
        return models;
    }

    static JsonArray arms(StudyDescription study) {
        JsonArray arms = new JsonArray();
        for (StudyDescription.Arm arm : study.arms()) {
            JsonObject json = new JsonObject();
            json.addProperty("name", arm.name());
            json.add(
                    "drugs",
                    Json.numbers(
                            arm.drugs().stream().map(study.drugs()::indexOf).toList()));
            JsonArray doses = new JsonArray();
            for (StudyDescription.Doses each : arm.doses()) {
                JsonObject dose = new JsonObject();
                dose.addProperty("drug", study.drugs().indexOf(each.drug()));
                dose.addProperty("dose", each.dose());
                dose.add("after", Json.numbers(each.after()));
                doses.add(dose);
            }
            json.add("doses", doses);
            json.add("changes", Json.texts(arm.changes()));
            json.addProperty("enrolment", arm.enrolment());
            arms.add(json);
        }
        return arms;
    }
}
