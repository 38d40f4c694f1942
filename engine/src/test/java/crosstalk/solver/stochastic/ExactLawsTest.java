package crosstalk.solver.stochastic;

import static crosstalk.solver.Sketch.change;
import static crosstalk.solver.Sketch.number;
import static crosstalk.solver.Sketch.time;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.network.Expression;
import crosstalk.network.Operation;
import crosstalk.solver.Sketch;
import crosstalk.solver.Table;
import crosstalk.solver.Table.Row;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Small populations against exact laws (`cases/stochastic-exact-laws`; recipe: `python3 exact_laws.py`).
///
/// Each test measures every statistic of its law in standard errors from N runs with fixed seeds. The largest of at most
/// 40 lies below 5 with probability 1 - 40 * 5.7e-7 for an exact simulator. Each has a twin with one rate off by
/// a twentieth to a fifth, whose largest must lie beyond 6: the test sees such an error.
class ExactLawsTest {

    private static final int N = 20_000;
    private static final double BOUND = 5;
    private static final double TWIN = 6;
    private static final String RECIPE = "; recipe: python3 exact_laws.py";

    private static void check(Function<Double, Double> worstForFactor, double twinFactor) {
        double exact = worstForFactor.apply(1.0);
        assertTrue(exact < BOUND, exact + " standard errors" + RECIPE);
        double biased = worstForFactor.apply(twinFactor);
        assertTrue(biased > TWIN, "the biased twin passes with " + biased + " standard errors");
    }

    private static List<Row> rows(String table, String id, double t) {
        return Table.read("stochastic-exact-laws/expected/" + table + ".csv").stream()
                .filter(row -> row.text("id").equals(id) && !row.text("t").equals("Inf") && row.number("t") == t)
                .toList();
    }

    private static double larger(double worst, double off) {
        return Math.max(worst, Math.abs(off));
    }

    private static Sketch birthDeath(double start, double birth, double death, double immigration) {
        Sketch s = new Sketch();
        Expression x = s.counted("X", start);
        s.reaction("birth", number(birth).times(x), change(x, 1));
        s.reaction("death", number(death).times(x), change(x, -1));
        return s.reaction("arrival", number(immigration), change(x, 1));
    }

    /// Mean, variance, extinction, and every pmf value that 20,000 runs should meet 25 times.
    private static double worstBirthDeath(String id, Sketch sketch, double... times) {
        List<Runs> all = Runs.of(sketch, Options.DEFAULT, N, times);
        double worst = 0;
        for (int k = 0; k < times.length; k++) {
            Runs runs = all.get(k);
            Row law = rows("linear_birth_death", id, times[k]).getFirst();
            worst = larger(worst, runs.offMean(0, law.number("mean"), law.number("variance")));
            worst = larger(worst, runs.offVariance(0, law.number("variance")));
            worst = larger(worst, worstPmf(runs, 0, "linear_birth_death_pmf", id, times[k], "n"));
        }
        return worst;
    }

    private static double worstPmf(Runs runs, int species, String table, String id, double t, String column) {
        double worst = 0;
        for (Row row : rows(table, id, t)) {
            double n = row.number(column);
            if (N * row.number("pmf") >= 25) {
                worst = larger(worst, runs.offProbability(species, x -> x == n, row.number("pmf")));
            }
        }
        return worst;
    }

    /// Twin: mean at t = 4 falls by 1 - exp(-0.1) = 10 %, 0.48 against a standard error of sqrt(20/20000) = 0.032.
    @Test
    void birthDeath_critical_followsTheLaw() {
        check(f -> worstBirthDeath("critical", birthDeath(5, 0.5, 0.5 * f, 0), 1, 4, 20), 1.05);
    }

    /// Twin: mean at t = 10 rises by exp(0.15) - 1 = 16 %, 3.6 against sqrt(283/20000) = 0.12.
    @Test
    void birthDeath_supercritical_followsTheLaw() {
        check(f -> worstBirthDeath("super", birthDeath(3, 0.3 * f, 0.1, 0), 2, 10), 1.05);
    }

    /// Twin: mean at t = 30 rises by 5 %, 0.37 against sqrt(22.4/20000) = 0.033.
    @Test
    void birthDeathImmigration_fromNone_followsTheLaw() {
        check(
                f -> {
                    double[] times = {1, 5, 30};
                    List<Runs> all = Runs.of(birthDeath(0, 0.4, 0.6, 1.5 * f), Options.DEFAULT, N, times);
                    double worst = 0;
                    for (int k = 0; k < times.length; k++) {
                        Row law =
                                rows("birth_death_immigration", "nb", times[k]).getFirst();
                        worst = larger(worst, all.get(k).offMean(0, law.number("mean"), law.number("variance")));
                        worst = larger(worst, all.get(k).offVariance(0, law.number("variance")));
                        worst = larger(worst, worstPmf(all.get(k), 0, "birth_death_immigration", "nb", times[k], "n"));
                    }
                    return worst;
                },
                1.05);
    }

    private static double worstLogistic(double death) {
        Sketch s = new Sketch();
        Expression x = s.counted("X", 5);
        Expression room = number(1).minus(x.over(number(25)));
        s.reaction("birth", x.times(room), change(x, 1));
        s.reaction("death", number(death).times(x), change(x, -1));
        double[] times = {1, 5, 20};
        List<Runs> all = Runs.of(s, Options.DEFAULT, N, times);
        double worst = 0;
        for (int k = 0; k < times.length; k++) {
            Row law = rows("logistic", "small", times[k]).getFirst();
            double extinct = law.number("p_extinct_by_t");
            worst = larger(worst, all.get(k).offMean(0, law.number("mean"), law.number("variance")));
            worst = larger(worst, all.get(k).offVariance(0, law.number("variance")));
            if (N * extinct >= 25) {
                worst = larger(worst, all.get(k).offProbability(0, n -> n == 0, extinct));
            }
        }
        return worst;
    }

    /// Twin: the mean at t = 20 falls by about 25 * 0.02 = 0.5 against sqrt(16.8/20000) = 0.029.
    @Test
    void logistic_smallRoom_followsTheLaw() {
        check(f -> worstLogistic(0.4 * f), 1.05);
    }

    private static double worstWashout(double strength) {
        Sketch s = new Sketch();
        Expression x = s.counted("X", 20);
        Expression fading = Expression.call(Operation.EXP, number(-0.25).times(time()));
        s.reaction("death", number(strength).times(fading).times(x), change(x, -1));
        double[] times = {1, 3, 10};
        List<Runs> all = Runs.of(s, Options.DEFAULT, N, times);
        double worst = 0;
        for (int k = 0; k < times.length; k++) {
            Row law = rows("time_dependent_death", "washout", times[k]).getFirst();
            double none = law.number("p_all_dead");
            worst = larger(worst, all.get(k).offMean(0, law.number("mean"), law.number("variance")));
            worst = larger(worst, all.get(k).offVariance(0, law.number("variance")));
            if (N * none >= 25) {
                worst = larger(worst, all.get(k).offProbability(0, n -> n == 0, none));
            }
        }
        return worst;
    }

    /// Hazards are straight lines over at most 0.1: their integral is wrong by (0.25 * 0.1)^2 / 24 = 3e-5, far below the
    /// 1e-3 that N runs see. Twin: survival at t = 1 is exp(-0.708 * 1.05), 3.5 % less, 0.34 against sqrt(5/20000) = 0.016.
    @Test
    void death_hazardThatFades_followsTheLaw() {
        check(f -> worstWashout(0.8 * f), 1.05);
    }

    private static double worstDimer(double binding) {
        Sketch s = new Sketch();
        Expression single = s.counted("P", 20);
        Expression pair = s.counted("P2", 0);
        Expression meet = number(binding / 2).times(single).times(single.minus(number(1)));
        s.reaction("bind", meet, change(single, -2), change(pair, 1));
        s.reaction("split", number(0.1).times(pair), change(pair, -1), change(single, 2));
        double[] times = {1, 10};
        List<Runs> all = Runs.of(s, Options.DEFAULT, N, times);
        double worst = 0;
        for (int k = 0; k < times.length; k++) {
            worst = larger(worst, worstPmf(all.get(k), 1, "dimerisation_pmf", "dim", times[k], "P2"));
        }
        return worst;
    }

    /// Twin: P(no dimer at t = 1) is exp(-3.8 f) to first order, 0.0283 to 0.0136: 0.0147 against sqrt(0.0275/20000) = 0.0012.
    @Test
    void dimerisation_twenty_followsTheLaw() {
        check(f -> worstDimer(0.02 * f), 1.2);
    }

    private static Sketch tumourKillers(double killing) {
        Sketch s = new Sketch();
        Expression tumour = s.counted("T", 8);
        Expression killers = s.counted("E", 2);
        Expression room = number(1).minus(tumour.over(number(40)));
        s.reaction("grow", number(0.5).times(tumour).times(room), change(tumour, 1));
        s.reaction("die", number(0.05).times(tumour), change(tumour, -1));
        Expression kill =
                number(killing).times(tumour).times(killers).over(number(5).plus(tumour));
        s.reaction("kill", kill, change(tumour, -1));
        s.reaction("leave", number(0.2).times(killers), change(killers, -1));
        Expression recruit = number(0.6)
                .plus(number(0.4).times(killers).times(tumour).over(number(10).plus(tumour)));
        Expression isBelowCap = Expression.call(Operation.LESS, killers, number(20));
        return s.reaction("recruit", recruit.times(isBelowCap), change(killers, 1));
    }

    private static double worstTumourKillers(double killing) {
        double[] times = {1, 4, 10};
        List<Runs> all = Runs.of(tumourKillers(killing), Options.DEFAULT, N, times);
        double worst = 0;
        for (int k = 0; k < times.length; k++) {
            Row law = rows("tumour_killers", "tk1", times[k]).getFirst();
            Runs runs = all.get(k);
            double extinct = law.number("p_tumour_extinct");
            worst = larger(worst, runs.offMean(0, law.number("mean_T"), law.number("var_T")));
            worst = larger(worst, runs.offVariance(0, law.number("var_T")));
            worst = larger(worst, runs.offMean(1, law.number("mean_E"), law.number("var_E")));
            worst = larger(worst, runs.offVariance(1, law.number("var_E")));
            worst = larger(worst, runs.offCovariance(0, 1, law.number("cov_TE")));
            if (N * extinct >= 25) {
                worst = larger(worst, runs.offProbability(0, n -> n == 0, extinct));
            }
        }
        return worst;
    }

    /// Twin: killing by 10 % more lowers the mean of T at t = 4 by about 0.6 against sqrt(45.9/20000) = 0.048.
    @Test
    void tumourKillers_untilExtinction_followTheLaw() {
        check(f -> worstTumourKillers(1.2 * f), 1.1);
    }
}
