package crosstalk.analysis;

import crosstalk.measured.Animal;
import crosstalk.measured.EventKind;
import crosstalk.measured.Layout;
import crosstalk.measured.MeasuredException;
import crosstalk.measured.MeasuredStudy;
import crosstalk.results.Callipers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The virtual animals of a result folder, as if a laboratory had measured them: from enrolment on, with the error of callipers.
public final class VirtualStudy {
    private VirtualStudy() {}

    /// Reads the virtual animals of one model.
    ///
    /// @param folder that `crosstalk run` made
    /// @param model its name, null for the only one
    /// @throws MeasuredException if the model is not in the study, or not said where there are several
    public static MeasuredStudy read(Path folder, @Nullable String model) {
        Callipers callipers = Callipers.read(folder);
        String chosen = model(callipers, model);
        List<Animal> animals = new ArrayList<>();
        for (Callipers.Animal each : callipers.animals()) {
            if (each.model().equals(chosen)) {
                animals.add(animal(callipers, each));
            }
        }
        List<String> understood = List.of(
                folder + ": virtual study \"" + callipers.study() + "\", model " + chosen
                        + ", callipers at the first site",
                "days count from inoculation; an animal's baseline is its last measurement up to enrolment",
                animals.size() + " animals in " + callipers.arms().size() + " arms");
        return new MeasuredStudy(callipers.study(), Layout.LONG, callipers.arms(), animals, understood, List.of());
    }

    private static String model(Callipers callipers, @Nullable String model) {
        String names = String.join(", ", callipers.models());
        if (model == null && callipers.models().size() > 1) {
            throw new MeasuredException(List.of("the virtual study \"" + callipers.study()
                    + "\" has several models; choose one with --model NAME (" + names + ")"));
        }
        if (model != null && !callipers.models().contains(model)) {
            throw new MeasuredException(List.of("--model \"" + model + "\": is not in the virtual study \""
                    + callipers.study() + "\" (" + names + ")"));
        }
        return model == null ? callipers.models().getFirst() : model;
    }

    private static Animal animal(Callipers callipers, Callipers.Animal each) {
        int first = 0;
        for (int i = 0; i < each.days().length; i++) {
            first = each.days()[i] <= each.enrolledDay() ? i : first;
        }
        int[] rows = new int[each.days().length - first];
        Animal.End end = new Animal.End(
                each.atLimit() ? EventKind.ENDPOINT : EventKind.CENSORED,
                each.endDay(),
                each.atLimit() ? "humane limit" : "last day");
        return new Animal(
                each.arm() + " " + each.subject(),
                callipers.arms().indexOf(each.arm()),
                null,
                null,
                Arrays.copyOfRange(each.days(), first, each.days().length),
                Arrays.copyOfRange(each.volumes(), first, each.volumes().length),
                rows,
                end);
    }
}
