package crosstalk.solver.meanfield;

import crosstalk.network.Network;
import crosstalk.solver.ArmedWatches;
import crosstalk.solver.Present;
import crosstalk.solver.Simulation;
import crosstalk.solver.SolverException;
import crosstalk.solver.Watch;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The network in real numbers: every reaction is a flow at its rate.
///
/// Explicit steps of [DormandPrince] or stiff ones of [Rosenbrock] with the exact Jacobian, whichever costs less here and
/// now, as [Stiffness] finds by itself; lengths by [StepControl] so that the error of each step stays within [Tolerance]. A step that meets a value that is not finite is cut to a
/// fifth. Watches are sought inside each step at eighths of it: a quantity that crosses its level and comes back between two of
/// those moments is missed; what is found is located to 1e-9 of the step.
///
/// A rate below 0 runs backwards here, so that it stays smooth; in whole counts it counts as 0.
/// Amounts can fall below 0 by about the absolute tolerance. A species that was not below 0 before a step and falls
/// below it by no more than its absolute tolerance is set to 0, so that powers and roots of amounts stay defined;
/// nothing else is clipped. Sums that the network conserves are kept to rounding, but for that.
///
/// Error: order 5 in the step, dense output of order 4. The result depends on the calls of [#advance] to within the
/// tolerance, since a step ends at each `end`; it does not depend on threads.
public final class MeanField implements Simulation {

    private static final int PARTS = 8;
    private static final double EVENT_WIDTH = 1e-9;
    private static final double SMALLEST_STEP = 1e-14;

    private final Network network;
    private final Present present;
    private final Tolerance tolerance;
    private final DormandPrince explicit;
    private final NetworkField field;
    private final Stiffness stiffness;
    private final ErrorNorm norm;
    private final StepControl control = new StepControl();
    private final double[] point;
    private final double[] quantities;
    private final Plan plan;
    private @Nullable Rosenbrock implicit;
    private Method method;
    private double proposed;
    private long steps;
    private long rejections;

    /// A simulation at time 0.
    ///
    /// @param plan of the network; shared
    /// @param parameters by parameter; copied
    /// @param start state at time 0, by species; copied
    public MeanField(Plan plan, double[] parameters, double[] start, Tolerance tolerance) {
        this.plan = plan;
        this.tolerance = tolerance;
        network = plan.network();
        present = new Present(network, plan.kernel(), parameters, start);
        field = new NetworkField(plan, present.parameters());
        explicit = new DormandPrince(field);
        method = explicit;
        stiffness = new Stiffness(plan);
        norm = new ErrorNorm(network, tolerance);
        point = new double[start.length];
        quantities = new double[network.assignments().size()];
        norm.reached(present.state());
    }

    @Override
    public double time() {
        return present.time();
    }

    @Override
    public double[] state() {
        return present.state();
    }

    @Override
    public double[] parameters() {
        return present.parameters();
    }

    @Override
    public double[] assigned() {
        return present.assigned();
    }

    @Override
    public double[] rates() {
        return present.rates();
    }

    /// Says that the caller wrote to the state or the parameters; the length of the next step is estimated afresh.
    @Override
    public void changed() {
        present.moved(present.time());
        field.settle();
        method.forget();
        norm.reached(present.state());
        control.restart();
        proposed = 0;
    }

    /// Goes to another time and state, with the parameters as they now are, keeping the length of step that did before.
    ///
    /// @param state by species; copied
    public void restart(double time, double[] state) {
        System.arraycopy(state, 0, present.state(), 0, point.length);
        present.moved(time);
        field.settle();
        method.forget();
    }

    /// Whether stiff steps are being taken now, not explicit ones.
    public boolean takesStiffSteps() {
        return method != explicit;
    }

    /// Steps taken since the start.
    public long steps() {
        return steps;
    }

    /// Steps tried and rejected since the start.
    public long rejections() {
        return rejections;
    }

    @Override
    public OptionalInt advance(double end, List<Watch> watches) {
        if (!(end >= present.time()) || Double.isInfinite(end)) {
            throw new IllegalArgumentException("advance from " + present.time() + " to " + end);
        }
        ArmedWatches armed = watches.isEmpty() ? ArmedWatches.NONE : new ArmedWatches(watches, present.assigned());
        int tries = tolerance.mostSteps();
        while (present.time() < end) {
            double from = present.time();
            begin(from);
            double h = nextLength(end - from);
            double error = tryStep(h);
            while (!(error <= 1)) {
                rejections++;
                tries--;
                requireTries(tries);
                h = error > 1 && error < Double.POSITIVE_INFINITY
                        ? control.afterRejection(h, error)
                        : control.afterFailure(h);
                if (isTooSmall(h)) {
                    h = startAgainStiff(from, h);
                }
                error = tryStep(h);
            }
            steps++;
            requireTries(--tries);
            int struck = finish(from, h, end, error, armed);
            if (struck >= 0) {
                return OptionalInt.of(struck);
            }
        }
        return OptionalInt.empty();
    }

    private void begin(double from) {
        if (!method.begin(from, present.state())) {
            throw new SolverException(Trouble.notFinite(network, present));
        }
        if (proposed <= 0) {
            proposed = norm.firstStep(field, method.order(), from, present.state(), method.slope());
        }
    }

    private Rosenbrock implicit() {
        Rosenbrock made = implicit;
        if (made == null) {
            made = new Rosenbrock(field, plan.stiff().pivots());
            implicit = made;
        }
        return made;
    }

    /// Gives stiff steps a try where no explicit one is small enough.
    private double startAgainStiff(double from, double h) {
        if (!stiffness.afterFailure()) {
            throw new SolverException(Trouble.stepTooSmall(network, norm.worst(), from, h));
        }
        method = implicit();
        control.restart();
        proposed = 0;
        begin(from);
        return proposed;
    }

    /// Lets [Stiffness] judge the step just accepted, whose inside is no longer needed.
    private void review(double h) {
        if (method == explicit) {
            if (stiffness.asks() && stiffness.afterExplicit(h, explicit.stiffness(norm))) {
                method = implicit();
            }
        } else if (stiffness.afterStiff(h, implicit()::fastestRate)) {
            method = explicit;
            explicit.forget();
            proposed = Math.min(proposed, 0.5 * stiffness.stableStep());
            control.restart();
        }
    }

    /// The proposed length, evened out so that no sliver is left before the end.
    private double nextLength(double left) {
        double h = Math.min(proposed, tolerance.largestStep());
        if (h >= 0.99 * left) {
            return left;
        }
        return 2 * h > left ? left / 2 : h;
    }

    /// The error of a step of length `h` relative to what is allowed; infinite when it meets a value that is not finite.
    private double tryStep(double h) {
        if (!method.attempt(h)) {
            return Double.POSITIVE_INFINITY;
        }
        double error = norm.of(method.error(), present.state(), method.next());
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }

    private boolean isTooSmall(double h) {
        double now = Math.abs(present.time());
        return h < SMALLEST_STEP * Math.max(now, Double.MIN_NORMAL / SMALLEST_STEP);
    }

    private void requireTries(int left) {
        if (left < 0) {
            throw new SolverException(
                    Trouble.tooManySteps(network, norm.worst(), present.time(), tolerance.mostSteps()));
        }
    }

    /// Accepts the step tried last, or the part of it up to the first watch that is struck.
    ///
    /// @return that watch, or -1
    private int finish(double from, double h, double end, double error, ArmedWatches armed) {
        double next = control.afterSuccess(h, error);
        // A step that was cut at the end says nothing against a longer one.
        proposed = h < proposed && next < proposed && h == end - from ? proposed : next;
        double[] state = present.state();
        int struck = armed.isEmpty() ? -1 : watch(from, h, armed);
        if (struck >= 0) {
            return struck;
        }
        double[] reached = method.next();
        for (int i = 0; i < state.length; i++) {
            boolean isDust = reached[i] < 0 && state[i] >= 0 && reached[i] >= -norm.absolute(i);
            state[i] = isDust ? 0 : reached[i];
        }
        norm.reached(state);
        present.moved(h == end - from ? end : from + h);
        review(h);
        return -1;
    }

    /// Looks for the first watch struck inside the step; moves there when there is one.
    private int watch(double from, double h, ArmedWatches armed) {
        double before = 0;
        for (int part = 1; part <= PARTS; part++) {
            double s = part / (double) PARTS;
            evaluate(from, h, s);
            if (armed.firstStruck(quantities) >= 0) {
                return stopBetween(from, h, before, s, armed);
            }
            armed.arm(quantities);
            before = s;
        }
        return -1;
    }

    private int stopBetween(double from, double h, double near, double far, ArmedWatches armed) {
        double width = Math.max(EVENT_WIDTH, 2 * Math.ulp(from + h) / h);
        int first = -1;
        double earliest = far;
        for (int i = 0; i < armed.size(); i++) {
            evaluate(from, h, far);
            if (!armed.isStruck(i, quantities)) {
                continue;
            }
            Watch watch = armed.get(i);
            double s = Crossing.locate(x -> beyond(watch, from, h, x), near, far, width);
            if (first < 0 || s < earliest) {
                first = i;
                earliest = s;
            }
        }
        evaluate(from, h, earliest);
        System.arraycopy(point, 0, present.state(), 0, point.length);
        present.moved(from + earliest * h);
        return first;
    }

    /// Above 0 beyond the level, below 0 short of it; at the level counts as beyond.
    private double beyond(Watch watch, double from, double h, double s) {
        evaluate(from, h, s);
        double excess = quantities[watch.assignment()] - watch.level();
        return watch.rising() ? excess : -excess;
    }

    /// Sets `point` and `quantities` to those at fraction `s` of the step.
    private void evaluate(double from, double h, double s) {
        method.at(s, point);
        plan.kernel().assign(from + s * h, point, present.parameters(), quantities);
    }
}
