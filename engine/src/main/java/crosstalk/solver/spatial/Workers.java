package crosstalk.solver.spatial;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Several threads that share the work of one subject. Closed when it is done.
public final class Workers implements Crew, AutoCloseable {

    private final int helpers;
    private final ExecutorService pool;

    /// @param threads at least 1, the calling one counted
    public Workers(int threads) {
        helpers = threads - 1;
        pool = Executors.newFixedThreadPool(
                Math.max(1, helpers),
                Thread.ofPlatform().daemon().name("voxels-", 1).factory());
    }

    @Override
    public void share(int tasks, IntConsumer work) {
        if (helpers == 0 || tasks < 2) {
            Crew.ALONE.share(tasks, work);
            return;
        }
        AtomicInteger next = new AtomicInteger();
        Runnable loop = () -> {
            for (int task = next.getAndIncrement(); task < tasks; task = next.getAndIncrement()) {
                work.accept(task);
            }
        };
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < Math.min(helpers, tasks - 1); i++) {
            running.add(pool.submit(loop));
        }
        Throwable failure = null;
        try {
            loop.run();
        } catch (RuntimeException | OutOfMemoryError e) {
            failure = e;
            next.set(tasks);
        }
        for (Future<?> each : running) {
            failure = join(each, failure);
        }
        switch (failure) {
            case null -> {}
            case RuntimeException e -> throw e;
            case OutOfMemoryError e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }

    private static @Nullable Throwable join(Future<?> running, @Nullable Throwable failure) {
        try {
            running.get();
            return failure;
        } catch (ExecutionException e) {
            return failure == null ? e.getCause() : failure;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return join(running, failure);
        }
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
