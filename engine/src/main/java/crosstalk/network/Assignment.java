package crosstalk.network;

/// A quantity that follows from the state.
///
/// @param name unique name
/// @param value refers to species, parameters, time and assignments before this one
public record Assignment(String name, Expression value) {}
