package crosstalk.study;

import crosstalk.quantity.Dimension;
import crosstalk.quantity.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;

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
            throw new IllegalArgumentException("a voxel of " + printed(edge) + ", expected 20 to 500 um");
        }
    }

    /// The edge as it is printed, such as `200 um`.
    String um() {
        return printed(edge);
    }

    private static String printed(double edge) {
        return Double.isFinite(edge)
                ? BigDecimal.valueOf(edge * 1000)
                                .round(new MathContext(4))
                                .stripTrailingZeros()
                                .toPlainString() + " um"
                : edge + " mm";
    }

    /// Voxels of an edge such as `200 um`.
    ///
    /// @throws IllegalArgumentException when the text is no length, or the edge not 20 to 500 um
    public static Voxels of(String text) {
        Quantity edge = Quantity.parse(text);
        if (!edge.dimension().equals(Dimension.LENGTH)) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no length, expected one with its unit such as \"200 um\"");
        }
        return new Voxels(edge.value());
    }

    /// Volume of a voxel, mm^3.
    double volume() {
        return edge * edge * edge;
    }
}
