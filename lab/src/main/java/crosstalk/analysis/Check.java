package crosstalk.analysis;

/// Whether an assumption holds, in words.
///
/// @param about what is assumed, and by which result
/// @param verdict what the data say to it
/// @param isConcern whether the reader should take care
public record Check(String about, String verdict, boolean isConcern) {}
