package crosstalk.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The profiled deviance of a linear mixed model, by animals: y = X b + Z u + e, the u of an animal normal with covariance s^2 L L',
/// e normal with variance s^2; b and s^2 profiled out, so that only L is left to search.
///
/// Shape: L is lower triangular, `{l}` or `{l11, l21, l22}`; time in units of `timeScale`. Cost of one evaluation: animals times the
/// square of the columns that are not 0 for an animal, plus the cube of all columns. The gradient is exact:
/// d deviance / d L = 2 G L, G = sum of Z'V^-1 Z - Z'V^-1 r r'V^-1 Z / s^2 (and under REML - Z'V^-1 X A^-1 X'V^-1 Z), V in units of
/// s^2. Sources: laird1982, lindstrom1988, bates2015 (the profile).
final class MixedLikelihood implements Descent.Smooth {
    private final int n;
    private final int p;
    private final int q;
    private final boolean reml;
    private final double timeScale;
    private final int[][] active;
    private final double[][][] zz;
    private final double[][][] zx;
    private final double[][] zy;
    private final double[][] xx;
    private final double[] xy;
    private double yy;

    /// What the profile is at one L.
    ///
    /// @param fixed coefficients
    /// @param variance s^2
    /// @param unscaled the inverse of A = X'V^-1 X: times s^2, the covariance of the coefficients
    record Profile(double deviance, double[] fixed, double variance, double[][] unscaled) {}

    MixedLikelihood(LongitudinalData data, double[][] design, RandomEffects random, boolean reml) {
        this.n = data.size();
        this.p = design[0].length;
        this.q = random.size();
        this.reml = reml;
        this.timeScale = random == RandomEffects.INTERCEPT ? 1 : data.timeScale();
        int animals = data.animals();
        active = new int[animals][];
        zz = new double[animals][q][q];
        zx = new double[animals][q][];
        zy = new double[animals][q];
        xx = new double[p][p];
        xy = new double[p];
        boolean[][] used = new boolean[animals][p];
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < p; c++) {
                used[data.animal()[i]][c] |= design[i][c] != 0;
            }
        }
        for (int a = 0; a < animals; a++) {
            boolean[] has = used[a];
            active[a] = IntStream.range(0, p).filter(c -> has[c]).toArray();
            for (int k = 0; k < q; k++) {
                zx[a][k] = new double[active[a].length];
            }
        }
        double[] z = new double[q];
        for (int i = 0; i < n; i++) {
            random.fill(z, data.time()[i] / timeScale);
            add(data.animal()[i], z, design[i], data.response()[i]);
        }
    }

    private void add(int a, double[] z, double[] x, double y) {
        int[] columns = active[a];
        for (int k = 0; k < q; k++) {
            for (int l = 0; l < q; l++) {
                zz[a][k][l] += z[k] * z[l];
            }
            for (int c = 0; c < columns.length; c++) {
                zx[a][k][c] += z[k] * x[columns[c]];
            }
            zy[a][k] += z[k] * y;
        }
        for (int r : columns) {
            for (int c : columns) {
                xx[r][c] += x[r] * x[c];
            }
            xy[r] += x[r] * y;
        }
        yy += y * y;
    }

    double timeScale() {
        return timeScale;
    }

    @Override
    public double at(double[] lower, double[] gradient) {
        Work work = new Work(lower);
        if (!work.solve()) {
            return Double.POSITIVE_INFINITY;
        }
        work.gradient(gradient);
        return work.deviance;
    }

    /// The profile; deviance infinite where it can not be computed
    Profile profile(double[] lower) {
        Work work = new Work(lower);
        return work.solve()
                ? new Profile(work.deviance, work.fixed, work.variance, work.inverse)
                : new Profile(Double.POSITIVE_INFINITY, new double[0], 0, new double[0][]);
    }

    /// The expected random effects of an animal given its measurements, in the units of Z. Source: robinson1991.
    double[] predicted(int a, double[] lower, double[] fixed) {
        Work work = new Work(lower);
        double[] residual = residual(a, fixed);
        double[][] k = work.inner(a);
        double[] kr = times(k, residual);
        // D Z'V^-1 r = D (Z'r - Z'Z K Z'r)
        double[] zvr = new double[q];
        for (int i = 0; i < q; i++) {
            zvr[i] = residual[i];
            for (int j = 0; j < q; j++) {
                zvr[i] -= zz[a][i][j] * kr[j];
            }
        }
        return times(work.covariance(), zvr);
    }

    private double[] residual(int a, double[] fixed) {
        double[] r = zy[a].clone();
        for (int k = 0; k < q; k++) {
            for (int c = 0; c < active[a].length; c++) {
                r[k] -= zx[a][k][c] * fixed[active[a][c]];
            }
        }
        return r;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            for (int j = 0; j < vector.length; j++) {
                product[i] += matrix[i][j] * vector[j];
            }
        }
        return product;
    }

    /// One evaluation.
    private final class Work {
        private final double[][] l;
        private double deviance;
        private double variance;
        private double[] fixed = new double[0];
        private double[][] inverse = new double[0][];
        private final double[][][] inner = new double[active.length][][];
        private double logDeterminants;

        Work(double[] lower) {
            l = q == 1 ? new double[][] {{lower[0]}} : new double[][] {{lower[0], 0}, {lower[1], lower[2]}};
        }

        double[][] covariance() {
            double[][] d = new double[q][q];
            for (int i = 0; i < q; i++) {
                for (int j = 0; j < q; j++) {
                    for (int k = 0; k < q; k++) {
                        d[i][j] += l[i][k] * l[j][k];
                    }
                }
            }
            return d;
        }

        /// K = L (I + L'Z'Z L)^-1 L', so that V^-1 = I - Z K Z'; adds to the log determinant of V.
        double[][] inner(int a) {
            double[][] s = zz[a];
            if (q == 1) {
                double m = 1 + l[0][0] * l[0][0] * s[0][0];
                logDeterminants += Math.log(m);
                return new double[][] {{l[0][0] * l[0][0] / m}};
            }
            double l11 = l[0][0];
            double l21 = l[1][0];
            double l22 = l[1][1];
            double sl11 = s[0][0] * l11 + s[0][1] * l21;
            double sl21 = s[1][0] * l11 + s[1][1] * l21;
            double m11 = 1 + l11 * sl11 + l21 * sl21;
            double m21 = l22 * sl21;
            double m22 = 1 + l22 * s[1][1] * l22;
            double det = m11 * m22 - m21 * m21;
            logDeterminants += Math.log(det);
            double i11 = m22 / det;
            double i21 = -m21 / det;
            double i22 = m11 / det;
            // L times the inverse, row by row
            double a11 = l11 * i11;
            double a12 = l11 * i21;
            double a21 = l21 * i11 + l22 * i21;
            double a22 = l21 * i21 + l22 * i22;
            double k11 = a11 * l11;
            double k21 = a21 * l11;
            double k22 = a21 * l21 + a22 * l22;
            return new double[][] {{k11, a11 * l21 + a12 * l22}, {k21, k22}};
        }

        boolean solve() {
            double[][] a = new double[p][];
            for (int r = 0; r < p; r++) {
                a[r] = xx[r].clone();
            }
            double[] c = xy.clone();
            double squares = yy;
            for (int i = 0; i < active.length; i++) {
                inner[i] = inner(i);
                squares -= subtract(i, a, c);
            }
            Cholesky root = Cholesky.of(a);
            if (!root.exists()) {
                return false;
            }
            fixed = root.solve(c);
            inverse = root.inverse();
            for (int r = 0; r < p; r++) {
                squares -= c[r] * fixed[r];
            }
            double freedom = reml ? n - p : n;
            variance = squares / freedom;
            deviance = logDeterminants
                    + (reml ? root.logDeterminant() : 0)
                    + freedom * (1 + Math.log(2 * Math.PI * variance));
            return variance > 0;
        }

        /// Takes (Z'X)'K(Z'X) from A and (Z'X)'K Z'y from c.
        ///
        /// @return (Z'y)'K Z'y
        private double subtract(int i, double[][] a, double[] c) {
            int[] columns = active[i];
            double[] ky = times(inner[i], zy[i]);
            double squares = 0;
            for (int k = 0; k < q; k++) {
                squares += zy[i][k] * ky[k];
            }
            for (int s = 0; s < columns.length; s++) {
                double[] kx = new double[q];
                for (int k = 0; k < q; k++) {
                    for (int j = 0; j < q; j++) {
                        kx[k] += inner[i][k][j] * zx[i][j][s];
                    }
                    c[columns[s]] -= zx[i][k][s] * ky[k];
                }
                for (int r = 0; r < columns.length; r++) {
                    double product = 0;
                    for (int k = 0; k < q; k++) {
                        product += zx[i][k][r] * kx[k];
                    }
                    a[columns[r]][columns[s]] -= product;
                }
            }
            return squares;
        }

        void gradient(double[] gradient) {
            double[][] g = new double[q][q];
            for (int i = 0; i < active.length; i++) {
                addTo(g, i);
            }
            Arrays.fill(gradient, 0);
            if (q == 1) {
                gradient[0] = 2 * g[0][0] * l[0][0];
            } else {
                gradient[0] = 2 * (g[0][0] * l[0][0] + g[0][1] * l[1][0]);
                gradient[1] = 2 * (g[1][0] * l[0][0] + g[1][1] * l[1][0]);
                gradient[2] = 2 * g[1][1] * l[1][1];
            }
        }

        private void addTo(double[][] g, int i) {
            double[][] keep = new double[q][q]; // I - Z'Z K
            for (int r = 0; r < q; r++) {
                for (int c = 0; c < q; c++) {
                    keep[r][c] = r == c ? 1 : 0;
                    for (int k = 0; k < q; k++) {
                        keep[r][c] -= zz[i][r][k] * inner[i][k][c];
                    }
                }
            }
            double[] u = times(keep, residual(i, fixed));
            int[] columns = active[i];
            double[][] w = new double[q][columns.length];
            for (int r = 0; r < q && reml; r++) {
                for (int s = 0; s < columns.length; s++) {
                    for (int k = 0; k < q; k++) {
                        w[r][s] += keep[r][k] * zx[i][k][s];
                    }
                }
            }
            for (int r = 0; r < q; r++) {
                for (int c = 0; c < q; c++) {
                    double sum = -u[r] * u[c] / variance;
                    for (int k = 0; k < q; k++) {
                        sum += keep[r][k] * zz[i][k][c];
                    }
                    for (int s = 0; s < columns.length && reml; s++) {
                        double row = 0;
                        for (int t = 0; t < columns.length; t++) {
                            row += inverse[columns[s]][columns[t]] * w[c][t];
                        }
                        sum -= w[r][s] * row;
                    }
                    g[r][c] += sum;
                }
            }
        }
    }
}
