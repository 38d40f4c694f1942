package crosstalk.results;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the report is drawn from, as `docs/report-data.md` describes it: one JSON object, made from a result folder
/// alone.
final class ReportData {
    private static final int SCHEMA = 1;

    private ReportData() {}

    /// @param beside tables of another run of the study, to lay beside; null for none
    static String text(Tables tables, List<Fate> fates, Summary summary, @Nullable Tables beside) {
        JsonObject data = of(tables, fates, summary);
        data.add("methods", ReportMethods.of(tables.folder(), tables.study(), beside == null ? null : beside.study()));
        data.add("beside", beside == null ? JsonNull.INSTANCE : Beside.json(tables, beside, fates, summary));
        return Json.COMPACT.toJson(data);
    }

    private static JsonObject of(Tables tables, List<Fate> fates, Summary summary) {
        StudyDescription study = tables.study();
        Days days = Days.of(tables);
        ReportGrowth growth = ReportGrowth.of(tables, fates);
        ReportChannels channels = ReportChannels.of(tables, days);
        ReportTissue tissue = ReportTissue.of(tables, days);
        JsonArray results = new JsonArray();
        for (int m = 0; m < study.models().size(); m++) {
            for (int a = 0; a < study.arms().size(); a++) {
                JsonObject result = ReportArms.counts(
                        m, a, summary.arms().get(m * study.arms().size() + a));
                growth.addTo(result, m, a);
                channels.addTo(result, m, a);
                tissue.addTo(result, m, a);
                results.add(result);
            }
        }
        JsonObject axes = new JsonObject();
        axes.add("calliper", Json.numbers(growth.days()));
        axes.add("after", Json.numbers(days.days()));

        JsonObject data = new JsonObject();
        data.addProperty("schema", SCHEMA);
        data.add("study", ReportStudy.study(study));
        data.add("models", ReportStudy.models(study));
        data.add("drugs", Json.texts(study.drugs()));
        data.add("arms", ReportStudy.arms(study));
        data.add("axes", axes);
        data.add("answer", new ReportAnswer(study, summary, channels, tissue, days, fates).json());
        data.add("results", results);
        data.add("channels", channels.json());
        data.add("families", Json.texts(tissue.families()));
        data.add("readouts", tissue.readouts());
        data.add("shapley", ReportArms.shapley(study, summary));
        data.add("responders", ReportResponders.of(tables, days, fates, channels.names()));
        data.add("rechallenge", ReportArms.rechallenge(study, summary));
        data.add("space", ReportSpace.of(tables, fates));
        return data;
    }
}
