package crosstalk.results;

import crosstalk.histology.Snapshot;
import crosstalk.results.Parts.Part;
import crosstalk.study.Recorder;
import crosstalk.study.SubjectResult;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A folder of results while a study runs. Killed at any moment, it holds whole subjects only, and can be resumed.
///
/// Each finished subject becomes a folder of its own in `parts`; [#complete] merges them into the final tables, whose
/// bytes depend neither on the number of threads nor on how often the run was interrupted.
public final class ResultFolder implements Recorder, AutoCloseable {
    private static final String LOCK = ".lock";
    private static final Set<String> BEFORE_MANIFEST =
            Set.of(LOCK, "study", "study.json", "study.json.tmp", "parts", "manifest.json.tmp");

    private final Path folder;
    private final StudyDescription study;
    private final Manifest manifest;
    private final Parts parts;
    private final Set<Part> finished = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<PartWriter> idle = new ConcurrentLinkedQueue<>();
    private final FileChannel lockChannel;
    private final long begun = System.nanoTime();

    private ResultFolder(Path folder, StudyDescription study, Manifest manifest) {
        this.folder = folder;
        this.study = study;
        this.manifest = manifest;
        this.parts = new Parts(folder, study);
        this.lockChannel = lock(folder);
    }

    /// Makes the folder of a new run and writes down what it is made from.
    ///
    /// @throws FolderException if the folder exists and is not empty, or can not be written
    public static ResultFolder create(Path folder, StudyDescription study, Sources sources, int threads) {
        if (isOccupied(folder)) {
            throw FolderException.refusing(
                    folder + " exists already: choose another --output, or continue it with --resume");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw FolderException.writing(folder, failure);
        }
        ResultFolder result = new ResultFolder(folder, study, beginning(study, sources, threads));
        try {
            sources.copyTo(folder.resolve("study"));
            study.write(folder);
            Files.createDirectories(result.parts.folder());
            result.manifest.write(folder);
            return result;
        } catch (IOException failure) {
            result.close();
            throw FolderException.writing(folder, failure);
        } catch (FolderException failure) {
            result.close();
            throw failure;
        }
    }

    /// Continues a run that was interrupted; begins it where it was killed before anything was kept.
    ///
    /// @throws FolderException if the folder is something else, is in use, or was made from something else
    public static ResultFolder resume(Path folder, StudyDescription study, Sources sources, int threads) {
        if (!Files.isRegularFile(folder.resolve("manifest.json"))) {
            if (isOccupied(folder)) {
                throw FolderException.refusing(
                        folder + " is no result folder: it has no manifest.json, so there is nothing to resume");
            }
            return create(folder, study, sources, threads);
        }
        Manifest before = Manifest.read(folder);
        List<String> differences = before.differencesTo(beginning(study, sources, threads));
        if (!differences.isEmpty()) {
            throw FolderException.refusing("can not resume " + folder + ", it was made from something else:\n  "
                    + String.join("\n  ", differences) + "\nchoose another --output for a new run");
        }
        ResultFolder result =
                new ResultFolder(folder, study, before.with(before.status(), before.durationSeconds(), threads));
        try {
            result.finished.addAll(result.parts.finished());
            if (!before.complete()) {
                Files.createDirectories(result.parts.folder());
            }
            return result;
        } catch (IOException failure) {
            result.close();
            throw FolderException.writing(folder, failure);
        } catch (FolderException failure) {
            result.close();
            throw failure;
        }
    }

    /// Whether a folder holds anything but what a run writes before its manifest, which comes last.
    private static boolean isOccupied(Path folder) {
        if (!Files.exists(folder)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .anyMatch(name -> !BEFORE_MANIFEST.contains(name));
        } catch (IOException failure) {
            throw FolderException.reading(folder, failure);
        }
    }

    private static Manifest beginning(StudyDescription study, Sources sources, int threads) {
        return Manifest.beginning(study, sources, Tables.duckdbVersion(), threads);
    }

    private static FileChannel lock(Path folder) {
        try {
            FileChannel channel =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw FolderException.refusing(folder + " is in use by another run");
            }
            return channel;
        } catch (IOException failure) {
            throw FolderException.writing(folder, failure);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldHere) {
            return null;
        }
    }

    public Path path() {
        return folder;
    }

    /// Whether everything was done in an earlier run.
    public boolean wasComplete() {
        return manifest.complete();
    }

    /// Whether a subject is kept already and needs no run.
    public boolean has(String model, int subject) {
        return manifest.complete() || finished.contains(new Part(model, subject));
    }

    /// Subjects that are kept, over all models.
    public int kept() {
        return manifest.complete() ? study.animals() * study.models().size() : finished.size();
    }

    @Override
    public void record(SubjectResult result) {
        Part part = new Part(result.model(), result.subject());
        if (has(part.model(), part.subject())) {
            return;
        }
        boolean kept = false;
        @Nullable PartWriter writer = idle.poll();
        try {
            if (writer == null) {
                writer = new PartWriter(
                        study.armNames(),
                        traitUnits(),
                        Table.of(study).contains(Table.SPACE),
                        parts.folder().resolve("spill.tmp"));
            }
            writer.write(result, parts.begin(part));
            parts.publish(part);
            finished.add(part);
            idle.add(writer);
            kept = true;
        } catch (SQLException | IOException failure) {
            throw FolderException.writing(parts.of(part), failure);
        } finally {
            if (!kept) {
                Durable.deleteQuietly(Durable.unfinished(parts.of(part)));
                discard(writer);
            }
        }
    }

    @Override
    public void image(String model, String arm, int subject, double day, Snapshot tissue) {
        if (!has(model, subject)) {
            new Images(folder, study).write(model, arm, subject, day, tissue);
        }
    }

    private static void discard(@Nullable PartWriter writer) {
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (SQLException alreadyFailed) {
            // The failure that led here is the one to report.
        }
    }

    private Map<String, String> traitUnits() {
        Map<String, String> units = new HashMap<>();
        study.models()
                .forEach(model -> model.parameters()
                        .forEach(parameter -> units.put(parameter.name(), parameter.canonicalUnit())));
        return units;
    }

    /// Puts all subjects together as the final tables. Does nothing when that is done already.
    ///
    /// @throws IllegalStateException if a subject is missing
    public void complete() {
        if (!manifest.complete()) {
            List<Part> missing = missing();
            if (!missing.isEmpty()) {
                throw new IllegalStateException("not finished: " + missing);
            }
            new Merge(folder, parts, study).run();
            manifest.with(Manifest.COMPLETE, seconds(), manifest.threads()).write(folder);
        }
        Durable.deleteQuietly(parts.folder());
    }

    /// Notes how long this run took; what is finished stays.
    public void interrupt() {
        manifest.with(Manifest.INTERRUPTED, seconds(), manifest.threads()).write(folder);
    }

    private double seconds() {
        double here = (System.nanoTime() - begun) / 1e9;
        return Math.round(1000 * (manifest.durationSeconds() + here)) / 1000.0;
    }

    private List<Part> missing() {
        List<Part> missing = new ArrayList<>();
        for (String model : study.modelNames()) {
            for (int subject = 1; subject <= study.animals(); subject++) {
                if (!finished.contains(new Part(model, subject))) {
                    missing.add(new Part(model, subject));
                }
            }
        }
        return missing;
    }

    @Override
    public void close() {
        try {
            for (PartWriter writer : idle) {
                writer.close();
            }
            idle.clear();
            lockChannel.close();
            Files.deleteIfExists(folder.resolve(LOCK));
        } catch (SQLException | IOException failure) {
            throw FolderException.writing(folder, failure);
        }
    }
}
