package crosstalk.solver.spatial;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class WorkersTest {

    @Test
    void share_memoryDoesNotSufficeOnAnyThread_callerIsTold() {
        Thread caller = Thread.currentThread();
        for (boolean byCaller : new boolean[] {true, false}) {
            CountDownLatch both = new CountDownLatch(2);
            try (Workers workers = new Workers(2)) {
                assertThrows(
                        OutOfMemoryError.class,
                        () -> workers.share(2, task -> {
                            both.countDown();
                            await(both);
                            if ((Thread.currentThread() == caller) == byCaller) {
                                throw new OutOfMemoryError("Java heap space");
                            }
                        }));
            }
        }
    }

    private static void await(CountDownLatch both) {
        try {
            both.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
