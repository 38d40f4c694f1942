package crosstalk.solver;

/// Something to stop at: an assigned quantity reaches a level.
///
/// @param assignment index of the assigned quantity
/// @param level where to stop, in the quantity's unit
/// @param rising stop when the quantity, below the level before, reaches it from below; else when it falls to the level
///     or below from above
public record Watch(int assignment, double level, boolean rising) {

    /// Whether `value` lies at or beyond the level.
    public boolean reached(double value) {
        return rising ? value >= level : value <= level;
    }
}
