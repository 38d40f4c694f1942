package crosstalk.solver.stochastic;

/// How coarsely [Stochastic] may step.
///
/// @param epsilon largest standard deviation of what one leap adds to a reactant, relative to it (to 30 where there are fewer);
///     where a joint event takes from it also the largest change expected; 0 or more, below 1. 0 leaps never: every reaction
///     is fired one by one
/// @param criticalCount a species with fewer individuals than this many firings take or add counts as small: whatever
///     changes it is fired one by one, unless nothing but its own fates depends on it; at least 0
/// @param exactFactor a leap shorter than this many mean times between reactions is not worth it: the reactions are
///     fired one by one; at least 0
/// @param largestStep longest step while something changes without an event (a flow, a rate that names the time) or leaps, in
///     the network's unit of time; above 0. Cells of time of the largest power of two below it are what arms share chance by
/// @param largestBend how much the change expected in a step may differ between the hazards at its start and in its middle,
///     relative to the amount of each counted reactant; above 0. What bounds steps while rates change fast, by a drug or by growth
/// @param flowRelative error allowed in a continuous species in one step, relative to its amount; above 0
/// @param flowAbsolute error allowed in a continuous species in one step, in its unit; above 0
/// @param mostSteps steps in one call of `advance` before it is given up; at least 1
public record Options(
        double epsilon,
        int criticalCount,
        double exactFactor,
        double largestStep,
        double largestBend,
        double flowRelative,
        double flowAbsolute,
        long mostSteps) {

    /// Epsilon 0.1, critical count 10, exact factor 10, steps of 1/8, bend 0.004, flows to 1e-5 (absolute 1e-9), a
    /// thousand million steps, exact events among them.
    /// Source of the second and third: cao2006.
    public static final Options DEFAULT = new Options(0.1, 10, 10, 0.125, 0.004, 1e-5, 1e-9, 1_000_000_000);

    public Options {
        require(epsilon >= 0 && epsilon < 1, "epsilon", epsilon);
        require(criticalCount >= 0, "criticalCount", criticalCount);
        require(exactFactor >= 0, "exactFactor", exactFactor);
        require(largestStep > 0, "largestStep", largestStep);
        require(largestBend > 0, "largestBend", largestBend);
        require(flowRelative > 0, "flowRelative", flowRelative);
        require(flowAbsolute > 0, "flowAbsolute", flowAbsolute);
        require(mostSteps >= 1, "mostSteps", (double) mostSteps);
    }

    /// The same with another epsilon.
    public Options withEpsilon(double other) {
        return new Options(
                other, criticalCount, exactFactor, largestStep, largestBend, flowRelative, flowAbsolute, mostSteps);
    }

    /// The same with another critical count.
    public Options withCriticalCount(int other) {
        return new Options(
                epsilon, other, exactFactor, largestStep, largestBend, flowRelative, flowAbsolute, mostSteps);
    }

    /// The same with another exact factor.
    public Options withExactFactor(double other) {
        return new Options(
                epsilon, criticalCount, other, largestStep, largestBend, flowRelative, flowAbsolute, mostSteps);
    }

    /// The same with another largest step.
    public Options withLargestStep(double other) {
        return new Options(
                epsilon, criticalCount, exactFactor, other, largestBend, flowRelative, flowAbsolute, mostSteps);
    }

    private static void require(boolean holds, String what, double found) {
        if (!holds) {
            throw new IllegalArgumentException(what + " is out of range: " + found);
        }
    }
}
