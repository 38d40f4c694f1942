package crosstalk.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The report of one study.
public final class Report {
    private Report() {}

    /// The page for `dataJson`, an object as `docs/report-data.md` describes it.
    ///
    /// Text of the data reaches the reader as text: it can neither end the page's script nor become markup.
    ///
    /// @throws IllegalArgumentException if `dataJson` is not one strict JSON object of a known schema
    public static String html(String dataJson) {
        ReportText text = ReportText.of(dataJson);
        return Page.load().filled(text);
    }

    /// Writes the page for `dataJson` to `file`, in UTF-8.
    public static void write(String dataJson, Path file) throws IOException {
        Files.writeString(file, html(dataJson));
    }
}
