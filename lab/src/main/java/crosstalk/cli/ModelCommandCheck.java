package crosstalk.cli;

import crosstalk.model.Census;
import crosstalk.model.Model;
import crosstalk.model.ProblemsException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `crosstalk model check FILE`.
@Command(
        name = "check",
        description = {
            "Reads a model with all that it extends and includes, looks up every name and checks every unit.",
            "Prints one line; warnings go to stderr. Exit 0 when the model can be used; else exit 2, every problem on stderr."
        },
        mixinStandardHelpOptions = true)
final class ModelCommandCheck implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "a model file")
    private Path file = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            Model model = Model.read(file);
            model.warnings().forEach(warning -> err.println("warning: " + warning));
            spec.commandLine().getOut().println(line(model));
            return ModelCommandExit.OK;
        } catch (ProblemsException e) {
            return ModelCommandExit.refuse(e, err);
        }
    }

    private static String line(Model model) {
        Census census = model.census();
        return "%s: %s, %s, %s, %s, %s, %d of them assumed; no problem"
                .formatted(
                        model.name(),
                        counted(census.populations(), "population"),
                        counted(census.channels(), "channel"),
                        counted(census.rules(), "rule"),
                        counted(census.drugs(), "drug"),
                        counted(census.parameters(), "parameter"),
                        census.assumed());
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
