package crosstalk.bench;

import crosstalk.bench.WorkPrecision.Row;
import crosstalk.model.ProblemsException;
import crosstalk.network.KernelCompiler;
import crosstalk.solver.SolverException;
import crosstalk.solver.meanfield.MeanField;
import crosstalk.solver.meanfield.Plan;
import crosstalk.solver.meanfield.Tolerance;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The mean-field solver beside CVODE on the bundled models, in one run: what one subject costs at equal accuracy.
///
/// CVODE (libsundials): BDF, dense matrix, its own difference-quotient Jacobian, one integrator kept for all subjects,
/// dense output on the days between doses; C of the same equations ([CSource]) compiled with `gcc -O3 -march=native`.
/// Ours: `advance` to each day. Both at the same rows of tolerances; times are of the processor, so that others on the
/// machine disturb them less. The reference is our solver at relative 1e-12; the last row of CVODE, another method in
/// another language, shows how far both agree.
///
/// Needs gcc and libsundials-dev. Run from the root of the checkout. Arguments: names of models.
public final class CvodeComparison {

    private static final int REPEATS = 21;
    private static final int WARM_UP = 150;
    private static final double[] LEVELS = {1e-3, 1e-6};
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private CvodeComparison() {}

    /// Compares on the models named, or else on both colorectal ones.
    ///
    /// @throws IOException when gcc or libsundials-dev is missing; says so
    public static void main(String[] names) throws ProblemsException, IOException, InterruptedException {
        for (String name : names.length > 0 ? names : new String[] {"colorectal-mmrp", "colorectal-mmrd"}) {
            compare(TreatedSubject.read(name));
        }
    }

    private static void compare(TreatedSubject subject) throws IOException, InterruptedException {
        Plan plan = new Plan(subject.network(), KernelCompiler.compile(subject.network()));
        Tolerance finest = Tolerance.DEFAULT.withErrors(1e-12, 1e-9, 1e-13);
        double[][] reference = subject.run(simulation(subject, plan, finest));
        for (int i = 0; i < WARM_UP; i++) {
            subject.run(simulation(subject, plan, Tolerance.DEFAULT));
        }
        List<Tolerance> tolerances = tolerances();
        WorkPrecision cvode = new WorkPrecision("CVODE", CvodeProgram.run(subject, tolerances, REPEATS, reference));
        List<Row> rows = tolerances.stream()
                .map(tolerance -> measure(subject, plan, tolerance, reference))
                .toList();
        WorkPrecision own = new WorkPrecision("Mean field", rows);
        System.out.printf(
                Locale.ROOT,
                "## %s, four antibodies, 60 days, %d species%n%n%s%n%s%n",
                subject.name(),
                subject.start().length,
                own.table(),
                cvode.table());
        for (double level : LEVELS) {
            System.out.printf(
                    Locale.ROOT,
                    "Error %.0e: mean field %.2f ms, CVODE %.2f ms, ratio %.1f%n",
                    level,
                    own.timeAt(level),
                    cvode.timeAt(level),
                    cvode.timeAt(level) / own.timeAt(level));
        }
        System.out.println();
    }

    /// The absolute tolerances follow the relative one at three distances: which of them is best differs by solver.
    private static List<Tolerance> tolerances() {
        List<Tolerance> tolerances = new ArrayList<>();
        for (double relative : new double[] {1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10}) {
            for (double closer : new double[] {1, 1e-2, 1e-4}) {
                tolerances.add(
                        Tolerance.DEFAULT.withErrors(relative, 1e3 * relative * closer, 1e-3 * relative * closer));
            }
        }
        return tolerances;
    }

    private static MeanField simulation(TreatedSubject subject, Plan plan, Tolerance tolerance) {
        return new MeanField(plan, subject.network().defaultParameters(), subject.start(), tolerance);
    }

    private static Row measure(TreatedSubject subject, Plan plan, Tolerance tolerance, double[][] reference) {
        double[] times = new double[REPEATS];
        long steps = 0;
        double[][] course = {};
        try {
            for (int i = 0; i < REPEATS; i++) {
                long from = CLOCK.getCurrentThreadCpuTime();
                MeanField simulation = simulation(subject, plan, tolerance);
                course = subject.run(simulation);
                times[i] = (CLOCK.getCurrentThreadCpuTime() - from) / 1e6;
                steps = simulation.steps();
            }
        } catch (SolverException e) {
            System.err.println("given up at relative " + tolerance.relative() + ": " + e.getMessage());
            return Row.failed(tolerance);
        }
        Arrays.sort(times);
        return new Row(
                tolerance,
                steps,
                -1,
                times[0],
                times[REPEATS / 2],
                subject.error(course, reference),
                subject.volumeError(course, reference));
    }
}
