package crosstalk.solver.meanfield;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.network.Expression;
import crosstalk.network.KernelCompiler;
import crosstalk.network.Network;
import crosstalk.network.Parameter;
import crosstalk.network.Reaction;
import crosstalk.network.Species;
import crosstalk.solver.bank.Bank;
import java.util.List;
import org.junit.jupiter.api.Test;

class StiffnessTest {

    /// A fast relaxation towards a slow decay: x' = -fast (x - y), y' = -y.
    private static MeanField relaxing(double fast) {
        Expression x = Expression.species(0);
        Expression y = Expression.species(1);
        Network network = new Network(
                List.of(new Species("x", false), new Species("y", false)),
                List.of(new Parameter("fast", fast)),
                List.of(),
                List.of(
                        new Reaction(
                                "relax",
                                List.of(new Reaction.Change(0, Expression.of(-1))),
                                Expression.parameter(0).times(x.minus(y))),
                        new Reaction("decay", List.of(new Reaction.Change(1, Expression.of(-1))), y)),
                List.of(Expression.of(3), Expression.of(2)));
        return new MeanField(
                new Plan(network, KernelCompiler.compile(network)),
                network.defaultParameters(),
                new double[] {3, 2},
                Tolerance.DEFAULT);
    }

    /// x = 2 fast e^-t / (fast - 1), once the start is forgotten.
    private static double slowPart(double fast, double t) {
        return 2 * fast * Math.exp(-t) / (fast - 1);
    }

    @Test
    void advance_fastRelaxation_takesStiffStepsAndFew() {
        MeanField stiff = relaxing(1e6);
        stiff.advance(5, List.of());
        assertTrue(stiff.takesStiffSteps());
        // Explicit steps alone would be 5 * 1e6 / 3.3.
        assertTrue(stiff.steps() < 400, stiff.steps() + " steps");
        assertEquals(slowPart(1e6, 5), stiff.state()[0], 1e-5 * slowPart(1e6, 5));
    }

    @Test
    void advance_slowRelaxation_staysExplicit() {
        MeanField simulation = relaxing(8);
        simulation.advance(5, List.of());
        assertFalse(simulation.takesStiffSteps());
        double expected = 16.0 / 7 * Math.exp(-5) + 5.0 / 7 * Math.exp(-40);
        assertEquals(expected, simulation.state()[0], 1e-4 * expected);
    }

    @Test
    void advance_relaxationSlowedDown_returnsToExplicitSteps() {
        MeanField simulation = relaxing(1e6);
        simulation.advance(2, List.of());
        assertTrue(simulation.takesStiffSteps());
        simulation.parameters()[0] = 2;
        simulation.changed();
        for (int day = 3; day <= 60; day++) {
            simulation.advance(day, List.of());
            simulation.state()[1] = 2;
            simulation.changed();
        }
        assertFalse(simulation.takesStiffSteps());
    }

    @Test
    void advance_robertson_takesStiffSteps() {
        var sketch = Bank.named("robertson").sketch();
        Network network = sketch.network();
        MeanField simulation = new MeanField(
                new Plan(network, KernelCompiler.compile(network)),
                network.defaultParameters(),
                sketch.start(),
                Tolerance.DEFAULT);
        simulation.advance(1e4, List.of());
        assertTrue(simulation.takesStiffSteps());
    }
}
