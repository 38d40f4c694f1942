package crosstalk.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs in processes of their own, killed in the middle or short of disk.
@Tag("slow")
class KilledRunTest {
    private static final FakeStudy STUDY = new FakeStudy(30, 3, 40, 0);
    private static final int KILLS = 4;
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    Path home;

    @Test
    void record_killedAgainAndAgain_sameBytesInTheEnd() throws Exception {
        RecordingProcess.record(home.resolve("whole"), STUDY, 2);
        Path folder = home.resolve("killed");
        Random random = new Random(1);
        int kept = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = start(command(folder, STUDY), "kill-" + kill);
            int goal = kept + 1 + random.nextInt(8);
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (process.isAlive() && finished(folder) < goal && System.nanoTime() < deadline) {
                Thread.sleep(1);
            }
            Thread.sleep(random.nextInt(30));
            process.destroyForcibly().waitFor();
            assertNotEquals(0, process.exitValue(), "the process was done before it could be killed");
            int now = finished(folder);
            assertTrue(now >= kept, now + " subjects kept, " + kept + " before");
            kept = now;
        }
        assertTrue(kept > 0 && kept < 2 * STUDY.subjects(), kept + " subjects kept");
        Process last = start(command(folder, STUDY), "last");
        assertTrue(last.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
        assertEquals(0, last.exitValue(), Files.readString(home.resolve("last.txt")));
        ResultFolderTest.assertSameTables(home.resolve("whole"), folder);
        assertFalse(Files.exists(folder.resolve("parts")));
    }

    @Test
    void record_fullDisk_saysSoAndKeepsWholeSubjectsOnly() throws Exception {
        Path disk = Files.createDirectories(home.resolve("disk"));
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/unshare")), "no unshare here to make a small disk with");
        Path folder = disk.resolve("run");
        List<String> command =
                new ArrayList<>(List.of("/usr/bin/unshare", "--user", "--map-root-user", "--mount", "sh", "-c"));
        command.add("mount -t tmpfs -o size=600k tmpfs " + disk + " || exit 77; \"$@\"; code=$?; echo listing;" + " ls "
                + folder + "/parts; exit $code");
        command.add("sh");
        command.addAll(command(folder, STUDY));
        Process process = start(command, "full");
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
        assumeTrue(process.exitValue() != 77, "a small disk can not be mounted here");
        String said = Files.readString(home.resolve("full.txt"));
        assertEquals(1, process.exitValue(), said);
        assertTrue(said.contains("the disk is full"), said);
        String listing = said.substring(said.indexOf("listing"));
        assertFalse(listing.contains(".tmp"), said);
        assertTrue(listing.contains("colorectal-mmr"), said);
    }

    private static int finished(Path folder) throws IOException {
        Path parts = folder.resolve("parts");
        if (!Files.isDirectory(parts)) {
            return 0;
        }
        try (Stream<Path> entries = Files.list(parts)) {
            return (int)
                    entries.filter(entry -> !entry.toString().endsWith(".tmp")).count();
        }
    }

    private List<String> command(Path folder, FakeStudy study) throws IOException {
        Path temporary = Files.createDirectories(home.resolve("temporary"));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx300m",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                RecordingProcess.class.getName(),
                folder.toString(),
                String.valueOf(study.subjects()),
                String.valueOf(study.drugs()),
                String.valueOf(study.populations()),
                String.valueOf(study.naive()),
                "2");
    }

    private Process start(List<String> command, String name) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(name + ".txt").toFile())
                .start();
    }
}
