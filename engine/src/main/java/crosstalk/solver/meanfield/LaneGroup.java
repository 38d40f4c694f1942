package crosstalk.solver.meanfield;

import java.util.Arrays;
import java.util.BitSet;

/// Some subjects of a [MeanFieldEnsemble] that take their steps together.
///
/// A lane that would spoil the others is left, its state as the group last reached it; see [#advance]. A lane that holds no
/// subject, from the start or since it was left, repeats one that does.
final class LaneGroup {

    private static final double SMALLEST_STEP = 1e-14;
    /// Steps in a row that meet a value that is not finite before the lanes that met it are left.
    private static final int MOST_FAILURES = 2;
    /// A lane holds the others back where its error is this many times theirs: they could take steps 10 times as long.
    private static final double FAR_ABOVE = 1e5;
    /// Steps that it may do so, in excess of those in which it does not.
    private static final int PATIENCE = 100;

    private final Tolerance tolerance;
    private final int lanes;
    private final LaneField field;
    private final DormandPrince method;
    private final LaneNorm norm;
    private final StepControl control = new StepControl();
    private final double[] state;
    private final BitSet occupied = new BitSet();
    private final int[] holding;
    private double time;
    private double proposed;
    private long steps;
    private long rejections;

    /// @param subjects how many of the lanes hold one, at least 1
    LaneGroup(EnsemblePlan plan, Tolerance tolerance, int subjects) {
        this.tolerance = tolerance;
        lanes = plan.lanes();
        field = new LaneField(plan);
        method = new DormandPrince(field);
        norm = new LaneNorm(plan.plan().network(), tolerance, lanes);
        state = new double[field.size()];
        holding = new int[lanes];
        occupied.set(0, subjects);
    }

    /// The state, by species, then lane, live.
    double[] state() {
        return state;
    }

    /// Gives a lane its parameters.
    void settle(int lane, double[] parameters) {
        field.settle(lane, parameters);
    }

    long steps() {
        return steps;
    }

    long rejections() {
        return rejections;
    }

    /// Says that states or parameters were written to.
    void changed() {
        fillSpare();
        method.forget();
        norm.reached(state);
        control.restart();
        proposed = 0;
    }

    private void fillSpare() {
        int model = occupied.nextSetBit(0);
        if (model < 0) {
            return;
        }
        for (int spare = occupied.nextClearBit(0); spare < lanes; spare = occupied.nextClearBit(spare + 1)) {
            for (int row = 0; row < state.length; row += lanes) {
                state[row + spare] = state[row + model];
            }
            field.copy(model, spare);
            norm.copy(model, spare);
            holding[spare] = 0;
        }
    }

    /// Steps towards `end` until it is reached or some lanes are left: those that meet values that are not finite, that
    /// no step is small enough for, or that have long held the others to steps much shorter than theirs; all of
    /// them when there have been too many steps.
    ///
    /// @return the lanes left, at [#time]; empty at `end` or when no subject is left
    BitSet advance(double end) {
        int tries = tolerance.mostSteps();
        while (time < end && !occupied.isEmpty()) {
            if (!method.begin(time, state)) {
                return leave(notFinite(method.slope()));
            }
            if (proposed <= 0) {
                proposed = norm.firstStep(field, method.order(), time, state, method.slope());
            }
            double h = nextLength(end - time);
            double error = tryStep(h);
            int failures = 0;
            while (!(error <= 1)) {
                rejections++;
                boolean failed = error == Double.POSITIVE_INFINITY;
                failures = failed ? failures + 1 : 0;
                if (failures >= MOST_FAILURES) {
                    return leave(errorsAbove(Double.MAX_VALUE));
                }
                if (--tries < 0) {
                    return leave((BitSet) occupied.clone());
                }
                h = failed ? control.afterFailure(h) : control.afterRejection(h, error);
                if (h < SMALLEST_STEP * Math.max(Math.abs(time), Double.MIN_NORMAL / SMALLEST_STEP)) {
                    return leave(errorsAbove(1));
                }
                error = tryStep(h);
            }
            steps++;
            finish(h, end, error);
            BitSet heldBy = heldBy(error);
            if (!heldBy.isEmpty()) {
                return leave(heldBy);
            }
            if (--tries < 0) {
                return leave((BitSet) occupied.clone());
            }
        }
        time = end;
        return new BitSet();
    }

    /// The present time; that of `end` once there is no subject left.
    double time() {
        return time;
    }

    private BitSet leave(BitSet leaving) {
        leaving.and(occupied);
        if (leaving.isEmpty()) {
            leaving.or(occupied);
        }
        occupied.andNot(leaving);
        // What they leave behind is overwritten only once the caller has read it.
        method.forget();
        control.restart();
        proposed = 0;
        return leaving;
    }

    /// Goes on after the lanes left have been read.
    void resume() {
        fillSpare();
    }

    private double nextLength(double left) {
        double h = Math.min(proposed, tolerance.largestStep());
        if (h >= 0.99 * left) {
            return left;
        }
        return 2 * h > left ? left / 2 : h;
    }

    private double tryStep(double h) {
        boolean finite = method.attempt(h);
        double error = norm.of(method.error(), state, method.next());
        return finite ? error : Double.POSITIVE_INFINITY;
    }

    private void finish(double h, double end, double error) {
        double next = control.afterSuccess(h, error);
        boolean last = h == end - time;
        // A step that was cut at the end says nothing against a longer one.
        proposed = h < proposed && next < proposed && last ? proposed : next;
        accept(method.next());
        norm.reached(state);
        time = last ? end : time + h;
    }

    /// Takes the state reached; what fell below 0 by no more than is allowed becomes 0, as in [MeanField].
    private void accept(double[] reached) {
        for (int row = 0; row < state.length; row += lanes) {
            double allowed = norm.absolute(row / lanes);
            for (int at = row; at < row + lanes; at++) {
                double value = reached[at];
                boolean isDust = value < 0 && state[at] >= 0 && value >= -allowed;
                state[at] = isDust ? 0 : value;
            }
        }
    }

    /// Lanes that have held the others back for long: at most a sixteenth of all, since a lane that
    /// leaves costs as much as several that stay, and what holds back many is the nature of the network.
    private BitSet heldBy(double largest) {
        BitSet above = errorsAbove(largest / FAR_ABOVE);
        above.and(occupied);
        int others = occupied.cardinality() - above.cardinality();
        boolean few = others > 0 && above.cardinality() <= Math.max(1, occupied.cardinality() / 16);
        boolean held = few && largest > 0.1;
        BitSet leaving = new BitSet();
        for (int lane = 0; lane < lanes; lane++) {
            holding[lane] = held && above.get(lane) ? holding[lane] + 1 : Math.max(0, holding[lane] - 1);
            leaving.set(lane, holding[lane] >= PATIENCE);
        }
        return leaving;
    }

    /// Lanes whose last error lies above a limit, or is none.
    private BitSet errorsAbove(double limit) {
        double[] errors = norm.errors();
        BitSet above = new BitSet();
        for (int lane = 0; lane < lanes; lane++) {
            above.set(lane, !(errors[lane] <= limit));
        }
        return above;
    }

    private BitSet notFinite(double[] values) {
        double[] sums = new double[lanes];
        Arrays.setAll(sums, lane -> {
            double sum = 0;
            for (int at = lane; at < values.length; at += lanes) {
                sum += 0 * values[at];
            }
            return sum;
        });
        BitSet found = new BitSet();
        for (int lane = 0; lane < lanes; lane++) {
            found.set(lane, sums[lane] != 0);
        }
        return found;
    }
}
