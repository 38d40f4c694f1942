package crosstalk.solver.meanfield;

import java.util.Arrays;

/// LU decomposition of a full matrix with partial pivoting: slow, and safe for any regular matrix.
///
/// Shape: n x n row-major inside; the matrix comes by its cells. Cost: n^3/3 multiply-adds to factor, n^2 to solve.
/// Source: golub2013, algorithm 3.4.1.
final class DenseFactor {

    /// Beyond this, a full matrix is too large to be worth it.
    private static final int LARGEST = 4_000;

    private final PivotOrder pattern;
    private final int size;
    private double[] lu = {};
    private final int[] pivot;
    private final double[] work;

    /// @param pattern where the cells of the matrices stand
    DenseFactor(PivotOrder pattern) {
        this.pattern = pattern;
        size = pattern.size;
        pivot = new int[size];
        work = new double[size];
    }

    /// Factors `diagonal * identity - matrix`.
    ///
    /// @param matrix its cells, in the order of the pattern that [PivotOrder] was made for
    /// @return false when it is singular, not finite, or larger than is sensible
    boolean factor(double[] matrix, double diagonal) {
        int n = size;
        if (n > LARGEST) {
            return false;
        }
        spread(matrix);
        for (int i = 0; i < n; i++) {
            lu[i * n + i] += diagonal;
            pivot[i] = i;
        }
        for (int column = 0; column < n; column++) {
            int best = largestBelow(column);
            double value = lu[best * n + column];
            if (!(Math.abs(value) > 0) || Double.isInfinite(value)) {
                return false;
            }
            if (best != column) {
                swapRows(best, column);
            }
            eliminate(column);
        }
        return true;
    }

    private void spread(double[] matrix) {
        if (lu.length == 0) {
            lu = new double[size * size];
        }
        Arrays.fill(lu, 0);
        for (int i = 0; i < size; i++) {
            for (int at = pattern.rowStart[i]; at < pattern.rowStart[i + 1]; at++) {
                if (pattern.source[at] >= 0) {
                    lu[pattern.order[i] * size + pattern.order[pattern.columns[at]]] = -matrix[pattern.source[at]];
                }
            }
        }
    }

    private int largestBelow(int column) {
        int best = column;
        double largest = Math.abs(lu[column * size + column]);
        for (int row = column + 1; row < size; row++) {
            double here = Math.abs(lu[row * size + column]);
            if (here > largest) {
                largest = here;
                best = row;
            }
        }
        return best;
    }

    private void swapRows(int a, int b) {
        System.arraycopy(lu, a * size, work, 0, size);
        System.arraycopy(lu, b * size, lu, a * size, size);
        System.arraycopy(work, 0, lu, b * size, size);
        int row = pivot[a];
        pivot[a] = pivot[b];
        pivot[b] = row;
    }

    private void eliminate(int column) {
        int n = size;
        int top = column * n;
        double inverse = 1 / lu[top + column];
        for (int row = column + 1; row < n; row++) {
            int start = row * n;
            double factor = lu[start + column] * inverse;
            if (factor == 0) {
                continue;
            }
            lu[start + column] = factor;
            for (int j = column + 1; j < n; j++) {
                lu[start + j] -= factor * lu[top + j];
            }
        }
    }

    /// Replaces `vector` by the solution.
    void solve(double[] vector) {
        int n = size;
        for (int i = 0; i < n; i++) {
            double sum = vector[pivot[i]];
            for (int j = 0; j < i; j++) {
                sum -= lu[i * n + j] * work[j];
            }
            work[i] = sum;
        }
        for (int i = n - 1; i >= 0; i--) {
            double sum = work[i];
            for (int j = i + 1; j < n; j++) {
                sum -= lu[i * n + j] * work[j];
            }
            work[i] = sum / lu[i * n + i];
        }
        System.arraycopy(work, 0, vector, 0, n);
    }
}
