package crosstalk.statistics;

/// In what animals differ from their arm.
public enum RandomEffects {
    /// the level
    INTERCEPT,
    /// the slope in time
    SLOPE,
    /// the level and the slope, correlated
    INTERCEPT_AND_SLOPE;

    /// How many each animal has.
    int size() {
        return this == INTERCEPT_AND_SLOPE ? 2 : 1;
    }

    /// Writes what they are multiplied with at a time.
    void fill(double[] z, double time) {
        switch (this) {
            case INTERCEPT -> z[0] = 1;
            case SLOPE -> z[0] = time;
            case INTERCEPT_AND_SLOPE -> {
                z[0] = 1;
                z[1] = time;
            }
        }
    }
}
