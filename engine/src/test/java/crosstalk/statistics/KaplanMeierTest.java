package crosstalk.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.random.ReferenceTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KaplanMeierTest {
    @ParameterizedTest
    @CsvSource({
        "tied, A",
        "tied, B",
        "mouse_clearance, 1_vehicle",
        "mouse_clearance, 2_antiPD1",
        "mouse_clearance, 3_antiCTLA4",
        "mouse_clearance, 4_combo"
    })
    void of_referenceCases_agreeWithR(String data, String group) {
        KaplanMeier curve = curve(data, group);
        List<Map<String, String>> expected = ReferenceTable.read("survival/expected/" + data + "_km.csv")
                .where("group", group)
                .rows();
        assertEquals(expected.size(), curve.steps().size());
        for (int i = 0; i < expected.size(); i++) {
            Map<String, String> row = expected.get(i);
            KaplanMeier.Step step = curve.steps().get(i);
            assertEquals(ReferenceTable.number(row, "time"), step.time());
            assertEquals(ReferenceTable.number(row, "n_risk"), step.atRisk());
            assertEquals(ReferenceTable.number(row, "n_event"), step.events());
            assertEquals(ReferenceTable.number(row, "n_censor"), step.censored());
            assertEquals(ReferenceTable.number(row, "surv"), step.survival(), 1e-9);
            double low = ReferenceTable.number(row, "lcl_loglog");
            double high = ReferenceTable.number(row, "ucl_loglog");
            if (Double.isNaN(low)) {
                assertTrue(step.interval().isEmpty(), row.toString());
            } else {
                Interval interval = step.interval().orElseThrow();
                assertEquals(low, interval.low(), 1e-9 * low, row.toString());
                assertEquals(high, interval.high(), 1e-9 * high, row.toString());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tied, A",
        "tied, B",
        "mouse_clearance, 1_vehicle",
        "mouse_clearance, 2_antiPD1",
        "mouse_clearance, 3_antiCTLA4",
        "mouse_clearance, 4_combo"
    })
    void quantile_referenceCases_agreeWithR(String data, String group) {
        KaplanMeier curve = curve(data, group);
        List<Map<String, String>> expected = ReferenceTable.read("survival/expected/" + data + "_quantiles.csv")
                .where("group", group, "conf_type", "log-log")
                .rows();
        assertEquals(3, expected.size());
        for (Map<String, String> row : expected) {
            KaplanMeier.Quantile found = curve.quantile(ReferenceTable.number(row, "prob"));
            assertEquals(ReferenceTable.number(row, "est"), found.estimate().orElse(Double.NaN), row.toString());
            assertEquals(ReferenceTable.number(row, "lcl"), found.low().orElse(Double.NaN), row.toString());
            assertEquals(ReferenceTable.number(row, "ucl"), found.high().orElse(Double.NaN), row.toString());
        }
    }

    @Test
    void of_orderOfSubjects_doesNotMatter() {
        KaplanMeier forward = KaplanMeier.of(new double[] {5, 3, 3, 8}, new boolean[] {true, false, true, false});
        KaplanMeier back = KaplanMeier.of(new double[] {8, 3, 3, 5}, new boolean[] {false, true, false, true});
        assertEquals(forward, back);
    }

    @Test
    void median_noEvent_isNotReached() {
        KaplanMeier curve = KaplanMeier.of(new double[] {100, 100, 100}, new boolean[3]);
        assertEquals(
                new KaplanMeier.Quantile(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty()),
                curve.median());
        assertEquals(Optional.of(new Interval(1, 1)), curve.steps().getFirst().interval());
    }

    @Test
    void median_halfUntilTheEnd_isTheMiddleOfTheStretch() {
        // R: quantile(survfit(Surv(c(2,4,9,9),c(1,1,0,0))~1),.5) is 6.5
        KaplanMeier curve = KaplanMeier.of(new double[] {2, 4, 9, 9}, new boolean[] {true, true, false, false});
        assertEquals(OptionalDouble.of(6.5), curve.median().estimate());
    }

    @Test
    void survival_betweenSteps_isTheLastStep() {
        KaplanMeier curve = KaplanMeier.of(new double[] {2, 4}, new boolean[] {true, true});
        assertEquals(1.0, curve.survival(1.9));
        assertEquals(0.5, curve.survival(2));
        assertEquals(0.5, curve.survival(3));
        assertEquals(0.0, curve.survival(50));
    }

    @Test
    void atRisk_anyTime_countsThoseStillFollowed() {
        KaplanMeier curve = KaplanMeier.of(new double[] {3, 5, 5, 9}, new boolean[] {true, false, true, false});
        assertArrayEquals(new int[] {4, 4, 3, 3, 1, 1, 0}, curve.atRisk(0, 3, 4, 5, 6, 9, 10));
    }

    @Test
    void of_badInput_isRefused() {
        boolean[] one = {true};
        assertThrows(IllegalArgumentException.class, () -> KaplanMeier.of(new double[0], new boolean[0]));
        assertThrows(IllegalArgumentException.class, () -> KaplanMeier.of(new double[] {1, 2}, one));
        assertThrows(IllegalArgumentException.class, () -> KaplanMeier.of(new double[] {-1}, one));
        assertThrows(IllegalArgumentException.class, () -> KaplanMeier.of(new double[] {Double.NaN}, one));
        assertThrows(IllegalArgumentException.class, () -> KaplanMeier.of(new double[] {1}, one, 95));
        assertFalse(KaplanMeier.of(new double[] {1}, one).steps().isEmpty());
    }

    private static KaplanMeier curve(String data, String group) {
        List<Map<String, String>> rows = ReferenceTable.read("survival/input/" + data + ".csv")
                .where("group", group)
                .rows();
        double[] times = new double[rows.size()];
        boolean[] events = new boolean[rows.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = ReferenceTable.number(rows.get(i), "time");
            events[i] = ReferenceTable.number(rows.get(i), "status") == 1;
        }
        return KaplanMeier.of(times, events);
    }
}
