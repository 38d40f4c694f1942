package crosstalk.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StripsTest {

    private static final double[] ODD = {
        0,
        -0.0,
        1,
        -1,
        0.5,
        2,
        3,
        -3,
        16,
        -16,
        17,
        1.5,
        1e200,
        -1e200,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
    };

    private static final double[] NONE = {};

    private static BitSet bits(int... indices) {
        BitSet set = new BitSet();
        Arrays.stream(indices).forEach(set::set);
        return set;
    }

    /// Values of the outputs, by output and voxel; `states` by voxel and species.
    private static double[][] run(Strips strips, int outputs, double time, double[][] states, double[] parameters) {
        Strips.Work work = strips.work();
        work.prepare(time, states[0], parameters);
        strips.reads().stream().forEach(s -> {
            double[] input = work.input(s);
            // What stands beyond the strip is not to be read.
            Arrays.fill(input, Double.NaN);
            for (int v = 0; v < states.length; v++) {
                input[v] = states[v][s];
            }
        });
        work.run(states.length);
        return IntStream.range(0, outputs)
                .mapToObj(i -> Arrays.copyOf(work.output(i), states.length))
                .toArray(double[][]::new);
    }

    private static double[][] states(RandomNetworks random, int voxels, BitSet local, boolean odd) {
        double[] shared = random.values(RandomNetworks.SPECIES, odd);
        double[][] states = new double[voxels][];
        for (int v = 0; v < voxels; v++) {
            double[] own = random.values(RandomNetworks.SPECIES, odd);
            states[v] = IntStream.range(0, own.length)
                    .mapToDouble(s -> local.get(s) ? own[s] : shared[s])
                    .toArray();
        }
        return states;
    }

    @Test
    void run_thousandsOfRandomExpressions_equalToTheBit() {
        int ordinary = 0;
        for (long seed = 0; seed < 40; seed++) {
            RandomNetworks random = new RandomNetworks(seed);
            List<Expression> outputs = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                outputs.add(random.any(6, 0));
            }
            BitSet local = BitSet.valueOf(new long[] {seed % 32});
            Strips strips = Strips.of(List.of(), outputs, local);
            for (int voxels : new int[] {1, 2, 3, 7, 63, 64, 65, strips.width()}) {
                double[][] states = states(random, voxels, local, voxels % 2 == 1);
                double[] parameters = random.values(RandomNetworks.PARAMETERS, voxels % 2 == 1);
                double[][] found = run(strips, outputs.size(), 0.7, states, parameters);
                for (int i = 0; i < found.length; i++) {
                    for (int v = 0; v < voxels; v++) {
                        double expected = Interpreter.evaluate(outputs.get(i), 0.7, states[v], parameters, NONE);
                        ordinary += Double.isFinite(expected) && expected != 0 ? 1 : 0;
                        int place = i;
                        assertEquals(
                                expected, found[i][v], () -> outputs.get(place).toString());
                    }
                }
            }
        }
        // Of 800,000 comparisons; the rest are 0, infinite or no number.
        assertTrue(ordinary > 200_000, "only " + ordinary + " values were ordinary numbers");
    }

    @Test
    void run_eachOperationOnOddNumbers_equalToTheBit() {
        List<Expression> outputs = eachOperation();
        for (int locals = 1; locals < 8; locals++) {
            BitSet local = BitSet.valueOf(new long[] {locals});
            Strips strips = Strips.of(List.of(), outputs, local);
            for (double a : local.get(0) ? new double[1] : ODD) {
                for (double b : local.get(1) ? new double[1] : ODD) {
                    for (double c : local.get(2) ? new double[1] : ODD) {
                        requireEqual(strips, outputs, oddStates(new double[] {a, b, c}, local));
                    }
                }
            }
        }
    }

    /// Every combination of odd numbers for the local species; the others as they are.
    private static List<double[]> oddStates(double[] state, BitSet local) {
        List<double[]> all = List.of(state);
        for (int s = local.nextSetBit(0); s >= 0; s = local.nextSetBit(s + 1)) {
            List<double[]> more = new ArrayList<>();
            for (double[] each : all) {
                for (double odd : ODD) {
                    double[] changed = each.clone();
                    changed[s] = odd;
                    more.add(changed);
                }
            }
            all = more;
        }
        return all;
    }

    private static void requireEqual(Strips strips, List<Expression> outputs, List<double[]> states) {
        for (int from = 0; from < states.size(); from += strips.width()) {
            double[][] strip = states.subList(from, Math.min(from + strips.width(), states.size()))
                    .toArray(double[][]::new);
            double[][] found = run(strips, outputs.size(), 0, strip, NONE);
            for (int i = 0; i < found.length; i++) {
                for (int v = 0; v < strip.length; v++) {
                    double expected = Interpreter.evaluate(outputs.get(i), 0, strip[v], NONE, NONE);
                    Expression output = outputs.get(i);
                    String state = Arrays.toString(strip[v]);
                    assertEquals(expected, found[i][v], () -> output + " at " + state);
                }
            }
        }
    }

    /// Operations that run in one loop with the one that reads them, of whatever is known in each voxel and whatever is not.
    @Test
    void run_twoOperationsOnOddNumbers_equalToTheBit() {
        double[] few = {0, 1, -3, 0.7, 1e200, Double.NaN, Double.NEGATIVE_INFINITY};
        Set<StripPair> met = EnumSet.noneOf(StripPair.class);
        for (int locals = 1; locals < 16; locals++) {
            BitSet local = BitSet.valueOf(new long[] {locals});
            for (Expression output : twoOperations()) {
                StripPlan plan = new StripPlan(List.of(), List.of(output), local);
                for (int node : plan.order()) {
                    if (plan.inner(node) >= 0) {
                        met.add(Objects.requireNonNull(StripPair.of(plan, plan.inner(node), node)));
                    }
                }
                Strips strips = Strips.of(List.of(), List.of(output), local);
                for (double a : few) {
                    for (double b : few) {
                        double[] state = {a, b, 1.3, -0.6};
                        double[] other = {0.4, -2, b, a};
                        requireEqual(strips, List.of(output), List.of(state));
                        requireEqual(strips, List.of(output), List.of(other));
                    }
                }
            }
        }
        assertEquals(EnumSet.allOf(StripPair.class), met);
    }

    private static List<Expression> twoOperations() {
        Expression x = Expression.species(0);
        Expression y = Expression.species(1);
        Expression z = Expression.species(2);
        Expression w = Expression.species(3);
        List<Expression> outputs = new ArrayList<>();
        for (Operation first :
                List.of(Operation.ADD, Operation.SUBTRACT, Operation.MULTIPLY, Operation.DIVIDE, Operation.LESS)) {
            Expression inner = Expression.call(first, x, y);
            for (Operation second : List.of(Operation.ADD, Operation.SUBTRACT, Operation.MULTIPLY, Operation.DIVIDE)) {
                outputs.add(Expression.call(second, inner, z));
                outputs.add(Expression.call(second, z, inner));
            }
            outputs.add(Expression.call(Operation.HILL, inner, z, Expression.ONE));
            outputs.add(Expression.call(Operation.IF, inner, z, w));
            outputs.add(Expression.call(Operation.IF, z, inner, w));
        }
        return outputs;
    }

    @Test
    void isLinear_sumsOfVoxelsAreValuesOfSums_andNothingElseIs() {
        Expression x = Expression.species(0);
        Expression y = Expression.species(1);
        Expression shared = Expression.species(2);
        List<Expression> linear = List.of(
                x, x.plus(y), x.times(shared).minus(shared.times(y)), Expression.call(Operation.DIVIDE, x, shared));
        List<Expression> others = List.of(
                shared,
                x.plus(Expression.ONE),
                x.times(y),
                x.plus(shared),
                Expression.call(Operation.DIVIDE, shared, x),
                Expression.call(Operation.MAX, x, Expression.ZERO),
                Expression.species(3));
        List<Expression> all = Stream.concat(linear.stream(), others.stream()).toList();
        Strips strips = Strips.of(List.of(), all, bits(0, 1, 3));
        for (int i = 0; i < all.size(); i++) {
            assertEquals(
                    i < linear.size(),
                    strips.isLinear(i, bits(0, 1)),
                    all.get(i).toString());
        }
    }

    private static List<Expression> eachOperation() {
        Expression x = Expression.species(0);
        Expression y = Expression.species(1);
        Expression z = Expression.species(2);
        List<Expression> outputs = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            outputs.add(new Expression.Call(operation, List.of(x, y, z).subList(0, operation.arity())));
        }
        for (double power : ODD) {
            outputs.add(new Expression.Call(Operation.POWER, List.of(x, Expression.of(power))));
            outputs.add(new Expression.Call(Operation.HILL, List.of(x, y, Expression.of(power))));
        }
        for (int exponent = -17; exponent <= 17; exponent++) {
            outputs.add(new Expression.Call(Operation.POWER, List.of(x, Expression.of(exponent))));
        }
        return outputs;
    }

    @Test
    void run_manyStripsInARow_staysEqualOnceCompiled() {
        // Compiled code takes over from interpreted code somewhere among these strips.
        List<Expression> outputs = eachOperation();
        Strips strips = Strips.of(List.of(), outputs, bits(0, 1, 2));
        List<double[]> states = oddStates(new double[3], bits(0, 1, 2));
        Strips.Work work = strips.work();
        work.prepare(0, new double[3], NONE);
        for (int round = 0; round < 3_000; round++) {
            for (int v = 0; v < strips.width(); v++) {
                double[] state = states.get((round * strips.width() + v) % states.size());
                for (int s = 0; s < 3; s++) {
                    work.input(s)[v] = state[s];
                }
            }
            work.run(strips.width());
        }
        requireEqual(strips, outputs, states);
    }

    @Test
    void run_assignedQuantities_areThoseOfTheNetwork() {
        for (long seed = 0; seed < 100; seed++) {
            RandomNetworks random = new RandomNetworks(seed);
            Network network = random.network(seed % 2 == 0);
            List<Expression> outputs =
                    network.reactions().stream().map(Reaction::rate).toList();
            BitSet local = bits(1, 3);
            Strips strips = Strips.of(network.assignments(), outputs, local);
            double[][] states = states(random, 9, local, false);
            double[] parameters = random.values(RandomNetworks.PARAMETERS, false);
            double[][] found = run(strips, outputs.size(), 2, states, parameters);
            Kernel kernel = new Interpreter(network);
            for (int v = 0; v < states.length; v++) {
                double[] assigned = new double[network.assignments().size()];
                double[] rates = new double[outputs.size()];
                kernel.assign(2, states[v], parameters, assigned);
                kernel.rates(2, states[v], parameters, assigned, rates);
                for (int i = 0; i < rates.length; i++) {
                    assertEquals(rates[i], found[i][v]);
                }
            }
        }
    }

    @Test
    void of_sharedAndUnusedParts_computesEachOnceAndTheUnusedNever() {
        Expression x = Expression.species(0);
        Expression y = Expression.species(1);
        Expression product = x.times(y);
        List<Assignment> assignments = List.of(
                new Assignment("used", product),
                new Assignment("unused", Expression.call(Operation.EXP, Expression.species(2))));
        List<Expression> outputs = List.of(
                x.times(y).plus(Expression.ONE),
                Expression.assigned(0).plus(Expression.ONE),
                x,
                y.times(Expression.parameter(0)));
        Strips strips = Strips.of(assignments, outputs, bits(0, 2));
        // x*y and x*y + 1; y*p is the same in every voxel.
        assertEquals(2, strips.operations());
        assertEquals(bits(0), strips.reads());
        assertEquals(
                List.of(false, false, false, true),
                IntStream.range(0, 4).mapToObj(strips::isScalar).toList());
        Strips.Work work = strips.work();
        assertSame(work.output(0), work.output(1));
        assertSame(work.input(0), work.output(2));
        work.prepare(0, new double[] {Double.NaN, 4, Double.NaN}, new double[] {10});
        work.load(0, new int[] {9, 9, 5, 6}, 2, 2);
        work.run(2);
        assertEquals(21, work.output(0)[0]);
        assertEquals(25, work.output(1)[1]);
        assertEquals(6, work.output(2)[1]);
        assertEquals(40, work.output(3)[1]);
        work.load(0, new float[] {9, 0.5f}, 1, 1);
        work.run(1);
        assertEquals(3, work.output(0)[0]);
        assertThrows(IllegalArgumentException.class, () -> work.input(2));
        assertThrows(IllegalArgumentException.class, () -> work.input(1));
        assertThrows(IllegalArgumentException.class, () -> work.run(strips.width() + 1));
    }

    @Test
    void of_missingAssignment_isRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Strips.of(List.of(), List.of(Expression.assigned(3)), new BitSet()));
    }

    @Test
    void run_sideNotTaken_doesNotMatter() {
        Expression x = Expression.species(0);
        Expression inverse = Expression.ONE.over(x);
        Expression root = Expression.call(Operation.SQRT, Expression.ZERO.minus(x));
        Expression output = Expression.call(Operation.IF, x, inverse.plus(root.times(Expression.ZERO)), x);
        Strips strips = Strips.of(List.of(), List.of(output, Expression.call(Operation.IF, x, x, root)), bits(0));
        double[][] found = run(strips, 2, 0, new double[][] {{0}, {-4}, {2}}, NONE);
        assertEquals(0, found[0][0]);
        assertEquals(-0.25, found[0][1]);
        assertEquals(0, found[1][0], 0.0);
        assertEquals(2, found[1][2]);
        assertFalse(strips.isScalar(0));
    }

    @Test
    void run_deepTrees_doNotOverflow() {
        Expression deep = Expression.species(0);
        for (int i = 0; i < 100_000; i++) {
            deep = Expression.call(Operation.ABS, deep);
        }
        List<Expression> outputs = List.of(deep, RandomNetworks.sum(10_000, true), RandomNetworks.sum(10_000, false));
        Strips strips = Strips.of(List.of(), outputs, bits(0, 3));
        double[][] states = {{-3, 2, 3, 4, 5}, {-7, 2, 3, 8, 5}};
        double[][] found = run(strips, 3, 0, states, NONE);
        for (int v = 0; v < 2; v++) {
            assertEquals(-states[v][0], found[0][v]);
            for (int i = 1; i < 3; i++) {
                assertEquals(Interpreter.evaluate(outputs.get(i), 0, states[v], NONE, NONE), found[i][v]);
            }
        }
    }

    @Test
    void prepare_again_takesTheNewScalars() {
        Expression output = Expression.species(0).times(Expression.call(Operation.EXP, new Expression.Time()));
        Strips strips = Strips.of(List.of(), List.of(output), bits(0));
        Strips.Work work = strips.work();
        work.input(0)[0] = 2;
        for (double time : new double[] {0, 1, -1}) {
            work.prepare(time, NONE, NONE);
            work.run(1);
            assertEquals(2 * Math.exp(time), work.output(0)[0]);
        }
    }
}
