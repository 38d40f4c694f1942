package crosstalk.study;

import crosstalk.histology.Snapshot;
import crosstalk.network.Space;
import crosstalk.solver.SolverException;
import crosstalk.solver.spatial.Crew;
import crosstalk.solver.spatial.Spatial;
import crosstalk.solver.spatial.Workers;
import crosstalk.study.SubjectResult.ArmResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/// Runs every subject of every model in all arms of a study, on several threads.
///
/// What a subject's result holds does not depend on the number of threads or on the order in which subjects finish; only
/// the order of calls to the [Recorder] does.
public final class Ensemble {

    /// Nanoseconds between two words on subjects at work.
    private static final long GLANCE = Duration.ofSeconds(1).toNanos();

    private final Study study;
    private final List<Preparation> preparations;
    private final AtomicBoolean stopped = new AtomicBoolean();
    /// Those who share the work on one subject: more than one where there are fewer subjects than threads.
    private volatile Crew crew = Crew.ALONE;
    private volatile Progress progress = (done, total, elapsed) -> {};
    /// When a subject at work was last told of, in nanoseconds.
    private final AtomicLong glanced = new AtomicLong(System.nanoTime() - GLANCE);

    /// Prepares a study: lowers and compiles its models.
    public Ensemble(Study study) {
        this.study = study;
        preparations = study.models().stream()
                .map(model -> Preparation.of(model, study, (tasks, work) -> crew.share(tasks, work)))
                .toList();
    }

    Ensemble(Study study, List<Preparation> preparations) {
        this.study = study;
        this.preparations = List.copyOf(preparations);
    }

    /// Every task, by subject and then model: the order in which they begin. Where more naive animals are asked for than
    /// there are subjects, further tasks hold one naive animal each.
    public List<Task> tasks() {
        List<Task> tasks = new ArrayList<>();
        for (int subject = 1; subject <= study.animals(); subject++) {
            for (Preparation preparation : preparations) {
                tasks.add(new Task(preparation.model(), subject));
            }
        }
        return tasks;
    }

    /// Why the tissues of the subjects at work at once do not fit in memory, with the voxels that would; empty when they do, and where
    /// nothing is resolved in space.
    ///
    /// @param threads as for [#run]
    /// @param bytes that there are
    public Optional<String> refusal(int threads, long bytes) {
        List<Space> spaces =
                preparations.stream().flatMap(p -> p.lowered().space().stream()).toList();
        int atOnce = Math.min(threads, tasks().size());
        return spaces.isEmpty() ? Optional.empty() : new Room(study, spaces, atOnce).refusal(bytes);
    }

    /// Runs all tasks but the skipped ones. When the calling thread is interrupted, or [#stop] is called, the tasks at work
    /// are dropped, the finished ones are kept, and this returns with [Result#complete] false; an interrupted thread stays so.
    ///
    /// @param threads at least 1
    /// @param skip tasks that are done already; they count as done in progress
    /// @param recorder receives each finished subject, on the thread that ran it, which is never interrupted; what it throws ends
    ///     the run and is thrown here
    /// @param told of progress at the beginning and after every task, on the calling thread; of subjects at work on theirs
    /// @throws MemoryException when memory does not suffice for a subject: the run has ended, finished tasks are kept
    public Result run(int threads, Predicate<Task> skip, Recorder recorder, Progress told) {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads, expected at least 1");
        }
        progress = told;
        long began = System.nanoTime();
        List<Task> all = tasks();
        List<Task> tasks = all.stream().filter(skip.negate()).toList();
        int skipped = all.size() - tasks.size();
        Tally tally = new Tally(skipped, all.size(), began, told);
        // Subjects are independent of one another, voxels are not: threads share a subject only where there are too few
        // of these.
        int shared = study.fidelity() == Fidelity.SPATIAL ? threads / Math.max(1, tasks.size()) : 1;
        Workers voxels = new Workers(Math.max(1, shared));
        crew = voxels;
        ExecutorService workers = Executors.newFixedThreadPool(
                Math.max(1, Math.min(threads, tasks.size())),
                Thread.ofPlatform().name("subjects-", 1).factory());
        try {
            tally.report();
            CompletionService<List<Failure>> finished = new ExecutorCompletionService<>(workers);
            tasks.forEach(task -> finished.submit(() -> perform(task, recorder)));
            collect(finished, tasks.size(), tally);
        } catch (RuntimeException | Error e) {
            stopped.set(true);
            throw e;
        } finally {
            // Waits for tasks at work, which look at `stopped` from day to day; no thread is left behind.
            workers.close();
            voxels.close();
        }
        return tally.result(tasks);
    }

    /// Ends a run early, from any thread; see [#run]. A stopped ensemble runs no more.
    public void stop() {
        stopped.set(true);
    }

    private void collect(CompletionService<List<Failure>> finished, int number, Tally tally) {
        boolean interrupted = false;
        for (int i = 0; i < number; i++) {
            try {
                Future<List<Failure>> task = finished.take();
                tally.add(task.get());
            } catch (InterruptedException e) {
                interrupted = true;
                stopped.set(true);
                i--;
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case CancellationException stoppedTask -> tally.drop();
                    case RuntimeException other -> throw other;
                    case Error other -> throw other;
                    case null, default -> throw new IllegalStateException(e);
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Runs and records one task.
    ///
    /// @return nothing, or the failure for which nothing was recorded
    private List<Failure> perform(Task task, Recorder recorder) {
        if (stopped.get()) {
            throw new CancellationException();
        }
        Preparation preparation = preparations.stream()
                .filter(p -> p.model().equals(task.model()))
                .findFirst()
                .orElseThrow();
        Map<String, Double> traits = study.spread()
                ? preparation.cohort().traits(study.seed(), task.subject())
                : preparation.cohort().typical();
        SubjectRun.Company company = new Watch(task, recorder);
        List<ArmResult> results = new ArrayList<>();
        String arm = "";
        try {
            try {
                if (task.subject() <= study.subjects()) {
                    for (Arm each : study.arms()) {
                        arm = each.name();
                        results.add(SubjectRun.run(study, preparation, each, task.subject(), traits, company));
                    }
                }
                if (task.subject() <= study.naive()) {
                    arm = Study.NAIVE;
                    results.add(SubjectRun.naive(study, preparation, task.subject(), traits, company));
                }
            } catch (SolverException | IllegalArgumentException e) {
                // The latter is how a solver refuses a start or a state, such as a trait that makes a count negative.
                return List.of(new Failure(task, arm, String.valueOf(e.getMessage())));
            }
            recorder.record(new SubjectResult(task.model(), task.subject(), traits, List.copyOf(results)));
            return List.of();
        } catch (OutOfMemoryError e) {
            // The others would not get further: they are as large, or soon will be.
            throw new MemoryException(task, arm, e);
        }
    }

    /// Watches a subject: looks after stops, hands on images, tells how far it is.
    private final class Watch implements SubjectRun.Company {
        private final Task task;
        private final Recorder recorder;

        Watch(Task task, Recorder recorder) {
            this.task = task;
            this.recorder = recorder;
        }

        @Override
        public boolean wantsToStop() {
            return stopped.get();
        }

        @Override
        public void image(String arm, double day, Snapshot tissue) {
            recorder.image(task.model(), arm, task.subject(), day, tissue);
        }

        @Override
        public void progress(String arm, Spatial subject) {
            long now = System.nanoTime();
            long then = glanced.get();
            if (now - then >= GLANCE && glanced.compareAndSet(then, now)) {
                double lastDay = study.end().day();
                List<String> arms = study.armNames();
                double share = (arms.indexOf(arm) + subject.time() / lastDay) / arms.size();
                progress.glance(
                        new Glance(task, arm, subject.time(), lastDay, subject.cells(), subject.voxels(), share));
            }
        }
    }

    /// One subject of one model, in all arms.
    ///
    /// @param model name
    /// @param subject number from 1
    public record Task(String model, int subject) {}

    /// A task that could not be finished; nothing of it was recorded.
    ///
    /// @param task which
    /// @param arm in which it failed
    /// @param message what happened
    public record Failure(Task task, String arm, String message) {}

    /// How a run went.
    ///
    /// @param done tasks recorded in this run
    /// @param skipped tasks that were done already
    /// @param failures in the order of tasks
    /// @param complete whether every task was recorded, skipped or failed; false when the run was stopped
    public record Result(int done, int skipped, List<Failure> failures, boolean complete) {}

    /// Told how far a run is.
    @FunctionalInterface
    public interface Progress {
        /// Takes note.
        ///
        /// @param done tasks finished, skipped or failed
        /// @param total all tasks
        /// @param elapsed since the run began
        void report(int done, int total, Duration elapsed);

        /// Takes note of a subject in space that is at work; called at most once a second, on the thread of that subject.
        default void glance(Glance now) {}
    }

    /// How far one subject is.
    ///
    /// @param task which
    /// @param arm in which it is
    /// @param day after inoculation
    /// @param lastDay of the study; an animal may leave before
    /// @param cells in its tissues
    /// @param voxels of its tissues that are at work
    /// @param share of the task's days that are done, if no animal leaves before the last day
    public record Glance(Task task, String arm, double day, double lastDay, long cells, int voxels, double share) {}

    /// Counts what has come back; used by the calling thread only.
    private static final class Tally {
        private final int skipped;
        private final int total;
        private final long began;
        private final Progress progress;
        private final List<Failure> failures = new ArrayList<>();
        private int done;
        private int dropped;

        Tally(int skipped, int total, long began, Progress progress) {
            this.skipped = skipped;
            this.total = total;
            this.began = began;
            this.progress = progress;
        }

        void add(List<Failure> found) {
            failures.addAll(found);
            done += found.isEmpty() ? 1 : 0;
            report();
        }

        void drop() {
            dropped++;
        }

        void report() {
            int finished = skipped + done + failures.size();
            progress.report(finished, total, Duration.ofNanos(System.nanoTime() - began));
        }

        Result result(List<Task> order) {
            failures.sort(Comparator.comparingInt(failure -> order.indexOf(failure.task())));
            return new Result(done, skipped, List.copyOf(failures), dropped == 0);
        }
    }
}
