package crosstalk.solver.stochastic;

import static crosstalk.solver.Sketch.change;
import static crosstalk.solver.Sketch.number;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.network.Expression;
import crosstalk.solver.Sketch;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Leaps agree with exact simulation in distribution as their tolerance falls.
class ToleranceTest {

    private static final int N = 4000;

    /// Pairs of 10,000 vanish together, a few come back: half are gone after one unit of time.
    private static Sketch pairs(double factor) {
        Sketch s = new Sketch();
        Expression x = s.counted("X", 10_000);
        Expression gone = s.counted("gone", 0);
        Expression meet = number(5e-5 * factor).times(x).times(x.minus(Expression.ONE));
        s.reaction("meet", meet, change(x, -2), change(gone, 1));
        return s.reaction("return", number(0.05).times(gone), change(gone, -1), change(x, 2));
    }

    private static double[] first(Sketch sketch, Options options) {
        double[][] states = NextReactionTest.states(sketch, N, 1, options);
        return Arrays.stream(states).mapToDouble(state -> state[0]).toArray();
    }

    /// Leaps for as long as epsilon alone allows.
    private static Options leaps(double epsilon) {
        return new Options(epsilon, 0, 0, 1e9, 1e9, 1e-5, 1e-9, 1_000_000);
    }

    /// Kolmogorov's distance of 4,000 leaping from 4,000 exact runs. Runs of one law lie farther apart than
    /// sqrt(log(2e6) / 4000) = 0.060 with probability 1e-6 (Smirnov). An epsilon of 0.3 is seen to be too coarse; the error in
    /// the mean falls with its square, by nine to 0.1, a thirtieth of a deviation, which is below what so many runs see. Twin:
    /// meetings by 1 % more frequent move the mean by 0.5 %, half a deviation.
    @Test
    void leaps_asEpsilonFalls_tendToTheExactLaw() {
        double bound = Math.sqrt(Math.log(2e6) / N);
        double[] exact = first(pairs(1), Options.DEFAULT.withEpsilon(0));
        double coarse = distance(exact, 0.3);
        double usual = distance(exact, 0.1);
        assertTrue(coarse > bound, "an epsilon of 0.3 should be too coarse: " + coarse);
        assertTrue(usual < coarse / 2, usual + " after " + coarse);
        assertTrue(usual < bound, "at 0.1: " + usual);
        assertTrue(distance(exact, 0.03) < bound);
        assertTrue(distance(exact, 0.01) < bound);
        double twin = NextReactionTest.distance(exact, first(pairs(1.01), leaps(0.01)));
        assertTrue(twin > bound, "the biased twin passes: " + twin);
    }

    private static double distance(double[] exact, double epsilon) {
        return NextReactionTest.distance(exact, first(pairs(1), leaps(epsilon)));
    }
}
