package crosstalk.statistics;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// How many animals find a difference of growth rates by the mixed model.
///
/// Simulation: studies drawn from the scenario, with its leaving and its cages, each analysed by the mixed model. Formula: the normal
/// power at the rates' error that the model has with so many animals, from the information of 500 animals per arm that leave as in the
/// scenario; cages multiply the variance by the design effect, in both. Sources: hather2014, verbeke2000 (chapter 23).
///
/// @param scenario of two arms: control, and the arm that grows at another rate
public record GrowthPower(GrowthScenario scenario) {
    static final Method METHOD = Method.of(
            "power of the difference of growth rates by the mixed model, from its information, and by simulation",
            "hather2014",
            "verbeke2000");

    private static final int LARGE = 500;

    /// @throws IllegalArgumentException if there are not two arms of different rates
    public GrowthPower {
        if (scenario.slopes().length != 2 || scenario.slopes()[0] == scenario.slopes()[1]) {
            throw new IllegalArgumentException(
                    "growth rates " + Arrays.toString(scenario.slopes()) + ", expected two that differ");
        }
    }

    /// The curve.
    public Result<PowerCurve> curve(int[] perArm, PowerCurve.Plan plan, RandomGenerator random) {
        return error(random)
                .map(error -> PowerCurve.of(
                        perArm,
                        plan,
                        n -> formula(error / Math.sqrt(n), plan.alpha()),
                        n -> simulate(n, plan, random),
                        METHOD));
    }

    /// The standard error of the difference, with one animal per arm.
    private Result<Double> error(RandomGenerator random) {
        SimulatedGrowth study = scenario.draw(new int[] {LARGE, LARGE}, random);
        return study.known(study.lengths())
                .map(rates ->
                        rates.error(1) * Math.sqrt(LARGE * scenario.cages().designEffect()));
    }

    private double formula(double error, double alpha) {
        double z = Math.abs(scenario.slopes()[1] - scenario.slopes()[0]) / error;
        double critical = Tail.normalQuantile(1 - alpha / 2);
        return Tail.normalBelow(z - critical) + Tail.normalBelow(-z - critical);
    }

    private Proportion simulate(int n, PowerCurve.Plan plan, RandomGenerator random) {
        int found = 0;
        double effect = Math.sqrt(scenario.cages().designEffect());
        Level level = new Level(1 - plan.alpha());
        for (int s = 0; s < plan.studies(); s++) {
            SimulatedGrowth study = scenario.draw(new int[] {n, n}, random);
            found += study.mixed(study.lengths())
                            .map(rates -> Math.abs(rates.difference(1))
                                    > Tail.studentDeviate(level, rates.freedom()) * rates.error(1) * effect)
                            .found()
                            .orElse(false)
                    ? 1
                    : 0;
        }
        return new Proportion(found, plan.studies());
    }
}
