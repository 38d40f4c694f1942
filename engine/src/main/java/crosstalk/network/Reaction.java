package crosstalk.network;

import java.util.List;

/// Something that happens, at a rate, and changes the state each time that it happens.
///
/// A reaction that changes any counted species happens a whole number of times in the stochastic solver;
/// one that changes continuous species alone is always a flow.
///
/// @param name unique name; the address of its random numbers, so renaming a reaction changes a stochastic run
/// @param changes what one firing adds to each species
/// @param rate firings per unit of time, at least 0; below 0 counts as 0 for counted species
public record Reaction(String name, List<Change> changes, Expression rate) {

    public Reaction {
        changes = List.copyOf(changes);
    }

    /// What one firing adds to a species.
    ///
    /// @param species index of the species
    /// @param amount added per firing, negative when taken away; an expression where the yield depends on the
    ///     state (cells that leave after a number of divisions). What is taken away is a constant.
    public record Change(int species, Expression amount) {}
}
