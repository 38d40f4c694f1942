package crosstalk.solver;

import static crosstalk.solver.Sketch.change;
import static crosstalk.solver.Sketch.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.network.Expression;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// What every solver promises, on networks that have no randomness in them.
public abstract class SimulationContractTest {

    private static final double HALF_TIME = Math.log(2) / 0.1;

    /// A simulation of the sketch from its start, at its default parameters.
    protected abstract Simulation simulate(Sketch sketch);

    /// How late a watch may stop, in days.
    protected abstract double lateness();

    /// Drug that decays by 0.1 a day from 100; assigned: the amount, and its negative.
    private static Sketch decay() {
        Sketch s = new Sketch();
        Expression rate = s.parameter("rate", 0.1);
        Expression drug = s.continuous("drug", 100);
        s.assign("amount", drug);
        s.assign("negative", number(0).minus(drug));
        return s.reaction("decay", rate.times(drug), change(drug, -1));
    }

    @Test
    void advance_withoutWatch_stopsExactlyAtTheEnd() {
        Simulation simulation = simulate(decay());
        assertEquals(OptionalInt.empty(), simulation.advance(7.3, List.of()));
        assertEquals(7.3, simulation.time());
        assertEquals(100 * Math.exp(-0.73), simulation.state()[0], 1e-3);
        assertEquals(simulation.state()[0], simulation.assigned()[0]);
        assertEquals(0.1 * simulation.state()[0], simulation.rates()[0], 1e-12);
    }

    @Test
    void advance_toTheTimeItHas_changesNothing() {
        Simulation simulation = simulate(decay());
        simulation.advance(2, List.of());
        double before = simulation.state()[0];
        assertEquals(OptionalInt.empty(), simulation.advance(2, List.of(new Watch(0, 1, false))));
        assertEquals(before, simulation.state()[0]);
    }

    @Test
    void advance_backInTime_isRefused() {
        Simulation simulation = simulate(decay());
        simulation.advance(2, List.of());
        assertThrows(IllegalArgumentException.class, () -> simulation.advance(1, List.of()));
        assertThrows(IllegalArgumentException.class, () -> simulation.advance(Double.NaN, List.of()));
    }

    @Test
    void advance_fallingQuantity_stopsWhereItReachesTheLevel() {
        Simulation simulation = simulate(decay());
        assertEquals(OptionalInt.of(0), simulation.advance(100, List.of(new Watch(0, 50, false))));
        assertStop(simulation);
        assertTrue(simulation.assigned()[0] <= 50);
    }

    @Test
    void advance_risingQuantity_stopsWhereItReachesTheLevel() {
        Simulation simulation = simulate(decay());
        assertEquals(OptionalInt.of(0), simulation.advance(100, List.of(new Watch(1, -50, true))));
        assertStop(simulation);
        assertTrue(simulation.assigned()[1] >= -50);
    }

    private void assertStop(Simulation simulation) {
        assertTrue(simulation.time() >= HALF_TIME - 1e-4, () -> "stopped early, at " + simulation.time());
        assertTrue(simulation.time() <= HALF_TIME + lateness(), () -> "stopped late, at " + simulation.time());
    }

    @Test
    void advance_severalWatches_theFirstReachedStops() {
        Simulation simulation = simulate(decay());
        List<Watch> watches = List.of(new Watch(0, 20, false), new Watch(0, 50, false), new Watch(0, 40, false));
        assertEquals(OptionalInt.of(1), simulation.advance(100, watches));
    }

    @Test
    void advance_watchReachedWhenTheCallBegins_doesNotStop() {
        Simulation simulation = simulate(decay());
        List<Watch> watch = List.of(new Watch(0, 50, false));
        assertEquals(OptionalInt.of(0), simulation.advance(100, watch));
        assertEquals(OptionalInt.empty(), simulation.advance(100, watch));
        assertEquals(100, simulation.time());
    }

    @Test
    void advance_watchLeftByADose_stopsAgain() {
        Simulation simulation = simulate(decay());
        List<Watch> watch = List.of(new Watch(0, 50, false));
        simulation.advance(100, watch);
        double first = simulation.time();
        simulation.state()[0] = 100;
        simulation.changed();
        assertEquals(OptionalInt.of(0), simulation.advance(100, watch));
        assertTrue(simulation.time() - first <= HALF_TIME + lateness());
        assertTrue(simulation.time() - first >= HALF_TIME - 1e-4);
    }

    @Test
    void changed_newStateAndParameter_areSeenAtOnce() {
        Simulation simulation = simulate(decay());
        simulation.advance(5, List.of());
        simulation.state()[0] = 10;
        simulation.parameters()[0] = 1;
        simulation.changed();
        assertEquals(10, simulation.assigned()[0]);
        assertEquals(10, simulation.rates()[0]);
        simulation.advance(6, List.of());
        assertEquals(10 * Math.exp(-1), simulation.state()[0], 1e-3);
    }

    @Test
    void advance_rateNotFinite_namesTheReactionAndTheTime() {
        Sketch s = new Sketch();
        Expression drug = s.continuous("drug", 0);
        s.reaction("lost reciprocal", number(1).over(drug), change(drug, 1));
        Simulation simulation = simulate(s);
        SolverException e = assertThrows(SolverException.class, () -> simulation.advance(1, List.of()));
        assertTrue(String.valueOf(e.getMessage()).contains("lost reciprocal"), e::getMessage);
        assertTrue(String.valueOf(e.getMessage()).contains("time 0.0"), e::getMessage);
    }
}
