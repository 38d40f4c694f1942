package crosstalk.solver.stochastic;

import static crosstalk.solver.Sketch.change;
import static crosstalk.solver.Sketch.number;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.network.Expression;
import crosstalk.network.Interpreter;
import crosstalk.network.Network;
import crosstalk.solver.Sketch;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/// Arms of one subject: each has its own law, and together they share chance.
class TwinsTest {

    private static final Options LEAPS = Options.DEFAULT.withCriticalCount(0).withExactFactor(0);
    private static final int N = 4000;

    /// Stops that cut the cells of time at odd places, as doses and measurements of another arm would.
    private static void cutUp(Stochastic run, double end, double by) {
        for (double time = run.time() + by; time < end; time += by) {
            run.advance(time, List.of());
        }
        run.advance(end, List.of());
    }

    private static Sketch fates(double leave) {
        Sketch s = new Sketch();
        Expression young = s.counted("young", 1000);
        Expression mature = s.counted("mature", 0);
        s.reaction("die", number(0.7 * leave).times(young), change(young, -1));
        return s.reaction("mature", number(0.3).times(young), change(young, -1), change(mature, 1));
    }

    private static double worstCutUp(double factor) {
        Network network = fates(factor).network();
        Plan plan = new Plan(network, Interpreter::new);
        double[][] states = new double[20_000][];
        for (int subject = 0; subject < states.length; subject++) {
            Stochastic run = new Stochastic(plan, new double[0], new double[] {1000, 0}, 3, subject, LEAPS);
            cutUp(run, 1, 0.037);
            states[subject] = run.state().clone();
        }
        Runs runs = new Runs(states);
        double stay = Math.exp(-1);
        double matured = 0.3 * (1 - stay);
        double worst = Math.abs(runs.offMean(0, 1000 * stay, 1000 * stay * (1 - stay)));
        worst = Math.max(worst, Math.abs(runs.offVariance(0, 1000 * stay * (1 - stay))));
        worst = Math.max(worst, Math.abs(runs.offMean(1, 1000 * matured, 1000 * matured * (1 - matured))));
        worst = Math.max(worst, Math.abs(runs.offVariance(1, 1000 * matured * (1 - matured))));
        return Math.max(worst, Math.abs(runs.offCovariance(0, 1, -1000 * stay * matured)));
    }

    /// Multinomial at any time, whatever the cuts of cells: 5 distances below 5 standard errors with probability 1 - 3e-6.
    /// Twin: hazard 1.035 instead of 1, mean 355 instead of 368; 13 against sqrt(232/20000) = 0.11.
    @Test
    void fates_inCellsCutUp_areExactInLaw() {
        double exact = worstCutUp(1);
        assertTrue(exact < 5, exact + " standard errors");
        assertTrue(worstCutUp(1.05) > 6);
    }

    /// Births and deaths of 1000 until 4, in two arms whose hazards of death differ, the second cut up; the variance of the
    /// difference against that of arms of unrelated subjects.
    private static double ratio(double otherDeath, LongUnaryOperator otherSubject) {
        double[] differences = new double[N];
        double[] first = new double[N];
        double[] second = new double[N];
        Plan control = birthDeath(0.5);
        Plan treated = birthDeath(otherDeath);
        for (int subject = 0; subject < N; subject++) {
            Stochastic a = new Stochastic(control, new double[0], new double[] {1000}, 9, subject, LEAPS);
            long other = otherSubject.applyAsLong(subject);
            Stochastic b = new Stochastic(treated, new double[0], new double[] {1000}, 9, other, LEAPS);
            a.advance(4, List.of());
            cutUp(b, 4, 0.11);
            first[subject] = a.state()[0];
            second[subject] = b.state()[0];
            differences[subject] = b.state()[0] - a.state()[0];
        }
        return Runs.moment(differences, 2) / (Runs.moment(first, 2) + Runs.moment(second, 2));
    }

    private static Plan birthDeath(double death) {
        Sketch s = new Sketch();
        Expression x = s.counted("X", 1000);
        s.reaction("birth", number(0.5).times(x), change(x, 1));
        s.reaction("death", number(death).times(x), change(x, -1));
        return new Plan(s.network(), Interpreter::new);
    }

    /// Measured: 0.005 and 0.012. Unrelated subjects: 1, with a standard error of about sqrt(2/4000) = 0.022.
    @Test
    void arms_steppingDifferently_differLessThanUnrelatedSubjects() {
        double same = ratio(0.5, subject -> subject);
        assertTrue(same < 0.05, "same hazards: " + same);
        double nearby = ratio(0.55, subject -> subject);
        assertTrue(nearby < 0.05, "a tenth more deaths: " + nearby);
        assertEquals(1, ratio(0.55, subject -> subject + N), 6 * 0.022);
    }

    @Test
    void arms_alike_areTheSameBytes() {
        Plan plan = birthDeath(0.5);
        Stochastic a = new Stochastic(plan, new double[0], new double[] {1000}, 9, 1, LEAPS);
        Stochastic b = new Stochastic(plan, new double[0], new double[] {1000}, 9, 1, LEAPS);
        cutUp(a, 3, 0.3);
        cutUp(b, 3, 0.3);
        assertArrayEquals(a.state(), b.state());
    }

    @Test
    void influence_ofAChain_isNoneButForWhatOthersNeed() {
        Sketch s = new Sketch();
        Expression naive = s.counted("naive", 5);
        Expression primed = s.counted("primed", 0);
        Expression killer = s.counted("killer", 0);
        Expression target = s.counted("target", 100);
        Expression rate = s.assign("priming", number(2).times(target).over(number(50)));
        s.reaction("prime", rate.times(naive), change(naive, -1), change(primed, 1));
        s.reaction("leave", primed.over(number(3)), change(primed, -1), change(killer, 1));
        s.reaction("kill", number(0.01).times(killer).times(target), change(target, -1));
        s.reaction("die", number(1), change(killer, -1));
        Plan plan = new Plan(s.network(), Interpreter::new);
        boolean[] matters = plan.matters();
        assertFalse(matters[0] || matters[1], "passing through");
        assertTrue(matters[2], "kills, and dies at a rate that is not per head");
        assertTrue(matters[3], "primes");
    }
}
