package crosstalk.sbml;

/// Mean and standard deviation over runs, of every cell of a table.
///
/// Updated by Welford's method, joined by Chan's: runs are added in blocks of a fixed size, and blocks joined in their
/// order, so that the figures do not depend on the number of threads. Source: chan1983.
public final class SbmlMoments {

    private final double[][] mean;
    private final double[][] squares;
    private long count;

    SbmlMoments(int rows, int columns) {
        mean = new double[rows][columns];
        squares = new double[rows][columns];
    }

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

    void join(SbmlMoments other) {
        long together = count + other.count;
        for (int row = 0; row < mean.length; row++) {
            for (int column = 0; column < mean[row].length; column++) {
                double off = other.mean[row][column] - mean[row][column];
                mean[row][column] += off * other.count / together;
                squares[row][column] += other.squares[row][column] + off * off * count / together * other.count;
            }
        }
        count = together;
    }

    /// Number of runs.
    public long count() {
        return count;
    }

    public double mean(int row, int column) {
        return mean[row][column];
    }

    /// Of a sample: over the number of runs less one.
    public double deviation(int row, int column) {
        return count < 2 ? 0 : Math.sqrt(squares[row][column] / (count - 1));
    }
}
