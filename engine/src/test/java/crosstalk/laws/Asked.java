package crosstalk.laws;

import crosstalk.study.SubjectResult.ArmResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/// What a law asks of a study that has been run.
///
/// @param cohorts the animals
/// @param measure the entries of the law's measure
record Asked(Cohorts cohorts, Map<String, String> measure) {

    boolean has(String key) {
        return measure.containsKey(key);
    }

    String text(String key) {
        String text = measure.get(key);
        if (text == null) {
            throw new IllegalArgumentException(measure + " lacks " + key);
        }
        return text;
    }

    double number(String key) {
        return Double.parseDouble(text(key));
    }

    /// Texts that are parted by semicolons.
    List<String> list(String key) {
        return List.of(text(key).split(" *; *", -1));
    }

    /// The animals of the arm that a key names.
    List<ArmResult> arm(String key) {
        return cohorts.arm(text("model"), text(key));
    }

    /// A figure with its words. The annotation that would check them is not on the class path.
    @SuppressWarnings("AnnotateFormatMethod")
    static Figure figure(double value, String format, Object... values) {
        return new Figure(value, String.format(Locale.ROOT, format, values));
    }

    static boolean isCleared(ArmResult animal) {
        return animal.outcome().clearedDay().isPresent();
    }

    static int count(List<ArmResult> animals, Predicate<ArmResult> is) {
        return (int) animals.stream().filter(is).count();
    }

    static double[] each(List<ArmResult> animals, ToDoubleFunction<ArmResult> of) {
        return animals.stream().mapToDouble(of).toArray();
    }

    /// The median animal of the arm.
    Figure median(String unit, ToDoubleFunction<ArmResult> of) {
        double[] values = each(arm("arm"), of);
        double median = Chance.median(values);
        return figure(median, "median %s %s of %d animals", LawBook.rounded(median), unit, values.length);
    }
}
