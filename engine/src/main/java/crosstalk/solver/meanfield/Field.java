package crosstalk.solver.meanfield;

/// The right side of `dy/dt = f(t, y)` with its derivatives.
///
/// Shape: every vector of [#size]; the Jacobian row-major, `jacobian[i * size + j] = df_i/dy_j`.
interface Field {

    /// Number of unknowns.
    int size();

    /// Whether `f` names the time.
    boolean dependsOnTime();

    /// Fills `slope` with `f(time, state)`; not finite where a rate is not.
    void slope(double time, double[] state, double[] slope);

    /// Fills `slope`, the Jacobian and the derivative of `f` by time at one point.
    void linearise(double time, double[] state, double[] slope, double[] jacobian, double[] inTime);
}
