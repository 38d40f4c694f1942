package crosstalk.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/// The product-limit estimate of the probability to be free of an event. Source: kaplan1958; intervals by Greenwood's variance on the
/// log(-log) scale, as R's `survfit(conf.type = "log-log")`.
///
/// @param subjects how many, at least 1
/// @param level of the intervals
/// @param steps one at each distinct time, ascending
public record KaplanMeier(int subjects, double level, List<Step> steps) {
    static final Method MEDIAN = Method.of(
            "Kaplan-Meier median, Brookmeyer-Crowley interval on the log(-log) scale", "kaplan1958", "brookmeyer1982");

    /// How near a curve must be to a probability to count as equal to it, as in R.
    private static final double EQUAL = Math.sqrt(Math.ulp(1.0));

    /// What happens at one time.
    ///
    /// @param time in the unit given
    /// @param atRisk subjects still followed just before
    /// @param events at this time
    /// @param censored at this time, taken to be after the events
    /// @param survival from this time on, until the next
    /// @param interval of the survival; empty where it is 0, as none can be estimated
    public record Step(
            double time, int atRisk, int events, int censored, double survival, Optional<Interval> interval) {}

    /// The time by which a given part has had the event.
    ///
    /// @param estimate empty when not reached
    /// @param low empty when the lower bound of the curve does not come down so far
    /// @param high empty when the upper bound of the curve does not come down so far
    public record Quantile(OptionalDouble estimate, OptionalDouble low, OptionalDouble high) {}

    public KaplanMeier {
        steps = List.copyOf(steps);
    }

    /// The curve with 95 % intervals.
    public static KaplanMeier of(double[] times, boolean[] events) {
        return of(times, events, Level.USUAL.probability());
    }

    /// The curve of some subjects.
    ///
    /// @param times of the event, or of the end of follow-up; finite, at least 0; equal times are ties
    /// @param events whether the event happened then; otherwise the subject is censored
    /// @throws IllegalArgumentException if there is no subject, the lengths differ, or a time is not finite and at least 0
    public static KaplanMeier of(double[] times, boolean[] events, double level) {
        check(times, events);
        double z = new Level(level).deviate();
        Integer[] order = new Integer[times.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> times[i]));
        List<Step> steps = new ArrayList<>();
        double survival = 1;
        double greenwood = 0; // sum of events / (atRisk * (atRisk - events))
        for (int first = 0; first < order.length; ) {
            double time = times[order[first]];
            int next = first;
            int failed = 0;
            while (next < order.length && times[order[next]] == time) {
                failed += events[order[next]] ? 1 : 0;
                next++;
            }
            int atRisk = times.length - first;
            survival *= (double) (atRisk - failed) / atRisk;
            greenwood += failed == 0 ? 0 : (double) failed / ((double) atRisk * (atRisk - failed));
            steps.add(new Step(time, atRisk, failed, next - first - failed, survival, bounds(survival, greenwood, z)));
            first = next;
        }
        return new KaplanMeier(times.length, level, steps);
    }

    /// The median time with its interval; see [#quantile].
    public Quantile median() {
        return quantile(0.5);
    }

    /// The median as a result: unavailable when not reached; an end of the interval is 0 or infinite where the bound of the curve does
    /// not come down so far.
    public Result<Estimate> medianEstimate() {
        Quantile median = median();
        if (median.estimate().isEmpty()) {
            return Result.unavailable("not reached: more than half were still free of the event when follow-up ended");
        }
        double value = median.estimate().getAsDouble();
        return Result.of(new Estimate(
                value,
                Math.min(value, median.low().orElse(0)),
                Math.max(value, median.high().orElse(Double.POSITIVE_INFINITY)),
                new Level(level),
                subjects,
                MEDIAN));
    }

    /// The first time at which the survival is 1 - p or less; where it equals 1 - p over a stretch, the middle of that stretch. The
    /// interval holds the times at which the bounds of the curve come down as far (brookmeyer1982).
    ///
    /// @param p the part that has had the event, above 0, below 1
    public Quantile quantile(double p) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("a quantile of probability " + p + ", expected above 0 and below 1");
        }
        return new Quantile(
                crossing(1 - p, step -> Optional.of(step.survival())),
                crossing(1 - p, step -> step.interval().map(Interval::low)),
                crossing(1 - p, step -> step.interval().map(Interval::high)));
    }

    /// The survival at a time.
    public double survival(double time) {
        double survival = 1;
        for (Step step : steps) {
            if (step.time() > time) {
                break;
            }
            survival = step.survival();
        }
        return survival;
    }

    /// How many subjects are still followed just before each of some times, for the table below the curve.
    public int[] atRisk(double... times) {
        int[] counts = new int[times.length];
        for (int i = 0; i < times.length; i++) {
            double time = times[i];
            counts[i] = steps.stream()
                    .filter(step -> step.time() >= time)
                    .findFirst()
                    .map(Step::atRisk)
                    .orElse(0);
        }
        return counts;
    }

    private OptionalDouble crossing(double height, Function<Step, Optional<Double>> curve) {
        for (int i = 0; i < steps.size(); i++) {
            double here = curve.apply(steps.get(i)).orElse(Double.POSITIVE_INFINITY);
            double time = steps.get(i).time();
            if (here < height - EQUAL) {
                return OptionalDouble.of(time);
            }
            if (here <= height + EQUAL) {
                int end = i + 1;
                while (end < steps.size() - 1
                        && Math.abs(curve.apply(steps.get(end)).orElse(here) - here) <= EQUAL) {
                    end++;
                }
                return OptionalDouble.of(
                        end < steps.size() ? (time + steps.get(end).time()) / 2 : time);
            }
        }
        return OptionalDouble.empty();
    }

    private static Optional<Interval> bounds(double survival, double greenwood, double z) {
        if (survival == 0) {
            return Optional.empty();
        }
        if (survival == 1) {
            return Optional.of(new Interval(1, 1));
        }
        double log = Math.log(survival);
        double spread = Math.exp(z * Math.sqrt(greenwood) / -log);
        return Optional.of(new Interval(Math.exp(log * spread), Math.exp(log / spread)));
    }

    private static void check(double[] times, boolean[] events) {
        if (times.length == 0 || times.length != events.length) {
            throw new IllegalArgumentException(
                    times.length + " times and " + events.length + " events, expected as many of each, and at least 1");
        }
        for (int i = 0; i < times.length; i++) {
            if (!(times[i] >= 0 && times[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "time " + times[i] + " of subject " + i + ", expected finite and at least 0");
            }
        }
    }
}
