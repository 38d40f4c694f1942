package crosstalk.statistics;

/// The search for the covariance of the random effects: from several starts, then along the boundary, where a variance is 0.
///
/// @param lower L of [MixedLikelihood]
/// @param profile there
/// @param boundary whether a variance of the random effects is 0, or they are perfectly correlated
record MixedFit(MixedLikelihood likelihood, double[] lower, MixedLikelihood.Profile profile, boolean boundary) {
    /// A loss of deviance that is none.
    private static final double EQUAL = 1e-6;

    private static final double[][] ONE = {{1}, {0.1}};
    private static final double[][] TWO = {{1, 0, 1}, {0.3, 0, 0.1}, {2, -0.5, 0.3}};

    /// From several starts; the profile's deviance is infinite if no start could be computed
    static MixedFit of(MixedLikelihood likelihood, RandomEffects random) {
        double[][] starts = random.size() == 1 ? ONE : TWO;
        return best(likelihood, random, starts);
    }

    /// With the covariance given.
    static MixedFit at(MixedLikelihood likelihood, double[] lower) {
        return new MixedFit(likelihood, lower, likelihood.profile(lower), false);
    }

    /// From one start, such as the estimate of the data that these were drawn from.
    static MixedFit near(MixedLikelihood likelihood, RandomEffects random, double[] start) {
        return best(likelihood, random, new double[][] {start});
    }

    private static MixedFit best(MixedLikelihood likelihood, RandomEffects random, double[][] starts) {
        double[] best = starts[0];
        double height = Double.POSITIVE_INFINITY;
        for (double[] start : starts) {
            double[] place = start.clone();
            double found = Descent.minimise(likelihood, place);
            if (found < height) {
                height = found;
                best = place;
            }
        }
        double[] inside = best;
        boolean boundary = false;
        for (double[] edge : edges(random, best)) {
            double found = likelihood.profile(edge).deviance();
            if (found <= height + EQUAL) {
                inside = edge;
                height = Math.min(height, found);
                boundary = true;
            }
        }
        return new MixedFit(likelihood, inside, likelihood.profile(inside), boundary);
    }

    /// Nearby places where a variance is 0, from the least to the most of them.
    private static double[][] edges(RandomEffects random, double[] l) {
        return random.size() == 1
                ? new double[][] {{0}}
                : new double[][] {{l[0], l[1], 0}, {0, 0, Math.hypot(l[1], l[2])}, {l[0], 0, 0}, {0, 0, 0}};
    }
}
