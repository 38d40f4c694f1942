package crosstalk.results;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/// What the report is drawn from, as `docs/report-data.md` describes it: one JSON object, made from a result folder alone.
public final class ReportData {
    private static final int SCHEMA = 1;

    private ReportData() {}

    /// The JSON text of a complete folder.
    ///
    /// @throws FolderException if the folder is not complete or can not be read
    public static String of(Path folder) {
        try (Tables tables = Tables.open(folder)) {
            List<Fate> fates = Fate.all(tables);
            return Json.COMPACT.toJson(of(tables, fates, Summary.of(tables, fates)));
        }
    }

    /// Writes the page that is made of the JSON text.
    ///
    /// @param name of the file in the folder
    /// @param page makes HTML of JSON
    /// @return the file
    public static Path write(Path folder, String name, UnaryOperator<String> page) {
        Path file = folder.resolve(name);
        Durable.write(file, page.apply(of(folder)));
        return file;
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
                JsonObject result = ReportArms.counts(m, a, summary.arms().get(m * study.arms().size() + a));
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
        data.add("answer", new ReportAnswer(study, summary, channels, days).json());
        data.add("results", results);
        data.add("channels", channels.json());
        data.add("families", Json.texts(tissue.families()));
        data.add("readouts", tissue.readouts());
        data.add("shapley", ReportArms.shapley(study, summary));
        data.add("responders", ReportResponders.of(tables, days, fates, channels.names()));
        data.add("rechallenge", ReportArms.rechallenge(study, summary));
        data.add("methods", ReportMethods.of(tables.folder(), study));
        return data;
    }
}
