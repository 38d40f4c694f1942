package crosstalk.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.solver.SolverException;
import crosstalk.solver.spatial.Crew;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnsembleTest {

    @TempDir
    Path folder;

    private static Map<Integer, SubjectResult> results(Study study, int threads) {
        Map<Integer, SubjectResult> found = new ConcurrentHashMap<>();
        Ensemble.Result result = new Ensemble(study)
                .run(threads, task -> false, r -> found.put(r.subject(), r), (done, total, elapsed) -> {});
        assertTrue(result.complete() && result.failures().isEmpty());
        assertEquals(found.size(), result.done());
        return new TreeMap<>(found);
    }

    @Test
    void run_anyNumberOfThreads_givesTheSame() throws Exception {
        Study study = TinyModel.study(folder, TinyModel.STUDY).withSubjects(5);
        Map<Integer, SubjectResult> one = results(study, 1);

        assertEquals(one, results(study, 2));
        assertEquals(one, results(study, 8));
    }

    @Test
    void run_moreSubjects_beginsWithTheSame() throws Exception {
        Study study = TinyModel.study(folder, TinyModel.STUDY);

        assertEquals(
                results(study.withSubjects(2), 2).get(2),
                results(study.withSubjects(3), 2).get(2));
    }

    @Test
    void run_anotherSeed_givesOthers() throws Exception {
        Study study = TinyModel.study(folder, TinyModel.STUDY).withSubjects(1);

        assertFalse(results(study, 1).equals(results(study.withSeed(8), 1)));
    }

    @Test
    void run_noSpread_allAreTypical() throws Exception {
        Study study = TinyModel.study(folder, TinyModel.with("cohort:", "cohort: { subjects: 2, spread: none }"));

        Map<Integer, SubjectResult> found = results(study, 1);

        for (SubjectResult result : found.values()) {
            assertEquals(Map.of("growth", 0.6, "killers", 2000.0), result.traits());
        }
    }

    @Test
    void tasks_moreNaiveThanSubjects_areAdded() throws Exception {
        String text = TinyModel.STUDY + "rechallenge: { on: day 20, inoculum: tumour, cells: 1000 cells,"
                + " site: other flank, against: 4 naive }\n";
        Study study = TinyModel.study(folder, text).withSubjects(2);
        Map<Integer, SubjectResult> found = results(study, 2);

        assertEquals(
                List.of(3, 3, 1, 1),
                found.values().stream().map(r -> r.arms().size()).toList());
        assertEquals(
                Study.NAIVE,
                List.copyOf(found.values()).getLast().arms().getFirst().arm());
    }

    @Test
    void run_skippedTasks_areNotRun() throws Exception {
        Study study = TinyModel.study(folder, TinyModel.STUDY);
        List<Integer> found = new ArrayList<>();
        List<Integer> progress = new ArrayList<>();

        Ensemble.Result result = new Ensemble(study)
                .run(
                        1,
                        task -> task.subject() == 2,
                        r -> found.add(r.subject()),
                        (done, total, elapsed) -> progress.add(done));

        assertEquals(List.of(1, 3), found);
        assertEquals(List.of(1, 2, 3), progress);
        assertEquals(new Ensemble.Result(2, 1, List.of(), true), result);
    }

    @Test
    void run_oneSubjectFails_othersAreKept() throws Exception {
        Study study = TinyModel.study(folder, TinyModel.STUDY);
        Preparation good = Preparation.of(study.models().getFirst(), study, Crew.ALONE);
        Preparation bad = failing(good, 2, () -> new SolverException("no step is small enough"));
        List<SubjectResult> found = new ArrayList<>();

        Ensemble.Result result =
                new Ensemble(study, List.of(bad)).run(1, task -> false, found::add, (done, total, elapsed) -> {});

        assertEquals(List.of(1, 3), found.stream().map(SubjectResult::subject).toList());
        assertEquals(
                List.of(new Ensemble.Failure(new Ensemble.Task("tiny", 2), "control", "no step is small enough")),
                result.failures());
        assertTrue(result.complete());
    }

    @Test
    void run_oneSubjectFindsNoMemory_endsAndSaysWhich() throws Exception {
        Study study = TinyModel.study(folder, TinyModel.STUDY);
        Preparation good = Preparation.of(study.models().getFirst(), study, Crew.ALONE);
        Preparation large = failing(good, 2, () -> new OutOfMemoryError("Java heap space"));
        List<SubjectResult> found = new ArrayList<>();
        Ensemble ensemble = new Ensemble(study, List.of(large));

        MemoryException thrown = assertThrows(
                MemoryException.class, () -> ensemble.run(1, task -> false, found::add, (done, total, elapsed) -> {}));

        assertEquals(new Ensemble.Task("tiny", 2), thrown.task());
        assertEquals("control", thrown.arm());
        assertEquals(1, found.getFirst().subject());
    }

    @Test
    void run_recorderFindsNoMemory_saysWhose() throws Exception {
        Ensemble ensemble = new Ensemble(TinyModel.study(folder, TinyModel.STUDY));
        Recorder recorder = result -> {
            throw new OutOfMemoryError("Java heap space");
        };

        MemoryException thrown = assertThrows(
                MemoryException.class, () -> ensemble.run(1, task -> false, recorder, (done, total, elapsed) -> {}));

        assertEquals(new Ensemble.Task("tiny", 1), thrown.task());
    }

    /// Animals of which one fails.
    private static Preparation failing(Preparation good, long who, Supplier<Throwable> how) {
        return new Preparation(
                good.model(),
                good.cohort(),
                good.parameters(),
                good.lowered(),
                good.observation(),
                (parameters, start, seed, subject) -> {
                    if (subject == who) {
                        switch (how.get()) {
                            case RuntimeException e -> throw e;
                            case Error e -> throw e;
                            case Throwable e -> throw new IllegalStateException(e);
                        }
                    }
                    return good.solver().simulation(parameters, start, seed, subject);
                },
                good.assay(),
                good.inoculation());
    }

    @Test
    void run_recorderThrows_endsWithThat() throws Exception {
        Study study = TinyModel.study(folder, TinyModel.STUDY).withSubjects(200);
        IllegalStateException full = new IllegalStateException("disk full");
        Recorder recorder = result -> {
            throw full;
        };
        Ensemble ensemble = new Ensemble(study);

        IllegalStateException thrown = assertThrows(
                IllegalStateException.class,
                () -> ensemble.run(2, task -> false, recorder, (done, total, elapsed) -> {}));

        assertSame(full, thrown);
    }

    @Test
    void run_stopped_keepsWhatIsFinished() throws Exception {
        Study study = TinyModel.study(folder, TinyModel.STUDY).withSubjects(200);
        Ensemble ensemble = new Ensemble(study);
        List<SubjectResult> found = new ArrayList<>();

        Ensemble.Result result = ensemble.run(1, task -> false, found::add, (done, total, elapsed) -> {
            if (done == 2) {
                ensemble.stop();
            }
        });

        assertFalse(result.complete());
        assertEquals(found.size(), result.done());
        assertTrue(result.done() >= 2 && result.done() < 200);
    }

    @Test
    void run_callerInterrupted_returnsAndStaysInterrupted() throws Exception {
        Study study = TinyModel.study(folder, TinyModel.STUDY).withSubjects(200);

        Ensemble.Result result = new Ensemble(study).run(2, task -> false, r -> {}, (done, total, elapsed) -> {
            if (done == 1) {
                Thread.currentThread().interrupt();
            }
        });

        assertTrue(Thread.interrupted(), "the flag is kept for the caller");
        assertFalse(result.complete());
    }

    @Test
    void tasks_order_isBySubject() throws Exception {
        List<Ensemble.Task> tasks = new Ensemble(TinyModel.study(folder, TinyModel.STUDY)).tasks();

        assertEquals(
                tasks.stream()
                        .sorted(Comparator.comparingInt(Ensemble.Task::subject))
                        .toList(),
                tasks);
    }
}
