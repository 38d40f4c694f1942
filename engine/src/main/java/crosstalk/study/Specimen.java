package crosstalk.study;

import crosstalk.histology.CoLocation;
import crosstalk.histology.Fractions;
import crosstalk.histology.Infiltration;
import crosstalk.histology.Margin;
import crosstalk.histology.Patch;
import crosstalk.histology.Plane;
import crosstalk.histology.RadialProfile;
import crosstalk.histology.Reading;
import crosstalk.histology.Snapshot;
import crosstalk.histology.Snapshot.Kind;
import crosstalk.histology.Snapshot.Layer;
import crosstalk.histology.Zones;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one day's look at a site in space gives: measures, radial profiles, and perhaps a section.
///
/// The tissue itself is not kept, since it may hold a hundred megabytes: a section is a few hundred kilobytes. Who wants the
/// whole gets it on the day, by [Recorder#image].
///
/// @param day after inoculation
/// @param site of the tissue
/// @param section the central plane of every layer; empty when it was not asked for or there is no tumour
/// @param profiles one for each layer; none when there is no tumour
/// @param measures in the order in which they are to be shown
public record Specimen(
        double day, String site, Optional<Plane> section, List<RadialProfile> profiles, List<Measure> measures) {
    /// Surroundings that a section shows, mm.
    private static final double AROUND = 0.6;

    public Specimen {
        profiles = List.copyOf(profiles);
        measures = List.copyOf(measures);
    }

    /// One number of a specimen, or why there is none.
    ///
    /// @param name such as `median depth`
    /// @param of what it is a number of: a family, two of them as `a and b`, a channel; empty for the tumour
    /// @param unit as printed, `1` for none
    public record Measure(String name, String of, String unit, Reading<Double> value) {}

    /// Looks at a tissue.
    ///
    /// @param site as every other table names it
    /// @param section whether to keep one
    /// @throws java.util.NoSuchElementException when the assay names a layer that the tissue has not
    public static Specimen of(double day, String site, Snapshot tissue, Assay assay, boolean section) {
        return switch (Margin.of(tissue)) {
            case Reading.Found<Margin>(Margin margin) ->
                new Specimen(
                        day,
                        site,
                        section ? Optional.of(Plane.central(margin, AROUND)) : Optional.empty(),
                        profiles(margin, assay),
                        measures(margin, assay));
            case Reading.Missing<Margin>(String reason) ->
                new Specimen(
                        day,
                        site,
                        Optional.empty(),
                        List.of(),
                        List.of(new Measure("greatest depth", "", "mm", Reading.missing(reason))));
        };
    }

    private static List<RadialProfile> profiles(Margin margin, Assay assay) {
        Snapshot tissue = margin.tissue();
        float[] tumour = Fractions.total(tissue, layers(tissue, assay.tumour()));
        return tissue.layers().stream()
                .map(layer -> layer.kind() == Kind.POPULATION
                        ? RadialProfile.ofPopulation(margin, layer, assay.bin())
                        : RadialProfile.ofLevel(margin, layer, tumour, assay.bin()))
                .toList();
    }

    private static List<Measure> measures(Margin margin, Assay assay) {
        Snapshot tissue = margin.tissue();
        List<Measure> measures = new ArrayList<>();
        measures.add(new Measure("greatest depth", "", "mm", Reading.of(margin.greatestDepth())));
        measures.add(new Measure("filling at the margin", "", "1", Reading.of(margin.level())));
        assay.hypoxia()
                .ifPresent(h -> measures.add(new Measure(
                        "hypoxic fraction", "", "1", Fractions.below(margin, tissue.layer(h.layer()), h.below()))));
        List<Layer> dead = layers(tissue, assay.dead());
        List<Layer> living = tissue.layers().stream()
                .filter(l -> l.kind() == Kind.POPULATION && !dead.contains(l))
                .toList();
        measures.add(new Measure("necrotic fraction", "", "1", Fractions.necrotic(margin, dead, living)));
        measures.add(new Measure("dead cells", "", "1", Fractions.deadCells(margin, dead, living)));
        Zones zones = new Zones(margin, assay.rim());
        for (Assay.Family family : assay.infiltrating()) {
            add(measures, Infiltration.of(zones, layer(tissue, family)));
        }
        if (!assay.pairs().isEmpty()) {
            Patch patch = new Patch(margin, assay.shells());
            for (Assay.Pair pair : assay.pairs()) {
                add(measures, CoLocation.of(patch, layer(tissue, pair.first()), layer(tissue, pair.second())));
            }
        }
        for (Assay.Felt felt : assay.felt()) {
            Zones.Means means = zones.means(
                    tissue.layer(felt.channel()),
                    layer(tissue, felt.receivers()).values());
            String of = felt.channel() + " on " + felt.receivers().name();
            measures.add(new Measure("strength in rim", of, means.unit(), means.rim()));
            measures.add(new Measure("strength in core", of, means.unit(), means.core()));
        }
        return measures;
    }

    private static void add(List<Measure> measures, Infiltration found) {
        String of = found.population();
        measures.add(new Measure("median depth", of, "mm", found.median()));
        measures.add(new Measure("90 % depth", of, "mm", found.deep()));
        measures.add(new Measure("share in rim", of, "1", found.rimShare()));
        measures.add(new Measure("share outside", of, "1", found.outside()));
        measures.add(new Measure("density in rim", of, "cells/mm^3", found.rimDensity()));
        measures.add(new Measure("density in core", of, "cells/mm^3", found.coreDensity()));
        measures.add(new Measure("core over rim", of, "1", found.index()));
    }

    private static void add(List<Measure> measures, CoLocation found) {
        String of = found.first() + " and " + found.second();
        switch (found.correlation()) {
            case Reading.Found<List<CoLocation.Shell>>(List<CoLocation.Shell> shells) -> {
                for (int k = 0; k < shells.size(); k++) {
                    String name = k == 0 ? "pair correlation, same voxel" : "pair correlation, shell " + k;
                    measures.add(
                            new Measure(name, of, "1", Reading.of(shells.get(k).g())));
                }
            }
            case Reading.Missing<List<CoLocation.Shell>>(String reason) ->
                measures.add(new Measure("pair correlation, same voxel", of, "1", Reading.missing(reason)));
        }
        measures.add(new Measure("mixing", of, "1", found.mixing()));
    }

    private static List<Layer> layers(Snapshot tissue, List<String> names) {
        return names.stream().map(tissue::layer).toList();
    }

    private static Layer layer(Snapshot tissue, Assay.Family family) {
        return new Layer(
                family.name(), Kind.POPULATION, "cells", Fractions.total(tissue, layers(tissue, family.layers())));
    }
}
