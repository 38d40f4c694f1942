package crosstalk.solver.stochastic;

import crosstalk.random.Address;
import crosstalk.random.Purpose;
import crosstalk.random.Stream;
import java.util.Arrays;

/// Fires critical events one by one: each has a clock of its own that runs at its hazard and strikes after a unit
/// exponential draw.
///
/// The draw stands until the clock strikes, through steps in which the event leaps as well; so a rare event meets the
/// same internal times in every arm of a study. Exact in law where hazards are straight lines within a step.
/// Source: anderson2007.
final class Clocks {

    private static final double UNDRAWN = Double.NaN;
    private static final int AHEAD = 4;

    private final Stream[] streams;
    /// Where the draws of each event begin; those beyond what one place holds stand at the next.
    private final long[] places;
    /// What is left until each clock strikes, in hazard times time.
    private final double[] left;
    /// How many draws each event has taken.
    private final long[] drawn;
    /// The next draws of each event, [#AHEAD] at a time: cheaper than one by one.
    private final double[] ahead;
    private int struck = -1;

    Clocks(long seed, long subject, String[] reactions) {
        streams = new Stream[reactions.length];
        places = new long[reactions.length];
        left = new double[reactions.length];
        drawn = new long[reactions.length];
        ahead = new double[reactions.length * AHEAD];
        Arrays.fill(left, UNDRAWN);
        for (int e = 0; e < reactions.length; e++) {
            places[e] = Address.place("clock of " + reactions[e]);
            streams[e] = new Address(seed, subject, Purpose.REACTION, places[e]).stream();
        }
    }

    /// The event that [#strike] found, or -1.
    int struck() {
        return struck;
    }

    /// When the first critical clock strikes within a step of length `length`; `length` when none does.
    double strike(Hazards hazards, boolean[] critical, double length) {
        double first = length;
        struck = -1;
        for (int e = 0; e < left.length; e++) {
            double start = hazards.start[e];
            double middle = hazards.middle[e];
            if (critical[e] && (start > 0 || middle > 0)) {
                if (Double.isNaN(left[e])) {
                    left[e] = draw(e);
                }
                double when = moment(left[e], start, (middle - start) / length);
                if (when < first) {
                    first = when;
                    struck = e;
                }
            }
        }
        return first;
    }

    /// Smallest s >= 0 with start s + bend s^2 = left; infinite when the line falls to 0 before.
    private static double moment(double left, double start, double bend) {
        double discriminant = start * start + 4 * bend * left;
        return discriminant < 0 ? Double.POSITIVE_INFINITY : 2 * left / (start + Math.sqrt(discriminant));
    }

    /// Moves every critical clock on by `passed` of a step of length `length`, and winds up the one that struck.
    void pass(Hazards hazards, boolean[] critical, double passed, double length) {
        for (int e = 0; e < left.length; e++) {
            double start = hazards.start[e];
            double middle = hazards.middle[e];
            if (critical[e] && (start > 0 || middle > 0)) {
                double used = passed * (start + (middle - start) / length * passed);
                left[e] = Math.max(0, left[e] - Math.max(0, used));
            }
        }
        if (struck >= 0) {
            left[struck] = UNDRAWN;
        }
    }

    /// What is left until the clock of event `e` strikes, drawn if it has not been, in hazard times time.
    double left(int e) {
        if (Double.isNaN(left[e])) {
            left[e] = draw(e);
        }
        return left[e];
    }

    /// Sets what is left until the clock of event `e` strikes.
    void set(int e, double time) {
        left[e] = time;
    }

    /// Winds up the clock of event `e`, which has struck.
    void wind(int e) {
        left[e] = draw(e);
    }

    private double draw(int e) {
        int next = (int) (drawn[e] % AHEAD);
        if (next == 0) {
            if (drawn[e] > 0 && drawn[e] % Address.DRAWS == 0) {
                streams[e].moveTo(places[e] + drawn[e] / Address.DRAWS);
            }
            streams[e].nextExponentials(ahead, e * AHEAD, AHEAD);
        }
        drawn[e]++;
        return ahead[e * AHEAD + next];
    }
}
