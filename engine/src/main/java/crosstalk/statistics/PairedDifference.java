package crosstalk.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/// The mean difference of a measurement between two arms that hold the same subjects.
///
/// @param pairs at least 2
/// @param mean of here less there, in the unit of the values
/// @param sd of the differences
/// @param interval of the mean, by Student's t
public record PairedDifference(int pairs, double mean, double sd, Interval interval) {
    /// The difference with its 95 % interval.
    public static PairedDifference of(double[] here, double[] there) {
        return of(here, there, Level.USUAL.probability());
    }

    /// The difference with an interval of a given level.
    ///
    /// @param here the value of each subject in one arm
    /// @param there the value of the same subject in the other
    /// @throws IllegalArgumentException if there are fewer than 2 pairs, the lengths differ, or a value is not finite
    public static PairedDifference of(double[] here, double[] there, double level) {
        if (here.length != there.length || here.length < 2) {
            throw new IllegalArgumentException(
                    here.length + " and " + there.length + " values, expected as many of each, and at least 2");
        }
        double[] differences = new double[here.length];
        for (int i = 0; i < here.length; i++) {
            differences[i] = here[i] - there[i];
        }
        Summary summary = Summary.of(differences);
        int n = summary.n();
        double sd = summary.sd().orElseThrow();
        double t = TDistribution.of(n - 1.0).inverseSurvivalProbability(new Level(level).tail());
        double half = t * sd / Math.sqrt(n);
        return new PairedDifference(n, summary.mean(), sd, new Interval(summary.mean() - half, summary.mean() + half));
    }
}
