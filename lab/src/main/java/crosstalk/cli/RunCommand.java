package crosstalk.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `crosstalk run FILE`: a study, its results and its report.
@Command(
        name = "run",
        description = {
            "Runs a study and writes a folder of results with a report.",
            "The study and its models are checked first; when something is wrong with them, every problem is said and nothing"
                    + " is written. Ctrl-C ends a run and keeps the animals that are finished."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./crosstalk run studies/four-antibodies.yaml",
            "  ./crosstalk run studies/four-antibodies.yaml --fidelity mean-field --subjects 10",
            "  ./crosstalk run studies/four-antibodies.yaml --arms control,anti-pd-1",
            "  ./crosstalk run studies/08-architecture.yaml --subjects 1",
            "  ./crosstalk run studies/four-antibodies.yaml --fidelity spatial --voxel \"300 um\" --subjects 2 --arms control",
            "  ./crosstalk run studies/four-antibodies.yaml --output results/mine --resume"
        })
final class RunCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "a study file")
    private Path file = Path.of("");

    @Option(
            names = "--fidelity",
            paramLabel = "KIND",
            description =
                    "mean-field, stochastic, or spatial: whole tumours in voxels, every cell counted; default: what the study says")
    private @Nullable String fidelity;

    @Option(
            names = "--voxel",
            paramLabel = "EDGE",
            description =
                    "edge of a voxel of a spatial run, 20 to 500 um, such as \"150 um\"; default: what the study says, or 200 um")
    private @Nullable String voxel;

    @Option(
            names = "--subjects",
            paramLabel = "N",
            description = "animals in every arm; default: what the study says. Animal 7 is the same whatever N is")
    private @Nullable Integer subjects;

    @Option(
            names = "--arms",
            paramLabel = "A,B",
            split = ",",
            description = "run these arms only, by name; may be repeated")
    private List<String> arms = List.of();

    @Option(names = "--seed", paramLabel = "S", description = "of all random numbers; default: what the study says")
    private @Nullable Long seed;

    @Option(names = "--threads", paramLabel = "N", description = "default: one for each processor")
    private @Nullable Integer threads;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description =
                    "folder for the results; default: results/STUDY-DATE-TIME. A folder that holds something is refused")
    private @Nullable Path output;

    @Option(
            names = "--resume",
            description =
                    "continue the interrupted run in the folder of --output; the study and the options must be the same")
    private boolean resume;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        StudyChoice choice = new StudyChoice(file, fidelity, voxel, subjects, arms, seed, threads, output, resume);
        return new StudyRun(
                        choice, spec.commandLine().getOut(), spec.commandLine().getErr())
                .run();
    }
}
