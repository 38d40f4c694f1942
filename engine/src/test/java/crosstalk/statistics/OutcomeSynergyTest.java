package crosstalk.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Synergy in clearance and in survival.
class OutcomeSynergyTest {
    private static final Combination PAIR = new Combination(0, List.of(1, 2), 3);

    private static Synergy clearance(Synergy.Expectation expectation, int n, int control, int a, int b, int both) {
        return ClearanceSynergy.of(
                        List.of(
                                new Proportion(control, n),
                                new Proportion(a, n),
                                new Proportion(b, n),
                                new Proportion(both, n)),
                        PAIR,
                        expectation,
                        60,
                        2000,
                        0.95,
                        new SplittableRandom(6))
                .orElseThrow();
    }

    @Test
    void clearance_expectations_areAsDefined() {
        // Bliss: 1 - 0.8 * 0.6 / 0.9 of tumours kept relative to the control's 0.9 each: 1 - 0.5333.
        assertEquals(
                0.9 - (1 - 0.8 * 0.6 / 0.9),
                clearance(Synergy.Expectation.BLISS, 10, 1, 2, 4, 9).estimate().value(),
                1e-12);
        assertEquals(
                0.5,
                clearance(Synergy.Expectation.HIGHEST_SINGLE_AGENT, 10, 1, 2, 4, 9)
                        .estimate()
                        .value(),
                1e-12);
        assertEquals(
                0.9 - (0.2 + 0.4 - 0.1),
                clearance(Synergy.Expectation.RESPONSE_ADDITIVITY, 10, 1, 2, 4, 9)
                        .estimate()
                        .value(),
                1e-12);
    }

    @Test
    void clearance_verdict_dependsOnTheNumberOfAnimals() {
        assertEquals(
                Synergy.Verdict.TOO_SMALL_TO_TELL,
                clearance(Synergy.Expectation.BLISS, 8, 0, 1, 2, 5).verdict());
        assertEquals(
                Synergy.Verdict.SYNERGY,
                clearance(Synergy.Expectation.BLISS, 80, 0, 10, 20, 60).verdict());
        assertEquals(
                Synergy.Verdict.ANTAGONISM,
                clearance(Synergy.Expectation.BLISS, 80, 0, 30, 40, 20).verdict());
    }

    @Test
    void clearance_edges_foundOrSayWhy() {
        Synergy none = clearance(Synergy.Expectation.BLISS, 10, 0, 0, 0, 0);
        assertEquals(0, none.estimate().value());
        assertEquals(Synergy.Verdict.TOO_SMALL_TO_TELL, none.verdict());
        Synergy all = clearance(Synergy.Expectation.BLISS, 10, 0, 0, 0, 10);
        assertEquals(1, all.estimate().value());
        assertEquals(Synergy.Verdict.SYNERGY, all.verdict());
        assertTrue(ClearanceSynergy.of(
                        List.of(new Proportion(5, 5), new Proportion(1, 5), new Proportion(1, 5), new Proportion(1, 5)),
                        PAIR,
                        Synergy.Expectation.BLISS,
                        60,
                        200,
                        0.95,
                        new SplittableRandom(6))
                .whyNot()
                .orElseThrow()
                .contains("every control animal"));
    }

    /// Exponential times with hazards 1, 1/2, 1/3 and 1/6: independent action. With 2,000 animals of an arm the log of the interaction has
    /// error sqrt(4 / 2000) = 0.045; bound 6 errors. The twin's combination has a hazard of 1/18.
    @Test
    void hazard_independentAction_isOne() {
        SurvivalData data = exponential(2000, 1, 0.5, 1 / 3.0, 1 / 6.0);
        Synergy found = SurvivalSynergy.hazard(data, PAIR, Synergy.Expectation.BLISS, 0.95)
                .orElseThrow();
        assertEquals(0, Math.log(found.estimate().value()), 6 * 0.045);
        Synergy twin = SurvivalSynergy.hazard(
                        exponential(2000, 1, 0.5, 1 / 3.0, 1 / 18.0), PAIR, Synergy.Expectation.BLISS, 0.95)
                .orElseThrow();
        assertTrue(Math.abs(Math.log(twin.estimate().value())) > 6 * 0.045, "the biased twin must fail");
        assertEquals(Synergy.Verdict.SYNERGY, twin.verdict());
        Synergy best = SurvivalSynergy.hazard(data, PAIR, Synergy.Expectation.HIGHEST_SINGLE_AGENT, 0.95)
                .orElseThrow();
        assertEquals(Math.log(0.5), Math.log(best.estimate().value()), 6 * 0.045);
    }

    @Test
    void time_gains_addUp() {
        SurvivalData data = exponential(40, 1, 0.5, 0.5, 0.2);
        Synergy found = SurvivalSynergy.time(data, PAIR, 1, 0.95).orElseThrow();
        double expected = 0;
        for (int arm = 0; arm < 4; arm++) {
            double mean = RestrictedMean.of(data.curve(arm, 0.95).orElseThrow(), 1)
                    .orElseThrow()
                    .mean();
            expected += arm == 0 || arm == 3 ? mean : -mean;
        }
        assertEquals(expected, found.estimate().value(), 1e-12);
        assertTrue(found.words().contains("response additivity"));
    }

    @Test
    void survival_edges_sayWhy() {
        SurvivalData noWhole = exponential(10, 1, 0.5, 0.5);
        assertEquals(
                "no animal in arm 3",
                SurvivalSynergy.hazard(noWhole, PAIR, Synergy.Expectation.BLISS, 0.95)
                        .whyNot()
                        .orElseThrow());
        SurvivalData few = exponential(3, 1, 0.5, 0.5, 0.2);
        assertEquals(
                Synergy.Verdict.TOO_SMALL_TO_TELL,
                SurvivalSynergy.hazard(few, PAIR, Synergy.Expectation.BLISS, 0.95)
                        .orElseThrow()
                        .verdict());
    }

    private static SurvivalData exponential(int n, double... hazards) {
        SplittableRandom random = new SplittableRandom(44);
        List<Double> times = new ArrayList<>();
        List<Integer> arms = new ArrayList<>();
        for (int arm = 0; arm < hazards.length; arm++) {
            for (int i = 0; i < n; i++) {
                times.add(random.nextExponential() / hazards[arm]);
                arms.add(arm);
            }
        }
        boolean[] events = new boolean[times.size()];
        java.util.Arrays.fill(events, true);
        return SurvivalData.of(
                times.stream().mapToDouble(Double::doubleValue).toArray(),
                events,
                arms.stream().mapToInt(Integer::intValue).toArray());
    }
}
