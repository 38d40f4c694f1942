package crosstalk.analysis;

import crosstalk.measured.Animal;
import crosstalk.measured.Doubt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can hardly be believed once it is known what counts as cleared, and what as an event.
final class TrialDoubts {
    private TrialDoubts() {}

    static List<Doubt> of(Trial trial) {
        List<Doubt> doubts = new ArrayList<>();
        @Nullable Double limit = trial.choice().endpointVolume();
        for (Animal animal : trial.animals()) {
            int baseline = trial.baseline(animal);
            double volume = animal.volumes()[baseline];
            String first = Words.number(volume) + " mm3 on day " + Words.number(animal.days()[baseline]);
            if (!trial.hadTumour(animal)) {
                doubts.add(new Doubt(
                        Doubt.Kind.NO_TUMOUR,
                        trial.study().name(),
                        List.of(animal.rows()[baseline]),
                        animal.name(),
                        first + ", and never above "
                                + Words.number(trial.choice().clearBelow()) + " mm3",
                        "counts as not cleared, and is left out of growth rates; exclude it if the tumour never took"));
            } else if (limit != null && volume >= limit) {
                doubts.add(
                        new Doubt(
                                Doubt.Kind.OVER_AT_BASELINE,
                                trial.study().name(),
                                List.of(animal.rows()[baseline]),
                                animal.name(),
                                first + ", the endpoint is " + Words.number(limit) + " mm3",
                                "counts as an event on that day, before any treatment could act; exclude it if it was not to be enrolled"));
            }
        }
        return doubts;
    }
}
