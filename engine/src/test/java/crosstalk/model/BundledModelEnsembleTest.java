package crosstalk.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import crosstalk.network.Expression;
import crosstalk.network.Interpreter;
import crosstalk.network.KernelCompiler;
import crosstalk.network.Network;
import crosstalk.solver.meanfield.EnsemblePlan;
import crosstalk.solver.meanfield.MeanField;
import crosstalk.solver.meanfield.MeanFieldEnsemble;
import crosstalk.solver.meanfield.Plan;
import crosstalk.solver.meanfield.Tolerance;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Subjects of the bundled models side by side are the subjects that they are alone.
class BundledModelEnsembleTest {

    private static final List<String> FOUR = List.of("anti-pd-1", "anti-ctla-4", "anti-lag3", "anti-trem2");
    private static final int SUBJECTS = 9;
    private static final int LANES = 8;
    private static final int LAST_DAY = 60;

    @ParameterizedTest
    @ValueSource(strings = {"colorectal-mmrp", "colorectal-mmrd"})
    void advance_variedSubjectsWithDoses_eachAsAloneEveryDay(String name) throws ProblemsException {
        Model model =
                Model.read(BundledModels.root().resolve("models").resolve(name + ".yaml"));
        Lowered lowered = model.lower(FOUR, List.of());
        Network network = lowered.network();
        Plan plan = new Plan(network, KernelCompiler.compile(network));
        Tolerance tolerance = Tolerance.DEFAULT.withErrors(1e-7, 1e-4, 1e-10);
        double[][] parameters = new double[SUBJECTS][];
        double[][] starts = new double[SUBJECTS][];
        MeanField[] alone = new MeanField[SUBJECTS];
        Random random = new Random(60);
        for (int s = 0; s < SUBJECTS; s++) {
            parameters[s] = Arrays.stream(network.defaultParameters())
                    .map(value -> value * (0.9 + 0.1 * random.nextDouble()))
                    .toArray();
            starts[s] = start(model, lowered, parameters[s]);
            alone[s] = new MeanField(plan, parameters[s], starts[s], tolerance);
        }
        MeanFieldEnsemble together =
                new MeanFieldEnsemble(new EnsemblePlan(plan, LANES), parameters, starts, tolerance);
        double[][] peak = new double[SUBJECTS][network.species().size()];
        double[][] difference = new double[SUBJECTS][network.species().size()];
        for (int day = 1; day <= LAST_DAY; day++) {
            together.advance(day);
            for (int s = 0; s < SUBJECTS; s++) {
                alone[s].advance(day, List.of());
                for (int i = 0; i < peak[s].length; i++) {
                    double expected = alone[s].state()[i];
                    peak[s][i] = Math.max(peak[s][i], Math.abs(expected));
                    difference[s][i] = Math.max(difference[s][i], Math.abs(expected - together.amount(s, i)));
                }
            }
            if (day == 7 || day == 10 || day == 13 || day == 16) {
                dose(lowered, alone, together);
            }
        }
        for (int s = 0; s < SUBJECTS; s++) {
            for (int i = 0; i < peak[s].length; i++) {
                // Thresholds of the model carry errors of a step a thousandfold through 60 days: at this tolerance a
                // single subject lies up to 2.4e-4 of the peak from one at 1e-9.
                String what = network.species().get(i).name() + " of subject " + s + ", peak " + peak[s][i];
                assertEquals(0, difference[s][i], 1e-3 * peak[s][i] + 1e-2, what);
            }
            assertFalse(together.isAlone(s), "subject " + s);
        }
        assertEquals(LAST_DAY, together.time());
    }

    private static void dose(Lowered lowered, MeanField[] alone, MeanFieldEnsemble together) {
        for (String drug : FOUR) {
            Lowered.DrugPlaces places = lowered.drugs().get(drug);
            double dose = 200_000 / places.massPerAmount();
            for (int s = 0; s < SUBJECTS; s++) {
                alone[s].state()[places.depot()] += dose;
                alone[s].state()[places.dosed()] = 1;
                together.setAmount(s, places.depot(), together.amount(s, places.depot()) + dose);
                together.setAmount(s, places.dosed(), 1);
            }
        }
        for (MeanField each : alone) {
            each.changed();
        }
        together.changed();
    }

    private static double[] start(Model model, Lowered lowered, double[] parameters) {
        double[] start = lowered.network().start().stream()
                .mapToDouble(each -> value(each, parameters))
                .toArray();
        Model.Inoculation given = model.inoculation().orElseThrow();
        double cells = value(given.cells(), parameters);
        String site = lowered.sites().getFirst().name();
        lowered.inocula()
                .get(given.inoculum())
                .get(site)
                .forEach(part -> start[part.species()] += part.perCell() * cells);
        return start;
    }

    private static double value(Expression expression, double[] parameters) {
        return Interpreter.evaluate(expression, 0, new double[0], parameters, new double[0]);
    }
}
