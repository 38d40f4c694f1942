package crosstalk.solver.spatial;

import java.util.List;

/// How coarsely a subject in space steps.
///
/// @param tolerance how much the growth of cells over a step may differ between the hazards of its start and of its middle, as a part
///     of the cells, averaged over them
/// @param front how far the margin of a tumour may go in a step, voxels
/// @param growth how much its volume may change in a step, as a part of it
/// @param leastStep days
/// @param largestStep days
public record Options(double tolerance, double front, double growth, double leastStep, double largestStep) {

    private static final double HOUR = 1.0 / 24;

    /// What a study uses.
    public static final Options DEFAULT = new Options(0.005, 0.5, 0.15, HOUR, 12 * HOUR);

    public Options {
        if (!(tolerance > 0 && front > 0 && growth > 0 && leastStep > 0 && largestStep >= leastStep)) {
            throw new IllegalArgumentException(
                    "tolerance " + tolerance + ", steps of " + leastStep + " to " + largestStep + " days");
        }
    }

    /// Steps of one length only.
    public static Options fixed(double step) {
        return new Options(Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE, step, step);
    }

    /// Lengths of steps that divide a day, days, besides the least and the largest.
    List<Double> rungs() {
        return List.of(HOUR, 2 * HOUR, 3 * HOUR, 4 * HOUR, 6 * HOUR, 12 * HOUR, largestStep);
    }
}
