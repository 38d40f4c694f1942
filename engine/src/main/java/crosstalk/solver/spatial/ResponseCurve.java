package crosstalk.solver.spatial;

/// The mean response of voxels that differ in nothing but their level: where loss and half are the same everywhere, the number of
/// sources that a level comes from is in proportion to it, and [SubvoxelResponse] is a function of one number.
///
/// The curve is known at 32 places per doubling of the level, from 2^-14 to 2^14 times half and background; straight lines lie between, and to
/// none below.
///
/// Shape: arrays over the box. Units: background and half those of the level. Error against [SubvoxelResponse]: 2e-4; what is above counts as 2^14.
final class ResponseCurve {

    private static final int BITS = 5;
    private static final int SHIFT = 23 - BITS;
    private static final float FRACTION = 1f / (1 << SHIFT);
    private static final float LEAST = 1f / (1 << 14);
    private static final float MOST = 1 << 14;
    private static final int ORIGIN = Float.floatToRawIntBits(LEAST) >> SHIFT;
    private static final int PLACES = (28 << BITS) + 2;

    private final float perWhole;
    private final float none;
    /// What the response gains on that of the background alone.
    private final float[] gain = new float[PLACES];

    /// @param background the same everywhere, at least 0
    /// @param shapePerLevel shape of a level, see [SubvoxelResponse#shape], over the level; at least 0
    /// @param half level at half response, above 0
    ResponseCurve(float background, double shapePerLevel, float half) {
        float whole = background + half;
        perWhole = 1 / whole;
        none = background / whole;
        for (int n = 0; n < PLACES; n++) {
            float level = Float.intBitsToFloat(ORIGIN + n << SHIFT) * whole;
            float shape = (float) (shapePerLevel * level);
            gain[n] = SubvoxelResponse.mean(level + background, background, shape, half) - none;
        }
    }

    /// Writes the mean responses of voxels `from` to `to` less 1.
    ///
    /// @param level mean over the voxel, background not counted
    void means(float[] level, int from, int to, float[] response) {
        float[] gains = gain;
        float scale = perWhole;
        float base = none;
        for (int i = from; i < to; i++) {
            float x = level[i] * scale;
            int bits = Float.floatToRawIntBits(Math.min(MOST, Math.max(LEAST, x)));
            int place = (bits >> SHIFT) - ORIGIN;
            float part = (bits & (1 << SHIFT) - 1) * FRACTION;
            float found = gains[place] + part * (gains[place + 1] - gains[place]);
            response[i] = base + found * Math.min(1, Math.max(0, x * MOST));
        }
    }
}
