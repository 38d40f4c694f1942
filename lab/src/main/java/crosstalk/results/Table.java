package crosstalk.results;

import java.nio.file.Path;

/// The tables of a result folder. Their columns and units are described in `docs/results.md`.
public enum Table {
    /// Traits of every subject.
    SUBJECTS,
    /// Every number measured.
    MEASUREMENTS,
    /// Every line of communication.
    CHANNELS,
    /// How every subject fared in every arm.
    OUTCOMES;

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
        };
    }

    /// Whether a row belongs to an arm, and rows are therefore ordered by arm before subject.
    boolean byArm() {
        return switch (this) {
            case SUBJECTS -> false;
            case MEASUREMENTS, CHANNELS, OUTCOMES -> true;
        };
    }

    Path in(Path folder) {
        return folder.resolve(file());
    }
}
