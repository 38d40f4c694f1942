package crosstalk.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {
    private static final FakeStudy STUDY = new FakeStudy(12, 2, 2, 15);

    @TempDir
    static Path home;

    private static Path folder() {
        return home.resolve("run");
    }

    private static Summary written(Path folder) {
        try (Findings findings = Findings.of(folder)) {
            findings.writeSummary();
            return findings.summary();
        }
    }

    @BeforeAll
    static void record() throws Exception {
        RecordingProcess.record(folder(), STUDY, 2);
    }

    @Test
    void write_everyModelAndArm_countsAsRecorded() {
        Summary summary = written(folder());
        assertEquals(2 * 4, summary.arms().size());
        for (ArmSummary arm : summary.arms()) {
            int index = STUDY.description().armNames().indexOf(arm.arm());
            long cleared = 0;
            for (int subject = 1; subject <= 12; subject++) {
                cleared += STUDY.result(arm.model(), subject).arms().get(index).outcome().clearedDay().stream()
                        .count();
            }
            assertEquals(12, arm.n());
            assertEquals(cleared, arm.cleared(), arm.model() + ", " + arm.arm());
            assertEquals(cleared, arm.rechallenged());
        }
    }

    @Test
    void write_twice_sameBytes() throws Exception {
        written(folder());
        byte[] first = Files.readAllBytes(folder().resolve("summary.json"));
        written(folder());
        assertArrayEquals(first, Files.readAllBytes(folder().resolve("summary.json")));
    }

    @Test
    void write_clearedArm_hasDaysAndNoMedianSurvival() {
        Summary summary = written(folder());
        ArmSummary both = summary.arms().get(3);
        assertEquals("anti-pd-1 + anti-ctla-4", both.arm());
        assertEquals(10.0, both.medianDaysToClearance());
        assertNull(both.medianSurvivalDays());
        assertNotNull(both.against());
        assertNull(summary.arms().getFirst().against());
    }

    @Test
    void write_biopsyDays_haveEveryReadout() {
        ArmSummary.Scale first = written(folder()).arms().get(1).scale().getFirst();
        // 100 per drug and the day, which is enrolment (8 to 11) plus 7
        assertEquals("effectors_per_mm3", first.name());
        assertEquals(7, first.after());
        assertTrue(first.median() >= 115 && first.median() <= 118, first.toString());
    }

    @Test
    void write_evidence_isJoinedWhateverTheOrderOfDrugs() {
        Summary summary = written(folder());
        Evidence.Published control = summary.arms().getFirst().published();
        assertNotNull(control);
        assertEquals("0 to 5 %", control.text());
        Evidence.Published both = summary.arms().get(3).published();
        assertNotNull(both);
        assertNull(both.low());
        assertEquals(1.0, both.high());
        assertNull(summary.arms().get(1).published());
    }

    @Test
    void write_fullFactorial_sharesSumToTheTotal() {
        Summary summary = written(folder());
        assertEquals(2, summary.shapley().size());
        for (Factorial factorial : summary.shapley()) {
            double sum = factorial.shares().stream()
                    .mapToDouble(Factorial.Share::value)
                    .sum();
            assertEquals(factorial.total(), sum, 1e-12);
            assertEquals(1, factorial.interactions().size());
        }
    }

    @Test
    void write_naiveAnimals_countOnlyForMemory() {
        Summary.Memory memory = written(folder()).rechallenge().getFirst();
        Summary.Naive naive = memory.naive();
        assertNotNull(naive);
        assertEquals(15, naive.n());
        assertEquals(0, naive.rejected());
        assertEquals(memory.rechallenged(), memory.rejected());
    }

    @Test
    void write_incompleteFolder_isRefused() {
        Path other = home.resolve("other");
        ResultFolder.create(other, STUDY.description(), FakeStudy.sources("x"), 1)
                .close();
        FolderException refusal = assertThrows(FolderException.class, () -> Findings.of(other));
        assertTrue(String.valueOf(refusal.getMessage()).contains("--resume"), refusal.getMessage());
        assertTrue(refusal.isRefusal());
    }

    @Test
    void subsets_armsInAnyOrder_areFoundByTheirDrugs() {
        assertEquals(List.of(0, 1, 2, 3), Factorial.subsets(STUDY.description()));
        assertEquals(List.of(), Factorial.subsets(new FakeStudy(1, 0, 0, 0).description()));
    }
}
