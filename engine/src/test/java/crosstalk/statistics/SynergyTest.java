package crosstalk.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.random.ReferenceTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// References: shared/cases/from-others/growth-synergy, with its recipe.
class SynergyTest {
    private static final Combination PAIR = new Combination(0, List.of(1, 2), 3);

    @Test
    void slopes_realMice_agreeWithR() {
        GrowthReferences cases = GrowthReferences.read("LS_1034");
        for (Synergy.Expectation expectation :
                List.of(Synergy.Expectation.BLISS, Synergy.Expectation.HIGHEST_SINGLE_AGENT)) {
            List<Synergy> found = SynergyBySlopes.overTime(
                            cases.arms(),
                            cases.curves(),
                            PAIR,
                            expectation,
                            ZeroVolumes.LEFT_OUT,
                            SynergyBySlopes.Law.NORMAL,
                            0.95)
                    .orElseThrow();
            List<Map<String, String>> rows = cases.expected("_synergy_slopes")
                    .where("method", name(expectation))
                    .rows();
            assertEquals(rows.size(), found.size());
            for (int i = 0; i < rows.size(); i++) {
                Map<String, String> row = rows.get(i);
                Synergy here = found.get(i);
                assertEquals(ReferenceTable.number(row, "Day"), here.day());
                double slope = Math.log(here.estimate().value()) / here.day();
                assertEquals(ReferenceTable.number(row, "contrast"), slope, 1e-6);
                Interval interval = here.estimate().interval().orElseThrow();
                Closeness.check("CI", row, "CI", here.estimate().value(), 3e-5);
                Closeness.check("CI", row, "CI_lcl", interval.low(), 5e-5);
                Closeness.check("CI", row, "CI_ucl", interval.high(), 5e-5);
                double error = Math.log(interval.high() / interval.low()) / (2 * 1.959963984540054) / here.day();
                Closeness.check("se", row, "se", error, 1e-5);
                assertEquals(
                        ReferenceTable.number(row, "SS"),
                        here.test().orElseThrow().statistic().orElseThrow(),
                        1e-4);
                Closeness.check("p", row, "p", here.test().orElseThrow().p(), 1e-4);
            }
        }
    }

    @Test
    void delta_realMice_agreesWithR() {
        GrowthReferences cases = GrowthReferences.read("LS_1034");
        for (Synergy.Expectation expectation : Synergy.Expectation.values()) {
            List<Synergy> found = SynergyByDay.delta(cases.curves(), PAIR, expectation, 0.95);
            List<Map<String, String>> rows = cases.expected("_combination_index_by_day")
                    .where("method", name(expectation))
                    .rows();
            assertEquals(rows.size(), found.size());
            for (int i = 0; i < rows.size(); i++) {
                Map<String, String> row = rows.get(i);
                Interval interval = found.get(i).estimate().interval().orElseThrow();
                assertEquals(ReferenceTable.number(row, "Day"), found.get(i).day());
                close(row, "log_CI", -Math.log(found.get(i).estimate().value()));
                close(row, "lcl95", -Math.log(interval.high()));
                close(row, "ucl95", -Math.log(interval.low()));
                double z = found.get(i).test().orElseThrow().statistic().orElseThrow();
                close(row, "p_one_sided", 1 - Tail.normalBelow(z));
            }
        }
    }

    @Test
    void area_realMice_agreesWithR() {
        GrowthReferences cases = GrowthReferences.read("LS_1034");
        for (Synergy.Expectation expectation :
                List.of(Synergy.Expectation.BLISS, Synergy.Expectation.HIGHEST_SINGLE_AGENT)) {
            Map<String, String> row = cases.expected("_auc_synergy")
                    .where("method", name(expectation))
                    .rows()
                    .getFirst();
            Synergy found = SynergyByArea.of(cases.curves(), PAIR, expectation, 21, 1000, 0.95, new SplittableRandom(4))
                    .orElseThrow();
            close(row, "CI", found.estimate().value());
            assertTrue(found.estimate()
                    .interval()
                    .orElseThrow()
                    .holds(found.estimate().value()));
        }
    }

    /// On the logarithm the bootstrap's ends are near those of the delta method where animals are many: 200 of an arm, log volumes normal
    /// with deviation 0.3, so that the error of the index is 2 * 0.3 / sqrt(200) = 0.042 and the ends' own, at 2,000 resamples, 0.05 of it.
    @Test
    void bootstrap_manyAnimals_isNearTheDeltaMethod() {
        SplittableRandom random = new SplittableRandom(21);
        List<List<GrowthCurve>> curves = study(random, 200, 0.3, 1, 0.5, 0.4, 0.2);
        Interval delta = SynergyByDay.delta(curves, PAIR, Synergy.Expectation.BLISS, 0.95)
                .getFirst()
                .estimate()
                .interval()
                .orElseThrow();
        Synergy bootstrap = SynergyByDay.bootstrap(
                        curves, PAIR, Synergy.Expectation.BLISS, 2000, 0.95, new SplittableRandom(5))
                .getFirst();
        Interval found = bootstrap.estimate().interval().orElseThrow();
        assertEquals(Math.log(delta.low()), Math.log(found.low()), 6 * 0.05 * 0.042);
        assertEquals(Math.log(delta.high()), Math.log(found.high()), 6 * 0.05 * 0.042);
    }

    /// 400 studies of independent action, 10 animals an arm: 95 % intervals cover 1 in 380 of them, deviation sqrt(400 * 0.95 * 0.05) =
    /// 4.4; BCa intervals of means of 10 are known to fall some per cent short, so from 0.88: 352 - 6 * 6.5 = 313 at least. The
    /// twin takes the interval of a study in which the combination does better than independent action, by exp(-0.6).
    @Test
    void bootstrap_independentAction_coversOne() {
        assertTrue(covered(0.2) >= 313);
        assertTrue(covered(0.2 * Math.exp(-0.6)) < 313, "the biased twin must fail");
    }

    private static int covered(double whole) {
        SplittableRandom random = new SplittableRandom(77);
        int covered = 0;
        for (int study = 0; study < 400; study++) {
            List<List<GrowthCurve>> curves = study(random, 10, 0.5, 1, 0.5, 0.4, whole);
            covered += SynergyByDay.bootstrap(curves, PAIR, Synergy.Expectation.BLISS, 300, 0.95, random)
                            .getFirst()
                            .estimate()
                            .interval()
                            .orElseThrow()
                            .holds(1)
                    ? 1
                    : 0;
        }
        return covered;
    }

    @Test
    void verdict_wideInterval_saysTooSmall() {
        List<List<GrowthCurve>> few = study(new SplittableRandom(3), 3, 0.8, 1, 0.5, 0.4, 0.2);
        Synergy found =
                SynergyByDay.delta(few, PAIR, Synergy.Expectation.BLISS, 0.95).getFirst();
        assertEquals(Synergy.Verdict.TOO_SMALL_TO_TELL, found.verdict());
        assertTrue(found.words().contains("too small to tell"), found.words());
        List<List<GrowthCurve>> many = study(new SplittableRandom(3), 200, 0.3, 1, 0.5, 0.4, 0.1);
        Synergy clear =
                SynergyByDay.delta(many, PAIR, Synergy.Expectation.BLISS, 0.95).getFirst();
        assertEquals(Synergy.Verdict.SYNERGY, clear.verdict());
        List<List<GrowthCurve>> worse = study(new SplittableRandom(3), 200, 0.3, 1, 0.5, 0.4, 0.5);
        assertEquals(
                Synergy.Verdict.ANTAGONISM,
                SynergyByDay.delta(worse, PAIR, Synergy.Expectation.BLISS, 0.95)
                        .getFirst()
                        .verdict());
    }

    @Test
    void verdict_narrowIntervalAroundTheExpectation_saysAsExpected() {
        // as expected of Bliss: 0.5 * 0.4 = 0.2; error of the log index 2 * 0.3 / sqrt(200) = 0.042, so within 0.8 to
        // 1.25
        List<List<GrowthCurve>> many = study(new SplittableRandom(3), 200, 0.3, 1, 0.5, 0.4, 0.2);
        Synergy found =
                SynergyByDay.delta(many, PAIR, Synergy.Expectation.BLISS, 0.95).getFirst();
        assertEquals(Synergy.Verdict.AS_EXPECTED, found.verdict());
        assertTrue(found.words().contains("as expected, within 0.8 to 1.25 times"), found.words());
    }

    @Test
    void words_betterThanTheBetterPart_isNoSynergy() {
        List<List<GrowthCurve>> many = study(new SplittableRandom(3), 200, 0.3, 1, 0.5, 0.4, 0.2);
        Synergy found = SynergyByDay.delta(many, PAIR, Synergy.Expectation.HIGHEST_SINGLE_AGENT, 0.95)
                .getFirst();
        assertEquals(Synergy.Verdict.SYNERGY, found.verdict());
        assertTrue(found.words().endsWith("): better than its best part alone"), found.words());
        assertTrue(!found.words().contains("synergy"), found.words());
    }

    /// Relative volumes 1 (control), 0.5, 0.3 and 0.1 without scatter but of rounding: the sums are 1.1 and 0.8, the expected volume -0.2.
    @Test
    void words_responseAdditivity_saysWhatTheIndexIs() {
        List<List<GrowthCurve>> below = study(new SplittableRandom(3), 50, 0.001, 1, 0.5, 0.3, 0.1);
        Synergy found = SynergyByDay.delta(below, PAIR, Synergy.Expectation.RESPONSE_ADDITIVITY, 0.95)
                .getFirst();
        assertEquals(1.1 / 0.8, found.estimate().value(), 0.01);
        assertTrue(
                found.words().contains("of the combination and of the control")
                        && found.words().contains("expected at a volume below 0 (-0.2"),
                found.words());
        List<List<GrowthCurve>> above = study(new SplittableRandom(3), 50, 0.001, 1, 0.8, 0.7, 0.25);
        Synergy ratio = SynergyByDay.delta(above, PAIR, Synergy.Expectation.RESPONSE_ADDITIVITY, 0.95)
                .getFirst();
        assertTrue(ratio.words().contains("expected at 0.5"), ratio.words());
        assertTrue(ratio.words().contains("a ratio of 0.5"), ratio.words());
    }

    @Test
    void bootstrap_dayWithFewerThanThreeQuartersOfAnArm_isLeftOut() {
        List<List<GrowthCurve>> curves = new ArrayList<>();
        for (int arm = 0; arm < 4; arm++) {
            List<GrowthCurve> own = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                int days = arm == 0 && i >= 5 ? 2 : 3;
                double[] volumes = {100, 150 + 10 * i + arm, 300 + 7 * i};
                own.add(new GrowthCurve(
                        java.util.Arrays.copyOf(new double[] {0, 3, 6}, days), java.util.Arrays.copyOf(volumes, days)));
            }
            curves.add(own);
        }
        assertEquals(
                List.of(3.0),
                SynergyByDay.bootstrap(curves, PAIR, Synergy.Expectation.BLISS, 100, 0.95, new SplittableRandom(1))
                        .stream()
                        .map(Synergy::day)
                        .toList());
        assertEquals(
                2,
                SynergyByDay.delta(curves, PAIR, Synergy.Expectation.BLISS, 0.95)
                        .size());
    }

    @Test
    void anything_volumesScaled_isUnchanged() {
        List<List<GrowthCurve>> curves = study(new SplittableRandom(8), 5, 0.4, 1, 0.5, 0.4, 0.2);
        List<List<GrowthCurve>> scaled = curves.stream()
                .map(arm -> arm.stream().map(curve -> curve.scaled(0.001)).toList())
                .toList();
        for (Synergy.Expectation expectation : Synergy.Expectation.values()) {
            assertEquals(
                    SynergyByDay.delta(curves, PAIR, expectation, 0.95)
                            .getFirst()
                            .estimate()
                            .value(),
                    SynergyByDay.delta(scaled, PAIR, expectation, 0.95)
                            .getFirst()
                            .estimate()
                            .value(),
                    1e-12);
        }
    }

    @Test
    void combination_armTwice_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Combination(0, List.of(1, 1), 2));
        assertThrows(IllegalArgumentException.class, () -> new Combination(0, List.of(1), 2));
    }

    /// Arms of lognormal volumes on day 10, relative to 100 on day 0.
    private static List<List<GrowthCurve>> study(SplittableRandom random, int n, double sd, double... medians) {
        List<List<GrowthCurve>> curves = new ArrayList<>();
        for (double median : medians) {
            List<GrowthCurve> arm = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                double volume = 100 * median * Math.exp(sd * random.nextGaussian());
                arm.add(new GrowthCurve(new double[] {0, 10}, new double[] {100, volume}));
            }
            curves.add(arm);
        }
        return curves;
    }

    private static String name(Synergy.Expectation expectation) {
        return switch (expectation) {
            case BLISS -> "Bliss";
            case HIGHEST_SINGLE_AGENT -> "HSA";
            case RESPONSE_ADDITIVITY -> "RA";
        };
    }

    private static void close(Map<String, String> row, String column, double found) {
        Closeness.check("synergy " + column, row, column, found, 1e-9);
    }
}
