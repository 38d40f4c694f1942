package crosstalk.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class JacobianTest {

    private static final int N = RandomNetworks.SPECIES;
    private static final double TIME = 1.5;

    @Test
    void fill_randomNetworksWithChainsAndYields_equalsDifferences() {
        for (long seed = 0; seed < 60; seed++) {
            RandomNetworks random = new RandomNetworks(seed);
            Network network = random.network(true);
            Kernel kernel = seed % 2 == 0 ? new Interpreter(network) : KernelCompiler.compile(network);
            Flow flow = new Flow(kernel);
            double[] state = random.values(N, false);
            double[] parameters = random.values(RandomNetworks.PARAMETERS, false);
            double[] byTime = random.values(N, false);
            Jacobian jacobian = new Jacobian(network, kernel);
            double[] filled = new double[jacobian.filledCells()];
            jacobian.fill(TIME, state, parameters, filled, byTime);
            double[] cells = full(jacobian, filled);
            assertProduct(jacobian, filled, cells, state);
            for (int row = 0; row < N; row++) {
                for (int column = 0; column < N; column++) {
                    double exact = cells[row * N + column];
                    double difference = difference(flow, state, parameters, row, column);
                    assertEquals(difference, exact, 1e-6 * (1 + Math.abs(exact)), "seed " + seed);
                    assertTrue(jacobian.mayDiffer(row, column) || exact == 0, "pattern, seed " + seed);
                }
                double difference = difference(flow, state, parameters, row, N);
                assertEquals(difference, byTime[row], 1e-6 * (1 + Math.abs(byTime[row])), "seed " + seed);
            }
        }
    }

    private static double[] full(Jacobian jacobian, double[] filled) {
        double[] cells = new double[N * N];
        for (int row = 0; row < N; row++) {
            int[] columns = jacobian.columns(row);
            for (int k = 0; k < columns.length; k++) {
                cells[row * N + columns[k]] = filled[jacobian.rowStart(row) + k];
            }
        }
        return cells;
    }

    private static void assertProduct(Jacobian jacobian, double[] filled, double[] cells, double[] vector) {
        double[] product = new double[N];
        jacobian.multiply(filled, vector, product);
        for (int row = 0; row < N; row++) {
            double expected = 0;
            double size = 0;
            for (int column = 0; column < N; column++) {
                expected += cells[row * N + column] * vector[column];
                size += Math.abs(cells[row * N + column] * vector[column]);
            }
            assertEquals(expected, product[row], 1e-14 * size);
        }
    }

    private static double difference(Flow flow, double[] state, double[] parameters, int row, int column) {
        return Differences.of(h -> {
            double[] moved = state.clone();
            double time = column == N ? TIME + h : TIME;
            if (column < N) {
                moved[column] += h;
            }
            double[] change = new double[N];
            flow.derivative(time, moved, parameters, change);
            return change[row];
        });
    }

    @Test
    void fill_chainedAssignments_byHand() {
        // total = x + y; share = x / total; x' = -2 * share * time; y' = x * total.
        Expression x = Expression.species(0);
        Expression y = Expression.species(1);
        Network network = RandomNetworks.of(
                2,
                0,
                List.of(new Assignment("total", x.plus(y)), new Assignment("share", x.over(Expression.assigned(0)))),
                List.of(
                        new Reaction(
                                "loss",
                                List.of(new Reaction.Change(0, Expression.of(-2))),
                                Expression.assigned(1).times(new Expression.Time())),
                        new Reaction("gain", List.of(new Reaction.Change(1, Expression.assigned(0))), x)));
        double[] cells = new double[4];
        double[] byTime = new double[2];
        new Jacobian(network, KernelCompiler.compile(network))
                .fill(5, new double[] {1, 3}, new double[0], cells, byTime);
        // d share / dx = y / total^2 = 3/16, d share / dy = -x / total^2 = -1/16; times -2 * 5.
        // d (x total) / dx = total + x = 5, by y: x = 1.
        assertArrayEquals(new double[] {-30.0 / 16, 10.0 / 16, 5, 1}, cells, 1e-15);
        assertArrayEquals(new double[] {-0.5, 0}, byTime, 1e-15);
    }

    @Test
    void columns_listWhatMayDiffer() {
        Reaction decay =
                new Reaction("decay", List.of(new Reaction.Change(1, Expression.of(-1))), Expression.species(1));
        Reaction flow = new Reaction("flow", List.of(new Reaction.Change(1, Expression.ONE)), Expression.species(2));
        Network network = RandomNetworks.of(3, 0, List.of(), List.of(decay, flow));
        Jacobian jacobian = new Jacobian(network, new Interpreter(network));
        assertArrayEquals(new int[0], jacobian.columns(0));
        assertArrayEquals(new int[] {1, 2}, jacobian.columns(1));
        assertEquals(2, jacobian.filledCells());
    }

    @Test
    void fresh_sameResults_separateSpace() {
        RandomNetworks random = new RandomNetworks(3);
        Network network = random.network(true);
        Jacobian one = new Jacobian(network, KernelCompiler.compile(network));
        Jacobian other = one.fresh();
        double[] state = random.values(N, false);
        double[] parameters = random.values(RandomNetworks.PARAMETERS, false);
        double[] expected = new double[one.filledCells()];
        double[] found = new double[one.filledCells()];
        one.fill(TIME, state, parameters, expected, new double[N]);
        other.fill(TIME, state, parameters, found, new double[N]);
        assertArrayEquals(expected, found);
    }
}
