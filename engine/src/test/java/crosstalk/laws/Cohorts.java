package crosstalk.laws;

import crosstalk.model.Model;
import crosstalk.study.Ensemble;
import crosstalk.study.Measurement;
import crosstalk.study.Measurement.Kind;
import crosstalk.study.Study;
import crosstalk.study.SubjectResult;
import crosstalk.study.SubjectResult.ArmResult;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/// The animals of one study that has been run, by model and arm.
///
/// @param study as read
/// @param subjects in the order of their numbers
/// @param renamed models and arms that are taken for others, to see what a check says when the law is broken
record Cohorts(Study study, List<SubjectResult> subjects, Map<String, String> renamed) {

    /// Runs all of a study.
    static Cohorts run(Study study) {
        ConcurrentLinkedQueue<SubjectResult> found = new ConcurrentLinkedQueue<>();
        Ensemble.Result result = new Ensemble(study)
                .run(Runtime.getRuntime().availableProcessors(), task -> false, found::add, (d, t, e) -> {});
        if (!result.failures().isEmpty()) {
            throw new IllegalStateException(study.name() + ": " + result.failures());
        }
        return new Cohorts(
                study,
                found.stream()
                        .sorted(Comparator.comparingInt(SubjectResult::subject))
                        .toList(),
                Map.of());
    }

    /// The same results under other names.
    Cohorts renamed(Map<String, String> names) {
        return new Cohorts(study, subjects, Map.copyOf(names));
    }

    /// Every animal of an arm, by number.
    List<ArmResult> arm(String model, String arm) {
        String wantedModel = renamed.getOrDefault(model, model);
        String wantedArm = renamed.getOrDefault(arm, arm);
        List<ArmResult> animals = subjects.stream()
                .filter(s -> s.model().equals(wantedModel))
                .flatMap(s -> s.arms().stream())
                .filter(a -> a.arm().equals(wantedArm))
                .toList();
        if (animals.isEmpty()) {
            throw new IllegalArgumentException(study.name() + " has no arm " + wantedArm + " of " + wantedModel);
        }
        return animals;
    }

    /// Every animal of a model, in whatever arm.
    Stream<ArmResult> animals(String model) {
        String wanted = renamed.getOrDefault(model, model);
        return subjects.stream().filter(s -> s.model().equals(wanted)).flatMap(s -> s.arms().stream());
    }

    Model model(String name) {
        return study.models().stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(study.name() + " has no model " + name));
    }

    /// True volume of the first site, at least 1 mm^3 so that it has a logarithm.
    static double volume(ArmResult animal, double day) {
        return Math.max(1, value(animal, Kind.VOLUME, "tumour volume", day).orElse(Double.NaN));
    }

    /// A value at the first site, or in the body, on a day.
    static OptionalDouble value(ArmResult animal, Kind kind, String name, double day) {
        return animal.measurements().stream()
                .filter(m -> m.kind() == kind && m.day() == day && m.name().equals(name))
                .mapToDouble(Measurement::value)
                .findFirst();
    }
}
