package crosstalk.solver.spatial;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Grids of awkward shapes, and crews that do things in another order.
final class FieldShapes {

    private FieldShapes() {}

    /// All voxels whose centre is within a radius (in voxels) of a centre that is not a voxel's.
    static Grid ball(double edge, double radius) {
        int n = 2 * (int) radius + 6;
        double centre = n / 2.0 - 0.3;
        Grid grid = new Grid(edge, n, n, n, -n / 2, -n / 2, -n / 2);
        for (int z = 0; z < n; z++) {
            for (int y = 0; y < n; y++) {
                double left = radius * radius - (y - centre) * (y - centre) - (z - centre) * (z - centre);
                if (left > 0) {
                    grid.first[grid.row(y, z)] = (int) Math.ceil(centre - Math.sqrt(left));
                    grid.last[grid.row(y, z)] = (int) Math.floor(centre + Math.sqrt(left)) + 1;
                }
            }
        }
        return grid;
    }

    /// Rows of one voxel, gaps, and rows that do not overlap their neighbours.
    static Grid ragged() {
        Grid grid = new Grid(0.2, 17, 9, 7, -8, -4, -3);
        for (int z = 1; z < 6; z++) {
            for (int y = 1; y < 8; y++) {
                int first = 1 + (5 * y + 3 * z) % 11;
                int length = (y + 2 * z) % 5;
                if (length > 0) {
                    grid.first[grid.row(y, z)] = first;
                    grid.last[grid.row(y, z)] = Math.min(16, first + length);
                }
            }
        }
        return grid;
    }

    static List<Grid> all() {
        return List.of(
                Grid.full(0.2, 1, 1, 1),
                Grid.full(0.2, 1, 1, 7),
                Grid.full(0.2, 17, 5, 3),
                Grid.full(0.2, 1, 13, 2),
                ragged(),
                ball(0.2, 9.4),
                ball(0.2, 16.2));
    }

    /// Two threads, the first of which takes the later tasks.
    static Crew pair() {
        return (tasks, work) -> {
            Thread other = new Thread(() -> IntStream.range(0, tasks / 2).forEach(work));
            List<Throwable> troubles = new ArrayList<>();
            other.setUncaughtExceptionHandler((thread, trouble) -> troubles.add(trouble));
            other.start();
            for (int task = tasks - 1; task >= tasks / 2; task--) {
                work.accept(task);
            }
            try {
                other.join();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            if (!troubles.isEmpty()) {
                throw new IllegalStateException(troubles.getFirst());
            }
        };
    }
}
