package crosstalk.results;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The tables of a result folder. Their columns and units are described in `docs/results.md`.
public enum Table {
    /// Traits of every subject.
    SUBJECTS,
    /// Every number measured.
    MEASUREMENTS,
    /// Every line of communication.
    CHANNELS,
    /// How every subject fared in every arm.
    OUTCOMES,
    /// Sections through tumours in space.
    SECTIONS,
    /// Layers by distance to the margin.
    PROFILES,
    /// Measures of tumours in space.
    SPACE;

    /// The fidelity whose results have tables of space.
    private static final String SPATIAL = "spatial";

    /// The tables of a study.
    static List<Table> of(StudyDescription study) {
        boolean spatial = study.fidelity().equals(SPATIAL);
        return Stream.of(values())
                .filter(table -> spatial || !table.isSpatial())
                .toList();
    }

    /// Whether only studies in space have it.
    boolean isSpatial() {
        return switch (this) {
            case SUBJECTS, MEASUREMENTS, CHANNELS, OUTCOMES -> false;
            case SECTIONS, PROFILES, SPACE -> true;
        };
    }

    /// File name in a result folder, and in a part of it.
    public String file() {
        return tableName() + ".parquet";
    }

    /// Name in queries.
    String tableName() {
        return switch (this) {
            case SUBJECTS -> "subjects";
            case MEASUREMENTS -> "measurements";
            case CHANNELS -> "channels";
            case OUTCOMES -> "outcomes";
            case SECTIONS -> "sections";
            case PROFILES -> "profiles";
            case SPACE -> "space";
        };
    }

    /// Whether a row belongs to an arm, and rows are therefore ordered by arm before subject.
    boolean byArm() {
        return switch (this) {
            case SUBJECTS -> false;
            case MEASUREMENTS, CHANNELS, OUTCOMES, SECTIONS, PROFILES, SPACE -> true;
        };
    }

    Path in(Path folder) {
        return folder.resolve(file());
    }
}
