package crosstalk.report.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.analysis.Analysis;
import crosstalk.analysis.Finding;
import crosstalk.analysis.Findings;
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
        assertTrue(
                analysis.understood().contains(clock),
                () -> analysis.understood().toString());
        String page = AnalysisReport.html(analysis);
        assertTrue(
                page.contains("measured from day 7 to day 19 of the table. Control: Vehicle. D" + clock.substring(1)));
        assertFalse(page.contains(">day</text>"), "an axis that counts otherwise");
        List<String> ticks = Tables.words(GrowthChart.of(analysis, Figures.WIDE, true)).stream()
                .filter(words -> words.anchor() == Mark.Anchor.MIDDLE)
                .map(Mark.Words::text)
                .distinct()
                .toList();
        assertEquals("0", ticks.getFirst(), ticks::toString);
        assertFalse(ticks.contains("15"), ticks::toString);
    }

    @Test
    void severalStudies_arePooledButForSurvival_andEveryCardSaysSo() throws IOException {
        String first = Tables.rows(List.of("Vehicle", "Drug"), 0);
        String second = first.replace(",S" + System.lineSeparator(), ",T" + System.lineSeparator());
        Analysis analysis = Tables.analysis(home, first + second, 500.0);
        assertEquals(2, analysis.trial().studies());
        for (Finding card : Findings.of(analysis)) {
            String expected = card.topic().equals("Survival")
                    ? "test and ratio within each of 2 studies, medians pooled over them"
                    : "2 studies pooled, not compared within each";
            assertTrue(card.basis().isEmpty() || card.basis().endsWith(expected), card::toString);
        }
        assertTrue(Findings.of(analysis).stream()
                .anyMatch(card -> card.basis().endsWith("2 studies pooled, not compared within each")));
        assertTrue(
                AnalysisReport.html(analysis)
                        .contains(
                                "The animals are of 2 studies. Log-rank tests and hazard ratios compared animals within each study only; all else was pooled"));
        Analysis one = Tables.analysis(home, first, 500.0);
        assertTrue(Findings.of(one).stream().noneMatch(card -> card.basis().contains("pooled")));
        assertFalse(AnalysisReport.html(one).contains("The animals are of"));
    }
}
