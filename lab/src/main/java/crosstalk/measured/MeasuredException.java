package crosstalk.measured;

import java.util.List;

/// A table that can not be understood. Every problem says what, where, and what to do.
public final class MeasuredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public MeasuredException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    static MeasuredException of(String problem) {
        return new MeasuredException(List.of(problem));
    }

    public List<String> problems() {
        return problems;
    }
}
