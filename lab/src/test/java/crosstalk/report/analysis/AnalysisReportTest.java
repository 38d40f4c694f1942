package crosstalk.report.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.analysis.Analysis;
import crosstalk.picture.Mark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalysisReportTest {
    @TempDir
    Path home;

    @Test
    void page_ofAStudyThatBeginsOnDaySeven_hasOneClock() throws IOException {
        Analysis analysis = Tables.analysis(home, Tables.rows(List.of("Vehicle", "Drug"), 7), 900.0);
        String clock = "days after start count from day 7 of the table, the first day measured";
        assertTrue(analysis.understood().contains(clock), () -> analysis.understood().toString());
        String page = AnalysisReport.html(analysis);
        assertTrue(page.contains("measured from day 7 to day 19 of the table. Control: Vehicle. D" + clock.substring(1)));
        assertFalse(page.contains(">day</text>"), "an axis that counts otherwise");
        List<String> ticks = Tables.words(GrowthChart.of(analysis, Figures.WIDE, true)).stream()
                .filter(words -> words.anchor() == Mark.Anchor.MIDDLE)
                .map(Mark.Words::text)
                .distinct()
                .toList();
        assertEquals("0", ticks.getFirst(), ticks::toString);
        assertFalse(ticks.contains("15"), ticks::toString);
    }
}
