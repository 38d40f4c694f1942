package crosstalk.statistics;

import java.util.ArrayList;
import java.util.List;

/// Exponential growth of every arm, by a mixed model of log volumes.
///
/// @param fit with coefficients `(Intercept)`, `Day`, one `ARM` and one `Day:ARM` per arm but the control; or, of volumes relative to the
///     first, one `Day:ARM` per arm
/// @param arms names, the control first
/// @param form what is modelled
/// @param zeros how volumes of 0 were treated
/// @param counts of measurements, by arm
/// @param zeroCount how many volumes were 0
public record GrowthModel(
        MixedModel fit, List<String> arms, Form form, ZeroVolumes zeros, List<Integer> counts, int zeroCount) {
    /// What is modelled of an animal.
    public enum Form {
        /// log volume, with the animal's own level and slope: the usual one
        LEVEL_AND_SLOPE(RandomEffects.INTERCEPT_AND_SLOPE),
        /// log volume, with the animal's own level; slopes are the arm's
        LEVEL(RandomEffects.INTERCEPT),
        /// log of the volume over the animal's first, a line through the start with the animal's own slope; source: demidenko2019
        RELATIVE(RandomEffects.SLOPE);

        private final RandomEffects random;

        Form(RandomEffects random) {
            this.random = random;
        }

        /// What animals differ in.
        public RandomEffects random() {
            return random;
        }
    }

    public GrowthModel {
        arms = List.copyOf(arms);
        counts = List.copyOf(counts);
    }

    /// The model by REML.
    ///
    /// @param curves of each arm's animals, the control first, days from the start of treatment
    /// @throws IllegalArgumentException if there are not as many names as arms, or none
    public static Result<GrowthModel> of(
            List<String> arms, List<List<GrowthCurve>> curves, Form form, ZeroVolumes zeros, double level) {
        return of(arms, curves, form, zeros, MixedModel.Criterion.REML, level);
    }

    /// The model by a criterion.
    public static Result<GrowthModel> of(
            List<String> arms,
            List<List<GrowthCurve>> curves,
            Form form,
            ZeroVolumes zeros,
            MixedModel.Criterion criterion,
            double level) {
        GrowthTable table = GrowthTable.of(arms, curves, form, zeros);
        for (int arm = 0; arm < arms.size(); arm++) {
            if (table.counts().get(arm) == 0) {
                return Result.unavailable("no volume of arm " + arms.get(arm) + " has a logarithm that can be used");
            }
        }
        return MixedModel.of(table.data(), table.design(), table.names(), form.random(), criterion, level)
                .map(fit -> new GrowthModel(fit, arms, form, zeros, table.counts(), table.zeroCount()));
    }

    /// The mean growth rate of an arm, per day.
    public MixedModel.Coefficient rate(int arm) {
        return fit.contrast("growth rate of " + arms.get(arm), rateWeights(arm));
    }

    /// The growth rate of an arm less that of another, per day.
    public MixedModel.Coefficient rateDifference(int arm, int other) {
        double[] weights = rateWeights(arm);
        double[] less = rateWeights(other);
        for (int c = 0; c < weights.length; c++) {
            weights[c] -= less[c];
        }
        return fit.contrast("growth rate of " + arms.get(arm) + " less that of " + arms.get(other), weights);
    }

    /// Weights of the coefficients that make an arm's rate.
    double[] rateWeights(int arm) {
        double[] weights = new double[fit.coefficients().size()];
        if (form == Form.RELATIVE) {
            weights[arm] = 1;
        } else {
            weights[1] = 1;
            if (arm > 0) {
                weights[arms.size() + arm] = 1;
            }
        }
        return weights;
    }

    /// The mean log volume of an arm on a day; of [Form#RELATIVE], the log of the volume over the first.
    public double logVolume(int arm, double day) {
        double[] rate = rateWeights(arm);
        double log = 0;
        for (int c = 0; c < rate.length; c++) {
            double weight = rate[c] * day;
            if (form != Form.RELATIVE && (c == 0 || (arm > 0 && c == 1 + arm))) {
                weight = 1;
            }
            log += weight * fit.coefficients().get(c).estimate().value();
        }
        return log;
    }

    /// What the model assumes and how it treated the data, for the methods paragraph.
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>(fit.remarks());
        if (zeroCount > 0) {
            remarks.add(zeroCount + " volumes were 0: " + zeros.words());
        }
        remarks.add(
                "animals that left because of volumes measured before are treated as missing at random: their course up"
                        + " to then counts, and no bias follows while log volumes are straight in time and normal about their line");
        return remarks;
    }
}
