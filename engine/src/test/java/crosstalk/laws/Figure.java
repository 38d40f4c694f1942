package crosstalk.laws;

/// What was measured for a law.
///
/// @param value compared with the law's criterion; NaN where nothing could be measured, which no criterion takes
/// @param seen the same in words, for people
record Figure(double value, String seen) {}
