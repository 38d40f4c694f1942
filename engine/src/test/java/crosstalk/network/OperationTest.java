package crosstalk.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OperationTest {

    @Test
    void power_wholeExponents_withinRoundingOfMathPow() {
        for (int exponent = -16; exponent <= 16; exponent++) {
            for (double base : new double[] {0.1, 0.9, 1, 1.7, 12.5, -0.3, -4}) {
                double exact = Math.pow(base, exponent);
                // At most 8 roundings that count, the squarings' doubled: 16 units in the last place.
                assertEquals(exact, Operation.power(base, exponent), 16 * Math.ulp(exact));
            }
        }
    }

    @Test
    void power_edges_asMathPow() {
        double[] odd = {0, -0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN};
        for (double base : odd) {
            for (double exponent : new double[] {-3, -2, -1, -0.0, 0, 1, 2, 3, 1.5, Double.NaN}) {
                assertEquals(Math.pow(base, exponent), Operation.power(base, exponent), base + " ^ " + exponent);
            }
        }
        assertEquals(Math.sqrt(2), Operation.power(2, 0.5));
        assertTrue(Double.isNaN(Operation.power(-1, 0.5)));
    }

    @Test
    void hill_edges() {
        assertEquals(0, Operation.hill(0, 2, 1));
        assertEquals(0, Operation.hill(-1, 2, 3));
        assertEquals(0.5, Operation.hill(2, 2, 1));
        assertEquals(0.5, Operation.hill(2, 2, 3.3));
        assertEquals(0.8, Operation.hill(4, 2, 2), 1e-16);
        assertEquals(0, Operation.hill(1e-300, 1, 4));
        assertEquals(1, Operation.hill(1e300, 1, 4));
        assertEquals(1, Operation.hill(Double.POSITIVE_INFINITY, 1, 2));
    }

    @Test
    void truth_isAnythingButZero() {
        assertEquals(1, Operation.AND.apply(Double.NaN, -3, 0));
        assertEquals(0, Operation.OR.apply(0, -0.0, 0));
        assertEquals(0, Operation.EQUAL.apply(Double.NaN, Double.NaN, 0));
        assertEquals(7, Operation.IF.apply(Double.NaN, 7, 8));
    }
}
