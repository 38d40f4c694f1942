package crosstalk.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `crosstalk report DIR`: the summary and the report of a folder of results, again.
@Command(
        name = "report",
        description = "Makes summary.json and report.html of a folder of results again, from its tables.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./crosstalk report results/four-antibodies-20260102-101500",
            "  ./crosstalk report results/space --beside results/mixed"
        })
final class ReportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "a folder that crosstalk run made")
    private Path folder = Path.of("");

    @Option(
            names = "--beside",
            paramLabel = "OTHER",
            description = {
                "a folder of another run of the same study, such as a stochastic one beside a spatial one; makes beside.html in DIR:",
                "the report with a section on where the two differ, and through what"
            })
    private @Nullable Path beside;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (beside == null) {
            FinishedRun.report(folder, out);
        } else {
            FinishedRun.report(folder, beside, out);
        }
        return ExitCode.OK;
    }
}
