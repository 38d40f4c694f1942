package crosstalk.solver.stochastic;

import crosstalk.solver.meanfield.MeanField;
import crosstalk.solver.meanfield.Tolerance;
import java.util.Arrays;
import java.util.List;

/// Moves the continuous species over one step while the counted ones stand still. What events give to continuous species
/// flows in evenly over the step.
///
/// [DormandPrince] with sub-steps by error; where it needs many, the flows are stiff, and [MeanField] on the network of
/// the flows takes over for a while.
final class ContinuousFlow {

    private static final int MOST_EXPLICIT = 12;
    private static final int IMPLICIT_RUNS = 64;

    /// A surplus up to this part of a continuous species may come at the end of a step instead of evenly over it: the
    /// mean stays, and the species is wrong by less than this part of its noise.
    private static final double LITTLE = 0.02;

    private final Options options;
    private final double[] outerParameters;
    /// The network's, then the inflows.
    private final double[] parameters;
    private final int[] inflowSpecies;
    private final boolean[] counted;
    private final DormandPrince explicit;
    private final MeanField implicit;
    private final double[] from;
    private final double[] start;
    private final double[] middle;
    private final double[] end;
    private double startTime;
    private double length;
    private double proposed = Double.POSITIVE_INFINITY;
    private int subSteps;
    private int implicitLeft;

    /// @param outerParameters the network's, live
    ContinuousFlow(Plan plan, double[] outerParameters, Options options) {
        this.options = options;
        this.outerParameters = outerParameters;
        inflowSpecies = plan.inflowSpecies();
        counted = plan.events().counted;
        parameters = Arrays.copyOf(outerParameters, outerParameters.length + inflowSpecies.length);
        int species = plan.network().species().size();
        explicit = new DormandPrince(plan.flows().equations(), parameters, species);
        from = new double[species];
        start = new double[species];
        middle = new double[species];
        end = new double[species];
        Tolerance tolerance = Tolerance.DEFAULT.withErrors(options.flowRelative(), 1, options.flowAbsolute());
        implicit = new MeanField(plan.flows(), parameters, start, tolerance);
    }

    /// Says that the state or the parameters were changed from outside.
    void changed() {
        System.arraycopy(outerParameters, 0, parameters, 0, outerParameters.length);
        System.arraycopy(parameters, 0, implicit.parameters(), 0, parameters.length);
        implicit.changed();
        implicitLeft = 0;
        proposed = Double.POSITIVE_INFINITY;
    }

    /// The state at the middle of the last run, live.
    double[] middle() {
        return middle;
    }

    /// Runs from `state`, whose counted species stand still.
    ///
    /// @param drift what events are expected to add per unit of time, by species; below 0 counts as 0
    void run(double time, double[] state, double over, double[] drift) {
        System.arraycopy(state, 0, from, 0, from.length);
        startTime = time;
        length = over;
        setInflow(drift, 1);
        rerun();
    }

    /// Sets the continuous species of `reached` to those at `passed` of the last run.
    ///
    /// What events gave beyond the expected is added at the end where it is little; where it is not, the flows run again
    /// with what was given, so that it decays as it comes.
    ///
    /// @param given what events gave, by species; empty when none was expected and none given
    /// @param drift as in the last run
    void finish(double passed, double[] given, double[] drift, double[] reached) {
        if (passed < length) {
            cut(passed);
        }
        if (given.length > 0 && passed > 0 && !addSurplus(given, drift, passed)) {
            setInflow(given, passed);
            length = passed;
            rerun();
        }
        for (int i = 0; i < reached.length; i++) {
            if (!counted[i]) {
                boolean isDust = end[i] < 0 && from[i] >= 0 && end[i] >= -options.flowAbsolute();
                reached[i] = isDust ? 0 : end[i];
            }
        }
    }

    private void setInflow(double[] amounts, double over) {
        int first = outerParameters.length;
        for (int i = 0; i < inflowSpecies.length; i++) {
            double inflow = Math.max(0, amounts[inflowSpecies[i]]) / over;
            parameters[first + i] = inflow;
            implicit.parameters()[first + i] = inflow;
        }
    }

    private void cut(double passed) {
        if (implicitLeft == 0 && subSteps == 1) {
            explicit.at(passed / length, end);
            return;
        }
        length = passed;
        rerun();
    }

    /// @return false, with nothing added, when the surplus is more than a small part of some species
    private boolean addSurplus(double[] given, double[] drift, double passed) {
        for (int i : inflowSpecies) {
            double surplus = given[i] - Math.max(0, drift[i]) * passed;
            if (!(Math.abs(surplus) <= LITTLE * end[i])) {
                return false;
            }
        }
        for (int i : inflowSpecies) {
            end[i] += given[i] - Math.max(0, drift[i]) * passed;
        }
        return true;
    }

    private void rerun() {
        if (implicitLeft > 0 || !runExplicit()) {
            implicitLeft = implicitLeft > 0 ? implicitLeft - 1 : IMPLICIT_RUNS;
            runImplicit();
        }
    }

    private void runImplicit() {
        subSteps = 0;
        implicit.restart(startTime, from);
        implicit.advance(startTime + length / 2, List.of());
        System.arraycopy(implicit.state(), 0, middle, 0, middle.length);
        implicit.advance(startTime + length, List.of());
        System.arraycopy(implicit.state(), 0, end, 0, end.length);
    }

    /// @return false when it needs too many sub-steps
    private boolean runExplicit() {
        System.arraycopy(from, 0, start, 0, start.length);
        explicit.startAt(startTime, start);
        double done = 0;
        subSteps = 0;
        for (int tries = 0; tries < MOST_EXPLICIT; tries++) {
            double h = Math.min(proposed, length - done);
            boolean isLast = h >= length - done;
            explicit.step(startTime + done, h);
            double error = explicit.error(options.flowRelative(), options.flowAbsolute());
            if (!(error <= 1)) {
                proposed = error > 1 ? h * Math.max(0.2, 0.9 * Math.pow(error, -0.2)) : h / 5;
                continue;
            }
            subSteps++;
            takeMiddle(done, h, isLast);
            double longer = h * Math.min(5, 0.9 * Math.pow(Math.max(error, 1e-4), -0.2));
            if (!isLast || longer > proposed) {
                proposed = longer;
            }
            if (isLast) {
                System.arraycopy(explicit.end(), 0, end, 0, end.length);
                return true;
            }
            done += h;
            explicit.goOn(start);
        }
        return false;
    }

    private void takeMiddle(double done, double h, boolean isLast) {
        double half = length / 2;
        if (done <= half && (isLast || done + h > half)) {
            explicit.at((half - done) / h, middle);
        }
    }
}
