package crosstalk.results;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import crosstalk.statistics.TwoByTwo;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Two runs of one study beside each other, such as a spatial and a stochastic one: per arm what became of the animals, how
/// tumours grew, and what differs most inside them. Differences are this run less the other.
///
/// Animals of the same number have the same traits in both runs, but meet other chances; intervals here treat them as
/// unrelated, which is on the safe side.
final class Beside {
    private static final double LEVEL = 0.95;

    private final Tables here;
    private final Tables there;
    private final List<Fate> fates;
    private final List<Fate> others;
    private final Summary summary;
    private final Summary otherSummary;

    private Beside(
            Tables here, Tables there, List<Fate> fates, List<Fate> others, Summary summary, Summary otherSummary) {
        this.here = here;
        this.there = there;
        this.fates = fates;
        this.others = others;
        this.summary = summary;
        this.otherSummary = otherSummary;
    }

    /// An arm in both runs, by its indices.
    ///
    /// @param until days after enrolment to which both runs are compared: no animal of either has cleared or left before
    record Pair(int model, int arm, int otherModel, int otherArm, double until) {}

    /// What the report says of the two runs.
    ///
    /// @throws FolderException if they are not of one study
    static JsonObject json(Tables here, Tables there, List<Fate> fates, Summary summary) {
        refuseOthers(here.study(), there.study());
        List<Fate> others = Fate.all(there);
        return new Beside(here, there, fates, others, summary, Summary.of(there, others)).json();
    }

    private static void refuseOthers(StudyDescription here, StudyDescription there) {
        List<String> problems = new ArrayList<>();
        if (!here.name().equals(there.name())) {
            problems.add("study: " + here.name() + " here, " + there.name() + " there");
        }
        if (here.modelNames().stream().noneMatch(there.modelNames()::contains)) {
            problems.add("models: " + String.join(", ", here.modelNames()) + " here, "
                    + String.join(", ", there.modelNames()) + " there; none is in both");
        }
        if (arms(here).stream().noneMatch(arms(there)::contains)) {
            problems.add("arms: " + String.join(", ", arms(here)) + " here, " + String.join(", ", arms(there))
                    + " there; none is in both");
        }
        if (!problems.isEmpty()) {
            throw FolderException.refusing("the two folders are not of one study, so nothing can be laid beside:\n  "
                    + String.join("\n  ", problems));
        }
    }

    private static List<String> arms(StudyDescription study) {
        return study.arms().stream().map(StudyDescription.Arm::name).toList();
    }

    private JsonObject json() {
        List<Pair> pairs = pairs();
        Contrasts contrasts = Contrasts.of(here, there, pairs);
        ReportGrowth growth = ReportGrowth.of(there, others);
        JsonArray arms = new JsonArray();
        for (Pair pair : pairs) {
            arms.add(arm(pair, contrasts, growth));
        }
        JsonObject json = new JsonObject();
        json.add("here", run(here.study()));
        json.add("there", run(there.study()));
        json.add("changed", Json.texts(changed()));
        json.add("days", Json.numbers(growth.days()));
        json.add("arms", arms);
        return json;
    }

    private static JsonObject run(StudyDescription study) {
        JsonObject json = new JsonObject();
        json.addProperty("fidelity", study.fidelity());
        json.add("voxel", Json.numberOrNull(study.voxel()));
        json.addProperty("subjects", study.subjects());
        json.addProperty("seed", study.seed());
        return json;
    }

    /// Files that differ between the runs: then not the fidelity alone may make the difference.
    private List<String> changed() {
        List<String> changed = new ArrayList<>();
        List<Manifest.SourceFile> now = Manifest.read(there.folder()).files();
        for (Manifest.SourceFile file : Manifest.read(here.folder()).files()) {
            now.stream()
                    .filter(other ->
                            other.path().equals(file.path()) && !other.sha256().equals(file.sha256()))
                    .forEach(other -> changed.add(file.path()));
        }
        return changed;
    }

    private List<Pair> pairs() {
        StudyDescription mine = here.study();
        StudyDescription other = there.study();
        List<Pair> pairs = new ArrayList<>();
        for (int m = 0; m < mine.models().size(); m++) {
            int otherModel = other.modelNames().indexOf(mine.modelNames().get(m));
            for (int a = 0; a < mine.arms().size(); a++) {
                int otherArm = arms(other).indexOf(arms(mine).get(a));
                if (otherModel >= 0 && otherArm >= 0) {
                    double until = Math.min(until(fates, m, a), until(others, otherModel, otherArm));
                    pairs.add(new Pair(m, a, otherModel, otherArm, until));
                }
            }
        }
        return pairs;
    }

    /// Days after enrolment on which the first animal of an arm clears or leaves.
    private static double until(List<Fate> all, int model, int arm) {
        return all.stream()
                .filter(fate -> fate.model() == model && fate.arm() == arm && fate.enrolled())
                .mapToDouble(
                        fate -> Math.min(fate.endDay(), Objects.requireNonNullElse(fate.clearedDay(), fate.endDay()))
                                - Objects.requireNonNullElse(fate.enrolledDay(), 0.0))
                .min()
                .orElse(0);
    }

    private JsonObject arm(Pair pair, Contrasts contrasts, ReportGrowth growth) {
        ArmSummary mine = summary.arms().get(pair.model() * here.study().arms().size() + pair.arm());
        ArmSummary other =
                otherSummary.arms().get(pair.otherModel() * there.study().arms().size() + pair.otherArm());
        JsonObject grown = new JsonObject();
        growth.addTo(grown, pair.otherModel(), pair.otherArm());
        JsonObject json = new JsonObject();
        json.addProperty("model", pair.model());
        json.addProperty("arm", pair.arm());
        json.addProperty("n", other.n());
        json.addProperty("cleared", other.cleared());
        json.add("fraction", Json.numberOrNull(other.fraction()));
        json.add("low", Json.numberOrNull(other.low()));
        json.add("high", Json.numberOrNull(other.high()));
        json.add("medianSurvivalDays", Json.numberOrNull(other.medianSurvivalDays()));
        json.add("difference", difference(mine, other));
        json.add("median", grown.get("median"));
        json.add("until", Json.number(pair.until(), Json.DIGITS));
        json.add("contrasts", contrasts.json(pair));
        return json;
    }

    private static JsonElement difference(ArmSummary mine, ArmSummary other) {
        return TwoByTwo.of(mine.cleared(), mine.n(), other.cleared(), other.n())
                .riskDifference(LEVEL)
                .found()
                .map(found -> {
                    JsonObject json = new JsonObject();
                    json.add("value", Json.number(found.value(), Json.DIGITS));
                    json.add("low", Json.number(found.interval().orElseThrow().low(), Json.DIGITS));
                    json.add("high", Json.number(found.interval().orElseThrow().high(), Json.DIGITS));
                    return (JsonElement) json;
                })
                .orElse(JsonNull.INSTANCE);
    }
}
