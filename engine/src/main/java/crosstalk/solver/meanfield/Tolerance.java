package crosstalk.solver.meanfield;

/// How closely [MeanField] follows the solution, and when it gives up.
///
/// The error allowed in one step is, by species, `absolute + relative * amount`, in the root mean square over
/// species. The absolute part rules near zero: a thousandth of a cell, or 1e-9 of the unit of a continuous amount
/// (networks hold drug in nanomoles and signals in nanomolar; where a unit is much smaller or larger, set it).
///
/// @param relative error relative to the amount, per step; above 0
/// @param counted error in a counted species, in individuals, per step; above 0
/// @param continuous error in a continuous species, in its unit, per step; above 0
/// @param largestStep longest step, in the network's unit of time; above 0, may be infinite. A pulse in a rate that
///     is shorter than a step can be overlooked; this is what bounds it.
/// @param mostSteps steps tried in one call of `advance` before it is given up; at least 1
public record Tolerance(double relative, double counted, double continuous, double largestStep, int mostSteps) {

    /// Relative 1e-6, counted 1e-3, continuous 1e-9, steps of any length, at most 100,000 of them.
    public static final Tolerance DEFAULT = new Tolerance(1e-6, 1e-3, 1e-9, Double.POSITIVE_INFINITY, 100_000);

    public Tolerance {
        require(relative > 0 && relative < 1, "relative tolerance", relative);
        require(counted > 0, "tolerance of counted species", counted);
        require(continuous > 0, "tolerance of continuous species", continuous);
        require(largestStep > 0, "largest step", largestStep);
        require(mostSteps >= 1, "number of steps", mostSteps);
    }

    /// The same with other allowed errors.
    public Tolerance withErrors(double newRelative, double newCounted, double newContinuous) {
        return new Tolerance(newRelative, newCounted, newContinuous, largestStep, mostSteps);
    }

    private static void require(boolean holds, String what, double found) {
        if (!holds) {
            throw new IllegalArgumentException(what + " must be above 0 (relative: below 1), found " + found);
        }
    }
}
