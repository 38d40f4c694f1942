package crosstalk.model;

/// Correlation of the standard normal numbers behind two parameters that vary between subjects.
///
/// @param first name of a parameter
/// @param second name of another
/// @param value between -1 and 1
public record Correlation(String first, String second, double value) {}
