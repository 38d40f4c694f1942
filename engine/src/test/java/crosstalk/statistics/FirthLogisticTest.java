package crosstalk.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.random.ReferenceTable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FirthLogisticTest {
    @Test
    void of_separatedOutcome_agreesWithR() {
        List<Map<String, String>> rows =
                ReferenceTable.read("proportions/input/firth_separated.csv").rows();
        boolean[] outcome = new boolean[rows.size()];
        double[][] design = new double[rows.size()][];
        for (int i = 0; i < outcome.length; i++) {
            outcome[i] = ReferenceTable.text(rows.get(i), "y").equals("1");
            design[i] =
                    new double[] {1, ReferenceTable.number(rows.get(i), "x1"), ReferenceTable.number(rows.get(i), "x2")
                    };
        }
        FirthLogistic fit = FirthLogistic.of(outcome, design, List.of("(Intercept)", "x1", "x2"), 0.95)
                .orElseThrow();
        for (FirthLogistic.Term term : fit.terms()) {
            Map<String, String> row = ReferenceTable.read("proportions/expected/firth_separated.csv")
                    .where("term", term.name())
                    .rows()
                    .getFirst();
            close(row, "coef", term.logOdds().value());
            close(row, "se", term.standardError());
            close(row, "pl_lcl", term.logOdds().interval().orElseThrow().low());
            close(row, "pl_ucl", term.logOdds().interval().orElseThrow().high());
            close(row, "plr_chisq", term.test().statistic().orElseThrow());
            close(row, "plr_p", term.test().p());
            close(row, "penalised_loglik", fit.penalisedLogLikelihood());
        }
    }

    /// With an intercept alone Firth's estimate is the logit of (count + 1/2) / (n + 1). Source: firth1993, sec. 3.1.
    @Test
    void of_noResponse_isFinite() {
        double[][] ones = {{1}, {1}, {1}, {1}, {1}, {1}};
        FirthLogistic fit = FirthLogistic.of(new boolean[6], ones, List.of("(Intercept)"), 0.95)
                .orElseThrow();
        assertEquals(Math.log(0.5 / 6.5), fit.terms().getFirst().logOdds().value(), 1e-9);
    }

    /// Of a 2 x 2 table it is the log odds ratio after a half is added to each cell.
    @Test
    void of_twoArms_isTheCorrectedOddsRatio() {
        boolean[] outcome = new boolean[20];
        double[][] design = new double[20][];
        for (int i = 0; i < 20; i++) {
            design[i] = new double[] {1, i < 10 ? 0 : 1};
            outcome[i] = i >= 14;
        }
        FirthLogistic fit = FirthLogistic.of(outcome, design, List.of("(Intercept)", "arm"), 0.95)
                .orElseThrow();
        assertEquals(
                TwoByTwo.of(6, 10, 0, 10).sampleOddsRatio(0.95).orElseThrow().value(),
                fit.terms().get(1).oddsRatio().value(),
                1e-6);
    }

    @Test
    void of_columnsThatCannotBeToldApart_saysWhy() {
        double[][] design = {{1, 2}, {1, 2}, {1, 2}};
        assertTrue(FirthLogistic.of(new boolean[3], design, List.of("a", "b"), 0.95)
                .whyNot()
                .orElseThrow()
                .contains("a, b are not independent"));
        assertEquals(
                "no animal",
                FirthLogistic.of(new boolean[0], new double[0][], List.of("a"), 0.95)
                        .whyNot()
                        .orElseThrow());
    }

    private static void close(Map<String, String> row, String column, double found) {
        Closeness.check("Firth " + column, row, column, found, 1e-6);
    }
}
