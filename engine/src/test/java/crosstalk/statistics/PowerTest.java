package crosstalk.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.random.ReferenceTable;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// References: cases/dose-finding, fisher_power and logrank_sample_size.
class PowerTest {
    private static final PowerCurve.Plan PLAN = PowerCurve.Plan.usual(400);

    @Test
    void fisher_referenceCases_agreeWithR() {
        for (Map<String, String> row :
                ReferenceTable.read("dose-finding/expected/fisher_power.csv").rows()) {
            ClearancePower power = new ClearancePower(
                    ReferenceTable.number(row, "p2"), ReferenceTable.number(row, "p1"), 0, GrowthScenario.Cages.NONE);
            double alpha = ReferenceTable.number(row, "alpha");
            Alternative alternative =
                    ReferenceTable.text(row, "test").endsWith("two-sided") ? Alternative.TWO_SIDED : Alternative.GREATER;
            int first = power.first(ReferenceTable.number(row, "target_power"), alpha, alternative)
                    .orElseThrow();
            assertEquals(ReferenceTable.number(row, "n_per_arm_first"), first, row.toString());
            Closeness.check("power", row, "power_there", power.fisher(first, alpha, alternative), 1e-8);
            Closeness.check("power", row, "power_at_10", power.fisher(10, alpha, alternative), 1e-8);
            assertTrue(power.boschloo(10, alpha, alternative) >= power.fisher(10, alpha, alternative) - 1e-12);
        }
    }

    /// The level: with any one probability in both arms (here hardly apart) a test at 5 % finds a difference in at most 5 % of studies.
    @Test
    void boschloo_sameProbability_keepsItsLevel() {
        for (double p : new double[] {0.1, 0.3, 0.5}) {
            double level = new ClearancePower(p, p + 1e-9, 0, GrowthScenario.Cages.NONE)
                    .boschloo(12, 0.05, Alternative.TWO_SIDED);
            assertTrue(level <= 0.05 + 1e-6 && level > 0.01, p + ": " + level);
        }
    }

    @Test
    void events_referenceCases_agreeWithTheFormulas() {
        for (Map<String, String> row : ReferenceTable.read("dose-finding/expected/logrank_sample_size.csv")
                .rows()) {
            double hr = ReferenceTable.number(row, "hr");
            double allocation = ReferenceTable.number(row, "alloc");
            double alpha = ReferenceTable.number(row, "alpha_one_sided");
            double power = ReferenceTable.number(row, "power");
            Closeness.check(
                    "events", row, "events_schoenfeld", SurvivalPower.events(hr, allocation, alpha, power), 1e-10);
            Closeness.check(
                    "events",
                    row,
                    "events_freedman",
                    SurvivalPower.freedmanEvents(hr, allocation, alpha, power),
                    1e-10);
        }
    }

    /// Simulated and enumerated power of Fisher's test are one: 400 studies, error at most sqrt(0.25 / 400) = 0.025, bound 6.
    @Test
    void clearance_simulated_isTheEnumerated() {
        ClearancePower power = new ClearancePower(0.6, 0.1, 0, GrowthScenario.Cages.NONE);
        PowerCurve curve = power.curve(new int[] {5, 10, 20}, PLAN, new SplittableRandom(9));
        for (PowerCurve.Point point : curve.points()) {
            assertEquals(point.formula(), point.simulated().value(), 6 * 0.025);
        }
        PowerCurve.Point twin = new ClearancePower(0.6, 0.3, 0, GrowthScenario.Cages.NONE)
                .curve(new int[] {10}, PLAN, new SplittableRandom(9))
                .points()
                .getFirst();
        assertTrue(
                Math.abs(curve.points().get(1).formula() - twin.simulated().value()) > 6 * 0.025,
                "the biased twin must fail");
        assertEquals(17, curve.byFormula().orElseThrow());
        assertEquals(20, curve.bySimulation().orElseThrow());
        assertEquals(17, power.approximate(0.8, 0.05), 1.0);
    }

    @Test
    void lossAndCages_lowerThePower() {
        double plain = at10(new ClearancePower(0.6, 0.1, 0, GrowthScenario.Cages.NONE));
        assertTrue(at10(new ClearancePower(0.6, 0.1, 0.3, GrowthScenario.Cages.NONE)) < plain);
        assertTrue(at10(new ClearancePower(0.6, 0.1, 0, new GrowthScenario.Cages(5, 0.4))) < plain);
    }

    private static double at10(ClearancePower power) {
        PowerCurve.Point point = power.curve(new int[] {10}, PLAN, new SplittableRandom(2))
                .points()
                .getFirst();
        return point.simulated().value();
    }

    /// Schoenfeld's formula is of many events and hazards not far apart: a half, and 2 * 33 animals. Error of simulation as above.
    @Test
    void survival_simulated_isNearTheFormula() {
        double[] times = new double[200];
        SplittableRandom random = new SplittableRandom(1);
        Arrays.setAll(times, i -> random.nextExponential());
        boolean[] events = new boolean[200];
        Arrays.fill(events, true);
        KaplanMeier control = KaplanMeier.of(times, events);
        PowerCurve curve = new SurvivalPower(control, 0.5, 0, GrowthScenario.Cages.NONE)
                .curve(new int[] {15, 33}, PLAN, new SplittableRandom(4))
                .orElseThrow();
        for (PowerCurve.Point point : curve.points()) {
            assertEquals(point.formula(), point.simulated().value(), 6 * 0.025);
        }
        assertEquals(33, curve.byFormula().orElseThrow(), 1.0); // 65.3 events, all animals have one
        double lost = new SurvivalPower(control, 0.5, 1, GrowthScenario.Cages.NONE)
                .curve(new int[] {33}, PLAN, new SplittableRandom(4))
                .orElseThrow()
                .points()
                .getFirst()
                .formula();
        assertTrue(lost < curve.points().get(1).formula());
        assertTrue(new SurvivalPower(KaplanMeier.of(times, new boolean[200]), 0.5, 0, GrowthScenario.Cages.NONE)
                .curve(new int[] {10}, PLAN, random)
                .whyNot()
                .isPresent());
    }

    /// As above; the mixed model's t is a little more cautious than the formula's normal, within the bound.
    @Test
    void growth_simulated_isNearTheFormula() {
        PowerCurve curve = new GrowthPower(scenario(GrowthScenario.Cages.NONE))
                .curve(new int[] {8, 16}, PLAN, new SplittableRandom(4))
                .orElseThrow();
        for (PowerCurve.Point point : curve.points()) {
            assertEquals(point.formula(), point.simulated().value(), 6 * 0.025);
        }
        PowerCurve caged = new GrowthPower(scenario(new GrowthScenario.Cages(4, 0.5)))
                .curve(new int[] {8, 16}, PLAN, new SplittableRandom(4))
                .orElseThrow();
        assertTrue(caged.points().get(1).simulated().value()
                < curve.points().get(1).simulated().value());
        assertTrue(caged.byFormula().orElseThrow() > curve.byFormula().orElseThrow());
    }

    /// With both arms alike a test at 5 % finds a difference in 5 % of 400 studies: 20, deviation 4.4; small samples allow 7 %: 28 + 6 *
    /// 5.1 = 59 at most. The twin's arms are not alike.
    @Test
    void growth_sameRates_keepsItsLevel() {
        assertTrue(new GrowthPower(scenario(GrowthScenario.Cages.NONE).pair(0, 1e-9))
                        .curve(new int[] {8}, PLAN, new SplittableRandom(4))
                        .orElseThrow()
                        .points()
                        .getFirst()
                        .simulated()
                        .value()
                <= 59.0 / 400);
        assertTrue(
                new GrowthPower(scenario(GrowthScenario.Cages.NONE))
                                .curve(new int[] {8}, PLAN, new SplittableRandom(4))
                                .orElseThrow()
                                .points()
                                .getFirst()
                                .simulated()
                                .value()
                        > 59.0 / 400,
                "the biased twin must fail");
    }

    @Test
    void plan_outOfRange_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> new PowerCurve.Plan(0, 0.8, 100));
        assertThrows(IllegalArgumentException.class, () -> new GrowthScenario.Cages(0, 0.1));
        assertThrows(IllegalArgumentException.class, () -> new ClearancePower(0.5, 0.5, 0, GrowthScenario.Cages.NONE));
    }

    private static GrowthScenario scenario(GrowthScenario.Cages cages) {
        return new GrowthScenario(
                new double[] {Math.log(100), Math.log(100)},
                new double[] {0.10, 0.07},
                0.3,
                0.03,
                0.2,
                0.2,
                new double[] {0, 4, 8, 12, 16, 20},
                new GrowthScenario.Leaving(1000, true, 0.005),
                cages);
    }
}
