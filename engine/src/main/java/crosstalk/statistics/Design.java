package crosstalk.statistics;

import java.util.List;

/// The columns of a regression.
final class Design {
    private Design() {}

    /// @throws IllegalArgumentException if shapes differ, or a number is not finite
    static void check(double[][] design, List<String> names, int animals) {
        if (design.length != animals) {
            throw new IllegalArgumentException(design.length + " rows of the design and " + animals + " outcomes");
        }
        for (int row = 0; row < design.length; row++) {
            if (design[row].length != names.size()) {
                throw new IllegalArgumentException("row " + row + " of the design has " + design[row].length
                        + " numbers, expected " + names.size());
            }
            for (int c = 0; c < names.size(); c++) {
                if (!Double.isFinite(design[row][c])) {
                    throw new IllegalArgumentException(
                            names.get(c) + " is " + design[row][c] + " in row " + row + ", expected finite");
                }
            }
        }
    }

    /// Whether no column is a combination of the others: none keeps less than 1e-10 of its square beside the columns before it.
    static boolean independent(double[][] design) {
        int columns = design[0].length;
        if (design.length < columns) {
            return false;
        }
        double[][] products = new double[columns][columns];
        for (double[] row : design) {
            for (int r = 0; r < columns; r++) {
                for (int c = 0; c <= r && row[r] != 0; c++) {
                    products[r][c] += row[r] * row[c];
                }
            }
        }
        for (int r = 0; r < columns; r++) {
            if (products[r][r] == 0) {
                return false;
            }
        }
        return Cholesky.of(products, 1e-10).exists();
    }

    /// One column per arm but the first, the control: 1 for the animals of that arm.
    ///
    /// @param arms of each animal, 0 for the control
    /// @param count of all arms
    static double[][] indicators(int[] arms, int count) {
        double[][] design = new double[arms.length][count - 1];
        for (int i = 0; i < arms.length; i++) {
            if (arms[i] < 0 || arms[i] >= count) {
                throw new IllegalArgumentException(
                        "arm " + arms[i] + " of animal " + i + ", expected 0 to " + (count - 1));
            }
            if (arms[i] > 0) {
                design[i][arms[i] - 1] = 1;
            }
        }
        return design;
    }
}
