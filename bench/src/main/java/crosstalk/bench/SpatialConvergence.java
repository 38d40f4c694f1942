package crosstalk.bench;

import crosstalk.model.ProblemsException;
import crosstalk.solver.spatial.Options;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How far a bundled model in space depends on voxel and step: growth curve and infiltration depth of one typical animal.
///
/// Run from the root of the checkout, with arguments
/// `model  drugs  voxels in um  steps in hours  seeds  days  [limit in mm^3]`; lists are separated by commas, `-` is no drug, step 0 is
/// the default control. Prints a table in Markdown: one row per voxel, step and day, means over seeds with their standard errors.
public final class SpatialConvergence {

    private SpatialConvergence() {}

    public static void main(String[] arguments) throws ProblemsException {
        if (arguments.length < 6) {
            throw new IllegalArgumentException(
                    "expected: model drugs voxels steps seeds days [limit], as in: colorectal-mmrp - 300,200 1,6,0 2 8,12,16");
        }
        List<String> drugs = arguments[1].equals("-") ? List.of() : List.of(arguments[1].split(","));
        int seeds = Integer.parseInt(arguments[4]);
        double limit = arguments.length > 6 ? Double.parseDouble(arguments[6]) : Double.MAX_VALUE;
        List<Double> days = Arrays.stream(numbers(arguments[5])).boxed().toList();
        System.out.println(
                "| voxel um | step h | day | volume mm3 | error | CD8 depth um | error | steps | voxel-steps | s |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        for (double voxel : numbers(arguments[2])) {
            SpatialSubject animal = new SpatialSubject(arguments[0], drugs, voxel / 1000);
            for (double step : numbers(arguments[3])) {
                Options options = step == 0 ? Options.DEFAULT : Options.fixed(step / 24);
                long before = System.nanoTime();
                List<List<SpatialSubject.Day>> courses = new ArrayList<>();
                for (int subject = 0; subject < seeds; subject++) {
                    courses.add(animal.run(options, subject, days, limit));
                }
                print(voxel, step, courses, (System.nanoTime() - before) / 1e9 / seeds);
            }
        }
    }

    private static double[] numbers(String list) {
        return Arrays.stream(list.split(",")).mapToDouble(Double::parseDouble).toArray();
    }

    private static void print(double voxel, double step, List<List<SpatialSubject.Day>> courses, double seconds) {
        int days = courses.stream().mapToInt(List::size).min().orElse(0);
        for (int d = 0; d < days; d++) {
            int day = d;
            double[] volumes =
                    courses.stream().mapToDouble(c -> c.get(day).volume()).toArray();
            double[] depths =
                    courses.stream().mapToDouble(c -> 1000 * c.get(day).depth()).toArray();
            SpatialSubject.Day first = courses.getFirst().get(d);
            System.out.printf(
                    Locale.ROOT,
                    "| %.0f | %s | %.0f | %.1f | %.1f | %.0f | %.0f | %d | %d | %s |%n",
                    voxel,
                    step == 0 ? "default" : String.format(Locale.ROOT, "%.0f", step),
                    first.day(),
                    mean(volumes),
                    error(volumes),
                    mean(depths),
                    error(depths),
                    first.steps(),
                    first.voxelSteps(),
                    d + 1 == days ? String.format(Locale.ROOT, "%.0f", seconds) : "");
        }
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /// Standard error of the mean; NaN for one value.
    private static double error(double[] values) {
        double mean = mean(values);
        double sum = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(sum / (values.length - 1) / values.length);
    }
}
