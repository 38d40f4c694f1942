package crosstalk.sbml;

import java.util.Comparator;

/// One thing in a file that is wrong or not supported.
///
/// @param file as the user named it
/// @param line from 1; 0 when the file as a whole is meant
/// @param column from 1; 0 when the line as a whole is meant
/// @param feature a few words by which refusals can be counted, such as `fast reaction`; empty when the file is wrong
/// @param message what was found, what was expected, and the nearest legal name
public record Problem(String file, int line, int column, String feature, String message) {

    static final Comparator<Problem> ORDER = Comparator.comparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::message);

    @Override
    public String toString() {
        String place = line > 0 ? ":" + line + (column > 0 ? ":" + column : "") : "";
        return file + place + " " + message;
    }
}
