package crosstalk.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/// The tumour volumes of one animal.
///
/// @param days of the measurements, ascending, at least one; day 0 is the start of treatment unless the caller says otherwise
/// @param volumes at those days, mm^3 or any other unit of volume throughout; finite. 0 is a tumour too small to measure
public record GrowthCurve(double[] days, double[] volumes) {
    static final Method RATE =
            Method.of("least squares line through the log volumes above 0 of one animal, Student's t", "hather2014");
    static final Method DOUBLING = Method.of("log 2 over the growth rate of one animal", "hather2014");

    /// @throws IllegalArgumentException if there is none, the lengths differ, the days do not ascend, or a volume is negative or not finite
    public GrowthCurve {
        if (days.length == 0 || days.length != volumes.length) {
            throw new IllegalArgumentException(
                    days.length + " days and " + volumes.length + " volumes, expected as many of each, and at least 1");
        }
        for (int i = 0; i < days.length; i++) {
            if (!Double.isFinite(days[i]) || (i > 0 && days[i] <= days[i - 1])) {
                throw new IllegalArgumentException(
                        "day " + days[i] + " at place " + i + ", expected finite and after the one before");
            }
            if (!(volumes[i] >= 0 && volumes[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "volume " + volumes[i] + " on day " + days[i] + ", expected finite and at least 0");
            }
        }
        days = days.clone();
        volumes = volumes.clone();
    }

    /// How many measurements.
    public int size() {
        return days.length;
    }

    public double firstVolume() {
        return volumes[0];
    }

    public double lastVolume() {
        return volumes[volumes.length - 1];
    }

    public double lastDay() {
        return days[days.length - 1];
    }

    /// The measurements up to a day, which must not be before the first.
    public GrowthCurve until(double day) {
        int kept = (int) Arrays.stream(days).filter(d -> d <= day).count();
        return new GrowthCurve(Arrays.copyOf(days, kept), Arrays.copyOf(volumes, kept));
    }

    /// The same curve in another unit of volume.
    public GrowthCurve scaled(double factor) {
        return new GrowthCurve(days, Arrays.stream(volumes).map(v -> v * factor).toArray());
    }

    /// The exponential growth rate, per day; n counts measurements. Volumes of 0 have no logarithm and are left out; the method says how many.
    public Result<Estimate> growthRate(double level) {
        int[] kept = IntStream.range(0, size()).filter(i -> volumes[i] > 0).toArray();
        int n = kept.length;
        int zeros = size() - n;
        if (n < 2) {
            return Result.unavailable("fewer than two volumes above 0, so there is no rate");
        }
        double meanDay = Arrays.stream(kept).mapToDouble(i -> days[i]).sum() / n;
        double meanLog =
                Arrays.stream(kept).mapToDouble(i -> Math.log(volumes[i])).sum() / n;
        double spread = 0;
        double product = 0;
        for (int i : kept) {
            spread += (days[i] - meanDay) * (days[i] - meanDay);
            product += (days[i] - meanDay) * (Math.log(volumes[i]) - meanLog);
        }
        double slope = product / spread;
        double squares = 0;
        for (int i : kept) {
            double off = Math.log(volumes[i]) - meanLog - slope * (days[i] - meanDay);
            squares += off * off;
        }
        Method method = zeros == 0 ? RATE : RATE.with(zeros + " volumes of 0 left out");
        Result<Interval> interval;
        if (n == 2) {
            interval = Result.unavailable("two volumes lie on a line, so nothing is left to tell its error");
        } else {
            double error = Math.sqrt(squares / (n - 2) / spread);
            double half = TDistribution.of(n - 2.0).inverseSurvivalProbability(new Level(level).tail()) * error;
            interval = Result.of(new Interval(slope - half, slope + half));
        }
        return Result.of(new Estimate(slope, interval, level, n, method));
    }

    /// The days in which the volume doubles, negative where it shrinks: then minus the days in which it halves.
    public Result<Estimate> doublingTime(double level) {
        return growthRate(level).then(rate -> {
            if (rate.value() == 0) {
                return Result.unavailable("the volume does not change, so it never doubles");
            }
            Result<Interval> interval = rate.interval()
                    .then(i -> i.holds(0)
                            ? Result.unavailable(
                                    "the interval of the growth rate holds 0, where the doubling time is infinite")
                            : Result.of(new Interval(Math.log(2) / i.high(), Math.log(2) / i.low())));
            return Result.of(new Estimate(Math.log(2) / rate.value(), interval, level, rate.n(), DOUBLING));
        });
    }

    /// The area below the curve by trapezia, in volume times days, from the first to the last measurement.
    public Result<Double> area() {
        return size() < 2 ? Result.unavailable("a single measurement spans no time") : Result.of(area(volumes));
    }

    /// The growth rate, per day, at which an exponential has the area of this curve's log(volume + 1) above its start: twice that area
    /// over the time squared. Source: mao2023.
    public Result<Double> areaRate() {
        if (size() < 2) {
            return Result.unavailable("a single measurement spans no time");
        }
        double[] logs = Arrays.stream(volumes).map(Math::log1p).toArray();
        double span = lastDay() - days[0];
        return Result.of(2 * (area(logs) - logs[0] * span) / (span * span));
    }

    private double area(double[] heights) {
        double area = 0;
        for (int i = 1; i < days.length; i++) {
            area += (days[i] - days[i - 1]) * (heights[i] + heights[i - 1]) / 2;
        }
        return area;
    }
}
