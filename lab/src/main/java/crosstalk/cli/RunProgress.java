package crosstalk.cli;

import crosstalk.study.Ensemble;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// How far a run is and how long it will still take: a bar on a terminal, now and then a line elsewhere.
final class RunProgress implements Ensemble.Progress, AutoCloseable {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    private final PrintWriter err;
    private final boolean terminal;
    private @Nullable ProgressBar bar;
    private int doneBefore = -1;
    private Duration lastLine = BETWEEN_LINES.negated();
    private final Map<Ensemble.Task, Double> atWork = new HashMap<>();
    private final long began = System.nanoTime();
    private int total;
    private int doneNow;
    private long lastGlance = System.nanoTime() - BETWEEN_LINES.toNanos();

    RunProgress(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /// Whether standard error is a screen. The JDK only tells of both standard streams together.
    static boolean onTerminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    @Override
    public synchronized void glance(Ensemble.Glance now) {
        atWork.put(now.task(), now.share());
        if (bar != null) {
            bar.setExtraMessage(" " + text(now));
        } else if (!terminal && System.nanoTime() - lastGlance >= BETWEEN_LINES.toNanos()) {
            lastGlance = System.nanoTime();
            Duration elapsed = Duration.ofNanos(lastGlance - began);
            err.println(text(now)
                    + left(elapsed).map(t -> "; about " + text(t) + " left").orElse(""));
            err.flush();
        }
    }

    /// What all animals still take, if those at work and to come take as long as those before; empty before anything is done.
    Optional<Duration> left(Duration elapsed) {
        double here = doneNow
                - Math.max(0, doneBefore)
                + atWork.values().stream().mapToDouble(share -> share).sum();
        double seconds = elapsed.toMillis() / 1000.0 * (total - Math.max(0, doneBefore) - here) / here;
        return here > 0 ? Optional.of(Duration.ofSeconds(Math.round(seconds))) : Optional.empty();
    }

    /// Where one subject is: the day, cells and voxels.
    static String text(Ensemble.Glance now) {
        return String.format(
                Locale.ROOT,
                "%s, animal %d, arm \"%s\": day %.0f of at most %.0f, %.2g cells in %,d voxels",
                now.task().model(),
                now.task().subject(),
                now.arm(),
                now.day(),
                now.lastDay(),
                (double) now.cells(),
                now.voxels());
    }

    @Override
    public synchronized void report(int done, int all, Duration elapsed) {
        total = all;
        doneNow = done;
        // Who has just finished is not said; those still at work soon tell again.
        atWork.clear();
        if (doneBefore < 0) {
            doneBefore = done;
        }
        if (terminal) {
            bar().stepTo(done);
        } else if (done == total || elapsed.minus(lastLine).compareTo(BETWEEN_LINES) >= 0) {
            lastLine = elapsed;
            err.println(line(done, elapsed));
            err.flush();
        }
    }

    private ProgressBar bar() {
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName("animals")
                    .setInitialMax(total)
                    .startsFrom(doneBefore, Duration.ZERO)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .build();
        }
        return bar;
    }

    private String line(int done, Duration elapsed) {
        int here = done - doneBefore;
        String progress = done + " of " + total + " animals, " + text(elapsed);
        if (here == 0 || done == total) {
            return progress;
        }
        return progress + ", " + text(elapsed.multipliedBy(total - done).dividedBy(here)) + " left";
    }

    static String text(Duration time) {
        return time.toHours() > 0
                ? String.format(Locale.ROOT, "%d h %02d min", time.toHours(), time.toMinutesPart())
                : String.format(Locale.ROOT, "%d min %02d s", time.toMinutes(), time.toSecondsPart());
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
