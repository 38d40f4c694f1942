package crosstalk.statistics;

import java.util.function.Supplier;

/// An outcome that animals of an arm and of its control had or had not.
///
/// Every comparison is of the arm with the control: a ratio above 1 or a difference above 0 is more of the outcome in the arm.
public record TwoByTwo(Proportion arm, Proportion control) {
    /// The table of counts.
    ///
    /// @throws IllegalArgumentException if a count is not 0 to its number of animals
    public static TwoByTwo of(int count, int n, int controlCount, int controlN) {
        return new TwoByTwo(new Proportion(count, n), new Proportion(controlCount, controlN));
    }

    /// The same table with arm and control exchanged.
    public TwoByTwo swapped() {
        return new TwoByTwo(control, arm);
    }

    /// How many animals in both arms.
    public int n() {
        return arm.n() + control.n();
    }

    /// How many animals had the outcome in both arms.
    int events() {
        return arm.count() + control.count();
    }

    /// Fisher's exact test; see [FisherExact].
    public Result<HypothesisTest> fisher(Alternative alternative) {
        return inBothArms(() -> Result.of(FisherExact.of(this, alternative)));
    }

    /// Boschloo's exact test; see [Boschloo].
    public Result<HypothesisTest> boschloo(Alternative alternative) {
        return inBothArms(() -> Boschloo.of(this, alternative));
    }

    /// The odds ratio with its exact interval; see [OddsRatio#conditional].
    public Result<Estimate> oddsRatio(double level) {
        return inBothArms(() -> OddsRatio.conditional(this, new Level(level)));
    }

    /// The odds ratio of the sample; see [OddsRatio#sample].
    public Result<Estimate> sampleOddsRatio(double level) {
        return inBothArms(() -> Result.of(OddsRatio.sample(this, new Level(level))));
    }

    /// The difference of the proportions with Newcombe's interval; see [RiskDifference].
    public Result<Estimate> riskDifference(double level) {
        return inBothArms(() -> Result.of(RiskDifference.of(this, level)));
    }

    private <T> Result<T> inBothArms(Supplier<Result<T>> comparison) {
        return arm.n() == 0 || control.n() == 0
                ? Result.unavailable("no animal in " + (arm.n() == 0 ? "the arm" : "the control arm"))
                : comparison.get();
    }
}
