package crosstalk.statistics;

/// Pearson's test of independence of a table of counts, for tables too large for [FisherExact]. Source: pearson1900.
public final class PearsonChiSquare {
    static final Method METHOD = Method.of("Pearson's chi-square test, without continuity correction", "pearson1900");

    private PearsonChiSquare() {}

    /// The test.
    ///
    /// @param counts `counts[row][column]`, at least 0; empty rows and columns change nothing
    /// @throws IllegalArgumentException if the table has no rows of equal length, or a count is negative
    public static Result<HypothesisTest> of(int[][] counts) {
        Contingency table = Contingency.of(counts);
        if (table.rows() < 2 || table.columns() < 2) {
            return Result.unavailable("fewer than two arms or two kinds of response were seen");
        }
        double statistic = 0;
        boolean small = false;
        for (int r = 0; r < table.rows(); r++) {
            for (int c = 0; c < table.columns(); c++) {
                double expected = (double) table.rowSums()[r] * table.columnSums()[c] / table.total();
                double off = table.cells()[r * table.columns() + c] - expected;
                statistic += off * off / expected;
                small |= expected < 5;
            }
        }
        double freedom = (table.rows() - 1.0) * (table.columns() - 1.0);
        Method method = small ? METHOD.with("rough, as a cell has fewer than 5 expected") : METHOD;
        return Result.of(
                new HypothesisTest(Tail.chiSquare(statistic, freedom), statistic, freedom, table.total(), method));
    }
}
