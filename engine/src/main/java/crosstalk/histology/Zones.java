package crosstalk.histology;

/// A tumour in two: its rim, and the core below.
///
/// @param margin of the tumour
/// @param rim how deep the rim reaches, mm
public record Zones(Margin margin, double rim) {
    /// Depth of the rim where nothing else is said: 500 um.
    public static final double RIM = 0.5;

    public Zones {
        if (!(rim > 0)) {
            throw new IllegalArgumentException("a rim of " + rim + " mm, expected more than 0");
        }
    }

    static final String NO_CORE = "the tumour is thinner than its rim, so it has no core";

    /// A sum over both.
    record Sums(double rim, double core) {}

    /// Sum of values over the voxels inside the margin.
    Sums sum(float[] values) {
        double outer = 0;
        double inner = 0;
        for (int i = 0; i < values.length; i++) {
            if (margin.isInside(i)) {
                if (margin.depth(i) < rim) {
                    outer += values[i];
                } else {
                    inner += values[i];
                }
            }
        }
        return new Sums(outer, inner);
    }

    /// Volume of the voxels inside the margin, mm^3.
    Sums volume() {
        int outer = 0;
        int inner = 0;
        for (int i = 0; i < margin.tissue().size(); i++) {
            if (margin.isInside(i)) {
                if (margin.depth(i) < rim) {
                    outer++;
                } else {
                    inner++;
                }
            }
        }
        double voxel = Math.pow(margin.tissue().edge(), 3);
        return new Sums(outer * voxel, inner * voxel);
    }

    /// The mean of a layer by the cells of another, such as the strength of a channel as its receivers feel it.
    ///
    /// @param level any layer
    /// @param cells of each voxel
    public Means means(Snapshot.Layer level, float[] cells) {
        float[] felt = new float[cells.length];
        for (int i = 0; i < cells.length; i++) {
            felt[i] = level.values()[i] * cells[i];
        }
        Sums above = sum(felt);
        Sums below = sum(cells);
        return new Means(
                level.name(),
                level.unit(),
                Reading.quotient(above.rim(), below.rim(), "there are none of these cells in the rim"),
                Reading.quotient(above.core(), below.core(), "there are none of these cells in the core"));
    }

    /// Means by cells in rim and core.
    ///
    /// @param layer name
    /// @param unit of both
    public record Means(String layer, String unit, Reading<Double> rim, Reading<Double> core) {}
}
