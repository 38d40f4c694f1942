package crosstalk.sbml;

import java.util.ArrayList;
import java.util.List;

/// Time courses as CSV: first column `time`, numbers with all their digits.
public final class SbmlTable {

    private SbmlTable() {}

    /// One run.
    ///
    /// @param rows by time, by column
    public static String of(List<String> names, double[] times, double[][] rows) {
        StringBuilder csv = new StringBuilder("time");
        names.forEach(name -> csv.append(',').append(name));
        csv.append('\n');
        for (int row = 0; row < times.length; row++) {
            csv.append(times[row]);
            for (double value : rows[row]) {
                csv.append(',').append(shown(value));
            }
            csv.append('\n');
        }
        return csv.toString();
    }

    /// Means and standard deviations of many runs: `X-mean` and `X-sd` for every column.
    public static String of(List<String> names, double[] times, SbmlMoments moments) {
        List<String> both = new ArrayList<>();
        for (String name : names) {
            both.add(name + "-mean");
            both.add(name + "-sd");
        }
        double[][] rows = new double[times.length][both.size()];
        for (int row = 0; row < times.length; row++) {
            for (int column = 0; column < names.size(); column++) {
                rows[row][2 * column] = moments.mean(row, column);
                rows[row][2 * column + 1] = moments.deviation(row, column);
            }
        }
        return of(both, times, rows);
    }

    private static String shown(double value) {
        return Double.isInfinite(value) ? value > 0 ? "INF" : "-INF" : Double.toString(value);
    }
}
