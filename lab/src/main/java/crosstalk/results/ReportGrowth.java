package crosstalk.results;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import crosstalk.statistics.KaplanMeier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Growth curves animal by animal, their medians, and survival.
final class ReportGrowth {
    private static final int MOST_ANIMALS = 40;
    private static final int RISK_STEPS = 5;

    private final StudyDescription study;
    private final List<Double> days;
    private final Map<Place, List<Fate>> enrolled = new HashMap<>();
    private final Map<Animal, double[]> volumes = new HashMap<>();

    private record Place(int model, int arm) {}

    private record Animal(int model, int arm, int subject) {}

    private ReportGrowth(StudyDescription study, List<Double> days) {
        this.study = study;
        this.days = days;
    }

    static ReportGrowth of(Tables tables, List<Fate> fates) {
        String callipers = "FROM measurements JOIN followed USING (model, arm_order, subject)"
                + " WHERE kind = 'calliper' AND site = first_site";
        List<Double> days = tables.query("SELECT DISTINCT day " + callipers + " ORDER BY day", rows -> {
            List<Double> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.number(1));
            }
            return found;
        });
        ReportGrowth growth = new ReportGrowth(tables.study(), days);
        for (Fate fate : fates) {
            if (fate.enrolled()) {
                growth.enrolled
                        .computeIfAbsent(new Place(fate.model(), fate.arm()), place -> new ArrayList<>())
                        .add(fate);
            }
        }
        double[] axis = days.stream().mapToDouble(Double::doubleValue).toArray();
        tables.query("SELECT model_order, arm_order, subject, day, value " + callipers, rows -> {
            while (rows.next()) {
                Animal animal = new Animal(rows.integer(1), rows.integer(2), rows.integer(3));
                double[] curve = growth.volumes.computeIfAbsent(animal, key -> nothing(axis.length));
                curve[Arrays.binarySearch(axis, rows.number(4))] = rows.number(5);
            }
            return true;
        });
        return growth;
    }

    private static double[] nothing(int length) {
        double[] values = new double[length];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    /// Days after inoculation on which callipers were used.
    List<Double> days() {
        return days;
    }

    void addTo(JsonObject result, int model, int arm) {
        List<Fate> animals = enrolled.getOrDefault(new Place(model, arm), List.of());
        JsonArray curves = new JsonArray();
        animals.stream().limit(MOST_ANIMALS).map(this::animal).forEach(curves::add);
        result.add("animals", curves);
        result.add("median", Json.series(median(animals)));
        @Nullable KaplanMeier survival = study.eventVolume() == null ? null : ArmSummary.survival(animals);
        result.add("survival", survival == null ? JsonNull.INSTANCE : survival(survival));
    }

    private double[] volumesOf(Fate fate) {
        double[] found = volumes.get(new Animal(fate.model(), fate.arm(), fate.subject()));
        return found == null ? nothing(days.size()) : found;
    }

    private JsonObject animal(Fate fate) {
        JsonObject json = new JsonObject();
        json.addProperty("subject", fate.subject());
        json.add("enrolled", Json.numberOrNull(fate.enrolledDay()));
        json.add("end", Json.number(fate.endDay(), Json.DIGITS));
        json.addProperty("why", fate.end());
        json.add("cleared", Json.numberOrNull(fate.clearedDay()));
        json.add("event", Json.numberOrNull(fate.eventDay()));
        json.add("volumes", Json.series(volumesOf(fate)));
        return json;
    }

    /// The median volume; an animal that was ended counts on with its last volume.
    private double[] median(List<Fate> animals) {
        double[] last = new double[animals.size()];
        double[] median = nothing(days.size());
        for (int day = 0; day < median.length && !animals.isEmpty(); day++) {
            for (int i = 0; i < last.length; i++) {
                double volume = volumesOf(animals.get(i))[day];
                last[i] = Double.isNaN(volume) ? last[i] : volume;
            }
            median[day] = crosstalk.statistics.Summary.median(last);
        }
        return median;
    }

    private JsonObject survival(KaplanMeier curve) {
        List<KaplanMeier.Step> steps = curve.steps();
        List<KaplanMeier.Step> events =
                steps.stream().filter(step -> step.events() > 0).toList();
        JsonObject json = new JsonObject();
        json.add(
                "days",
                Json.series(from(0, events.stream().map(KaplanMeier.Step::time).toList())));
        json.add(
                "fraction",
                Json.series(
                        from(1, events.stream().map(KaplanMeier.Step::survival).toList())));
        json.add(
                "low",
                Json.series(
                        from(1, events.stream().map(step -> bound(step, true)).toList())));
        json.add(
                "high",
                Json.series(
                        from(1, events.stream().map(step -> bound(step, false)).toList())));
        json.add(
                "censored",
                Json.numbers(steps.stream()
                        .filter(step -> step.censored() > 0)
                        .map(KaplanMeier.Step::time)
                        .toList()));
        double[] risk = new double[RISK_STEPS + 1];
        for (int i = 0; i < risk.length; i++) {
            risk[i] = Math.floor(study.lastDay() * i / RISK_STEPS);
        }
        json.add("riskDays", Json.series(risk));
        json.add(
                "atRisk",
                Json.series(Arrays.stream(curve.atRisk(risk)).asDoubleStream().toArray()));
        return json;
    }

    /// Where nobody is left no interval can be estimated: the curve's own 0.
    private static double bound(KaplanMeier.Step step, boolean low) {
        return step.interval()
                .map(interval -> low ? interval.low() : interval.high())
                .orElse(step.survival());
    }

    private static double[] from(double start, List<Double> values) {
        double[] series = new double[values.size() + 1];
        series[0] = start;
        for (int i = 0; i < values.size(); i++) {
            series[i + 1] = Objects.requireNonNull(values.get(i));
        }
        return series;
    }
}
