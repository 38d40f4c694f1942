package crosstalk.report.analysis;

import crosstalk.analysis.Analysis;
import crosstalk.picture.Picture;
import java.util.List;

/// The report of measured animals.
public final class AnalysisReport {
    private AnalysisReport() {}

    /// The page.
    public static String html(Analysis analysis) {
        return new AnalysisPage(analysis).html();
    }

    /// The figures of the page, in the width of the page on a wide screen.
    public static List<Picture> figures(Analysis analysis) {
        return new Figures(analysis).all();
    }
}
