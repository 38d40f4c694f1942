package crosstalk.analysis;

import crosstalk.statistics.Estimate;
import crosstalk.statistics.GrowthCheck;
import crosstalk.statistics.GrowthModel;
import crosstalk.statistics.HypothesisTest;
import crosstalk.statistics.MixedModel;
import crosstalk.statistics.Result;
import crosstalk.statistics.ZeroVolumes;
import java.util.ArrayList;
import java.util.List;

/// The linear mixed model of log volume with the animals' own levels and slopes, in numbers.
///
/// @param rates of the arms, per day
/// @param differences of the arms' rates from the control's
/// @param degreesOfFreedom of rates and differences: animals with two volumes or more, less one for each arm
/// @param spread between and within animals, on the log scale
/// @param measurements that count
/// @param animals that they are of
/// @param assumptions of the model, looked at in the data
/// @param remarks on the fit and what it assumes
public record GrowthModelling(
        List<OfArm> rates,
        List<Difference> differences,
        double degreesOfFreedom,
        MixedModel.Spread spread,
        int measurements,
        int animals,
        List<GrowthCheck> assumptions,
        List<String> remarks) {
    private static final double LEVEL = 0.95;

    public record OfArm(String arm, Estimate rate) {}

    /// A rate less the control's.
    ///
    /// @param measurementsFreedom the degrees of freedom that R's nlme takes for it, of measurements; for comparison only, not used
    public record Difference(
            String arm,
            String against,
            Estimate difference,
            double measurementsFreedom,
            Result<HypothesisTest> test,
            Adjusted adjusted) {}

    public GrowthModelling {
        rates = List.copyOf(rates);
        differences = List.copyOf(differences);
        assumptions = List.copyOf(assumptions);
        remarks = List.copyOf(remarks);
    }

    /// The model itself, by REML; where animals can not be seen to differ in slope, with their own levels only.
    static Result<GrowthModel> model(Trial trial) {
        Result<GrowthModel> full = GrowthModel.of(
                trial.names(), trial.curves(), GrowthModel.Form.LEVEL_AND_SLOPE, ZeroVolumes.HALF_OF_SMALLEST, LEVEL);
        return full.found().isPresent()
                ? full
                : GrowthModel.of(
                        trial.names(), trial.curves(), GrowthModel.Form.LEVEL, ZeroVolumes.HALF_OF_SMALLEST, LEVEL);
    }

    static GrowthModelling of(Trial trial, GrowthModel model) {
        List<OfArm> rates = new ArrayList<>();
        for (int arm = 0; arm < trial.arms().size(); arm++) {
            rates.add(new OfArm(trial.names().get(arm), model.rate(arm).estimate()));
        }
        List<MixedModel.Coefficient> contrasts = new ArrayList<>();
        if (trial.hasControl()) {
            for (int arm = 1; arm < trial.arms().size(); arm++) {
                contrasts.add(model.rateDifference(arm, 0));
            }
        }
        List<Adjusted> adjusted =
                Adjusted.of(contrasts.stream().map(MixedModel.Coefficient::test).toList());
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < contrasts.size(); i++) {
            differences.add(new Difference(
                    trial.names().get(i + 1),
                    trial.names().getFirst(),
                    contrasts.get(i).estimate(),
                    model.fit().coefficient("Day:" + trial.names().get(i + 1)).degreesOfFreedom(),
                    contrasts.get(i).test(),
                    adjusted.get(i)));
        }
        List<String> remarks = new ArrayList<>(model.remarks());
        if (model.form() == GrowthModel.Form.LEVEL) {
            remarks.add("animals could not be seen to differ in slope, so the model has their own levels only");
        }
        return new GrowthModelling(
                rates,
                differences,
                model.freedom(),
                model.fit().spread(),
                model.fit().measurements(),
                model.fit().animals(),
                GrowthCheck.of(model, trial.curves()),
                remarks);
    }
}
