package crosstalk.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the callipers of a finished study measured at the first site, as a laboratory would have it.
///
/// @param study its name
/// @param models in the order of the study
/// @param arms in the order of the study
/// @param eventVolume mm^3 of the study's survival event, null without one
/// @param animals that were enrolled, by model, arm and number
public record Callipers(
        String study,
        List<String> models,
        List<String> arms,
        @Nullable Double eventVolume,
        List<Animal> animals) {
    /// The measurements of one animal.
    ///
    /// @param subject number from 1
    /// @param enrolledDay after inoculation
    /// @param endDay after inoculation
    /// @param atLimit whether it ended at the humane limit
    /// @param cleared whether no living malignant cell was left
    /// @param days after inoculation, ascending
    /// @param volumes mm^3
    public record Animal(
            String model,
            String arm,
            int subject,
            double enrolledDay,
            double endDay,
            boolean atLimit,
            boolean cleared,
            double[] days,
            double[] volumes) {}

    public Callipers {
        models = List.copyOf(models);
        arms = List.copyOf(arms);
        animals = List.copyOf(animals);
    }

    /// Reads them from the tables of a folder.
    ///
    /// @throws FolderException if the folder is no complete result folder
    public static Callipers read(Path folder) {
        try (Tables tables = Tables.open(folder)) {
            StudyDescription study = tables.study();
            List<String> arms =
                    study.arms().stream().map(StudyDescription.Arm::name).toList();
            Map<String, List<double[]>> measured = measured(tables);
            List<Animal> animals = new ArrayList<>();
            for (Fate fate : Fate.all(tables)) {
                @Nullable Double enrolled = fate.enrolledDay();
                if (enrolled != null && fate.arm() < arms.size()) {
                    String model = study.modelNames().get(fate.model());
                    List<double[]> rows =
                            measured.getOrDefault(key(fate.model(), fate.arm(), fate.subject()), List.of());
                    animals.add(new Animal(
                            model,
                            arms.get(fate.arm()),
                            fate.subject(),
                            enrolled,
                            fate.endDay(),
                            fate.atLimit(),
                            fate.cleared(),
                            rows.stream().mapToDouble(row -> row[0]).toArray(),
                            rows.stream().mapToDouble(row -> row[1]).toArray()));
                }
            }
            return new Callipers(study.name(), study.modelNames(), arms, study.eventVolume(), animals);
        }
    }

    private static String key(int model, int arm, int subject) {
        return model + "/" + arm + "/" + subject;
    }

    private static Map<String, List<double[]>> measured(Tables tables) {
        return tables.query(
                "SELECT model_order, arm_order, subject, day, value FROM measurements JOIN models USING (model) WHERE kind = 'calliper' AND name = 'tumour volume'"
                        + " AND site = first_site ORDER BY model_order, arm_order, subject, day",
                rows -> {
                    Map<String, List<double[]>> measured = new LinkedHashMap<>();
                    while (rows.next()) {
                        measured.computeIfAbsent(
                                        key(rows.integer(1), rows.integer(2), rows.integer(3)), _ -> new ArrayList<>())
                                .add(new double[] {rows.number(4), rows.number(5)});
                    }
                    return measured;
                });
    }
}
