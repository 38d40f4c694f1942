package crosstalk.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.model.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a study in space is refused for, before it starts.
class SpaceCheckTest {
    private static final String SPATIAL = "fidelity: spatial";
    private static final String IN_SPACE = """
            space:
              tumour: { contact: reach, host cell volume: cell_volume }
            """;
    private static final String REACH =
            "  reach: { value: 0.1 mm, origin: assumed, range: 0.01 to 1 mm, reason: test }\n";

    @TempDir
    Path folder;

    /// A study of the tiny model, which here says what space needs.
    private Study read(String text) throws IOException, ProblemsException {
        Path file = TinyModel.write(folder, text);
        Files.writeString(
                folder.resolve("tiny.yaml"),
                TinyModel.TEXT
                        .replace("populations:\n", IN_SPACE + "populations:\n")
                        .replace("parameters:\n", "parameters:\n" + REACH));
        return Study.read(file);
    }

    private String refusal(String text) {
        ProblemsException refused = assertThrows(ProblemsException.class, () -> read(text));
        return String.join(
                "\n", refused.problems().stream().map(p -> p.message()).toList());
    }

    private static void assertHolds(String expected, String found) {
        assertTrue(found.contains(expected), "expected: " + expected + "\nwas: " + found);
    }

    @Test
    void read_spatialWithoutSpace_hasTheDefaultVoxel() throws Exception {
        assertEquals(Voxels.DEFAULT, read(TinyModel.with("fidelity:", SPATIAL)).voxels());
    }

    @Test
    void withFidelity_modelThatSaysNothingOfSpace_isAProblemWithWhatToAdd() throws Exception {
        Study study = TinyModel.study(folder, TinyModel.STUDY);

        assertEquals(List.of(), study.problemsInSpace());
        List<String> problems = study.withFidelity(Fidelity.SPATIAL).problemsInSpace();

        assertEquals(1, problems.size(), problems::toString);
        assertHolds("model \"tiny\" can not be run in space", problems.getFirst());
        assertHolds("contact", problems.getFirst());
        assertHolds("host cell volume", problems.getFirst());
    }

    @ParameterizedTest
    @ValueSource(strings = {"19 um", "501 um", "1e-9 mm", "0 um", "-200 um"})
    void voxel_outOf20To500um_isRefused(String edge) {
        assertHolds(
                "expected 20 to 500 um",
                refusal(TinyModel.with("fidelity:", SPATIAL, "space: { voxel: " + edge + " }")));
    }

    @Test
    void space_unknownKey_isRefusedWithTheNearest() {
        assertHolds(
                "space: unknown key \"voxels\"; did you mean \"voxel\"?",
                refusal(TinyModel.with("fidelity:", SPATIAL, "space: { voxels: 200 um }")));
    }

    @Test
    void sections_unknownNames_areAllRefused() {
        String found = refusal(TinyModel.with("fidelity:", SPATIAL)
                .replace(
                        "readouts: { every: 2 days }",
                        "sections: { on: [4], hypoxia: oxygen below 0.1, depth: [killr, cancer],"
                                + " pairs: [killer with nobody] }"));

        assertHolds("sections: the tissue has no \"oxygen\"", found);
        assertHolds("no population \"killr\" lives in the tissue; did you mean \"killer\"?", found);
        assertHolds("no population \"nobody\"", found);
    }

    @Test
    void voxel_largerThanTheTumourThatEnrols_isRefusedWithTheLargest() {
        String found = refusal(TinyModel.with("fidelity:", SPATIAL, "space: { voxel: 500 um }")
                .replace("reaches 20 mm^3", "reaches 0.1 mm^3"));

        // (500 um)^3 is 0.125 mm^3; the cube root of 0.1 mm^3 is 0.464 mm
        assertHolds("a voxel of 500 um holds 0.125 mm^3", found);
        assertHolds("expected at most 460 um", found);
    }

    @Test
    void voxel_largerThanAnEighthOfTheLimit_isRefused() {
        String found = refusal(TinyModel.with("fidelity:", SPATIAL, "space: { voxel: 500 um }")
                .replace("enrol: { when: tumour volume reaches 20 mm^3, at latest: day 14 }", "enrol: { on: day 3 }")
                .replace("500 mm^3", "0.8 mm^3")
                .replace("400 mm^3", "0.7 mm^3"));

        assertHolds("holds 0.125 mm^3, more than an eighth of the 0.8 mm^3 of the largest tumour of the study", found);
        assertHolds("which is 0.1 mm^3; expected at most 460 um", found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"200", "200 mm^3", "2 day"})
    void voxel_noLength_saysWhatIsWanted(String edge) {
        String found = refusal(TinyModel.with("fidelity:", SPATIAL, "space: { voxel: " + edge + " }"));

        assertHolds("\"" + edge + "\" is no length, expected one with its unit such as \"200 um\"", found);
    }

    @Test
    void refusal_gridLargerThanMemory_saysWhichWouldFit() throws Exception {
        Study study = read(TinyModel.with("fidelity:", SPATIAL, "space: { voxel: 20 um }"));
        Ensemble ensemble = new Ensemble(study);

        assertTrue(ensemble.refusal(1, 1L << 50).isEmpty());
        String said = ensemble.refusal(2, 200_000_000L).orElseThrow();

        assertHolds("with voxels of 20 um, tumours of up to 500 mm^3 and 2 animals at work at once", said);
        String fitting = said.replaceFirst("(?s).*Voxels of (\\d+ um) would fit.*", "$1");
        assertTrue(new Ensemble(study.withVoxels(Voxels.of(fitting)))
                .refusal(2, 200_000_000L)
                .isEmpty());
        Voxels finer = new Voxels(Voxels.of(fitting).edge() - 0.01);
        assertTrue(
                new Ensemble(study.withVoxels(finer)).refusal(2, 200_000_000L).isPresent());
    }

    @Test
    void refusal_studyThatLooksAtTissues_needsMemoryForEveryLayer() throws Exception {
        String looks = TinyModel.with("fidelity:", SPATIAL, "space: { voxel: 100 um }");
        long without = needed(read(looks.replaceAll("(?m)^ *biopsy: .*\n", "")));
        long with = needed(read(looks));

        // The ball has a radius of 49.2 voxels and a margin of 10: a look shows about 120^3 voxels, 7 MB a layer.
        assertTrue(with - without > 7e6 * (8 + 4), with + " B, without looks " + without + " B");
    }

    /// What a heap must have so that one animal at a time is not refused.
    private static long needed(Study study) {
        Ensemble ensemble = new Ensemble(study);
        long least = 0;
        long most = 1L << 40;
        while (most - least > 1000) {
            long middle = (least + most) / 2;
            if (ensemble.refusal(1, middle).isEmpty()) {
                most = middle;
            } else {
                least = middle;
            }
        }
        return most;
    }

    @Test
    void refusal_program_needsMemoryWhateverTheVoxel() throws Exception {
        Study study = read(TinyModel.with("fidelity:", SPATIAL, "space: { voxel: 500 um }"));

        assertTrue(new Ensemble(study).refusal(1, 15_000_000L).isPresent());
        assertTrue(new Ensemble(study).refusal(1, 60_000_000L).isEmpty());
    }

    @Test
    void refusal_aMillionMillionVoxels_isRefusedWhateverTheMemory() throws Exception {
        // 8e6 mm^3 in voxels of 20 um: 10^12
        Study study = read(TinyModel.with("fidelity:", SPATIAL, "space: { voxel: 20 um }")
                .replace("reaches 500 mm^3", "reaches 8e6 mm^3"));

        assertTrue(new Ensemble(study).refusal(1, Long.MAX_VALUE).isPresent());
    }

    @Test
    void run_inSpace_tellsDayCellsAndVoxels() throws Exception {
        Study study = read(TinyModel.with("fidelity:", SPATIAL, "space: { voxel: 500 um }"))
                .withSubjects(1);
        List<Ensemble.Glance> seen = new ArrayList<>();
        Ensemble.Progress progress = new Ensemble.Progress() {
            @Override
            public void report(int done, int total, Duration elapsed) {}

            @Override
            public void glance(Ensemble.Glance now) {
                seen.add(now);
            }
        };

        new Ensemble(study).run(1, task -> false, result -> {}, progress);

        // the first look comes at once, before the first day
        Ensemble.Glance first = seen.getFirst();
        assertEquals("control", first.arm());
        assertEquals(0, first.day());
        assertEquals(40, first.lastDay());
        assertEquals(1000, first.cells());
        assertTrue(first.voxels() > 0);
        assertEquals(0, first.share());
    }
}
