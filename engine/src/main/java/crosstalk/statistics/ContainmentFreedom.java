package crosstalk.statistics;

/// Degrees of freedom of each column as R's nlme has them: a column that is constant within each animal is told by the animals, any
/// other by the measurements within animals. Source: pinheiro2000, sec. 2.4.2.
final class ContainmentFreedom {
    private ContainmentFreedom() {}

    static double[] of(LongitudinalData data, double[][] design) {
        int p = design[0].length;
        boolean[] within = new boolean[p];
        boolean[] constant = new boolean[p];
        int[] first = new int[data.animals()];
        java.util.Arrays.fill(first, -1);
        java.util.Arrays.fill(constant, true);
        for (int i = 0; i < data.size(); i++) {
            int animal = data.animal()[i];
            first[animal] = first[animal] < 0 ? i : first[animal];
            for (int c = 0; c < p; c++) {
                within[c] |= design[i][c] != design[first[animal]][c];
                constant[c] &= design[i][c] == design[0][c];
            }
        }
        int inner = 0;
        int outer = 0;
        boolean intercept = false;
        for (int c = 0; c < p; c++) {
            intercept |= constant[c];
            inner += within[c] ? 1 : 0;
            outer += !within[c] && !constant[c] ? 1 : 0;
        }
        double animals = data.animals() - outer - (intercept ? 1 : 0);
        double measurements = data.size() - data.animals() - inner + (intercept ? 0 : 1);
        double[] freedom = new double[p];
        for (int c = 0; c < p; c++) {
            freedom[c] = constant[c] ? Math.max(animals, measurements) : within[c] ? measurements : animals;
        }
        return freedom;
    }
}
