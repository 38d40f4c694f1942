package crosstalk.bench;

import crosstalk.histology.Infiltration;
import crosstalk.histology.Margin;
import crosstalk.histology.Reading;
import crosstalk.histology.Snapshot;
import crosstalk.histology.Zones;
import crosstalk.model.Lowered;
import crosstalk.model.Model;
import crosstalk.model.ProblemsException;
import crosstalk.network.Expression;
import crosstalk.network.Interpreter;
import crosstalk.network.Kernel;
import crosstalk.network.KernelCompiler;
import crosstalk.network.Network;
import crosstalk.network.Space;
import crosstalk.solver.spatial.Crew;
import crosstalk.solver.spatial.Options;
import crosstalk.solver.spatial.Plan;
import crosstalk.solver.spatial.Spatial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One typical animal of a bundled model in voxels of one size, with 200 ug of each drug on days 7, 10, 13 and 16.
final class SpatialSubject {

    static final int[] DOSE_DAYS = {7, 10, 13, 16};
    private static final double DOSE_NG = 200_000;
    private static final double[] NOTHING = {};

    /// What is measured on one day.
    ///
    /// @param volume of the tumour, mm^3
    /// @param depth below the margin that half of all CD8 T cells inside do not pass, mm; NaN where there are none
    /// @param steps since day 0
    /// @param voxelSteps active voxels, summed over steps
    record Day(double day, double volume, double depth, long steps, long voxelSteps) {}

    private final Lowered lowered;
    private final Plan plan;
    private final Kernel observation;
    private final double[] parameters;
    private final double[] start;
    private final List<String> drugs;

    /// @param name of `models/<name>.yaml` under the working directory
    /// @param drugs that are given; may be empty
    /// @param edge of a voxel, mm
    SpatialSubject(String name, List<String> drugs, double edge) throws ProblemsException {
        Model model = Model.read(Path.of("models", name + ".yaml"));
        this.drugs = drugs;
        lowered = model.lower(drugs, List.of(), edge);
        Space space = lowered.space().orElseThrow();
        plan = new Plan(space, KernelCompiler::compile);
        observation = KernelCompiler.compile(lowered.observation());
        Network network = lowered.network();
        parameters = network.defaultParameters();
        start = network.start().stream().mapToDouble(this::value).toArray();
        Model.Inoculation given = model.inoculation().orElseThrow();
        double cells = value(given.cells());
        String site = lowered.sites().getFirst().name();
        for (Lowered.Injection part : lowered.inocula().get(given.inoculum()).get(site)) {
            start[part.species()] += part.perCell(parameters) * cells;
        }
    }

    private double value(Expression expression) {
        return Interpreter.evaluate(expression, 0, NOTHING, parameters, NOTHING);
    }

    /// The animal at its injection.
    Spatial born(Options options, long subject, Crew crew) {
        return new Spatial(plan, parameters, start, 2026, subject, options, crew);
    }

    /// Runs the animal to the last of some days, or until its tumour is larger than a limit.
    ///
    /// @param subject number: another chance
    /// @param days in order
    /// @param limit mm^3
    List<Day> run(Options options, long subject, List<Double> days, double limit) {
        Spatial animal = born(options, subject, Crew.ALONE);
        List<Day> course = new ArrayList<>();
        int dose = 0;
        for (double day : days) {
            for (; !drugs.isEmpty() && dose < DOSE_DAYS.length && DOSE_DAYS[dose] < day; dose++) {
                animal.advance(DOSE_DAYS[dose], List.of());
                give(animal);
            }
            animal.advance(day, List.of());
            Day now = new Day(day, volume(animal), depth(animal), animal.steps(), animal.voxelSteps());
            course.add(now);
            if (now.volume() > limit) {
                break;
            }
        }
        return course;
    }

    /// Gives a dose of each of the drugs, as far as it is taken up.
    void give(Spatial animal) {
        double[] state = animal.state();
        for (String drug : drugs) {
            Lowered.DrugPlaces places = lowered.drugs().get(drug);
            state[places.depot()] += DOSE_NG / places.massPerAmount() * places.bioavailability();
            state[places.dosed()] = 1;
        }
        animal.changed();
    }

    /// The tumour's volume, mm^3.
    double volume(Spatial animal) {
        double[] assigned = new double[lowered.observation().assignments().size()];
        observation.assign(animal.time(), animal.state(), animal.parameters(), assigned);
        return assigned[lowered.sites().getFirst().volume()];
    }

    private static double depth(Spatial animal) {
        List<Snapshot> tissues = animal.look();
        if (tissues.isEmpty()) {
            return Double.NaN;
        }
        Snapshot tissue = tissues.getFirst();
        float[] sum = new float[tissue.size()];
        for (Snapshot.Layer layer : tissue.layers()) {
            if (layer.kind() == Snapshot.Kind.POPULATION && layer.name().startsWith("cd8")) {
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += layer.values()[i];
                }
            }
        }
        Snapshot.Layer all = new Snapshot.Layer("cd8", Snapshot.Kind.POPULATION, "cells", sum);
        return switch (Margin.of(tissue)
                .then(m -> Infiltration.of(new Zones(m, Zones.RIM), all).median())) {
            case Reading.Found<Double>(Double depth) -> depth;
            case Reading.Missing<Double> none -> Double.NaN;
        };
    }
}
