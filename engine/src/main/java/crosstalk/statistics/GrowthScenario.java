package crosstalk.statistics;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Tumour growth of which everything is known, to draw studies from: exponential, with animals that differ, measurement error, animals
/// that leave and cages that share.
///
/// @param levels mean log volume on day 0, by arm
/// @param slopes mean growth rate, per day, by arm
/// @param levelSd between animals
/// @param slopeSd between animals, per day
/// @param correlation of an animal's level and slope, -1 to 1
/// @param residualSd of a log volume
/// @param days of measurement, ascending
/// @param leaving when animals leave
/// @param cages how animals are housed
public record GrowthScenario(
        double[] levels,
        double[] slopes,
        double levelSd,
        double slopeSd,
        double correlation,
        double residualSd,
        double[] days,
        Leaving leaving,
        Cages cages) {
    /// When animals leave a study before its end.
    ///
    /// @param endpoint the volume at which an animal is removed, in the unit of the volumes; infinite if none
    /// @param lastRecorded whether the volume that reached the endpoint was written down
    /// @param perDay the rate at which animals are lost for reasons that have nothing to do with their tumours
    public record Leaving(double endpoint, boolean lastRecorded, double perDay) {
        /// @throws IllegalArgumentException if the endpoint is not above 0, or the rate not finite and at least 0
        public Leaving {
            if (!(endpoint > 0) || !(perDay >= 0 && perDay < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("animals that leave at a volume of " + endpoint
                        + " and at a rate of " + perDay + " per day, expected above 0, and at least 0");
            }
        }

        /// Nobody leaves.
        public static final Leaving NEVER = new Leaving(Double.POSITIVE_INFINITY, true, 0);
    }

    /// Housing, whole cages belonging to one arm.
    ///
    /// @param size animals of a cage
    /// @param correlation of two animals of a cage, 0 to 1: the part of the variance between animals that is between cages
    public record Cages(int size, double correlation) {
        /// @throws IllegalArgumentException if a cage holds none, or the correlation is not 0 to 1
        public Cages {
            if (size < 1 || !(correlation >= 0 && correlation <= 1)) {
                throw new IllegalArgumentException("cages of " + size + " with a correlation of " + correlation
                        + ", expected at least 1, and 0 to 1");
            }
        }

        /// Cages that do not matter.
        public static final Cages NONE = new Cages(1, 0);

        /// How many times the animals are needed because those of a cage are alike. Source: kish1965.
        public double designEffect() {
            return 1 + (size - 1) * correlation;
        }
    }

    /// @throws IllegalArgumentException if shapes differ, days do not ascend, or a deviation is negative
    public GrowthScenario {
        if (levels.length != slopes.length || levels.length == 0 || days.length < 2) {
            throw new IllegalArgumentException(levels.length + " levels, " + slopes.length + " slopes and "
                    + days.length + " days, expected as many levels as slopes, and at least 2 days");
        }
        for (int i = 1; i < days.length; i++) {
            if (!(days[i] > days[i - 1])) {
                throw new IllegalArgumentException("day " + days[i] + " after day " + days[i - 1]);
            }
        }
        if (!(levelSd >= 0 && slopeSd >= 0 && residualSd > 0 && Math.abs(correlation) <= 1)) {
            throw new IllegalArgumentException("deviations " + levelSd + ", " + slopeSd + ", " + residualSd
                    + " and correlation " + correlation + ", expected at least 0, the last above 0, and -1 to 1");
        }
        levels = levels.clone();
        slopes = slopes.clone();
        days = days.clone();
    }

    /// What a model found, to be measured on some days.
    public static Result<GrowthScenario> of(GrowthModel model, double[] days, Leaving leaving, Cages cages) {
        if (model.form() == GrowthModel.Form.RELATIVE) {
            return Result.unavailable("a model of relative volumes knows no volumes at which animals leave");
        }
        int arms = model.arms().size();
        double[] levels = new double[arms];
        double[] slopes = new double[arms];
        Arrays.setAll(levels, arm -> model.logVolume(arm, 0));
        Arrays.setAll(slopes, arm -> model.rate(arm).estimate().value());
        MixedModel.Spread spread = model.fit().spread();
        return Result.of(new GrowthScenario(
                levels,
                slopes,
                spread.level().orElse(0),
                spread.slope().orElse(0),
                spread.correlation().orElse(0),
                spread.residual(),
                days,
                leaving,
                cages));
    }

    /// Two arms of this scenario, the second growing slower by a given difference.
    ///
    /// @param control an arm
    public GrowthScenario pair(int control, double slower) {
        return new GrowthScenario(
                new double[] {levels[control], levels[control]},
                new double[] {slopes[control], slopes[control] - slower},
                levelSd,
                slopeSd,
                correlation,
                residualSd,
                days,
                leaving,
                cages);
    }

    /// The relative covariance root from which the search for the estimate starts: the truth, moved off the boundary.
    double[] start(double timeScale) {
        double level = Math.max(0.05, levelSd / residualSd);
        double slope = Math.max(0.05, slopeSd * timeScale / residualSd);
        double r = Math.clamp(correlation, -0.95, 0.95);
        return new double[] {level, r * slope, Math.sqrt(1 - r * r) * slope};
    }

    /// The relative covariance root of [MixedLikelihood].
    double[] root(double timeScale) {
        double slope = slopeSd * timeScale / residualSd;
        return new double[] {levelSd / residualSd, correlation * slope, Math.sqrt(1 - correlation * correlation) * slope
        };
    }

    /// A study of animals that all stay.
    ///
    /// @param sizes of the arms
    SimulatedGrowth draw(int[] sizes, RandomGenerator random) {
        int all = Arrays.stream(sizes).sum();
        double[][] logs = new double[all][days.length];
        double[] left = new double[all];
        int[] armOf = new int[all];
        double between = Math.sqrt(cages.correlation());
        double within = Math.sqrt(1 - cages.correlation());
        int animal = 0;
        for (int arm = 0; arm < sizes.length; arm++) {
            double[] cage = new double[2];
            for (int i = 0; i < sizes[arm]; i++, animal++) {
                if (i % cages.size() == 0) {
                    cage[0] = random.nextGaussian();
                    cage[1] = random.nextGaussian();
                }
                double first = between * cage[0] + within * random.nextGaussian();
                double second = between * cage[1] + within * random.nextGaussian();
                double level = levels[arm] + levelSd * first;
                double slope = slopes[arm]
                        + slopeSd * (correlation * first + Math.sqrt(1 - correlation * correlation) * second);
                armOf[animal] = arm;
                for (int d = 0; d < days.length; d++) {
                    logs[animal][d] = level + slope * days[d] + residualSd * random.nextGaussian();
                }
                left[animal] = leaving.perDay() == 0
                        ? Double.POSITIVE_INFINITY
                        : days[0] - Math.log1p(-random.nextDouble()) / leaving.perDay();
            }
        }
        return new SimulatedGrowth(this, armOf, logs, left);
    }
}
