package crosstalk.network;

/// One line of the state.
///
/// @param name unique name
/// @param counted whether the amount is a whole number of individuals, or else a continuous amount
public record Species(String name, boolean counted) {}
