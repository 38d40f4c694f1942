package crosstalk.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AddressTest {
    @Test
    void uniform_anyIndex_isTheStreamsDraw() {
        Address address = new Address(-5, 4_294_967_295L, Purpose.MEASUREMENT, -1);
        Stream stream = address.stream();
        for (int i = 0; i < 101; i++) {
            assertEquals(stream.nextDouble(), address.uniform(i));
        }
    }

    @Test
    void uniform_neighbouringAddresses_neverMeet() {
        Set<Double> seen = new HashSet<>();
        long[] places = {0, 1, -1, 1L << 32, Long.MIN_VALUE};
        for (long seed = -3; seed < 3; seed++) {
            for (long subject = 0; subject < 6; subject++) {
                for (Purpose purpose : Purpose.values()) {
                    for (long place : places) {
                        for (int index = 0; index < 6; index++) {
                            seen.add(new Address(seed, subject, purpose, place).uniform(index));
                        }
                    }
                }
            }
        }
        // 5,400 draws out of 2^52: two are equal by chance with probability 3e-9
        assertEquals(6 * 6 * Purpose.values().length * 5 * 6, seen.size());
    }

    @Test
    void uniform_neighbouringPlaces_areUncorrelated() {
        int n = 100_000;
        double sum = 0;
        double twin = 0;
        for (int i = 0; i < n; i++) {
            double here = new Address(1, 2, Purpose.REACTION, i).uniform(0) - 0.5;
            double there = new Address(1, 2, Purpose.REACTION, i + 1L).uniform(0) - 0.5;
            sum += here * there;
            twin += here * (there + 0.05 * here);
        }
        // a product of two independent centred uniforms has standard deviation 1/12: bound of 6 standard errors
        double bound = 6.0 / 12 / Math.sqrt(n);
        assertTrue(Math.abs(sum / n) < bound);
        assertTrue(Math.abs(twin / n) > bound, "a twin that mixes in 5 % of its neighbour must fail");
    }

    @Test
    void uniform_goldenValues_neverChange() {
        // From cases/random: python3 address.py. A change here changes every result.
        assertEquals(0.5806612248658288, new Address(2026, 7, Purpose.REACTION, Address.place("tumour")).uniform(0));
        assertEquals(0.6172668836535194, new Address(2026, 7, Purpose.REACTION, Address.place(3, -1)).uniform(5));
    }

    @Test
    void place_name_isFnv1a() {
        // Published test vectors of FNV-1a, 64 bits
        assertEquals(0xCBF29CE484222325L, Address.place(""));
        assertEquals(0xAF63DC4C8601EC8CL, Address.place("a"));
        assertEquals(0x85944171F73967E8L, Address.place("foobar"));
    }

    @Test
    void place_pairs_areDistinct() {
        int[] numbers = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE};
        Set<Long> seen = new HashSet<>();
        for (int major : numbers) {
            for (int minor : numbers) {
                seen.add(Address.place(major, minor));
            }
        }
        assertEquals(25, seen.size());
    }

    @Test
    void constructor_subjectOutOfRange_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Address(1, -1, Purpose.START, 0));
        assertThrows(IllegalArgumentException.class, () -> new Address(1, 1L << 32, Purpose.START, 0));
    }

    @Test
    void uniform_indexOutOfRange_isRefused() {
        Address address = new Address(1, 1, Purpose.START, 0);
        assertThrows(IllegalArgumentException.class, () -> address.uniform(-1));
        assertThrows(IllegalArgumentException.class, () -> address.uniform(Address.DRAWS));
    }
}
