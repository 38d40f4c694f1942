package crosstalk.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.random.ReferenceTable;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrowthCurveTest {
    @ParameterizedTest
    @ValueSource(strings = {"LS_1034", "inspect_study1"})
    void measures_realMice_agreeWithR(String name) {
        GrowthReferences cases = GrowthReferences.read(name);
        for (int a = 0; a < cases.arms().size(); a++) {
            for (int m = 0; m < cases.mice().get(a).size(); m++) {
                Map<String, String> row = cases.expected("_per_mouse")
                        .where(
                                "Treatment",
                                cases.arms().get(a),
                                "Mouse",
                                cases.mice().get(a).get(m))
                        .rows()
                        .getFirst();
                GrowthCurve curve = cases.curves().get(a).get(m);
                close(row, "n", curve.size());
                close(row, "last_day", curve.lastDay());
                orNone(row, "slope_lnTV", curve.growthRate(0.95).map(Estimate::value));
                orNone(row, "doubling_time", curve.doublingTime(0.95).map(Estimate::value));
                orNone(row, "auc_TV", curve.area());
                orNone(row, "auc_rate", curve.areaRate());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LS_1034", "inspect_study1"})
    void rates_againstControl_agreeWithR(String name) {
        GrowthReferences cases = GrowthReferences.read(name);
        for (Map<String, String> row : cases.expected("_rates_vs_control").rows()) {
            double[] arm = rates(cases.arm(ReferenceTable.text(row, "Treatment")));
            double[] control = rates(cases.curves().getFirst());
            MeanComparison found = MeanComparison.of(arm, control, 0.95).orElseThrow();
            close(row, "diff", found.difference().value());
            close(row, "welch_lcl", found.difference().interval().orElseThrow().low());
            close(row, "welch_ucl", found.difference().interval().orElseThrow().high());
            close(row, "welch_t", found.welch().statistic().orElseThrow());
            close(row, "welch_df", found.welch().degreesOfFreedom().orElseThrow());
            close(row, "welch_p", found.welch().p());
            close(row, "wilcoxon_W", found.rank().orElseThrow().statistic().orElseThrow());
            close(
                    row,
                    "wilcoxon_normal_cc_p",
                    MeanComparison.normalRank(arm, control).orElseThrow().p());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LS_1034", "inspect_study1"})
    void inhibition_realMice_agreesWithR(String name) {
        GrowthReferences cases = GrowthReferences.read(name);
        for (Map<String, String> row : cases.expected("_tgi").rows()) {
            GrowthInhibition kind = ReferenceTable.text(row, "variable").equals("dTV")
                    ? GrowthInhibition.MEAN_CHANGE
                    : GrowthInhibition.MEAN_RELATIVE_VOLUME;
            Estimate found = kind.of(
                            cases.arm(ReferenceTable.text(row, "Treatment")),
                            cases.curves().getFirst(),
                            ReferenceTable.number(row, "Day"),
                            100,
                            0.95,
                            new SplittableRandom(1))
                    .orElseThrow();
            close(row, "TGI_pct", found.value());
        }
        // 20,000 resamples each: limits within 0.15 standard errors, as the recipe asks.
        for (Map<String, String> row : cases.expected("_tgi_bootstrap_MC20000").rows()) {
            Interval found = GrowthInhibition.MEAN_CHANGE
                    .of(
                            cases.arm(ReferenceTable.text(row, "Treatment")),
                            cases.curves().getFirst(),
                            ReferenceTable.number(row, "Day"),
                            20_000,
                            0.95,
                            new SplittableRandom(7))
                    .orElseThrow()
                    .interval()
                    .orElseThrow();
            double bound = 0.15 * ReferenceTable.number(row, "boot_se");
            assertEquals(ReferenceTable.number(row, "perc_lcl"), found.low(), bound, row.toString());
            assertEquals(ReferenceTable.number(row, "perc_ucl"), found.high(), bound, row.toString());
        }
    }

    @Test
    void volumes_scaled_leaveRatesAndInhibitionUnchanged() {
        GrowthCurve curve = new GrowthCurve(new double[] {0, 3, 7, 10}, new double[] {100, 130, 220, 210});
        GrowthCurve other = new GrowthCurve(new double[] {0, 3, 7, 10}, new double[] {90, 180, 320, 410});
        assertEquals(
                curve.growthRate(0.95).orElseThrow().value(),
                curve.scaled(0.001).growthRate(0.95).orElseThrow().value(),
                1e-14);
        List<GrowthCurve> arm = List.of(curve, curve.scaled(1.3));
        List<GrowthCurve> control = List.of(other, other.scaled(0.7));
        for (GrowthInhibition kind : GrowthInhibition.values()) {
            Estimate found = kind.of(arm, control, 10, 200, 0.95, new SplittableRandom(3))
                    .orElseThrow();
            Estimate scaled = kind.of(
                            arm.stream().map(c -> c.scaled(0.001)).toList(),
                            control.stream().map(c -> c.scaled(0.001)).toList(),
                            10,
                            200,
                            0.95,
                            new SplittableRandom(3))
                    .orElseThrow();
            assertEquals(found.value(), scaled.value(), 1e-9);
            assertEquals(
                    found.interval().orElseThrow().low(),
                    scaled.interval().orElseThrow().low(),
                    1e-9);
        }
    }

    @Test
    void measures_edges_sayWhy() {
        GrowthCurve constant = new GrowthCurve(new double[] {0, 5, 9}, new double[] {50, 50, 50});
        assertEquals(0, constant.growthRate(0.95).orElseThrow().value());
        assertTrue(constant.doublingTime(0.95).whyNot().orElseThrow().contains("never doubles"));
        GrowthCurve gone = new GrowthCurve(new double[] {0, 5, 9}, new double[] {50, 0, 0});
        assertTrue(gone.growthRate(0.95).whyNot().orElseThrow().contains("fewer than two volumes above 0"));
        GrowthCurve once = new GrowthCurve(new double[] {0}, new double[] {50});
        assertTrue(once.area().whyNot().orElseThrow().contains("no time"));
        GrowthCurve left = new GrowthCurve(new double[] {0, 2, 5, 9}, new double[] {50, 60, 80, 0});
        assertTrue(left.growthRate(0.95).orElseThrow().method().name().contains("1 volumes of 0 left out"));
        assertThrows(IllegalArgumentException.class, () -> new GrowthCurve(new double[] {0, 0}, new double[] {1, 2}));
        assertThrows(IllegalArgumentException.class, () -> new GrowthCurve(new double[] {0}, new double[] {-1}));
        assertTrue(GrowthInhibition.MEAN_CHANGE
                .of(List.of(constant), List.of(constant, gone), 9, 100, 0.95, new SplittableRandom(1))
                .whyNot()
                .orElseThrow()
                .contains("fewer than 2"));
        assertTrue(GrowthInhibition.MEAN_CHANGE
                .of(List.of(gone, gone), List.of(constant, constant), 9, 100, 0.95, new SplittableRandom(1))
                .whyNot()
                .orElseThrow()
                .contains("did not grow"));
        assertTrue(MeanComparison.of(new double[] {1, 1}, new double[] {1, 1}, 0.95)
                .whyNot()
                .isPresent());
    }

    private static double[] rates(List<GrowthCurve> curves) {
        return curves.stream()
                .flatMap(curve -> curve.growthRate(0.95).found().stream())
                .mapToDouble(Estimate::value)
                .toArray();
    }

    private static void orNone(Map<String, String> row, String column, Result<Double> found) {
        String text = ReferenceTable.text(row, column);
        if (text.equals("NA") || text.endsWith("Inf")) {
            assertTrue(found.whyNot().isPresent(), column + " of " + row);
        } else {
            close(row, column, found.orElseThrow());
        }
    }

    private static void close(Map<String, String> row, String column, double found) {
        Closeness.check("growth " + column, row, column, found, 1e-9);
    }

    /// 10 against 10, all of one below all of the other: 2 of the 20! / (10! 10!) = 184756 orders. R:
    /// `wilcox.test(c(1, 4, 6), c(2, 3, 5, 7))$p.value` is 0.8571429 (u = 5: 15 of 35 orders have at most 5 pairs).
    @Test
    void rank_fewWithoutTies_isExact() {
        double[] low = new double[10];
        double[] high = new double[10];
        java.util.Arrays.setAll(low, i -> i);
        java.util.Arrays.setAll(high, i -> 100 + i * i);
        assertEquals(2.0 / 184756, rank(low, high), 1e-15);
        assertEquals(2.0 / 184756, rank(high, low), 1e-15);
        assertEquals(0.8571429, rank(new double[] {1, 4, 6}, new double[] {2, 3, 5, 7}), 5e-8);
    }

    private static double rank(double[] arm, double[] control) {
        return MeanComparison.of(arm, control, 0.95)
                .orElseThrow()
                .rank()
                .orElseThrow()
                .p();
    }
}
