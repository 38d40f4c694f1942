package crosstalk.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/// Volumes of arms as the columns of a mixed model.
///
/// @param armOf each animal
record GrowthTable(
        LongitudinalData data,
        double[][] design,
        List<String> names,
        int[] armOf,
        List<Integer> counts,
        int zeroCount) {
    /// Animals, by arm, with two volumes or more: of those relative to the first, one or more after it.
    List<Integer> courses() {
        int[] volumes = new int[armOf.length];
        for (int animal : data.animal()) {
            volumes[animal]++;
        }
        boolean relative = names.size() == counts.size();
        int[] courses = new int[counts.size()];
        for (int animal = 0; animal < volumes.length; animal++) {
            courses[armOf[animal]] += volumes[animal] > (relative ? 0 : 1) ? 1 : 0;
        }
        return Arrays.stream(courses).boxed().toList();
    }

    static GrowthTable of(List<String> arms, List<List<GrowthCurve>> curves, GrowthModel.Form form, ZeroVolumes zeros) {
        if (arms.size() != curves.size() || arms.isEmpty()) {
            throw new IllegalArgumentException(arms.size() + " names and " + curves.size() + " arms of curves");
        }
        boolean relative = form == GrowthModel.Form.RELATIVE;
        double substitute = zeros.substitute(curves);
        DoubleStream.Builder response = DoubleStream.builder();
        DoubleStream.Builder time = DoubleStream.builder();
        List<Integer> animalOf = new ArrayList<>();
        List<Integer> armOf = new ArrayList<>();
        List<double[]> design = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        int zeroCount = 0;
        for (int arm = 0; arm < arms.size(); arm++) {
            int before = design.size();
            for (GrowthCurve curve : curves.get(arm)) {
                double first = zeros.volume(curve.firstVolume(), substitute);
                int rows = design.size();
                for (int i = relative ? 1 : 0; i < curve.size(); i++) {
                    zeroCount += curve.volumes()[i] == 0 ? 1 : 0;
                    double volume = zeros.volume(curve.volumes()[i], substitute);
                    if (volume <= 0 || (relative && first <= 0)) {
                        continue;
                    }
                    double day = curve.days()[i] - (relative ? curve.days()[0] : 0);
                    response.add(Math.log(volume) - (relative ? Math.log(first) : 0));
                    time.add(day);
                    animalOf.add(armOf.size());
                    design.add(row(arm, arms.size(), day, relative));
                }
                if (design.size() > rows) {
                    armOf.add(arm);
                }
            }
            counts.add(design.size() - before);
        }
        LongitudinalData data = new LongitudinalData(
                response.build().toArray(),
                time.build().toArray(),
                animalOf.stream().mapToInt(Integer::intValue).toArray());
        return new GrowthTable(
                data,
                design.toArray(double[][]::new),
                names(arms, relative),
                armOf.stream().mapToInt(Integer::intValue).toArray(),
                counts,
                zeroCount);
    }

    static double[] row(int arm, int arms, double day, boolean relative) {
        double[] row = new double[relative ? arms : 2 * arms];
        if (relative) {
            row[arm] = day;
            return row;
        }
        row[0] = 1;
        row[1] = day;
        if (arm > 0) {
            row[1 + arm] = 1;
            row[arms + arm] = day;
        }
        return row;
    }

    private static List<String> names(List<String> arms, boolean relative) {
        List<String> names = new ArrayList<>();
        if (relative) {
            arms.forEach(arm -> names.add("Day:" + arm));
            return names;
        }
        names.addAll(List.of("(Intercept)", "Day"));
        arms.stream().skip(1).forEach(names::add);
        arms.stream().skip(1).forEach(arm -> names.add("Day:" + arm));
        return names;
    }
}
