package crosstalk.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Times to an event, some censored, of animals in arms.
///
/// @param times of the event, or of the end of follow-up; finite, at least 0; equal times are ties
/// @param events whether the event happened then; otherwise the animal is censored, after the events of that time
/// @param arms of each animal, from 0; 0 is the control
/// @param strata of each animal, such as its experiment; comparisons are made within strata
public record SurvivalData(double[] times, boolean[] events, int[] arms, int[] strata) {
    /// @throws IllegalArgumentException if the lengths differ, a time is not finite and at least 0, or an arm is negative
    public SurvivalData {
        if (events.length != times.length || arms.length != times.length || strata.length != times.length) {
            throw new IllegalArgumentException(times.length + " times, " + events.length + " events, " + arms.length
                    + " arms and " + strata.length + " strata, expected as many of each");
        }
        for (int i = 0; i < times.length; i++) {
            if (!(times[i] >= 0 && times[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "time " + times[i] + " of animal " + i + ", expected finite and at least 0");
            }
            if (arms[i] < 0) {
                throw new IllegalArgumentException("arm " + arms[i] + " of animal " + i + ", expected at least 0");
            }
        }
        times = times.clone();
        events = events.clone();
        arms = arms.clone();
        strata = strata.clone();
    }

    /// All in one stratum.
    public static SurvivalData of(double[] times, boolean[] events, int[] arms) {
        return new SurvivalData(times, events, arms, new int[times.length]);
    }

    /// How many animals.
    public int n() {
        return times.length;
    }

    /// How many had the event.
    public int eventCount() {
        return (int) IntStream.range(0, n()).filter(i -> events[i]).count();
    }

    /// How many arms there are, empty ones below the last included.
    public int armCount() {
        return Arrays.stream(arms).max().orElse(-1) + 1;
    }

    /// How many animals of an arm had the event.
    public int eventCount(int arm) {
        return (int)
                IntStream.range(0, n()).filter(i -> events[i] && arms[i] == arm).count();
    }

    /// The animals of two arms, which become 1 (the arm) and 0 (its control).
    public SurvivalData pair(int arm, int control) {
        int[] kept = IntStream.range(0, n())
                .filter(i -> arms[i] == arm || arms[i] == control)
                .toArray();
        return new SurvivalData(
                IntStream.of(kept).mapToDouble(i -> times[i]).toArray(),
                picked(events, kept),
                IntStream.of(kept).map(i -> arms[i] == arm ? 1 : 0).toArray(),
                IntStream.of(kept).map(i -> strata[i]).toArray());
    }

    /// The product-limit curve of one arm.
    public Result<KaplanMeier> curve(int arm, double level) {
        int[] kept = IntStream.range(0, n()).filter(i -> arms[i] == arm).toArray();
        return kept.length == 0
                ? Result.unavailable("no animal in the arm")
                : Result.of(KaplanMeier.of(
                        IntStream.of(kept).mapToDouble(i -> times[i]).toArray(), picked(events, kept), level));
    }

    /// The animals, strata ascending, within a stratum the latest times first.
    int[] latestFirst() {
        return IntStream.range(0, n())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> strata[i])
                        .thenComparing(Comparator.<Integer>comparingDouble(i -> times[i])
                                .reversed()))
                .mapToInt(i -> i)
                .toArray();
    }

    private static boolean[] picked(boolean[] all, int[] kept) {
        boolean[] picked = new boolean[kept.length];
        for (int i = 0; i < kept.length; i++) {
            picked[i] = all[kept[i]];
        }
        return picked;
    }
}
