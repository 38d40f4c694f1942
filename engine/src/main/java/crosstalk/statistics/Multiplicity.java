package crosstalk.statistics;

import java.util.Arrays;
import java.util.Comparator;

/// Adjusted p-values of several tests: each may be compared with the error rate that the family as a whole should have.
public enum Multiplicity {
    /// Of any false rejection, whatever the dependence. Source: holm1979.
    HOLM,
    /// Of the expected part of the rejections that is false, for independent or positively dependent tests. Source: benjamini1995.
    BENJAMINI_HOCHBERG;

    /// How it is cited.
    public Method method() {
        return switch (this) {
            case HOLM -> Method.of("Holm's step-down adjustment", "holm1979");
            case BENJAMINI_HOCHBERG -> Method.of("Benjamini and Hochberg's false discovery rate", "benjamini1995");
        };
    }

    /// The adjusted p-values, in the order given.
    ///
    /// @throws IllegalArgumentException if one is not 0 to 1
    public double[] adjust(double... p) {
        for (double one : p) {
            if (!(one >= 0 && one <= 1)) {
                throw new IllegalArgumentException("a p-value of " + one + ", expected 0 to 1");
            }
        }
        Integer[] order = new Integer[p.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> p[i]));
        return switch (this) {
            case HOLM -> stepDown(p, order);
            case BENJAMINI_HOCHBERG -> stepUp(p, order);
        };
    }

    private static double[] stepDown(double[] p, Integer[] ascending) {
        double[] adjusted = new double[p.length];
        double largest = 0;
        for (int i = 0; i < p.length; i++) {
            largest = Math.max(largest, Math.min(1, (p.length - i) * p[ascending[i]]));
            adjusted[ascending[i]] = largest;
        }
        return adjusted;
    }

    private static double[] stepUp(double[] p, Integer[] ascending) {
        double[] adjusted = new double[p.length];
        double smallest = 1;
        for (int i = p.length - 1; i >= 0; i--) {
            smallest = Math.min(smallest, p[ascending[i]] * p.length / (i + 1));
            adjusted[ascending[i]] = smallest;
        }
        return adjusted;
    }
}
