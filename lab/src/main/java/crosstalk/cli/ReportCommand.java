package crosstalk.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `crosstalk report DIR`: the summary and the report of a folder of results, again.
@Command(
        name = "report",
        description = "Makes summary.json and report.html of a folder of results again, from its tables.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  ./crosstalk report results/four-antibodies-20260102-101500")
final class ReportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "a folder that crosstalk run made")
    private Path folder = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        FinishedRun.report(folder, spec.commandLine().getOut());
        return ExitCode.OK;
    }
}
