package crosstalk.analysis;

import crosstalk.measured.Animal;
import crosstalk.measured.Doubt;
import crosstalk.measured.MeasuredStudy;
import crosstalk.statistics.GrowthCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A study with its question: who is compared with whom, and from which day on.
///
/// @param study as measured
/// @param choice of the user
/// @param arms those with an animal that counts, the control first if there is one
/// @param hasControl whether the first arm is a control
/// @param combinations arms that are made of others
/// @param decided how control and combinations were found, in sentences
/// @param doubts that depend on the question
public record Trial(
        MeasuredStudy study,
        AnalysisChoice choice,
        List<Arm> arms,
        boolean hasControl,
        List<Parts> combinations,
        List<String> decided,
        List<Doubt> doubts) {
    /// An arm and its animals that count.
    public record Arm(String name, List<Animal> animals) {
        public Arm {
            animals = List.copyOf(animals);
        }
    }

    /// An arm of several treatments, and the arms of each alone; indices into [#arms].
    public record Parts(int arm, List<Integer> parts) {
        public Parts {
            parts = List.copyOf(parts);
        }
    }

    public Trial {
        arms = List.copyOf(arms);
        combinations = List.copyOf(combinations);
        decided = List.copyOf(decided);
        doubts = List.copyOf(doubts);
    }

    /// The trial of a study, with control and combinations found.
    ///
    /// @throws crosstalk.measured.MeasuredException if the control or a combination names no arm, with every problem at once
    public static Trial of(MeasuredStudy study, AnalysisChoice choice) {
        return new TrialReader(study, choice).read();
    }

    /// Animals of an arm below which nothing tells how much its animals differ.
    static final int FEWEST = 2;

    /// Why an arm can not be compared with the control, if one of them has too few animals.
    Optional<String> tooFew(int arm) {
        return IntStream.of(arm, 0)
                .mapToObj(arms::get)
                .filter(each -> each.animals().size() < FEWEST)
                .findFirst()
                .map(each -> each.name() + " has " + each.animals().size() + " animal, and with fewer than " + FEWEST
                        + " nothing tells how much its animals differ");
    }

    /// The names of the arms, in their order here.
    public List<String> names() {
        return arms.stream().map(Arm::name).toList();
    }

    /// All animals that count, by arm.
    public List<Animal> animals() {
        return arms.stream().flatMap(arm -> arm.animals().stream()).toList();
    }

    /// The arm of an animal.
    public int armOf(Animal animal) {
        for (int i = 0; i < arms.size(); i++) {
            if (arms.get(i).animals().contains(animal)) {
                return i;
            }
        }
        throw new IllegalArgumentException("animal " + animal.name() + " is in no arm");
    }

    /// The day that times count from: the start of treatment, else the first day of the animal's study.
    public double origin(Animal animal) {
        @Nullable Double start = choice.startDay();
        if (start != null) {
            return start;
        }
        return study.counted().stream()
                .filter(other -> Objects.equals(other.stratum(), animal.stratum()))
                .mapToDouble(Animal::firstDay)
                .min()
                .orElse(0);
    }

    /// From which day of the table the results count, in a sentence.
    public String clock() {
        double[] origins =
                animals().stream().mapToDouble(this::origin).distinct().sorted().toArray();
        if (origins.length == 1) {
            return "days after start count from day " + Words.number(origins[0]) + " of the table, "
                    + (choice.startDay() == null ? "the first day measured" : "as --start says");
        }
        return "days after start count from the first day measured in each study, days " + Words.number(origins[0])
                + " to " + Words.number(origins[origins.length - 1]) + " of the table";
    }

    /// Which measurement is the baseline: the last at or before the start, else the first.
    public int baseline(Animal animal) {
        int index = 0;
        double origin = origin(animal);
        for (int i = 0; i < animal.days().length; i++) {
            if (animal.days()[i] <= origin) {
                index = i;
            }
        }
        return index;
    }

    /// An animal's volumes from its baseline on; days count from the start.
    public GrowthCurve curve(Animal animal) {
        int first = baseline(animal);
        double origin = origin(animal);
        return new GrowthCurve(
                Arrays.stream(animal.days())
                        .skip(first)
                        .map(day -> day - origin)
                        .toArray(),
                Arrays.stream(animal.volumes()).skip(first).toArray());
    }

    /// The curves of each arm's animals that had a tumour.
    public List<List<GrowthCurve>> curves() {
        return arms.stream()
                .map(arm -> arm.animals().stream()
                        .filter(this::hadTumour)
                        .map(this::curve)
                        .toList())
                .toList();
    }

    /// The same, days counted from each animal's own baseline, of animals with a tumour then.
    public List<List<GrowthCurve>> relativeCurves() {
        return curves().stream()
                .map(arm -> arm.stream()
                        .filter(curve -> curve.firstVolume() > 0)
                        .map(curve -> new GrowthCurve(
                                Arrays.stream(curve.days())
                                        .map(day -> day - curve.days()[0])
                                        .toArray(),
                                curve.volumes()))
                        .toList())
                .toList();
    }

    /// A number for each study or block, from 0, in the order of the animals.
    public int[] strata(List<Animal> animals) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        List<Integer> strata = new ArrayList<>();
        for (Animal animal : animals) {
            @Nullable String stratum = animal.stratum();
            strata.add(numbers.computeIfAbsent(stratum == null ? "" : stratum, _ -> numbers.size()));
        }
        return strata.stream().mapToInt(i -> i).toArray();
    }

    /// How many studies or blocks the animals are of.
    public int studies() {
        return (int) animals().stream().map(Animal::stratum).distinct().count();
    }

    /// Whether an animal had a tumour at its baseline or later, which it could clear.
    public boolean hadTumour(Animal animal) {
        return Arrays.stream(animal.volumes(), baseline(animal), animal.volumes().length)
                .anyMatch(volume -> volume > choice.clearBelow());
    }

    /// Whether an animal that had a tumour has none at its last measurement, and did not die.
    public boolean isCleared(Animal animal) {
        Animal.@Nullable End end = animal.end();
        return hadTumour(animal)
                && animal.lastVolume() <= choice.clearBelow()
                && (end == null || !end.kind().isEvent());
    }
}
