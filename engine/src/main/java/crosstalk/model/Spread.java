package crosstalk.model;

/// How a value varies. `z` is a standard normal number; the value is the median of a lognormal, the mean of a normal.
public sealed interface Spread {

    /// The value for standard normal `z`.
    ///
    /// @param typical the parameter's value, canonical
    double at(double typical, double z);

    /// Lognormal with `sd` of the natural logarithm; the typical value is the median.
    record LogNormal(double sd) implements Spread {
        @Override
        public double at(double typical, double z) {
            return typical * Math.exp(sd * z);
        }
    }

    /// Normal with `sd` in canonical units; the typical value is the mean.
    record Normal(double sd) implements Spread {
        @Override
        public double at(double typical, double z) {
            return typical + sd * z;
        }
    }
}
