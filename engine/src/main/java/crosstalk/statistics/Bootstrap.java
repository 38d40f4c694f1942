package crosstalk.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Percentile intervals of means over subjects, each subject kept whole: all its columns are drawn together. Source: efron1993.
final class Bootstrap {
    private Bootstrap() {}

    /// The interval of the mean of each column.
    ///
    /// Shape: `values[subject][column]`, at least 1 subject, rows of equal length.
    /// Error: of the ends, about 2 % of the interval's width at 2,000 resamples.
    ///
    /// @param resamples at least 100
    static List<Interval> means(double[][] values, int resamples, Level level, RandomGenerator random) {
        if (resamples < 100) {
            throw new IllegalArgumentException(resamples + " resamples, expected at least 100");
        }
        int subjects = values.length;
        int columns = values[0].length;
        double[][] means = new double[columns][resamples];
        double[] sums = new double[columns];
        for (int r = 0; r < resamples; r++) {
            Arrays.fill(sums, 0);
            for (int draw = 0; draw < subjects; draw++) {
                double[] row = values[random.nextInt(subjects)];
                for (int c = 0; c < columns; c++) {
                    sums[c] += row[c];
                }
            }
            for (int c = 0; c < columns; c++) {
                means[c][r] = sums[c] / subjects;
            }
        }
        List<Interval> intervals = new ArrayList<>();
        for (double[] column : means) {
            Arrays.sort(column);
            intervals.add(
                    new Interval(Summary.ofSorted(column, level.tail()), Summary.ofSorted(column, 1 - level.tail())));
        }
        return intervals;
    }
}
