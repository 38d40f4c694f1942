package crosstalk.solver.stochastic;

import crosstalk.random.Address;
import crosstalk.random.Purpose;
import crosstalk.random.Score;
import crosstalk.random.Stream;
import java.util.Arrays;

/// The draws of leaps, one source of chance per reaction, at addresses of time: the same in every arm of a subject.
///
/// Time is cut into cells of one length. A source has one standard normal score per cell, at the address of its name and the
/// number of the cell. A leap over the whole cell uses it as it is. A leap over a part f of what is left of the cell turns
/// the score R of what is left and a fresh one X into two that are as independent of each other:
/// ```
/// of the part        sqrt(f) R + sqrt(1-f) X
/// of what is left    sqrt(1-f) R - sqrt(f) X
/// ```
/// So whatever the steps of an arm, each of its leaps has a standard normal score independent of all before it, and its law is
/// exact; while scores within a cell, weighted by the roots of their lengths, add up to the same in every arm. Arms that step
/// differently share the noise of the cell, as a Brownian path observed at different times.
///
/// A source that is not asked in some leap of a cell gives the score of what is left to the next one.
final class Noise {

    /// Cells that share a place.
    private static final int CELL_BITS = 20;

    private static final long CELL_MASK = (1L << CELL_BITS) - 1;
    private static final int LARGEST_EXPONENT = 60;
    private static final long NEVER = Long.MIN_VALUE;

    private final double cellLength;
    /// By source: scores of cells, and the cell of the next.
    private final Stream[] scores;
    private final long[] places;
    private final long[] next;
    /// Fresh scores for parts of cells.
    private final CellStreams parts;
    /// By source: the cell whose rest stands in `rests`.
    private final long[] cells;
    private final double[] rests;
    private final Score score = new Score();
    private long cell;
    private boolean isWhole;
    private boolean isLast;
    private double rootOfPart;
    private double rootOfRest;

    /// @param names of the sources
    /// @param longest a cell is the largest power of two not above it
    Noise(long seed, long subject, String[] names, double longest) {
        cellLength = cellLength(longest);
        scores = new Stream[names.length];
        places = new long[names.length];
        next = new long[names.length];
        parts = new CellStreams(seed, subject, Purpose.REACTION, "parts of ", names);
        cells = new long[names.length];
        rests = new double[names.length];
        Arrays.fill(cells, NEVER);
        for (int i = 0; i < names.length; i++) {
            places[i] = Address.place(names[i]);
            scores[i] = new Address(seed, subject, Purpose.REACTION, places[i]).stream();
        }
    }

    /// The largest power of two not above `longest`: cells begin at its multiples, exactly.
    static double cellLength(double longest) {
        return Math.scalb(1.0, Math.min(Math.getExponent(longest), LARGEST_EXPONENT));
    }

    /// Where the cell ends that begins at or before `time` and ends after it.
    static double cellEnd(double time, double longest) {
        double length = cellLength(longest);
        return (Math.floor(time / length) + 1) * length;
    }

    /// Says which leap the next scores are for; it ends within the cell in which it begins.
    void leap(double time, double length) {
        cell = (long) Math.floor(time / cellLength);
        double start = cell * cellLength;
        double left = start + cellLength - time;
        double part = Math.min(1, length / left);
        isLast = part == 1;
        isWhole = isLast && time == start;
        rootOfPart = Math.sqrt(part);
        rootOfRest = Math.sqrt(1 - part);
    }

    /// The number of the cell.
    long cell() {
        return cell;
    }

    /// The score of a source in this leap; asked for once. Live until the next is asked for.
    Score of(int source) {
        if (isWhole) {
            score.setUniform(uniform(source));
            return score;
        }
        double rest = rests[source];
        if (cells[source] != cell) {
            cells[source] = cell;
            score.setUniform(uniform(source));
            rest = score.normal();
        }
        if (isLast) {
            score.setNormal(rest);
            return score;
        }
        score.setUniform(parts.at(source, cell).nextDouble());
        double other = score.normal();
        score.setNormal(rootOfPart * rest + rootOfRest * other);
        rests[source] = rootOfRest * rest - rootOfPart * other;
        return score;
    }

    private double uniform(int source) {
        Stream stream = scores[source];
        if (next[source] != cell) {
            stream.moveTo(places[source] + (cell >> CELL_BITS));
            stream.seek(cell & CELL_MASK);
        } else if ((cell & CELL_MASK) == 0) {
            stream.moveTo(places[source] + (cell >> CELL_BITS));
        }
        next[source] = cell + 1;
        return stream.nextDouble();
    }
}
