package crosstalk.study;

/// How the network of a subject is solved.
public enum Fidelity {
    /// Real numbers and no chance; a burden below one cell counts as none.
    MEAN_FIELD("mean-field"),
    /// Whole cells and chance.
    STOCHASTIC("stochastic"),
    /// Whole cells and chance in every voxel of a tissue.
    SPATIAL("spatial");

    private final String text;

    Fidelity(String text) {
        this.text = text;
    }

    /// As a study file writes it.
    public String text() {
        return text;
    }
}
