package crosstalk.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    static List<Path> spatialStudies() throws Exception {
        List<Path> spatial = new ArrayList<>();
        for (Path file : studies()) {
            if (Study.read(file).fidelity() == Fidelity.SPATIAL) {
                spatial.add(file);
            }
        }
        return spatial;
    }

    /// Studies in space as they are, but cheap: one animal, its last arm, eight days, coarse voxels, and a look on day 2 of each.
    @ParameterizedTest
    @MethodSource("spatialStudies")
    void run_spatialStudyForDays_looksAtTumours(Path file) throws Exception {
        Study study = Study.read(file);
        Measures asked = study.measures();
        Measures.Sections sections = asked.sections();
        Measures early = new Measures(
                asked.calliper(),
                asked.readouts(),
                asked.channels(),
                List.of(),
                false,
                new Measures.Sections(
                        List.of(2.0),
                        false,
                        1,
                        sections.dead(),
                        sections.hypoxia(),
                        sections.depth(),
                        sections.pairs()));
        Study few = new Study(
                study.name(),
                study.question(),
                study.models().subList(0, 1),
                study.fidelity(),
                new Voxels(0.4),
                1,
                study.spread(),
                study.bodyMass(),
                List.of(study.arms().getLast()),
                early,
                new Study.End(8, study.end().humaneLimit()),
                study.rechallenge(),
                study.survivalVolume(),
                study.seed(),
                study.published(),
                study.sources());
        ConcurrentLinkedQueue<SubjectResult> found = new ConcurrentLinkedQueue<>();

        Ensemble.Result result = new Ensemble(few).run(1, task -> false, found::add, (done, total, elapsed) -> {});

        assertEquals(List.of(), result.failures());
        Specimen specimen = found.element().arms().getFirst().specimens().getFirst();
        String site = study.models().getFirst().siteNames().getFirst();
        assertEquals(site, specimen.site(), "as every other table names it");
        assertTrue(specimen.section().isPresent());
        // No voxel holds more than a few cancer cells to 5000 um^3: 200,000 per mm^3, squeezed by at most a tenth.
        double most = specimen.profiles().stream()
                .filter(profile -> profile.layer().equals("cancer"))
                .flatMap(profile -> profile.bins().stream())
                .mapToDouble(bin -> bin.value().orElse(0))
                .max()
                .orElseThrow();
        assertTrue(most > 1e5 && most < 2.2e5, "cancer cells per mm^3: " + most);
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
