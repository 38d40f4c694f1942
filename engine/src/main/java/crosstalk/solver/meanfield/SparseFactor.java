package crosstalk.solver.meanfield;

/// LU decomposition of a sparse matrix along its diagonal, in an order fixed beforehand.
///
/// Nothing is pivoted while factoring. That is safe for the matrices of a Rosenbrock step (a large diagonal, and loss
/// terms that dominate it); where it is not, a multiplier grows and [#factor] says so, and the caller takes
/// [DenseFactor].
///
/// Source: davis2006, chapter 6.
final class SparseFactor {

    /// A multiplier beyond this loses more digits than the error control could see.
    private static final double LARGEST_MULTIPLIER = 1e6;

    private final PivotOrder plan;
    private final double[] values;
    private final double[] inverse;
    private final double[] work;

    SparseFactor(PivotOrder plan) {
        this.plan = plan;
        values = new double[plan.entries()];
        inverse = new double[plan.size];
        work = new double[plan.size];
    }

    /// Factors `diagonal * identity - matrix`.
    ///
    /// @param matrix its cells, in the order of the pattern that [PivotOrder] was made for
    /// @return false when a pivot is too small beside what it must eliminate, or something is not finite
    boolean factor(double[] matrix, double diagonal) {
        final int[] rowStart = plan.rowStart;
        final int[] columns = plan.columns;
        final int[] diagonals = plan.diagonal;
        final int[] source = plan.source;
        final double[] v = values;
        final double[] w = work;
        for (int i = 0; i < plan.size; i++) {
            int from = rowStart[i];
            int to = rowStart[i + 1];
            int middle = diagonals[i];
            for (int p = from; p < to; p++) {
                int cell = source[p];
                w[columns[p]] = cell < 0 ? 0 : -matrix[cell];
            }
            w[i] += diagonal;
            double largest = 0;
            for (int p = from; p < middle; p++) {
                int k = columns[p];
                double multiplier = w[k] * inverse[k];
                v[p] = multiplier;
                largest = Math.max(largest, Math.abs(multiplier));
                if (multiplier != 0) {
                    for (int q = diagonals[k] + 1; q < rowStart[k + 1]; q++) {
                        w[columns[q]] -= multiplier * v[q];
                    }
                }
            }
            if (!(largest <= LARGEST_MULTIPLIER) || !(Math.abs(w[i]) > 0)) {
                return false;
            }
            inverse[i] = 1 / w[i];
            for (int p = middle; p < to; p++) {
                v[p] = w[columns[p]];
            }
        }
        return true;
    }

    /// Replaces `vector` by the solution.
    void solve(double[] vector) {
        final int[] rowStart = plan.rowStart;
        final int[] columns = plan.columns;
        final int[] diagonals = plan.diagonal;
        final int[] order = plan.order;
        final double[] v = values;
        final double[] w = work;
        for (int i = 0; i < plan.size; i++) {
            double sum = vector[order[i]];
            for (int p = rowStart[i]; p < diagonals[i]; p++) {
                sum -= v[p] * w[columns[p]];
            }
            w[i] = sum;
        }
        for (int i = plan.size - 1; i >= 0; i--) {
            double sum = w[i];
            for (int p = diagonals[i] + 1; p < rowStart[i + 1]; p++) {
                sum -= v[p] * w[columns[p]];
            }
            w[i] = sum * inverse[i];
        }
        for (int i = 0; i < plan.size; i++) {
            vector[order[i]] = w[i];
        }
    }
}
