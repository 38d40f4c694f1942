package crosstalk.bench;

import crosstalk.solver.meanfield.Tolerance;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// What accuracy costs with one solver: a line of measurements at falling tolerances.
///
/// @param solver its name
/// @param rows in any order
record WorkPrecision(String solver, List<Row> rows) {

    /// One measurement.
    ///
    /// @param steps of one subject
    /// @param evaluations of the right-hand side, those for difference quotients included; -1 where the solver does
    ///     not tell
    /// @param best of all repeats, ms of processor time
    /// @param median of all repeats, ms of processor time
    /// @param error largest over days, populations and volume ([TreatedSubject#error]); not a number where the solver
    ///     gave up
    /// @param volumeError the same over days for the tumour's volume alone
    record Row(
            Tolerance tolerance,
            long steps,
            long evaluations,
            double best,
            double median,
            double error,
            double volumeError) {

        /// A run that was given up.
        static Row failed(Tolerance tolerance) {
            return new Row(tolerance, 0, -1, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
    }

    /// Median time at which the error is at most `level`: on the front of those rows that no other row beats in time and
    /// error, interpolated between the logarithms of both; not a number where no row is as exact.
    double timeAt(double level) {
        List<Row> front = front();
        for (int i = 0; i < front.size(); i++) {
            Row here = front.get(i);
            if (here.error() <= level) {
                if (i == 0) {
                    return here.median();
                }
                Row before = front.get(i - 1);
                double part = Math.log(level / before.error()) / Math.log(here.error() / before.error());
                return before.median() * Math.pow(here.median() / before.median(), part);
            }
        }
        return Double.NaN;
    }

    /// Cheapest first: each row is more exact than all that cost less.
    private List<Row> front() {
        List<Row> byTime = rows.stream()
                .filter(row -> Double.isFinite(row.error()))
                .sorted(Comparator.comparingDouble(Row::median))
                .toList();
        double[] least = {Double.POSITIVE_INFINITY};
        return byTime.stream()
                .filter(row -> {
                    boolean better = row.error() < least[0];
                    least[0] = Math.min(least[0], row.error());
                    return better;
                })
                .toList();
    }

    /// The rows as a table in Markdown.
    String table() {
        StringBuilder text = new StringBuilder();
        text.append("| ").append(solver).append(" relative, counted, continuous | steps | evaluations | best ms ");
        text.append("| median ms | error | error of the volume |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        for (Row row : rows) {
            Tolerance t = row.tolerance();
            String line = Double.isNaN(row.error())
                    ? "given up | | | | | |"
                    : "%d | %s | %.2f | %.2f | %.1e | %.1e |"
                            .formatted(
                                    row.steps(),
                                    row.evaluations() < 0 ? "" : Objects.toString(row.evaluations()),
                                    row.best(),
                                    row.median(),
                                    row.error(),
                                    row.volumeError());
            text.append(String.format(
                    Locale.ROOT, "| %.0e, %.0e, %.0e | %s%n", t.relative(), t.counted(), t.continuous(), line));
        }
        return text.toString();
    }
}
