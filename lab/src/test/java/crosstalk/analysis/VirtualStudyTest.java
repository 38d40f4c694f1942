package crosstalk.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.measured.Animal;
import crosstalk.measured.EventKind;
import crosstalk.measured.MeasuredException;
import crosstalk.measured.MeasuredStudy;
import crosstalk.results.FakeResults;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VirtualStudyTest {
    @TempDir
    Path home;

    @Test
    void read_oneModel_hasEveryArmFromEnrolmentOn() throws Exception {
        MeasuredStudy study = VirtualStudy.read(FakeResults.folder(home.resolve("run"), 4), "colorectal-mmrd");
        assertEquals(List.of("control", "anti-pd-1", "anti-ctla-4", "anti-pd-1 + anti-ctla-4"), study.arms());
        assertEquals(16, study.animals().size());
        assertTrue(study.doubts().isEmpty());
        for (Animal animal : study.animals()) {
            // enrolled on days 8 to 11 and measured every second day: the last measurement up to then is of day 8 or 10
            assertTrue(animal.firstDay() == 8 || animal.firstDay() == 10, animal.name());
            Animal.End end = animal.end();
            assertTrue(end != null, animal.name());
            // cleared ones are followed to the last day, the others reach the humane limit
            assertEquals(animal.lastVolume() == 0 ? EventKind.CENSORED : EventKind.ENDPOINT, end.kind(), animal.name());
        }
    }

    @Test
    void read_severalModels_asksForOne() throws Exception {
        Path folder = FakeResults.folder(home.resolve("run"), 2);
        assertEquals(
                List.of(
                        "the virtual study \"fake\" has several models; choose one with --model NAME (colorectal-mmrd, colorectal-mmrp)"),
                assertThrows(MeasuredException.class, () -> VirtualStudy.read(folder, null))
                        .problems());
        assertEquals(
                List.of("--model \"other\": is not in the virtual study \"fake\" (colorectal-mmrd, colorectal-mmrp)"),
                assertThrows(MeasuredException.class, () -> VirtualStudy.read(folder, "other"))
                        .problems());
    }
}
