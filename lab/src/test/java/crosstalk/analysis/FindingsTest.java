package crosstalk.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static final double[] DAYS = {0, 3, 6, 9};

    private static Finding finding(Analysis analysis, String topic) {
        return Findings.of(analysis).stream()
                .filter(each -> each.topic().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    /// One animal says nothing of how animals differ: no test of growth or survival, no plan, no reassurance by simulation.
    @Test
    void oneAnimalPerArm_isNotCompared() {
        Analysis analysis = new Mice()
                .arm("Vehicle", DAYS, new double[] {100, 200, 410, 800})
                .arm("Drug", DAYS, new double[] {100, 120, 130, 160})
                .analysis(Mice.choice("Vehicle", 700.0));
        GrowthModelling model = analysis.model().orElseThrow();
        assertTrue(model.differences().getFirst().test().whyNot().orElseThrow().contains("fewer than 2"));
        SurvivalAnalysis.Comparison c =
                analysis.survival().orElseThrow().comparisons().getFirst();
        assertEquals(
                "Drug has 1 animal, and with fewer than 2 nothing tells how much its animals differ",
                c.logRank().whyNot().orElseThrow());
        assertTrue(c.hazardRatio().whyNot().isPresent());
        assertTrue(analysis.power().whyNot().isPresent());
        assertTrue(analysis.dropOut().whyNot().isPresent());
        assertTrue(finding(analysis, "Growth").sentence().contains("can not be compared"));
        assertTrue(finding(analysis, "Animals next time").sentence().startsWith("Can not be planned"));
        assertFalse(Findings.of(analysis).stream().anyMatch(each -> each.basis().contains("p =")));
    }
}
