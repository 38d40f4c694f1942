package crosstalk.solver.stochastic;

import crosstalk.random.Address;
import crosstalk.random.Purpose;
import crosstalk.random.Score;
import crosstalk.random.Stream;
import java.util.Arrays;

/// The draws of leaps, one source of chance per reaction, at addresses of time: the same in every arm of a subject.
///
/// Time is cut into cells of one length. A source has one score per cell, at the address of its name and the number of the
/// cell. A leap over the whole cell uses it as it is. A leap over a part of it uses the score of what is left of the cell, and
/// leaves another behind that is independent of what was used:
/// - Where much is expected of what is left, for a part f of it, a fresh score X turns that of what is left, R, into two:
///   ```
///   of the part        sqrt(f) R + sqrt(1-f) X
///   of what is left    sqrt(1-f) R - sqrt(f) X
///   ```
///   Scores within a cell, weighted by the roots of their lengths, add up to the same in every arm: arms that step differently
///   share the noise of the cell, as a Brownian path observed at different times.
/// - Where little is expected R itself is used. Given that nothing happened its uniform U lies below the probability P of that,
///   and U/P is left; else a fresh one. So whether anything happens in a cell is the same whatever the steps: the source
///   strikes when the sum of its hazards has come to -log U.
///
/// Either way every leap has a score that is independent of all before it, and an arm its exact law.
///
/// A source that is not asked in some leap of a cell gives the score of what is left to the next one.
final class Noise {

    /// Cells that share a place.
    private static final int CELL_BITS = 20;

    private static final long CELL_MASK = (1L << CELL_BITS) - 1;
    private static final int LARGEST_EXPONENT = 60;
    /// Firings expected in what is left of a cell below which it is likely to see none.
    private static final double LITTLE = 1;

    private static final double LARGEST = 1 - 0x1p-53;
    private static final double SMALLEST = 0x1p-53;
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
    /// Whether a rest is a uniform number; else it is a normal one.
    private final boolean[] isUniform;
    private final Score score = new Score();
    private long cell;
    private boolean isWhole;
    private boolean isLast;
    private boolean isPending;
    private double part;
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
        isUniform = new boolean[names.length];
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
        part = Math.min(1, length / left);
        isLast = part == 1;
        isWhole = isLast && time == start;
        rootOfPart = Math.sqrt(part);
        rootOfRest = Math.sqrt(1 - part);
    }

    /// The number of the cell.
    long cell() {
        return cell;
    }

    /// The score of a source in this leap; asked for once, and followed by [#happened]. Live until the next is asked for.
    ///
    /// @param mean how often the source is expected to fire
    Score of(int source, double mean) {
        isPending = false;
        if (isWhole) {
            score.setUniform(uniform(source));
            return score;
        }
        if (cells[source] != cell) {
            cells[source] = cell;
            rests[source] = uniform(source);
            isUniform[source] = true;
        }
        if (isUniform[source]) {
            score.setUniform(rests[source]);
        } else {
            score.setNormal(rests[source]);
        }
        if (!isLast) {
            isPending = mean < LITTLE * part;
            if (!isPending) {
                divide(source);
            }
        }
        return score;
    }

    private void divide(int source) {
        double rest = score.normal();
        score.setUniform(fresh(source));
        double other = score.normal();
        score.setNormal(rootOfPart * rest + rootOfRest * other);
        rests[source] = rootOfRest * rest - rootOfPart * other;
        isUniform[source] = false;
    }

    /// Whether [#happened] needs the probability of no firing.
    boolean isPending() {
        return isPending;
    }

    /// Says what the score of a source that is pending was good for.
    ///
    /// @param none whether it did not fire
    /// @param probability that it would not
    void happened(int source, boolean none, double probability) {
        rests[source] = none ? Math.clamp(score.uniform() / probability, SMALLEST, LARGEST) : fresh(source);
        isUniform[source] = true;
    }

    private double fresh(int source) {
        return parts.at(source, cell).nextDouble();
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
