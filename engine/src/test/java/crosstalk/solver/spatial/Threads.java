package crosstalk.solver.spatial;

import java.util.concurrent.atomic.AtomicInteger;

/// Crews for tests: what is done must not depend on them.
final class Threads {

    private Threads() {}

    /// Two threads, that take tasks from the last to the first.
    static final Crew TWO = (tasks, work) -> {
        AtomicInteger left = new AtomicInteger(tasks);
        Runnable loop = () -> {
            for (int task = left.decrementAndGet(); task >= 0; task = left.decrementAndGet()) {
                work.accept(task);
            }
        };
        Thread other = new Thread(loop);
        other.start();
        loop.run();
        try {
            other.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    };
}
