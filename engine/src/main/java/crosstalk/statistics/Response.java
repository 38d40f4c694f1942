package crosstalk.statistics;

/// How the tumour of one animal responded, by the RECIST criteria that Gao and others made for mice. Source: gao2015, online methods.
///
/// The change at a time is (volume - first volume) / first volume in per cent; the average response at a time is the mean of the
/// changes at all measurements up to it, the first (0 %) included. Best is the lowest at or after the tenth day of treatment.
///
/// @param category by both
/// @param best the lowest change, per cent
/// @param bestDay when, in days since the first measurement
/// @param bestAverage the lowest average response, per cent
/// @param bestAverageDay when
public record Response(Category category, double best, double bestDay, double bestAverage, double bestAverageDay) {
    static final Method METHOD =
            Method.of("mouse RECIST (mCR, mPR, mSD, mPD), best and best average response", "gao2015");

    /// The first day of treatment on which a response counts.
    public static final double EARLIEST_DAY = 10;

    /// From the best to the worst.
    public enum Category {
        /// complete: best response below -95 % and best average response below -40 %
        MCR,
        /// partial: below -50 % and below -20 %
        MPR,
        /// stable: below 35 % and below 30 %
        MSD,
        /// progressive: all else
        MPD
    }

    /// The response of one animal, whose first measurement is that at the start of treatment.
    public static Result<Response> of(GrowthCurve curve) {
        double first = curve.firstVolume();
        if (first <= 0) {
            return Result.unavailable("the first volume is 0, and changes are relative to it");
        }
        double best = Double.POSITIVE_INFINITY;
        double bestDay = 0;
        double bestAverage = Double.POSITIVE_INFINITY;
        double bestAverageDay = 0;
        double sum = 0;
        for (int i = 0; i < curve.size(); i++) {
            double day = curve.days()[i] - curve.days()[0];
            double change = 100 * (curve.volumes()[i] - first) / first;
            sum += change;
            double average = sum / (i + 1);
            if (day < EARLIEST_DAY) {
                continue;
            }
            if (change < best) {
                best = change;
                bestDay = day;
            }
            if (average < bestAverage) {
                bestAverage = average;
                bestAverageDay = day;
            }
        }
        return best == Double.POSITIVE_INFINITY
                ? Result.unavailable("no measurement on or after day 10 of treatment, where responses begin to count")
                : Result.of(new Response(category(best, bestAverage), best, bestDay, bestAverage, bestAverageDay));
    }

    /// How it is cited.
    public static Method method() {
        return METHOD;
    }

    private static Category category(double best, double average) {
        if (best < -95 && average < -40) {
            return Category.MCR;
        }
        if (best < -50 && average < -20) {
            return Category.MPR;
        }
        return best < 35 && average < 30 ? Category.MSD : Category.MPD;
    }

    /// Whether the tumour shrank as for a partial response, but had grown so much before that its average makes it progressive.
    public boolean isShrunkButProgressive() {
        return category == Category.MPD && best < -50;
    }

    /// Whether no tumour was left at the last measurement.
    ///
    /// @param limit the largest volume that counts as none, at least 0
    public static boolean tumourFree(GrowthCurve curve, double limit) {
        return curve.lastVolume() <= limit;
    }
}
