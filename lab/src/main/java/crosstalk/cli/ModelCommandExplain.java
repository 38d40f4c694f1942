package crosstalk.cli;

import crosstalk.model.Explanation;
import crosstalk.model.Model;
import crosstalk.model.ProblemsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `crosstalk model explain FILE`.
@Command(
        name = "explain",
        description = {
            "Says a model in plain sentences: who is there, who talks to whom, what each cell and drug does, and where every"
                    + " number comes from. For a model that extends another: what it changes, which is its hypothesis.",
            "Prints to the terminal, or writes one HTML page with a picture."
        },
        mixinStandardHelpOptions = true)
final class ModelCommandExplain implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "a model file")
    private Path file = Path.of("");

    @Option(names = "--html", paramLabel = "PAGE", description = "write a page instead; refused if the file exists")
    private @Nullable Path html;

    @Option(
            names = "--width",
            paramLabel = "COLUMNS",
            description = "of the terminal; default: 100",
            defaultValue = "100")
    private int width;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            Explanation explanation = Explanation.of(Model.read(file));
            if (html == null) {
                spec.commandLine().getOut().print(explanation.text(width));
                spec.commandLine().getOut().flush();
            } else {
                Files.writeString(html, explanation.html(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            }
            return ModelCommandExit.OK;
        } catch (ProblemsException e) {
            return ModelCommandExit.refuse(e, err);
        } catch (FileAlreadyExistsException e) {
            err.println("--html " + html + ": exists already; name another file, or delete it first");
            return ModelCommandExit.REFUSED;
        } catch (IOException e) {
            err.println("can not write " + html + ": " + e.getMessage());
            return ModelCommandExit.FAILED;
        }
    }
}
