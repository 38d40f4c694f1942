package crosstalk.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crosstalk.study.Ensemble;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunProgressTest {
    @Test
    void report_noTerminal_printsALineNowAndThenWithTimeLeft() {
        StringWriter text = new StringWriter();
        try (RunProgress progress = new RunProgress(new PrintWriter(text, true), false)) {
            progress.report(10, 40, Duration.ZERO);
            progress.report(11, 40, Duration.ofSeconds(3));
            progress.report(14, 40, Duration.ofSeconds(12));
            progress.report(40, 40, Duration.ofSeconds(90));
        }
        // The ten of an earlier run say nothing about speed: 4 took 12 s, so 26 take 78 s.
        assertEquals("""
                10 of 40 animals, 0 min 00 s
                14 of 40 animals, 0 min 12 s, 1 min 18 s left
                40 of 40 animals, 1 min 30 s
                """, text.toString().replace("\r\n", "\n"));
    }

    @Test
    void left_halfAnAnimalInAMinute_isARateForTheRest() {
        Ensemble.Task task = new Ensemble.Task("mc38", 1);
        Ensemble.Glance now = new Ensemble.Glance(task, "control", 20, 40, 123_456_789, 40_000, 0.5);
        try (RunProgress progress = new RunProgress(new PrintWriter(new StringWriter(), true), false)) {
            progress.report(0, 2, Duration.ZERO);
            assertEquals(Optional.empty(), progress.left(Duration.ofSeconds(1)));
            progress.glance(now);
            // half of one in 60 s, so the other one and a half in 180 s
            assertEquals(Optional.of(Duration.ofSeconds(180)), progress.left(Duration.ofSeconds(60)));
        }
        assertEquals(
                "mc38, animal 1, arm \"control\": day 20 of at most 40, 1.2e+08 cells in 40,000 voxels",
                RunProgress.text(now));
    }

    @Test
    void text_hours_areSaid() {
        assertEquals("2 h 05 min", RunProgress.text(Duration.ofMinutes(125)));
    }
}
