package crosstalk.statistics;

import java.util.random.RandomGenerator;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/// The difference of two proportions between two arms that hold the same subjects.
///
/// @param pairs at least 1
/// @param difference proportion here less proportion there, -1 to 1
/// @param interval of the difference, percentile bootstrap over subjects
/// @param better subjects with the outcome here only
/// @param worse subjects with the outcome there only
/// @param p exact two-sided McNemar test: twice the smaller binomial tail of the discordant pairs at a half, at most 1
public record PairedProportions(int pairs, double difference, Interval interval, int better, int worse, double p) {
    /// The comparison with its 95 % interval.
    public static PairedProportions of(boolean[] here, boolean[] there, int resamples, RandomGenerator random) {
        return of(here, there, resamples, Level.USUAL.probability(), random);
    }

    /// The comparison with an interval of a given level.
    ///
    /// @param here whether each subject had the outcome in one arm
    /// @param there the same subject in the other
    /// @param resamples at least 100
    /// @throws IllegalArgumentException if there is no pair, or the lengths differ
    public static PairedProportions of(
            boolean[] here, boolean[] there, int resamples, double level, RandomGenerator random) {
        if (here.length != there.length || here.length == 0) {
            throw new IllegalArgumentException(
                    here.length + " and " + there.length + " outcomes, expected as many of each, and at least 1");
        }
        int better = 0;
        int worse = 0;
        double[][] differences = new double[here.length][1];
        for (int i = 0; i < here.length; i++) {
            better += here[i] && !there[i] ? 1 : 0;
            worse += there[i] && !here[i] ? 1 : 0;
            differences[i][0] = (here[i] ? 1 : 0) - (there[i] ? 1 : 0);
        }
        Interval interval = Bootstrap.means(differences, resamples, new Level(level), random)
                .getFirst();
        double difference = (double) (better - worse) / here.length;
        return new PairedProportions(here.length, difference, interval, better, worse, mcNemar(better, worse));
    }

    /// The exact p-value; 1 when no pair is discordant.
    static double mcNemar(int better, int worse) {
        if (better + worse == 0) {
            return 1;
        }
        double tail = BinomialDistribution.of(better + worse, 0.5).cumulativeProbability(Math.min(better, worse));
        return Math.min(1, 2 * tail);
    }
}
