package crosstalk.cli;

import crosstalk.cli.ModelCommandOptions.Settings;
import crosstalk.model.Lowered;
import crosstalk.model.Model;
import crosstalk.model.ProblemsException;
import crosstalk.sbml.SbmlWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `crosstalk model export FILE`: a model as SBML.
@Command(
        name = "export",
        description = {
            "Writes a model as SBML Level 3 Version 2, for other simulators: the typical subject, inoculated at time"
                    + " 0, with the doses that are given here as events. Run there or by `model simulate`, it gives the"
                    + " time courses of `model simulate` with the same options. Time is in days; cells are items;"
                    + " antibodies are in fmol.",
            "Kept as annotations: where each number comes from, its range, its spread between subjects. Not in the"
                    + " file: space, cohorts, measurement noise, other arms. docs/sbml.md says it in full."
        },
        mixinStandardHelpOptions = true)
final class ModelCommandExport implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "a model file")
    private Path file = Path.of("");

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description =
                    "a parameter and its value with unit, such as pd1_weight=0 or \"cd8_depletion=2 1/day\"; a name"
                            + " without its index means every member; may be repeated",
            arity = "1..*")
    private List<String> set = new ArrayList<>();

    @Option(
            names = "--drug",
            paramLabel = "REGIMEN",
            description =
                    "a drug and its doses, such as \"anti-pd-1: 200 ug intraperitoneal on days 7, 10\"; days count from"
                            + " day 0; may be repeated; drugs that are not named are not in the file")
    private List<String> drugs = new ArrayList<>();

    @Option(
            names = "--body-mass",
            paramLabel = "MASS",
            description = "of the subject, such as 20 g; for doses in mg/kg")
    private @Nullable String bodyMass;

    @Option(
            names = "--output",
            paramLabel = "XML",
            description = "the file to write; refused if it exists",
            required = true)
    private Path output = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            Model read = Model.read(file);
            ModelCommandOptions options = new ModelCommandOptions(read);
            Settings settings = options.read("1 day", "1 day", "mean-field", 1, 1, set, drugs, bodyMass);
            options.requireNew(output);
            if (!options.problems().isEmpty()) {
                return ModelCommandExit.refuse(options.problems(), err);
            }
            Model model = read.with(settings.values());
            if (model.inoculation().isEmpty()) {
                err.println("warning: the model says no inoculation, so nothing is injected");
            }
            Lowered lowered = model.lower(settings.drugs().keySet(), List.of());
            write(SbmlWriter.write(new ModelCommandSubject(model, lowered, settings).export()));
            return ModelCommandExit.OK;
        } catch (ProblemsException e) {
            return ModelCommandExit.refuse(e, err);
        } catch (IllegalArgumentException e) {
            return ModelCommandExit.refuse(List.of(file + ": " + e.getMessage()), err);
        } catch (IOException e) {
            err.println("can not write " + output + ": " + ModelCommandExit.reason(e));
            return ModelCommandExit.FAILED;
        }
    }

    /// Under another name first: the file is there whole or not at all.
    private void write(String text) throws IOException {
        Path folder = output.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path unfinished = output.resolveSibling(output.getFileName() + ".tmp");
        try (OutputStream out = Files.newOutputStream(unfinished, StandardOpenOption.CREATE_NEW)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (FileAlreadyExistsException notOurs) {
            throw notOurs;
        } catch (IOException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
        try {
            Files.move(unfinished, output, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
