package crosstalk.solver.meanfield;

/// A one-step method on a [Field].
///
/// Use: [#begin] at a point, [#attempt] steps of any length from it until one is good, then [#at] for what lies inside
/// that step. Scratch arrays are kept; nothing is allocated per step.
///
/// Shape: every vector by species.
interface Method {

    /// The order of the result; the error estimate is of one order less.
    int order();

    /// Takes `state` at `time` as the start of the steps to come; the array is kept, not copied.
    ///
    /// @return false when a derivative there is not finite
    boolean begin(double time, double[] state);

    /// Derivative by time at the start, live.
    double[] slope();

    /// Tries a step of length `h` from the start.
    ///
    /// @return false when it meets a value that is not finite; a shorter step can do
    boolean attempt(double h);

    /// The state at the end of the last step tried, live.
    double[] next();

    /// Estimated error at the end of the last step tried, by species, live.
    double[] error();

    /// Fills `out` with the state at fraction `s` (0..1) of the last step tried.
    void at(double s, double[] out);

    /// Says that the equations have changed: nothing kept of earlier steps holds.
    void forget();
}
