package crosstalk.statistics;

import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/// The log-likelihood of a logistic regression plus half the log determinant of its information.
///
/// Source: firth1993, sec. 3: the score of coefficient r becomes the sum of (y - p + h (1/2 - p)) x_r, h the leverages.
///
/// @param outcome of each animal
/// @param design `design[animal][column]`
record LogisticLikelihood(boolean[] outcome, double[][] design) implements PenalisedLikelihood {
    @Override
    public Point at(double[] coefficients) {
        int p = coefficients.length;
        double[] gradient = new double[p];
        double[][] information = new double[p][p];
        double[] fitted = new double[outcome.length];
        double log = 0;
        for (int i = 0; i < outcome.length; i++) {
            double eta = 0;
            for (int c = 0; c < p; c++) {
                eta += design[i][c] * coefficients[c];
            }
            log -= Math.log1p(Math.exp(-Math.abs(eta))) + (outcome[i] == eta >= 0 ? 0 : Math.abs(eta));
            fitted[i] = 1 / (1 + Math.exp(-eta));
            double weight = fitted[i] * (1 - fitted[i]);
            for (int r = 0; r < p; r++) {
                for (int c = 0; c < p; c++) {
                    information[r][c] += weight * design[i][r] * design[i][c];
                }
            }
        }
        try {
            CholeskyDecomposition root =
                    new CholeskyDecomposition(MatrixUtils.createRealMatrix(information), 1e-9, 1e-300);
            RealMatrix inverse = root.getSolver().getInverse();
            for (int i = 0; i < outcome.length; i++) {
                double weight = fitted[i] * (1 - fitted[i]);
                double leverage = weight
                        * MatrixUtils.createRealVector(design[i])
                                .dotProduct(inverse.operate(MatrixUtils.createRealVector(design[i])));
                double residual = (outcome[i] ? 1 : 0) - fitted[i] + leverage * (0.5 - fitted[i]);
                for (int c = 0; c < p; c++) {
                    gradient[c] += residual * design[i][c];
                }
            }
            return new Point(log + Math.log(root.getDeterminant()) / 2, gradient, information);
        } catch (MathRuntimeException flat) {
            return new Point(Double.NEGATIVE_INFINITY, gradient, information);
        }
    }
}
