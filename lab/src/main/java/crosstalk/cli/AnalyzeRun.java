package crosstalk.cli;

import crosstalk.analysis.Analysis;
import crosstalk.analysis.AnalysisChoice;
import crosstalk.analysis.Finding;
import crosstalk.analysis.Findings;
import crosstalk.analysis.ResultsFolder;
import crosstalk.analysis.Trial;
import crosstalk.analysis.VirtualStudy;
import crosstalk.measured.Doubt;
import crosstalk.measured.MeasuredException;
import crosstalk.measured.MeasuredStudy;
import crosstalk.measured.TableChoice;
import crosstalk.picture.Picture;
import crosstalk.picture.PngWriter;
import crosstalk.picture.SvgWriter;
import crosstalk.report.analysis.AnalysisReport;
import crosstalk.results.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/// Reads, analyses, writes, and says what was found.
final class AnalyzeRun {
    private static final int MOST_DOUBTS = 12;

    private final TableChoice table;
    private final AnalysisChoice choice;
    private final Beside beside;
    private final @Nullable Path output;
    private final boolean strict;
    private final PrintWriter out;
    private final PrintWriter err;

    /// A virtual study to set beside.
    ///
    /// @param folder null for none
    /// @param matches texts `ARM=VIRTUAL ARM`
    /// @param model of a virtual study, beside or to be analysed itself; null for its only one
    record Beside(
            @Nullable Path folder,
            List<String> matches,
            @Nullable String model) {}

    AnalyzeRun(
            TableChoice table,
            AnalysisChoice choice,
            Beside beside,
            @Nullable Path output,
            boolean strict,
            PrintWriter out,
            PrintWriter err) {
        this.table = table;
        this.choice = choice;
        this.beside = beside;
        this.output = output;
        this.strict = strict;
        this.out = out;
        this.err = err;
    }

    int run() {
        try {
            checkOptions();
            Path folder = folder();
            ResultsFolder.requireNew(folder);
            MeasuredStudy study = Files.isDirectory(table.growth())
                    ? VirtualStudy.read(table.growth(), beside.model())
                    : MeasuredStudy.read(table);
            List<Doubt> doubts = Stream.concat(study.doubts().stream(), Trial.of(study, choice).doubts().stream())
                    .toList();
            if (strict && !doubts.isEmpty()) {
                return refuse(doubts.stream().map(Doubt::sentence).toList());
            }
            @Nullable Path virtual = beside.folder();
            Analysis analysis = Analysis.of(
                    study,
                    choice,
                    virtual == null ? Optional.empty() : Optional.of(VirtualStudy.read(virtual, beside.model())),
                    beside.matches());
            echo(analysis);
            write(analysis, folder);
            for (Finding finding : Findings.of(analysis)) {
                out.println();
                out.println(finding.topic() + ": " + finding.sentence());
                if (!finding.basis().isEmpty()) {
                    out.println("  (" + finding.basis() + ")");
                }
            }
            out.println();
            out.println("Report: " + folder.resolve("report.html"));
            return ExitCode.OK;
        } catch (MeasuredException refusal) {
            return refuse(refusal.problems());
        } catch (IOException failure) {
            err.println("can not write the results: " + failure.getMessage());
            return ExitCode.SOFTWARE;
        }
    }

    int refuse(List<String> problems) {
        return ModelCommandExit.refuse(problems, err);
    }

    private void checkOptions() {
        List<String> problems = new ArrayList<>(AnalyzeNumbers.problems(choice));
        boolean isVirtual = Files.isDirectory(table.growth());
        if (beside.folder() == null && !beside.matches().isEmpty()) {
            problems.add("--match: expected --compare RESULT_DIR with it, the virtual study whose arms are meant");
        }
        if (beside.folder() == null && !isVirtual && beside.model() != null) {
            problems.add("--model: expected --compare RESULT_DIR with it, or a folder of crosstalk run as FILE");
        }
        if (!problems.isEmpty()) {
            throw new MeasuredException(problems);
        }
    }

    private Path folder() {
        if (output != null) {
            return output;
        }
        String name = String.valueOf(table.growth().getFileName()).replaceFirst("\\.[^.]*$", "");
        return Path.of(
                "results",
                name + "-"
                        + LocalDateTime.now(ZoneId.systemDefault())
                                .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")));
    }

    private void echo(Analysis analysis) {
        out.println("Understood:");
        analysis.understood().forEach(sentence -> out.println("  " + sentence));
        if (!analysis.doubts().isEmpty()) {
            out.println();
            out.println("Doubtful (" + analysis.doubts().size() + "), all listed in the report:");
            analysis.doubts().stream().limit(MOST_DOUBTS).forEach(doubt -> out.println("  " + doubt.sentence()));
            if (analysis.doubts().size() > MOST_DOUBTS) {
                out.println("  and " + (analysis.doubts().size() - MOST_DOUBTS) + " more");
            }
        }
        out.flush();
    }

    private void write(Analysis analysis, Path folder) throws IOException {
        Files.createDirectories(folder.resolve("tables"));
        Files.createDirectories(folder.resolve("figures"));
        for (Map.Entry<String, String> file :
                ResultsFolder.files(analysis, Version.crosstalk()).entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        Files.writeString(folder.resolve("report.html"), AnalysisReport.html(analysis));
        List<Picture> pictures = AnalysisReport.figures(analysis);
        // drawn side by side, as pixels cost more than all else of a report
        List<byte[]> drawn = pictures.parallelStream().map(PngWriter::of).toList();
        for (int i = 0; i < pictures.size(); i++) {
            Path file = folder.resolve("figures").resolve(pictures.get(i).name());
            Files.writeString(file.resolveSibling(file.getFileName() + ".svg"), SvgWriter.alone(pictures.get(i)));
            Files.write(file.resolveSibling(file.getFileName() + ".png"), drawn.get(i));
        }
    }
}
