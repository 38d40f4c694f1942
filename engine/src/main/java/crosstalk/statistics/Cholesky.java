package crosstalk.statistics;

/// The lower triangular root of a positive definite matrix, in plain arrays for loops that need it thousands of times.
///
/// @param root lower triangle, `root[row][column]`
record Cholesky(double[][] root) {
    /// @return the root; one with [#exists] false if the matrix is not positive definite to 1e-11 of its diagonal
    static Cholesky of(double[][] matrix) {
        int n = matrix.length;
        double[][] root = new double[n][n];
        for (int r = 0; r < n; r++) {
            for (int c = 0; c <= r; c++) {
                double sum = matrix[r][c];
                for (int k = 0; k < c; k++) {
                    sum -= root[r][k] * root[c][k];
                }
                if (r == c) {
                    if (!(sum > 1e-11 * matrix[r][r]) || !Double.isFinite(sum)) {
                        return new Cholesky(new double[0][]);
                    }
                    root[r][r] = Math.sqrt(sum);
                } else {
                    root[r][c] = sum / root[c][c];
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
                low[r][c] = sum / root[r][r];
            }
        }
        double[][] inverse = new double[n][n];
        for (int r = 0; r < n; r++) {
            for (int c = 0; c <= r; c++) {
                double sum = 0;
                for (int k = r; k < n; k++) {
                    sum += low[k][r] * low[k][c];
                }
                inverse[r][c] = sum;
                inverse[c][r] = sum;
            }
        }
        return inverse;
    }
}
