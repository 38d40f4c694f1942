package crosstalk.solver;

/// A run that can not go on: says what, where in the network, and at what time.
public final class SolverException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SolverException(String message) {
        super(message);
    }

    /// @param cause the same, known with less of where
    public SolverException(String message, SolverException cause) {
        super(message, cause);
    }
}
