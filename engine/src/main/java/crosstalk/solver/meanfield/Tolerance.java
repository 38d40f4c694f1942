package crosstalk.solver.meanfield;

/// How closely [MeanField] follows the solution, and when it gives up.
///
/// The error allowed in one step is, by species, `absolute + relative * amount`, in the root mean square over
/// species. The absolute part rules near zero: a thousandth of a cell, or 1e-9 of the unit of a continuous amount. Where
/// a continuous amount has fallen below a part `ofPeak` of the largest that it has been (a depot long after the dose), the
/// relative error is allowed of that part: what is left of it can do nothing any more, and following it by its own
/// measure would cost most of the steps. Counted species have no such floor: the last cell matters.
///
/// @param relative error relative to the amount, per step; above 0
/// @param counted error in a counted species, in individuals, per step; above 0
/// @param continuous error in a continuous species, in its unit, per step; above 0
/// @param ofPeak part of a continuous species' largest amount so far that counts as its amount when it is less; 0 to 1
/// @param largestStep longest step, in the network's unit of time; above 0, may be infinite. A pulse in a rate that
///     is shorter than a step can be overlooked; this is what bounds it.
/// @param mostSteps steps tried in one call of `advance` before it is given up; at least 1
public record Tolerance(
        double relative, double counted, double continuous, double ofPeak, double largestStep, int mostSteps) {

    /// Relative 1e-6, counted 1e-3, continuous 1e-9, 1e-3 of the peak, steps of any length, at most 100,000 of them.
    public static final Tolerance DEFAULT = new Tolerance(1e-6, 1e-3, 1e-9, 1e-3, Double.POSITIVE_INFINITY, 100_000);

    public Tolerance {
        require(relative > 0 && relative < 1, "relative tolerance", relative);
        require(counted > 0, "tolerance of counted species", counted);
        require(continuous > 0, "tolerance of continuous species", continuous);
        require(ofPeak >= 0 && ofPeak <= 1, "part of the peak", ofPeak);
        require(largestStep > 0, "largest step", largestStep);
        require(mostSteps >= 1, "number of steps", mostSteps);
    }

    /// The same with other allowed errors.
    public Tolerance withErrors(double newRelative, double newCounted, double newContinuous) {
        return new Tolerance(newRelative, newCounted, newContinuous, ofPeak, largestStep, mostSteps);
    }

    /// The same with another part of the peak; 0 asks for the relative error of every continuous amount however small.
    public Tolerance withPeak(double newOfPeak) {
        return new Tolerance(relative, counted, continuous, newOfPeak, largestStep, mostSteps);
    }

    /// The same with another longest step.
    public Tolerance withLargestStep(double newLargestStep) {
        return new Tolerance(relative, counted, continuous, ofPeak, newLargestStep, mostSteps);
    }

    private static void require(boolean holds, String what, double found) {
        if (!holds) {
            throw new IllegalArgumentException(what + " is out of its range, found " + found);
        }
    }
}
