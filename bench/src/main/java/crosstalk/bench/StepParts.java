package crosstalk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/// Which part of a step in space takes which share of the time, by samples of the flight recorder: a sample belongs to the
/// part whose method is on its stack.
final class StepParts {

    private static final String SAMPLE = "jdk.ExecutionSample";
    private static final String OWNER = "crosstalk.solver.spatial.TissueRun";
    private static final String REST = "the rest";
    private static final List<String> PARTS =
            List.of("open", "findFields", "react", "arrive", "roam", "push", "follow", "gather");

    private StepParts() {}

    /// Runs something on the calling thread alone.
    ///
    /// @return by part: its share of all samples
    static Map<String, Double> record(Runnable work) throws IOException {
        Path file = Files.createTempFile("step-parts", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable(SAMPLE).withPeriod(Duration.ofMillis(10));
            recording.start();
            work.run();
            recording.stop();
            recording.dump(file);
            return shares(RecordingFile.readAllEvents(file));
        } finally {
            Files.delete(file);
        }
    }

    private static Map<String, Double> shares(List<RecordedEvent> events) {
        Map<String, Double> found = new LinkedHashMap<>();
        PARTS.forEach(part -> found.put(part, 0.0));
        found.put(REST, 0.0);
        long samples = events.stream().filter(StepParts::isSample).count();
        events.stream()
                .filter(StepParts::isSample)
                .forEach(event -> found.merge(part(event), 1.0 / samples, Double::sum));
        return found;
    }

    private static boolean isSample(RecordedEvent event) {
        return event.getEventType().getName().equals(SAMPLE) && event.getStackTrace() != null;
    }

    private static String part(RecordedEvent event) {
        Optional<String> part = event.getStackTrace().getFrames().stream()
                .map(RecordedFrame::getMethod)
                .filter(method -> method.getType().getName().equals(OWNER))
                .map(method -> method.getName())
                .filter(PARTS::contains)
                .findFirst();
        return part.orElse(REST);
    }
}
