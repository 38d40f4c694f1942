package crosstalk.results;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Arrays;
import java.util.List;

/// Animals of one arm that cleared beside those that did not, before their volumes tell them apart.
final class ReportResponders {
    private static final int FEWEST = 3;
    private static final double PARTED = 0.2;
    private static final int STEPS_BEYOND = 2;
    private static final double LATEST_DAY = 30;
    private static final int DIGITS = 3;
    private static final int CLEARED = 1;
    private static final int OTHERS = 0;
    private static final String VOLUME = "volume";

    private final Days days;
    private final Courses volumes;
    private final Courses strengths;
    private final List<String> channels;

    private ReportResponders(Days days, Courses volumes, Courses strengths, List<String> channels) {
        this.days = days;
        this.volumes = volumes;
        this.strengths = strengths;
        this.channels = channels;
    }

    /// One entry for each arm of each model that has enough animals of both kinds.
    static JsonArray of(Tables tables, Days days, List<Fate> fates, List<String> channels) {
        StudyDescription study = tables.study();
        String lowerQuarter = "quantile_cont(v, 0.25)";
        String upperQuarter = "quantile_cont(v, 0.75)";
        ReportResponders responders = new ReportResponders(
                days,
                Courses.read(tables, days, Readings.volumesByFate(), "median(v)", lowerQuarter, upperQuarter),
                Courses.read(tables, days, Readings.strengthsByFate(), "avg(v)", lowerQuarter, upperQuarter),
                channels);
        JsonArray array = new JsonArray();
        for (int m = 0; m < study.models().size(); m++) {
            List<List<Fate>> byArm = Summary.byArm(study, fates, m);
            for (int a = 0; a < study.arms().size(); a++) {
                List<Fate> enrolled =
                        byArm.get(a).stream().filter(Fate::enrolled).toList();
                int cleared = (int) enrolled.stream().filter(Fate::cleared).count();
                if (cleared >= FEWEST && enrolled.size() - cleared >= FEWEST) {
                    array.add(responders.entry(m, a, cleared, enrolled.size() - cleared));
                }
            }
        }
        return array;
    }

    private JsonObject entry(int model, int arm, int cleared, int others) {
        double[][] here = volumes.of(model, arm, CLEARED, VOLUME);
        double[][] there = volumes.of(model, arm, OTHERS, VOLUME);
        int parted = parted(here[0], there[0]);
        int shown = Math.min(days.size(), 1 + (parted < 0 ? days.nearest(LATEST_DAY) : parted + STEPS_BEYOND));
        JsonObject json = new JsonObject();
        json.addProperty("model", model);
        json.addProperty("arm", arm);
        json.addProperty("responders", cleared);
        json.addProperty("others", others);
        json.add("partAfter", parted < 0 ? JsonNull.INSTANCE : Json.number(days.day(parted), Json.DIGITS));
        JsonArray medians = new JsonArray();
        medians.add(series(here[0], shown));
        medians.add(series(there[0], shown));
        json.add("volumes", medians);
        json.add("volumeRanges", ranges(here, there, shown));
        JsonArray byChannel = new JsonArray();
        for (int channel = 0; channel < channels.size(); channel++) {
            double[][] ofCleared = strengths.of(model, arm, CLEARED, channels.get(channel));
            double[][] ofOthers = strengths.of(model, arm, OTHERS, channels.get(channel));
            JsonObject each = new JsonObject();
            each.add("channel", new JsonPrimitive(channel));
            each.add("responders", series(ofCleared[0], shown));
            each.add("others", series(ofOthers[0], shown));
            each.add("ranges", ranges(ofCleared, ofOthers, shown));
            byChannel.add(each);
        }
        json.add("strengths", byChannel);
        return json;
    }

    /// Index of the first point after enrolment at which two medians differ by more than a fifth of the larger; or -1.
    private int parted(double[] here, double[] there) {
        for (int i = days.index(0); i < Math.min(here.length, there.length); i++) {
            if (Math.abs(here[i] - there[i]) > PARTED * Math.max(here[i], there[i])) {
                return i;
            }
        }
        return -1;
    }

    private static JsonArray series(double[] values, int length) {
        return Json.series(Arrays.copyOf(values, Math.min(length, values.length)), DIGITS);
    }

    private static JsonArray ranges(double[][] here, double[][] there, int length) {
        JsonArray both = new JsonArray();
        for (double[][] group : List.of(here, there)) {
            JsonArray range = new JsonArray();
            for (int bound = 1; bound < group.length; bound++) {
                range.add(series(group[bound], length));
            }
            both.add(range);
        }
        return both;
    }
}
