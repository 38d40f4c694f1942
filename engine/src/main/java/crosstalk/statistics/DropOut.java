package crosstalk.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// What animals that leave because their tumours are large do to the differences of growth rates: studies are drawn from the fitted
/// model, animals leave by the study's rule, and each is analysed again.
///
/// The mixed model takes those animals' measurements up to their leaving into account, and is biased only as far as the volume that
/// made them leave was not written down; a line through the volumes of those that stay is biased towards the arms that lose more. Sources:
/// rubin1976, laird1982.
///
/// @param arms one per arm but the control
/// @param studies drawn
/// @param failed studies that could not be analysed, as an arm was left with fewer than two animals measured twice
public record DropOut(List<Arm> arms, int studies, int failed) {
    static final Method METHOD = Method.of(
            "bias by simulation from the fitted mixed model with removal at the endpoint volume, normal Monte Carlo interval",
            "rubin1976",
            "laird1982");

    /// One arm against the control. All rates are per day; n counts simulated studies.
    ///
    /// @param truth the difference of growth rates that the studies were drawn from
    /// @param mixedBias of the difference by the mixed model, with its Monte Carlo interval
    /// @param coverage of the mixed model's 95 % interval, with its Monte Carlo interval
    /// @param pooledBias of the difference by a line through all volumes of each arm
    /// @param left part of the arm's animals that left before the last day, 0 to 1
    public record Arm(
            String name, double truth, Estimate mixedBias, Estimate coverage, Estimate pooledBias, double left) {
        /// Whether the mixed model's bias could change a conclusion: above a tenth of the difference itself, beyond Monte Carlo error.
        public boolean matters() {
            Interval interval = mixedBias.interval().orElseThrow();
            double least = interval.holds(0) ? 0 : Math.min(Math.abs(interval.low()), Math.abs(interval.high()));
            return least > Math.abs(truth) / 10;
        }
    }

    public DropOut {
        arms = List.copyOf(arms);
    }

    /// The bias under a model.
    ///
    /// @param curves of the study, for the days of measurement and the numbers of animals
    /// @param leaving the rule by which animals left
    /// @param studies to draw, at least 50
    public static Result<DropOut> of(
            GrowthModel model,
            List<List<GrowthCurve>> curves,
            GrowthScenario.Leaving leaving,
            int studies,
            RandomGenerator random) {
        if (studies < 50) {
            throw new IllegalArgumentException(studies + " studies, expected at least 50");
        }
        double[] days = curves.stream()
                .flatMap(List::stream)
                .flatMapToDouble(curve -> Arrays.stream(curve.days()))
                .distinct()
                .sorted()
                .toArray();
        int[] sizes = curves.stream().mapToInt(List::size).toArray();
        return GrowthScenario.of(model, days, leaving, GrowthScenario.Cages.NONE)
                .then(scenario -> of(scenario, model.arms(), sizes, studies, random));
    }

    /// The bias under a scenario.
    ///
    /// @param sizes of the arms
    public static Result<DropOut> of(
            GrowthScenario scenario, List<String> names, int[] sizes, int studies, RandomGenerator random) {
        int arms = names.size();
        double[][] mixed = new double[arms][studies];
        double[][] pooled = new double[arms][studies];
        int[] covered = new int[arms];
        double[] left = new double[arms];
        int done = 0;
        for (int s = 0; s < studies; s++) {
            SimulatedGrowth study = scenario.draw(sizes, random);
            int[] lengths = study.lengths();
            Result<SimulatedGrowth.Rates> fit = study.mixed(lengths);
            Result<double[]> lines = study.pooled(lengths);
            if (fit.found().isEmpty() || lines.found().isEmpty()) {
                continue;
            }
            SimulatedGrowth.Rates rates = fit.orElseThrow();
            double[] line = lines.orElseThrow();
            double t = Tail.studentDeviate(Level.USUAL, rates.freedom());
            for (int arm = 1; arm < arms; arm++) {
                double truth = scenario.slopes()[arm] - scenario.slopes()[0];
                mixed[arm][done] = rates.difference(arm) - truth;
                pooled[arm][done] = line[arm] - line[0] - truth;
                covered[arm] += Math.abs(mixed[arm][done]) <= t * rates.error(arm) ? 1 : 0;
            }
            for (int a = 0; a < lengths.length; a++) {
                int arm = study.armOf()[a];
                left[arm] += lengths[a] < scenario.days().length ? 1.0 / sizes[arm] : 0;
            }
            done++;
        }
        if (done < studies / 2) {
            return Result.unavailable(
                    "in most simulated studies an arm was left with fewer than two animals that were measured twice");
        }
        List<Arm> found = new ArrayList<>();
        for (int arm = 1; arm < arms; arm++) {
            found.add(new Arm(
                    names.get(arm),
                    scenario.slopes()[arm] - scenario.slopes()[0],
                    mean(Arrays.copyOf(mixed[arm], done)),
                    new Proportion(covered[arm], done).score().orElseThrow(),
                    mean(Arrays.copyOf(pooled[arm], done)),
                    left[arm] / done));
        }
        return Result.of(new DropOut(found, studies, studies - done));
    }

    private static Estimate mean(double[] values) {
        Summary summary = Summary.of(values);
        double half = Level.USUAL.deviate() * summary.sd().orElseThrow() / Math.sqrt(values.length);
        return new Estimate(
                summary.mean(), summary.mean() - half, summary.mean() + half, Level.USUAL, values.length, METHOD);
    }
}
