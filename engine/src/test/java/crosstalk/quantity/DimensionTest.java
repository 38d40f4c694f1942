package crosstalk.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DimensionTest {
    @Test
    void per_itself_isNone() {
        Dimension rate = Dimension.CELL.per(Dimension.VOLUME).per(Dimension.TIME);
        assertEquals("cell/(mm^3*day)", rate.toString());
        assertTrue(rate.per(rate).isNone());
        assertFalse(rate.isNone());
        assertEquals("1", Dimension.NONE.toString());
    }

    @Test
    void root_ofPower_isTheSame() {
        Dimension speed = Dimension.LENGTH.per(Dimension.TIME);
        assertEquals(speed, speed.power(2).root(2));
        assertEquals(speed.power(-1), speed.power(-3).root(3));
        assertEquals(Dimension.NONE, Dimension.NONE.root(2));
    }

    @Test
    void root_oddExponent_isRefused() {
        UnitException refusal = assertThrows(UnitException.class, () -> Dimension.VOLUME.root(2));
        assertEquals("mm^3 has no root of degree 2 with whole exponents", refusal.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Dimension.VOLUME.root(0));
    }

    @Test
    void power_beyondLimit_isRefused() {
        assertThrows(UnitException.class, () -> Dimension.LENGTH.power(25));
        assertThrows(UnitException.class, () -> Dimension.VOLUME.power(Integer.MIN_VALUE));
    }

    @Test
    void toString_anyExponents_isReadBack() {
        for (int code = 0; code < 729; code++) { // every vector of exponents -1, 0, 1
            int rest = code;
            int[] e = new int[6];
            for (int i = 0; i < 6; i++) {
                e[i] = rest % 3 - 1;
                rest /= 3;
            }
            Dimension dimension = new Dimension(e[0], e[1], e[2], e[3], e[4], e[5]);
            assertEquals(dimension, Unit.parse(dimension.toString()).dimension());
        }
    }
}
