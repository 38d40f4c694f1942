package crosstalk.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneKernelTest {

    private static final double TIME = 1.25;
    private static final int[] AWKWARD = {1, 3, 7, 8, 9, 63, 64, 65};

    @Test
    void flow_randomNetworks_eachLaneEqualsTheInterpreterToTheBit() {
        int ordinary = 0;
        for (long seed = 0; seed < 120; seed++) {
            RandomNetworks random = new RandomNetworks(seed);
            Network network = random.network(true);
            int lanes = AWKWARD[(int) (seed % AWKWARD.length)];
            ordinary += compare(network, random, lanes, false);
        }
        assertTrue(ordinary > 5_000, "only " + ordinary + " values were ordinary numbers");
    }

    @Test
    void flow_anyOperationOnOddNumbers_eachLaneEqualsTheInterpreterToTheBit() {
        for (long seed = 0; seed < 120; seed++) {
            RandomNetworks random = new RandomNetworks(1000 + seed);
            // HILL takes a half above 0 alone; its own test is below.
            Network network = withoutHill(random.network(false));
            compare(network, random, AWKWARD[(int) (seed % AWKWARD.length)], true);
        }
    }

    @Test
    void flow_hillOfEveryPower_equalsTheScalarFunctionToTheBit() {
        double[] amounts = {-3, -0.0, 0, 1e-300, 1e-80, 0.2, 1, 7, 1e80, 1e300, Double.NaN};
        double[] halves = {1e-300, 1e-80, 0.5, 3, 1e80};
        double[] powers = {0.5, 1, 2, 3, 4, 5, 6, 7, 8, 11, 16, 17, 2.5};
        List<Reaction> reactions = new ArrayList<>();
        for (int i = 0; i < powers.length; i++) {
            reactions.add(new Reaction(
                    "r" + i,
                    List.of(new Reaction.Change(i, Expression.ONE)),
                    new Expression.Call(
                            Operation.HILL,
                            List.of(Expression.species(0), Expression.parameter(0), Expression.of(powers[i])))));
        }
        Network network = RandomNetworks.of(powers.length, 1, List.of(), reactions);
        LaneKernel kernel = LaneKernel.compile(network, amounts.length);
        for (double half : halves) {
            double[] state = new double[powers.length * amounts.length];
            System.arraycopy(amounts, 0, state, 0, amounts.length);
            double[] parameters = new double[amounts.length];
            Arrays.fill(parameters, half);
            double[] change = new double[state.length];
            kernel.flow(0, state, parameters, new double[kernel.flowWork()], change);
            for (int i = 0; i < powers.length; i++) {
                for (int lane = 0; lane < amounts.length; lane++) {
                    double expected = Operation.hill(amounts[lane], half, powers[i]);
                    String where = amounts[lane] + " " + half + " " + powers[i];
                    assertEquals(expected, change[i * amounts.length + lane], where);
                }
            }
        }
    }

    @Test
    void flow_powersByNumber_equalTheScalarFunctionToTheBit() {
        int most = 34;
        List<Reaction> reactions = new ArrayList<>();
        for (int i = 0; i <= most; i++) {
            reactions.add(new Reaction(
                    "r" + i,
                    List.of(new Reaction.Change(i, Expression.ONE)),
                    new Expression.Call(
                            Operation.POWER, List.of(Expression.species(0), Expression.of((i - most / 2) / 1.0)))));
        }
        Network network = RandomNetworks.of(most + 1, 0, List.of(), reactions);
        double[] bases = {-2, -0.0, 0, 0.3, 1.7, 1e200, Double.NEGATIVE_INFINITY, Double.NaN};
        LaneKernel kernel = LaneKernel.compile(network, bases.length);
        double[] state = new double[(most + 1) * bases.length];
        System.arraycopy(bases, 0, state, 0, bases.length);
        double[] change = new double[state.length];
        kernel.flow(0, state, new double[0], new double[kernel.flowWork()], change);
        for (int i = 0; i <= most; i++) {
            for (int lane = 0; lane < bases.length; lane++) {
                double expected = Operation.power(bases[lane], i - most / 2) + 0.0;
                String where = bases[lane] + " to the power of " + (i - most / 2);
                assertEquals(expected, change[i * bases.length + lane] + 0.0, where);
            }
        }
    }

    @Test
    void flow_derivativesThatAreLeaves_areWrittenEachTime() {
        List<Reaction> reactions = List.of(
                new Reaction("by time", List.of(new Reaction.Change(0, Expression.ONE)), new Expression.Time()),
                new Reaction("by amount", List.of(new Reaction.Change(1, Expression.ONE)), Expression.species(0)),
                new Reaction("by parameter", List.of(new Reaction.Change(2, Expression.ONE)), Expression.parameter(0)));
        Network network = RandomNetworks.of(4, 1, List.of(), reactions);
        LaneKernel kernel = LaneKernel.compile(network, 3);
        double[] state = {5, 6, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        double[] change = new double[12];
        Arrays.fill(change, 9);
        kernel.flow(TIME, state, new double[] {-1, -2, -3}, new double[kernel.flowWork()], change);
        assertArrayEquals(new double[] {TIME, TIME, TIME, 5, 6, 7, -1, -2, -3, 0, 0, 0}, change);
    }

    @Test
    void compile_deepSums_neitherRecursesNorExceedsAMethod() {
        Network network = RandomNetworks.of(
                RandomNetworks.SPECIES,
                0,
                List.of(
                        new Assignment("left", RandomNetworks.sum(20_000, true)),
                        new Assignment("right", RandomNetworks.sum(20_000, false))),
                List.of(new Reaction(
                        "r",
                        List.of(new Reaction.Change(0, Expression.ONE)),
                        Expression.assigned(0).minus(Expression.assigned(1)))));
        compare(network, new RandomNetworks(5), 2, false);
    }

    @Test
    void compile_noLanes_isRefused() {
        Network network = RandomNetworks.of(1, 0, List.of(), List.of());
        assertThrows(IllegalArgumentException.class, () -> LaneKernel.compile(network, 0));
    }

    /// How many ordinary numbers were compared.
    private static int compare(Network network, RandomNetworks random, int lanes, boolean odd) {
        LaneKernel kernel = LaneKernel.compile(network, lanes);
        Interpreter interpreter = new Interpreter(network);
        int species = network.species().size();
        int parameters = network.parameters().size();
        double[] states = new double[species * lanes];
        double[] all = new double[parameters * lanes];
        double[][] expected = new double[lanes][species];
        for (int lane = 0; lane < lanes; lane++) {
            double[] state = random.values(species, odd);
            double[] values = random.values(parameters, odd);
            for (int i = 0; i < species; i++) {
                states[i * lanes + lane] = state[i];
            }
            for (int i = 0; i < parameters; i++) {
                all[i * lanes + lane] = values[i];
            }
            interpreter.flow(TIME, state, values, new double[0], expected[lane]);
        }
        double[] change = new double[states.length];
        kernel.flow(TIME, states, all, new double[kernel.flowWork()], change);
        int ordinary = 0;
        for (int lane = 0; lane < lanes; lane++) {
            for (int i = 0; i < species; i++) {
                // 0 and -0 are the same change.
                double found = change[i * lanes + lane] + 0.0;
                assertEquals(expected[lane][i] + 0.0, found, "species " + i + " of lane " + lane + " of " + lanes);
                ordinary += Double.isFinite(found) && found != 0 ? 1 : 0;
            }
        }
        return ordinary;
    }

    private static Network withoutHill(Network network) {
        List<Assignment> assignments = network.assignments().stream()
                .map(each -> new Assignment(each.name(), withoutHill(each.value())))
                .toList();
        List<Reaction> reactions = network.reactions().stream()
                .map(each -> new Reaction(
                        each.name(),
                        each.changes().stream()
                                .map(change -> new Reaction.Change(change.species(), withoutHill(change.amount())))
                                .toList(),
                        withoutHill(each.rate())))
                .toList();
        return new Network(network.species(), network.parameters(), assignments, reactions, network.start());
    }

    private static Expression withoutHill(Expression expression) {
        if (!(expression instanceof Expression.Call(Operation operation, var arguments))) {
            return expression;
        }
        List<Expression> rebuilt =
                arguments.stream().map(LaneKernelTest::withoutHill).toList();
        return operation == Operation.HILL
                ? new Expression.Call(Operation.MAX, rebuilt.subList(0, 2))
                : new Expression.Call(operation, rebuilt);
    }
}
