package crosstalk.results;

import crosstalk.statistics.Interval;
import crosstalk.statistics.Wilson;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A study in a few numbers per model and arm: `summary.json`, made from the tables.
///
/// @param study name
/// @param question or empty text
/// @param calibrated whether every model was fitted to data
/// @param calibratedModels names of those that were
/// @param fidelity `mean-field`, `stochastic` or `spatial`
/// @param subjects in every arm
/// @param seed of all random numbers
/// @param arms by model, then arm, in the order of the study
/// @param shapley one per model where the arms are a full factorial
/// @param rechallenge one per model where the study has one
public record Summary(
        String study,
        String question,
        boolean calibrated,
        List<String> calibratedModels,
        String fidelity,
        int subjects,
        long seed,
        List<ArmSummary> arms,
        List<Factorial> shapley,
        List<Memory> rechallenge) {

    /// What became of second injections, over all arms.
    ///
    /// @param model name
    /// @param rechallenged animals that got one
    /// @param rejected second tumours cleared
    /// @param low end of the 95 % Wilson interval; null when none was rechallenged
    /// @param high end of the interval
    /// @param naive animals that never had the first tumour; null when there are none
    public record Memory(
            String model,
            int rechallenged,
            int rejected,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Naive naive) {}

    /// Naive animals that got the second injection only.
    public record Naive(int n, int rejected, double low, double high) {}

    static Summary of(Tables tables, List<Fate> fates) {
        StudyDescription study = tables.study();
        Evidence evidence = Evidence.of(tables.folder());
        Scales scales = Scales.of(tables);
        List<ArmSummary> arms = new ArrayList<>();
        List<Factorial> factorials = new ArrayList<>();
        List<Memory> memories = new ArrayList<>();
        for (int m = 0; m < study.models().size(); m++) {
            List<List<Fate>> byArm = byArm(study, fates, m);
            String model = study.modelNames().get(m);
            for (int a = 0; a < study.arms().size(); a++) {
                String arm = study.arms().get(a).name();
                ArmSummary.Extras extras = new ArmSummary.Extras(
                        study.eventVolume() != null,
                        against(study, byArm, a),
                        scales.of(m, a),
                        evidence.of(model, arm));
                arms.add(ArmSummary.of(model, arm, byArm.get(a), extras));
            }
            @Nullable Factorial factorial = Factorial.of(study, model, byArm);
            if (factorial != null) {
                factorials.add(factorial);
            }
            if (study.rechallenge() != null) {
                memories.add(memory(study, model, byArm));
            }
        }
        return new Summary(
                study.name(),
                study.question(),
                study.models().stream().allMatch(StudyDescription.Model::calibrated),
                study.models().stream()
                        .filter(StudyDescription.Model::calibrated)
                        .map(StudyDescription.Model::name)
                        .toList(),
                study.fidelity(),
                study.subjects(),
                study.seed(),
                arms,
                factorials,
                memories);
    }

    /// The animals of one model by arm; naive ones are last, whether there are any or not.
    static List<List<Fate>> byArm(StudyDescription study, List<Fate> fates, int model) {
        return IntStream.rangeClosed(0, study.arms().size())
                .mapToObj(arm -> fates.stream()
                        .filter(fate -> fate.model() == model && fate.arm() == arm)
                        .toList())
                .toList();
    }

    private static ArmSummary.@Nullable Against against(StudyDescription study, List<List<Fate>> byArm, int arm) {
        int control = study.control();
        return control < 0 || control == arm
                ? null
                : ArmSummary.against(byArm.get(arm), byArm.get(control), study.seed());
    }

    private static Memory memory(StudyDescription study, String model, List<List<Fate>> byArm) {
        List<Fate> naive = byArm.getLast().stream().filter(Fate::rechallenged).toList();
        List<Fate> second = byArm.subList(0, study.arms().size()).stream()
                .flatMap(List::stream)
                .filter(Fate::rechallenged)
                .toList();
        int rejected = rejected(second);
        @Nullable
        Interval interval =
                second.isEmpty() ? null : Wilson.of(rejected, second.size()).interval();
        return new Memory(
                model,
                second.size(),
                rejected,
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high(),
                naive(naive));
    }

    private static @Nullable Naive naive(List<Fate> animals) {
        if (animals.isEmpty()) {
            return null;
        }
        int rejected = rejected(animals);
        Interval interval = Wilson.of(rejected, animals.size()).interval();
        return new Naive(animals.size(), rejected, interval.low(), interval.high());
    }

    private static int rejected(List<Fate> animals) {
        return (int) animals.stream().filter(Fate::rejected).count();
    }
}
