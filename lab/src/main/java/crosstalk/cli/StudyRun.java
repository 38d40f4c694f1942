package crosstalk.cli;

import crosstalk.model.ProblemsException;
import crosstalk.results.FolderException;
import crosstalk.results.ResultFolder;
import crosstalk.results.Sources;
import crosstalk.results.StudyDescription;
import crosstalk.study.Ensemble;
import crosstalk.study.Fidelity;
import crosstalk.study.MemoryException;
import crosstalk.study.Study;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ExitCode;

/// Runs a study: reads and checks it, simulates what is missing, puts the results together, reports.
final class StudyRun {
    private final StudyChoice choice;
    private final PrintWriter out;
    private final PrintWriter err;

    StudyRun(StudyChoice choice, PrintWriter out, PrintWriter err) {
        this.choice = choice;
        this.out = out;
        this.err = err;
    }

    /// Runs to the end, or until it is interrupted.
    ///
    /// @return the exit code
    int run() {
        try {
            return run(choice.study());
        } catch (ProblemsException problems) {
            return ModelCommandExit.refuse(problems, err);
        } catch (StudyChoice.RefusedException refused) {
            err.println(refused.getMessage());
            return ExitCode.USAGE;
        } catch (OutOfMemoryError _) {
            // Not in a subject: while the study was read, or results were put together.
            err.println("There is not enough memory. " + moreMemory());
            return ExitCode.SOFTWARE;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private int run(Study study) {
        Ensemble ensemble = new Ensemble(study);
        Optional<String> refusal =
                ensemble.refusal(choice.threadsToUse(), Runtime.getRuntime().maxMemory());
        if (refusal.isPresent()) {
            err.println(refusal.get());
            return ExitCode.USAGE;
        }
        Path path = choice.folder(study);
        try (Interruption _ = new Interruption(ensemble);
                ResultFolder folder = open(study, path)) {
            if (folder.wasComplete()) {
                err.println(path + " is complete already; making its summary and report again");
            } else if (folder.kept() > 0) {
                err.println("Resuming " + path + ": " + folder.kept() + " animals are finished");
            }
            int code = simulate(study, ensemble, folder);
            if (code == ExitCode.OK) {
                folder.complete();
                FinishedRun.report(path, out);
            }
            out.flush();
            err.flush();
            return code;
        }
    }

    private ResultFolder open(Study study, Path path) {
        StudyDescription description = StudyDescription.of(study);
        Sources sources = Sources.of(choice.file(), study);
        return choice.resume()
                ? ResultFolder.resume(path, description, sources, choice.threadsToUse())
                : ResultFolder.create(path, description, sources, choice.threadsToUse());
    }

    private int simulate(Study study, Ensemble ensemble, ResultFolder folder) {
        Ensemble.Result result;
        try (RunProgress progress = new RunProgress(err, RunProgress.onTerminal())) {
            result = ensemble.run(
                    choice.threadsToUse(), task -> folder.has(task.model(), task.subject()), folder, progress);
        } catch (MemoryException failure) {
            folder.interrupt();
            err.println(explained(failure, study.fidelity() == Fidelity.SPATIAL));
            err.println(howToResume(folder));
            return ExitCode.SOFTWARE;
        } catch (IllegalStateException failure) {
            if (failure.getCause() instanceof FolderException known) {
                err.println(howToResume(folder));
                throw known;
            }
            throw failure;
        }
        if (result.complete() && result.failures().isEmpty()) {
            return ExitCode.OK;
        }
        folder.interrupt();
        for (Ensemble.Failure failure : result.failures()) {
            err.println(failure.task().model() + ", animal " + failure.task().subject() + ", arm \"" + failure.arm()
                    + "\" failed: " + failure.message());
        }
        err.println(howToResume(folder));
        return result.complete() ? ExitCode.SOFTWARE : Main.INTERRUPTED;
    }

    /// What happened to whom, and what to do about it.
    ///
    /// @param hasVoxels whether the run was one in space
    static String explained(MemoryException failure, boolean hasVoxels) {
        return failure.task().model() + ", animal " + failure.task().subject() + ", arm \"" + failure.arm()
                + "\" found not enough memory, so the run has ended. "
                + (hasVoxels ? "Larger voxels (--voxel) or fewer" : "Fewer")
                + " animals at once (--threads) take less. " + moreMemory();
    }

    private static String moreMemory() {
        long now = Runtime.getRuntime().maxMemory() >> 20;
        return "Java may take " + now + " MB; more by CROSSTALK_JAVA_OPTS=-Xmx" + 2 * now + "m";
    }

    private String howToResume(ResultFolder folder) {
        return "Finished animals are kept: " + folder.kept() + ". To continue:" + System.lineSeparator() + "  "
                + choice.resumeCommand(folder.path());
    }
}
