package crosstalk.analysis;

import crosstalk.measured.Animal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What counts as an event, and when each animal had it or was followed last.
///
/// @param definition in a sentence
/// @param times days after the start, one for each animal of the trial, by arm
/// @param events whether the event happened then
/// @param reasons of the end, for lists: `reached 1500 mm3`, `dead: found dead`
/// @param remarks on how follow-up ended, in sentences
record Endpoint(String definition, double[] times, boolean[] events, List<String> reasons, List<String> remarks) {
    /// Null when the study tells of no event and no limit was set.
    static @Nullable Endpoint of(Trial trial) {
        List<Animal> animals = trial.animals();
        @Nullable Double limit = trial.choice().endpointVolume();
        boolean told = animals.stream()
                .map(Animal::end)
                .anyMatch(end -> end != null && end.kind().isEvent());
        if (limit == null && !told) {
            return null;
        }
        double[] times = new double[animals.size()];
        boolean[] events = new boolean[animals.size()];
        List<String> reasons = new ArrayList<>();
        int unexplained = 0;
        double last = trial.study().lastDay();
        for (int i = 0; i < times.length; i++) {
            Animal animal = animals.get(i);
            double origin = trial.origin(animal);
            int reached = reached(animal, limit, origin);
            Animal.@Nullable End end = animal.end();
            if (end != null && end.kind().isEvent() && (reached < 0 || end.day() <= animal.days()[reached])) {
                times[i] = end.day() - origin;
                events[i] = true;
                reasons.add(words(end));
            } else if (reached >= 0) {
                times[i] = animal.days()[reached] - origin;
                events[i] = true;
                reasons.add("reached " + Words.number(limit == null ? 0 : limit) + " mm3");
            } else {
                times[i] = (end == null ? animal.lastDay() : end.day()) - origin;
                reasons.add(end == null ? "followed to its last measurement" : words(end));
                unexplained += end == null && animal.lastDay() < last ? 1 : 0;
            }
            times[i] = Math.max(0, times[i]);
        }
        return new Endpoint(
                definition(limit, told), times, events, List.copyOf(reasons), remarks(trial, limit, unexplained));
    }

    private static int reached(Animal animal, @Nullable Double limit, double origin) {
        if (limit != null) {
            for (int i = 0; i < animal.days().length; i++) {
                if (animal.volumes()[i] >= limit && animal.days()[i] >= origin) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static String words(Animal.End end) {
        return end.kind().text() + (end.reason().isEmpty() ? "" : ": " + end.reason());
    }

    private static String definition(@Nullable Double limit, boolean told) {
        String volume = limit == null ? "" : "first tumour volume of at least " + Words.number(limit) + " mm3";
        String end = told ? "death or humane endpoint as recorded" : "";
        return volume.isEmpty() ? end : end.isEmpty() ? volume : volume + ", or " + end + ", whichever came first";
    }

    private static List<String> remarks(Trial trial, @Nullable Double limit, int unexplained) {
        List<String> remarks = new ArrayList<>();
        if (limit != null) {
            remarks.add(
                    "The limit is seen only on days of measurement: an event lies between the measurement before and the day counted.");
        }
        if (unexplained > 0) {
            remarks.add(
                    unexplained + " of " + trial.animals().size()
                            + " animals stopped before the last day without a recorded reason and count as censored. If they"
                            + " were put down for large tumours, survival is overstated: record their ends in the events table.");
        }
        return remarks;
    }
}
