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
    void inverseHyperbolic_undoTheirFunctions() {
        for (double x : new double[] {-20, -3, -0.5, -1e-9, 0, 1e-12, 0.1, 1, 5, 30}) {
            assertEquals(x, Operation.arsinh(Math.sinh(x)), 4 * Math.ulp(x));
            // Where tanh is flat its inverse magnifies rounding: by cosh^2, here below 100 for |x| < 3.
            if (Math.abs(x) < 3) {
                assertEquals(x, Operation.artanh(Math.tanh(x)), 100 * Math.ulp(x));
            }
        }
        assertEquals(30, Operation.arcosh(Math.cosh(30)), 1e-14);
        assertEquals(1e-3, Operation.arcosh(Math.cosh(1e-3)), 1e-12);
        assertEquals(Math.log(2) + 300 * Math.log(10), Operation.arsinh(1e300), 1e-12);
        assertEquals(Math.log(2) + 300 * Math.log(10), Operation.arcosh(1e300), 1e-12);
        assertTrue(Double.isNaN(Operation.arcosh(0.5)));
        assertTrue(Double.isNaN(Operation.artanh(1.5)));
        assertEquals(Double.POSITIVE_INFINITY, Operation.artanh(1));
        assertEquals(Double.NEGATIVE_INFINITY, Operation.artanh(-1));
    }

    @Test
    void factorial_ofWholeNumbers_isTheProduct() {
        assertEquals(1, Operation.factorial(0));
        assertEquals(120, Operation.factorial(5));
        assertEquals(7.257415615307994e306, Operation.factorial(170), 1e293);
        assertEquals(Double.POSITIVE_INFINITY, Operation.factorial(171));
        assertEquals(Double.POSITIVE_INFINITY, Operation.factorial(Double.POSITIVE_INFINITY));
        assertTrue(Double.isNaN(Operation.factorial(2.5)));
        assertTrue(Double.isNaN(Operation.factorial(-1)));
        assertTrue(Double.isNaN(Operation.factorial(Double.NaN)));
    }

    @Test
    void truth_isAnythingButZero() {
        assertEquals(1, Operation.AND.apply(Double.NaN, -3, 0));
        assertEquals(0, Operation.OR.apply(0, -0.0, 0));
        assertEquals(0, Operation.EQUAL.apply(Double.NaN, Double.NaN, 0));
        assertEquals(7, Operation.IF.apply(Double.NaN, 7, 8));
    }
}
