package crosstalk.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SaddlePointTest {
    @Test
    void logPoisson_referenceCounts_agree() {
        for (Map<String, String> row : ReferenceTable.read("random/expected/large_log_pmf.csv")
                .where("dist", "pois")
                .rows()) {
            double mean = ReferenceTable.number(row, "a");
            double count = ReferenceTable.number(row, "x");
            double expected = ReferenceTable.number(row, "log_pmf");
            assertEquals(
                    expected,
                    SaddlePoint.logPoisson(count, mean, count - mean),
                    1e-13 * Math.abs(expected),
                    row.toString());
        }
    }

    @Test
    void logBinomial_referenceCounts_agree() {
        for (Map<String, String> row : ReferenceTable.read("random/expected/large_log_pmf.csv")
                .where("dist", "binom")
                .rows()) {
            double n = ReferenceTable.number(row, "a");
            double p = ReferenceTable.number(row, "b");
            double count = ReferenceTable.number(row, "x");
            double expected = ReferenceTable.number(row, "log_pmf");
            double excess = -Math.fma(n, p, -count);
            // n*p and n*(1-p) are rounded: the deviance of z standard deviations shifts by up to z * sqrt(n) * 2^-53
            double rounding = 7 * Math.sqrt(n) * 0x1p-53;
            double found = SaddlePoint.logBinomial(count, n, p, excess);
            assertEquals(expected, found, 1e-13 * Math.abs(expected) + rounding, row.toString());
        }
    }

    @Test
    void logProbabilities_tableOfR_agree() {
        for (Map<String, String> row :
                ReferenceTable.read("random/expected/discrete.csv").rows()) {
            double a = ReferenceTable.number(row, "a");
            double b = ReferenceTable.number(row, "b");
            double count = ReferenceTable.number(row, "x");
            double expected = ReferenceTable.number(row, "log_pmf");
            String dist = ReferenceTable.text(row, "dist");
            if (dist.equals("pois")) {
                assertEquals(expected, SaddlePoint.logPoisson(count, a, count - a), 1e-12 * Math.abs(expected));
            } else if (dist.equals("binom")) {
                double found = SaddlePoint.logBinomial(count, a, b, count - a * b);
                assertEquals(expected, found, 1e-12 * Math.abs(expected), row.toString());
            }
        }
    }

    @Test
    void deviance_smallAndLargeDistance_joinSmoothly() {
        for (double m : new double[] {3, 1e3, 1e9}) {
            for (double ratio : new double[] {0.5, 0.8, 0.82, 1.2, 1.22, 1.23, 3}) {
                double d = (ratio - 1) * m;
                double direct = (m + d) * Math.log((m + d) / m) - d;
                assertEquals(direct, SaddlePoint.deviance(d, m), 1e-12 * m);
            }
        }
        assertEquals(5.0, SaddlePoint.deviance(-5, 5));
        assertEquals(0.0, SaddlePoint.deviance(0, 5));
    }
}
