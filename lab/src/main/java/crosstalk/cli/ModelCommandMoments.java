package crosstalk.cli;

/// Mean and standard deviation over runs of each cell of a table, by Welford's updates in the order of the runs.
final class ModelCommandMoments {

    private final double[][] mean;
    private final double[][] squares;
    private int count;

    ModelCommandMoments(int rows, int columns) {
        mean = new double[rows][columns];
        squares = new double[rows][columns];
    }

    /// Adds the rows of one run.
    void add(double[][] rows) {
        count++;
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows[row].length; column++) {
                double off = rows[row][column] - mean[row][column];
                mean[row][column] += off / count;
                squares[row][column] += off * (rows[row][column] - mean[row][column]);
            }
        }
    }

    double mean(int row, int column) {
        return mean[row][column];
    }

    /// Of a sample: over the number of runs less one.
    double deviation(int row, int column) {
        return count < 2 ? 0 : Math.sqrt(squares[row][column] / (count - 1));
    }
}
