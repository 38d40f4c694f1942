package crosstalk.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// How much less the tumours of an arm grew than those of its control by one day, in per cent; 100 % less this is the ratio T/C.
///
/// Only animals measured on that day count. Where animals with large tumours had left before, the arm looks better than it is: see
/// the mixed model, [GrowthModel].
public enum GrowthInhibition {
    /// TGI = 100 (1 - dT/dC): of the mean changes of volume since the first measurement. Above 100 % where tumours shrank.
    MEAN_CHANGE("tumour growth inhibition by mean change of volume"),
    /// TGI = 100 (1 - mean relative volume of the arm / of the control), each volume over the animal's first.
    MEAN_RELATIVE_VOLUME("tumour growth inhibition by mean relative volume"),
    /// TGI = 100 (1 - mean volume of the arm / of the control).
    MEAN_VOLUME("tumour growth inhibition by mean volume"),
    /// TGI = 100 (1 - median volume of the arm / of the control).
    MEDIAN_VOLUME("tumour growth inhibition by median volume");

    private final String words;

    GrowthInhibition(String words) {
        this.words = words;
    }

    /// How it is cited.
    public Method method() {
        return Method.of(
                words + ", percentile bootstrap interval over animals within arms", "efron1993", "hather2014");
    }

    /// The inhibition with its interval.
    ///
    /// @param day of the comparison; animals without a measurement on it are left out, and do not count in `n`
    /// @param resamples at least 100
    public Result<Estimate> of(
            List<GrowthCurve> arm,
            List<GrowthCurve> control,
            double day,
            int resamples,
            double level,
            RandomGenerator random) {
        double[] treated = values(arm, day);
        double[] untreated = values(control, day);
        if (treated.length < 2 || untreated.length < 2) {
            return Result.unavailable("on day " + day + ", " + treated.length + " animals of the arm and "
                    + untreated.length + " of the control were measured, fewer than 2");
        }
        double reference = centre(untreated);
        if (!(reference > 0)) {
            return Result.unavailable("the control did not grow by day " + day + ", so nothing can be set against it");
        }
        double value = inhibition(centre(treated), reference);
        Result<Interval> interval = Resampling.of(resamples, random)
                .percentiles(
                        draw -> inhibition(centre(draw.of(treated)), centre(draw.of(untreated))), new Level(level));
        return Result.of(new Estimate(value, interval, level, treated.length + untreated.length, method()));
    }

    private static double inhibition(double treated, double untreated) {
        return untreated > 0 ? 100 * (1 - treated / untreated) : Double.NaN;
    }

    private double centre(double[] values) {
        return this == MEDIAN_VOLUME ? Summary.median(values) : Summary.mean(values);
    }

    private double[] values(List<GrowthCurve> curves, double day) {
        return curves.stream()
                .mapToDouble(curve -> value(curve, day))
                .filter(v -> !Double.isNaN(v))
                .toArray();
    }

    /// NaN where there is none, which never leaves this class.
    private double value(GrowthCurve curve, double day) {
        int at = Arrays.binarySearch(curve.days(), day);
        if (at < 0) {
            return Double.NaN;
        }
        double volume = curve.volumes()[at];
        return switch (this) {
            case MEAN_CHANGE -> volume - curve.firstVolume();
            case MEAN_RELATIVE_VOLUME -> curve.firstVolume() > 0 ? volume / curve.firstVolume() : Double.NaN;
            case MEAN_VOLUME, MEDIAN_VOLUME -> volume;
        };
    }
}
