package crosstalk.results;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a result folder was made from, and by what.
///
/// @param crosstalk version
/// @param status `complete`, or `interrupted` as long as subjects are missing
/// @param study name
/// @param studyFile path of the study in the folder's `study`
/// @param files every file that was read, in order of path
/// @param seed of all random numbers
/// @param fidelity `mean-field`, `stochastic` or `spatial`
/// @param voxel edge of a voxel, mm; null where nothing is resolved in space
/// @param subjects in every arm
/// @param models names
/// @param arms names, as they stand in the tables
/// @param jdk version
/// @param os name, version and processor
/// @param duckdb version
/// @param started first start, UTC
/// @param durationSeconds of all runs that went into this folder
/// @param threads of the last run
public record Manifest(
        String crosstalk,
        String status,
        String study,
        String studyFile,
        List<SourceFile> files,
        long seed,
        String fidelity,
        @Nullable Double voxel,
        int subjects,
        List<String> models,
        List<String> arms,
        String jdk,
        String os,
        String duckdb,
        String started,
        double durationSeconds,
        int threads) {
    static final String COMPLETE = "complete";
    static final String INTERRUPTED = "interrupted";

    /// A file that was read.
    ///
    /// @param path in the folder's `study`, with forward slashes
    /// @param role `study`, `model`, `evidence` or `references`
    /// @param sha256 in hexadecimal
    public record SourceFile(String path, String role, String sha256) {}

    /// The manifest of a run that is about to begin.
    static Manifest beginning(StudyDescription study, Sources sources, String duckdb, int threads) {
        return new Manifest(
                Version.crosstalk(),
                INTERRUPTED,
                study.name(),
                sources.studyFile(),
                sources.hashes(),
                study.seed(),
                study.fidelity(),
                study.voxel(),
                study.subjects(),
                study.modelNames(),
                study.armNames(),
                Version.jdk(),
                Version.system(),
                duckdb,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                0,
                threads);
    }

    /// The manifest of a folder.
    static Manifest read(Path folder) {
        return Json.read(folder.resolve("manifest.json"), Manifest.class);
    }

    void write(Path folder) {
        Json.write(folder.resolve("manifest.json"), this);
    }

    public boolean complete() {
        return status.equals(COMPLETE);
    }

    Manifest with(String newStatus, double seconds, int newThreads) {
        return new Manifest(
                crosstalk,
                newStatus,
                study,
                studyFile,
                files,
                seed,
                fidelity,
                voxel,
                subjects,
                models,
                arms,
                jdk,
                os,
                duckdb,
                started,
                seconds,
                newThreads);
    }

    /// Why a run can not be continued with other inputs: one line for each difference, empty when there is none.
    List<String> differencesTo(Manifest now) {
        List<String> differences = new ArrayList<>();
        compare(differences, "Crosstalk version", crosstalk, now.crosstalk);
        compare(differences, "study", study, now.study);
        compare(differences, "seed", seed, now.seed);
        compare(differences, "fidelity", fidelity, now.fidelity);
        compare(differences, "voxel (mm)", voxel, now.voxel);
        compare(differences, "subjects", subjects, now.subjects);
        compare(differences, "models", models, now.models);
        compare(differences, "arms", arms, now.arms);
        compareFiles(differences, now);
        return differences;
    }

    private void compareFiles(List<String> differences, Manifest now) {
        for (SourceFile before : files) {
            boolean still = now.files.stream().anyMatch(after -> after.path.equals(before.path));
            if (!still) {
                differences.add(before.role + " file " + before.path + ": no longer used");
            }
        }
        for (SourceFile after : now.files) {
            files.stream()
                    .filter(before -> before.path.equals(after.path))
                    .findFirst()
                    .ifPresentOrElse(
                            before -> {
                                if (!before.sha256.equals(after.sha256)) {
                                    differences.add(after.role + " file " + after.path + ": changed since");
                                }
                            },
                            () -> differences.add(after.role + " file " + after.path + ": not used then"));
        }
    }

    private static void compare(List<String> differences, String what, @Nullable Object before, @Nullable Object now) {
        if (!Objects.equals(before, now)) {
            differences.add(what + ": " + before + " in the folder, " + now + " now");
        }
    }
}
