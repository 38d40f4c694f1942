package crosstalk.analysis;

import crosstalk.measured.Animal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The animals that count, as tables that `analyze` reads again: `analyze growth.csv --events events.csv` asks the same animals.
final class MeasuredTables {
    private MeasuredTables() {}

    /// One row for each measurement. Cages and studies have columns where they are known.
    static String growth(Trial trial) {
        List<String> headings = new ArrayList<>(List.of("animal", "arm", "day", "volume_mm3"));
        List<Function<Animal, @Nullable String>> more = new ArrayList<>();
        if (trial.animals().stream().anyMatch(animal -> animal.cage() != null)) {
            headings.add("cage");
            more.add(Animal::cage);
        }
        if (trial.animals().stream().anyMatch(animal -> animal.stratum() != null)) {
            headings.add("study");
            more.add(Animal::stratum);
        }
        CsvTable table = new CsvTable(headings.toArray(String[]::new));
        for (Trial.Arm arm : trial.arms()) {
            for (Animal animal : arm.animals()) {
                for (int i = 0; i < animal.days().length; i++) {
                    List<Object> cells =
                            new ArrayList<>(List.of(animal.name(), arm.name(), animal.days()[i], animal.volumes()[i]));
                    for (Function<Animal, @Nullable String> column : more) {
                        @Nullable String cell = column.apply(animal);
                        cells.add(cell == null ? "" : cell);
                    }
                    table.row(cells.toArray());
                }
            }
        }
        return table.toString();
    }

    /// One row for each animal whose end is told. Excluded animals are in neither table.
    static String events(Trial trial) {
        CsvTable table = new CsvTable("animal", "arm", "day", "event", "reason");
        for (Trial.Arm arm : trial.arms()) {
            for (Animal animal : arm.animals()) {
                Animal.@Nullable End end = animal.end();
                if (end != null) {
                    table.row(animal.name(), arm.name(), end.day(), end.kind().text(), end.reason());
                }
            }
        }
        return table.toString();
    }
}
