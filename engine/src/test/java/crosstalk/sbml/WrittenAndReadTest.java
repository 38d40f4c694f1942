package crosstalk.sbml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crosstalk.network.Assignment;
import crosstalk.network.Expression;
import crosstalk.network.Expression.Call;
import crosstalk.network.Expression.Constant;
import crosstalk.network.Interpreter;
import crosstalk.network.Network;
import crosstalk.network.Operation;
import crosstalk.network.Parameter;
import crosstalk.network.RandomNetworks;
import crosstalk.network.Reaction;
import crosstalk.network.Species;
import crosstalk.solver.stochastic.Options;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written reads back as the same mathematics.
class WrittenAndReadTest {

    private static SbmlNetwork readBack(Network network, boolean counted) throws SbmlException {
        String text = SbmlWriter.write(SbmlExport.of("model", network));
        return SbmlNetwork.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "model.xml", counted);
    }

    /// How fast each species changes, by name.
    private static Map<String, Double> slopes(Network network, double time, Map<String, Double> values) {
        double[] state = network.species().stream()
                .mapToDouble(s -> values.get(s.name()))
                .toArray();
        double[] parameters = network.parameters().stream()
                .mapToDouble(p -> values.getOrDefault(p.name(), p.value()))
                .toArray();
        double[] assigned = new double[network.assignments().size()];
        new Interpreter(network).assign(time, state, parameters, assigned);
        Map<String, Double> slopes = new LinkedHashMap<>();
        network.species().forEach(s -> slopes.put(s.name(), 0.0));
        for (Reaction reaction : network.reactions()) {
            double rate = Interpreter.evaluate(reaction.rate(), time, state, parameters, assigned);
            for (Reaction.Change change : reaction.changes()) {
                double amount = Interpreter.evaluate(change.amount(), time, state, parameters, assigned);
                slopes.merge(network.species().get(change.species()).name(), amount * rate, Double::sum);
            }
        }
        return slopes;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void read_ofAWrittenRandomNetwork_hasTheSameSlopes(long seed) throws SbmlException {
        RandomNetworks random = new RandomNetworks(seed);
        Network network = random.network(true);
        Network read = readBack(network, false).network();
        for (int trial = 0; trial < 20; trial++) {
            Map<String, Double> values = new LinkedHashMap<>();
            double[] drawn = random.values(
                    network.species().size() + network.parameters().size(), false);
            int next = 0;
            for (Species species : network.species()) {
                values.put(species.name(), drawn[next++]);
            }
            for (Parameter parameter : network.parameters()) {
                values.put(parameter.name(), drawn[next++]);
            }
            Map<String, Double> expected = slopes(network, 0.7, values);
            Map<String, Double> found = slopes(read, 0.7, values);
            found.forEach((name, slope) -> {
                double wanted = Objects.requireNonNull(expected.get(name));
                // Sums may be taken in another order; terms are below 1e4.
                assertEquals(wanted, slope, 1e-9 * Math.abs(wanted) + 1e-9, name);
            });
        }
    }

    private static final double[] NUMBERS = {
        0,
        1,
        -1,
        0.5,
        2,
        -2,
        3,
        7.25,
        1e-300,
        -1e300,
        1e10,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
    };

    /// The operation of every combination of numbers, alone, as truth and counted with.
    @ParameterizedTest
    @EnumSource(Operation.class)
    void read_ofAWrittenOperation_hasTheSameValue(Operation operation) throws SbmlException {
        List<Expression> parameters = IntStream.range(0, operation.arity())
                .<Expression>mapToObj(Expression::parameter)
                .toList();
        Call plain = new Call(operation, parameters);
        Call decides = new Call(Operation.IF, List.of(plain, Expression.of(3), Expression.of(4)));
        Call counted = new Call(Operation.ADD, List.of(plain, plain));
        Network network = RandomNetworks.of(
                0,
                operation.arity(),
                List.of(
                        new Assignment("plain", plain),
                        new Assignment("decides", decides),
                        new Assignment("counted", counted)),
                List.of());
        SbmlNetwork back = readBack(network, false);
        Network read = back.network();
        for (double a : NUMBERS) {
            for (double b : NUMBERS) {
                for (double c : new double[] {1, 2, 0.5, 0}) {
                    double[] values = Arrays.copyOf(new double[] {a, b, c}, operation.arity());
                    boolean outside = operation == Operation.HILL && !isLegalHill(a, b, c);
                    if (!outside) {
                        requireSame(network, back, values, operation + " of " + Arrays.toString(values));
                    }
                }
            }
        }
        assertEquals(operation.arity(), read.parameters().size());
    }

    /// Half and power are above 0, and the ratio raised to the power is a number.
    private static boolean isLegalHill(double x, double half, double power) {
        double raised = Math.pow(Math.max(x / half, 0), power);
        return half > 0 && half <= 1e10 && power > 0 && x <= 1e10 && (x <= 0 || x >= 1e-100) && raised <= 1e300;
    }

    private static void requireSame(Network network, SbmlNetwork back, double[] values, String shown) {
        double[] expected = new double[3];
        new Interpreter(network).assign(0, new double[0], values, expected);
        Network read = back.network();
        double[] assigned = new double[read.assignments().size()];
        new Interpreter(read).assign(0, new double[0], values, assigned);
        List<String> names = List.of("plain", "decides", "counted");
        for (int i = 0; i < 3; i++) {
            Expression value =
                    Objects.requireNonNull(back.quantities().get(names.get(i))).value();
            double found = Interpreter.evaluate(value, 0, new double[0], values, assigned);
            // A few units in the last place, by the order of powers and quotients.
            double allowed = Double.isFinite(expected[i]) ? 1e-12 * Math.abs(expected[i]) : 0;
            assertEquals(expected[i], found, allowed, names.get(i) + ": " + shown);
        }
    }

    @Test
    void write_ofADeepOrWideFormula_isDone() throws SbmlException {
        Expression chain = Expression.species(0);
        for (int i = 0; i < 80; i++) {
            chain = new Call(Operation.SUBTRACT, List.of(Expression.of(i), chain));
        }
        Expression sum = Expression.species(0);
        for (int i = 1; i < 20_000; i++) {
            sum = new Call(Operation.ADD, List.of(sum, Expression.of(i)));
        }
        Network network = RandomNetworks.of(
                1,
                0,
                List.of(new Assignment("chain", chain), new Assignment("sum", sum)),
                List.of(new Reaction("r", List.of(new Reaction.Change(0, Expression.ONE)), Expression.assigned(0))));
        Network read = readBack(network, false).network();
        Map<String, Double> values = Map.of("s0", 5.0);
        assertEquals(slopes(network, 0, values), slopes(read, 0, values));
    }

    @Test
    void write_ofAFormulaTooLong_saysSo() {
        Expression doubled = Expression.species(0);
        for (int i = 0; i < 40; i++) {
            doubled = new Call(Operation.MULTIPLY, List.of(doubled, doubled));
        }
        Network network = RandomNetworks.of(1, 0, List.of(new Assignment("all", doubled)), List.of());
        IllegalArgumentException thrown =
                assertThrows(IllegalArgumentException.class, () -> SbmlWriter.write(SbmlExport.of("model", network)));
        assertEquals(true, String.valueOf(thrown.getMessage()).contains("more than"), thrown::getMessage);
    }

    private static Network immigration(double rate) {
        return new Network(
                List.of(new Species("cells", true)),
                List.of(new Parameter("arrival", rate), new Parameter("death", 0.5)),
                List.of(),
                List.of(
                        new Reaction(
                                "arrives", List.of(new Reaction.Change(0, Expression.ONE)), Expression.parameter(0)),
                        new Reaction(
                                "dies",
                                List.of(new Reaction.Change(0, new Constant(-1))),
                                Expression.parameter(1).times(Expression.species(0)))),
                List.of(Expression.ZERO));
    }

    /// From none, immigration and death give a Poisson number of mean m = (rate / death) (1 - exp(-death t)); the mean of n runs
    /// has a standard error of sqrt(m / n), their variance one of about m sqrt((2 + 1/m) / n).
    private static boolean isPoisson(SbmlNetwork model, double mean) throws InterruptedException {
        SbmlColumns columns =
                new SbmlColumns(model, List.of(new SbmlColumns.Request("cells", SbmlColumns.Form.DECLARED)));
        int runs = 4_000;
        SbmlMoments moments = SbmlCourse.stochastic(
                        model, columns, new double[] {0, 3}, Options.DEFAULT.withEpsilon(0), 11)
                .moments(runs, 2);
        double variance = moments.deviation(1, 0) * moments.deviation(1, 0);
        boolean isMean = Math.abs(moments.mean(1, 0) - mean) <= 5.5 * Math.sqrt(mean / runs);
        boolean isVariance = Math.abs(variance - mean) <= 5.5 * mean * Math.sqrt((2 + 1 / mean) / runs);
        return isMean && isVariance;
    }

    @Test
    void read_ofAWrittenNetwork_keepsItsLawInWholeCounts() throws SbmlException, InterruptedException {
        double mean = 20 / 0.5 * -Math.expm1(-0.5 * 3);
        assertEquals(true, isPoisson(readBack(immigration(20), true), mean));
        assertEquals(false, isPoisson(readBack(immigration(21.5), true), mean));
    }

    @Test
    void write_ofYieldsThatDependOnTheState_readsBack() throws SbmlException {
        Reaction leaves = new Reaction(
                "leaves",
                List.of(
                        new Reaction.Change(0, Expression.of(-1)),
                        new Reaction.Change(1, Expression.species(1).plus(Expression.of(2)))),
                Expression.species(0));
        Network network = RandomNetworks.of(2, 0, List.of(), List.of(leaves));
        Network read = readBack(network, false).network();
        Map<String, Double> values = Map.of("s0", 3.0, "s1", 5.0);
        assertEquals(Map.of("s0", -3.0, "s1", 21.0), slopes(read, 0, values));
        assertEquals(slopes(network, 0, values), slopes(read, 0, values));
    }

    @Test
    void write_ofNamesThatClash_givesEachItsOwnId() throws SbmlException {
        List<Species> species = new ArrayList<>();
        for (String name : List.of("a[b]", "a.b", "a b", "hill", "1st", "\u00e9", "<&\">")) {
            species.add(new Species(name, true));
        }
        List<Expression> start =
                IntStream.range(0, species.size()).mapToObj(Expression::of).toList();
        Network network = new Network(species, List.of(new Parameter("a_b", 9)), List.of(), List.of(), start);
        SbmlNetwork back = readBack(network, false);
        double[] values = back.network().defaultParameters();
        Arrays.sort(values);
        assertEquals("[0.0, 1.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 9.0]", Arrays.toString(values));
    }
}
