package crosstalk.cli;

import crosstalk.model.ProblemsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/// How the model commands end.
final class ModelCommandExit {

    static final int OK = 0;

    /// The run could not go on.
    static final int FAILED = 1;

    /// The file or an option can not be used.
    static final int REFUSED = 2;

    private static final int MOST_LINES = 200;

    private ModelCommandExit() {}

    /// What went wrong with a file; Java says only the name of some.
    static String reason(IOException e) {
        String said = String.valueOf(e.getMessage());
        return switch (e) {
            case AccessDeniedException _ -> "no permission: " + said;
            case FileAlreadyExistsException _ -> "a file is in the way: " + said;
            case NoSuchFileException _ -> "there is no folder for " + said;
            default -> said;
        };
    }

    /// Prints every problem of a file.
    static int refuse(ProblemsException e, PrintWriter err) {
        return refuse(e.problems().stream().map(Object::toString).toList(), err);
    }

    /// Prints every problem, one per line.
    static int refuse(List<String> problems, PrintWriter err) {
        problems.stream().limit(MOST_LINES).forEach(err::println);
        if (problems.size() > MOST_LINES) {
            err.println("and " + (problems.size() - MOST_LINES) + " more problems");
        }
        return REFUSED;
    }
}
