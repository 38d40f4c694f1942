package crosstalk.solver.meanfield;

import crosstalk.network.KernelCompiler;
import crosstalk.network.Network;
import crosstalk.solver.bank.Bank;
import crosstalk.solver.bank.SolvedProblem;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;

/// Prints what accuracy costs on the bank of solved problems: a table in Markdown for BENCHMARKS.md.
///
/// Run: `java -cp engine/target/test-classes:engine/target/classes crosstalk.solver.meanfield.BankWorkPrecision`.
/// Times are of the processor, the best of many runs.
final class BankWorkPrecision {

    private static final double[] RELATIVE = {1e-4, 1e-6, 1e-8, 1e-10};
    private static final long ENOUGH_NANOSECONDS = 200_000_000;
    private static final int ENOUGH_RUNS = 2_000;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private BankWorkPrecision() {}

    public static void main(String[] arguments) {
        System.out.print("| problem |");
        Arrays.stream(RELATIVE).forEach(r -> System.out.printf(Locale.ROOT, " relative %.0e: error, steps, ms |", r));
        System.out.printf("%n| --- |%s%n", " --- |".repeat(RELATIVE.length));
        for (SolvedProblem problem : Bank.all()) {
            Network network = problem.sketch().network();
            Plan plan = new Plan(network, KernelCompiler.compile(network));
            System.out.print("| " + problem.name() + " |");
            for (double relative : RELATIVE) {
                System.out.print(" " + measure(problem, plan, relative) + " |");
            }
            System.out.println();
        }
    }

    private static String measure(SolvedProblem problem, Plan plan, double relative) {
        Tolerance tolerance = Tolerance.DEFAULT.withErrors(relative, 1e3 * relative, 1e-6 * relative);
        double[] parameters = plan.network().defaultParameters();
        double[] start = problem.sketch().start();
        long best = Long.MAX_VALUE;
        long spent = 0;
        double error = problem.largestError(new MeanField(plan, parameters, start, tolerance));
        long steps = 0;
        for (int run = 0; run < ENOUGH_RUNS && spent < ENOUGH_NANOSECONDS; run++) {
            long from = CLOCK.getCurrentThreadCpuTime();
            MeanField simulation = new MeanField(plan, parameters, start, tolerance);
            problem.run(simulation, (_, _) -> {});
            long time = CLOCK.getCurrentThreadCpuTime() - from;
            steps = simulation.steps();
            best = Math.min(best, time);
            spent += time;
        }
        return String.format(Locale.ROOT, "%.0e, %d, %.3f", error, steps, best / 1e6);
    }
}
