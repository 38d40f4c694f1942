package crosstalk.model;

/// An expression with its place in a file.
///
/// @param text as written
/// @param tree what it says
/// @param file as the user named it
/// @param line from 1
public record Formula(String text, Syntax tree, String file, int line) {

    /// A problem at this place.
    Problem problem(String message) {
        return new Problem(file, line, message);
    }
}
