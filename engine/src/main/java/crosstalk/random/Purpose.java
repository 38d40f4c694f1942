package crosstalk.random;

/// What a draw is for. Draws for different purposes never meet, so that, say, one more measurement changes no reaction.
///
/// The numbers are part of every result: they are never changed, reordered or used again.
public enum Purpose {
    /// The traits of a subject.
    TRAITS(0),
    /// Where a subject starts: the sites, numbers and kinds of its cells.
    START(1),
    /// Which reactions happen, and when.
    REACTION(2),
    /// The error of a measurement.
    MEASUREMENT(3),
    /// Rounding a real number to a whole one without bias.
    ROUNDING(4),
    /// Which of several events at one moment comes first.
    EVENT_ORDER(5),
    /// What happens in the voxels of a tissue.
    VOXEL(6);

    /// One more than the largest number that fits into an address.
    static final int LIMIT = 32;

    private final int number;

    Purpose(int number) {
        this.number = number;
    }

    /// The fixed number, 0 to 31.
    public int number() {
        return number;
    }
}
