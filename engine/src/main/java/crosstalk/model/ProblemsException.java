package crosstalk.model;

import java.util.List;

/// A file of the user's that can not be used: every problem found, at once.
public final class ProblemsException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ProblemsException(List<Problem> problems) {
        super(Problem.list(problems));
        this.problems = problems.stream().sorted().distinct().toList();
    }

    /// In order of file and line.
    public List<Problem> problems() {
        return problems;
    }
}
