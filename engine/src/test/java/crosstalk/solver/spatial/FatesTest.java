package crosstalk.solver.spatial;

import static crosstalk.solver.Sketch.change;
import static crosstalk.solver.Sketch.number;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.network.Expression;
import crosstalk.network.Network;
import crosstalk.network.Operation;
import crosstalk.network.Space;
import crosstalk.solver.Sketch;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FatesTest {

    private static Fates fates(Sketch sketch, Set<Integer> arrivals, Expression... cells) {
        Network network = sketch.network();
        Space space = Dish.space(network, arrivals, cells);
        return new Fates(space, space.tissues().getFirst());
    }

    @Test
    void fates_everyReaction_isSortedByWhatItDoes() {
        Sketch sketch = new Sketch();
        Expression cancer = sketch.counted("cancer", 0);
        Expression dead = sketch.counted("dead", 0);
        Expression effector = sketch.counted("effector", 0);
        Expression blood = sketch.counted("blood", 0);
        Expression drug = sketch.continuous("drug", 0);
        Expression burst = sketch.assign("burst", number(1).plus(drug));
        sketch.reaction("divides", number(0.5).times(cancer), change(cancer, 1))
                .reaction("dies", number(0.1).times(cancer), change(cancer, -1), change(dead, 1))
                .reaction("bursts", number(0.1).times(effector), change(effector, -1), change(effector, 3))
                .reaction("leaves", effector, change(effector, -1), change(blood, burst))
                .reaction("spawns", cancer, change(effector, 1))
                .reaction("enters", blood, change(blood, -1), change(effector, 1))
                .reaction("appears", number(2), change(dead, 1))
                .reaction("clears", drug, change(drug, -1))
                .reaction("blood dies", blood, change(blood, -1));
        Fates fates = fates(sketch, Set.of(5, 6), cancer, dead, effector);
        assertEquals(List.of(List.of(0), List.of(), List.of()), fates.births);
        assertEquals(1, fates.exits.get(0).size());
        assertEquals(
                new Fates.Product(1, 1, 1, -1),
                fates.exits.get(0).getFirst().products().getFirst());
        // -1 and +3 of one kind add up to 2: something made, not a fate
        assertEquals(
                List.of(2, 4), fates.makings.stream().map(Fates.Fate::reaction).toList());
        assertEquals(
                new Fates.Product(2, 2, 2, -1),
                fates.makings.getFirst().products().getFirst());
        assertEquals(
                new Fates.Product(-1, 3, 0, 0),
                fates.exits.get(2).getFirst().products().getFirst());
        assertEquals(List.of(new Fates.Arrival(5, 3, 2, 1), new Fates.Arrival(6, -1, 1, 1)), fates.arrivals);
        assertArrayEquals(new int[] {7, 8}, fates.body);
    }

    @Test
    void fates_whatCanNotBeDone_isRefusedByNameAllAtOnce() {
        Sketch sketch = new Sketch();
        Expression a = sketch.counted("a", 0);
        Expression b = sketch.counted("b", 0);
        Expression blood = sketch.counted("blood", 0);
        Expression drug = sketch.continuous("drug", 0);
        sketch.reaction("pairs", a, change(a, -2), change(b, 1))
                .reaction("fuses", a, change(a, -1), change(b, -1))
                .reaction("sneaks", blood, change(blood, -1), change(a, 1))
                .reaction("drinks", a, change(a, -1), change(drug, 0.5))
                .reaction("good", a, change(a, -1), change(b, 1));
        String said = assertThrows(IllegalArgumentException.class, () -> fates(sketch, Set.of(), a, b))
                .getMessage();
        for (String name : List.of("pairs", "fuses", "sneaks", "drinks")) {
            assertTrue(String.valueOf(said).contains("\n  " + name + ": it "), said);
        }
        assertFalse(String.valueOf(said).contains("good"), said);
    }

    @Test
    void fates_twoTissues_keepApart() {
        Sketch sketch = new Sketch();
        Expression here = sketch.counted("cell here", 0);
        Expression there = sketch.counted("cell there", 0);
        sketch.reaction("dies here", here, change(here, -1))
                .reaction("dies there", there, change(there, -1))
                .reaction("crosses", here, change(here, -1), change(there, 1));
        Network network = sketch.network();
        Space.Tissue first = Dish.tissue(Set.of(), here);
        Space.Tissue second = Dish.tissue(Set.of(), there);
        Space space = new Space(network, network, 0.2, List.of(first, second));
        String said = assertThrows(IllegalArgumentException.class, () -> new Fates(space, first))
                .getMessage();
        assertTrue(
                String.valueOf(said).contains("crosses")
                        && !String.valueOf(said).contains("dies there"),
                said);
    }

    @Test
    void factor_proportionalRates_areSeenThroughAssignments() {
        Sketch sketch = new Sketch();
        Expression n = sketch.counted("n", 0);
        Expression other = sketch.counted("other", 0);
        Expression half = sketch.assign("half", n.over(number(2)));
        Expression share = sketch.assign("share", n.over(n.plus(other)));
        Network network = sketch.network();
        assertTrue(Factor.isIn(network, number(2).times(half).times(other), 0));
        assertTrue(Factor.isIn(network, half.plus(other.times(n)), 0));
        assertTrue(Factor.isIn(network, Expression.call(Operation.MAX, Expression.ZERO, half), 0));
        assertTrue(Factor.isIn(network, share.times(other), 0));
        assertFalse(Factor.isIn(network, other.times(number(3)), 0));
        assertFalse(Factor.isIn(network, half.plus(other), 0));
        assertFalse(Factor.isIn(network, other.over(n), 0));
        assertFalse(Factor.isIn(network, Expression.call(Operation.EXP, n), 0));
        Expression deep = n;
        for (int i = 0; i < 100_000; i++) {
            deep = new Expression.Call(Operation.MULTIPLY, List.of(deep, other));
        }
        assertTrue(Factor.isIn(network, deep, 0));
    }
}
