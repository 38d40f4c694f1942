package crosstalk.bench;

import crosstalk.model.Lowered;
import crosstalk.model.Model;
import crosstalk.model.ProblemsException;
import crosstalk.network.Expression;
import crosstalk.network.Interpreter;
import crosstalk.network.Kernel;
import crosstalk.network.KernelCompiler;
import crosstalk.network.Network;
import crosstalk.solver.meanfield.EnsemblePlan;
import crosstalk.solver.meanfield.MeanField;
import crosstalk.solver.meanfield.MeanFieldEnsemble;
import crosstalk.solver.meanfield.Plan;
import crosstalk.solver.meanfield.Tolerance;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// What a subject costs, and how far it is from the truth, alone and side by side with others, in one run.
///
/// 60 days of a bundled model with four antibodies on days 7, 10, 13 and 16, a stop every day; every parameter of a
/// subject is the model's own times a factor of 0.9 to 1, which takes no fraction above 1. Time is the thread's processor time, the best of many
/// repeats, which alternate. Error: the largest over subjects and days of a species' difference from a reference at
/// 1e-9, relative to its peak there, and of the tumour volume's, relative to the largest volume.
///
/// Run from the root of the checkout with a model's name, the number of subjects and the lanes to try:
/// `EnsembleMeasure colorectal-mmrp 128 32,64,128`.
public final class EnsembleMeasure {

    private static final List<String> FOUR = List.of("anti-pd-1", "anti-ctla-4", "anti-lag3", "anti-trem2");
    private static final double DOSE_NG = 200_000;
    private static final int LAST_DAY = 60;
    private static final double[] RELATIVE = {1e-3, 1e-4, 1e-5, 1e-6, 1e-7};
    private static final int REPEATS = 10;
    private static final int REFERENCED = 16;

    private final Lowered lowered;
    private final Network network;
    private final Kernel kernel;
    private final Plan plan;
    private final double[][] parameters;
    private final double[][] starts;
    private final int volume;

    private EnsembleMeasure(String name, int subjects) throws ProblemsException {
        Model model = Model.read(Path.of("models", name + ".yaml"));
        lowered = model.lower(FOUR, List.of());
        network = lowered.network();
        kernel = KernelCompiler.compile(network);
        plan = new Plan(network, kernel);
        volume = lowered.sites().getFirst().volumeToWatch();
        parameters = new double[subjects][];
        starts = new double[subjects][];
        Random random = new Random(2026);
        for (int s = 0; s < subjects; s++) {
            parameters[s] = Arrays.stream(network.defaultParameters())
                    .map(value -> value * (0.9 + 0.1 * random.nextDouble()))
                    .toArray();
            starts[s] = start(model, parameters[s]);
        }
    }

    private double[] start(Model model, double[] values) {
        double[] start = network.start().stream()
                .mapToDouble(each -> value(each, values))
                .toArray();
        Model.Inoculation given = model.inoculation().orElseThrow();
        double cells = value(given.cells(), values);
        String site = lowered.sites().getFirst().name();
        lowered.inocula()
                .get(given.inoculum())
                .get(site)
                .forEach(part -> start[part.species()] += part.perCell() * cells);
        return start;
    }

    private static double value(Expression expression, double[] values) {
        return Interpreter.evaluate(expression, 0, new double[0], values, new double[0]);
    }

    private static boolean isDoseDay(int day) {
        return day == 7 || day == 10 || day == 13 || day == 16;
    }

    /// States by subject and day.
    private double[][][] alone(Tolerance tolerance, int subjects) {
        double[][][] courses = new double[subjects][LAST_DAY + 1][];
        for (int s = 0; s < subjects; s++) {
            MeanField simulation = new MeanField(plan, parameters[s], starts[s], tolerance);
            for (int day = 1; day <= LAST_DAY; day++) {
                simulation.advance(day, List.of());
                courses[s][day] = simulation.state().clone();
                if (isDoseDay(day)) {
                    for (String drug : FOUR) {
                        Lowered.DrugPlaces places = lowered.drugs().get(drug);
                        simulation.state()[places.depot()] += DOSE_NG / places.massPerAmount();
                        simulation.state()[places.dosed()] = 1;
                    }
                    simulation.changed();
                }
            }
        }
        return courses;
    }

    /// States by subject and day; kept for the first few subjects.
    private double[][][] together(EnsemblePlan lanes, Tolerance tolerance, int kept, long[] steps) {
        MeanFieldEnsemble ensemble = new MeanFieldEnsemble(lanes, parameters, starts, tolerance);
        double[][][] courses = new double[kept][LAST_DAY + 1][];
        for (int day = 1; day <= LAST_DAY; day++) {
            ensemble.advance(day);
            for (int s = 0; s < kept; s++) {
                courses[s][day] = ensemble.state(s);
            }
            if (isDoseDay(day)) {
                for (String drug : FOUR) {
                    Lowered.DrugPlaces places = lowered.drugs().get(drug);
                    for (int s = 0; s < ensemble.subjects(); s++) {
                        double before = ensemble.amount(s, places.depot());
                        ensemble.setAmount(s, places.depot(), before + DOSE_NG / places.massPerAmount());
                        ensemble.setAmount(s, places.dosed(), 1);
                    }
                }
                ensemble.changed();
            }
        }
        steps[0] = ensemble.steps() * lanes.lanes() / ensemble.subjects();
        for (int s = 0; s < ensemble.subjects(); s++) {
            steps[1] += ensemble.isAlone(s) ? 1 : 0;
        }
        return courses;
    }

    /// Largest error by species and of the volume.
    private String error(double[][][] found, double[][][] reference) {
        double species = 0;
        double ofVolume = 0;
        for (int s = 0; s < found.length; s++) {
            double[] peak = new double[network.species().size()];
            double[][] volumes = new double[2][LAST_DAY + 1];
            double largest = 0;
            for (int day = 1; day <= LAST_DAY; day++) {
                for (int i = 0; i < peak.length; i++) {
                    peak[i] = Math.max(peak[i], Math.abs(reference[s][day][i]));
                }
                volumes[0][day] = volume(s, day, found[s][day]);
                volumes[1][day] = volume(s, day, reference[s][day]);
                largest = Math.max(largest, volumes[1][day]);
            }
            for (int day = 1; day <= LAST_DAY; day++) {
                ofVolume = Math.max(ofVolume, Math.abs(volumes[0][day] - volumes[1][day]) / largest);
                for (int i = 0; i < peak.length; i++) {
                    double difference = Math.abs(found[s][day][i] - reference[s][day][i]);
                    species = Math.max(species, peak[i] > 0 ? difference / peak[i] : difference);
                }
            }
        }
        return String.format(Locale.ROOT, "species %.1e volume %.1e", species, ofVolume);
    }

    private double volume(int subject, int day, double[] state) {
        double[] assigned = new double[network.assignments().size()];
        kernel.assign(day, state, parameters[subject], assigned);
        return assigned[volume];
    }

    private void measure(int[] sizes) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        int kept = Math.min(REFERENCED, parameters.length);
        double[][][] reference = alone(Tolerance.DEFAULT.withErrors(1e-9, 1e-6, 1e-12), kept);
        EnsemblePlan[] plans = Arrays.stream(sizes)
                .mapToObj(lanes -> new EnsemblePlan(plan, lanes))
                .toArray(EnsemblePlan[]::new);
        for (double relative : RELATIVE) {
            Tolerance tolerance = Tolerance.DEFAULT.withErrors(relative, 1e2 * relative, 1e-3 * relative);
            long[] best = new long[sizes.length + 1];
            Arrays.fill(best, Long.MAX_VALUE);
            for (int repeat = 0; repeat < REPEATS; repeat++) {
                long before = clock.getCurrentThreadCpuTime();
                alone(tolerance, kept);
                best[0] = Math.min(best[0], clock.getCurrentThreadCpuTime() - before);
                for (int k = 0; k < sizes.length; k++) {
                    before = clock.getCurrentThreadCpuTime();
                    together(plans[k], tolerance, 0, new long[2]);
                    best[k + 1] = Math.min(best[k + 1], clock.getCurrentThreadCpuTime() - before);
                }
            }
            print(relative, "alone", best[0] / 1e6 / kept, error(alone(tolerance, kept), reference));
            for (int k = 0; k < sizes.length; k++) {
                long[] steps = new long[2];
                String error = error(together(plans[k], tolerance, kept, steps), reference);
                String what = sizes[k] + " lanes, " + steps[0] + " steps, " + steps[1] + " left";
                print(relative, what, best[k + 1] / 1e6 / parameters.length, error);
            }
        }
    }

    private static void print(double relative, String what, double milliseconds, String error) {
        System.out.printf(Locale.ROOT, "%.0e %-32s %.4f ms a subject, error %s%n", relative, what, milliseconds, error);
    }

    /// Prints a line for each tolerance and each number of lanes.
    public static void main(String[] arguments) throws ProblemsException {
        int[] sizes = Arrays.stream(arguments[2].split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
        new EnsembleMeasure(arguments[0], Integer.parseInt(arguments[1])).measure(sizes);
    }
}
