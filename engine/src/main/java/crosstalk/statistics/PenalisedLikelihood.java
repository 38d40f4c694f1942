package crosstalk.statistics;

/// A log-likelihood of some coefficients, penalised or not.
interface PenalisedLikelihood {
    /// Its height, slope and curvature at one place.
    ///
    /// @param value minus infinity where it can not be computed, as far out
    /// @param gradient of the value, penalty included
    /// @param information the Fisher information without the penalty, which scales the steps of the search
    record Point(double value, double[] gradient, double[][] information) {
        boolean exists() {
            return value > Double.NEGATIVE_INFINITY;
        }
    }

    Point at(double[] coefficients);
}
