package crosstalk.statistics;

import java.util.List;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.SingularValueDecomposition;

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
                throw new IllegalArgumentException(
                        "row " + row + " of the design has " + design[row].length + " numbers, expected " + names.size());
            }
            for (int c = 0; c < names.size(); c++) {
                if (!Double.isFinite(design[row][c])) {
                    throw new IllegalArgumentException(
                            names.get(c) + " is " + design[row][c] + " in row " + row + ", expected finite");
                }
            }
        }
    }

    /// Whether no column is a combination of the others, to 1e-9 of the columns' lengths.
    static boolean independent(double[][] design) {
        int columns = design[0].length;
        if (design.length < columns) {
            return false;
        }
        double[][] scaled = new double[design.length][columns];
        for (int c = 0; c < columns; c++) {
            double squares = 0;
            for (double[] row : design) {
                squares += row[c] * row[c];
            }
            if (squares == 0) {
                return false;
            }
            for (int r = 0; r < design.length; r++) {
                scaled[r][c] = design[r][c] / Math.sqrt(squares);
            }
        }
        double[] values = new SingularValueDecomposition(MatrixUtils.createRealMatrix(scaled)).getSingularValues();
        return values[columns - 1] > 1e-9 * values[0];
    }

    /// One column per arm but the first, the control: 1 for the animals of that arm.
    ///
    /// @param arms of each animal, 0 for the control
    /// @param count of all arms
    static double[][] indicators(int[] arms, int count) {
        double[][] design = new double[arms.length][count - 1];
        for (int i = 0; i < arms.length; i++) {
            if (arms[i] < 0 || arms[i] >= count) {
                throw new IllegalArgumentException("arm " + arms[i] + " of animal " + i + ", expected 0 to " + (count - 1));
            }
            if (arms[i] > 0) {
                design[i][arms[i] - 1] = 1;
            }
        }
        return design;
    }
}
