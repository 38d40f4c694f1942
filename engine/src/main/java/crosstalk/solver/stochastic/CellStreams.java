package crosstalk.solver.stochastic;

import crosstalk.random.Address;
import crosstalk.random.Purpose;
import crosstalk.random.Stream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Draws in order within each cell of time, one sequence per name and cell: what one cell takes shifts no later one.
/// Streams are made when first asked for.
final class CellStreams {

    private static final long NEVER = Long.MIN_VALUE;

    private final long seed;
    private final long subject;
    private final Purpose purpose;
    private final String kind;
    private final String[] names;
    private final @Nullable Stream[] streams;
    private final long[] places;
    private final long[] cells;

    /// @param kind of draws, a word before each name, so that kinds never meet
    CellStreams(long seed, long subject, Purpose purpose, String kind, String[] names) {
        this.seed = seed;
        this.subject = subject;
        this.purpose = purpose;
        this.kind = kind;
        this.names = names;
        streams = new Stream[names.length];
        places = new long[names.length];
        cells = new long[names.length];
        Arrays.fill(cells, NEVER);
    }

    /// The stream of a name in a cell, where it was left in that cell.
    Stream at(int name, long cell) {
        Stream stream = streams[name];
        if (stream == null) {
            places[name] = Address.place(kind + names[name]);
            stream = new Address(seed, subject, purpose, places[name] + cell).stream();
            streams[name] = stream;
        } else if (cells[name] != cell) {
            stream.moveTo(places[name] + cell);
        }
        cells[name] = cell;
        return stream;
    }
}
