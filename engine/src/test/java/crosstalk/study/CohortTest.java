package crosstalk.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.model.Correlation;
import crosstalk.model.ModelParameter;
import crosstalk.model.Problem;
import crosstalk.model.ProblemsException;
import crosstalk.model.Spread;
import crosstalk.quantity.Dimension;
import crosstalk.quantity.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CohortTest {

    private static final long SEED = 2026;

    private static ModelParameter normal(String name) {
        return new ModelParameter(
                name,
                Quantity.of(0, Dimension.NONE),
                "1",
                Double.NaN,
                Double.NaN,
                Optional.of(new Spread.Normal(1)),
                Optional.empty(),
                ModelParameter.Origin.ASSUMED,
                "",
                "",
                "",
                "",
                "",
                "",
                1);
    }

    private static final List<ModelParameter> THREE = List.of(normal("a"), normal("b"), normal("c"));
    private static final List<Correlation> TIED = List.of(new Correlation("c", "a", 0.6));

    @Test
    void traits_parametersInAnotherOrderOrWithOthers_areTheSame() throws Exception {
        Cohort one = Cohort.of(THREE, TIED, "one");
        Cohort other = Cohort.of(
                List.of(normal("z"), normal("c"), normal("b"), normal("a")),
                List.of(new Correlation("a", "c", 0.6)),
                "other");

        for (String name : List.of("a", "b", "c")) {
            assertEquals(one.traits(SEED, 7).get(name), other.traits(SEED, 7).get(name));
        }
    }

    @Test
    void traits_otherSubjectOrSeed_differ() throws Exception {
        Cohort cohort = Cohort.of(THREE, TIED, "one");

        assertNotEquals(cohort.traits(SEED, 1), cohort.traits(SEED, 2));
        assertNotEquals(cohort.traits(SEED, 1), cohort.traits(SEED + 1, 1));
    }

    /// The correlation r of n normal pairs: atanh(r) has standard error 1/sqrt(n - 3), here 0.0071; 5 of them are allowed.
    private static boolean isCorrelated(List<double[]> pairs, double expected) {
        double xy = pairs.stream().mapToDouble(p -> p[0] * p[1]).sum();
        double xx = pairs.stream().mapToDouble(p -> p[0] * p[0]).sum();
        double yy = pairs.stream().mapToDouble(p -> p[1] * p[1]).sum();
        double r = xy / Math.sqrt(xx * yy);
        double fisher = 0.5 * Math.log((1 + r) / (1 - r));
        double target = 0.5 * Math.log((1 + expected) / (1 - expected));
        return Math.abs(fisher - target) < 5 / Math.sqrt(pairs.size() - 3.0);
    }

    private static List<double[]> pairs(Cohort cohort, String x, String y) {
        List<double[]> pairs = new ArrayList<>();
        for (int subject = 1; subject <= 20_000; subject++) {
            var traits = cohort.traits(SEED, subject);
            pairs.add(new double[] {traits.get(x), traits.get(y)});
        }
        return pairs;
    }

    @Test
    void traits_correlated_areSoAndOthersAreNot() throws Exception {
        Cohort cohort = Cohort.of(THREE, TIED, "one");

        assertTrue(isCorrelated(pairs(cohort, "a", "c"), 0.6));
        assertTrue(isCorrelated(pairs(cohort, "a", "b"), 0));
        assertFalse(isCorrelated(pairs(cohort, "a", "c"), 0.55), "a biased twin must fail");
    }

    @Test
    void traits_correlated_keepTheirVariance() throws Exception {
        // The variance of n standard normals has standard error sqrt(2/n) = 0.01; 5 of them are allowed.
        double variance = pairs(Cohort.of(THREE, TIED, "one"), "a", "c").stream()
                .mapToDouble(p -> p[1] * p[1])
                .average()
                .orElseThrow();

        assertEquals(1, variance, 0.05);
    }

    @Test
    void of_contradictingCorrelations_isRefused() {
        List<Correlation> impossible = List.of(
                new Correlation("a", "b", 0.9), new Correlation("b", "c", 0.9), new Correlation("a", "c", -0.9));

        ProblemsException refused = assertThrows(ProblemsException.class, () -> Cohort.of(THREE, impossible, "one"));

        assertTrue(Problem.list(refused.problems()).contains("not positive definite"));
    }

    @Test
    void of_correlationOfWhatDoesNotVary_isRefused() {
        List<Correlation> unknown = List.of(new Correlation("a", "d", 0.5));

        assertThrows(ProblemsException.class, () -> Cohort.of(THREE, unknown, "one"));
    }

    @Test
    void typical_everyTrait_isTheValue() throws Exception {
        assertEquals(
                List.of(0.0, 0.0, 0.0),
                List.copyOf(Cohort.of(THREE, TIED, "one").typical().values()));
    }
}
