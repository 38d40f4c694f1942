package crosstalk.statistics;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How often 95 % intervals hold the truth, in 2,000 studies drawn from a known one. Of 2,000, 1,900 should; the deviation is
/// sqrt(2000 * 0.95 * 0.05) = 9.7, and 5 of it below is 1,851. An interval may cover more, where it is exact for discrete counts or a
/// variance between animals is held at 0 or above. Each check has a twin whose truth is off and which fails.
@Tag("slow")
class CoverageTest {
    private static final int STUDIES = 2000;
    private static final int FEWEST = 1851;
    private static final double[] DAYS = {0, 3, 6, 9, 12, 15};
    private static final List<String> ARMS = List.of("control", "A", "B", "A+B");
    private static final Combination PAIR = new Combination(0, List.of(1, 2), 3);

    /// @param held of the intervals, that held the truth
    /// @param twin that held the wrong one
    private record Count(int held, int twin, int studies) {
        void print(String what) {
            System.out.println(what + ": " + held + " of " + studies + ", twin " + twin);
        }

        void check(String what) {
            print(what);
            assertTrue(studies == STUDIES, what + ": only " + studies + " studies had an interval");
            assertTrue(held >= FEWEST, what + ": " + held + " of " + studies);
            assertTrue(twin < FEWEST, what + ": the biased twin must fail, " + twin);
        }
    }

    private static Count count(double truth, double wrong, ToDoubleFunction<double[]> study) {
        int held = 0;
        int twin = 0;
        int studies = 0;
        for (int s = 0; s < STUDIES; s++) {
            double[] ends = new double[2];
            if (study.applyAsDouble(ends) > 0) {
                studies++;
                held += ends[0] <= truth && truth <= ends[1] ? 1 : 0;
                twin += ends[0] <= wrong && wrong <= ends[1] ? 1 : 0;
            }
        }
        return new Count(held, twin, studies);
    }

    /// Writes the ends of an interval; 0 if there is none.
    private static double ends(Estimate estimate, double[] ends) {
        return estimate.interval()
                .found()
                .map(interval -> {
                    ends[0] = interval.low();
                    ends[1] = interval.high();
                    return 1.0;
                })
                .orElse(0.0);
    }

    /// Animals' levels, slopes and errors deviate by 0.3, 0.02 and 0.15.
    private static List<List<GrowthCurve>> herd(SplittableRandom random, int n, double... rates) {
        List<List<GrowthCurve>> arms = new ArrayList<>();
        for (double rate : rates) {
            List<GrowthCurve> arm = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                double level = Math.log(100) + 0.3 * random.nextGaussian();
                double slope = rate + 0.02 * random.nextGaussian();
                double[] volumes = new double[DAYS.length];
                for (int d = 0; d < DAYS.length; d++) {
                    volumes[d] = Math.exp(level + slope * DAYS[d] + 0.15 * random.nextGaussian());
                }
                arm.add(new GrowthCurve(DAYS, volumes));
            }
            arms.add(arm);
        }
        return arms;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 10})
    void growthDifference_byTheMixedModel_covers(int n) {
        SplittableRandom random = new SplittableRandom(100 + n);
        int[] nlme = new int[1];
        count(0.08 - 0.15, 0.08 - 0.15 + 0.06, ends -> {
                    GrowthModel model = GrowthModel.of(
                                    List.of("control", "A"),
                                    herd(random, n, 0.15, 0.08),
                                    GrowthModel.Form.LEVEL_AND_SLOPE,
                                    ZeroVolumes.LEFT_OUT,
                                    0.95)
                            .orElseThrow();
                    nlme[0] += model.fit().coefficient("Day:A").estimate().excludes(0.08 - 0.15) ? 0 : 1;
                    return ends(model.rateDifference(1, 0).estimate(), ends);
                })
                .check("growth difference, " + n + " an arm (by the degrees of freedom of measurements " + nlme[0]
                        + ")");
    }

    /// Counts are few, so the coverage is not quite 95 %: it is the sum over all pairs of counts, 92.3 % at 5 an arm here, and the studies
    /// are held against that; at 10 an arm it is 95.7 %. At least 90 % in both.
    @ParameterizedTest
    @ValueSource(ints = {5, 10})
    void clearanceDifference_byNewcombe_coversAsEnumerated(int n) {
        SplittableRandom random = new SplittableRandom(200 + n);
        Count count = count(0.7 - 0.2, 0.7 - 0.2 - 0.6, ends -> {
            int arm = 0;
            int control = 0;
            for (int i = 0; i < n; i++) {
                arm += random.nextDouble() < 0.7 ? 1 : 0;
                control += random.nextDouble() < 0.2 ? 1 : 0;
            }
            return ends(TwoByTwo.of(arm, n, control, n).riskDifference(0.95).orElseThrow(), ends);
        });
        double exact = 0;
        for (int arm = 0; arm <= n; arm++) {
            for (int control = 0; control <= n; control++) {
                boolean held = !TwoByTwo.of(arm, n, control, n)
                        .riskDifference(0.95)
                        .orElseThrow()
                        .excludes(0.7 - 0.2);
                exact += held ? mass(n, arm, 0.7) * mass(n, control, 0.2) : 0;
            }
        }
        count.print("clearance difference, " + n + " an arm (enumerated " + exact + ")");
        double deviation = Math.sqrt(STUDIES * exact * (1 - exact));
        assertTrue(exact >= 0.90, n + " an arm: " + exact);
        assertTrue(Math.abs(count.held - STUDIES * exact) <= 5 * deviation, count::toString);
        assertTrue(Math.abs(count.twin - STUDIES * exact) > 5 * deviation, "the biased twin must fail");
    }

    private static double mass(int n, int count, double chance) {
        double mass = Math.pow(chance, count) * Math.pow(1 - chance, n - count);
        for (int i = 0; i < count; i++) {
            mass *= (double) (n - i) / (i + 1);
        }
        return mass;
    }

    /// Exponential times of hazards 1 and 0.4, followed to time 2; Firth's correction where one arm has no event.
    @ParameterizedTest
    @ValueSource(ints = {5, 10, 20})
    void logHazardRatio_byCox_covers(int n) {
        SplittableRandom random = new SplittableRandom(300 + n);
        count(Math.log(0.4), Math.log(0.4) + 2.5, ends -> {
                    double[] times = new double[2 * n];
                    boolean[] events = new boolean[2 * n];
                    int[] arms = new int[2 * n];
                    for (int i = 0; i < 2 * n; i++) {
                        arms[i] = i < n ? 0 : 1;
                        double time = random.nextExponential() / (i < n ? 1 : 0.4);
                        events[i] = time < 2;
                        times[i] = Math.min(2, time);
                    }
                    return CoxModel.ofArms(SurvivalData.of(times, events, arms), List.of("A"), 0.95)
                            .found()
                            .map(cox -> ends(cox.terms().getFirst().logHazard(), ends))
                            .orElse(0.0);
                })
                .check("log hazard ratio, " + n + " an arm");
    }

    /// Rates 0.15, 0.10, 0.08 and their Bliss expectation 0.10 + 0.08 - 0.15, as a model of relative volumes has it: from day 0 on, all
    /// animals from a known first volume, so that the model holds.
    @ParameterizedTest
    @ValueSource(ints = {3, 5, 10})
    void bliss_byTheMixedModel_covers(int n) {
        SplittableRandom random = new SplittableRandom(400 + n);
        count(
                        0,
                        1.2,
                        ends -> SynergyBySlopes.of(
                                        GrowthModel.of(
                                                        ARMS,
                                                        herd(random, n, 0.15, 0.10, 0.08, 0.03),
                                                        GrowthModel.Form.RELATIVE,
                                                        ZeroVolumes.LEFT_OUT,
                                                        0.95)
                                                .orElseThrow(),
                                        PAIR,
                                        Synergy.Expectation.BLISS,
                                        0,
                                        15,
                                        SynergyBySlopes.Law.STUDENT)
                                .found()
                                .map(synergy -> ends(synergy.estimate().rescaled(Math::log), ends))
                                .orElse(0.0))
                .check("Bliss by the mixed model, " + n + " an arm");
    }
}
