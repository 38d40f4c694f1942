package crosstalk.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PurposeTest {
    @Test
    void number_everyPurpose_isFixedForever() {
        List<String> found = Arrays.stream(Purpose.values())
                .map(purpose -> purpose.number() + " " + purpose)
                .toList();
        assertEquals(
                List.of("0 TRAITS", "1 START", "2 REACTION", "3 MEASUREMENT", "4 ROUNDING", "5 EVENT_ORDER", "6 VOXEL"),
                found);
    }

    @Test
    void number_everyPurpose_fitsIntoAnAddress() {
        for (Purpose purpose : Purpose.values()) {
            assertTrue(purpose.number() >= 0 && purpose.number() < Purpose.LIMIT);
        }
    }
}
