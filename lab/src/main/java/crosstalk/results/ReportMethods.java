package crosstalk.results;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import crosstalk.results.StudyDescription.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Where every number of a study comes from, and what it can not say.
final class ReportMethods {
    private static final List<String> COLUMNS =
            List.of("model", "name", "value", "unit", "low", "high", "spread", "origin", "source", "where", "summary");

    private ReportMethods() {}

    /// @param beside the study of a run that is laid beside; null for none
    static JsonObject of(Path folder, StudyDescription study, @Nullable StudyDescription beside) {
        Manifest manifest = Manifest.read(folder);
        JsonObject json = new JsonObject();
        json.add("parameters", parameters(study));
        json.add("parameterColumns", Json.texts(COLUMNS));
        json.add("references", references(folder, study, manifest));
        json.add("limits", Json.texts(limits(study, beside, Evidence.of(folder).all())));
        json.add("manifest", Json.COMPACT.toJsonTree(manifest));
        return json;
    }

    /// One row for a parameter that is the same in every model, else one for each model.
    private static JsonArray parameters(StudyDescription study) {
        JsonArray rows = new JsonArray();
        for (StudyDescription.Model model : study.models()) {
            for (Parameter parameter : model.parameters()) {
                boolean shared = study.models().stream()
                        .allMatch(other -> other.parameters().contains(parameter));
                if (!shared) {
                    rows.add(row(model.name(), parameter));
                } else if (model.equals(study.models().getFirst())) {
                    rows.add(row("", parameter));
                }
            }
        }
        return rows;
    }

    private static JsonArray row(String model, Parameter parameter) {
        JsonArray row = new JsonArray();
        row.add(model);
        row.add(parameter.name());
        row.add(Json.number(parameter.value(), Json.DIGITS));
        row.add(parameter.unit());
        row.add(Json.numberOrNull(parameter.low()));
        row.add(Json.numberOrNull(parameter.high()));
        row.add(parameter.spread());
        row.add(parameter.origin());
        row.add(parameter.source());
        row.add(parameter.where());
        row.add(parameter.summary());
        return row;
    }

    private static JsonArray references(Path folder, StudyDescription study, Manifest manifest) {
        SortedSet<String> keys = new TreeSet<>(Evidence.of(folder).sources());
        study.models().stream()
                .flatMap(model -> model.parameters().stream())
                .forEach(parameter -> keys.add(parameter.source()));
        keys.remove("");
        JsonArray array = new JsonArray();
        for (Bibliography.Reference reference : bibliography(folder, manifest).references(keys)) {
            JsonObject json = new JsonObject();
            json.addProperty("key", reference.key());
            json.addProperty("text", reference.text());
            json.addProperty("doi", reference.doi());
            json.addProperty("url", reference.url());
            array.add(json);
        }
        return array;
    }

    private static Bibliography bibliography(Path folder, Manifest manifest) {
        StringBuilder bibtex = new StringBuilder();
        for (Manifest.SourceFile file : manifest.files()) {
            if (file.role().equals("references")) {
                Path path = folder.resolve("study").resolve(file.path());
                try {
                    bibtex.append(Files.readString(path)).append('\n');
                } catch (IOException failure) {
                    throw FolderException.reading(path, failure);
                }
            }
        }
        return Bibliography.parse(bibtex.toString());
    }

    private static List<String> limits(
            StudyDescription study, @Nullable StudyDescription beside, List<Evidence.Published> published) {
        List<String> limits = new ArrayList<>();
        for (StudyDescription.Model model : study.models()) {
            if (!model.calibrated()) {
                limits.add("Not yet calibrated: " + model.name()
                        + ". Its numbers show what its rules imply, not yet what mice do.");
            }
            long assumed = model.parameters().stream()
                    .filter(parameter -> parameter.origin().equals("assumed"))
                    .count();
            limits.add(
                    assumed + " of " + model.parameters().size() + " parameters of " + model.name() + " are assumed.");
        }
        limits.add(
                "Assumed is not blind: where the reason of an assumed value is that a prototype was fitted with it, what the"
                        + " prototype was fitted to is no test of this model.");
        if (!study.drugs().isEmpty()) {
            limits.add(
                    "Doses, days of treatment, clones, isotypes and what the Fc part does are those of the study and model files;"
                            + " where these call them assumed they are, and another choice may order the arms otherwise.");
        }
        long recalled = published.stream()
                .filter(figure -> !figure.mark().equals("found"))
                .count();
        if (!published.isEmpty()) {
            limits.add(recalled + " of " + published.size() + " published figures are recalled from memory, not seen in"
                    + " their source, and many arms have none: nearness to them is no validation.");
        }
        if (study.arms().size() > 1) {
            limits.add(
                    "The animals of the arms are twins with the same chances: paired intervals and p are sharper than any"
                            + " study of as many real mice could make them.");
        }
        limits.addAll(ofBothRuns(study, beside));
        limits.add("Intervals hold the chance of a few animals, not the doubt about the model and its parameters.");
        limits.add("A research instrument: it diagnoses nobody and treats nobody.");
        return limits;
    }

    /// What follows from the fidelity of a run, and of that beside it: which run is meant is said where it holds for one only.
    private static List<String> ofBothRuns(StudyDescription study, @Nullable StudyDescription beside) {
        List<String> here = ofFidelity(study);
        if (beside == null) {
            return here;
        }
        List<String> there = ofFidelity(beside);
        List<String> limits = new ArrayList<>();
        for (String limit : here) {
            limits.add(there.contains(limit) ? limit : "In this run: " + limit);
        }
        for (String limit : there) {
            if (!here.contains(limit)) {
                limits.add("In the run beside it: " + limit);
            }
        }
        return limits;
    }

    private static List<String> ofFidelity(StudyDescription study) {
        StudyDescription.@Nullable Space space = study.space();
        if (space != null) {
            return ofSpace(space);
        }
        List<String> limits = new ArrayList<>();
        if (study.fidelity().equals("mean-field")) {
            limits.add("Mean-field: no chance. A burden below one cell counts as cleared.");
        }
        limits.add("The tumour is well mixed: no place within it differs from another.");
        return limits;
    }

    /// See `docs/space.md`.
    private static List<String> ofSpace(StudyDescription.Space space) {
        return List.of(
                "A voxel of " + Text.micrometres(space.voxel())
                        + " is the smallest thing that is known: within it cells are"
                        + " mixed, and what is thinner is not there, such as a cuff of T cells around a vessel, a nest of"
                        + " tumour cells or the front cell by cell. Node, blood and the rest of the body are well mixed.",
                "Contacts are counted in a voxel and those around it: where a partner is rare, one or two in a voxel, what it"
                        + " does depends on the size of the voxel. Compare arms at one size only.",
                "Vessels are not resolved: how densely they lie falls from the margin inwards by assumed numbers, and the depth"
                        + " of hypoxia, of antibody and of entry follows from these more than from anything else.",
                "Nothing pushes back: tissue around a tumour does not resist, so that one which nothing else shapes stays a"
                        + " sphere; real ones are lobed. There is no stroma, hence no barrier that keeps T cells out of nests:"
                        + " exclusion as it is usually seen can not appear.",
                "Dead cells are cleared at one rate, wherever they lie, and living ones take their room: there is no lasting"
                        + " necrosis.",
                "In the bundled models growth in space was fitted to growth of the well-mixed model: that the two agree"
                        + " is no independent prediction.");
    }
}
