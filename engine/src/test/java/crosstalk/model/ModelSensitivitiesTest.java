package crosstalk.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.network.Interpreter;
import crosstalk.network.KernelCompiler;
import crosstalk.network.Network;
import crosstalk.solver.meanfield.MeanField;
import crosstalk.solver.meanfield.Plan;
import crosstalk.solver.meanfield.Sensitivities;
import crosstalk.solver.meanfield.SensitivityPlan;
import crosstalk.solver.meanfield.Tolerance;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Derivatives of a bundled model's tumour volume by every tenth of its parameters, against differences: untreated for a week, a dose
/// of an antibody, five days more.
class ModelSensitivitiesTest {

    private static final double[] NOTHING = {};
    private static final Tolerance FINE = Tolerance.DEFAULT.withErrors(1e-10, 1e-8, 1e-12);

    @ParameterizedTest
    @ValueSource(strings = {"colorectal-mmrp", "colorectal-mmrd"})
    void advance_bundledModel_equalsDifferences(String name) throws ProblemsException {
        Model model = Model.read(BundledModels.root().resolve("models/" + name + ".yaml"));
        Lowered lowered = model.lower(List.of("anti-pd-1"), List.of());
        Network network = lowered.network();
        double[] parameters = network.defaultParameters();
        double[] start = start(model, lowered, parameters);
        // cancer_cell_volume moves the time at which growth passes the corner of a MIN.
        List<Integer> chosen = IntStream.range(0, parameters.length)
                .filter(p -> p % 10 == 0 || network.parameters().get(p).name().equals("cancer_cell_volume"))
                .filter(p -> parameters[p] != 0)
                .boxed()
                .toList();
        Plan plan = new Plan(network, KernelCompiler.compile(network));
        Sensitivities followed = new Sensitivities(
                new SensitivityPlan(plan, chosen), parameters, start, Tolerance.DEFAULT.withErrors(1e-7, 1e-5, 1e-10));
        followed.advance(7);
        dose(lowered, followed.course());
        followed.changed();
        followed.advance(12);
        int volume = lowered.sites().getFirst().volumeToWatch();
        double[][] found = followed.ofAssigned();
        int moved = 0;
        for (int i = 0; i < chosen.size(); i++) {
            int p = chosen.get(i);
            double h = 2e-3 * Math.abs(parameters[p]);
            double wide = difference(lowered, plan, parameters, start, p, h);
            double narrow = difference(lowered, plan, parameters, start, p, h / 2);
            double expected = narrow + (narrow - wide) / 3;
            double size = followed.course().assigned()[volume] / Math.abs(parameters[p]);
            // Truncation of order h^4, a fraction of the difference of both; 1e-9 of the volume over h of 1e-3; and the
            // derivatives' own 1e-7 a step. At a corner inside 2h differences are off by the change of slope there.
            double allowed = Math.abs(narrow - wide) + 1e-5 * (Math.abs(expected) + size);
            assertEquals(
                    expected,
                    found[i][volume],
                    allowed,
                    network.parameters().get(p).name());
            moved += found[i][volume] != 0 ? 1 : 0;
        }
        assertTrue(moved >= 5, "parameters that move the volume: " + moved);
    }

    private static double[] start(Model model, Lowered lowered, double[] parameters) {
        double[] start = lowered.network().start().stream()
                .mapToDouble(e -> Interpreter.evaluate(e, 0, NOTHING, parameters, NOTHING))
                .toArray();
        Model.Inoculation given = model.inoculation().orElseThrow();
        String site = lowered.sites().getFirst().name();
        lowered.inocula()
                .getOrDefault(given.inoculum(), java.util.Map.of())
                .getOrDefault(site, List.of())
                .forEach(part -> start[part.species()] += 5e5 * part.perCell());
        return start;
    }

    private static void dose(Lowered lowered, MeanField course) {
        Lowered.DrugPlaces drug = lowered.drugs().values().iterator().next();
        course.state()[drug.depot()] += 200_000 / drug.massPerAmount();
        course.state()[drug.dosed()] = 1;
    }

    private static double difference(
            Lowered lowered, Plan plan, double[] parameters, double[] start, int parameter, double h) {
        double[] volumes = new double[2];
        for (int side = 0; side < 2; side++) {
            double[] moved = parameters.clone();
            moved[parameter] += side == 0 ? h : -h;
            double[] from = start.clone();
            for (int i = 0; i < from.length; i++) {
                from[i] += startAt(plan, i, moved) - startAt(plan, i, parameters);
            }
            MeanField run = new MeanField(plan, moved, from, FINE);
            run.advance(7, List.of());
            dose(lowered, run);
            run.changed();
            run.advance(12, List.of());
            volumes[side] = run.assigned()[lowered.sites().getFirst().volumeToWatch()];
        }
        return (volumes[0] - volumes[1]) / (2 * h);
    }

    private static double startAt(Plan plan, int species, double[] parameters) {
        return Interpreter.evaluate(plan.network().start().get(species), 0, NOTHING, parameters, NOTHING);
    }
}
