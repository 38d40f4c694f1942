package crosstalk.solver.spatial;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Working space that tasks borrow: as many as work at the same time, used again and again.
final class Pool<T> {

    private final ConcurrentLinkedQueue<T> idle = new ConcurrentLinkedQueue<>();
    private final Supplier<T> maker;

    Pool(Supplier<T> maker) {
        this.maker = maker;
    }

    /// Lends one for as long as `use` takes.
    void lend(Consumer<T> use) {
        T found = idle.poll();
        T one = found == null ? maker.get() : found;
        use.accept(one);
        idle.add(one);
    }
}
