package crosstalk.solver.spatial;

import java.util.function.IntConsumer;

/// Those who share the work of one step. What is done never depends on how many they are: each task writes to places of its own.
public interface Crew {

    /// One worker: the caller.
    Crew ALONE = (tasks, work) -> {
        for (int task = 0; task < tasks; task++) {
            work.accept(task);
        }
    };

    /// Does tasks 0 to `tasks - 1` in any order, some at the same time; returns when all are done.
    void share(int tasks, IntConsumer work);
}
