package crosstalk.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.random.ReferenceTable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Recipes: cases/cox-checks.
class CoxModelTest {
    @ParameterizedTest
    @CsvSource({"tied, group", "mouse_clearance, group", "mouse_clearance, full", "mouse_clearance, stratified"})
    void proportionalHazards_referenceCases_agreeWithR(String name, String model) {
        SurvivalReferences cases = SurvivalReferences.read(name);
        SurvivalData data = model.equals("stratified") ? cases.data() : cases.unstratified();
        double[][] arms = Design.indicators(cases.data().arms(), cases.groups().size());
        List<String> names = cases.groups().subList(1, cases.groups().size());
        double[][] design = arms;
        if (model.equals("full")) {
            design = new double[arms.length][];
            for (int i = 0; i < arms.length; i++) {
                design[i] = Arrays.copyOf(arms[i], names.size() + 1);
                design[i][names.size()] = cases.covariates()[i][0];
            }
            names = java.util.stream.Stream.concat(names.stream(), java.util.stream.Stream.of("x_vol0"))
                    .toList();
        }
        CoxModel fit =
                CoxModel.of(data, design, names, CoxModel.Kind.EFRON, 0.95).orElseThrow();
        ProportionalHazards check =
                ProportionalHazards.of(data, design, names, fit).orElseThrow();
        for (ProportionalHazards.Term term : check.terms()) {
            close(row(name, model, term.name()), term.test());
        }
        if (names.size() > 1) {
            close(row(name, model, "GLOBAL"), check.overall());
        }
    }

    private static Map<String, String> row(String data, String model, String term) {
        return ReferenceTable.read("cox-checks/expected/zph.csv")
                .where("data", data, "model", model, "term", term)
                .rows()
                .getFirst();
    }

    private static void close(Map<String, String> row, HypothesisTest found) {
        Closeness.check("zph", row, "chisq", found.statistic().orElseThrow(), 1e-6);
        Closeness.check("zph", row, "p", found.p(), 1e-6);
    }

    @Test
    void ofArms_armWithoutEvent_isFirthsAndAgreesWithR() {
        SurvivalData data = sparse();
        CoxModel fit = CoxModel.ofArms(data, List.of("A", "B"), 0.95).orElseThrow();
        assertEquals(CoxModel.Kind.FIRTH, fit.kind());
        for (CoxModel.Term term : fit.terms()) {
            Map<String, String> row = ReferenceTable.read("cox-checks/expected/firth.csv")
                    .where("term", term.name())
                    .rows()
                    .getFirst();
            Closeness.check("Firth", row, "coef", term.logHazard().value(), 1e-5);
            Closeness.check("Firth", row, "se", term.standardError(), 1e-5);
            Closeness.check(
                    "Firth",
                    row,
                    "lcl",
                    term.logHazard().interval().orElseThrow().low(),
                    1e-5);
            Closeness.check(
                    "Firth",
                    row,
                    "ucl",
                    term.logHazard().interval().orElseThrow().high(),
                    1e-5);
            Closeness.check("Firth", row, "chisq", term.test().statistic().orElseThrow(), 1e-5);
            Closeness.check("Firth", row, "loglik", fit.logLikelihood(), 1e-8);
        }
        assertTrue(ProportionalHazards.of(data, Design.indicators(data.arms(), 3), List.of("A", "B"), fit)
                .whyNot()
                .isPresent());
    }

    @Test
    void of_armWithoutEventUncorrected_saysWhy() {
        SurvivalData data = sparse();
        assertTrue(CoxModel.of(data, Design.indicators(data.arms(), 3), List.of("A", "B"), CoxModel.Kind.EFRON, 0.95)
                .whyNot()
                .orElseThrow()
                .contains("no finite maximum"));
    }

    @Test
    void everything_allCensored_saysWhy() {
        SurvivalData data = SurvivalData.of(new double[] {5, 6, 7, 8}, new boolean[4], new int[] {0, 0, 1, 1});
        assertTrue(LogRank.of(data).whyNot().orElseThrow().contains("no animal had the event"));
        assertTrue(
                CoxModel.ofArms(data, List.of("A"), 0.95).whyNot().orElseThrow().contains("no animal had the event"));
        KaplanMeier curve = data.curve(1, 0.95).orElseThrow();
        assertTrue(curve.medianEstimate().whyNot().orElseThrow().contains("not reached"));
        RestrictedMean mean = RestrictedMean.of(curve, 7).orElseThrow();
        assertEquals(7, mean.mean());
        assertTrue(mean.against(
                        RestrictedMean.of(data.curve(0, 0.95).orElseThrow(), 6)
                                .map(m -> mean)
                                .orElseThrow(),
                        0.95)
                .difference()
                .whyNot()
                .isPresent());
        assertTrue(RestrictedMean.of(curve, 9).whyNot().orElseThrow().contains("before the horizon"));
        assertTrue(data.curve(2, 0.95).whyNot().isPresent());
    }

    @Test
    void everything_oneEvent_isFound() {
        SurvivalData data = SurvivalData.of(
                new double[] {5, 6, 7, 8}, new boolean[] {true, false, false, false}, new int[] {0, 0, 1, 1});
        // At time 5 half of 4 are in each arm: (1 - 1/2)^2 / (1/4) = 1.
        assertEquals(1, LogRank.of(data).orElseThrow().test().statistic().orElseThrow(), 1e-12);
        CoxModel fit = CoxModel.ofArms(data, List.of("A"), 0.95).orElseThrow();
        assertEquals(CoxModel.Kind.FIRTH, fit.kind());
        assertTrue(fit.terms().getFirst().hazardRatio().value() < 1);
    }

    @Test
    void everything_oneArm_saysWhy() {
        SurvivalData data =
                SurvivalData.of(new double[] {5, 6, 7}, new boolean[] {true, true, false}, new int[] {0, 0, 0});
        assertTrue(LogRank.of(data).whyNot().orElseThrow().contains("fewer than two arms"));
        assertTrue(
                CoxModel.ofArms(data, List.of("A"), 0.95).whyNot().orElseThrow().contains("constant"));
    }

    @Test
    void everything_twoAnimals_isFoundOrSaysWhy() {
        SurvivalData data = SurvivalData.of(new double[] {5, 5}, new boolean[] {true, true}, new int[] {0, 1});
        assertTrue(LogRank.of(data).whyNot().isPresent(), "both died at once: nothing varies");
        CoxModel fit = CoxModel.ofArms(data, List.of("A"), 0.95).orElseThrow();
        assertEquals(1, fit.terms().getFirst().hazardRatio().value(), 1e-9);
        assertTrue(ProportionalHazards.of(data, new double[][] {{0}, {1}}, List.of("A"), fit)
                .whyNot()
                .orElseThrow()
                .contains("fewer than three events"));
    }

    @Test
    void arms_swapped_invertTheRatio() {
        SurvivalReferences cases = SurvivalReferences.read("tied");
        SurvivalData swapped = cases.data().pair(0, 1);
        CoxModel fit = CoxModel.ofArms(cases.data(), List.of("B"), 0.95).orElseThrow();
        CoxModel inverse = CoxModel.ofArms(swapped, List.of("A"), 0.95).orElseThrow();
        assertEquals(
                1,
                fit.terms().getFirst().hazardRatio().value()
                        * inverse.terms().getFirst().hazardRatio().value(),
                1e-9);
        assertEquals(
                LogRank.of(cases.data()).orElseThrow().test().p(),
                LogRank.of(swapped).orElseThrow().test().p(),
                1e-12);
    }

    @Test
    void censoredAtOnce_added_changesNothing() {
        SurvivalReferences cases = SurvivalReferences.read("tied");
        SurvivalData data = cases.data();
        int n = data.n();
        double[] times = Arrays.copyOf(data.times(), n + 1);
        int[] arms = Arrays.copyOf(data.arms(), n + 1);
        arms[n] = 1;
        SurvivalData more = SurvivalData.of(times, Arrays.copyOf(data.events(), n + 1), arms);
        assertEquals(
                LogRank.of(data).orElseThrow().test().p(),
                LogRank.of(more).orElseThrow().test().p(),
                1e-14);
        assertEquals(
                CoxModel.ofArms(data, List.of("B"), 0.95)
                        .orElseThrow()
                        .terms()
                        .getFirst()
                        .logHazard()
                        .value(),
                CoxModel.ofArms(more, List.of("B"), 0.95)
                        .orElseThrow()
                        .terms()
                        .getFirst()
                        .logHazard()
                        .value(),
                1e-9);
        assertEquals(
                RestrictedMean.of(data.curve(1, 0.95).orElseThrow(), 12)
                        .orElseThrow()
                        .mean(),
                RestrictedMean.of(more.curve(1, 0.95).orElseThrow(), 12)
                        .orElseThrow()
                        .mean(),
                1e-12);
    }

    /// Reading: `time, status, group` of cases/cox-checks/sparse.csv; C is the control.
    private static SurvivalData sparse() {
        List<Map<String, String>> rows =
                ReferenceTable.read("cox-checks/sparse.csv").rows();
        boolean[] events = new boolean[rows.size()];
        for (int i = 0; i < events.length; i++) {
            events[i] = ReferenceTable.text(rows.get(i), "status").equals("1");
        }
        return SurvivalData.of(
                rows.stream()
                        .mapToDouble(row -> ReferenceTable.number(row, "time"))
                        .toArray(),
                events,
                rows.stream()
                        .mapToInt(row -> List.of("C", "A", "B").indexOf(ReferenceTable.text(row, "group")))
                        .toArray());
    }

    /// Three events of the control before the first of the arm: with x the hazard ratio, at risk are three of the arm and j = 3, 2, 1 of the
    /// control, so the likelihood is the product of 1 / (3 x + j), largest at x = 0. Firth's penalty multiplies it by the root of the
    /// information, the sum of 3 x j / (3 x + j)^2.
    @Test
    void ofArms_everyControlEventBeforeTheArms_isFirths() {
        SurvivalData data = SurvivalData.of(
                new double[] {1, 2, 3, 4, 5, 6},
                new boolean[] {true, true, true, true, true, true},
                new int[] {0, 0, 0, 1, 1, 1});
        CoxModel fit = CoxModel.ofArms(data, List.of("A"), 0.95).orElseThrow();
        assertEquals(CoxModel.Kind.FIRTH, fit.kind());
        double best = 0;
        double height = Double.NEGATIVE_INFINITY;
        for (double log = -6; log < 2; log += 1e-5) {
            double x = Math.exp(log);
            double value = 0;
            double information = 0;
            for (int j = 1; j <= 3; j++) {
                value -= Math.log(3 * x + j);
                information += 3 * x * j / ((3 * x + j) * (3 * x + j));
            }
            if (value + Math.log(information) / 2 > height) {
                height = value + Math.log(information) / 2;
                best = log;
            }
        }
        CoxModel.Term term = fit.terms().getFirst();
        assertEquals(best, term.logHazard().value(), 2e-5);
        assertTrue(term.hazardRatio().interval().orElseThrow().high() < 1, term::toString);
        // the arms swapped: the inverse
        CoxModel other = CoxModel.ofArms(data.pair(0, 1), List.of("A"), 0.95).orElseThrow();
        assertEquals(
                -term.logHazard().value(), other.terms().getFirst().logHazard().value(), 1e-8);
    }

    /// One event, in the arm, with k of it and m of the control at risk: the penalised likelihood is largest where the arm's share of the
    /// hazard at risk is 3/4, so at x = 3 m / k.
    @ParameterizedTest
    @CsvSource({"10, 10", "8, 5", "2, 12", "10, 1"})
    void ofArms_onlyEventInTheArm_isFirths(int k, int m) {
        double[] times = new double[k + m];
        Arrays.fill(times, 14);
        boolean[] events = new boolean[k + m];
        events[0] = true;
        int[] arms = new int[k + m];
        Arrays.fill(arms, 0, k, 1);
        CoxModel fit = CoxModel.ofArms(SurvivalData.of(times, events, arms), List.of("A"), 0.95)
                .orElseThrow();
        assertEquals(3.0 * m / k, fit.terms().getFirst().hazardRatio().value(), 1e-6 * m / k);
        assertTrue(fit.terms().getFirst().hazardRatio().interval().found().isPresent());
    }
}
