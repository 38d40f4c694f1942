package crosstalk.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class NormalTest {

    @Test
    void quantile_referenceTable_agreesTo1e14() {
        for (Map<String, String> row : ReferenceTable.read("random/expected/quantiles.csv")
                .where("dist", "norm", "a", "0", "b", "1")
                .rows()) {
            double expected = ReferenceTable.number(row, "quantile");
            double found = Normal.quantile(ReferenceTable.number(row, "prob"));
            assertEquals(expected, found, 1e-14 * (1 + Math.abs(expected)), row.toString());
        }
    }

    /// Oracle: the inverse normal of Commons Statistics 1.2.
    @Test
    void quantile_intoTheTails_agreesWithTheLibrary() {
        NormalDistribution law = NormalDistribution.of(0, 1);
        for (double u = 0x1p-53; u < 0.5; u *= 1.01) {
            double expected = law.inverseCumulativeProbability(u);
            assertEquals(expected, Normal.quantile(u), 1e-14 * (1 + Math.abs(expected)));
            assertEquals(law.inverseSurvivalProbability(1 - (1 - u)), Normal.quantile(1 - u), 1e-14 * (1 - expected));
        }
    }

    @Test
    void score_uniformAndNormal_haveOneRank() {
        Score score = new Score();
        for (double u = 0.001; u < 1; u += 0.001) {
            score.setUniform(u);
            double z = score.normal();
            score.setNormal(z);
            assertEquals(u, score.uniform(), 1e-15);
        }
    }

    /// A short cut may decline to answer, and never answers wrongly; it answers at once for what is rare.
    @Test
    void score_isSurelyBelow_neverClaimsTooMuch() {
        SplittableRandom random = new SplittableRandom(3);
        Score score = new Score();
        int answered = 0;
        for (int i = 0; i < 100_000; i++) {
            double z = random.nextDouble(-8, 8);
            double tail = Math.exp(-random.nextDouble() * 25);
            score.setNormal(z);
            if (score.isSurelyBelow(tail)) {
                answered++;
                assertTrue(Normal.probability(-z) >= tail, "score " + z + ", tail " + tail);
            }
        }
        assertTrue(answered > 50_000, answered + " answered");
    }
}
