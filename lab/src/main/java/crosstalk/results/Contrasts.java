package crosstalk.results;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import crosstalk.statistics.Estimate;
import crosstalk.statistics.MeanComparison;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What differs between two runs of an arm: readouts, channels and densities of cells, each animal's mean over the days from
/// enrolment on which every animal of both runs is still there with its tumour.
///
/// A difference is standardised by the standard deviation between animals, pooled over both runs; its interval is Welch's,
/// divided by the same. Where there are too few animals for that, only the means are said.
final class Contrasts {
    private static final double LEVEL = 0.95;
    private static final int MOST = 40;
    private static final int DIGITS = 3;

    private final Map<Key, List<Double>> mine;
    private final Map<Key, List<Double>> others;

    private Contrasts(Map<Key, List<Double>> mine, Map<Key, List<Double>> others) {
        this.mine = mine;
        this.others = others;
    }

    /// What is compared.
    ///
    /// @param kind `readout`, `channel` or `cells`
    private record Item(String kind, String name) {}

    private record Key(int model, int arm, Item item) {}

    /// One comparison.
    ///
    /// @param size by which they are ordered
    private record Contrast(Item item, JsonObject json, double size) {}

    static Contrasts of(Tables here, Tables there, List<Beside.Pair> pairs) {
        List<Beside.Pair> swapped = pairs.stream()
                .map(p -> new Beside.Pair(p.otherModel(), p.otherArm(), p.model(), p.arm(), p.until()))
                .toList();
        return new Contrasts(means(here, pairs), means(there, swapped));
    }

    /// One number for each animal that has any.
    private static Map<Key, List<Double>> means(Tables tables, List<Beside.Pair> pairs) {
        tables.focus("true");
        double least = Readings.leastVolume(tables.study());
        Map<Key, List<Double>> found = new LinkedHashMap<>();
        read(tables, pairs, "readout", Readings.readouts(least), found);
        read(tables, pairs, "channel", Readings.strengths(), found);
        read(tables, pairs, "cells", Readings.densities(least), found);
        return found;
    }

    private static void read(
            Tables tables, List<Beside.Pair> pairs, String kind, String readings, Map<Key, List<Double>> found) {
        if (pairs.isEmpty()) {
            return;
        }
        String windows = pairs.stream()
                .map(p -> String.format(Locale.ROOT, "(%d, %d, %s)", p.model(), p.arm(), p.until() + 1e-6))
                .collect(Collectors.joining(", "));
        String query = "SELECT model_order, arm_order, item, avg(v) FROM (" + readings + ") JOIN (VALUES " + windows
                + ") AS compared(model_order, arm_order, until) USING (model_order, arm_order)"
                + " WHERE after >= 0 AND after <= until GROUP BY model_order, arm_order, item, subject"
                + " ORDER BY model_order, arm_order, item, subject";
        tables.query(query, rows -> {
            while (rows.next()) {
                Key key = new Key(rows.integer(1), rows.integer(2), new Item(kind, rows.text(3)));
                found.computeIfAbsent(key, k -> new ArrayList<>()).add(rows.number(4));
            }
            return true;
        });
    }

    /// Those that differ most, largest first.
    JsonArray json(Beside.Pair pair) {
        JsonArray array = new JsonArray();
        mine.entrySet().stream()
                .filter(entry ->
                        entry.getKey().model() == pair.model() && entry.getKey().arm() == pair.arm())
                .flatMap(entry -> {
                    Item item = entry.getKey().item();
                    List<Double> other = others.get(new Key(pair.otherModel(), pair.otherArm(), item));
                    return other == null ? Stream.empty() : Stream.of(contrast(item, entry.getValue(), other));
                })
                .filter(contrast -> contrast.size() > 0)
                .sorted(Comparator.comparingDouble(contrast -> -contrast.size()))
                .limit(MOST)
                .forEach(contrast -> array.add(contrast.json()));
        return array;
    }

    private static Contrast contrast(Item item, List<Double> here, List<Double> there) {
        double[] x = here.stream().mapToDouble(v -> v).toArray();
        double[] y = there.stream().mapToDouble(v -> v).toArray();
        double mean = mean(x);
        double other = mean(y);
        JsonObject json = new JsonObject();
        json.addProperty("kind", item.kind());
        json.addProperty("name", item.name());
        json.add("here", Json.numberOrNull(mean, DIGITS));
        json.add("there", Json.numberOrNull(other, DIGITS));
        double sd = Math.sqrt((variance(x, mean) + variance(y, other)) / 2);
        @Nullable
        Estimate difference = MeanComparison.of(x, y, LEVEL)
                .found()
                .map(MeanComparison::difference)
                .orElse(null);
        if (difference == null || !(sd > 0)) {
            json.add("standard", JsonNull.INSTANCE);
            double scale = Math.abs(mean) + Math.abs(other);
            // Below every standardised difference that is not tiny.
            return new Contrast(item, json, scale > 0 ? 1e-3 * Math.abs(mean - other) / scale : 0);
        }
        json.add("standard", Json.numberOrNull(difference.value() / sd, DIGITS));
        difference.interval().found().ifPresent(interval -> {
            json.add("low", Json.numberOrNull(interval.low() / sd, DIGITS));
            json.add("high", Json.numberOrNull(interval.high() / sd, DIGITS));
        });
        return new Contrast(item, json, Math.abs(difference.value() / sd));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double variance(double[] values, double mean) {
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return values.length < 2 ? 0 : sum / (values.length - 1);
    }
}
