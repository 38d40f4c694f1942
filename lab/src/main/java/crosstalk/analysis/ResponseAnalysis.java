package crosstalk.analysis;

import crosstalk.measured.Animal;
import crosstalk.statistics.Estimate;
import crosstalk.statistics.GrowthCurve;
import crosstalk.statistics.Proportion;
import crosstalk.statistics.Response;
import crosstalk.statistics.Result;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/// How each animal's tumour responded, by mouse RECIST.
///
/// @param animals by arm
/// @param arms counts
public record ResponseAnalysis(List<OfAnimal> animals, List<OfArm> arms) {
    /// The response of one animal.
    ///
    /// @param baselineDay day of the measurement that changes are relative to
    /// @param baselineVolume mm^3
    /// @param response category, best and best average; why there is none otherwise
    /// @param lastChange of the volume from baseline to the last measurement, per cent
    /// @param tumourFree at the last measurement
    public record OfAnimal(
            String animal,
            String arm,
            double baselineDay,
            double baselineVolume,
            Result<Response> response,
            Result<Double> lastChange,
            boolean tumourFree) {}

    /// The responses of one arm.
    ///
    /// @param complete animals with mCR, and so on
    /// @param notJudged animals without a category
    /// @param objective part of the animals judged with mCR or mPR
    public record OfArm(
            String arm,
            int n,
            int complete,
            int partial,
            int stable,
            int progressive,
            int notJudged,
            int tumourFree,
            Result<Estimate> objective) {}

    public ResponseAnalysis {
        animals = List.copyOf(animals);
        arms = List.copyOf(arms);
    }

    static ResponseAnalysis of(Trial trial) {
        List<OfAnimal> animals = new ArrayList<>();
        List<OfArm> arms = new ArrayList<>();
        for (Trial.Arm arm : trial.arms()) {
            List<OfAnimal> own = arm.animals().stream()
                    .map(animal -> animal(trial, arm, animal))
                    .toList();
            animals.addAll(own);
            arms.add(arm(arm, own));
        }
        return new ResponseAnalysis(animals, arms);
    }

    private static OfAnimal animal(Trial trial, Trial.Arm arm, Animal animal) {
        GrowthCurve curve = trial.curve(animal);
        int baseline = trial.baseline(animal);
        double first = curve.firstVolume();
        Result<Double> change = first > 0
                ? Result.of(100 * (curve.lastVolume() - first) / first)
                : Result.unavailable("the first volume is 0, and changes are relative to it");
        return new OfAnimal(
                animal.name(),
                arm.name(),
                animal.days()[baseline],
                first,
                Response.of(curve),
                change,
                Response.tumourFree(curve, trial.choice().clearBelow()) && trial.isCleared(animal));
    }

    private static OfArm arm(Trial.Arm arm, List<OfAnimal> own) {
        EnumMap<Response.Category, Integer> counts = new EnumMap<>(Response.Category.class);
        int judged = 0;
        for (OfAnimal animal : own) {
            if (animal.response().found().isPresent()) {
                counts.merge(animal.response().orElseThrow().category(), 1, Integer::sum);
                judged++;
            }
        }
        int complete = counts.getOrDefault(Response.Category.MCR, 0);
        int partial = counts.getOrDefault(Response.Category.MPR, 0);
        return new OfArm(
                arm.name(),
                own.size(),
                complete,
                partial,
                counts.getOrDefault(Response.Category.MSD, 0),
                counts.getOrDefault(Response.Category.MPD, 0),
                own.size() - judged,
                (int) own.stream().filter(OfAnimal::tumourFree).count(),
                new Proportion(complete + partial, judged).score());
    }
}
