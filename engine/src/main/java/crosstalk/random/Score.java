package crosstalk.random;

/// One draw, held as a uniform number, as the standard normal one of the same rank, or as both; each is worked out from the
/// other when it is asked for.
///
/// Quantiles at one score rise together: two laws that are nearly the same give counts that are nearly the same, whoever
/// draws them, so twins stay coupled. One per thread; no allocation.
public final class Score {
    private static final double LARGEST = 1 - 0x1p-53;
    private static final double SMALLEST = 0x1p-53;
    /// Upper tails of the normal law beyond 0, 1, 2, ...; rounded down.
    private static final double[] TAIL = {0.5, 0.158, 0.0227, 1.34e-3, 3.16e-5, 2.86e-7, 9.8e-10};

    private double uniform = 0.5;
    private double normal;
    private boolean hasUniform = true;
    private boolean hasNormal = true;

    /// Takes a uniform draw, above 0 and below 1.
    public void setUniform(double u) {
        uniform = u;
        hasUniform = true;
        hasNormal = false;
    }

    /// Takes a standard normal draw.
    public void setNormal(double z) {
        normal = z;
        hasNormal = true;
        hasUniform = false;
    }

    /// Turns the score into its mirror image: what was rare and large becomes rare and small.
    void mirror() {
        uniform = 1 - uniform;
        normal = -normal;
    }

    /// The uniform draw.
    public double uniform() {
        if (!hasUniform) {
            uniform = Math.clamp(Normal.probability(normal), SMALLEST, LARGEST);
            hasUniform = true;
        }
        return uniform;
    }

    /// The standard normal draw of the same rank.
    public double normal() {
        if (!hasNormal) {
            normal = Normal.quantile(uniform);
            hasNormal = true;
        }
        return normal;
    }

    /// Whether the uniform draw is at most `1 - tail`, or false where that would cost a normal integral to tell.
    boolean isSurelyBelow(double tail) {
        if (hasUniform) {
            return uniform <= 1 - tail;
        }
        int whole = normal < 0 ? 0 : (int) Math.min(Math.ceil(normal), TAIL.length - 1);
        return normal <= whole && tail <= TAIL[whole];
    }
}
