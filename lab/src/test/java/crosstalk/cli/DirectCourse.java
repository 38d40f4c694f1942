package crosstalk.cli;

import crosstalk.model.Lowered;
import crosstalk.model.Model;
import crosstalk.network.Expression;
import crosstalk.network.Interpreter;
import crosstalk.network.KernelCompiler;
import crosstalk.network.Network;
import crosstalk.network.Species;
import crosstalk.solver.Watch;
import crosstalk.solver.meanfield.MeanField;
import crosstalk.solver.meanfield.Plan;
import crosstalk.solver.meanfield.Tolerance;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// The state of the typical subject at noon of 40 days, worked out to many digits: inoculated at time 0, with 10 mg/kg for 20 g of
/// each drug on days 7, 10, 13 and 16, and with the last malignant cell gone for good.
record DirectCourse(List<String> species, double[][] states) {

    static final int DAYS = 40;

    private static final Set<Integer> DOSES = Set.of(7, 10, 13, 16);
    /// 10 mg/kg of 20 g, in ng.
    private static final double DOSE = 2e5;

    static DirectCourse of(Model model, List<String> drugs) {
        Lowered lowered = model.lower(drugs, List.of());
        Network network = lowered.network();
        double[] parameters = network.defaultParameters();
        double[] start = network.start().stream()
                .mapToDouble(amount -> value(amount, parameters))
                .toArray();
        Model.Inoculation given = model.inoculation().orElseThrow();
        Lowered.Site site = lowered.sites().getFirst();
        var bySite = Objects.requireNonNull(lowered.inocula().get(given.inoculum()));
        for (Lowered.Injection injection : Objects.requireNonNull(bySite.get(site.name()))) {
            start[injection.species()] += value(given.cells(), parameters) * injection.perCell();
        }
        Plan plan = new Plan(network, KernelCompiler.compile(network));
        Tolerance tolerance = Tolerance.DEFAULT.withErrors(1e-9, 1e-6, 1e-9);
        MeanField simulation = new MeanField(plan, parameters, start, tolerance);
        double[][] states = new double[DAYS][];
        for (int day = 0; day < DAYS; day++) {
            advance(simulation, day, site);
            if (DOSES.contains(day)) {
                for (String drug : drugs) {
                    Lowered.DrugPlaces places =
                            Objects.requireNonNull(lowered.drugs().get(drug));
                    simulation.state()[places.depot()] += DOSE / places.massPerAmount() * places.bioavailability();
                    simulation.state()[places.dosed()] = 1;
                }
                simulation.changed();
            }
            advance(simulation, day + 0.5, site);
            states[day] = simulation.state().clone();
        }
        return new DirectCourse(network.species().stream().map(Species::name).toList(), states);
    }

    private static double value(Expression amount, double[] parameters) {
        return Interpreter.evaluate(amount, 0, new double[0], parameters, new double[0]);
    }

    private static void advance(MeanField simulation, double end, Lowered.Site site) {
        while (simulation.time() < end) {
            simulation
                    .advance(end, List.of(new Watch(site.burdenToWatch(), 1, false)))
                    .ifPresent(gone -> {
                        site.malignant().forEach(species -> simulation.state()[species] = 0);
                        simulation.changed();
                    });
        }
    }

    /// The course of one species, by day.
    double[] course(int species) {
        double[] course = new double[DAYS];
        for (int day = 0; day < DAYS; day++) {
            course[day] = states[day][species];
        }
        return course;
    }
}
