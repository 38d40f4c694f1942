package crosstalk.solver.stochastic;

import crosstalk.network.Interpreter;
import crosstalk.network.Network;
import crosstalk.solver.Sketch;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;

/// States of many subjects at one time, and how far their statistics lie from an exact law, in standard errors.
///
/// Seeds are fixed, so a test passes or fails once and for all.
final class Runs {

    private final double[][] states;

    Runs(double[][] states) {
        this.states = states;
    }

    /// States at `times[k]` of `count` subjects as `result[k]`.
    static List<Runs> of(Sketch sketch, Options options, int count, double... times) {
        Network network = sketch.network();
        Plan plan = new Plan(network, Interpreter::new);
        double[][][] states = new double[times.length][count][];
        for (int subject = 0; subject < count; subject++) {
            Stochastic run =
                    new Stochastic(plan, network.defaultParameters(), sketch.start(), 20260101, subject, options);
            for (int k = 0; k < times.length; k++) {
                run.advance(times[k], List.of());
                states[k][subject] = run.state().clone();
            }
        }
        return Arrays.stream(states).map(Runs::new).toList();
    }

    double[] values(int species) {
        double[] values = new double[states.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = states[i][species];
        }
        return values;
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /// The central moment of order `power`.
    static double moment(double[] values, int power) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += Math.pow(value - mean, power);
        }
        return sum / values.length;
    }

    /// (mean found - mean) / sqrt(variance / n).
    double offMean(int species, double mean, double variance) {
        return (mean(values(species)) - mean) / Math.sqrt(variance / states.length);
    }

    /// (variance found - variance) / its standard error sqrt((m4 - m2^2) / n), moments from the sample: laws near
    /// extinction have longer tails than the normal, for which this is sqrt(2/n) relative.
    double offVariance(int species, double variance) {
        double[] values = values(species);
        double second = moment(values, 2);
        double error = Math.sqrt((moment(values, 4) - second * second) / values.length);
        return (second - variance) / error;
    }

    /// (covariance found - covariance) / its standard error from the sample's products.
    double offCovariance(int a, int b, double covariance) {
        double[] first = values(a);
        double[] second = values(b);
        double meanA = mean(first);
        double meanB = mean(second);
        double[] products = new double[first.length];
        for (int i = 0; i < products.length; i++) {
            products[i] = (first[i] - meanA) * (second[i] - meanB);
        }
        return (mean(products) - covariance) / Math.sqrt(moment(products, 2) / products.length);
    }

    /// (frequency - p) / sqrt(p (1-p) / n).
    double offProbability(int species, DoublePredicate event, double p) {
        long hits = Arrays.stream(values(species)).filter(event).count();
        return (hits / (double) states.length - p) / Math.sqrt(p * (1 - p) / states.length);
    }
}
