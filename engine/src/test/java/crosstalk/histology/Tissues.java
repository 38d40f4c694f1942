package crosstalk.histology;

import crosstalk.histology.Snapshot.Kind;
import crosstalk.histology.Snapshot.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Tissues of exact shape: a box of `n` voxels along each axis; a voxel's filling is the share of it within the shape.
final class Tissues {
    static final double EDGE = 0.2;
    private static final int PARTS = 5;

    private Tissues() {}

    /// A shape given by its signed distance in voxels from the box's centre, positive inside.
    static Snapshot shape(int n, ToDoubleFunction<double[]> depth, Layer... layers) {
        float[] filling = new float[n * n * n];
        for (int i = 0; i < filling.length; i++) {
            double[] at = at(n, i);
            double middle = depth.applyAsDouble(at);
            filling[i] = Math.abs(middle) > 1 ? (middle > 0 ? 1 : 0) : share(at, depth);
        }
        return new Snapshot("primary", n, n, n, EDGE, new int[] {-n / 2, -n / 2, -n / 2}, filling, List.of(layers));
    }

    private static float share(double[] at, ToDoubleFunction<double[]> depth) {
        int inside = 0;
        for (int part = 0; part < PARTS * PARTS * PARTS; part++) {
            int row = part / PARTS;
            int plane = row / PARTS;
            double[] point = {
                at[0] + (part % PARTS + 0.5) / PARTS - 0.5,
                at[1] + (row % PARTS + 0.5) / PARTS - 0.5,
                at[2] + (plane + 0.5) / PARTS - 0.5
            };
            inside += depth.applyAsDouble(point) > 0 ? 1 : 0;
        }
        return inside / (float) (PARTS * PARTS * PARTS);
    }

    /// Centre of a voxel, in voxels from the centre of the box.
    static double[] at(int n, int voxel) {
        double half = (n - 1) / 2.0;
        int row = voxel / n;
        int plane = row / n;
        return new double[] {voxel % n - half, row % n - half, plane - half};
    }

    static double radius(double[] at) {
        return Math.sqrt(at[0] * at[0] + at[1] * at[1] + at[2] * at[2]);
    }

    static ToDoubleFunction<double[]> ball(double radius, double... centre) {
        return at -> radius
                - (centre.length == 0
                        ? radius(at)
                        : radius(new double[] {at[0] - centre[0], at[1] - centre[1], at[2] - centre[2]}));
    }

    /// A tissue of that shape with layers added.
    static Snapshot with(Snapshot tissue, Layer... layers) {
        List<Layer> all = new ArrayList<>(tissue.layers());
        all.addAll(List.of(layers));
        return new Snapshot(
                tissue.site(),
                tissue.nx(),
                tissue.ny(),
                tissue.nz(),
                tissue.edge(),
                tissue.origin(),
                tissue.filling(),
                all);
    }

    /// A layer whose value is a function of the place.
    static Layer layer(int n, String name, Kind kind, String unit, ToDoubleFunction<double[]> value) {
        float[] values = new float[n * n * n];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) value.applyAsDouble(at(n, i));
        }
        return new Layer(name, kind, unit, values);
    }

    static Layer cells(int n, String name, ToDoubleFunction<double[]> value) {
        return layer(n, name, Kind.POPULATION, "cells", value);
    }

    static Margin margin(Snapshot tissue) {
        return found(Margin.of(tissue));
    }

    static <T> T found(Reading<T> reading) {
        return reading.found()
                .orElseThrow(() -> new AssertionError(reading.whyNot().orElse("")));
    }
}
