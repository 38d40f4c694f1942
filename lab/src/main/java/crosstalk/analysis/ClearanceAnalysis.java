package crosstalk.analysis;

import crosstalk.measured.Animal;
import crosstalk.statistics.Alternative;
import crosstalk.statistics.Estimate;
import crosstalk.statistics.FisherExact;
import crosstalk.statistics.HypothesisTest;
import crosstalk.statistics.Proportion;
import crosstalk.statistics.Result;
import crosstalk.statistics.TwoByTwo;
import java.util.ArrayList;
import java.util.List;

/// How many animals of each arm had no tumour at their end, and whether arms differ in that.
///
/// @param clearBelow mm^3 that still count as cleared
/// @param arms each alone
/// @param overall whether all arms are alike
/// @param comparisons each arm with the control
public record ClearanceAnalysis(
        double clearBelow, List<OfArm> arms, Result<HypothesisTest> overall, List<Comparison> comparisons) {
    private static final double LEVEL = 0.95;

    /// Clearance of one arm.
    ///
    /// @param exact interval that covers at least as often as it says
    /// @param wilson interval that covers as often as it says on average
    public record OfArm(String arm, int cleared, int n, Result<Estimate> exact, Result<Estimate> wilson) {}

    /// One arm against the control.
    ///
    /// @param difference of the fractions cleared, arm less control
    public record Comparison(
            String arm,
            String against,
            Result<Estimate> difference,
            Result<Estimate> oddsRatio,
            Result<HypothesisTest> fisher,
            Result<HypothesisTest> boschloo,
            Adjusted adjusted) {}

    static ClearanceAnalysis of(Trial trial) {
        List<OfArm> arms = new ArrayList<>();
        int[][] counts = new int[trial.arms().size()][2];
        for (int i = 0; i < trial.arms().size(); i++) {
            List<Animal> animals = trial.arms().get(i).animals();
            int cleared = (int) animals.stream().filter(trial::isCleared).count();
            counts[i] = new int[] {cleared, animals.size() - cleared};
            Proportion proportion = new Proportion(cleared, animals.size());
            arms.add(new OfArm(
                    trial.arms().get(i).name(), cleared, animals.size(), proportion.exact(), proportion.score()));
        }
        Result<HypothesisTest> overall =
                arms.size() < 2 ? Result.unavailable("there is one arm") : FisherExact.ofTable(counts);
        return new ClearanceAnalysis(
                trial.choice().clearBelow(),
                List.copyOf(arms),
                overall,
                trial.hasControl() ? comparisons(arms) : List.of());
    }

    private static List<Comparison> comparisons(List<OfArm> arms) {
        OfArm control = arms.getFirst();
        List<TwoByTwo> tables = arms.stream()
                .skip(1)
                .map(arm -> TwoByTwo.of(arm.cleared(), arm.n(), control.cleared(), control.n()))
                .toList();
        List<Result<HypothesisTest>> fisher = tables.stream()
                .map(table -> table.fisher(Alternative.TWO_SIDED))
                .toList();
        List<Adjusted> adjusted = Adjusted.of(fisher);
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            TwoByTwo table = tables.get(i);
            comparisons.add(new Comparison(
                    arms.get(i + 1).arm(),
                    control.arm(),
                    table.riskDifference(LEVEL),
                    table.oddsRatio(LEVEL),
                    fisher.get(i),
                    table.boschloo(Alternative.TWO_SIDED),
                    adjusted.get(i)));
        }
        return List.copyOf(comparisons);
    }
}
