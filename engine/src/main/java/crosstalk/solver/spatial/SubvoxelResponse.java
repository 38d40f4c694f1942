package crosstalk.solver.spatial;

/// The mean over a voxel of the response level/(level + half), where a level of short reach differs from place to place.
///
/// What a few cells secrete stands high around each and low between them, so that a response which bends is less than the response to the
/// mean, down to half of it. Of sources placed at random, n in a voxel, each surrounded by exp(-r/L)/r, the level has mean squared over
/// variance n * 8 pi (L/edge)^3: it is taken to be gamma-distributed with this as its shape. A background is the same everywhere. At
/// shapes of 100 and more the response to the mean remains.
///
/// The table holds p = mean (1 - R)/R for half = 1, R the mean response: 1 for a smooth level, about 1 + mean/shape for small means, so
/// that straight lines between places suffice. The mean of 1/(1 + level) is the integral over t of exp(-t) (1 + t mean/shape)^-shape.
///
/// Error: 5e-4 of the closure's own value, for shapes of 0.01 to 1e4 and mean/half of 1e-4 to 1e4. The closure itself is up to 0.05
/// away from sources placed at random.
final class SubvoxelResponse {

    /// Places per doubling, as bits of the mantissa.
    private static final int BITS = 2;

    private static final int SHIFT = 23 - BITS;
    private static final float FRACTION = 1f / (1 << SHIFT);
    private static final float LEAST = 1f / (1 << 14);
    private static final float MOST_MEAN = 1 << 14;
    private static final float MOST_SPREAD = 1 << 7;
    private static final int ORIGIN = Float.floatToRawIntBits(LEAST) >> SHIFT;
    private static final int MEANS = (28 << BITS) + 2;
    private static final int SPREADS = (21 << BITS) + 2;

    private static final float[] TABLE = table();

    private SubvoxelResponse() {}

    /// Mean squared over variance of the level of sources placed at random.
    ///
    /// @param sources in a voxel, at least 0
    /// @param reach decay length in voxels
    static double shape(double sources, double reach) {
        return sources * 8 * Math.PI * reach * reach * reach;
    }

    /// The mean response, 0 to 1.
    ///
    /// @param level mean over the voxel, background counted
    /// @param background the part of it that is the same everywhere
    /// @param shape of the rest, see [#shape]
    /// @param half level at half response, above 0
    static double mean(double level, double background, double shape, double half) {
        return mean((float) level, (float) background, (float) shape, (float) half);
    }

    /// The mean response; see [#mean(double, double, double, double)].
    static float mean(float level, float background, float shape, float half) {
        float whole = half + background;
        float mean = Math.max(0, level - background) / whole;
        float spread = Math.clamp(1 / shape, LEAST, MOST_SPREAD);
        float response = mean / (mean + table(mean, spread));
        return 1 - half / whole * (1 - response);
    }

    /// p at a mean and at 1/shape. Bits of a float count places: the exponent doublings, the mantissa what lies between.
    private static float table(float mean, float spread) {
        int meanBits = Float.floatToRawIntBits(Math.clamp(mean, LEAST, MOST_MEAN));
        int spreadBits = Float.floatToRawIntBits(spread);
        int at = ((spreadBits >> SHIFT) - ORIGIN) * MEANS + (meanBits >> SHIFT) - ORIGIN;
        float right = (meanBits & (1 << SHIFT) - 1) * FRACTION;
        float up = (spreadBits & (1 << SHIFT) - 1) * FRACTION;
        float below = TABLE[at] + right * (TABLE[at + 1] - TABLE[at]);
        float above = TABLE[at + MEANS] + right * (TABLE[at + MEANS + 1] - TABLE[at + MEANS]);
        return below + up * (above - below);
    }

    private static float[] table() {
        float[] table = new float[MEANS * SPREADS];
        for (int s = 0; s < SPREADS; s++) {
            double spread = Float.intBitsToFloat((ORIGIN + s) << SHIFT);
            for (int m = 0; m < MEANS; m++) {
                double mean = Float.intBitsToFloat((ORIGIN + m) << SHIFT);
                double without = without(mean, spread);
                table[s * MEANS + m] = (float) (mean * without / (1 - without));
            }
        }
        return table;
    }

    /// The mean of 1/(1 + level): a trapezoidal sum over the logarithm of t, what lies below its first place as a geometric series.
    private static double without(double mean, double spread) {
        double step = 0.5;
        double first = -Math.log1p(mean) - 9;
        double ratio = Math.exp(step);
        double time = Math.exp(first);
        double sum = time / (ratio - 1);
        for (; time < 40; time *= ratio) {
            sum += time * Math.exp(-time - Math.log1p(spread * mean * time) / spread);
        }
        return sum * step;
    }
}
