package crosstalk.solver.stochastic;

import static crosstalk.solver.Sketch.change;
import static crosstalk.solver.Sketch.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.network.Expression;
import crosstalk.network.KernelCompiler;
import crosstalk.network.Network;
import crosstalk.solver.Sketch;
import crosstalk.solver.TypicalNetwork;
import crosstalk.solver.meanfield.MeanField;
import crosstalk.solver.meanfield.Tolerance;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Leaps, where nothing is fired one by one.
class LeapTest {

    private static final Options LEAPS = Options.DEFAULT.withCriticalCount(0).withExactFactor(0);
    private static final int N = 20_000;

    /// 1000 individuals that die or mature: multinomial at any time, whatever the leaps. n p (1-p), -n p q; N runs.
    private static double worstFates(double factor) {
        Sketch s = new Sketch();
        Expression young = s.counted("young", 1000);
        Expression mature = s.counted("mature", 0);
        s.reaction("die", number(0.7 * factor).times(young), change(young, -1));
        s.reaction("mature", number(0.3).times(young), change(young, -1), change(mature, 1));
        Runs runs =
                Runs.of(s, LEAPS.withEpsilon(0.3).withLargestStep(0.5), N, 1).getFirst();
        double stay = Math.exp(-1);
        double matured = 0.3 * (1 - stay);
        double worst = Math.abs(runs.offMean(0, 1000 * stay, 1000 * stay * (1 - stay)));
        worst = Math.max(worst, Math.abs(runs.offVariance(0, 1000 * stay * (1 - stay))));
        worst = Math.max(worst, Math.abs(runs.offMean(1, 1000 * matured, 1000 * matured * (1 - matured))));
        worst = Math.max(worst, Math.abs(runs.offVariance(1, 1000 * matured * (1 - matured))));
        return Math.max(worst, Math.abs(runs.offCovariance(0, 1, -1000 * stay * matured)));
    }

    /// Twin: hazard 1.035 instead of 1, mean 355 instead of 368; 13 against sqrt(232/20000) = 0.11.
    @Test
    void fates_atConstantHazard_areExactInLaw() {
        double exact = worstFates(1);
        assertTrue(exact < 5, exact + " standard errors");
        assertTrue(worstFates(1.05) > 6);
    }

    /// Growth of 1000 by 0.5 - 0.2 over 10: mean 1000 exp(3), variance n (b+d)/(b-d) E (E-1). At default options the bias
    /// of the mean, (0.03)^3/6 per leap of 0.1 over 100 leaps = 0.05 % or 9, is less than 2 standard errors of 4,000
    /// runs, sqrt(894000/4000) = 15; bound 5 + 1. Variance: order 1, measured within 2 %; bound 6 standard errors of
    /// 2.2 %. Twin: leaps without a hazard in the middle would end at (1.03)^100 = 19,219, 58 standard errors off.
    @Test
    void growth_byDefault_meanAndVarianceAreThoseOfTheLaw() {
        double growth = Math.exp(3);
        double variance = 1000 * (0.7 / 0.3) * growth * (growth - 1);
        Runs runs =
                Runs.of(birthDeath(1000, 0.5, 0.2), Options.DEFAULT, 4000, 10).getFirst();
        assertTrue(Math.abs(runs.offMean(0, 1000 * growth, variance)) < 6);
        assertTrue(Math.abs(runs.offVariance(0, variance)) < 6);
        assertTrue(Math.abs(runs.offMean(0, 1000 * Math.pow(1.03, 100), variance)) > 20);
    }

    private static Sketch birthDeath(double start, double birth, double death) {
        Sketch s = new Sketch();
        Expression x = s.counted("X", start);
        s.reaction("birth", number(birth).times(x), change(x, 1));
        return s.reaction("death", number(death).times(x), change(x, -1));
    }

    /// Relative bias of the mean of 1e14 individuals after a time of 4, whose noise (1e-7) is far below it.
    private static double bias(double step) {
        Options options = new Options(0.9, 0, 0, step, 1e9, 1e-5, 1e-9, 1000);
        Runs runs = Runs.of(birthDeath(1e14, 0.5, 0.8), options, 4, 4).getFirst();
        return Math.abs(Runs.mean(runs.values(0)) / (1e14 * Math.exp(-1.2)) - 1);
    }

    @Test
    void leap_halvedStep_biasOfTheMeanFallsByOrderTwo() {
        double order = Math.log(bias(0.5) / bias(0.25)) / Math.log(2);
        assertEquals(2, order, 0.3);
        double later = Math.log(bias(0.25) / bias(0.125)) / Math.log(2);
        assertEquals(2, later, 0.15);
    }

    /// Relative error of the mean of 1e13 individuals, whose noise (5e-7) is below it, after growing by 0.5 - 0.2 over 10.
    private static double growthError(Options options) {
        Runs runs = Runs.of(birthDeath(1e13, 0.5, 0.2), options, 4, 10).getFirst();
        return Math.abs(Runs.mean(runs.values(0)) / (1e13 * Math.exp(3)) - 1);
    }

    /// With the middle expected twice what is left is that births are taken as even over a step, so that newborns die a little too
    /// often: b d g h^3 / 12 a step, 4e-4 over 80 steps of 1/8. Twin: a bound on the bend so wide that the middle is expected
    /// once lacks b^2 g h^3 / 6 a step, 2e-3.
    @Test
    void growth_byDefault_meanIsExpectedTwice() {
        double error = growthError(Options.DEFAULT);
        assertTrue(error < 6e-4, "relative error " + error);
        double once = growthError(new Options(0.1, 10, 10, 0.125, 1e9, 1e-5, 1e-9, 1000));
        assertTrue(once > 1.5e-3, "relative error " + once);
    }

    /// With 1e8 cells of each kind the mean of 8 subjects lies within 0.2 % of the mean field, species by species. Measured
    /// bias at default options after 10 days: 0.08 %; noise of the mean of 8 subjects: 0.014 %, five of which is 0.07 %.
    @Test
    void leap_largeCounts_tendsToTheMeanField() {
        Sketch sketch = TypicalNetwork.of(1e8);
        Network network = sketch.network();
        MeanField field = new MeanField(
                new crosstalk.solver.meanfield.Plan(network, KernelCompiler.compile(network)),
                network.defaultParameters(),
                sketch.start(),
                Tolerance.DEFAULT);
        field.advance(10, List.of());
        Plan plan = new Plan(network, KernelCompiler::compile);
        double[] mean = new double[network.species().size()];
        for (int subject = 0; subject < 8; subject++) {
            Stochastic run =
                    new Stochastic(plan, network.defaultParameters(), sketch.start(), 7, subject, Options.DEFAULT);
            run.advance(10, List.of());
            for (int i = 0; i < mean.length; i++) {
                mean[i] += run.state()[i] / 8;
            }
        }
        for (int i = 0; i < mean.length; i++) {
            double expected = field.state()[i];
            if (network.species().get(i).counted() && expected > 1e7) {
                assertEquals(
                        1, mean[i] / expected, 0.002, network.species().get(i).name());
            }
        }
    }

    /// 100 cells that each leave as 2.3 on average become 230 on average, by rounding that keeps the mean: 100 independent
    /// firings one by one give 2 or 3, variance 0.21 each, standard error over 2,000 runs sqrt(21/2000) = 0.1.
    @Test
    void yield_notWhole_isRoundedToItsMean() {
        Sketch s = new Sketch();
        Expression young = s.counted("young", 100);
        Expression made = s.counted("made", 0);
        Expression size =
                s.assign("size", number(2.3).plus(number(0).times(young)).plus(made.minus(made)));
        s.reaction("burst", number(50).times(young), change(young, -1), change(made, size));
        Runs runs = Runs.of(s, Options.DEFAULT, 2000, 10).getFirst();
        assertEquals(230, Runs.mean(runs.values(1)), 0.5);
        for (double value : runs.values(1)) {
            assertEquals(Math.rint(value), value);
        }
    }

    /// 10.25 at the start is 10 or 11, 10.25 on average; standard error sqrt(0.1875/20000) = 0.003.
    @Test
    void start_notWhole_isRoundedToItsMean() {
        Sketch s = new Sketch();
        Expression x = s.counted("X", 10.25);
        s.reaction("never", number(0).times(x).plus(number(0)), change(x, -1));
        Runs runs = Runs.of(s, Options.DEFAULT, N, 0).getFirst();
        assertEquals(10.25, Runs.mean(runs.values(0)), 0.018);
    }
}
