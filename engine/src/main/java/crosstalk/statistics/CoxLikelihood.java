package crosstalk.statistics;

import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;

/// The partial log-likelihood of Cox's model with Efron's or Breslow's treatment of ties, and Firth's penalty if asked.
///
/// Shape: `design[animal][column]`, centred by the caller for the sake of rounding. Source: cox1972, efron1977, breslow1974;
/// heinze2001 for the penalty, whose slope needs the third cumulants of the covariates at risk.
final class CoxLikelihood implements PenalisedLikelihood {
    private final SurvivalData data;
    private final double[][] design;
    private final boolean efron;
    private final boolean firth;
    private final int[] order;
    private final int p;

    CoxLikelihood(SurvivalData data, double[][] design, boolean efron, boolean firth) {
        this.data = data;
        this.design = design;
        this.efron = efron;
        this.firth = firth;
        this.order = data.latestFirst();
        this.p = design.length == 0 ? 0 : design[0].length;
    }

    /// What one death, or one part of a tied set, adds.
    interface Visitor {
        /// Sees it.
        ///
        /// @param mean of the covariates at risk, weighted by their hazards
        /// @param covariance of them
        void death(double time, double[] mean, double[][] covariance);
    }

    @Override
    public Point at(double[] coefficients) {
        double[] gradient = new double[p];
        double[][] information = new double[p][p];
        double[][][] third = firth ? new double[p][p][p] : new double[0][][];
        double log = walk(coefficients, gradient, information, third, (time, mean, covariance) -> {});
        if (Double.isNaN(log)) {
            return new Point(Double.NEGATIVE_INFINITY, gradient, information);
        }
        return firth ? penalised(log, gradient, information, third) : new Point(log, gradient, information);
    }

    private Point penalised(double log, double[] gradient, double[][] information, double[][][] third) {
        try {
            CholeskyDecomposition root =
                    new CholeskyDecomposition(MatrixUtils.createRealMatrix(information), 1e-9, 1e-300);
            double[][] inverse = root.getSolver().getInverse().getData();
            for (int r = 0; r < p; r++) {
                double trace = 0;
                for (int j = 0; j < p; j++) {
                    for (int k = 0; k < p; k++) {
                        trace += inverse[j][k] * third[j][k][r];
                    }
                }
                gradient[r] += trace / 2;
            }
            return new Point(log + Math.log(root.getDeterminant()) / 2, gradient, information);
        } catch (MathRuntimeException flat) {
            return new Point(Double.NEGATIVE_INFINITY, gradient, information);
        }
    }

    /// Adds score, information and third cumulants over all deaths; the visitor sees each.
    ///
    /// @return the log-likelihood
    double walk(double[] coefficients, double[] score, double[][] information, double[][][] third, Visitor visitor) {
        double[] eta = new double[order.length];
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < eta.length; i++) {
            for (int c = 0; c < p; c++) {
                eta[i] += design[i][c] * coefficients[c];
            }
            largest = Math.max(largest, eta[i]);
        }
        double log = 0;
        Moments risk = new Moments(p, firth);
        Moments dying = new Moments(p, firth);
        for (int first = 0; first < order.length; ) {
            int stratum = data.strata()[order[first]];
            if (first > 0 && data.strata()[order[first - 1]] != stratum) {
                risk.clear();
            }
            double time = data.times()[order[first]];
            dying.clear();
            int deaths = 0;
            int next = first;
            for (; next < order.length; next++) {
                int animal = order[next];
                if (data.strata()[animal] != stratum || data.times()[animal] != time) {
                    break;
                }
                double weight = Math.exp(eta[animal] - largest);
                risk.add(weight, design[animal]);
                if (data.events()[animal]) {
                    deaths++;
                    dying.add(weight, design[animal]);
                    log += eta[animal] - largest;
                    for (int c = 0; c < p; c++) {
                        score[c] += design[animal][c];
                    }
                }
            }
            for (int d = 0; d < deaths; d++) {
                log -= risk.death(dying, efron ? (double) d / deaths : 0, time, score, information, third, visitor);
            }
            first = next;
        }
        return log;
    }

    /// Weighted sums of 1, x, xx' and, for the penalty, xxx.
    private static final class Moments {
        private final int p;
        private double weight;
        private final double[] one;
        private final double[][] two;
        private final double[][][] three;

        Moments(int p, boolean third) {
            this.p = p;
            this.one = new double[p];
            this.two = new double[p][p];
            this.three = third ? new double[p][p][p] : new double[0][][];
        }

        void clear() {
            weight = 0;
            java.util.Arrays.fill(one, 0);
            for (double[] row : two) {
                java.util.Arrays.fill(row, 0);
            }
            for (double[][] slab : three) {
                for (double[] row : slab) {
                    java.util.Arrays.fill(row, 0);
                }
            }
        }

        void add(double w, double[] x) {
            weight += w;
            for (int j = 0; j < p; j++) {
                double wj = w * x[j];
                if (wj == 0) {
                    continue;
                }
                one[j] += wj;
                for (int k = 0; k < p; k++) {
                    two[j][k] += wj * x[k];
                    for (int r = 0; r < p && three.length > 0; r++) {
                        three[j][k][r] += wj * x[k] * x[r];
                    }
                }
            }
        }

        /// One death of those at risk less a part of the dying.
        ///
        /// @return the logarithm of the weight at risk
        double death(
                Moments dying,
                double part,
                double time,
                double[] score,
                double[][] information,
                double[][][] third,
                Visitor visitor) {
            double all = weight - part * dying.weight;
            double[] mean = new double[p];
            double[][] square = new double[p][p];
            double[][] covariance = new double[p][p];
            for (int j = 0; j < p; j++) {
                mean[j] = (one[j] - part * dying.one[j]) / all;
                score[j] -= mean[j];
            }
            for (int j = 0; j < p; j++) {
                for (int k = 0; k < p; k++) {
                    square[j][k] = (two[j][k] - part * dying.two[j][k]) / all;
                    covariance[j][k] = square[j][k] - mean[j] * mean[k];
                    information[j][k] += covariance[j][k];
                }
            }
            for (int j = 0; j < third.length; j++) {
                for (int k = 0; k < p; k++) {
                    for (int r = 0; r < p; r++) {
                        double cube = (three[j][k][r] - part * dying.three[j][k][r]) / all;
                        third[j][k][r] += cube
                                - square[j][k] * mean[r]
                                - square[j][r] * mean[k]
                                - square[k][r] * mean[j]
                                + 2 * mean[j] * mean[k] * mean[r];
                    }
                }
            }
            visitor.death(time, mean, covariance);
            return Math.log(all);
        }
    }
}
