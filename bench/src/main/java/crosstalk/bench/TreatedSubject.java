package crosstalk.bench;

import crosstalk.model.Lowered;
import crosstalk.model.Model;
import crosstalk.model.ProblemsException;
import crosstalk.network.Expression;
import crosstalk.network.Interpreter;
import crosstalk.network.Network;
import crosstalk.solver.Simulation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One typical animal of a bundled model, with four antibodies on days 7, 10, 13 and 16, over 60 days.
///
/// Measured on days 1 to 60, before the dose of the day: every species and the volume of the tumour.
///
/// @param network what is solved
/// @param volume assigned quantity: volume of the tumour, mm^3
/// @param start state on day 0, inoculum included
/// @param doses in order of day
record TreatedSubject(String name, Network network, int volume, double[] start, List<Dose> doses) {

    static final int LAST_DAY = 60;
    private static final List<String> FOUR = List.of("anti-pd-1", "anti-ctla-4", "anti-lag3", "anti-trem2");
    private static final int[] DAYS = {7, 10, 13, 16};
    private static final double DOSE_NG = 200_000;
    private static final double[] NOTHING = {};

    /// A change of the state from outside.
    ///
    /// @param sets whether the amount replaces what is there; else it is added
    record Dose(int day, int species, boolean sets, double amount) {}

    /// Reads and lowers `models/<name>.yaml` under the working directory.
    static TreatedSubject read(String name) throws ProblemsException {
        Model model = Model.read(Path.of("models", name + ".yaml"));
        Lowered lowered = model.lower(FOUR, List.of());
        Network network = lowered.network();
        double[] parameters = network.defaultParameters();
        double[] start = network.start().stream()
                .mapToDouble(expression -> value(expression, parameters))
                .toArray();
        Model.Inoculation given = model.inoculation().orElseThrow();
        Lowered.Site site = lowered.sites().getFirst();
        double cells = value(given.cells(), parameters);
        for (Lowered.Injection part : lowered.inocula().get(given.inoculum()).get(site.name())) {
            start[part.species()] += part.perCell(parameters) * cells;
        }
        List<Dose> doses = new ArrayList<>();
        for (int day : DAYS) {
            for (String drug : FOUR) {
                Lowered.DrugPlaces places = lowered.drugs().get(drug);
                doses.add(new Dose(day, places.depot(), false, DOSE_NG / places.massPerAmount()));
                doses.add(new Dose(day, places.dosed(), true, 1));
            }
        }
        return new TreatedSubject(name, network, site.volumeToWatch(), start, List.copyOf(doses));
    }

    /// The same animal without doses.
    TreatedSubject untreated() {
        return new TreatedSubject(name, network, volume, start, List.of());
    }

    private static double value(Expression expression, double[] parameters) {
        return Interpreter.evaluate(expression, 0, NOTHING, parameters, NOTHING);
    }

    /// Runs a simulation that stands at day 0 with this subject's start.
    ///
    /// @return by day from 1: every species, then the volume
    double[][] run(Simulation simulation) {
        double[][] course = new double[LAST_DAY][];
        int next = 0;
        for (int day = 1; day <= LAST_DAY; day++) {
            simulation.advance(day, List.of());
            course[day - 1] = measured(simulation);
            int before = next;
            for (; next < doses.size() && doses.get(next).day() == day; next++) {
                Dose dose = doses.get(next);
                double[] state = simulation.state();
                state[dose.species()] = dose.amount() + (dose.sets() ? 0 : state[dose.species()]);
            }
            if (next > before) {
                simulation.changed();
            }
        }
        return course;
    }

    private double[] measured(Simulation simulation) {
        double[] state = simulation.state();
        double[] values = Arrays.copyOf(state, state.length + 1);
        values[state.length] = simulation.assigned()[volume];
        return values;
    }

    /// Largest error over days, the volume and every counted species, relative to the reference plus one cell (for the
    /// volume: plus 1 mm^3).
    double error(double[][] course, double[][] reference) {
        double largest = 0;
        for (int day = 0; day < course.length; day++) {
            for (int i = 0; i < course[day].length; i++) {
                if (i == start.length || isCounted(i)) {
                    double difference = Math.abs(course[day][i] - reference[day][i]);
                    largest = Math.max(largest, difference / (Math.abs(reference[day][i]) + 1));
                }
            }
        }
        return largest;
    }

    /// Largest error of the volume over days, relative to the reference plus 1 mm^3.
    double volumeError(double[][] course, double[][] reference) {
        double largest = 0;
        for (int day = 0; day < course.length; day++) {
            double expected = reference[day][start.length];
            largest = Math.max(largest, Math.abs(course[day][start.length] - expected) / (expected + 1));
        }
        return largest;
    }

    private boolean isCounted(int index) {
        return network.species().get(index).counted();
    }
}
