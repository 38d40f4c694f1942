package crosstalk.solver;

import java.util.List;

/// The watches of one call of [Simulation#advance] and which of them can still stop it.
///
/// A watch is armed while its quantity has been seen short of the level since the call began; an armed watch whose
/// quantity is seen at or beyond the level is struck. A quantity that is not a number is short of every level.
public final class ArmedWatches {

    /// Nothing to watch.
    public static final ArmedWatches NONE = new ArmedWatches(List.of(), new double[0]);

    private final List<Watch> watches;
    private final boolean[] armed;

    /// Arms the watches that the present has not reached.
    ///
    /// @param watches in order of precedence: of two that are struck at once the first stops
    /// @param assigned quantities when the call begins, by assignment
    public ArmedWatches(List<Watch> watches, double[] assigned) {
        this.watches = List.copyOf(watches);
        armed = new boolean[watches.size()];
        arm(assigned);
    }

    /// Whether there is nothing to watch.
    public boolean isEmpty() {
        return watches.isEmpty();
    }

    /// The watch of that index.
    public Watch get(int index) {
        return watches.get(index);
    }

    /// Number of watches.
    public int size() {
        return watches.size();
    }

    /// Whether watch `index` is armed and `assigned` lies at or beyond its level.
    public boolean isStruck(int index, double[] assigned) {
        Watch watch = watches.get(index);
        return armed[index] && watch.reached(assigned[watch.assignment()]);
    }

    /// The first armed watch that `assigned` has reached, or -1.
    public int firstStruck(double[] assigned) {
        for (int i = 0; i < armed.length; i++) {
            if (isStruck(i, assigned)) {
                return i;
            }
        }
        return -1;
    }

    /// Arms every watch that `assigned` has not reached.
    public void arm(double[] assigned) {
        for (int i = 0; i < armed.length; i++) {
            Watch watch = watches.get(i);
            armed[i] |= !watch.reached(assigned[watch.assignment()]);
        }
    }
}
