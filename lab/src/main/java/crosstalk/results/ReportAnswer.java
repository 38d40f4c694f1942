package crosstalk.results;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import crosstalk.statistics.TwoByTwo;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// What the sentence at the top of the report says: which arms did best, and what changed in them.
final class ReportAnswer {
    private static final int MOST_CHANGES = 5;
    private static final int NONE = -1;
    private static final double LEVEL = 0.95;

    private final StudyDescription study;
    private final Summary summary;
    private final ReportChannels channels;
    private final ReportTissue tissue;
    private final Days days;
    private final List<Fate> fates;

    private record Change(int line, double control, double best) {
        double size() {
            return Math.abs(best - control);
        }
    }

    ReportAnswer(
            StudyDescription study,
            Summary summary,
            ReportChannels channels,
            ReportTissue tissue,
            Days days,
            List<Fate> fates) {
        this.study = study;
        this.summary = summary;
        this.channels = channels;
        this.tissue = tissue;
        this.days = days;
        this.fates = fates;
    }

    JsonArray json() {
        JsonArray array = new JsonArray();
        for (int model = 0; model < study.models().size(); model++) {
            array.add(answer(model));
        }
        return array;
    }

    private JsonObject answer(int model) {
        int best = best(model, arm -> true);
        JsonObject json = new JsonObject();
        json.addProperty("model", model);
        json.add("control", arm(study.control()));
        json.add("best", arm(best));
        json.add("all", arm(best(model, arm -> combines(arm, study.drugs().size()))));
        json.add("bestSingle", arm(best(model, arm -> combines(arm, 1))));
        json.add("bestPair", arm(best(model, arm -> combines(arm, 2))));
        json.add("bestTriple", arm(best(model, arm -> combines(arm, 3))));
        json.add("enough", arm(enough(model, best)));
        json.add("carriers", carriers(model));
        json.add("changes", changes(model, best));
        json.add("grown", study.drugs().isEmpty() ? grown(model) : new JsonArray());
        return json;
    }

    /// Of a study without drugs, arm by arm: how many tumours reached the limit, and when; days after inoculation.
    private JsonArray grown(int model) {
        JsonArray array = new JsonArray();
        for (int arm = 0; arm < study.arms().size(); arm++) {
            int of = arm;
            double[] days = fates.stream()
                    .filter(fate -> fate.model() == model && fate.arm() == of && fate.enrolled())
                    .filter(fate -> fate.atLimit())
                    .mapToDouble(Fate::endDay)
                    .sorted()
                    .toArray();
            JsonObject each = new JsonObject();
            each.addProperty("arm", arm);
            each.addProperty("n", result(model, arm).n());
            each.add("limit", Json.numberOrNull(study.limit()));
            each.addProperty("reached", days.length);
            each.add("median", days.length == 0 ? JsonNull.INSTANCE : Json.number(median(days), Json.DIGITS));
            each.add("first", days.length == 0 ? JsonNull.INSTANCE : Json.number(days[0], Json.DIGITS));
            each.add("last", days.length == 0 ? JsonNull.INSTANCE : Json.number(days[days.length - 1], Json.DIGITS));
            array.add(each);
        }
        return array;
    }

    private static double median(double[] days) {
        return crosstalk.statistics.Summary.median(days);
    }

    private static JsonElement arm(int index) {
        return index == NONE ? JsonNull.INSTANCE : new JsonPrimitive(index);
    }

    private boolean combines(int arm, int drugs) {
        StudyDescription.Arm of = study.arms().get(arm);
        return drugs > 0 && of.changes().isEmpty() && of.drugs().size() == drugs;
    }

    private ArmSummary result(int model, int arm) {
        return summary.arms().get(model * study.arms().size() + arm);
    }

    private double fraction(int model, int arm) {
        return Objects.requireNonNullElse(result(model, arm).fraction(), -1.0);
    }

    private IntStream arms(int model, IntPredicate wanted) {
        return IntStream.range(0, study.arms().size())
                .filter(wanted)
                .filter(arm -> result(model, arm).n() > 0);
    }

    /// Most animals cleared, then fewest drugs, then first.
    private int best(int model, IntPredicate wanted) {
        return arms(model, wanted)
                .boxed()
                .min(Comparator.<Integer>comparingDouble(arm -> -fraction(model, arm))
                        .thenComparingInt(arm -> study.arms().get(arm).drugs().size()))
                .orElse(NONE);
    }

    /// Fewest drugs that the best arm is not surely better than, then most cleared.
    private int enough(int model, int best) {
        if (best == NONE) {
            return NONE;
        }
        return arms(model, arm -> mayEqual(result(model, best), result(model, arm)))
                .boxed()
                .min(Comparator.<Integer>comparingInt(
                                arm -> study.arms().get(arm).drugs().size())
                        .thenComparingDouble(arm -> -fraction(model, arm)))
                .orElse(best);
    }

    /// Whether the 95 % interval of the difference of the two fractions holds 0; both arms have animals, and the best has the larger fraction.
    private static boolean mayEqual(ArmSummary best, ArmSummary other) {
        return !TwoByTwo.of(best.cleared(), best.n(), other.cleared(), other.n())
                .riskDifference(LEVEL)
                .orElseThrow()
                .excludes(0);
    }

    private JsonArray carriers(int model) {
        JsonArray array = new JsonArray();
        String name = study.modelNames().get(model);
        summary.shapley().stream()
                .filter(factorial -> factorial.model().equals(name))
                .flatMap(factorial -> factorial.shares().stream())
                .sorted(Comparator.comparingDouble(share -> -share.value()))
                .forEach(share -> {
                    JsonObject each = new JsonObject();
                    each.addProperty("drug", study.drugs().indexOf(share.drug()));
                    each.add("share", Json.number(share.value(), Json.DIGITS));
                    array.add(each);
                });
        return array;
    }

    /// The last biopsy day before any animal of an arm cleared, else the first: a tumour that is gone talks to nobody.
    private double tellingDay(int model, int arm) {
        double cleared = fates.stream()
                .filter(fate -> fate.model() == model && fate.arm() == arm && fate.clearedDay() != null)
                .mapToDouble(fate ->
                        Objects.requireNonNull(fate.clearedDay()) - Objects.requireNonNullElse(fate.enrolledDay(), 0.0))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        List<Double> biopsies = study.biopsies();
        return biopsies.stream()
                .filter(day -> day < cleared)
                .max(Comparator.naturalOrder())
                .orElse(biopsies.getFirst());
    }

    /// The lines that changed most from control to the best arm on the last biopsy day before clearance. That a drug closes the receptor
    /// it occupies is no finding, so those lines are left out.
    private JsonArray changes(int model, int best) {
        JsonArray array = new JsonArray();
        int control = study.control();
        boolean biopsied = !study.biopsies().isEmpty() && study.biopsiesAfterEnrolment();
        if (best == NONE || control == NONE || best == control || !biopsied) {
            return array;
        }
        int point = days.nearest(tellingDay(model, best));
        Set<String> occupied = tissue.occupied(model, best);
        List<Change> changes = IntStream.range(0, channels.lineCount())
                .filter(line -> !occupied.contains(channels.receptor(line)))
                .mapToObj(line -> new Change(
                        line, channels.flow(model, control, line)[point], channels.flow(model, best, line)[point]))
                .filter(change -> Double.isFinite(change.size()))
                .sorted(Comparator.comparingDouble(change -> -change.size()))
                .limit(MOST_CHANGES)
                .toList();
        for (Change change : changes) {
            JsonObject each = new JsonObject();
            each.addProperty("line", change.line());
            each.add("after", Json.number(days.day(point), Json.DIGITS));
            each.add("control", Json.number(change.control(), Json.DIGITS));
            each.add("best", Json.number(change.best(), Json.DIGITS));
            array.add(each);
        }
        return array;
    }
}
