package crosstalk.report.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.analysis.Analysis;
import crosstalk.picture.Ink;
import crosstalk.picture.Mark;
import crosstalk.picture.Picture;
import crosstalk.statistics.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresTest {
    /// Pixels; widths are upper bounds, and the last tick of an axis may hang over.
    private static final double HANGING = 6;

    @TempDir
    Path home;

    /// Arms of which only the dose at the end of a long name tells one from the other.
    private Analysis manyArms() throws IOException {
        List<String> arms = new ArrayList<>(List.of("Vehicle"));
        for (int dose = 1; dose < 26; dose++) {
            arms.add("Antibody with a long name, twice a week " + dose + " mg/kg");
        }
        return Tables.analysis(home, Tables.rows(arms, 0), 500.0);
    }

    private static double left(Mark.Words words) {
        double width = Picture.widthOf(words.text(), words.size());
        return words.x()
                - switch (words.anchor()) {
                    case START -> 0;
                    case MIDDLE -> width / 2;
                    case END -> width;
                };
    }

    /// Pairs of texts on one line that lie upon each other; headings are bold, and so a tenth wider.
    private static List<String> overprinted(Picture picture) {
        List<Mark.Words> words = Tables.words(picture);
        List<String> found = new ArrayList<>();
        for (Mark.Words a : words) {
            double width = Picture.widthOf(a.text(), a.size()) * (a.bold() ? 1.1 : 1);
            for (Mark.Words b : words) {
                boolean sameLine = Math.abs(a.y() - b.y()) < 8;
                if (!a.equals(b) && sameLine && left(a) <= left(b) && left(b) < left(a) + width) {
                    found.add(a.text() + " | " + b.text());
                }
            }
            if (left(a) + width > picture.width() + HANGING || left(a) < -HANGING) {
                found.add(a.text() + " | the edge");
            }
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(doubles = {Figures.WIDE, Figures.NARROW})
    void manyArms_withLongNames_areNowhereOverprinted(double width) throws IOException {
        Figures figures = new Figures(manyArms());
        for (String name : List.of(
                "growth-log", "spider", "waterfall", "clearance", "growth-rates", "hazard-ratios", "survival-arms")) {
            Picture picture = figures.of(name, width).orElseThrow();
            assertEquals(List.of(), overprinted(picture), name);
            String all = String.join(
                    " ", Tables.words(picture).stream().map(Mark.Words::text).toList());
            assertTrue(all.contains("week 7 mg/kg") || all.contains("7 mg/kg"), name + ": " + all);
        }
    }

    @Test
    void moreArmsThanColours_leaveColourToTheControl() throws IOException {
        Analysis analysis = manyArms();
        for (int arm = 0; arm < analysis.trial().arms().size(); arm++) {
            assertEquals(arm == 0 ? Ink.CONTROL : Ink.BLUE, ArmInk.of(analysis.trial(), arm));
        }
    }

    @Test
    void survival_showsNamesWholeAndNamesItsAxis() throws IOException {
        Analysis analysis =
                Tables.analysis(home, Tables.rows(List.of("Vehicle", "Palbociclib+Cetuximab 100 mg/kg"), 0), 300.0);
        List<Mark.Words> words =
                Tables.words(new Figures(analysis).of("survival", Figures.WIDE).orElseThrow());
        assertTrue(words.stream().anyMatch(each -> each.text().equals("free of the event")));
        assertEquals(
                2,
                words.stream()
                        .filter(each -> each.text().equals("Palbociclib+Cetuximab 100 mg/kg"))
                        .count());
    }

    @Test
    void forestRow_withoutEstimate_showsItsWholeReasonOnPaper() {
        String reason =
                "no event in either arm, so that there is nothing of which a ratio of hazards could be estimated";
        ForestChart.Axis axis = new ForestChart.Axis(
                "ratio",
                true,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(1),
                "fewer",
                "more",
                String::valueOf,
                estimate -> "");
        Picture picture = ForestChart.of(
                "hazards",
                "hazards",
                List.of(new ForestChart.Row("Drug", Ink.BLUE, Result.unavailable(reason), "")),
                axis,
                Figures.NARROW);
        assertEquals(List.of(), overprinted(picture));
        assertTrue(String.join(
                        " ",
                        Tables.words(picture).stream()
                                .filter(words -> words.ink() == Ink.FAINT)
                                .map(Mark.Words::text)
                                .toList())
                .contains(reason));
        int paper = picture.marks()
                .indexOf(picture.marks().stream()
                        .filter(mark -> mark instanceof Mark.Box box && box.ink() == Ink.PAPER)
                        .findFirst()
                        .orElseThrow());
        int neutral = picture.marks()
                .indexOf(picture.marks().stream()
                        .filter(mark ->
                                mark instanceof Mark.Path path && !path.dash().isEmpty())
                        .findFirst()
                        .orElseThrow());
        assertTrue(paper > neutral, "the paper hides the line of no difference");
    }

    @Test
    void fitted_longName_keepsItsEnds() {
        String cut = Picture.fitted("Antibody with a long name, twice a week 25 mg/kg", 12, 150);
        assertTrue(cut.startsWith("Antibody"), cut);
        assertTrue(cut.endsWith("mg/kg"), cut);
        assertTrue(Picture.widthOf(cut, 12) <= 150);
    }

    @Test
    void sentences_keepOptionsWholeAndUnitsAsFiguresHaveThem() {
        String page = new Html()
                .paragraph("Name one with --detect-hazard, above 500 mm3; column \"volume (mm3)\"")
                .toString();
        assertEquals(
                "<p>Name one with <span class=\"option\">--detect-hazard</span>, above 500 mm³; column &quot;volume (mm3)&quot;</p>\n",
                page);
        assertFalse(PageFrame.resource("analysis.css").indexOf(".option { white-space: nowrap; }") < 0);
    }
}
