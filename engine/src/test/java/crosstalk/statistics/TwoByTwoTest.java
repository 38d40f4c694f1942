package crosstalk.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.random.ReferenceTable;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// References: cases/proportions, with its recipe; tolerances are those of its README.
class TwoByTwoTest {
    private static final String[] IDS = {
        "mouse_6of10_vs_0of10", "mouse_4of8_vs_1of8", "orr_57of167_vs_19of166", "equal", "all_vs_none", "small_or"
    };

    static String[] ids() {
        return IDS;
    }

    @ParameterizedTest
    @MethodSource("ids")
    void fisher_referenceCases_agreeWithR(String id) {
        TwoByTwo table = table(id);
        Map<String, String> row = expected(id);
        close(
                row,
                "fisher_two_sided",
                table.fisher(Alternative.TWO_SIDED).orElseThrow().p(),
                1e-9);
        close(
                row,
                "fisher_greater",
                table.fisher(Alternative.GREATER).orElseThrow().p(),
                1e-9);
        close(row, "fisher_less", table.fisher(Alternative.LESS).orElseThrow().p(), 1e-9);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void oddsRatio_referenceCases_agreeWithR(String id) {
        Estimate found = table(id).oddsRatio(0.95).orElseThrow();
        Map<String, String> row = expected(id);
        nearUniroot(row, "or_cond_mle", found.value());
        nearUniroot(row, "or_lcl", found.interval().orElseThrow().low());
        nearUniroot(row, "or_ucl", found.interval().orElseThrow().high());
    }

    /// R looks for the root by uniroot between 0 and 1, of the ratio or of its inverse, to 1.22e-4 (the fourth root of the rounding).
    private static void nearUniroot(Map<String, String> row, String column, double found) {
        String text = ReferenceTable.text(row, column);
        double expected = text.equals("Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
        double off = expected > 1 ? 1 / expected - 1 / found : expected - found;
        assertEquals(0, off, 1.22e-4, row.toString());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void oddsRatio_referenceCases_agreeWithExactRoots(String id) {
        Estimate found = table(id).oddsRatio(0.95).orElseThrow();
        Map<String, String> row = ReferenceTable.read("odds-ratio/expected/odds_ratio.csv")
                .where("id", id)
                .rows()
                .getFirst();
        close(row, "or", found.value(), 1e-9);
        close(row, "lcl", found.interval().orElseThrow().low(), 1e-9);
        close(row, "ucl", found.interval().orElseThrow().high(), 1e-9);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void riskDifference_referenceCases_agreeWithR(String id) {
        Estimate found = table(id).riskDifference(0.95).orElseThrow();
        Map<String, String> row = expected(id);
        close(row, "diff", found.value(), 1e-9);
        close(row, "newcombe_lcl", found.interval().orElseThrow().low(), 1e-9);
        close(row, "newcombe_ucl", found.interval().orElseThrow().high(), 1e-9);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void chiSquare_referenceCases_agreeWithR(String id) {
        TwoByTwo table = table(id);
        HypothesisTest found = PearsonChiSquare.of(new int[][] {
                    {table.arm().count(), table.arm().n() - table.arm().count()},
                    {
                        table.control().count(),
                        table.control().n() - table.control().count()
                    }
                })
                .orElseThrow();
        Map<String, String> row = expected(id);
        close(row, "chisq", found.statistic().orElseThrow(), 1e-9);
        close(row, "chisq_p", found.p(), 1e-9);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void swapped_anyTable_invertsTheRatio(String id) {
        Estimate ratio = table(id).oddsRatio(0.95).orElseThrow();
        Estimate inverse = table(id).swapped().oddsRatio(0.95).orElseThrow();
        assertEquals(1 / ratio.value(), inverse.value(), 1e-9 * inverse.value());
        assertEquals(
                1 / ratio.interval().orElseThrow().high(),
                inverse.interval().orElseThrow().low(),
                1e-9);
        Estimate sample = table(id).sampleOddsRatio(0.95).orElseThrow();
        assertEquals(
                1,
                sample.value()
                        * table(id)
                                .swapped()
                                .sampleOddsRatio(0.95)
                                .orElseThrow()
                                .value(),
                1e-12);
        assertEquals(
                table(id).riskDifference(0.95).orElseThrow().value(),
                -table(id).swapped().riskDifference(0.95).orElseThrow().value(),
                1e-15);
        assertEquals(
                table(id).fisher(Alternative.GREATER).orElseThrow().p(),
                table(id).swapped().fisher(Alternative.LESS).orElseThrow().p(),
                1e-12);
        assertEquals(
                table(id).boschloo(Alternative.TWO_SIDED).orElseThrow().p(),
                table(id)
                        .swapped()
                        .boschloo(Alternative.TWO_SIDED)
                        .orElseThrow()
                        .p(),
                1e-9);
    }

    /// Python 3.11, SciPy 1.10.1: `boschloo_exact([[a, c], [b, d]], alternative="greater", n=2**12).pvalue`, a and c with the
    /// outcome in the arm and the control, b and d without (n=256 for the largest); and "less". Its maximum is sought to 1e-5 relative or better.
    @ParameterizedTest
    @CsvSource({
        "6, 4, 0, 10, 0.00175827775989, 1",
        "4, 4, 1, 7, 0.0681588243868, 0.958755493164",
        "1, 9, 8, 2, 0.997952461243, 0.00128841400146",
        "5, 5, 5, 5, 0.472463607788, 0.472463607788",
        "7, 0, 0, 7, 6.103515625e-05, 1",
        "57, 110, 19, 147, 3.5038192698e-07, 0.999999796072",
        "3, 12, 9, 1, 0.99948168658, 0.00026679738372"
    })
    void boschloo_oneSided_agreesWithSciPy(int a, int b, int c, int d, double greater, double less) {
        TwoByTwo table = TwoByTwo.of(a, a + b, c, c + d);
        assertEquals(greater, table.boschloo(Alternative.GREATER).orElseThrow().p(), 1e-5 * greater);
        assertEquals(less, table.boschloo(Alternative.LESS).orElseThrow().p(), 1e-5 * less);
    }

    /// The definition: no common proportion makes tables this extreme more likely than p, one comes near; and Fisher's is no smaller.
    @ParameterizedTest
    @MethodSource("ids")
    void boschloo_twoSided_isTheLargestProbabilityAndAtMostFishers(String id) {
        TwoByTwo table = table(id);
        double p = table.boschloo(Alternative.TWO_SIDED).orElseThrow().p();
        assertTrue(p <= table.fisher(Alternative.TWO_SIDED).orElseThrow().p() * (1 + 1e-9));
        double[][] fisher = Boschloo.ordering(table.arm().n(), table.control().n(), Alternative.TWO_SIDED);
        double own = fisher[table.arm().count()][table.control().count()] * (1 + 1e-7);
        double largest = 0;
        for (double common = 0.0005; common < 1; common += 0.0131) {
            double[] arm = BinomialMass.of(table.arm().n(), common);
            double[] control = BinomialMass.of(table.control().n(), common);
            double sum = 0;
            for (int x = 0; x < arm.length; x++) {
                for (int y = 0; y < control.length; y++) {
                    sum += fisher[x][y] <= own ? arm[x] * control[y] : 0;
                }
            }
            largest = Math.max(largest, sum);
        }
        assertTrue(largest <= p * (1 + 1e-9), largest + " above " + p);
        assertTrue(largest >= 0.8 * p, largest + " far below " + p);
    }

    @Test
    void ofTable_arms_agreeWithR() {
        int[][] counts = {{0, 1, 3, 8}, {1, 3, 4, 4}, {5, 4, 2, 1}};
        Map<String, String> row = ReferenceTable.read("proportions/expected/kxm_response_by_arm.csv")
                .rows()
                .getFirst();
        close(row, "fisher_p", FisherExact.ofTable(counts).orElseThrow().p(), 1e-9);
        close(
                row,
                "chisq",
                PearsonChiSquare.of(counts).orElseThrow().statistic().orElseThrow(),
                1e-9);
        close(row, "chisq_p", PearsonChiSquare.of(counts).orElseThrow().p(), 1e-9);
    }

    @Test
    void ofTable_twoByTwo_isFishers() {
        assertEquals(
                TwoByTwo.of(6, 10, 0, 10)
                        .fisher(Alternative.TWO_SIDED)
                        .orElseThrow()
                        .p(),
                FisherExact.ofTable(new int[][] {{6, 4, 0}, {0, 10, 0}, {0, 0, 0}})
                        .orElseThrow()
                        .p(),
                1e-12);
        assertTrue(FisherExact.ofTable(new int[][] {{6, 0}, {3, 0}}).whyNot().isPresent());
    }

    @Test
    void oddsRatio_noEvent_saysWhy() {
        assertEquals(
                "the outcome was seen in no animal of both arms, so the data say nothing of an odds ratio",
                TwoByTwo.of(0, 10, 0, 10).oddsRatio(0.95).whyNot().orElseThrow());
        assertEquals(
                1.0,
                TwoByTwo.of(0, 10, 0, 10)
                        .fisher(Alternative.TWO_SIDED)
                        .orElseThrow()
                        .p());
        assertEquals(
                1.0,
                TwoByTwo.of(0, 10, 0, 10)
                        .boschloo(Alternative.TWO_SIDED)
                        .orElseThrow()
                        .p());
    }

    @Test
    void anything_emptyArm_saysWhy() {
        TwoByTwo table = TwoByTwo.of(0, 0, 3, 10);
        assertEquals(
                "no animal in the arm",
                table.fisher(Alternative.TWO_SIDED).whyNot().orElseThrow());
        assertEquals(
                "no animal in the control arm",
                table.swapped().riskDifference(0.95).whyNot().orElseThrow());
        assertEquals("no animal in the arm", table.arm().exact().whyNot().orElseThrow());
    }

    @Test
    void sampleOddsRatio_emptyCell_isLabelled() {
        assertEquals(
                OddsRatio.CORRECTED,
                TwoByTwo.of(6, 10, 0, 10).sampleOddsRatio(0.95).orElseThrow().method());
        Estimate plain = TwoByTwo.of(4, 8, 1, 8).sampleOddsRatio(0.95).orElseThrow();
        assertEquals(OddsRatio.SAMPLE, plain.method());
        assertEquals(7.0, plain.value(), 1e-12);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void exact_referenceCases_agreeWithR(String id) {
        for (Map<String, String> row : ReferenceTable.read("proportions/expected/intervals.csv")
                .where("id", id)
                .rows()) {
            int x = (int) ReferenceTable.number(row, "x");
            int n = (int) ReferenceTable.number(row, "n");
            Interval exact = new Proportion(x, n)
                    .exact(ReferenceTable.number(row, "level"))
                    .orElseThrow()
                    .interval()
                    .orElseThrow();
            close(row, "cp_lcl", exact.low(), 1e-9);
            close(row, "cp_ucl", exact.high(), 1e-9);
        }
    }

    /// The exact interval covers at least at its level for every proportion; Wilson's, which covers on average, must fail the check.
    @Test
    void exact_everyProportion_coversAtLeastAtItsLevel() {
        assertTrue(leastCoverage(12, true) >= 0.95);
        assertTrue(leastCoverage(12, false) < 0.95, "the twin must fail");
    }

    private static double leastCoverage(int n, boolean exact) {
        double least = 1;
        for (double p = 0.01; p < 1; p += 0.01) {
            double[] mass = BinomialMass.of(n, p);
            double covered = 0;
            for (int x = 0; x <= n; x++) {
                Proportion seen = new Proportion(x, n);
                Estimate found = (exact ? seen.exact() : seen.score()).orElseThrow();
                covered += found.interval().orElseThrow().holds(p) ? mass[x] : 0;
            }
            least = Math.min(least, covered);
        }
        return least;
    }

    private static TwoByTwo table(String id) {
        Map<String, String> row = ReferenceTable.read("proportions/input/tables2x2.csv")
                .where("id", id)
                .rows()
                .getFirst();
        int a = (int) ReferenceTable.number(row, "a");
        int c = (int) ReferenceTable.number(row, "c");
        return TwoByTwo.of(a, a + (int) ReferenceTable.number(row, "b"), c, c + (int) ReferenceTable.number(row, "d"));
    }

    private static Map<String, String> expected(String id) {
        return ReferenceTable.read("proportions/expected/tables2x2.csv")
                .where("id", id)
                .rows()
                .getFirst();
    }

    private static void close(Map<String, String> row, String column, double found, double relative) {
        Closeness.check("proportions " + column, row, column, found, relative);
    }
}
