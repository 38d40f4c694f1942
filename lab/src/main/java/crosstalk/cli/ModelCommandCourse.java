package crosstalk.cli;

import crosstalk.cli.ModelCommandOptions.Settings;
import crosstalk.model.Lowered;
import crosstalk.model.Model;
import crosstalk.network.Interpreter;
import crosstalk.network.Kernel;
import crosstalk.network.KernelCompiler;
import crosstalk.network.Network;
import crosstalk.solver.Simulation;
import crosstalk.solver.Watch;
import crosstalk.solver.meanfield.MeanField;
import crosstalk.solver.meanfield.Tolerance;
import crosstalk.solver.stochastic.Options;
import crosstalk.solver.stochastic.Stochastic;
import crosstalk.study.Fidelity;
import crosstalk.study.Regimen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Runs of one typical subject, and the table of their rows.
///
/// On one day, in this order, as in a study: the row is read, then doses are given.
final class ModelCommandCourse {

    private static final double[] NOTHING = {};
    private static final int BATCH = 16;

    private final Model model;
    private final Lowered lowered;
    private final Settings settings;
    private final Kernel observation;
    private final ModelCommandColumns columns;
    private final double[] parameters;
    private final double[] times;

    ModelCommandCourse(Model model, Lowered lowered, Settings settings) {
        this.model = model;
        this.lowered = lowered;
        this.settings = settings;
        this.observation = KernelCompiler.compile(lowered.observation());
        this.columns = ModelCommandColumns.of(lowered);
        this.parameters = lowered.network().defaultParameters();
        int rows = (int) Math.floor(settings.end() / settings.every() * (1 + 1e-12)) + 1;
        this.times =
                IntStream.range(0, rows).mapToDouble(i -> i * settings.every()).toArray();
    }

    /// The table as CSV.
    String table() {
        IntFunction<Simulation> solver = solver();
        if (settings.runs() == 1) {
            return columns.csv(times, run(solver.apply(0)));
        }
        ModelCommandMoments moments = new ModelCommandMoments(times.length, columns.size());
        for (int first = 0; first < settings.runs(); first += BATCH) {
            int last = Math.min(settings.runs(), first + BATCH);
            // Runs in parallel, summed in their order: the table does not depend on the number of threads.
            List<double[][]> batch = IntStream.range(first, last)
                    .parallel()
                    .mapToObj(i -> run(solver.apply(i)))
                    .toList();
            batch.forEach(moments::add);
        }
        return columns.csv(times, moments);
    }

    private IntFunction<Simulation> solver() {
        Network network = lowered.network();
        double[] start = network.start().stream()
                .mapToDouble(amount -> Interpreter.evaluate(amount, 0, NOTHING, parameters, NOTHING))
                .toArray();
        return switch (settings.fidelity()) {
            case MEAN_FIELD -> {
                var plan = new crosstalk.solver.meanfield.Plan(network, KernelCompiler.compile(network));
                yield run -> new MeanField(plan, parameters, start, Tolerance.DEFAULT);
            }
            case STOCHASTIC -> {
                var plan = new crosstalk.solver.stochastic.Plan(network, KernelCompiler::compile);
                yield run -> new Stochastic(plan, parameters, start, settings.seed(), run, Options.DEFAULT);
            }
            case SPATIAL -> throw new IllegalStateException("refused by the options");
        };
    }

    private double[][] run(Simulation simulation) {
        inoculate(simulation);
        NavigableMap<Double, List<Given>> doses = doses();
        double[][] rows = new double[times.length][];
        double[] assigned = new double[lowered.observation().assignments().size()];
        int row = 0;
        while (row < times.length) {
            double time = doses.isEmpty() ? times[row] : Math.min(times[row], doses.firstKey());
            advance(simulation, time);
            if (times[row] <= time) {
                observation.assign(simulation.time(), simulation.state(), simulation.parameters(), assigned);
                rows[row++] = columns.read(simulation.state(), assigned);
            }
            List<Given> due = doses.remove(time);
            if (due != null) {
                due.forEach(given -> give(simulation, given));
                simulation.changed();
            }
        }
        return rows;
    }

    private void inoculate(Simulation simulation) {
        model.inoculation().ifPresent(given -> {
            double cells = Interpreter.evaluate(given.cells(), 0, NOTHING, parameters, NOTHING);
            String first = lowered.sites().getFirst().name();
            Map<String, List<Lowered.Injection>> sites = lowered.inocula().getOrDefault(given.inoculum(), Map.of());
            for (Lowered.Injection injection : sites.getOrDefault(first, List.of())) {
                simulation.state()[injection.species()] += cells * injection.perCell();
            }
            simulation.changed();
        });
    }

    private record Given(Lowered.DrugPlaces places, Regimen.Dose dose) {}

    private NavigableMap<Double, List<Given>> doses() {
        NavigableMap<Double, List<Given>> doses = new TreeMap<>();
        settings.drugs().forEach((drug, regimen) -> {
            Lowered.DrugPlaces places = lowered.drugs().get(drug);
            if (places != null) {
                regimen.doses().stream()
                        .filter(dose -> dose.amount().value() > 0 && dose.day() <= settings.end())
                        .forEach(dose -> doses.computeIfAbsent(dose.day(), d -> new ArrayList<>())
                                .add(new Given(places, dose)));
            }
        });
        return doses;
    }

    private void give(Simulation simulation, Given given) {
        Lowered.DrugPlaces places = given.places();
        double amount = given.dose().amountOf(settings.bodyMass(), places.massPerAmount());
        double[] state = simulation.state();
        if (given.dose().route().throughDepot()) {
            state[places.depot()] += amount * places.bioavailability();
        } else {
            state[places.central()] += amount;
        }
        state[places.dosed()] = 1;
    }

    /// To a time, with a stop wherever the last malignant cell of a site goes.
    private void advance(Simulation simulation, double time) {
        double gone = settings.fidelity() == Fidelity.MEAN_FIELD ? 1 : 0.5;
        List<Watch> watches = lowered.sites().stream()
                .map(site -> new Watch(site.burdenToWatch(), gone, false))
                .toList();
        while (simulation.time() < time) {
            OptionalInt struck = simulation.advance(time, watches);
            struck.ifPresent(site -> clear(simulation, lowered.sites().get(site)));
        }
    }

    private static void clear(Simulation simulation, Lowered.Site site) {
        for (int species : site.malignant()) {
            simulation.state()[species] = 0;
        }
        simulation.changed();
    }
}
