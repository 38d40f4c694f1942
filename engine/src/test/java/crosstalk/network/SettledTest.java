package crosstalk.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SettledTest {

    @Test
    void settled_randomNetworks_sameFlow() {
        for (long seed = 0; seed < 300; seed++) {
            RandomNetworks random = new RandomNetworks(seed);
            Network network = random.network(true);
            Settled settled = Settled.of(network);
            Flow plain = new Flow(new Interpreter(network));
            Flow quick = new Flow(KernelCompiler.compile(settled.network()));
            double[] expected = new double[RandomNetworks.SPECIES];
            double[] found = new double[RandomNetworks.SPECIES];
            for (int draw = 0; draw < 5; draw++) {
                double[] state = random.values(RandomNetworks.SPECIES, false);
                double[] parameters = random.values(RandomNetworks.PARAMETERS, false);
                plain.derivative(1.25, state, parameters, expected);
                quick.derivative(1.25, state, settled.settle(parameters), found);
                for (int i = 0; i < found.length; i++) {
                    assertClose(expected[i], found[i], seed);
                }
            }
        }
    }

    /// Each division that became a multiplication adds a rounding; sums of terms of both signs can enlarge it.
    private static void assertClose(double expected, double found, long seed) {
        if (Double.isFinite(expected)) {
            assertEquals(expected, found, 1e-9 * Math.max(1, Math.abs(expected)), () -> "seed " + seed);
        }
    }

    @Test
    void settled_parameterOnlyAssignment_isAParameter() {
        Expression a = Expression.parameter(0);
        Expression rate = Expression.assigned(0).times(Expression.species(0)).over(Expression.parameter(1));
        Network network = new Network(
                List.of(new Species("x", false)),
                List.of(new Parameter("a", 2), new Parameter("b", 4)),
                List.of(new Assignment("square", a.times(a))),
                List.of(new Reaction("r", List.of(new Reaction.Change(0, Expression.ONE)), rate)),
                List.of(Expression.ONE));
        Settled settled = Settled.of(network);
        double[] all = settled.settle(new double[] {3, 8});
        assertEquals(4, all.length);
        double[] change = new double[1];
        new Flow(KernelCompiler.compile(settled.network())).derivative(0, new double[] {5}, all, change);
        assertEquals(9.0 * 5 / 8, change[0]);
        assertTrue(settled.network().assignments().getFirst().value() instanceof Expression.ParameterValue);
    }
}
