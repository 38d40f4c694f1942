package crosstalk.cli;

import crosstalk.results.FolderException;
import crosstalk.results.Version;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/// `crosstalk`.
@Command(
        name = "crosstalk",
        description =
                "A virtual laboratory for combination immunotherapy. A research instrument: it diagnoses nobody and"
                        + " treats nobody.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.JarVersion.class,
        subcommands = {RunCommand.class, AnalyzeCommand.class, ReportCommand.class, ModelCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./crosstalk run studies/four-antibodies.yaml",
            "  ./crosstalk run studies/four-antibodies.yaml --subjects 5",
            "  ./crosstalk report results/four-antibodies-20260102-101500",
            "  ./crosstalk model explain models/colorectal-mmrd.yaml",
            "",
            "Exit codes: 0 done, 1 failed, 2 refused, 130 interrupted."
        })
public final class Main {
    /// The command was interrupted; what was finished is kept.
    static final int INTERRUPTED = 130;

    private Main() {}

    /// Runs a command and ends the process with its exit code.
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::refuse)
                .setExecutionExceptionHandler(Main::fail);
    }

    /// Says what is wrong with the arguments, in one line, and where to read on.
    private static int refuse(ParameterException refusal, String[] arguments) {
        CommandLine command = refusal.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(refusal.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(refusal, err)) {
            err.println("Read more: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return ExitCode.USAGE;
    }

    /// Says what went wrong. A failure that no one foresaw shows where it happened.
    private static int fail(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (failure instanceof FolderException known) {
            err.println(known.getMessage());
            return known.isRefusal() ? ExitCode.USAGE : ExitCode.SOFTWARE;
        }
        err.println("crosstalk failed in a way that it should not; please report this:");
        failure.printStackTrace(err);
        return ExitCode.SOFTWARE;
    }

    /// The version in the jar.
    static final class JarVersion implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"crosstalk " + Version.crosstalk(), "JDK " + Runtime.version()};
        }
    }
}
