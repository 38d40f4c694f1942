package crosstalk.solver.meanfield;

import static crosstalk.solver.Sketch.change;
import static crosstalk.solver.Sketch.number;
import static crosstalk.solver.Sketch.time;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.network.Expression;
import crosstalk.network.Interpreter;
import crosstalk.network.Network;
import crosstalk.network.Operation;
import crosstalk.solver.Sketch;
import crosstalk.solver.SolverException;
import crosstalk.solver.TypicalNetwork;
import crosstalk.solver.Watch;
import crosstalk.solver.bank.Bank;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MeanFieldTest {

    private static MeanField simulate(Sketch sketch, Tolerance tolerance) {
        Network network = sketch.network();
        Plan plan = new Plan(network, new Interpreter(network));
        return new MeanField(plan, network.defaultParameters(), sketch.start(), tolerance);
    }

    /// Amount 100 exp(-t/10) falls to 50 at 10 ln 2; a state good to 1e-9 places that to about 1e-8.
    @Test
    void advance_watch_isLocatedToTheTolerance() {
        Sketch s = new Sketch();
        Expression drug = s.continuous("drug", 100);
        s.assign("amount", drug);
        s.reaction("decay", number(0.1).times(drug), change(drug, -1));
        MeanField simulation = simulate(s, Tolerance.DEFAULT.withErrors(1e-10, 1e-6, 1e-12));
        assertEquals(OptionalInt.of(0), simulation.advance(100, List.of(new Watch(0, 50, false))));
        assertEquals(10 * Math.log(2), simulation.time(), 1e-7);
        assertEquals(50, simulation.assigned()[0], 1e-6);
    }

    /// A quantity that jumps has no root to converge to; the moment of the jump is found by bisection.
    @Test
    void advance_watchOnAJump_isLocated() {
        Sketch s = new Sketch();
        Expression drug = s.continuous("drug", 100);
        s.assign("low", Expression.call(Operation.LESS, drug, number(50)));
        s.reaction("decay", number(0.1).times(drug), change(drug, -1));
        MeanField simulation = simulate(s, Tolerance.DEFAULT.withErrors(1e-10, 1e-6, 1e-12));
        assertEquals(OptionalInt.of(0), simulation.advance(100, List.of(new Watch(0, 1, true))));
        assertEquals(10 * Math.log(2), simulation.time(), 1e-7);
    }

    /// The bump exp(-(t-5)^2) passes 0.9 for 0.65 time units; steps of at most 2 leave an eighth of a step inside it.
    @Test
    void advance_crossingInAndBackWithinAStep_isFound() {
        Sketch s = new Sketch();
        s.continuous("still", 1);
        Expression off = time().minus(number(5));
        s.assign("bump", Expression.call(Operation.EXP, number(0).minus(off.times(off))));
        Tolerance steps = new Tolerance(1e-6, 1e-3, 1e-9, 0, 2, 1000);
        MeanField simulation = simulate(s, steps);
        assertEquals(OptionalInt.of(0), simulation.advance(10, List.of(new Watch(0, 0.9, true))));
        assertEquals(5 - Math.sqrt(-Math.log(0.9)), simulation.time(), 1e-8);
    }

    @Test
    void advance_explosion_namesSpeciesAndTime() {
        Sketch s = new Sketch();
        Expression x = s.continuous("runaway", 1);
        s.reaction("explode", x.times(x), change(x, 1));
        MeanField simulation = simulate(s, Tolerance.DEFAULT);
        SolverException e = assertThrows(SolverException.class, () -> simulation.advance(2, List.of()));
        assertTrue(String.valueOf(e.getMessage()).contains("runaway"), e::getMessage);
        assertTrue(simulation.time() > 0.99 && simulation.time() <= 1.000001);
    }

    @Test
    void advance_tooManySteps_isGivenUp() {
        MeanField simulation = simulate(Bank.named("vdp1000").sketch(), new Tolerance(1e-8, 1, 1e-14, 0, 1e9, 50));
        SolverException e = assertThrows(SolverException.class, () -> simulation.advance(2000, List.of()));
        assertTrue(String.valueOf(e.getMessage()).contains("more than 50 steps"), e::getMessage);
    }

    /// A typical subject at the default tolerance and at a hundredth of it agree to 1e-4.
    @Test
    void advance_typicalNetwork_toleranceIsKept() {
        MeanField coarse = simulate(TypicalNetwork.of(1e6), Tolerance.DEFAULT);
        MeanField fine = simulate(TypicalNetwork.of(1e6), Tolerance.DEFAULT.withErrors(1e-9, 1e-6, 1e-12));
        coarse.advance(20, List.of());
        fine.advance(20, List.of());
        for (int i = 0; i < fine.state().length; i++) {
            assertEquals(fine.state()[i], coarse.state()[i], 1e-4 * Math.abs(fine.state()[i]) + 1e-2, "species " + i);
        }
        assertTrue(coarse.steps() < 200, "steps " + coarse.steps());
    }
}
