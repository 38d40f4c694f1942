package crosstalk.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.random.ReferenceTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Log-rank, restricted means and Cox against R; recipe and tolerances in cases/survival.
class SurvivalReferenceTest {
    @ParameterizedTest
    @ValueSource(strings = {"tied", "mouse_clearance", "lung"})
    void curve_referenceCases_agreeWithR(String name) {
        SurvivalReferences cases = SurvivalReferences.read(name);
        for (int arm = 0; arm < cases.groups().size(); arm++) {
            KaplanMeier curve = cases.data().curve(arm, 0.95).orElseThrow();
            List<Map<String, String>> rows = cases.expected("_km")
                    .where("group", cases.groups().get(arm))
                    .rows();
            assertEquals(rows.size(), curve.steps().size());
            for (int i = 0; i < rows.size(); i++) {
                Map<String, String> row = rows.get(i);
                KaplanMeier.Step step = curve.steps().get(i);
                close(row, "surv", step.survival(), SurvivalReferences.TOLERANCE);
                if (step.survival() < 1 && step.survival() > 0) {
                    Interval interval = step.interval().orElseThrow();
                    close(row, "lcl_loglog", interval.low(), SurvivalReferences.TOLERANCE);
                    close(row, "ucl_loglog", interval.high(), SurvivalReferences.TOLERANCE);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tied", "mouse_clearance", "lung"})
    void logRank_referenceCases_agreeWithR(String name) {
        SurvivalReferences cases = SurvivalReferences.read(name);
        logRank(cases, "logrank", cases.unstratified(), cases.groups());
        if (!name.equals("tied")) {
            logRank(cases, "logrank-stratified", cases.data(), cases.groups());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mouse_clearance"})
    void logRank_pairs_agreeWithR(String name) {
        SurvivalReferences cases = SurvivalReferences.read(name);
        List<Double> p = new ArrayList<>();
        List<Map<String, String>> rows = new ArrayList<>();
        for (int low = 0; low < 4; low++) {
            for (int high = low + 1; high < 4; high++) {
                String test =
                        "pair:" + cases.groups().get(low) + "|" + cases.groups().get(high);
                SurvivalData pair = cases.unstratified().pair(high, low);
                logRank(
                        cases,
                        test,
                        pair,
                        List.of(cases.groups().get(low), cases.groups().get(high)));
                p.add(LogRank.of(pair).orElseThrow().test().p());
                rows.add(row(cases.expected("_logrank"), "test", test));
            }
        }
        double[] all = p.stream().mapToDouble(Double::doubleValue).toArray();
        double[] holm = Multiplicity.HOLM.adjust(all);
        double[] rate = Multiplicity.BENJAMINI_HOCHBERG.adjust(all);
        for (int i = 0; i < all.length; i++) {
            close(rows.get(i), "p_holm", holm[i], 1e-8);
            close(rows.get(i), "p_bh", rate[i], 1e-8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tied", "mouse_clearance", "lung"})
    void restrictedMean_referenceCases_agreeWithR(String name) {
        SurvivalReferences cases = SurvivalReferences.read(name);
        List<Map<String, String>> all = cases.expected("_rmst").rows();
        assertEquals(
                ReferenceTable.number(all.getFirst(), "tau"),
                RestrictedMean.latestHorizon(cases.data()).orElseThrow());
        for (Map<String, String> row : all) {
            RestrictedMean mean = mean(cases, ReferenceTable.text(row, "group"), ReferenceTable.number(row, "tau"));
            close(row, "rmst", mean.mean(), SurvivalReferences.TOLERANCE);
            close(row, "se", mean.standardError(), SurvivalReferences.TOLERANCE);
            close(row, "lcl", mean.estimate(0.95).interval().orElseThrow().low(), SurvivalReferences.TOLERANCE);
            close(row, "ucl", mean.estimate(0.95).interval().orElseThrow().high(), SurvivalReferences.TOLERANCE);
        }
        for (Map<String, String> row : cases.expected("_rmst_contrast").rows()) {
            double horizon = ReferenceTable.number(row, "tau");
            RestrictedMean.Contrast contrast =
                    mean(cases, ReferenceTable.text(row, "arm1"), horizon).against(mean(cases, ReferenceTable.text(row, "arm0"), horizon), 0.95);
            contrast(row, "diff", contrast.difference());
            close(row, "diff_p", contrast.differenceTest().orElseThrow().p(), 1e-8);
            contrast(row, "ratio", contrast.ratio());
            contrast(row, "rmtl_ratio", contrast.lostRatio());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tied", "mouse_clearance", "lung"})
    void cox_referenceCases_agreeWithR(String name) {
        SurvivalReferences cases = SurvivalReferences.read(name);
        List<String> arms = cases.groups().subList(1, cases.groups().size());
        double[][] design =
                Design.indicators(cases.data().arms(), cases.groups().size());
        for (CoxModel.Kind kind : List.of(CoxModel.Kind.EFRON, CoxModel.Kind.BRESLOW)) {
            cox(cases, "group", kind, cases.unstratified(), design, arms);
            if (!name.equals("tied")) {
                cox(cases, "stratified", kind, cases.data(), design, arms);
                double[][] full = new double[design.length][];
                for (int i = 0; i < full.length; i++) {
                    full[i] = java.util.stream.DoubleStream.concat(
                                    java.util.Arrays.stream(design[i]), java.util.Arrays.stream(cases.covariates()[i]))
                            .toArray();
                }
                List<String> names = new ArrayList<>(arms);
                names.addAll(cases.names());
                cox(cases, "full", kind, cases.unstratified(), full, names);
            }
        }
    }

    private static void cox(
            SurvivalReferences cases,
            String model,
            CoxModel.Kind kind,
            SurvivalData data,
            double[][] design,
            List<String> names) {
        CoxModel fit = CoxModel.of(data, design, names, kind, 0.95).orElseThrow();
        String ties = kind == CoxModel.Kind.EFRON ? "efron" : "breslow";
        for (CoxModel.Term term : fit.terms()) {
            String full = cases.names().contains(term.name()) ? term.name() : "group" + term.name();
            Map<String, String> row = row(cases.expected("_cox"), "model", model, "ties", ties, "term", full);
            close(row, "coef", term.logHazard().value(), 1e-6);
            close(row, "se", term.standardError(), 1e-6);
            close(row, "hr", term.hazardRatio().value(), 1e-6);
            close(row, "hr_lcl", term.hazardRatio().interval().orElseThrow().low(), 1e-6);
            close(row, "hr_ucl", term.hazardRatio().interval().orElseThrow().high(), 1e-6);
            close(row, "p", term.test().p(), 1e-6);
        }
        Map<String, String> row = row(cases.expected("_cox_tests"), "model", model, "ties", ties);
        close(row, "loglik_null", fit.logLikelihoodNull(), 1e-8);
        close(row, "loglik", fit.logLikelihood(), 1e-8);
        close(row, "lr", fit.overall().statistic().orElseThrow(), 1e-6);
        assertEquals(ReferenceTable.number(row, "nevent"), fit.events());
    }

    private static void logRank(SurvivalReferences cases, String test, SurvivalData data, List<String> groups) {
        LogRank found = LogRank.of(data).orElseThrow();
        Map<String, String> row = row(cases.expected("_logrank"), "test", test);
        close(row, "chisq", found.test().statistic().orElseThrow(), SurvivalReferences.TOLERANCE);
        close(row, "df", found.test().degreesOfFreedom().orElseThrow(), 0);
        close(row, "p", found.test().p(), 1e-6);
        for (int arm = 0; arm < groups.size(); arm++) {
            Map<String, String> counts = row(cases.expected("_logrank_oe"), "test", test, "group", groups.get(arm));
            close(counts, "n", found.n()[arm], 0);
            close(counts, "observed", found.observed()[arm], SurvivalReferences.TOLERANCE);
            close(counts, "expected", found.expected()[arm], SurvivalReferences.TOLERANCE);
        }
    }

    private static RestrictedMean mean(SurvivalReferences cases, String group, double horizon) {
        return RestrictedMean.of(
                        cases.data().curve(cases.groups().indexOf(group), 0.95).orElseThrow(), horizon)
                .orElseThrow();
    }

    private static void contrast(Map<String, String> row, String column, Result<Estimate> found) {
        // Of a small difference of two means: as exact as the means, whose size is up to 1e4 times the difference.
        close(row, column, found.orElseThrow().value(), 1e-9);
        if (ReferenceTable.text(row, column + "_lcl").equals("NA")) {
            assertTrue(found.orElseThrow().interval().whyNot().isPresent(), row.toString());
        } else {
            close(
                    row,
                    column + "_lcl",
                    found.orElseThrow().interval().orElseThrow().low(),
                    1e-9);
            close(
                    row,
                    column + "_ucl",
                    found.orElseThrow().interval().orElseThrow().high(),
                    1e-9);
        }
    }

    private static Map<String, String> row(ReferenceTable table, String... where) {
        List<Map<String, String>> rows = table.where(where).rows();
        assertEquals(1, rows.size(), String.join(", ", where));
        return rows.getFirst();
    }

    private static void close(Map<String, String> row, String column, double found, double relative) {
        Closeness.check("survival " + column, row, column, found, relative);
    }
}
