package crosstalk.results;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Records a fake study into a folder, as a run does: a process of its own that tests can kill.
final class RecordingProcess {
    private RecordingProcess() {}

    private record Task(String model, int subject) {}

    /// Records what is missing in a folder.
    ///
    /// @param arguments folder, subjects, drugs, populations, naive, threads
    public static void main(String[] arguments) throws Exception {
        FakeStudy study = new FakeStudy(
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                Integer.parseInt(arguments[4]));
        try {
            record(Path.of(arguments[0]), study, Integer.parseInt(arguments[5]));
        } catch (FolderException failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }

    /// Records what is missing, in an order of chance, and completes the folder.
    static void record(Path folder, FakeStudy study, int threads) throws Exception {
        boolean there = Files.isRegularFile(folder.resolve("manifest.json"));
        Sources sources = FakeStudy.sources("model: fake\n");
        StudyDescription description = study.description();
        try (ResultFolder results = there
                ? ResultFolder.resume(folder, description, sources, threads)
                : ResultFolder.create(folder, description, sources, threads)) {
            List<Task> tasks = new ArrayList<>();
            for (String model : FakeStudy.MODELS) {
                for (int subject = 1; subject <= study.animals(); subject++) {
                    if (!results.has(model, subject)) {
                        tasks.add(new Task(model, subject));
                    }
                }
            }
            Collections.shuffle(tasks, new Random(threads));
            run(tasks, study, results, threads);
            results.complete();
        }
    }

    private static void run(List<Task> tasks, FakeStudy study, ResultFolder results, int threads) throws Exception {
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> futures = new ArrayList<>();
            for (Task task : tasks) {
                futures.add(workers.submit(() -> results.record(study.result(task.model(), task.subject()))));
            }
            for (Future<?> future : futures) {
                try {
                    future.get();
                } catch (java.util.concurrent.ExecutionException failure) {
                    workers.shutdownNow();
                    throw failure.getCause() instanceof FolderException known ? known : failure;
                }
            }
        }
    }
}
