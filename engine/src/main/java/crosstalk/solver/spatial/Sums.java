package crosstalk.solver.spatial;

/// Sums of runs of numbers in doubles, in a fixed order: four at a time, because one addition waits for the last.
final class Sums {

    private Sums() {}

    /// The sum of elements `from` to `to` less 1.
    static double of(float[] values, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (; i < to - 3; i += 4) {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
        }
        for (; i < to; i++) {
            a += values[i];
        }
        return (a + b) + (c + d);
    }

    /// The sum of elements `from` to `to` less 1.
    static double of(double[] values, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (; i < to - 3; i += 4) {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
        }
        for (; i < to; i++) {
            a += values[i];
        }
        return (a + b) + (c + d);
    }

    /// The sum of products of elements `from` to `to` less 1.
    static double ofProducts(float[] values, float[] weights, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (; i < to - 3; i += 4) {
            a += (double) values[i] * weights[i];
            b += (double) values[i + 1] * weights[i + 1];
            c += (double) values[i + 2] * weights[i + 2];
            d += (double) values[i + 3] * weights[i + 3];
        }
        for (; i < to; i++) {
            a += (double) values[i] * weights[i];
        }
        return (a + b) + (c + d);
    }
}
