package crosstalk.results;

import crosstalk.study.Study;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The files that a study was read from, as they were read.
///
/// @param studyFile path of the study below the folder that all files share, with forward slashes
/// @param files by path
public record Sources(String studyFile, List<Source> files) {
    private static final String REFERENCES = "references.bib";
    private static final int LEVELS_TO_REFERENCES = 3;

    public Sources {
        files = files.stream().sorted(Comparator.comparing(Source::path)).toList();
    }

    /// One file.
    ///
    /// @param path below the folder that all files share, with forward slashes
    /// @param role `study`, `model`, `evidence` or `references`
    /// @param content bytes
    public record Source(String path, String role, byte[] content) {}

    /// Those of a study, with its published figures and the references of its models.
    ///
    /// @param file from which the study was read
    public static Sources of(Path file, Study study) {
        Map<Path, String> roles = new TreeMap<>();
        Map<Path, byte[]> contents = new TreeMap<>();
        Path studyFile = place(file);
        study.sources().forEach((path, text) -> {
            roles.put(place(path), place(path).equals(studyFile) ? "study" : "model");
            contents.put(place(path), text.getBytes(StandardCharsets.UTF_8));
        });
        study.published().ifPresent(path -> add(roles, contents, place(path), "evidence"));
        for (Path path : List.copyOf(roles.keySet())) {
            references(path).ifPresent(bibliography -> add(roles, contents, bibliography, "references"));
        }
        if (!roles.containsKey(studyFile)) {
            add(roles, contents, studyFile, "study");
        }
        return of(studyFile, roles, contents);
    }

    private static Sources of(Path studyFile, Map<Path, String> roles, Map<Path, byte[]> contents) {
        Path shared = sharedFolder(List.copyOf(roles.keySet()));
        List<Source> files = new ArrayList<>();
        contents.forEach((path, content) ->
                files.add(new Source(below(shared, path), roles.getOrDefault(path, "model"), content)));
        return new Sources(below(shared, studyFile), files);
    }

    private static void add(Map<Path, String> roles, Map<Path, byte[]> contents, Path path, String role) {
        try {
            contents.put(path, Files.readAllBytes(path));
            roles.put(path, role);
        } catch (IOException failure) {
            throw FolderException.reading(path, failure);
        }
    }

    private static Optional<Path> references(Path file) {
        Path folder = file.getParent();
        for (int level = 0; folder != null && level <= LEVELS_TO_REFERENCES; level++) {
            Path candidate = folder.resolve(REFERENCES);
            if (Files.isRegularFile(candidate)) {
                return Optional.of(candidate);
            }
            folder = folder.getParent();
        }
        return Optional.empty();
    }

    private static Path place(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static Path sharedFolder(List<Path> files) {
        Path shared = files.getFirst().getParent();
        for (Path file : files) {
            while (shared != null && !file.startsWith(shared)) {
                shared = shared.getParent();
            }
        }
        if (shared == null) {
            throw FolderException.refusing("the study and its models lie on different drives; put them on one");
        }
        return shared;
    }

    private static String below(Path shared, Path file) {
        return shared.relativize(file).toString().replace('\\', '/');
    }

    /// Paths, roles and hashes, for the manifest.
    List<Manifest.SourceFile> hashes() {
        return files.stream()
                .map(file -> new Manifest.SourceFile(file.path(), file.role(), sha256(file.content())))
                .toList();
    }

    /// Writes all files below a folder.
    void copyTo(Path folder) {
        for (Source file : files) {
            Path target = folder.resolve(file.path());
            try {
                Files.createDirectories(folder.resolve(file.path()).resolveSibling(""));
            } catch (IOException failure) {
                throw FolderException.writing(target, failure);
            }
            Durable.write(target, file.content());
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
