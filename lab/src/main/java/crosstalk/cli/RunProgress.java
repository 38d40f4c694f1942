package crosstalk.cli;

import crosstalk.study.Ensemble;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
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

    RunProgress(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /// Whether standard error is a screen. The JDK only tells of both standard streams together.
    static boolean onTerminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    @Override
    public void report(int done, int total, Duration elapsed) {
        if (doneBefore < 0) {
            doneBefore = done;
        }
        if (terminal) {
            bar(total).stepTo(done);
        } else if (done == total || elapsed.minus(lastLine).compareTo(BETWEEN_LINES) >= 0) {
            lastLine = elapsed;
            err.println(line(done, total, elapsed));
            err.flush();
        }
    }

    private ProgressBar bar(int total) {
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

    private String line(int done, int total, Duration elapsed) {
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
