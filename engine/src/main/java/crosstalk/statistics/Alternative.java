package crosstalk.statistics;

/// What a test looks for.
public enum Alternative {
    /// a difference in either direction
    TWO_SIDED,
    /// more of the outcome in the arm than in its control
    GREATER,
    /// less of the outcome in the arm than in its control
    LESS
}
