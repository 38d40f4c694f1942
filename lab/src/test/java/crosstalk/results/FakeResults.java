package crosstalk.results;

import java.nio.file.Path;

/// Folders of results for tests of what reads them.
public final class FakeResults {
    private FakeResults() {}

    /// A finished study of two models, `colorectal-mmrd` and `colorectal-mmrp`, with the arms control, anti-pd-1, anti-ctla-4 and both.
    ///
    /// @param subjects in every arm
    public static Path folder(Path folder, int subjects) throws Exception {
        RecordingProcess.record(folder, new FakeStudy(subjects, 2, 0, 0), 1);
        return folder;
    }

    /// The report's data of a study in space: three animals, two drugs, two looks.
    public static String spatialReport(Path folder) {
        new FakeSpace(3, 2).record(folder);
        try (Findings findings = Findings.of(folder)) {
            return findings.reportData();
        }
    }

    /// The report's data of a study whose one arm has no drug: five animals.
    public static String untreatedReport(Path folder) throws Exception {
        RecordingProcess.record(folder, new FakeStudy(5, 0, 3, 0), 1);
        try (Findings findings = Findings.of(folder)) {
            return findings.reportData();
        }
    }
}
