package crosstalk.solver.stochastic;

import static crosstalk.solver.Sketch.change;
import static crosstalk.solver.Sketch.number;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.network.Expression;
import crosstalk.network.Interpreter;
import crosstalk.network.Kernel;
import crosstalk.network.KernelCompiler;
import crosstalk.network.Network;
import crosstalk.network.Operation;
import crosstalk.solver.Sketch;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The exact path: events one by one by their clocks, rates by the dependency graph.
class NextReactionTest {

    private static final int N = 20_000;
    private static final Options EXACT = Options.DEFAULT.withEpsilon(0);

    /// States at `end` of subjects 0 to `count` - 1.
    static double[][] states(Sketch sketch, int count, double end, Options options) {
        Plan plan = new Plan(sketch.network(), KernelCompiler::compile);
        double[] parameters = sketch.network().defaultParameters();
        return IntStream.range(0, count)
                .mapToObj(subject -> {
                    Stochastic run = new Stochastic(plan, parameters, sketch.start(), 77, subject, options);
                    run.advance(end, List.of());
                    return run.state().clone();
                })
                .toArray(double[][]::new);
    }

    private static double[] species(double[][] states, int index) {
        return Arrays.stream(states).mapToDouble(state -> state[index]).toArray();
    }

    /// (mean found - mean) / sqrt(variance / n).
    private static double offMean(double[] values, double mean, double variance) {
        return Math.abs(Runs.mean(values) - mean) / Math.sqrt(variance / values.length);
    }

    /// (variance found - variance) / its standard error, from the sample's fourth moment.
    private static double offVariance(double[] values, double variance) {
        double second = Runs.moment(values, 2);
        return Math.abs(second - variance) / Math.sqrt((Runs.moment(values, 4) - second * second) / values.length);
    }

    /// A bit of everything: a quantity of two species, a Hill function, pairs, batches, a rate that does not vanish with
    /// what it takes.
    private static Sketch mixture(double factor) {
        Sketch s = new Sketch();
        Expression a = s.counted("A", 12);
        Expression b = s.counted("B", 5);
        Expression pair = s.counted("pair", 2);
        Expression crowd = s.assign("crowd", a.plus(b));
        Expression room = s.assign("room", Expression.ONE.minus(crowd.over(number(60))));
        s.reaction("grow", number(0.8 * factor).times(a).times(room), change(a, 1));
        s.reaction(
                "turn", Expression.call(Operation.HILL, b, number(6), number(2)).times(a), change(a, -1), change(b, 1));
        s.reaction("meet", number(0.02).times(b).times(b.minus(Expression.ONE)), change(b, -2), change(pair, 1));
        s.reaction("part", number(0.5).times(pair), change(pair, -1), change(b, 2));
        s.reaction("batch", number(0.4), change(a, 3));
        s.reaction("cull", number(0.9), change(b, -2));
        s.reaction("die", number(0.2).times(b), change(b, -1));
        return s;
    }

    /// Kolmogorov's distance of two samples of the same size.
    static double distance(double[] one, double[] other) {
        double[] x = one.clone();
        double[] y = other.clone();
        Arrays.sort(x);
        Arrays.sort(y);
        double largest = 0;
        int i = 0;
        int j = 0;
        while (i < x.length && j < y.length) {
            double value = Math.min(x[i], y[j]);
            while (i < x.length && x[i] == value) {
                i++;
            }
            while (j < y.length && y[j] == value) {
                j++;
            }
            largest = Math.max(largest, Math.abs(i / (double) x.length - j / (double) y.length));
        }
        return largest;
    }

    /// Two samples of n = 8,000: P(distance > d) is 2 exp(-n d^2) for large n (Smirnov), 1e-6 at d = sqrt(log(2e6) / n) =
    /// 0.043, and less for laws of whole numbers. Twin: growth by a fifth moves A by far more.
    @Test
    void advance_mixture_agreesWithTheDirectMethod() {
        int n = 8000;
        Sketch sketch = mixture(1);
        DirectMethod direct = new DirectMethod(sketch.network(), new double[0], 5);
        double[][] expected = IntStream.range(0, n)
                .mapToObj(_ -> direct.run(sketch.start(), 4))
                .toArray(double[][]::new);
        double bound = Math.sqrt(Math.log(2e6) / n);
        double[][] found = states(sketch, n, 4, EXACT);
        for (int i = 0; i < 3; i++) {
            double off = distance(species(expected, i), species(found, i));
            assertTrue(off < bound, "species " + i + ": " + off);
        }
        double twin = distance(species(expected, 0), species(states(mixture(1.2), n, 4, EXACT), 0));
        assertTrue(twin > bound, "the biased twin passes: " + twin);
    }

    private static Sketch queue(double arrival, double batch, double death) {
        Sketch s = new Sketch();
        Expression x = s.counted("X", 0);
        s.reaction("arrive", number(arrival), change(x, batch));
        return s.reaction("die", number(death).times(x), change(x, -1));
    }

    /// Immigration at 6 and death at 1 from none: Poisson of mean 6 (1 - exp(-t)) at every time. Largest of 18 statistics, in
    /// standard errors. Twin: mean 3 % up, 0.18 against sqrt(6/20000) = 0.017.
    @Test
    void immigrationDeath_isPoisson() {
        assertTrue(offPoisson(queue(6, 1, 1)) < 5);
        assertTrue(offPoisson(queue(6 * 1.03, 1, 1)) > 6, "the biased twin passes");
    }

    private static double offPoisson(Sketch sketch) {
        double mean = 6 * (1 - Math.exp(-8));
        double[] values = species(states(sketch, N, 8, EXACT), 0);
        double worst = Math.max(offMean(values, mean, mean), offVariance(values, mean));
        double p = Math.exp(-mean);
        for (int n = 0; n < 16; n++) {
            int count = n;
            long hits = Arrays.stream(values).filter(x -> x == count).count();
            worst = Math.max(worst, Math.abs(hits / (double) N - p) / Math.sqrt(p * (1 - p) / N));
            p *= mean / (n + 1);
        }
        return worst;
    }

    /// Batches of 5 at 2 a day, death at 1: mean 10 and variance 10 (5 + 1)/2 = 30 in the long run (each batch that came s ago
    /// has left Binomial(5, exp(-s)); integrate mean and second moment). At t = 12 within 1e-5 of it. Twin: 2.2 batches
    /// a day, a mean of 11, 1 against sqrt(30/20000) = 0.039.
    @Test
    void batchImmigration_hasTheMeanAndVarianceOfItsLaw() {
        double[] values = species(states(queue(2, 5, 1), N, 12, EXACT), 0);
        assertTrue(offMean(values, 10, 30) < 5);
        assertTrue(offVariance(values, 30) < 5);
        double[] twin = species(states(queue(2.2, 5, 1), N, 12, EXACT), 0);
        assertTrue(offMean(twin, 10, 30) > 6, "the biased twin passes");
    }

    /// 30 individuals that change place independently, around a ring with rates 1, 2, 3, 4: in the long run multinomial with shares
    /// in proportion to 1/rate, 12:6:4:3 of 25. Means, variances 30 p (1-p), covariances -30 p q (by the variance of sums). Twin: one rate 5 % up.
    @Test
    void conversion_isMultinomial() {
        assertTrue(offMultinomial(1) < 5);
        assertTrue(offMultinomial(1.05) > 6, "the biased twin passes");
    }

    private static double offMultinomial(double factor) {
        double[] share = {12 / 25.0, 6 / 25.0, 4 / 25.0, 3 / 25.0};
        Sketch s = new Sketch();
        Expression[] places = new Expression[4];
        for (int i = 0; i < 4; i++) {
            places[i] = s.counted("X" + i, i == 0 ? 30 : 0);
        }
        for (int i = 0; i < 4; i++) {
            Expression rate = number((i + 1) * (i == 0 ? factor : 1)).times(places[i]);
            s.reaction("move" + i, rate, change(places[i], -1), change(places[(i + 1) % 4], 1));
        }
        double[][] states = states(s, N, 8, EXACT);
        double worst = 0;
        for (int i = 0; i < 4; i++) {
            double variance = 30 * share[i] * (1 - share[i]);
            worst = Math.max(worst, offMean(species(states, i), 30 * share[i], variance));
            worst = Math.max(worst, offVariance(species(states, i), variance));
            int place = i;
            int next = (i + 1) % 4;
            double[] sums = Arrays.stream(states)
                    .mapToDouble(state -> state[place] + state[next])
                    .toArray();
            double both = share[i] + share[next];
            worst = Math.max(worst, offVariance(sums, 30 * both * (1 - both)));
        }
        return worst;
    }

    /// A drug that comes with the one firing of a reaction, at a time of mean 1, and then decays at 2: expected
    /// 10 (exp(-t) - exp(-2t)). The exact run must end where the drug begins to flow. Twin: a drug that decays at 2.2.
    @Test
    void flow_thatAnEventSetsGoing_isFollowed() {
        double expected = 10 * (Math.exp(-1) - Math.exp(-2));
        assertTrue(offDrug(2, expected) < 5);
        assertTrue(offDrug(2.2, expected) > 6, "the biased twin passes");
    }

    private static double offDrug(double decay, double expected) {
        Sketch s = new Sketch();
        Expression waiting = s.counted("waiting", 1);
        Expression drug = s.continuous("drug", 0);
        s.reaction("give", waiting, change(waiting, -1), change(drug, 10));
        s.reaction("decay", number(decay).times(drug), change(drug, -1));
        double[] values = species(states(s, N, 1, EXACT), 1);
        return offMean(values, expected, Runs.moment(values, 2));
    }

    /// A ring of 60 with 100 in each place and rates of 1 a day: 6,000 events a day, standard deviation 77.
    @Test
    void epsilonZero_neverLeaps() {
        Stochastic run = ring(60, 100, EXACT, KernelCompiler::compile);
        run.advance(1, List.of());
        assertEquals(6000, (double) run.steps(), 5 * 78.0);
    }

    static Stochastic ring(int size, double each, Options options, Function<Network, Kernel> compiler) {
        Sketch s = new Sketch();
        Expression[] places = new Expression[size];
        for (int i = 0; i < size; i++) {
            places[i] = s.counted("X" + i, each);
        }
        for (int i = 0; i < size; i++) {
            s.reaction("move" + i, places[i], change(places[i], -1), change(places[(i + 1) % size], 1));
        }
        Network network = s.network();
        return new Stochastic(new Plan(network, compiler), new double[0], s.start(), 9, 1, options);
    }

    /// Clocks carry over from call to call: a run cut into pieces meets the same events at the same times.
    @Test
    void advance_inPieces_meetsTheSameEvents() {
        Stochastic whole = ring(60, 100, EXACT, KernelCompiler::compile);
        Stochastic pieces = ring(60, 100, EXACT, KernelCompiler::compile);
        whole.advance(2, List.of());
        for (int k = 1; k <= 137; k++) {
            pieces.advance(2 * k / 137.0, List.of());
        }
        assertArrayEquals(whole.state(), pieces.state());
    }

    @Test
    void advance_interpretedOrCompiled_meetsTheSameEvents() {
        Sketch sketch = mixture(1);
        double[][] compiled = states(sketch, 50, 10, EXACT);
        Plan plan = new Plan(sketch.network(), Interpreter::new);
        for (int subject = 0; subject < 50; subject++) {
            Stochastic run = new Stochastic(plan, new double[0], sketch.start(), 77, subject, EXACT);
            run.advance(10, List.of());
            assertArrayEquals(compiled[subject], run.state());
        }
        assertFalse(Arrays.equals(compiled[0], compiled[1]));
    }
}
