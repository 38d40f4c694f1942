package crosstalk.cli;

import crosstalk.report.Report;
import crosstalk.results.Findings;
import java.io.PrintWriter;
import java.nio.file.Path;

/// What is made of a folder once all its animals are finished: the summary, the report, a table on the screen.
final class FinishedRun {
    private static final String REPORT = "report.html";
    private static final String BESIDE = "beside.html";

    private FinishedRun() {}

    /// Makes everything that is made from the tables.
    ///
    /// @throws crosstalk.results.FolderException if the folder is not complete, or can not be read or written
    static void report(Path folder, PrintWriter out) {
        try (Findings findings = Findings.of(folder)) {
            findings.writeSummary();
            Path page = findings.write(REPORT, Report.html(findings.reportData()));
            new SummaryTable(findings.summary()).print(out);
            out.println();
            out.println("Report: " + page);
        }
        out.flush();
    }

    /// The report of a folder with another run of the same study beside it.
    ///
    /// @throws crosstalk.results.FolderException if one is not complete, or the other is of another study
    static void report(Path folder, Path beside, PrintWriter out) {
        try (Findings findings = Findings.of(folder);
                Findings other = Findings.of(beside)) {
            Path page = findings.write(BESIDE, Report.html(findings.reportData(other)));
            new SummaryTable(findings.summary()).print(out);
            out.println();
            out.println("Beside " + beside + ":");
            new SummaryTable(other.summary()).print(out);
            out.println();
            out.println("Report: " + page);
        }
        out.flush();
    }
}
