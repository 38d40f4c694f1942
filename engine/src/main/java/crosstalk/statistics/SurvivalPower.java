package crosstalk.statistics;

import java.util.List;
import java.util.random.RandomGenerator;

/// How many animals find a hazard ratio by the log-rank test.
///
/// Formula: events needed by Schoenfeld, the chance of an event from the control's curve S and S to the power of the hazard ratio.
/// Simulation: times drawn from these curves; cages share through a normal copula, and the statistic is divided by the design effect.
/// Sources: schoenfeld1981, freedman1982.
///
/// @param control the curve of the control, as observed
/// @param hazardRatio of the arm to the control, above 0, not 1
/// @param lostPerDay the rate at which animals are lost for other reasons
/// @param cages how animals are housed
public record SurvivalPower(KaplanMeier control, double hazardRatio, double lostPerDay, GrowthScenario.Cages cages) {
    static final Method METHOD = Method.of(
            "power of the log-rank test, Schoenfeld's formula, and by simulation from the control's Kaplan-Meier curve",
            "schoenfeld1981");

    /// @throws IllegalArgumentException if the hazard ratio is not above 0, or is 1, or the rate is negative
    public SurvivalPower {
        if (!(hazardRatio > 0) || hazardRatio == 1 || Double.isInfinite(hazardRatio) || !(lostPerDay >= 0)) {
            throw new IllegalArgumentException("a hazard ratio of " + hazardRatio + " with a loss of " + lostPerDay
                    + " per day, expected above 0 and not 1, and at least 0");
        }
    }

    /// Events needed in both arms together, not rounded. Source: schoenfeld1981.
    ///
    /// @param allocation animals of the arm per animal of the control
    public static double events(double hazardRatio, double allocation, double oneSidedAlpha, double power) {
        double z = Tail.normalQuantile(1 - oneSidedAlpha) + Tail.normalQuantile(power);
        double log = Math.log(hazardRatio);
        double share = allocation / (1 + allocation);
        return z * z / (share * (1 - share) * log * log);
    }

    /// Events needed in both arms together, not rounded. Source: freedman1982.
    public static double freedmanEvents(double hazardRatio, double allocation, double oneSidedAlpha, double power) {
        double z = Tail.normalQuantile(1 - oneSidedAlpha) + Tail.normalQuantile(power);
        double ratio = (1 + allocation * hazardRatio) / (1 - hazardRatio);
        return z * z * ratio * ratio / allocation;
    }

    /// The curve; unavailable if the control had no event.
    public Result<PowerCurve> curve(int[] perArm, PowerCurve.Plan plan, RandomGenerator random) {
        if (control.steps().stream().allMatch(step -> step.events() == 0)) {
            return Result.unavailable("the control had no event, so there is no hazard to reduce");
        }
        double chance = (eventChance(1) + eventChance(hazardRatio)) / 2;
        return Result.of(PowerCurve.of(
                perArm,
                plan,
                n -> formula(2 * n * chance / cages.designEffect(), plan.alpha()),
                n -> simulate(n, plan, random),
                METHOD));
    }

    private double formula(double events, double alpha) {
        double z = Math.sqrt(events) / 2 * Math.abs(Math.log(hazardRatio));
        return Tail.normalBelow(z - Tail.normalQuantile(1 - alpha / 2));
    }

    /// The chance that an animal is seen to have the event: the drops of its curve, each if it was not lost before.
    private double eventChance(double ratio) {
        double chance = 0;
        double before = 1;
        for (KaplanMeier.Step step : control.steps()) {
            double after = Math.pow(step.survival(), ratio);
            chance += (before - after) * Math.exp(-lostPerDay * step.time());
            before = after;
        }
        return chance;
    }

    private Proportion simulate(int n, PowerCurve.Plan plan, RandomGenerator random) {
        int found = 0;
        double critical = Tail.normalQuantile(1 - plan.alpha() / 2);
        for (int s = 0; s < plan.studies(); s++) {
            double[] times = new double[2 * n];
            boolean[] events = new boolean[2 * n];
            int[] arms = new int[2 * n];
            fill(times, events, arms, 0, n, 1, random);
            fill(times, events, arms, n, n, hazardRatio, random);
            double chi = LogRank.of(SurvivalData.of(times, events, arms))
                    .found()
                    .map(test -> test.test().statistic().orElseThrow())
                    .orElse(0.0);
            found += chi / cages.designEffect() >= critical * critical ? 1 : 0;
        }
        return new Proportion(found, plan.studies());
    }

    private void fill(
            double[] times, boolean[] events, int[] arms, int from, int n, double ratio, RandomGenerator random) {
        List<KaplanMeier.Step> steps = control.steps();
        double end = steps.getLast().time();
        double cage = 0;
        double share = Math.sqrt(cages.correlation());
        double own = Math.sqrt(1 - cages.correlation());
        for (int i = 0; i < n; i++) {
            cage = i % cages.size() == 0 ? random.nextGaussian() : cage;
            double u = Tail.normalBelow(share * cage + own * random.nextGaussian());
            double time = end;
            boolean event = false;
            for (KaplanMeier.Step step : steps) {
                if (step.events() > 0 && Math.pow(step.survival(), ratio) <= u) {
                    time = step.time();
                    event = true;
                    break;
                }
            }
            double lost = lostPerDay == 0 ? Double.POSITIVE_INFINITY : random.nextExponential() / lostPerDay;
            times[from + i] = Math.min(time, lost);
            events[from + i] = event && time <= lost;
            arms[from + i] = ratio == 1 ? 0 : 1;
        }
    }
}
