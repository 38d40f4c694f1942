package crosstalk.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class GrowthCheckTest {
    private static final double[] DAYS = {0, 3, 6, 9, 12, 15};

    @Test
    void of_dataFromTheModel_doubtsNothing() {
        for (GrowthCheck check : checks(0.1, log -> log, 0)) {
            assertFalse(check.doubtful(), check.toString());
        }
    }

    @Test
    void of_bentGrowth_doubtsTheStraightLine() {
        assertTrue(checks(0.1, log -> log - 0.02 * (log - 4.6) * (log - 4.6) * 6, 0)
                .get(2)
                .doubtful());
    }

    @Test
    void of_strayAnimal_isFound() {
        GrowthCheck found = checks(0.1, log -> log, 3).get(3);
        assertTrue(found.doubtful());
        assertTrue(found.words().contains("number 1 "), found.words());
    }

    @Test
    void of_heavyTails_doubtsNormality() {
        assertTrue(checks(-0.1, log -> log, 0).get(0).doubtful());
    }

    /// R 4.2.2: `x <- c(...); n <- 10; z <- pnorm(sort((x-mean(x))/sd(x)));
    /// -n-mean((2*(1:n)-1)*(log(z)+log(1-rev(z))))`, times 1 + 0.75/n + 2.25/n^2.
    @Test
    void andersonDarling_tenValues_isAsDefined() {
        double[] x = {-1.2, 0.3, 0.5, -0.7, 2.1, 0.1, -0.4, 0.9, -1.5, 4.2};
        HypothesisTest test = GrowthCheck.andersonDarling(x, 10).orElseThrow();
        assertEquals(ANDERSON, test.statistic().orElseThrow(), 1e-9);
        assertTrue(
                GrowthCheck.andersonDarling(new double[] {1, 2, 3}, 3).whyNot().isPresent());
    }

    private static final double ANDERSON = 0.4460778814599;

    /// @param error deviation of a log volume; below 0: of a law with heavy tails
    /// @param stray how far, in log volume, the first animal starts above the others, in tens of deviations
    private static List<GrowthCheck> checks(double error, DoubleUnaryOperator bend, double stray) {
        SplittableRandom random = new SplittableRandom(31);
        List<List<GrowthCurve>> arms = new ArrayList<>();
        for (double rate : new double[] {0.15, 0.05}) {
            List<GrowthCurve> arm = new ArrayList<>();
            for (int i = 0; i < 15; i++) {
                double level = 4.6 + 0.3 * random.nextGaussian() + (arms.isEmpty() && i == 0 ? stray : 0);
                double slope = rate + 0.02 * random.nextGaussian();
                double[] volumes = Arrays.stream(DAYS)
                        .map(day -> {
                            double noise = error * random.nextGaussian();
                            return Math.exp(bend.applyAsDouble(level + slope * day)
                                    + (error > 0 ? noise : 30 * noise * noise * noise));
                        })
                        .toArray();
                arm.add(new GrowthCurve(DAYS, volumes));
            }
            arms.add(arm);
        }
        GrowthModel model = GrowthModel.of(
                        List.of("control", "A"), arms, GrowthModel.Form.LEVEL_AND_SLOPE, ZeroVolumes.LEFT_OUT, 0.95)
                .orElseThrow();
        return GrowthCheck.of(model, arms);
    }
}
