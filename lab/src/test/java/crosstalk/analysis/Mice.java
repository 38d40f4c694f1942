package crosstalk.analysis;

import crosstalk.measured.Animal;
import crosstalk.measured.Layout;
import crosstalk.measured.MeasuredStudy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A study made for a test, arm by arm.
final class Mice {
    private final List<String> arms = new ArrayList<>();
    private final List<Animal> animals = new ArrayList<>();

    /// One arm.
    ///
    /// @param volumes of each animal; one for each day, or fewer for an animal that left
    Mice arm(String name, double[] days, double[]... volumes) {
        arms.add(name);
        for (double[] each : volumes) {
            animals.add(animal(name + " " + (animals.size() + 1), days, each, null));
        }
        return this;
    }

    /// One more animal of the last arm.
    Mice named(String name, double[] days, double... volumes) {
        animals.add(animal(name, days, volumes, null));
        return this;
    }

    private Animal animal(String name, double[] days, double[] volumes, Animal.@Nullable End end) {
        double[] own = java.util.Arrays.copyOf(days, volumes.length);
        return new Animal(name, arms.size() - 1, null, null, own, volumes, new int[volumes.length], end);
    }

    MeasuredStudy study() {
        return new MeasuredStudy("mice.csv", Layout.LONG, arms, animals, List.of(), List.of());
    }

    Trial trial(AnalysisChoice choice) {
        return Trial.of(study(), choice);
    }

    Analysis analysis(AnalysisChoice choice) {
        return Analysis.of(study(), choice);
    }

    /// Few resamples, the control named, and an endpoint or none.
    static AnalysisChoice choice(@Nullable String control, @Nullable Double endpoint, String... combinations) {
        return new AnalysisChoice(control, List.of(combinations), endpoint, null, 0, 100, 1, PowerPlan.usual());
    }
}
