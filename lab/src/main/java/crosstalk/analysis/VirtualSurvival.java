package crosstalk.analysis;

import crosstalk.measured.Animal;
import crosstalk.statistics.HypothesisTest;
import crosstalk.statistics.LogRank;
import crosstalk.statistics.Result;
import crosstalk.statistics.SurvivalData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Times to the event of measured animals against those of virtual ones, by one definition: the first volume at the endpoint, or death or a
/// humane endpoint as recorded, in days since each animal's baseline, up to the last day that was measured.
final class VirtualSurvival {
    private VirtualSurvival() {}

    static Result<HypothesisTest> test(Trial trial, List<Animal> measured, List<Animal> twins, double lastDay) {
        @Nullable Double limit = trial.choice().endpointVolume();
        if (limit == null) {
            return Result.unavailable(
                    "no volume was named with --endpoint, so measured and virtual animals have no event in common");
        }
        if (measured.size() < Trial.FEWEST || twins.size() < Trial.FEWEST) {
            return Result.unavailable("fewer than " + Trial.FEWEST + " animals, measured or virtual");
        }
        int n = measured.size() + twins.size();
        double[] times = new double[n];
        boolean[] events = new boolean[n];
        int[] arms = new int[n];
        for (int i = 0; i < n; i++) {
            boolean own = i < measured.size();
            Animal animal = own ? measured.get(i) : twins.get(i - measured.size());
            arms[i] = own ? 1 : 0;
            double event = event(animal, own ? trial.baseline(animal) : 0, limit);
            double end = end(animal, own ? trial.baseline(animal) : 0);
            events[i] = event <= Math.min(end, lastDay);
            times[i] = Math.max(0, Math.min(event, Math.min(end, lastDay)));
        }
        return LogRank.of(SurvivalData.of(times, events, arms)).map(LogRank::test);
    }

    /// Days from baseline to the event; infinite if there was none.
    private static double event(Animal animal, int baseline, double limit) {
        double origin = animal.days()[baseline];
        double event = Double.POSITIVE_INFINITY;
        Animal.@Nullable End end = animal.end();
        if (end != null && end.kind().isEvent()) {
            event = end.day() - origin;
        }
        for (int i = baseline; i < animal.days().length; i++) {
            if (animal.volumes()[i] >= limit) {
                return Math.min(event, animal.days()[i] - origin);
            }
        }
        return event;
    }

    /// Days from baseline to the end of follow-up.
    private static double end(Animal animal, int baseline) {
        Animal.@Nullable End end = animal.end();
        double last = end == null ? animal.lastDay() : Math.max(end.day(), animal.lastDay());
        return last - animal.days()[baseline];
    }
}
