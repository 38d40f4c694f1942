package crosstalk.network;

/// A value that a run may set, constant between the moments at which it is set.
///
/// @param name unique name
/// @param value default value
public record Parameter(String name, double value) {}
