package crosstalk.statistics;

/// The lower triangular root of a positive definite matrix, in plain arrays for loops that need it thousands of times.
///
/// @param root lower triangle, `root[row][column]`
record Cholesky(double[][] root) {
    /// The root; one with [#exists] false if the matrix is not positive definite to 1e-11 of its diagonal
    static Cholesky of(double[][] matrix) {
        return of(matrix, 1e-11);
    }

    /// The root of the lower triangle; leading zeros of a row are skipped, so that blocks cost what they would cost alone.
    ///
    /// @param least of a diagonal element that must be left, relative to itself
    static Cholesky of(double[][] matrix, double least) {
        int n = matrix.length;
        double[][] root = new double[n][n];
        int[] first = new int[n];
        for (int r = 0; r < n; r++) {
            double[] row = root[r];
            while (first[r] < r && matrix[r][first[r]] == 0) {
                first[r]++;
            }
            for (int c = first[r]; c <= r; c++) {
                double sum = matrix[r][c];
                for (int k = Math.max(first[r], first[c]); k < c; k++) {
                    sum -= row[k] * root[c][k];
                }
                if (r == c) {
                    if (!(sum > least * matrix[r][r]) || !Double.isFinite(sum)) {
                        return new Cholesky(new double[0][]);
                    }
                    row[r] = Math.sqrt(sum);
                } else {
                    row[c] = sum / root[c][c];
                }
            }
        }
        return new Cholesky(root);
    }

    boolean exists() {
        return root.length > 0;
    }

    double logDeterminant() {
        double log = 0;
        for (int i = 0; i < root.length; i++) {
            log += 2 * Math.log(root[i][i]);
        }
        return log;
    }

    double[] solve(double[] right) {
        int n = root.length;
        double[] x = right.clone();
        for (int r = 0; r < n; r++) {
            for (int c = 0; c < r; c++) {
                x[r] -= root[r][c] * x[c];
            }
            x[r] /= root[r][r];
        }
        for (int r = n - 1; r >= 0; r--) {
            for (int c = r + 1; c < n; c++) {
                x[r] -= root[c][r] * x[c];
            }
            x[r] /= root[r][r];
        }
        return x;
    }

    double[][] inverse() {
        int n = root.length;
        double[][] low = new double[n][n]; // the inverse of the root
        for (int c = 0; c < n; c++) {
            low[c][c] = 1 / root[c][c];
            for (int r = c + 1; r < n; r++) {
                double sum = 0;
                for (int k = c; k < r; k++) {
                    sum -= root[r][k] * low[k][c];
                }
                low[r][c] = sum == 0 ? 0 : sum / root[r][r];
            }
        }
        double[][] inverse = new double[n][n];
        for (int k = 0; k < n; k++) {
            for (int r = 0; r <= k; r++) {
                double factor = low[k][r];
                for (int c = 0; c <= r && factor != 0; c++) {
                    inverse[r][c] += factor * low[k][c];
                }
            }
        }
        for (int r = 0; r < n; r++) {
            for (int c = 0; c < r; c++) {
                inverse[c][r] = inverse[r][c];
            }
        }
        return inverse;
    }
}
