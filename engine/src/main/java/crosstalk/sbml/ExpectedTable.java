package crosstalk.sbml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The expected results of a case, read by the names of its columns.
final class ExpectedTable {

    /// Bounds of the normalised mean and variance, and how many values may lie outside by chance.
    private static final double MEAN_RANGE = 3;

    private static final double VARIANCE_RANGE = 5;
    private static final double MOST_OUTSIDE = 0.03;
    private static final double NEVER_BEYOND = 5;

    private final List<String> names;
    private final List<double[]> rows;

    private ExpectedTable(List<String> names, List<double[]> rows) {
        this.names = names;
        this.rows = rows;
    }

    static ExpectedTable read(Path csv) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        List<String> names = new ArrayList<>();
        for (String name : lines.getFirst().split(",", -1)) {
            names.add(name.replace("\"", "").strip());
        }
        List<double[]> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            if (!line.isBlank()) {
                String[] cells = line.split(",", -1);
                double[] row = new double[cells.length];
                for (int i = 0; i < cells.length; i++) {
                    row[i] = number(cells[i].strip());
                }
                rows.add(row);
            }
        }
        return new ExpectedTable(names, rows);
    }

    private static double number(String text) {
        return switch (text.toLowerCase(java.util.Locale.ROOT)) {
            case "inf", "infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
    }

    private int column(String name) {
        // The first column is the time, even where a parameter is called so.
        int found = 1 + names.subList(1, names.size()).indexOf(name);
        if (found < 1) {
            throw new IllegalArgumentException("the expected results have no column " + name + ", but " + names);
        }
        return found;
    }

    private void requireRows(int found) {
        if (found != rows.size()) {
            throw new IllegalArgumentException(rows.size() + " rows are expected, found " + found);
        }
    }

    /// The largest error, as a multiple of `absolute + relative * |expected|`.
    double excess(List<String> asked, double[][] found, double absolute, double relative) {
        requireRows(found.length);
        double largest = 0;
        for (int i = 0; i < asked.size(); i++) {
            int column = column(asked.get(i));
            for (int row = 0; row < found.length; row++) {
                largest = Math.max(largest, excess(rows.get(row)[column], found[row][i], absolute, relative));
            }
        }
        return largest;
    }

    /// Where that is.
    String worst(List<String> asked, double[][] found, double absolute, double relative) {
        double largest = -1;
        String worst = "";
        for (int i = 0; i < asked.size(); i++) {
            int column = column(asked.get(i));
            for (int row = 0; row < found.length; row++) {
                double expected = rows.get(row)[column];
                double excess = excess(expected, found[row][i], absolute, relative);
                if (excess > largest) {
                    largest = excess;
                    worst = asked.get(i) + " at time " + rows.get(row)[0] + " is " + found[row][i] + ", expected "
                            + expected;
                }
            }
        }
        return worst;
    }

    private static double excess(double expected, double found, double absolute, double relative) {
        if (Double.compare(expected, found) == 0 || expected == found) {
            return 0;
        }
        double excess = Math.abs(expected - found) / (absolute + relative * Math.abs(expected));
        return Double.isNaN(excess) || Double.isInfinite(expected) ? Double.POSITIVE_INFINITY : excess;
    }

    /// The share of normalised means and variances outside their range; why that is too much goes to `reasons`.
    ///
    /// Of n runs, sqrt(n) (mean - mu) / sigma is to lie within 3 and sqrt(n/2) (s^2 / sigma^2 - 1) within 5 of 0: at most 3 of
    /// 100 outside, and no mean beyond 5. Where sigma is 0 the mean is to be exact.
    double excess(List<String> asked, SbmlMoments found, List<String> reasons) {
        int outside = 0;
        int all = 0;
        double n = found.count();
        for (int i = 0; i < asked.size(); i++) {
            int means = column(asked.get(i) + "-mean");
            int deviations = column(asked.get(i) + "-sd");
            for (int row = 0; row < rows.size(); row++) {
                double mu = rows.get(row)[means];
                double sigma = rows.get(row)[deviations];
                double mean = found.mean(row, i);
                double s = found.deviation(row, i);
                String place = asked.get(i) + " at time " + rows.get(row)[0];
                if (sigma == 0) {
                    if (mean != mu || s != 0) {
                        reasons.add(place + ": mean " + mean + " sd " + s + ", expected exactly " + mu);
                    }
                    continue;
                }
                double z = Math.sqrt(n) * (mean - mu) / sigma;
                double v = Math.sqrt(n / 2) * (s * s / (sigma * sigma) - 1);
                all += 2;
                outside += (Math.abs(z) < MEAN_RANGE ? 0 : 1) + (Math.abs(v) < VARIANCE_RANGE ? 0 : 1);
                if (!(Math.abs(z) < NEVER_BEYOND)) {
                    reasons.add(place + ": normalised mean " + z);
                }
            }
        }
        if (outside > MOST_OUTSIDE * all) {
            reasons.add(outside + " of " + all + " values are outside their range");
        }
        return all == 0 ? 0 : (double) outside / all;
    }
}
