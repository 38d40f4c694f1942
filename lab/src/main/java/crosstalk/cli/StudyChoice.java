package crosstalk.cli;

import crosstalk.model.ProblemsException;
import crosstalk.quantity.Suggestion;
import crosstalk.study.Arm;
import crosstalk.study.Fidelity;
import crosstalk.study.Study;
import crosstalk.study.Voxels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the user chose to run; null stands for what the study says.
///
/// @param file study file
/// @param fidelity as written
/// @param voxel edge of a voxel, as written
/// @param subjects in every arm
/// @param arms names; empty for all
/// @param seed of all random numbers
/// @param threads null for one for each processor
/// @param output folder of the results; null for a new one
/// @param resume whether to continue in it
record StudyChoice(
        Path file,
        @Nullable String fidelity,
        @Nullable String voxel,
        @Nullable Integer subjects,
        List<String> arms,
        @Nullable Long seed,
        @Nullable Integer threads,
        @Nullable Path output,
        boolean resume) {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final int MOST_THREADS = 1024;

    StudyChoice {
        arms = arms.stream().map(String::strip).distinct().toList();
    }

    /// Reads the study and applies the choices.
    ///
    /// @throws ProblemsException with every problem of the study and its models
    /// @throws RefusedException with every choice that can not be
    Study study() throws ProblemsException, RefusedException {
        List<String> problems = new ArrayList<>();
        Study study = Study.read(file);
        if (fidelity != null) {
            Optional<Fidelity> chosen = Arrays.stream(Fidelity.values())
                    .filter(each -> each.text().equals(fidelity))
                    .findFirst();
            study = chosen.map(study::withFidelity).orElse(study);
            if (chosen.isEmpty()) {
                problems.add("--fidelity " + fidelity + ": expected "
                        + Arrays.stream(Fidelity.values()).map(Fidelity::text).collect(Collectors.joining(" or ")));
            }
        }
        study = withVoxels(study, problems);
        if (subjects != null && (subjects < 1 || subjects > Study.MOST_SUBJECTS)) {
            problems.add("--subjects " + subjects + ": expected 1 to " + Study.MOST_SUBJECTS);
        } else if (subjects != null) {
            study = study.withSubjects(subjects);
        }
        if (seed != null) {
            study = study.withSeed(seed);
        }
        if (threads != null && (threads < 1 || threads > MOST_THREADS)) {
            problems.add("--threads " + threads + ": expected 1 to " + MOST_THREADS);
        }
        if (output != null && output.toString().isBlank()) {
            problems.add("--output is empty: expected a folder");
        } else if (output != null && Files.exists(output) && !Files.isDirectory(output)) {
            problems.add("--output " + output + ": is a file, expected a folder");
        }
        if (resume && output == null) {
            problems.add("--resume needs --output DIR, the folder of the run to continue");
        }
        List<Arm> chosen = chosenArms(study, problems);
        problems.addAll(study.problemsInSpace());
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return study.withArms(chosen);
    }

    private Study withVoxels(Study study, List<String> problems) {
        if (voxel == null) {
            return study;
        }
        if (study.fidelity() != Fidelity.SPATIAL) {
            problems.add("--voxel " + voxel + ": only a run with --fidelity spatial has voxels; this one is "
                    + study.fidelity().text());
            return study;
        }
        try {
            return study.withVoxels(Voxels.of(voxel));
        } catch (IllegalArgumentException e) {
            problems.add("--voxel: " + e.getMessage());
            return study;
        }
    }

    private List<Arm> chosenArms(Study study, List<String> problems) {
        List<String> names = study.arms().stream().map(Arm::name).toList();
        for (String arm : arms) {
            if (arm.isEmpty()) {
                problems.add("--arms holds an empty name; the study has: " + String.join(", ", names));
            } else if (!names.contains(arm)) {
                String hint = Suggestion.phrase(arm, names);
                problems.add("--arms " + arm + ": the study has no such arm"
                        + (hint.isEmpty() ? ", it has: " + String.join(", ", names) : hint));
            }
        }
        return study.arms().stream()
                .filter(arm -> arms.isEmpty() || arms.contains(arm.name()))
                .toList();
    }

    int threadsToUse() {
        return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    }

    /// The folder of the results; by default one that is named after the study and the present time.
    Path folder(Study study) {
        return output != null
                ? output
                : Path.of(
                        "results",
                        study.name().replaceAll("[^\\p{L}\\p{N} _-]+", "_") + "-"
                                + LocalDateTime.now(ZoneId.systemDefault()).format(MOMENT));
    }

    /// The command that continues this run in a folder.
    String resumeCommand(Path folder) {
        StringBuilder command = new StringBuilder("./crosstalk run ").append(quoted(file.toString()));
        append(command, "--fidelity", fidelity);
        append(command, "--voxel", voxel);
        append(command, "--subjects", subjects);
        append(command, "--arms", arms.isEmpty() ? null : String.join(",", arms));
        append(command, "--seed", seed);
        append(command, "--threads", threads);
        append(command, "--output", folder);
        return command.append(" --resume").toString();
    }

    private static void append(StringBuilder command, String option, @Nullable Object value) {
        if (value != null) {
            command.append(' ').append(option).append(' ').append(quoted(value.toString()));
        }
    }

    private static String quoted(String text) {
        return text.matches("[\\w./,:=+-]+") ? text : "\"" + text + "\"";
    }

    /// Choices that can not be, all of them.
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException(List<String> problems) {
            super(String.join("\n", problems));
        }
    }
}
