package crosstalk.model;

import java.util.Comparator;
import java.util.List;

/// One thing that is wrong in a file.
///
/// @param file as the user named it
/// @param line from 1; 0 when the file as a whole is meant
/// @param message what was found, what was expected, and the nearest legal name
public record Problem(String file, int line, String message) implements Comparable<Problem> {

    private static final Comparator<Problem> ORDER =
            Comparator.comparing(Problem::file).thenComparingInt(Problem::line).thenComparing(Problem::message);

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return line > 0 ? file + ":" + line + " " + message : file + " " + message;
    }

    /// One line per problem, in order of file and line.
    public static String list(List<Problem> problems) {
        return String.join(
                "\n",
                problems.stream().sorted().distinct().map(Problem::toString).toList());
    }
}
