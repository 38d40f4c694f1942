package crosstalk.cli;

import crosstalk.cli.ModelCommandOptions.Settings;
import crosstalk.model.Lowered;
import crosstalk.model.Model;
import crosstalk.model.ProblemsException;
import crosstalk.sbml.SbmlException;
import crosstalk.sbml.SbmlNetwork;
import crosstalk.solver.SolverException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/// `crosstalk model simulate FILE`: time courses of one typical subject.
@Command(
        name = "simulate",
        description = {
            "Runs a model and writes a table (CSV) with a row per time. FILE is a model of Crosstalk, run for one typical"
                    + " subject, or SBML (Level 2, Level 3 core).",
            "Day 0 is the inoculation that the model says. Columns: day; volume@SITE (mm^3); every population at every place"
                    + " (cells); readouts in the model's units; DRUG@plasma and DRUG@SITE (nM). A dose on the day of a row"
                    + " shows in the next row. As in a study, a tumour whose last malignant cell is gone stays gone.",
            "SBML: the first column is time, in the file's unit; then a column for each of --species.",
            "With --runs above 1 a model of Crosstalk has each column followed by its mean and standard deviation over the"
                    + " runs (X-mean, X-sd); of SBML these two replace it. Runs differ by chance only: every run is the typical subject. Subjects that differ are for studies."
        },
        mixinStandardHelpOptions = true)
final class ModelCommandSimulate implements Callable<Integer> {

    /// Options that only a model of Crosstalk has.
    private static final List<String> OWN = List.of("--every", "--set", "--drug", "--body-mass");

    /// What they are set to.
    static final class Own {
        @Option(names = "--every", paramLabel = "TIME", description = "time between rows; default: 1 day")
        String every = "1 day";

        @Option(
                names = "--set",
                paramLabel = "NAME=VALUE",
                description =
                        "a parameter and its value with unit, such as pd1_weight=0 or \"cd8_depletion=2 1/day\"; a name without"
                                + " its index means every member; may be repeated",
                arity = "1..*")
        List<String> set = new ArrayList<>();

        @Option(
                names = "--drug",
                paramLabel = "REGIMEN",
                description =
                        "a drug and its doses, such as \"anti-pd-1: 200 ug intraperitoneal on days 7, 10\"; days count from"
                                + " day 0; may be repeated")
        List<String> drugs = new ArrayList<>();

        @Option(
                names = "--body-mass",
                paramLabel = "MASS",
                description = "of the subject, such as 20 g; for doses in mg/kg")
        @Nullable
        String bodyMass;
    }

    @Parameters(paramLabel = "FILE", description = "a model file, or SBML (.xml)")
    private Path file = Path.of("");

    @Option(
            names = "--end",
            paramLabel = "TIME",
            description = "last time, such as 60day; of SBML a number, such as 10",
            required = true)
    private String end = "";

    @Option(
            names = "--fidelity",
            paramLabel = "KIND",
            description = "mean-field (default) or stochastic",
            defaultValue = "mean-field")
    private String fidelity = "";

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "stochastic runs; default: 1; of a model of Crosstalk at most 10000",
            defaultValue = "1")
    private int runs;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "seed of the stochastic runs; default: 1",
            defaultValue = "1")
    private long seed;

    @Option(
            names = "--output",
            paramLabel = "CSV",
            description = "the table to write; of a model of Crosstalk refused if it exists, of SBML replaced",
            required = true)
    private Path output = Path.of("");

    @ArgGroup(validate = false, heading = "%nFor a model of Crosstalk:%n")
    private Own own = new Own();

    @ArgGroup(validate = false, heading = "%nFor SBML:%n")
    private ModelCommandSbml sbml = new ModelCommandSbml();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        boolean isSbml;
        try {
            isSbml = SbmlNetwork.isXml(file);
        } catch (IOException e) {
            return ModelCommandExit.refuse(List.of(file + ": can not be read: " + e.getMessage()), err);
        }
        List<String> foreign = foreign(isSbml);
        if (!foreign.isEmpty()) {
            return ModelCommandExit.refuse(foreign, err);
        }
        return isSbml ? simulateSbml(err) : simulateModel(err);
    }

    /// Options that the file at hand does not have.
    private List<String> foreign(boolean isSbml) {
        ParseResult given = spec.commandLine().getParseResult();
        return (isSbml ? OWN : ModelCommandSbml.OWN)
                .stream()
                        .filter(given::hasMatchedOption)
                        .map(option -> option + " is for " + (isSbml ? "models of Crosstalk" : "SBML") + ", and " + file
                                + " is " + (isSbml ? "SBML" : "a model of Crosstalk"))
                        .toList();
    }

    private int simulateSbml(PrintWriter err) {
        if (output.toAbsolutePath().normalize().equals(file.toAbsolutePath().normalize())) {
            return ModelCommandExit.refuse(List.of("--output " + output + ": that is the model itself"), err);
        }
        try {
            ModelCommandSbml.Result result = sbml.run(file, end, fidelity, runs, seed);
            if (result.table() == null) {
                return ModelCommandExit.refuse(result.problems(), err);
            }
            write(
                    result.table(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE);
            return ModelCommandExit.OK;
        } catch (SbmlException e) {
            return ModelCommandExit.refuse(
                    e.problems().stream().map(Object::toString).toList(), err);
        } catch (IllegalArgumentException e) {
            return ModelCommandExit.refuse(List.of(String.valueOf(e.getMessage())), err);
        } catch (SolverException e) {
            err.println(file + ": the run can not go on: " + e.getMessage());
            return ModelCommandExit.FAILED;
        } catch (IOException e) {
            err.println("can not write " + output + ": " + e.getMessage());
            return ModelCommandExit.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Main.INTERRUPTED;
        }
    }

    private int simulateModel(PrintWriter err) {
        try {
            Model read = Model.read(file);
            ModelCommandOptions options = new ModelCommandOptions(read);
            Settings settings = options.read(end, own.every, fidelity, runs, seed, own.set, own.drugs, own.bodyMass);
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
            write(table, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
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

    private void write(String table, OpenOption... how) throws IOException {
        Path folder = output.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(output, table, how);
    }
}
