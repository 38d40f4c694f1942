package crosstalk.solver.meanfield;

import crosstalk.network.Interpreter;
import crosstalk.network.Jacobian;
import crosstalk.network.Network;
import crosstalk.solver.SolverException;
import java.util.Arrays;
import java.util.List;

/// How the course of a [MeanField] moves with parameters: the derivatives of every species and assigned quantity.
///
/// They obey dS/dt = J(t) S + df/dp along the solution, S at the start being the derivative of the start; J and df/dp
/// are exact ([crosstalk.network.Jacobian], [crosstalk.network.Derivative]). The state goes its own way, step by step of
/// [MeanField]; S follows with an implicit method of order 4 whose stages need the state at five moments of its step,
/// one factorised matrix a stage for all parameters. Its steps are as long as the tolerance allows: relative to S, and
/// in absolute terms by the tolerance of the species over the size of the parameter.
/// Source: hairer1996, section IV.6 (table 6.5), L-stable; the staggered direct way of caracotsios1985.
///
/// A dose is a change of the state that no parameter moves: S carries over. Where a jump depends on a parameter, or sets
/// an amount whatever it was, the caller changes [#ofState] as well, and calls [#changed]. A parameter that the caller
/// sets anew keeps its S: that of a shift before and after.
///
/// At the corner of a `MIN`, `MAX` or `ABS` the derivative of one side stands for a moment, which changes nothing; where a
/// rate *jumps* with the state (`IF`, a comparison) S would jump too, and does not: it is then that of the course between
/// jumps. Moments that depend on parameters (a watch that stops) are not differentiated.
///
/// Shapes: by parameter in the order of the plan, then by species or assigned quantity. Units: of the quantity per unit
/// of the parameter. Not thread-safe.
public final class Sensitivities {

    private static final double GAMMA = 0.25;
    private static final double[] MOMENT = {1 / 4.0, 3 / 4.0, 11 / 20.0, 1 / 2.0, 1};
    /// Stages by ascending moment.
    private static final int[] ASCENDING = {0, 3, 2, 1, 4};
    private static final double[][] POINT = {
        {},
        {1 / 2.0},
        {17 / 50.0, -1 / 25.0},
        {371 / 1360.0, -137 / 2720.0, 15 / 544.0},
        {25 / 24.0, -49 / 48.0, 125 / 16.0, -85 / 12.0}
    };
    /// Weights of the result less those of an embedded method of order 3, of the slope at the start and of the stages:
    /// the published difference and an eighth of (1, -2, 2, 0, 0, -1), which is 0 to the same order. Without the slope
    /// at the start, a corner of a rate before the first stage would go unseen.
    private static final double ERROR_AT_START = 1 / 8.0;
    private static final double[] ERROR = {-7 / 16.0, -19 / 32.0, 25 / 32.0, 0, 1 / 8.0};
    private static final int STAGES = 5;
    private static final double FIRST_PART = 1e-4;
    private static final double SMALLEST_STEP = 1e-13;

    private final SensitivityPlan plan;
    private final MeanField course;
    private final Tolerance tolerance;
    private final int size;
    private final Jacobian jacobian;
    private final SparseFactor factor;
    private final Tangent tangent;
    private final double[] absolute;
    private final double[][] sensitivities;
    private final double[][] next;
    private final double[][] errors;
    private final double[][] first;
    private final double[][][] slopes;
    private final double[][] states = new double[STAGES][];
    private final double[] cells;
    private final double[] byTime;
    private final double[] begin;
    private final double[] point;
    private double proposed;
    private long steps;

    /// At time 0, with the derivatives of the start as the network has it.
    ///
    /// @param plan of the network and the parameters; shared
    /// @param parameters by parameter of the network; copied
    /// @param start state at time 0, by species; copied. Where it is not the network's own (an inoculum that depends on
    ///     parameters), set [#ofState]
    /// @param tolerance of the state, and of its derivatives
    public Sensitivities(SensitivityPlan plan, double[] parameters, double[] start, Tolerance tolerance) {
        this.plan = plan;
        this.tolerance = tolerance;
        Network network = plan.plan().network();
        course = new MeanField(plan.plan(), parameters, start, tolerance);
        size = start.length;
        jacobian = new Jacobian(network, plan.plan().kernel());
        factor = new SparseFactor(new PivotOrder(size, jacobian::columns));
        tangent = new Tangent(plan);
        absolute = network.species().stream()
                .mapToDouble(species -> species.counted() ? tolerance.counted() : tolerance.continuous())
                .toArray();
        sensitivities = new double[plan.count()][size];
        next = new double[plan.count()][size];
        errors = new double[plan.count()][size];
        first = new double[plan.count()][size];
        slopes = new double[plan.count()][STAGES][size];
        for (int stage = 0; stage < STAGES; stage++) {
            states[stage] = new double[size];
        }
        cells = new double[jacobian.filledCells()];
        byTime = new double[size];
        begin = new double[size];
        point = new double[size];
        double[] none = {};
        for (int p = 0; p < plan.count(); p++) {
            for (int i = 0; i < size; i++) {
                sensitivities[p][i] = Interpreter.evaluate(plan.start(p, i), 0, none, parameters, none);
            }
        }
    }

    /// The course itself: its state and parameters may be written to, and then [#changed] is called here.
    public MeanField course() {
        return course;
    }

    /// Derivatives of species, by parameter and species; live: what is written here is the derivative.
    public double[][] ofState() {
        return sensitivities;
    }

    /// Derivatives of assigned quantities, by parameter and assigned quantity, at the present state.
    public double[][] ofAssigned() {
        tangent.at(course.time(), course.state(), course.parameters());
        double[][] result = new double[plan.count()][course.assigned().length];
        for (int p = 0; p < result.length; p++) {
            tangent.assignedAlong(p, sensitivities[p], result[p]);
        }
        return result;
    }

    /// Steps of the derivatives since the start.
    public long steps() {
        return steps;
    }

    /// Says that the caller wrote to the state, the parameters or the derivatives.
    public void changed() {
        course.changed();
        proposed = 0;
    }

    /// Moves on to time `end`.
    ///
    /// @throws SolverException when the course can not go on, or no step is small enough for its derivatives
    public void advance(double end) {
        if (!(end >= course.time()) || Double.isInfinite(end)) {
            throw new IllegalArgumentException("advance from " + course.time() + " to " + end);
        }
        int tries = tolerance.mostSteps();
        while (course.time() < end) {
            double from = course.time();
            double left = end - from;
            double wanted = proposed > 0 ? proposed : FIRST_PART * left;
            double h = wanted >= 0.99 * left ? left : 2 * wanted > left ? left / 2 : wanted;
            System.arraycopy(course.state(), 0, begin, 0, size);
            double error = attempt(from, h, h == left ? end : from + h);
            if (error <= 1) {
                steps++;
                for (int p = 0; p < sensitivities.length; p++) {
                    System.arraycopy(next[p], 0, sensitivities[p], 0, size);
                }
            } else {
                course.restart(from, begin);
            }
            double longer = h * Math.clamp(0.9 * Math.pow(error, -0.25), 0.2, 5);
            proposed = error <= 1 && h < wanted ? Math.max(wanted, longer) : Double.isNaN(error) ? h / 5 : longer;
            if (proposed < SMALLEST_STEP * Math.abs(from) || --tries < 0) {
                throw new SolverException("the derivatives by parameters can not be followed from time " + from
                        + ": the last step tried was " + h);
            }
        }
    }

    /// Tries a step; the course is then at its end.
    ///
    /// @return error as a share of what is allowed; not a number when the matrix can not be factorised
    private double attempt(double from, double h, double end) {
        for (int stage : ASCENDING) {
            course.advance(stage == STAGES - 1 ? end : from + MOMENT[stage] * h, List.of());
            System.arraycopy(course.state(), 0, states[stage], 0, size);
        }
        tangent.at(from, begin, course.parameters());
        for (int p = 0; p < sensitivities.length; p++) {
            tangent.along(p, sensitivities[p], first[p]);
        }
        for (int stage = 0; stage < STAGES; stage++) {
            double time = from + MOMENT[stage] * h;
            jacobian.fill(time, states[stage], course.parameters(), cells, byTime);
            if (!factor.factor(cells, 1 / (GAMMA * h))) {
                return Double.NaN;
            }
            tangent.at(time, states[stage], course.parameters());
            for (int p = 0; p < sensitivities.length; p++) {
                solveStage(p, stage, h);
            }
        }
        double largest = 0;
        for (int p = 0; p < sensitivities.length; p++) {
            double share = finish(p, h);
            largest = share <= largest ? largest : share;
        }
        return largest;
    }

    /// The slope k of one stage: (1/(gamma h) - J) k = (J (S + h sum of a k) + df/dp) / (gamma h).
    private void solveStage(int p, int stage, double h) {
        double[][] k = slopes[p];
        System.arraycopy(sensitivities[p], 0, point, 0, size);
        for (int j = 0; j < stage; j++) {
            add(point, h * POINT[stage][j], k[j]);
        }
        tangent.along(p, point, k[stage]);
        for (int i = 0; i < size; i++) {
            k[stage][i] /= GAMMA * h;
        }
        factor.solve(k[stage]);
    }

    /// Sets `next` to the end of the step; the error, damped by the last stage's matrix so that stiff parts count as they
    /// should (hairer1996, section IV.8), relative to what is allowed.
    private double finish(int p, double h) {
        double[][] k = slopes[p];
        System.arraycopy(sensitivities[p], 0, next[p], 0, size);
        for (int j = 0; j < STAGES - 1; j++) {
            add(next[p], h * POINT[STAGES - 1][j], k[j]);
        }
        add(next[p], h * GAMMA, k[STAGES - 1]);
        double[] error = errors[p];
        Arrays.fill(error, 0);
        add(error, ERROR_AT_START / GAMMA, first[p]);
        for (int j = 0; j < STAGES; j++) {
            add(error, ERROR[j] / GAMMA, k[j]);
        }
        factor.solve(error);
        double value = Math.abs(course.parameters()[plan.parameter(p)]);
        double scale = value > 0 ? 1 / value : 1;
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double amount = Math.max(Math.abs(sensitivities[p][i]), Math.abs(next[p][i]));
            double share = error[i] / (absolute[i] * scale + tolerance.relative() * amount);
            sum += share * share;
        }
        return Math.sqrt(sum / size);
    }

    private static void add(double[] sum, double weight, double[] term) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * term[i];
        }
    }
}
