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

    private static final double[] WEEKS = {0, 7, 14, 21, 28, 35};

    /// Every control reaches 1000 mm3 before the first of A; of B one in five does.
    private static Analysis monotone() {
        Mice mice = new Mice();
        double[][] control = new double[5][];
        double[][] a = new double[5][];
        double[][] b = new double[5][];
        for (int i = 0; i < 5; i++) {
            control[i] = new double[] {100 + i, 400 + 10 * i, 1100};
            a[i] = new double[] {100 + i, 150 + 9 * i, 300 + i, 500 - i, 1000 + i};
            b[i] = i == 0
                    ? new double[] {100, 300, 1200}
                    : new double[] {100 + i, 150 + i, 120, 130 + 3 * i, 180, 200 + i};
        }
        return mice.arm("Vehicle", WEEKS, control)
                .arm("A", WEEKS, a)
                .arm("B", WEEKS, b)
                .analysis(Mice.choice("Vehicle", 1000.0));
    }

    @Test
    void survival_strongestArmMonotone_isCitedForestedAndPlanned() {
        Analysis analysis = monotone();
        SurvivalAnalysis.Comparison a =
                analysis.survival().orElseThrow().comparisons().getFirst();
        assertTrue(a.firth());
        assertTrue(a.hazardRatio().orElseThrow().value() < 0.2, a.hazardRatio()::toString);
        String sentence = finding(analysis, "Survival").sentence();
        assertTrue(sentence.startsWith("Survival differs. A against Vehicle: hazard ratio "), sentence);
        assertTrue(sentence.contains(" with Firth's correction; median 28 days against 14 days"), sentence);
        String plan = finding(analysis, "Animals next time").sentence();
        assertTrue(
                plan.contains("Survival (hazard ratio "
                        + Words.number(a.hazardRatio().orElseThrow().value())
                        + ", the strongest seen, of A with Firth's correction, hardly bounded)"),
                plan);
    }

    /// The log-rank test decides, as it is what is adjusted; where the ratio's interval holds 1 the sentence says so. By R's survival:
    /// `survdiff(Surv(c(7,7,14,14,21,28,35), c(1,1,1,1,1,1,0)) ~ c(0,0,0,1,1,1,1))` p = 0.0304, `coxph` of it 0.0098 to 1.074.
    @Test
    void survival_testAndIntervalDisagree_bothAreSaid() {
        Analysis analysis = new Mice()
                .arm("Vehicle", WEEKS, new double[] {100, 1000}, new double[] {100, 1100}, new double[] {100, 900, 1000
                })
                .arm(
                        "Drug",
                        WEEKS,
                        new double[] {100, 200, 1000},
                        new double[] {100, 120, 140, 1000},
                        new double[] {100, 110, 150, 300, 1000},
                        new double[] {100, 90, 120, 130, 140, 170})
                .analysis(Mice.choice("Vehicle", 1000.0));
        SurvivalAnalysis.Comparison c =
                analysis.survival().orElseThrow().comparisons().getFirst();
        assertTrue(c.logRank().orElseThrow().p() < 0.05, c.logRank()::toString);
        assertFalse(c.hazardRatio().orElseThrow().excludes(1), c.hazardRatio()::toString);
        String sentence = finding(analysis, "Survival").sentence();
        assertTrue(sentence.startsWith("Survival differs."), sentence);
        assertTrue(sentence.endsWith("the interval of the hazard ratio holds 1."), sentence);
    }

    @Test
    void animalThatNeverHadATumour_isDoubtedAndNotCleared() {
        Mice mice = new Mice()
                .arm("Vehicle", DAYS, new double[] {100, 200, 390, 800}, new double[] {120, 230, 450, 900})
                .arm("Drug", DAYS, new double[] {100, 130, 150, 190}, new double[] {110, 120, 160, 180});
        double with = rate(mice.analysis(Mice.choice("Vehicle", null)));
        mice.arm("Other", DAYS, new double[] {0, 0, 0, 0}, new double[] {100, 50, 0, 0}, new double[] {90, 110, 130, 140
        });
        Analysis analysis = mice.analysis(Mice.choice("Vehicle", null));
        assertEquals(
                "mice.csv row 0: never had a tumour, animal Other 5: 0 mm3 on day 0, and never above 0 mm3;"
                        + " counts as not cleared, and is left out of growth rates; exclude it if the tumour never took",
                analysis.doubts().getFirst().sentence());
        assertEquals(1, analysis.doubts().size());
        assertEquals(1, analysis.clearance().arms().get(2).cleared());
        assertEquals(6, analysis.model().orElseThrow().animals());
        assertEquals(with, rate(analysis), 0.01);
    }

    private static double rate(Analysis analysis) {
        return analysis.model().orElseThrow().rates().get(1).rate().value();
    }

    @Test
    void animalAtTheEndpointFromTheStart_isDoubted() {
        Analysis analysis = new Mice()
                .arm("Vehicle", DAYS, new double[] {700, 900, 1100}, new double[] {120, 230, 450, 900})
                .arm("Drug", DAYS, new double[] {100, 130, 150, 190}, new double[] {110, 120, 160, 180})
                .analysis(Mice.choice("Vehicle", 700.0));
        assertEquals(
                "mice.csv row 0: at the endpoint from the start, animal Vehicle 1: 700 mm3 on day 0, the endpoint is 700 mm3;"
                        + " counts as an event on that day, before any treatment could act; exclude it if it was not to be enrolled",
                analysis.doubts().getFirst().sentence());
    }

    @Test
    void oneDayOfMeasurement_isNoSurvival() {
        Analysis analysis = new Mice()
                .arm("Vehicle", new double[] {0}, new double[] {900}, new double[] {800})
                .arm("Drug", new double[] {0}, new double[] {100}, new double[] {110})
                .analysis(Mice.choice("Vehicle", 700.0));
        assertEquals(
                "no animal was followed beyond the start",
                analysis.survival().whyNot().orElseThrow());
    }

    @Test
    void bootstrap_rowsInAnotherOrder_isTheSame() {
        double[][] volumes = {{100, 190, 350, 800}, {120, 230, 450, 900}, {90, 160, 300, 510}};
        Mice rows = new Mice()
                .arm("Vehicle", DAYS, volumes)
                .arm("Drug", DAYS, new double[] {100, 120, 150, 190}, volumes[2]);
        Mice other = new Mice();
        other.arm("Vehicle", DAYS);
        for (int i : new int[] {2, 0, 1}) {
            other.named("Vehicle " + (i + 1), DAYS, volumes[i]);
        }
        other.arm("Drug", DAYS, new double[] {100, 120, 150, 190}, volumes[2]);
        assertEquals(
                inhibition(rows.analysis(Mice.choice("Vehicle", null))),
                inhibition(other.analysis(Mice.choice("Vehicle", null))));
    }

    private static String inhibition(Analysis analysis) {
        return analysis.growth().comparisons().getFirst().inhibition().toString();
    }

    /// Wilson's upper end for 0 of 2: 1.96^2 / (2 + 1.96^2) = 0.658.
    @Test
    void clearance_none_saysWhatTheSmallestArmLeavesPossible() {
        Analysis analysis = new Mice()
                .arm("Vehicle", DAYS, new double[] {100, 200}, new double[] {100, 230}, new double[] {90, 150})
                .arm("Drug", DAYS, new double[] {100, 130}, new double[] {110, 120})
                .analysis(Mice.choice("Vehicle", null));
        assertEquals(
                "No animal cleared its tumour. With 2 animals in the smallest arm, up to 66 % clearance is still possible.",
                finding(analysis, "Clearance").sentence());
    }

    @Test
    void restrictedMeans_stayBelowTheHorizon_andNeedVarianceInBothArms() {
        Analysis analysis = new Mice()
                .arm("Vehicle", WEEKS, new double[] {100, 1000}, new double[] {100, 500, 1000}, new double[] {
                    100, 90, 1000
                })
                .arm("None", WEEKS, new double[] {100, 120, 140, 150, 160, 170}, new double[] {
                    100, 90, 120, 130, 140, 170
                })
                .arm(
                        "One",
                        WEEKS,
                        new double[] {100, 120, 140, 150, 160, 1170},
                        new double[] {100, 90, 120, 130, 140, 170},
                        new double[] {100, 90, 120, 130, 1140},
                        new double[] {100, 90, 120, 130, 140, 180})
                .analysis(Mice.choice("Vehicle", 1000.0));
        SurvivalAnalysis survival = analysis.survival().orElseThrow();
        for (SurvivalAnalysis.OfArm arm : survival.arms()) {
            assertTrue(
                    arm.restrictedMean()
                            .orElseThrow()
                            .interval()
                            .found()
                            .map(i -> i.high() <= survival.horizon() && i.low() >= 0)
                            .orElse(true),
                    arm::toString);
        }
        assertTrue(survival.comparisons()
                .getFirst()
                .restrictedMeanDifference()
                .orElseThrow()
                .interval()
                .whyNot()
                .orElseThrow()
                .contains("no event before the horizon"));
        assertTrue(survival.comparisons()
                .getLast()
                .restrictedMeanDifference()
                .orElseThrow()
                .interval()
                .found()
                .isPresent());
    }

    @Test
    void checks_ofTheMixedModel_areListedOnceEach() {
        List<Check> checks = monotone().checks();
        for (String assumption : new String[] {
            "residuals are normal",
            "residuals are alike at all volumes",
            "growth is exponential",
            "animals differ by a normal law"
        }) {
            assertEquals(
                    1,
                    checks.stream()
                            .filter(check -> check.about().equals("Mixed model of growth: " + assumption))
                            .count(),
                    assumption);
        }
        assertEquals(checks.size(), checks.stream().map(Check::about).distinct().count(), checks::toString);
        assertFalse(checks.stream().anyMatch(check -> check.about().contains("does not bias")));
    }
}
