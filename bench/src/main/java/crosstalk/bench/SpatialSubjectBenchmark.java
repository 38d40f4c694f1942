package crosstalk.bench;

import crosstalk.model.ProblemsException;
import crosstalk.solver.spatial.Options;
import crosstalk.solver.spatial.Spatial;
import crosstalk.solver.spatial.Workers;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One subject in space from injection until its tumour has 1,500 mm^3 or for 60 days, at 200 um with the default steps: first from the cold
/// start of this process, then once more warm, then (on one thread) under the flight recorder, which tells the parts of a step apart.
///
/// Times are of the processor, so that others on the machine disturb them less: of the calling thread, and of the whole process, which the
/// JVM's compiler and collector are part of. Memory is what the subject holds at its end, after a collection, less what is left
/// without it. Not a JMH benchmark, since the cold start is part of the measure: one process, one figure.
///
/// Run from the root of the checkout. Arguments: the name of a model, `none` or `four` antibodies on days 7, 10, 13 and 16, threads.
public final class SpatialSubjectBenchmark {

    private static final double EDGE = 0.2;
    private static final double LARGEST = 1500;
    /// From this part of the largest volume on it is looked at four times a day, so that the end is near it.
    private static final double NEARLY = 0.85;
    private static final int LAST_DAY = 60;
    private static final List<String> FOUR = List.of("anti-pd-1", "anti-ctla-4", "anti-lag3", "anti-trem2");
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private final SpatialSubject animal;
    private final boolean isTreated;
    private final int threads;

    private SpatialSubjectBenchmark(String name, List<String> drugs, int threads) throws ProblemsException {
        this.threads = threads;
        isTreated = !drugs.isEmpty();
        animal = new SpatialSubject(name, drugs, EDGE);
    }

    /// Measures one subject.
    public static void main(String[] arguments) throws ProblemsException, IOException {
        String name = arguments.length > 0 ? arguments[0] : "colorectal-mmrp";
        List<String> drugs = arguments.length > 1 && arguments[1].equals("four") ? FOUR : List.of();
        int threads = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1;
        var benchmark = new SpatialSubjectBenchmark(name, drugs, threads);
        long started = System.nanoTime() - millisecondsUp() * 1_000_000;
        print("cold", benchmark.live(), System.nanoTime() - started, CLOCK.getCurrentThreadCpuTime());
        long wall = System.nanoTime();
        long before = CLOCK.getCurrentThreadCpuTime();
        Life warm = benchmark.live();
        print("warm", warm, System.nanoTime() - wall, CLOCK.getCurrentThreadCpuTime() - before);
        benchmark.weigh();
        if (threads == 1) {
            long from = CLOCK.getCurrentThreadCpuTime();
            Map<String, Double> parts = StepParts.record(benchmark::live);
            double perVoxel = (double) (CLOCK.getCurrentThreadCpuTime() - from) / warm.voxelSteps;
            parts.forEach((part, share) ->
                    System.out.printf(Locale.ROOT, "%-12s %5.0f ns a voxel-step%n", part, share * perVoxel));
        }
    }

    private static long millisecondsUp() {
        return ManagementFactory.getRuntimeMXBean().getUptime();
    }

    private static void print(String what, Life life, long wall, long own) {
        long process =
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
        System.out.printf(
                Locale.ROOT,
                "%s: %.0f mm^3 on day %.2f, %d steps, %d voxels, %d voxel-steps; %.1f s by the clock, %.1f s of the calling thread,"
                        + " %.1f s of the process so far; %.0f ns a voxel-step of the calling thread,"
                        + " %.0f ns by the clock near the end%n",
                what,
                life.volume,
                life.day,
                life.steps,
                life.voxels,
                life.voxelSteps,
                wall / 1e9,
                own / 1e9,
                process / 1e3,
                (double) own / life.voxelSteps,
                life.late);
    }

    /// @param late time by the clock for a voxel-step near the end, ns
    private record Life(double volume, double day, long steps, int voxels, long voxelSteps, double late) {}

    private Life live() {
        try (Workers workers = new Workers(threads)) {
            return live(animal.born(Options.DEFAULT, 1, workers));
        }
    }

    private Life live(Spatial subject) {
        double volume = 0;
        double day = 0;
        long since = System.nanoTime();
        long before = 0;
        while (day < LAST_DAY && volume < LARGEST) {
            if (volume < NEARLY * LARGEST) {
                since = System.nanoTime();
                before = subject.voxelSteps();
            }
            day += volume < NEARLY * LARGEST ? 1 : 0.25;
            subject.advance(day, List.of());
            volume = animal.volume(subject);
            for (int dose : SpatialSubject.DOSE_DAYS) {
                if (isTreated && dose == day) {
                    animal.give(subject);
                }
            }
        }
        double late = (double) (System.nanoTime() - since) / (subject.voxelSteps() - before);
        return new Life(volume, day, subject.steps(), subject.voxels(), subject.voxelSteps(), late);
    }

    /// What one subject holds at its end.
    private void weigh() {
        long without = used();
        try (Workers workers = new Workers(threads)) {
            Spatial subject = animal.born(Options.DEFAULT, 1, workers);
            live(subject);
            long with = used();
            System.out.printf(
                    Locale.ROOT, "held at the end: %.0f MB; %d voxels%n", (with - without) / 1e6, subject.voxels());
        }
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
