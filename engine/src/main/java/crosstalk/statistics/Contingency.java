package crosstalk.statistics;

import java.util.Arrays;
import org.apache.commons.numbers.gamma.LogGamma;

/// A table of counts without empty rows or columns, rows sorted to the longer side, and the list of all tables with its margins.
///
/// @param cells row by row
record Contingency(int rows, int columns, int[] cells, int[] rowSums, int[] columnSums, int total) {
    static Contingency of(int[][] counts) {
        int width = counts.length == 0 ? 0 : counts[0].length;
        for (int[] row : counts) {
            if (row.length != width) {
                throw new IllegalArgumentException("rows of " + width + " and of " + row.length + " counts");
            }
            if (Arrays.stream(row).anyMatch(count -> count < 0)) {
                throw new IllegalArgumentException("counts " + Arrays.toString(row) + ", expected at least 0");
            }
        }
        int[][] rows = Arrays.stream(counts)
                .filter(row -> Arrays.stream(row).sum() > 0)
                .toArray(int[][]::new);
        int[] kept = java.util.stream.IntStream.range(0, width)
                .filter(c -> Arrays.stream(rows).mapToInt(row -> row[c]).sum() > 0)
                .toArray();
        int[] cells = new int[rows.length * kept.length];
        int[] rowSums = new int[rows.length];
        int[] columnSums = new int[kept.length];
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < kept.length; c++) {
                int count = rows[r][kept[c]];
                cells[r * kept.length + c] = count;
                rowSums[r] += count;
                columnSums[c] += count;
            }
        }
        return new Contingency(
                rows.length,
                kept.length,
                cells,
                rowSums,
                columnSums,
                Arrays.stream(rowSums).sum());
    }

    /// The probability of all tables with these margins that are at most `slack` times as likely as this one.
    Result<Double> exact(double slack, long most) {
        Listing listing = new Listing(this, slack, most);
        listing.fill(0, 0, rowSums[0], logConstant());
        return listing.seen > most
                ? Result.unavailable("more than " + most + " tables have these margins, too many to list")
                : Result.of(Math.min(1, listing.sum));
    }

    /// Of the probability of a table, all but the factorials of its cells.
    private double logConstant() {
        double log = -logFactorial(total);
        for (int sum : rowSums) {
            log += logFactorial(sum);
        }
        for (int sum : columnSums) {
            log += logFactorial(sum);
        }
        return log;
    }

    private double logProbability() {
        double log = logConstant();
        for (int cell : cells) {
            log -= logFactorial(cell);
        }
        return log;
    }

    private static double logFactorial(int n) {
        return n < 2 ? 0 : LogGamma.value(n + 1.0);
    }

    /// Fills tables cell by cell, row by row; depth is the number of cells.
    private static final class Listing {
        private final Contingency table;
        private final double[] logFactorials;
        private final int[] left;
        private final double highest;
        private final long most;
        private double sum;
        private long seen;

        Listing(Contingency table, double slack, long most) {
            this.table = table;
            this.most = most;
            this.left = table.columnSums().clone();
            this.highest = table.logProbability() + Math.log(slack);
            this.logFactorials = new double[table.total() + 1];
            Arrays.setAll(logFactorials, Contingency::logFactorial);
        }

        void fill(int row, int column, int rowLeft, double log) {
            if (seen > most) {
                return;
            }
            if (row == table.rows() - 1) {
                closeWithLastRow(log);
                return;
            }
            if (column == table.columns() - 1) {
                if (rowLeft <= left[column]) {
                    left[column] -= rowLeft;
                    fill(row + 1, 0, table.rowSums()[row + 1], log - logFactorials[rowLeft]);
                    left[column] += rowLeft;
                }
                return;
            }
            for (int cell = Math.min(rowLeft, left[column]); cell >= 0; cell--) {
                left[column] -= cell;
                fill(row, column + 1, rowLeft - cell, log - logFactorials[cell]);
                left[column] += cell;
            }
        }

        private void closeWithLastRow(double log) {
            seen++;
            double all = log;
            for (int cell : left) {
                all -= logFactorials[cell];
            }
            sum += all <= highest ? Math.exp(all) : 0;
        }
    }
}
