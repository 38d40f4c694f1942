package crosstalk.histology;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A layer by distance to the invasive margin: from outside to the deepest voxel.
///
/// @param layer name
/// @param kind of the layer
/// @param unit of the values: `cells/mm^3` for a population, else the layer's own
/// @param width of a bin, mm
/// @param bins that hold a voxel, from outside in
public record RadialProfile(String layer, Snapshot.Kind kind, String unit, double width, List<Bin> bins) {
    /// Width of a bin where nothing else is said: 100 um.
    public static final double WIDTH = 0.1;

    /// Voxels whose centres are about as deep.
    ///
    /// @param depth of the middle of the bin below the margin, mm; negative outside
    /// @param voxels whose centre is in the bin
    /// @param weight cells that are counted (population), or cells that the mean is weighted by
    /// @param value density of a population, or weighted mean of another layer; empty where nothing weighs
    public record Bin(double depth, int voxels, double weight, OptionalDouble value) {}

    public RadialProfile {
        bins = List.copyOf(bins);
    }

    /// The profile of a population: cells per volume of the bin's voxels.
    public static RadialProfile ofPopulation(Margin margin, Snapshot.Layer population, double width) {
        double volume = Math.pow(margin.tissue().edge(), 3);
        List<Bin> bins = new ArrayList<>();
        gather(margin, population.values(), null, width).forEach((bin, sums) -> {
            int voxels = (int) sums[0];
            bins.add(new Bin((bin + 0.5) * width, voxels, sums[2], OptionalDouble.of(sums[2] / (voxels * volume))));
        });
        return new RadialProfile(population.name(), population.kind(), "cells/mm^3", width, bins);
    }

    /// The profile of anything else: its mean over cells.
    ///
    /// @param cells how much each voxel weighs, such as its tumour cells
    public static RadialProfile ofLevel(Margin margin, Snapshot.Layer level, float[] cells, double width) {
        List<Bin> bins = new ArrayList<>();
        gather(margin, level.values(), cells, width).forEach((bin, sums) -> {
            OptionalDouble mean = sums[1] > 0 ? OptionalDouble.of(sums[2] / sums[1]) : OptionalDouble.empty();
            bins.add(new Bin((bin + 0.5) * width, (int) sums[0], sums[1], mean));
        });
        return new RadialProfile(level.name(), level.kind(), level.unit(), width, bins);
    }

    /// Of each bin: voxels, weight, weighted sum.
    private static SortedMap<Integer, double[]> gather(
            Margin margin, float[] values, float @Nullable [] weights, double width) {
        if (!(width > 0)) {
            throw new IllegalArgumentException("bins of " + width + " mm, expected more than 0");
        }
        SortedMap<Integer, double[]> bins = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            int bin = (int) Math.floor(margin.depth(i) / width);
            double[] sums = bins.computeIfAbsent(bin, empty -> new double[3]);
            double weight = weights == null ? 1 : weights[i];
            sums[0]++;
            sums[1] += weight;
            sums[2] += weight * values[i];
        }
        return bins;
    }
}
