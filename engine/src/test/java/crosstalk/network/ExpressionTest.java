package crosstalk.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.network.Expression.Call;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpressionTest {

    private static final Expression X = Expression.species(0);

    @Test
    void call_wrongNumberOfArguments_isRefused() {
        for (Operation operation : Operation.values()) {
            for (int count = 0; count < 5; count++) {
                List<Expression> variables = Collections.nCopies(count, X);
                Expression[] constants =
                        Collections.nCopies(count, Expression.ONE).toArray(Expression[]::new);
                if (count != operation.arity()) {
                    assertThrows(IllegalArgumentException.class, () -> new Call(operation, variables));
                    assertThrows(IllegalArgumentException.class, () -> Expression.call(operation, constants));
                }
            }
        }
    }

    @Test
    void call_arityError_namesOperationAndNumbers() {
        Exception refusal = assertThrows(IllegalArgumentException.class, () -> new Call(Operation.HILL, List.of(X, X)));
        assertEquals("HILL takes 3 arguments, found 2", refusal.getMessage());
    }

    @Test
    void call_certainties_areFoldedIn() {
        assertEquals(Expression.of(5), Expression.of(2).plus(Expression.of(3)));
        assertEquals(X, X.plus(Expression.ZERO));
        assertEquals(X, Expression.ONE.times(X));
        assertEquals(Expression.ZERO, X.times(Expression.ZERO));
        assertEquals(X, Expression.call(Operation.NEGATE, Expression.ZERO.minus(X)));
        assertEquals(X, Expression.call(Operation.IF, Expression.ONE, X, Expression.ZERO));
        assertEquals(Expression.ONE, Expression.call(Operation.IF, X, Expression.ONE, Expression.ONE));
    }

    @Test
    void equals_isStructural() {
        Expression one = X.plus(Expression.species(1)).times(X);
        Expression same = X.plus(Expression.species(1)).times(X);
        assertEquals(one, same);
        assertEquals(one.hashCode(), same.hashCode());
        assertNotEquals(one, X.plus(Expression.species(2)).times(X));
        assertNotEquals(new Call(Operation.MIN, List.of(X, X)), new Call(Operation.MAX, List.of(X, X)));
        assertNotEquals(Expression.of(0.0), Expression.of(-0.0));
    }

    @Test
    void largeSums_equalsHashCodeToString_withoutOverflow() {
        for (boolean left : new boolean[] {true, false}) {
            Expression one = RandomNetworks.sum(100_000, left);
            Expression same = RandomNetworks.sum(100_000, left);
            assertEquals(one, same);
            assertEquals(one.hashCode(), same.hashCode());
            assertNotEquals(one, RandomNetworks.sum(99_999, left));
            assertTrue(one.toString().endsWith("..."));
        }
    }

    @Test
    void toString_isReadable() {
        Expression hill = Expression.call(Operation.HILL, X, Expression.parameter(1), Expression.of(2));
        assertEquals(
                "ADD(HILL(species[0], parameter[1], 2.0), time)",
                hill.plus(new Expression.Time()).toString());
    }

    /// A rate of pairs is 0 where there is none or one; a killing that saturates is 0 where there is nothing to kill.
    @Test
    void restriction_toAKnownAmount_foldsWhatIsCertain() {
        Expression x = Expression.species(0);
        Expression pairs = Expression.parameter(0).times(x).times(x.minus(Expression.ONE));
        assertTrue(Restriction.of(pairs, 0, 0).isConstant(0));
        assertTrue(Restriction.of(pairs, 0, 1).isConstant(0));
        assertEquals(Expression.parameter(0).times(Expression.of(2)), Restriction.of(pairs, 0, 2));
        Expression killing = x.times(Expression.species(1)).over(x.plus(Expression.species(1)));
        assertTrue(Restriction.of(killing, 0, 0).isConstant(0));
        assertEquals(killing, Restriction.of(killing, 2, 0));
    }
}
