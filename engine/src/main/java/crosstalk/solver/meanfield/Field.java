package crosstalk.solver.meanfield;

/// The right side of `dy/dt = f(t, y)` with its derivatives.
///
/// Shape: every vector of [#size]; the Jacobian by the cells that can differ from zero, row by row, columns ascending.
interface Field {

    /// Number of unknowns.
    int size();

    /// Whether `f` names the time.
    boolean dependsOnTime();

    /// Fills `slope` with `f(time, state)`; not finite where a rate is not.
    void slope(double time, double[] state, double[] slope);

    /// Length of the Jacobian.
    default int cells() {
        return size() * size();
    }

    /// Fills `product` with the Jacobian times a vector.
    default void multiply(double[] jacobian, double[] vector, double[] product) {
        int cell = 0;
        for (int i = 0; i < product.length; i++) {
            double sum = 0;
            for (double each : vector) {
                sum += jacobian[cell++] * each;
            }
            product[i] = sum;
        }
    }

    /// Fills `slope`, the Jacobian and the derivative of `f` by time at one point.
    void linearise(double time, double[] state, double[] slope, double[] jacobian, double[] inTime);
}
