package crosstalk.solver.stochastic;

import crosstalk.network.Flow;
import java.util.Arrays;

/// One explicit step of order 5 on the flows of a network, with an error of order 4 and dense output of order 4.
///
/// Shape: every vector by species. Stability: steps up to about 3.3 / fastest rate; the caller takes another method
/// beyond. Source: dormand1980; dense output: hairer1993, section II.6.
final class DormandPrince {

    private static final double[] MOMENT = {0, 1 / 5.0, 3 / 10.0, 4 / 5.0, 8 / 9.0, 1, 1};
    private static final double[][] POINT = {
        {},
        {1 / 5.0},
        {3 / 40.0, 9 / 40.0},
        {44 / 45.0, -56 / 15.0, 32 / 9.0},
        {19372 / 6561.0, -25360 / 2187.0, 64448 / 6561.0, -212 / 729.0},
        {9017 / 3168.0, -355 / 33.0, 46732 / 5247.0, 49 / 176.0, -5103 / 18656.0},
        {35 / 384.0, 0, 500 / 1113.0, 125 / 192.0, -2187 / 6784.0, 11 / 84.0}
    };
    private static final double[] ERROR = {
        71 / 57600.0, 0, -71 / 16695.0, 71 / 1920.0, -17253 / 339200.0, 22 / 525.0, -1 / 40.0
    };
    private static final double[] DENSE = {
        -12715105075.0 / 11282082432.0,
        0,
        87487479700.0 / 32700410799.0,
        -10690763975.0 / 1880347072.0,
        701980252875.0 / 199316789632.0,
        -1453857185.0 / 822651844.0,
        69997945.0 / 29380423.0
    };
    private static final int STAGES = 7;

    private final Flow flow;
    private final double[] parameters;
    private final double[][] slope;
    private double[] start = {};
    private final double[] end;
    private final double[] weighted;
    private double length;

    /// @param parameters live
    DormandPrince(Flow flow, double[] parameters, int species) {
        this.flow = flow;
        this.parameters = parameters;
        slope = new double[STAGES][species];
        end = new double[species];
        weighted = new double[species];
    }

    /// Evaluates the flows where the next step starts; `state` is kept, not copied.
    void startAt(double time, double[] state) {
        start = state;
        flow.derivative(time, state, parameters, slope[0]);
    }

    /// Starts the next step where the last one ended, copying its end to `state`.
    void goOn(double[] state) {
        System.arraycopy(end, 0, state, 0, end.length);
        double[] last = slope[STAGES - 1];
        slope[STAGES - 1] = slope[0];
        slope[0] = last;
        start = state;
    }

    /// Steps from the start.
    void step(double time, double h) {
        length = h;
        for (int stage = 1; stage < STAGES; stage++) {
            combine(POINT[stage], stage, h, start, end);
            flow.derivative(time + MOMENT[stage] * h, end, parameters, slope[stage]);
        }
    }

    private void combine(double[] weights, int terms, double h, double[] base, double[] out) {
        System.arraycopy(base, 0, out, 0, out.length);
        for (int j = 0; j < terms; j++) {
            double weight = weights[j] * h;
            if (weight != 0) {
                double[] term = slope[j];
                for (int i = 0; i < out.length; i++) {
                    out[i] += weight * term[i];
                }
            }
        }
    }

    /// The state at the end of the last step, live.
    double[] end() {
        return end;
    }

    /// Largest error of the last step as a share of what is allowed; not a number when a rate was not finite.
    double error(double relative, double absolute) {
        sum(ERROR);
        double largest = 0;
        for (int i = 0; i < end.length; i++) {
            double allowed = absolute + relative * Math.max(Math.abs(start[i]), Math.abs(end[i]));
            largest = Math.max(largest, Math.abs(weighted[i] * length) / allowed);
        }
        return largest;
    }

    /// Fills `out` with the state at fraction `s` of the last step.
    void at(double s, double[] out) {
        sum(DENSE);
        double rest = 1 - s;
        double[] first = slope[0];
        double[] last = slope[STAGES - 1];
        for (int i = 0; i < out.length; i++) {
            double difference = end[i] - start[i];
            double bulge = length * first[i] - difference;
            double skew = difference - length * last[i] - bulge;
            double bend = skew + rest * length * weighted[i];
            out[i] = start[i] + s * (difference + rest * (bulge + s * bend));
        }
    }

    /// Sets `weighted` to the sum of the stages by weight, stage by stage so that the loop over species vectorises.
    private void sum(double[] weights) {
        Arrays.fill(weighted, 0);
        for (int j = 0; j < STAGES; j++) {
            double weight = weights[j];
            if (weight != 0) {
                double[] term = slope[j];
                for (int i = 0; i < weighted.length; i++) {
                    weighted[i] += weight * term[i];
                }
            }
        }
    }
}
