package crosstalk.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DerivativeTest {

    private static final Expression X = Expression.species(0);
    private static final Expression Y = Expression.species(1);

    @Test
    void by_randomSmoothExpressions_equalsDifferences() {
        int compared = 0;
        for (long seed = 0; seed < 400; seed++) {
            RandomNetworks random = new RandomNetworks(seed);
            Expression expression = random.smooth(4, 0);
            double[] state = random.values(RandomNetworks.SPECIES, false);
            double[] parameters = random.values(RandomNetworks.PARAMETERS, false);
            Derivative derivative = new Derivative(expression);
            for (Expression variable : derivative.variables()) {
                if (variable instanceof Expression.SpeciesValue(int index)) {
                    double exact = evaluate(derivative.by(variable), state, parameters);
                    double difference = Differences.of(h -> {
                        double[] moved = state.clone();
                        moved[index] += h;
                        return evaluate(expression, moved, parameters);
                    });
                    assertEquals(difference, exact, 1e-7 * (1 + Math.abs(exact)), expression::toString);
                    compared++;
                }
            }
        }
        assertTrue(compared > 500, "compared only " + compared);
    }

    /// An argument within the range in which the operation has a value.
    private static Expression within(Operation operation, Expression argument) {
        return switch (operation) {
            case ARCSIN, ARCCOS, ARTANH -> argument.over(Expression.of(4));
            case ARCOSH -> argument.plus(Expression.ONE);
            default -> argument;
        };
    }

    @Test
    void by_everyOperationAwayFromCorners_equalsDifferences() {
        double[][] states = {{1.3, 0.7, 2.2}, {0.4, 1.9, 1.0}, {2.6, 2.1, 3.0}};
        for (Operation operation : Operation.values()) {
            if (operation == Operation.FACTORIAL) {
                continue; // a number at whole numbers alone, so it has no derivative
            }
            Expression call = new Expression.Call(
                    operation,
                    IntStream.range(0, operation.arity())
                            .mapToObj(i -> within(operation, Expression.species(i)))
                            .toList());
            for (int index = 0; index < operation.arity(); index++) {
                int moving = index;
                for (double[] state : states) {
                    double exact = evaluate(Derivative.of(call, Expression.species(index)), state, new double[0]);
                    double difference = Differences.of(h -> {
                        double[] moved = state.clone();
                        moved[moving] += h;
                        return evaluate(call, moved, new double[0]);
                    });
                    assertEquals(difference, exact, 1e-8, operation + " by argument " + index);
                }
            }
        }
    }

    @Test
    void by_simpleCases_areSimplified() {
        assertEquals(Expression.ONE, Derivative.of(X.plus(Y), X));
        assertEquals(Y, Derivative.of(X.times(Y), X));
        assertEquals(Expression.ZERO, Derivative.of(Y, X));
        assertEquals(Expression.of(2).times(X), Derivative.of(power(X, 2), X));
        assertEquals(Expression.of(3).times(power(X, 2)), Derivative.of(power(X, 3), X));
        assertEquals(Expression.ONE, Derivative.of(new Expression.Time(), new Expression.Time()));
        assertEquals(Expression.ONE, Derivative.of(Expression.assigned(3), Expression.assigned(3)));
        assertEquals(Expression.ZERO, Derivative.of(Expression.call(Operation.FLOOR, X), X));
    }

    @Test
    void by_corners_followsOneSide() {
        assertEquals(0, at(Expression.call(Operation.ABS, X), 0));
        assertEquals(-1, at(Expression.call(Operation.ABS, X), -2));
        assertEquals(1, at(Expression.call(Operation.MIN, X, Expression.of(2)), 2));
        assertEquals(0, at(Expression.call(Operation.MIN, X, Expression.of(2)), 3));
        assertEquals(0, at(Expression.call(Operation.MAX, X, Expression.of(2)), 1));
        Expression branch = Expression.call(Operation.IF, Expression.call(Operation.LESS, X, Y), power(X, 2), Y);
        assertEquals(0, at(branch, 1));
        assertEquals(-2, at(branch, -1));
    }

    @Test
    void by_hillAtZeroAndBelow_isFinite() {
        Expression one = Expression.call(Operation.HILL, X, Expression.of(4), Expression.ONE);
        Expression two = Expression.call(Operation.HILL, X, Expression.of(4), Expression.of(2));
        Expression half = Expression.call(Operation.HILL, X, Expression.of(4), Expression.of(0.5));
        Expression free = Expression.call(Operation.HILL, X, Expression.of(4), Expression.parameter(0));
        assertEquals(0.25, at(one, 0));
        assertEquals(0, at(two, 0));
        assertEquals(0, at(half, 0));
        assertEquals(0.25, evaluate(Derivative.of(free, X), new double[] {0}, new double[] {1}));
        assertEquals(0, evaluate(Derivative.of(free, X), new double[] {0}, new double[] {2}));
        assertEquals(0, at(one, -1));
        assertEquals(0, at(two, -1));
        assertEquals(4.0 / 25, at(one, 1), 1e-16);
    }

    @Test
    void by_hillFarAboveHalf_keepsItsDigits() {
        Expression hill = Expression.call(Operation.HILL, X, Expression.ONE, Expression.of(3));
        // H' = 3 x^2 / (1 + x^3)^2, some 3 x^-4 at x = 1e7, where H itself is 1 to the last digit but five.
        assertEquals(3e-28, at(hill, 1e7), 1e-40);
    }

    @Test
    void by_powersAtZero_areFinite() {
        assertEquals(0, at(power(X, 2), 0));
        assertEquals(1, at(power(X, 1), 0));
        Expression free = Expression.call(Operation.POWER, X, Expression.parameter(0));
        assertEquals(0, evaluate(Derivative.of(free, X), new double[] {0}, new double[] {0}));
        assertEquals(1, evaluate(Derivative.of(free, X), new double[] {0}, new double[] {1}));
        Expression exponent = Expression.call(Operation.POWER, X, Y);
        assertEquals(0, evaluate(Derivative.of(exponent, Y), new double[] {0, 2}, new double[0]));
    }

    @Test
    void variables_areInOrderOfKindAndIndex() {
        Expression time = new Expression.Time();
        Expression expression = time.times(Expression.assigned(2))
                .plus(Y.times(Expression.assigned(1)))
                .plus(X);
        assertEquals(
                List.of(X, Y, Expression.assigned(1), Expression.assigned(2), time),
                new Derivative(expression).variables());
    }

    private static Expression power(Expression base, double exponent) {
        return Expression.call(Operation.POWER, base, Expression.of(exponent));
    }

    private static double at(Expression expression, double x) {
        return evaluate(Derivative.of(expression, X), new double[] {x, 0}, new double[0]);
    }

    private static double evaluate(Expression expression, double[] state, double[] parameters) {
        return Interpreter.evaluate(expression, 0.5, state, parameters, new double[0]);
    }
}
