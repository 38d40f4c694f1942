package crosstalk.study;

/// Memory did not suffice for a subject, so a run has ended. What was recorded before is kept; nothing of this subject was.
public final class MemoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Ensemble.Task task;
    private final String arm;

    /// @param arm in which it was
    public MemoryException(Ensemble.Task task, String arm, OutOfMemoryError cause) {
        super("not enough memory for " + task.model() + ", subject " + task.subject() + ", arm \"" + arm + "\"", cause);
        this.task = task;
        this.arm = arm;
    }

    /// Which one it was.
    public Ensemble.Task task() {
        return task;
    }

    /// The arm in which it was.
    public String arm() {
        return arm;
    }
}
