package crosstalk.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every study of the ladder is legal and runs.
class BundledStudiesTest {

    private static final Path FOLDER = Path.of("..", "studies");

    static List<Path> studies() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("studies")
    void run_oneSubject_isWhole(Path file) throws Exception {
        Study study = Study.read(file).withSubjects(1).withFidelity(Fidelity.MEAN_FIELD);
        ConcurrentLinkedQueue<SubjectResult> found = new ConcurrentLinkedQueue<>();

        Ensemble.Result result =
                new Ensemble(study).run(2, task -> task.subject() > 1, found::add, (done, total, elapsed) -> {});

        assertEquals(List.of(), result.failures());
        assertEquals(study.models().size(), found.size());
        for (SubjectResult subject : found) {
            assertEquals(
                    study.armNames(),
                    subject.arms().stream().map(SubjectResult.ArmResult::arm).toList());
            assertTrue(subject.arms().stream()
                    .flatMap(arm -> arm.measurements().stream())
                    .allMatch(m -> Double.isFinite(m.value()) && m.value() >= -1e-3));
        }
    }

    @ParameterizedTest
    @MethodSource("studies")
    void read_question_isAsked(Path file) throws Exception {
        assertTrue(Study.read(file).question().endsWith("?"));
    }
}
