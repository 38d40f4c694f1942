package crosstalk.bench;

import crosstalk.network.Assignment;
import crosstalk.network.Expression;
import crosstalk.network.Interpreter;
import crosstalk.network.Jacobian;
import crosstalk.network.Kernel;
import crosstalk.network.KernelCompiler;
import crosstalk.network.Network;
import crosstalk.network.Operation;
import crosstalk.network.Parameter;
import crosstalk.network.Reaction;
import crosstalk.network.Species;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What evaluating a network costs: all rates of a small tumour-immune system in each of three ways, and the
/// Jacobian of a network as large as the platform's.
///
/// Targets: compiled at most 1.3 times handwritten, at least 20 times faster than interpreted; a Jacobian of 100
/// species below 30 microseconds. The numbers in the networks are made up: they cost what real ones cost.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KernelBenchmark {

    private final Network small = TumourImmune.network();
    private final Kernel compiled = KernelCompiler.compile(small);
    private final Kernel interpreted = new Interpreter(small);
    private final double[] parameters = small.defaultParameters();
    private final double[] state =
            IntStream.range(0, 12).mapToDouble(i -> 3 + i).toArray();
    private final double[] assigned = new double[small.assignments().size()];
    private final double[] rates = new double[small.reactions().size()];

    private final Network large = Typical.network();
    private final Kernel largeKernel = KernelCompiler.compile(large);
    private final Jacobian jacobian = new Jacobian(large, largeKernel);
    private final double[] largeState =
            IntStream.range(0, Typical.SPECIES).mapToDouble(i -> 1 + i % 13).toArray();
    private final double[] largeParameters = large.defaultParameters();
    private final double[] largeAssigned = new double[large.assignments().size()];
    private final double[] largeRates = new double[large.reactions().size()];
    private final double[] cells = new double[Typical.SPECIES * Typical.SPECIES];
    private final double[] byTime = new double[Typical.SPECIES];

    @Benchmark
    public double[] compiledRates() {
        compiled.assign(0, state, parameters, assigned);
        compiled.rates(0, state, parameters, assigned, rates);
        return rates;
    }

    @Benchmark
    public double[] interpretedRates() {
        interpreted.assign(0, state, parameters, assigned);
        interpreted.rates(0, state, parameters, assigned, rates);
        return rates;
    }

    @Benchmark
    public double[] handwrittenRates() {
        TumourImmune.rates(state, parameters, assigned, rates);
        return rates;
    }

    @Benchmark
    public double[] largeRates() {
        largeKernel.assign(0, largeState, largeParameters, largeAssigned);
        largeKernel.rates(0, largeState, largeParameters, largeAssigned, largeRates);
        return largeRates;
    }

    @Benchmark
    public double[] largeJacobian() {
        jacobian.fill(0, largeState, largeParameters, cells, byTime);
        return cells;
    }

    /// Twelve species, twenty parameters, eight assigned quantities, twenty-four reactions: as a network and by hand.
    private static final class TumourImmune {

        private static final double[] VALUES = {
            0.3, 1e3, 0.05, 4, 0.2, 0.7, 0.1, 12, 0.9, 0.02, 3, 0.4, 0.06, 25, 0.8, 0.15, 0.5, 6, 0.01, 1.5
        };

        private TumourImmune() {}

        static Network network() {
            Expression total = s(0).plus(s(1))
                    .plus(s(2))
                    .plus(s(3))
                    .plus(s(4))
                    .plus(s(5))
                    .plus(s(6))
                    .plus(s(7));
            List<Assignment> assigned = List.of(
                    new Assignment("total", total),
                    new Assignment("crowding", Expression.ONE.minus(a(0).over(p(1)))),
                    new Assignment("occupancy", Expression.call(Operation.HILL, s(11), p(3), Expression.ONE)),
                    new Assignment("brake", Expression.ONE.minus(p(8).times(Expression.ONE.minus(a(2))))),
                    new Assignment("help", Expression.call(Operation.HILL, s(9), p(10), Expression.of(2))),
                    new Assignment("priming", Expression.call(Operation.HILL, s(6), p(7), Expression.ONE)),
                    new Assignment("contact", s(0).times(s(2)).over(a(0).plus(p(13)))),
                    new Assignment("suppression", p(17).over(p(17).plus(s(4)))));
            List<Reaction> reactions = new ArrayList<>();
            add(reactions, 0, 1, p(0).times(s(0)).times(Expression.call(Operation.MAX, Expression.ZERO, a(1))));
            add(reactions, 0, -1, p(2).times(a(6)).times(a(3)).times(a(7)));
            add(reactions, 0, -1, p(4).times(s(0)).times(s(5)).over(a(0).plus(p(13))));
            add(reactions, 1, 1, p(5).times(s(1)).times(a(5)).times(a(1)));
            add(reactions, 1, -1, p(6).times(s(1)));
            add(reactions, 2, 1, p(5).times(s(2)).times(a(4)).times(a(3)));
            add(reactions, 2, -1, p(9).times(s(2)).times(s(0)).over(s(0).plus(p(13))));
            add(reactions, 2, -1, p(12).times(s(2)));
            add(reactions, 3, 1, p(9).times(s(2)).times(s(0)).over(s(0).plus(p(13))));
            add(reactions, 3, -1, p(15).times(s(3)));
            add(reactions, 4, 1, p(11).times(s(4)).times(a(4)));
            add(reactions, 4, -1, p(12).times(s(4)));
            add(reactions, 5, 1, p(14));
            add(reactions, 5, -1, p(15).times(s(5)));
            add(reactions, 6, 1, p(16).times(Expression.call(Operation.HILL, s(0), p(13), Expression.of(2))));
            add(reactions, 6, -1, p(15).times(s(6)));
            add(reactions, 7, 1, p(16).times(s(8)).over(s(8).plus(p(10))));
            add(reactions, 7, -1, p(18).times(s(7)));
            add(reactions, 8, 1, p(4).times(a(6)).plus(p(2).times(s(5))));
            add(reactions, 8, -1, p(19).times(s(8)));
            add(reactions, 9, 1, p(14).times(s(2)).times(a(7)));
            add(reactions, 9, -1, p(19).times(s(9)).times(Expression.ONE.plus(s(4).over(p(17)))));
            add(reactions, 10, 1, p(18).times(s(7)));
            add(reactions, 11, -1, p(18).times(s(11)).plus(p(8).times(s(11)).over(s(11).plus(p(3)))));
            return named(12, VALUES, assigned, reactions);
        }

        static void rates(double[] s, double[] p, double[] a, double[] r) {
            double total = s[0] + s[1] + s[2] + s[3] + s[4] + s[5] + s[6] + s[7];
            double crowding = 1 - total / p[1];
            double occupancy = s[11] > 0 ? s[11] / (s[11] + p[3]) : 0;
            double brake = 1 - p[8] * (1 - occupancy);
            double help = s[9] > 0 ? s[9] * s[9] / (s[9] * s[9] + p[10] * p[10]) : 0;
            double priming = s[6] > 0 ? s[6] / (s[6] + p[7]) : 0;
            double contact = s[0] * s[2] / (total + p[13]);
            double suppression = p[17] / (p[17] + s[4]);
            a[0] = total;
            a[1] = crowding;
            a[2] = occupancy;
            a[3] = brake;
            a[4] = help;
            a[5] = priming;
            a[6] = contact;
            a[7] = suppression;
            double exhausting = p[9] * s[2] * s[0] / (s[0] + p[13]);
            r[0] = p[0] * s[0] * Math.max(0, crowding);
            r[1] = p[2] * contact * brake * suppression;
            r[2] = p[4] * s[0] * s[5] / (total + p[13]);
            r[3] = p[5] * s[1] * priming * crowding;
            r[4] = p[6] * s[1];
            r[5] = p[5] * s[2] * help * brake;
            r[6] = exhausting;
            r[7] = p[12] * s[2];
            r[8] = exhausting;
            r[9] = p[15] * s[3];
            r[10] = p[11] * s[4] * help;
            r[11] = p[12] * s[4];
            r[12] = p[14];
            r[13] = p[15] * s[5];
            r[14] = p[16] * (s[0] > 0 ? s[0] * s[0] / (s[0] * s[0] + p[13] * p[13]) : 0);
            r[15] = p[15] * s[6];
            r[16] = p[16] * s[8] / (s[8] + p[10]);
            r[17] = p[18] * s[7];
            r[18] = p[4] * contact + p[2] * s[5];
            r[19] = p[19] * s[8];
            r[20] = p[14] * s[2] * suppression;
            r[21] = p[19] * s[9] * (1 + s[4] / p[17]);
            r[22] = p[18] * s[7];
            r[23] = p[18] * s[11] + p[8] * s[11] / (s[11] + p[3]);
        }
    }

    /// A network as large as the platform's: four sites, totals of each, saturating functions of the totals, and
    /// rates that name a species and a few of those functions.
    private static final class Typical {

        static final int SPECIES = 100;
        private static final int SITES = 4;
        private static final int FUNCTIONS = 112;
        private static final int REACTIONS = 250;

        private Typical() {}

        static Network network() {
            Random random = new Random(5);
            List<Assignment> assigned = new ArrayList<>();
            for (int site = 0; site < 2 * SITES; site++) {
                int first = site % SITES * (SPECIES / SITES);
                int step = site < SITES ? 1 : 3;
                Expression total = IntStream.range(0, SPECIES / SITES / step)
                        .mapToObj(i -> s(first + i * step))
                        .reduce(Expression.ZERO, Expression::plus);
                assigned.add(new Assignment("total" + site, total));
            }
            for (int f = 0; f < FUNCTIONS; f++) {
                Expression cause = f % 2 == 0 ? a(random.nextInt(2 * SITES)) : s(random.nextInt(SPECIES));
                Expression effect =
                        Expression.call(Operation.HILL, cause, p(random.nextInt(20)), Expression.of(1 + f % 2));
                Expression modifier = a(random.nextInt(assigned.size()));
                assigned.add(new Assignment("f" + f, f % 3 == 0 ? effect.times(modifier) : effect));
            }
            List<Reaction> reactions = new ArrayList<>();
            for (int r = 0; r < REACTIONS; r++) {
                Expression rate = p(random.nextInt(20)).times(s(r % SPECIES));
                for (int factor = 0; factor < r % 4; factor++) {
                    rate = rate.times(a(2 * SITES + random.nextInt(FUNCTIONS)));
                }
                add(reactions, r % SPECIES, r % 2 == 0 ? 1 : -1, rate);
            }
            return named(
                    SPECIES, IntStream.range(0, 20).mapToDouble(i -> 0.5 + i).toArray(), assigned, reactions);
        }
    }

    private static Expression s(int index) {
        return Expression.species(index);
    }

    private static Expression p(int index) {
        return Expression.parameter(index);
    }

    private static Expression a(int index) {
        return Expression.assigned(index);
    }

    private static void add(List<Reaction> reactions, int species, double amount, Expression rate) {
        List<Reaction.Change> changes = List.of(new Reaction.Change(species, Expression.of(amount)));
        reactions.add(new Reaction("r" + reactions.size(), changes, rate));
    }

    private static Network named(int species, double[] values, List<Assignment> assigned, List<Reaction> reactions) {
        List<Parameter> parameters = IntStream.range(0, values.length)
                .mapToObj(i -> new Parameter("p" + i, values[i]))
                .toList();
        List<Species> all = IntStream.range(0, species)
                .mapToObj(i -> new Species("s" + i, false))
                .toList();
        List<Expression> start = all.stream().map(_ -> Expression.ZERO).toList();
        return new Network(all, parameters, assigned, reactions, start);
    }
}
