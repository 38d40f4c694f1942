package crosstalk.cli;

import crosstalk.study.Ensemble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ends a run cleanly on Ctrl-C: the process stays until what is finished is on the disk and the user was told.
final class Interruption implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    Interruption(Ensemble ensemble) {
        this.hook = new Thread(() -> stop(ensemble), "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stop(Ensemble ensemble) {
        ensemble.stop();
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("Still busy; ending anyway. What is finished is kept.");
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /// The run is over; from now on the process may end at any time.
    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            // The hook is at work and sees that the run is over.
        }
    }
}
