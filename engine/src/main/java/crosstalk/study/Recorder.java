package crosstalk.study;

/// Where results go. Called from several threads, one subject at a time each.
@FunctionalInterface
public interface Recorder {

    /// Keeps one subject, wholly or not at all.
    void record(SubjectResult result);
}
