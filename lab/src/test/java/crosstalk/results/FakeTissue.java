package crosstalk.results;

import crosstalk.histology.Snapshot;
import crosstalk.histology.Snapshot.Kind;
import crosstalk.histology.Snapshot.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/// A tumour in space, drawn by a few lines of arithmetic: a lumpy ball with a dead core, effectors that come some way in from the rim.
///
/// @param radius mm
/// @param reach of effectors below the margin, mm
/// @param seed of its lumps and of chance
public record FakeTissue(double radius, double reach, long seed) {
    private static final double EDGE = 0.2;
    private static final double FULL = 4000;

    public Snapshot snapshot() {
        int n = 2 * (int) Math.ceil((radius * 1.25 + 0.6) / EDGE) + 1;
        double[] depth = new double[n * n * n];
        float[] filling = new float[depth.length];
        for (int i = 0; i < depth.length; i++) {
            depth[i] = depth(at(n, i));
            filling[i] = (float) Math.clamp(0.5 + depth[i] / EDGE, 0, 1);
        }
        SplittableRandom random = new SplittableRandom(seed);
        List<Layer> layers = new ArrayList<>();
        layers.add(cells(
                "cancer",
                depth,
                filling,
                random,
                d -> FULL * (0.9 - 0.7 / (1 + Math.exp(-(d - 1.3 * radius / 2) / 0.15)))));
        layers.add(cells(
                "dead", depth, filling, random, d -> FULL * 0.75 / (1 + Math.exp(-(d - 1.3 * radius / 2) / 0.15))));
        layers.add(cells("cd8.effector", depth, filling, random, d -> 60 * Math.exp(-d / reach)));
        layers.add(cells("macrophage.trem2", depth, filling, random, d -> 90 * (1 - Math.exp(-d / 0.7))));
        layers.add(level("oxygen", Kind.TISSUE, "1", depth, d -> d < 0 ? 1 : Math.exp(-d / 0.35)));
        layers.add(level(
                "ifn-gamma", Kind.SIGNAL, "ng/mm^3", depth, d -> 0.02 * Math.exp(-Math.abs(d - 0.1) / (reach + 0.1))));
        layers.add(level("pd-l1 > pd-1", Kind.CHANNEL, "1", depth, d -> 0.7 * Math.exp(-Math.abs(d) / (0.2 + reach))));
        int corner = -(n / 2);
        return new Snapshot("primary", n, n, n, EDGE, new int[] {corner, corner, corner}, filling, layers);
    }

    private double depth(double[] at) {
        double r = Math.sqrt(at[0] * at[0] + at[1] * at[1] + at[2] * at[2]);
        double angle = Math.atan2(at[1], at[0]);
        double lumps = 0.07 * Math.sin(3 * angle + seed) + 0.04 * Math.sin(5 * angle + 2 * seed + at[2]);
        return radius * (1 + lumps) - r;
    }

    private static double[] at(int n, int voxel) {
        int half = n / 2;
        return new double[] {(voxel % n - half) * EDGE, (voxel / n % n - half) * EDGE, (voxel / (n * n) - half) * EDGE};
    }

    private static Layer cells(
            String name, double[] depth, float[] filling, SplittableRandom random, DoubleUnaryOperator density) {
        float[] values = new float[depth.length];
        for (int i = 0; i < values.length; i++) {
            double mean = filling[i] * density.applyAsDouble(Math.max(0, depth[i]));
            // Rounded up as often as the fraction says, and a fifth of chance.
            values[i] = (float) Math.floor(mean * random.nextDouble(0.8, 1.2) + random.nextDouble());
            values[i] = filling[i] > 0 ? values[i] : 0;
        }
        return new Layer(name, Kind.POPULATION, "cells", values);
    }

    private static Layer level(String name, Kind kind, String unit, double[] depth, DoubleUnaryOperator value) {
        float[] values = new float[depth.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = depth[i] > -0.5 ? (float) value.applyAsDouble(depth[i]) : 0;
        }
        return new Layer(name, kind, unit, values);
    }
}
