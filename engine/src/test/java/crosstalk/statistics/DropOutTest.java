package crosstalk.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DropOutTest {
    /// Volumes of 100 growing 10-fold in 23 days untreated, removed at 1,000; animals differ by a quarter of the rate.
    private static GrowthScenario scenario(double endpoint, boolean recorded) {
        return new GrowthScenario(
                new double[] {Math.log(100), Math.log(100)},
                new double[] {0.10, 0.05},
                0.3,
                0.025,
                0.2,
                0.2,
                new double[] {0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30},
                new GrowthScenario.Leaving(endpoint, recorded, 0),
                GrowthScenario.Cages.NONE);
    }

    /// The mixed model's mean bias lies within 6 Monte Carlo errors of 0 (an error is a quarter of the 95 % interval, 3.92 errors wide);
    /// the line through those that stay, the biased twin, must not.
    @Test
    void of_volumesWrittenDown_mixedModelIsUnbiasedAndALineIsNot() {
        DropOut.Arm arm = arm(scenario(1000, true));
        assertTrue(Math.abs(arm.mixedBias().value()) < 6 * error(arm.mixedBias()), arm.toString());
        assertTrue(Math.abs(arm.pooledBias().value()) > 6 * error(arm.pooledBias()), "the biased twin must fail");
        assertTrue(arm.pooledBias().value() > 0, "the control loses its fast growers, so the difference shrinks");
        assertTrue(arm.coverage().interval().orElseThrow().high() > 0.94, arm.toString());
        assertTrue(!arm.matters());
        assertTrue(arm.left() > 0.01 && arm.left() < 0.5);
    }

    @Test
    void of_lastVolumeNotWrittenDown_biasesTheMixedModelToo() {
        DropOut.Arm kept = arm(scenario(1000, true));
        DropOut.Arm lost = arm(scenario(1000, false));
        assertTrue(
                Math.abs(lost.mixedBias().value()) > Math.abs(kept.mixedBias().value()));
        assertTrue(lost.mixedBias().excludes(0), lost.toString());
    }

    @Test
    void of_noEndpoint_nothingIsBiased() {
        DropOut.Arm arm = arm(scenario(Double.POSITIVE_INFINITY, true));
        assertEquals(0, arm.left());
        assertTrue(Math.abs(arm.mixedBias().value()) < 6 * error(arm.mixedBias()));
        assertTrue(Math.abs(arm.pooledBias().value()) < 6 * error(arm.pooledBias()));
    }

    @Test
    void of_everyoneGoneAtOnce_saysWhy() {
        assertTrue(DropOut.of(scenario(1, true), List.of("C", "A"), new int[] {5, 5}, 50, new SplittableRandom(1))
                .whyNot()
                .orElseThrow()
                .contains("measured twice"));
        assertThrows(
                IllegalArgumentException.class,
                () -> DropOut.of(model(), List.of(), GrowthScenario.Leaving.NEVER, 10, new SplittableRandom(1)));
    }

    private static GrowthModel model() {
        return GrowthModelTest.fit(GrowthModel.Form.LEVEL_AND_SLOPE);
    }

    private static DropOut.Arm arm(GrowthScenario scenario) {
        return DropOut.of(scenario, List.of("C", "A"), new int[] {10, 10}, 400, new SplittableRandom(12))
                .orElseThrow()
                .arms()
                .getFirst();
    }

    private static double error(Estimate bias) {
        Interval interval = bias.interval().orElseThrow();
        return (interval.high() - interval.low()) / 3.92;
    }
}
