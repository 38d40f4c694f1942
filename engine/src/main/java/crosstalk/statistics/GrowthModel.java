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
/// @param courses animals with two volumes or more, by arm: those that tell a rate
/// @param zeroCount how many volumes were 0
public record GrowthModel(
        MixedModel fit,
        List<String> arms,
        Form form,
        ZeroVolumes zeros,
        List<Integer> counts,
        List<Integer> courses,
        int zeroCount) {
    /// Animals of an arm with which its animals can be seen to differ.
    public static final int FEWEST = 2;

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
        courses = List.copyOf(courses);
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
                .map(fit ->
                        new GrowthModel(fit, arms, form, zeros, table.counts(), table.courses(), table.zeroCount()));
    }

    /// The mean growth rate of an arm, per day; see [#freedom].
    public MixedModel.Coefficient rate(int arm) {
        return among(fit.contrastWithin("growth rate of " + arms.get(arm), freedom(), rateWeights(arm)), arm);
    }

    /// Degrees of freedom of growth rates: animals with a course of their own, less one for each arm. Animals are drawn anew in another
    /// study, not measurements of the same animals, so rates are as sure as there are animals. R's nlme counts measurements for them
    /// ([MixedModel.Coefficient#degreesOfFreedom] of `fit`), which makes intervals too short where animals are few.
    public double freedom() {
        return Math.max(0, courses.stream().mapToInt(Integer::intValue).sum() - arms.size());
    }

    /// Of arms with one animal nothing tells how animals differ.
    private MixedModel.Coefficient among(MixedModel.Coefficient found, int... of) {
        for (int arm : of) {
            if (courses.get(arm) < FEWEST) {
                String reason = arms.get(arm) + " has " + courses.get(arm)
                        + (courses.get(arm) == 1 ? " animal" : " animals")
                        + " with a course of its own, and with fewer than " + FEWEST
                        + " nothing tells how much its animals differ";
                Estimate estimate = found.estimate();
                return new MixedModel.Coefficient(
                        found.name(),
                        new Estimate(
                                estimate.value(),
                                Result.unavailable(reason),
                                estimate.level(),
                                estimate.n(),
                                estimate.method()),
                        found.standardError(),
                        0,
                        Result.unavailable(reason));
            }
        }
        return found;
    }

    /// The growth rate of an arm less that of another, per day.
    public MixedModel.Coefficient rateDifference(int arm, int other) {
        double[] weights = rateWeights(arm);
        double[] less = rateWeights(other);
        for (int c = 0; c < weights.length; c++) {
            weights[c] -= less[c];
        }
        String name = "growth rate of " + arms.get(arm) + " less that of " + arms.get(other);
        return among(fit.contrastWithin(name, freedom(), weights), arm, other);
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
