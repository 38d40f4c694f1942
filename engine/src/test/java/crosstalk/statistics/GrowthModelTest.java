package crosstalk.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrowthModelTest {
    private static final double[] DAYS = {0, 4, 8, 12, 16};
    private static final List<String> ARMS = List.of("control", "A", "B");

    static GrowthModel fit(GrowthModel.Form form) {
        return GrowthModel.of(ARMS, curves(1, 8), form, ZeroVolumes.LEFT_OUT, 0.95)
                .orElseThrow();
    }

    /// Arms that grow by 0.15, 0.08 and 0.02 per day from 100; animals' levels, slopes and errors deviate by 0.3, 0.02 and 0.1.
    private static List<List<GrowthCurve>> curves(long seed, int n) {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<GrowthCurve>> arms = new ArrayList<>();
        for (double rate : new double[] {0.15, 0.08, 0.02}) {
            List<GrowthCurve> arm = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                double level = Math.log(100) + 0.3 * random.nextGaussian();
                double slope = rate + 0.02 * random.nextGaussian();
                double[] volumes = new double[DAYS.length];
                for (int d = 0; d < DAYS.length; d++) {
                    volumes[d] = Math.exp(level + slope * DAYS[d] + 0.1 * random.nextGaussian());
                }
                arm.add(new GrowthCurve(DAYS, volumes));
            }
            arms.add(arm);
        }
        return arms;
    }

    @Test
    void rates_anyForm_areNearTheTruth() {
        // Error of a rate: 0.02 / sqrt(8) = 0.007 from animals, less than 0.004 from measurement; 6 errors 0.05.
        for (GrowthModel.Form form : GrowthModel.Form.values()) {
            GrowthModel model = fit(form);
            assertEquals(0.15, model.rate(0).estimate().value(), 0.05);
            assertEquals(0.02, model.rate(2).estimate().value(), 0.05);
            assertEquals(
                    model.rate(1).estimate().value() - model.rate(0).estimate().value(),
                    model.rateDifference(1, 0).estimate().value(),
                    1e-12);
            assertEquals(
                    -model.rateDifference(1, 0).estimate().value(),
                    model.rateDifference(0, 1).estimate().value(),
                    1e-12);
            assertEquals(
                    model.rateDifference(1, 0).test().orElseThrow().p(),
                    model.rateDifference(0, 1).test().orElseThrow().p(),
                    1e-12);
            assertTrue(model.remarks().getLast().contains("missing at random"));
        }
    }

    @Test
    void rateDifference_toTheControl_isItsCoefficient() {
        GrowthModel model = fit(GrowthModel.Form.LEVEL_AND_SLOPE);
        MixedModel.Coefficient contrast = model.rateDifference(1, 0);
        MixedModel.Coefficient coefficient = model.fit().coefficient("Day:A");
        assertEquals(coefficient.estimate().value(), contrast.estimate().value(), 1e-12);
        assertEquals(coefficient.standardError(), contrast.standardError(), 1e-12);
        // nlme counts measurements: 120 less 24 animals, less 3 slopes; rates are told by the animals: 24 less 3 arms
        assertEquals(93, coefficient.degreesOfFreedom());
        assertEquals(21, contrast.degreesOfFreedom());
        assertEquals(21, model.rate(0).test().orElseThrow().degreesOfFreedom().orElseThrow());
        assertEquals(
                model.fit().coefficient("(Intercept)").estimate().value()
                        + model.fit().coefficient("B").estimate().value(),
                model.logVolume(2, 0),
                1e-12);
    }

    @Test
    void volumes_scaled_leaveRatesAndTestsUnchanged() {
        List<List<GrowthCurve>> scaled = curves(1, 8).stream()
                .map(arm -> arm.stream().map(curve -> curve.scaled(0.001)).toList())
                .toList();
        MixedModel.Coefficient own = fit(GrowthModel.Form.LEVEL_AND_SLOPE).rateDifference(2, 0);
        MixedModel.Coefficient other = GrowthModel.of(
                        ARMS, scaled, GrowthModel.Form.LEVEL_AND_SLOPE, ZeroVolumes.LEFT_OUT, 0.95)
                .orElseThrow()
                .rateDifference(2, 0);
        assertEquals(own.estimate().value(), other.estimate().value(), 1e-8);
        assertEquals(own.test().orElseThrow().p(), other.test().orElseThrow().p(), 1e-8);
    }

    @Test
    void against_smallerModel_isTheLikelihoodRatio() {
        MixedModel large = GrowthModel.of(
                        ARMS,
                        curves(1, 8),
                        GrowthModel.Form.LEVEL_AND_SLOPE,
                        ZeroVolumes.LEFT_OUT,
                        MixedModel.Criterion.ML,
                        0.95)
                .orElseThrow()
                .fit();
        MixedModel small = GrowthModel.of(
                        ARMS, curves(1, 8), GrowthModel.Form.LEVEL, ZeroVolumes.LEFT_OUT, MixedModel.Criterion.ML, 0.95)
                .orElseThrow()
                .fit();
        HypothesisTest test = large.against(small);
        assertEquals(
                2 * (large.logLikelihood() - small.logLikelihood()),
                test.statistic().orElseThrow(),
                1e-12);
        assertTrue(test.p() < 1e-6, "slopes do vary");
        assertThrows(IllegalArgumentException.class, () -> small.against(large));
        assertThrows(
                IllegalArgumentException.class,
                () -> large.against(fit(GrowthModel.Form.LEVEL).fit()));
    }

    @Test
    void zeros_eachTreatment_isNamed() {
        List<List<GrowthCurve>> arms = new ArrayList<>(curves(5, 4));
        List<GrowthCurve> cured = new ArrayList<>(arms.get(2));
        cured.add(new GrowthCurve(DAYS, new double[] {100, 80, 60, 0, 0}));
        arms.set(2, cured);
        Map<ZeroVolumes, Double> rates = new EnumMap<>(ZeroVolumes.class);
        for (ZeroVolumes zeros : ZeroVolumes.values()) {
            GrowthModel model = GrowthModel.of(ARMS, arms, GrowthModel.Form.LEVEL_AND_SLOPE, zeros, 0.95)
                    .orElseThrow();
            assertEquals(2, model.zeroCount());
            assertTrue(model.remarks().stream().anyMatch(r -> r.equals("2 volumes were 0: " + zeros.words())));
            rates.put(zeros, model.rate(2).estimate().value());
        }
        double leftOut = rates.getOrDefault(ZeroVolumes.LEFT_OUT, Double.NaN);
        assertTrue(rates.getOrDefault(ZeroVolumes.HALF_OF_SMALLEST, Double.NaN) < leftOut);
        assertTrue(rates.getOrDefault(ZeroVolumes.ONE_ADDED, Double.NaN) < leftOut);
    }

    @Test
    void edges_foundOrSayWhy() {
        GrowthCurve flat = new GrowthCurve(DAYS, new double[] {50, 50, 50, 50, 50});
        assertTrue(of(List.of(List.of(flat, flat), List.of(flat, flat)))
                .whyNot()
                .orElseThrow()
                .contains("exactly"));
        assertTrue(of(List.of(curves(1, 2).getFirst(), List.of()))
                .whyNot()
                .orElseThrow()
                .contains("no volume of arm A"));
        GrowthCurve one = curves(1, 1).getFirst().getFirst();
        assertTrue(GrowthModel.of(
                        List.of("control"),
                        List.of(List.of(one)),
                        GrowthModel.Form.LEVEL_AND_SLOPE,
                        ZeroVolumes.LEFT_OUT,
                        0.95)
                .whyNot()
                .orElseThrow()
                .contains("fewer than two animals"));
        GrowthModel alone = GrowthModel.of(
                        List.of("control"),
                        List.of(curves(1, 6).getFirst()),
                        GrowthModel.Form.LEVEL_AND_SLOPE,
                        ZeroVolumes.LEFT_OUT,
                        0.95)
                .orElseThrow();
        assertEquals(0.15, alone.rate(0).estimate().value(), 0.05);
        GrowthModel two =
                of(List.of(curves(1, 1).getFirst(), curves(1, 1).get(1))).orElseThrow();
        assertTrue(two.fit().coefficient("A").test().whyNot().isPresent(), "two animals leave no degree of freedom");
        assertTrue(
                two.rateDifference(1, 0).test().whyNot().orElseThrow().contains("fewer than 2"),
                two.rateDifference(1, 0)::toString);
        assertTrue(two.rate(0).estimate().interval().whyNot().isPresent());
        GrowthModel lone =
                of(List.of(curves(1, 6).getFirst(), curves(1, 1).get(1))).orElseThrow();
        assertTrue(lone.rate(0).test().found().isPresent(), "the arm of six has a rate with an interval");
        assertTrue(lone.rateDifference(1, 0).test().whyNot().orElseThrow().startsWith("A has 1 animal"));
        List<List<GrowthCurve>> twice = curves(1, 4).stream()
                .limit(2)
                .map(arm -> arm.stream().map(c -> c.until(4)).toList())
                .toList();
        assertTrue(of(twice).whyNot().orElseThrow().contains("no animal has more than 2 measurements"));
    }

    private static Result<GrowthModel> of(List<List<GrowthCurve>> curves) {
        return GrowthModel.of(
                List.of("control", "A"), curves, GrowthModel.Form.LEVEL_AND_SLOPE, ZeroVolumes.LEFT_OUT, 0.95);
    }

    /// 400 studies of two arms that grow alike, n animals each: 95 % intervals of the difference of rates cover 0 in 380, deviation
    /// sqrt(400 * 0.95 * 0.05) = 4.4, bound 5 of them: 358. The twin is off by 0.1 per day. More studies, and what the degrees of
    /// freedom of measurements cover: CoverageTest.
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void rateDifference_fewAnimals_intervalCovers(int n) {
        int covered = 0;
        int twin = 0;
        for (int study = 0; study < 400; study++) {
            List<List<GrowthCurve>> alike = List.of(
                    curves(1000 + study, n).getFirst(), curves(5000 + study, n).getFirst());
            Interval interval = of(alike)
                    .orElseThrow()
                    .rateDifference(1, 0)
                    .estimate()
                    .interval()
                    .orElseThrow();
            covered += interval.holds(0) ? 1 : 0;
            twin += interval.holds(0.1) ? 1 : 0;
        }
        assertTrue(covered >= 358, covered + " covered");
        assertTrue(twin < 358, "the biased twin must fail");
    }
}
