package crosstalk.statistics;

import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// One study drawn from a scenario.
///
/// @param armOf each animal
/// @param logs `logs[animal][day]`, log volumes as if nobody left
/// @param left when each animal is lost for reasons of its own
record SimulatedGrowth(GrowthScenario scenario, int[] armOf, double[][] logs, double[] left) {
    /// Growth rates and their covariance, by arm.
    ///
    /// @param freedom degrees of freedom of each rate, as [GrowthModel#freedom]; at least 1
    record Rates(double[] values, double[][] covariance, double freedom) {
        double difference(int arm) {
            return values[arm] - values[0];
        }

        double error(int arm) {
            return Math.sqrt(covariance[arm][arm] + covariance[0][0] - 2 * covariance[arm][0]);
        }
    }

    /// How many measurements of each animal there are, by the scenario's rule.
    int[] lengths() {
        double endpoint = Math.log(scenario.leaving().endpoint());
        int[] lengths = new int[logs.length];
        for (int a = 0; a < logs.length; a++) {
            int kept = 0;
            while (kept < scenario.days().length && scenario.days()[kept] <= left[a]) {
                kept++;
                if (logs[a][kept - 1] >= endpoint) {
                    kept -= scenario.leaving().lastRecorded() ? 0 : 1;
                    break;
                }
            }
            lengths[a] = kept;
        }
        return lengths;
    }

    /// The rates by the mixed model with random level and slope, from the measurements that there are.
    Result<Rates> mixed(int[] lengths) {
        return columns(lengths)
                .map(this::mixed)
                .orElseGet(() ->
                        Result.unavailable("an arm was left with fewer than two animals that were measured twice"));
    }

    private Result<Rates> mixed(Columns columns) {
        MixedLikelihood likelihood =
                new MixedLikelihood(columns.data, columns.design, RandomEffects.INTERCEPT_AND_SLOPE, true);
        MixedFit fit =
                MixedFit.near(likelihood, RandomEffects.INTERCEPT_AND_SLOPE, scenario.start(likelihood.timeScale()));
        MixedLikelihood.Profile profile = fit.profile();
        if (profile.deviance() == Double.POSITIVE_INFINITY) {
            return Result.unavailable("the model could not be fitted");
        }
        return Result.of(rates(profile, columns, profile.variance()));
    }

    /// The rates with the error that they have if the scenario's variances are known.
    Result<Rates> known(int[] lengths) {
        return columns(lengths)
                .map(columns -> {
                    MixedLikelihood likelihood =
                            new MixedLikelihood(columns.data, columns.design, RandomEffects.INTERCEPT_AND_SLOPE, true);
                    MixedLikelihood.Profile profile = likelihood.profile(scenario.root(likelihood.timeScale()));
                    return Result.of(rates(profile, columns, scenario.residualSd() * scenario.residualSd()));
                })
                .orElseGet(() ->
                        Result.unavailable("an arm was left with fewer than two animals that were measured twice"));
    }

    /// The rates by one straight line through all measurements of an arm, as if each were another animal's: what a plot of means shows.
    Result<double[]> pooled(int[] lengths) {
        int arms = scenario.levels().length;
        double[] rates = new double[arms];
        for (int arm = 0; arm < arms; arm++) {
            double n = 0;
            double day = 0;
            double log = 0;
            for (int a = 0; a < logs.length; a++) {
                for (int d = 0; d < lengths[a] && armOf[a] == arm; d++) {
                    n++;
                    day += scenario.days()[d];
                    log += logs[a][d];
                }
            }
            double product = 0;
            double square = 0;
            for (int a = 0; a < logs.length; a++) {
                for (int d = 0; d < lengths[a] && armOf[a] == arm; d++) {
                    product += (scenario.days()[d] - day / n) * (logs[a][d] - log / n);
                    square += (scenario.days()[d] - day / n) * (scenario.days()[d] - day / n);
                }
            }
            if (!(square > 0)) {
                return Result.unavailable("an arm was left with fewer than two animals that were measured twice");
            }
            rates[arm] = product / square;
        }
        return Result.of(rates);
    }

    /// @param courses animals measured twice or more
    private record Columns(LongitudinalData data, double[][] design, int courses) {}

    /// One level and one slope per arm.
    private Optional<Columns> columns(int[] lengths) {
        int arms = scenario.levels().length;
        int[] kept = IntStream.range(0, logs.length).filter(a -> lengths[a] > 0).toArray();
        int[] twice = new int[arms];
        for (int a : kept) {
            twice[armOf[a]] += lengths[a] > 1 ? 1 : 0;
        }
        if (IntStream.of(twice).anyMatch(n -> n < GrowthModel.FEWEST)) {
            return Optional.empty();
        }
        int n = IntStream.of(kept).map(a -> lengths[a]).sum();
        double[][] design = new double[n][2 * arms];
        DoubleStream.Builder response = DoubleStream.builder();
        DoubleStream.Builder time = DoubleStream.builder();
        int[] animal = new int[n];
        int row = 0;
        for (int k = 0; k < kept.length; k++) {
            int a = kept[k];
            for (int d = 0; d < lengths[a]; d++, row++) {
                response.add(logs[a][d]);
                time.add(scenario.days()[d]);
                animal[row] = k;
                design[row][2 * armOf[a]] = 1;
                design[row][2 * armOf[a] + 1] = scenario.days()[d];
            }
        }
        return Optional.of(new Columns(
                new LongitudinalData(response.build().toArray(), time.build().toArray(), animal),
                design,
                IntStream.of(twice).sum()));
    }

    private Rates rates(MixedLikelihood.Profile profile, Columns columns, double variance) {
        int arms = scenario.levels().length;
        double[] values = new double[arms];
        double[][] covariance = new double[arms][arms];
        for (int a = 0; a < arms; a++) {
            values[a] = profile.fixed()[2 * a + 1];
            for (int b = 0; b < arms; b++) {
                covariance[a][b] = variance * profile.unscaled()[2 * a + 1][2 * b + 1];
            }
        }
        return new Rates(values, covariance, columns.courses - arms);
    }
}
