package crosstalk.solver.stochastic;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Gathers the lines of one list of [Events] while it is built.
final class Table {

    final int[] start;
    private final IntStream.Builder species = IntStream.builder();
    private final DoubleStream.Builder amounts = DoubleStream.builder();
    private final IntStream.Builder yields = IntStream.builder();
    private int lines;

    Table(int events) {
        start = new int[events + 1];
    }

    void add(int ofSpecies, double amount, int yield) {
        species.add(ofSpecies);
        amounts.add(amount);
        yields.add(yield);
        lines++;
    }

    /// Says that the lines of `event` are complete.
    void close(int event) {
        start[event + 1] = lines;
    }

    int[] species() {
        return species.build().toArray();
    }

    double[] amounts() {
        return amounts.build().toArray();
    }

    int[] yields() {
        return yields.build().toArray();
    }
}
