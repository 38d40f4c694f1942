package crosstalk.solver.stochastic;

import static crosstalk.solver.Sketch.change;
import static crosstalk.solver.Sketch.number;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.network.Expression;
import crosstalk.solver.Sketch;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Virtual twins in the exact regime: two arms of the same subjects, which differ in one rate, share each reaction's clock (common
/// reaction paths). Their paired difference varies less than that of independent runs, and each arm alone keeps its law.
class ExactTwinsTest {

    private static final int N = 4000;
    private static final Options EXACT = Options.DEFAULT.withEpsilon(0);

    /// Immigration at 20, death at `death`: Poisson of mean 20/death (1 - exp(-death t)) from none.
    private static Sketch turnover(double death) {
        Sketch s = new Sketch();
        Expression x = s.counted("X", 0);
        s.reaction("arrive", number(20), change(x, 1));
        return s.reaction("die", number(death).times(x), change(x, -1));
    }

    /// Growth with room, killing by a second population that lives on the first.
    private static Sketch hunted(double killing) {
        Sketch s = new Sketch();
        Expression prey = s.counted("prey", 100);
        Expression hunter = s.counted("hunter", 20);
        Expression room = number(1).minus(prey.over(number(400)));
        s.reaction("grow", prey.times(room), change(prey, 1));
        s.reaction("kill", number(killing).times(prey).times(hunter), change(prey, -1));
        s.reaction("recruit", number(0.004).times(prey).times(hunter), change(hunter, 1));
        s.reaction("leave", number(0.5).times(hunter), change(hunter, -1));
        return s.reaction("arrive", number(2), change(hunter, 1));
    }

    private static double[] first(double[][] states) {
        return Arrays.stream(states).mapToDouble(state -> state[0]).toArray();
    }

    /// Variance of one less the other, subject by subject, over the sum of the two variances, which independent runs have.
    private static double share(double[] one, double[] other) {
        double[] difference = new double[one.length];
        Arrays.setAll(difference, i -> one[i] - other[i]);
        return Runs.moment(difference, 2) / (Runs.moment(one, 2) + Runs.moment(other, 2));
    }

    /// The same subjects in the other order: whoever is paired with a stranger. The share is then 1 with the standard error sqrt(2/N) of
    /// two variances' ratio, 0.022, and the correlation's; 0.15 is six of it.
    private static double[] strangers(double[] values) {
        double[] moved = new double[values.length];
        Arrays.setAll(moved, i -> values[(i + 1) % values.length]);
        return moved;
    }

    private static double off(double[] values, double mean, double variance) {
        return Math.abs(Runs.mean(values) - mean) / Math.sqrt(variance / values.length);
    }

    /// Largest distance of mean and variance from those of a Poisson law, in standard errors.
    private static double offPoisson(double[] values, double mean) {
        double second = Runs.moment(values, 2);
        double error = Math.sqrt((Runs.moment(values, 4) - second * second) / values.length);
        return Math.max(off(values, mean, mean), Math.abs(second - mean) / error);
    }

    /// Measured: 0.046, a twenty-second of the variance of independent runs.
    @Test
    void turnover_pairedDifference_variesLessThanIndependentRuns() {
        double[] usual = first(NextReactionTest.states(turnover(1), N, 5, EXACT));
        double[] faster = first(NextReactionTest.states(turnover(1.1), N, 5, EXACT));
        double share = share(usual, faster);
        assertTrue(share < 0.1, "share of the variance of independent runs: " + share);
        double ofStrangers = share(usual, strangers(faster));
        assertTrue(Math.abs(ofStrangers - 1) < 0.15, "of strangers: " + ofStrangers);
        // Each arm alone; the twin takes one arm for the other.
        double usualMean = 20 * (1 - Math.exp(-5));
        double fasterMean = 20 / 1.1 * (1 - Math.exp(-5.5));
        assertTrue(offPoisson(usual, usualMean) < 5);
        assertTrue(offPoisson(faster, fasterMean) < 5);
        assertTrue(offPoisson(faster, usualMean) > 6);
    }

    /// Measured: 0.0033, a three-hundredth of the variance of independent runs.
    @Test
    void hunted_pairedDifference_variesLessThanIndependentRuns() {
        double[] usual = first(NextReactionTest.states(hunted(0.01), N, 3, EXACT));
        double[] stronger = first(NextReactionTest.states(hunted(0.0105), N, 3, EXACT));
        double share = share(usual, stronger);
        assertTrue(share < 0.01, "share of the variance of independent runs: " + share);
        double ofStrangers = share(usual, strangers(stronger));
        assertTrue(Math.abs(ofStrangers - 1) < 0.15, "of strangers: " + ofStrangers);
        // Each arm against the direct method, which shares no draw; the twin takes one arm for the other.
        double bound = Math.sqrt(Math.log(2e6) / N);
        double[] alone = direct(hunted(0.01));
        assertTrue(NextReactionTest.distance(usual, alone) < bound);
        assertTrue(NextReactionTest.distance(stronger, direct(hunted(0.0105))) < bound);
        double[] muchStronger = first(NextReactionTest.states(hunted(0.012), N, 3, EXACT));
        assertTrue(NextReactionTest.distance(muchStronger, alone) > bound, "the biased twin passes");
    }

    private static double[] direct(Sketch sketch) {
        DirectMethod direct = new DirectMethod(sketch.network(), new double[0], 11);
        double[] values = new double[N];
        Arrays.setAll(values, _ -> direct.run(sketch.start(), 3)[0]);
        return values;
    }
}
