package crosstalk.study;

/// How a tissue is cut up where subjects are simulated in space.
///
/// @param edge of a voxel, mm
public record Voxels(double edge) {

    /// Unless a study says otherwise: 200 um.
    public static final Voxels DEFAULT = new Voxels(0.2);

    /// Least and largest edge, mm: one cell, and a third of what a field such as TGF-b reaches.
    static final double LEAST = 0.02;

    static final double MOST = 0.5;

    public Voxels {
        if (!(edge >= LEAST && edge <= MOST)) {
            throw new IllegalArgumentException("a voxel of " + edge * 1000 + " um, expected 20 to 500 um");
        }
    }
}
