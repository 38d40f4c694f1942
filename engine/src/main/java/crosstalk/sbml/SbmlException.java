package crosstalk.sbml;

import java.util.List;
import java.util.stream.Collectors;

/// A file that can not be used: every problem found, at once.
public final class SbmlException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public SbmlException(List<Problem> problems) {
        super(problems.stream()
                .sorted(Problem.ORDER)
                .distinct()
                .map(Problem::toString)
                .collect(Collectors.joining("\n")));
        this.problems = problems.stream().sorted(Problem.ORDER).distinct().toList();
    }

    /// In order of line.
    public List<Problem> problems() {
        return problems;
    }
}
