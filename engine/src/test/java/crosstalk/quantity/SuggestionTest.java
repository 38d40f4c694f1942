package crosstalk.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "abc, abc, 0",
        "abc, abd, 2",
        "abc, ab, 2",
        "abc, acb, 2",
        "ABC, abc, 3",
        "ca, abc, 6",
        "kitten, sitting, 6"
    })
    void distance_knownPairs(String a, String b, int expected) {
        assertEquals(expected, Suggestion.distance(a, b));
        assertEquals(expected, Suggestion.distance(b, a));
    }

    @Test
    void nearest_slip_isFound() {
        List<String> legal = List.of("anti-pd-1", "anti-ctla-4", "anti-lag3");
        assertEquals(Optional.of("anti-pd-1"), Suggestion.nearest("anti-pd1", legal));
        assertEquals(Optional.of("anti-lag3"), Suggestion.nearest("anti-alg3", legal));
        assertEquals("; did you mean \"anti-lag3\"?", Suggestion.phrase("Anti-LAG3", legal));
    }

    @Test
    void nearest_farName_isEmpty() {
        assertEquals(Optional.empty(), Suggestion.nearest("dose", List.of("anti-pd-1", "mg")));
        assertEquals(Optional.empty(), Suggestion.nearest("dose", List.of()));
        assertEquals("", Suggestion.phrase("xy", List.of("mg")));
    }

    @Test
    void nearest_tie_isTheFirst() {
        assertEquals(Optional.of("mg"), Suggestion.nearest("mgg", List.of("mg", "mmg")));
    }
}
