package crosstalk.study;

import crosstalk.histology.Snapshot;

/// Where results go. Called from several threads, one subject at a time each.
@FunctionalInterface
public interface Recorder {

    /// Keeps one subject, wholly or not at all.
    void record(SubjectResult result);

    /// Keeps the whole tissue of a day, if it keeps such things; called while the subject runs, before [#record]. A subject that
    /// is run again after an interruption hands in the same tissue again.
    ///
    /// @param day after inoculation
    default void image(String model, String arm, int subject, double day, Snapshot tissue) {}
}
