package crosstalk.cli;

import crosstalk.cli.ModelCommandOptions.Settings;
import crosstalk.model.Lowered;
import crosstalk.model.Model;
import crosstalk.model.ProblemsException;
import crosstalk.solver.SolverException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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

/// `crosstalk model simulate FILE`: time courses of one typical subject.
@Command(
        name = "simulate",
        description = {
            "Runs a model for one typical subject and writes a table (CSV) with a row per time.",
            "Day 0 is the inoculation that the model says. Columns: day; volume@SITE (mm^3); every population at every place"
                    + " (cells); readouts in the model's units; DRUG@plasma and DRUG@SITE (nM). A dose on the day of a row"
                    + " shows in the next row. As in a study, a tumour whose last malignant cell is gone stays gone.",
            "With --runs above 1 each column is followed by its mean and standard deviation over the runs (X-mean, X-sd)."
                    + " Runs differ by chance only: every run is the typical subject. Subjects that differ are for studies."
        },
        mixinStandardHelpOptions = true)
final class ModelCommandSimulate implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "a model file")
    private Path file = Path.of("");

    @Option(names = "--end", paramLabel = "TIME", description = "last time, such as 60day", required = true)
    private String end = "";

    @Option(
            names = "--every",
            paramLabel = "TIME",
            description = "time between rows; default: 1 day",
            defaultValue = "1 day")
    private String every = "";

    @Option(
            names = "--fidelity",
            paramLabel = "KIND",
            description = "mean-field (default) or stochastic",
            defaultValue = "mean-field")
    private String fidelity = "";

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "stochastic runs, 1 to 10000; default: 1",
            defaultValue = "1")
    private int runs;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "seed of the stochastic runs; default: 1",
            defaultValue = "1")
    private long seed;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description =
                    "a parameter and its value with unit, such as pd1_weight=0 or \"cd8_depletion=2 1/day\"; a name without"
                            + " its index means every member; may be repeated",
            arity = "1..*")
    private List<String> set = new ArrayList<>();

    @Option(
            names = "--drug",
            paramLabel = "REGIMEN",
            description =
                    "a drug and its doses, such as \"anti-pd-1: 200 ug intraperitoneal on days 7, 10\"; days count from"
                            + " day 0; may be repeated")
    private List<String> drugs = new ArrayList<>();

    @Option(
            names = "--body-mass",
            paramLabel = "MASS",
            description = "of the subject, such as 20 g; for doses in mg/kg")
    private @Nullable String bodyMass;

    @Option(
            names = "--output",
            paramLabel = "CSV",
            description = "the table to write; refused if it exists",
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
            Settings settings = options.read(end, every, fidelity, runs, seed, set, drugs, bodyMass);
            options.requireNew(output);
            if (!options.problems().isEmpty()) {
                return ModelCommandExit.refuse(options.problems(), err);
            }
            Model model = read.with(settings.values());
            if (model.inoculation().isEmpty()) {
                err.println("warning: the model says no inoculation, so nothing is injected");
            }
            Lowered lowered = model.lower(settings.drugs().keySet(), List.of());
            String table = new ModelCommandCourse(model, lowered, settings).table();
            write(table);
            return ModelCommandExit.OK;
        } catch (ProblemsException e) {
            return ModelCommandExit.refuse(e, err);
        } catch (SolverException e) {
            err.println(file + ": the run can not go on: " + e.getMessage());
            return ModelCommandExit.FAILED;
        } catch (IOException e) {
            err.println("can not write " + output + ": " + e.getMessage());
            return ModelCommandExit.FAILED;
        }
    }

    private void write(String table) throws IOException {
        Path folder = output.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(output, table, StandardOpenOption.CREATE_NEW);
    }
}
