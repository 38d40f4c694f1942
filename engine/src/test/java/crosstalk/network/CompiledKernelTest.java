package crosstalk.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class CompiledKernelTest {

    @Test
    void compiled_thousandsOfRandomExpressions_equalToTheBit() {
        int ordinary = 0;
        for (long seed = 0; seed < 40; seed++) {
            RandomNetworks random = new RandomNetworks(seed);
            List<Expression> roots = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                roots.add(random.any(6, 0));
            }
            KernelCompiler.Parts parts = KernelCompiler.compile(roots, 0, false);
            for (int draw = 0; draw < 10; draw++) {
                double[] state = random.values(RandomNetworks.SPECIES, draw > 2);
                double[] parameters = random.values(RandomNetworks.PARAMETERS, draw > 2);
                double time = random.values(1, draw > 2)[0];
                double[] found = run(parts, roots.size(), time, state, parameters);
                for (int i = 0; i < found.length; i++) {
                    double expected = Interpreter.evaluate(roots.get(i), time, state, parameters, new double[0]);
                    ordinary += Double.isFinite(expected) && expected != 0 ? 1 : 0;
                    int place = i;
                    assertEquals(expected, found[i], () -> roots.get(place).toString());
                }
            }
        }
        // Of 60,000 comparisons; the rest are 0, infinite or no number.
        assertTrue(ordinary > 20_000, "only " + ordinary + " values were ordinary numbers");
    }

    @Test
    void compiled_eachOperationOnOddNumbers_equalToTheBit() {
        double[] odd = {
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
        Expression x = Expression.species(0);
        Expression y = Expression.species(1);
        Expression z = Expression.species(2);
        List<Expression> roots = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            roots.add(new Expression.Call(operation, List.of(x, y, z).subList(0, operation.arity())));
        }
        for (double exponent : odd) {
            roots.add(new Expression.Call(Operation.POWER, List.of(x, Expression.of(exponent))));
        }
        for (int exponent = -17; exponent <= 17; exponent++) {
            roots.add(new Expression.Call(Operation.POWER, List.of(x, Expression.of(exponent))));
        }
        KernelCompiler.Parts parts = KernelCompiler.compile(roots, 0, false);
        for (double a : odd) {
            for (double b : odd) {
                for (double c : odd) {
                    double[] state = {a, b, c};
                    double[] expected = roots.stream()
                            .mapToDouble(root -> Interpreter.evaluate(root, 0, state, new double[0], new double[0]))
                            .toArray();
                    double[] found = run(parts, roots.size(), 0, state, new double[0]);
                    assertArrayEquals(expected, found, () -> Arrays.toString(state));
                }
            }
        }
    }

    @Test
    void compiled_randomNetworks_equalToTheBit() {
        for (long seed = 0; seed < 300; seed++) {
            RandomNetworks random = new RandomNetworks(seed);
            Network network = random.network(seed % 2 == 0);
            Kernel compiled = KernelCompiler.compile(network);
            Kernel interpreter = new Interpreter(network);
            for (int draw = 0; draw < 5; draw++) {
                double[] state = random.values(RandomNetworks.SPECIES, draw > 2);
                double[] parameters = random.values(RandomNetworks.PARAMETERS, draw > 2);
                assertArrayEquals(
                        all(interpreter, network, state, parameters), all(compiled, network, state, parameters));
            }
        }
    }

    @Test
    void compiled_nestedBranchesThatShareParts_takesLinearCode() {
        Expression value = Expression.species(0);
        for (int i = 0; i < 60; i++) {
            Expression condition = Expression.call(Operation.LESS, Expression.species(1), value);
            value = Expression.call(
                    Operation.IF, condition, value.times(Expression.of(0.75)), value.plus(Expression.ONE));
        }
        KernelCompiler.Parts parts = KernelCompiler.compile(List.of(value, value), 0, false);
        double[] state = {3, 2};
        double[] found = run(parts, 2, 0, state, new double[0]);
        double expected = Interpreter.evaluate(value, 0, state, new double[0], new double[0]);
        assertArrayEquals(new double[] {expected, expected}, found);
    }

    @Test
    void compiled_manyThreadsAtOnce_sameResults() throws Exception {
        RandomNetworks random = new RandomNetworks(7);
        List<Assignment> sums = List.of(new Assignment("total", RandomNetworks.sum(5_000, true)));
        List<Reaction> reactions = List.of(new Reaction(
                "r",
                List.of(new Reaction.Change(0, Expression.ONE)),
                Expression.assigned(0).times(Expression.assigned(0))));
        Network network = RandomNetworks.of(RandomNetworks.SPECIES, 0, sums, reactions);
        Kernel kernel = KernelCompiler.compile(network);
        double[] state = random.values(RandomNetworks.SPECIES, false);
        double[] expected = all(new Interpreter(network), network, state, new double[0]);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<double[]>> tasks = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                tasks.add(() -> all(kernel, network, state, new double[0]));
            }
            for (Future<double[]> result : threads.invokeAll(tasks)) {
                assertArrayEquals(expected, result.get());
            }
        }
    }

    private static double[] run(
            KernelCompiler.Parts parts, int results, double time, double[] state, double[] parameters) {
        double[] found = new double[results];
        double[] scratch = parts.newScratch();
        for (Part part : parts.all()) {
            part.run(time, state, parameters, new double[0], scratch, found);
        }
        return found;
    }

    /// Everything that a kernel evaluates, one after another.
    static double[] all(Kernel kernel, Network network, double[] state, double[] parameters) {
        double[] assigned = new double[network.assignments().size()];
        double[] rates = new double[network.reactions().size()];
        double[] yields = new double[new Yields(network).size()];
        double[] partials = new double[new Partials(network).varying().size()];
        double time = 1.25;
        kernel.assign(time, state, parameters, assigned);
        kernel.rates(time, state, parameters, assigned, rates);
        kernel.yields(time, state, parameters, assigned, yields);
        kernel.partials(time, state, parameters, assigned, partials);
        double[] change = new double[network.species().size()];
        new Flow(kernel).derivative(time, state, parameters, change);
        // 0 and -0 are the same change.
        double[] signless = Arrays.stream(change).map(value -> value + 0.0).toArray();
        return List.of(assigned, rates, yields, partials, signless).stream()
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }
}
