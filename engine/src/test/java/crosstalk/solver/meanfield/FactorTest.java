package crosstalk.solver.meanfield;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Both decompositions against the product of the matrix and a known solution.
class FactorTest {

    private static double[] sparseMatrix(int n, SplittableRandom random) {
        double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++) {
            matrix[i * n + i] = -random.nextDouble(1, 10);
            for (int k = 0; k < 3; k++) {
                matrix[random.nextInt(n) * n + i] += random.nextDouble();
            }
        }
        return matrix;
    }

    private static PivotOrder orderOf(double[] matrix, int n) {
        return new PivotOrder(
                n,
                row -> IntStream.range(0, n)
                        .filter(j -> matrix[row * n + j] != 0)
                        .toArray());
    }

    /// The cells of the matrix that differ from zero, row by row.
    private static double[] cells(double[] matrix) {
        return Arrays.stream(matrix).filter(cell -> cell != 0).toArray();
    }

    /// `(diagonal I - matrix) x`
    private static double[] product(double[] matrix, double diagonal, double[] x) {
        int n = x.length;
        double[] result = new double[n];
        for (int i = 0; i < n; i++) {
            result[i] = diagonal * x[i];
            for (int j = 0; j < n; j++) {
                result[i] -= matrix[i * n + j] * x[j];
            }
        }
        return result;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 17, 80, 151})
    void solve_sparseAndDense_findTheKnownSolution(int n) {
        SplittableRandom random = new SplittableRandom(n);
        double[] matrix = sparseMatrix(n, random);
        double[] known = random.doubles(n).toArray();
        SparseFactor sparse = new SparseFactor(orderOf(matrix, n));
        DenseFactor dense = new DenseFactor(orderOf(matrix, n));
        for (double diagonal : new double[] {1e6, 20, 0.5}) {
            double[] bySparse = product(matrix, diagonal, known);
            double[] byDense = bySparse.clone();
            assertTrue(sparse.factor(cells(matrix), diagonal));
            assertTrue(dense.factor(cells(matrix), diagonal));
            sparse.solve(bySparse);
            dense.solve(byDense);
            for (int i = 0; i < n; i++) {
                assertEquals(known[i], bySparse[i], 1e-10, "sparse, diagonal " + diagonal);
                assertEquals(known[i], byDense[i], 1e-10, "dense, diagonal " + diagonal);
            }
        }
    }

    @Test
    void factor_zeroOnTheDiagonal_sparseDeclinesAndDensePivots() {
        double[] matrix = {1, -1, -1, 1};
        double[] vector = product(matrix, 1, new double[] {3, 5});
        assertFalse(new SparseFactor(orderOf(matrix, 2)).factor(cells(matrix), 1));
        DenseFactor dense = new DenseFactor(orderOf(matrix, 2));
        assertTrue(dense.factor(cells(matrix), 1));
        dense.solve(vector);
        assertEquals(3, vector[0], 1e-14);
        assertEquals(5, vector[1], 1e-14);
    }

    @Test
    void factor_singularOrNotFinite_isDeclinedByBoth() {
        double[] singular = {0, -1, 0, 0};
        double[] lost = {Double.NaN, 0, 0, 1};
        assertFalse(new SparseFactor(orderOf(singular, 2)).factor(cells(singular), 0));
        assertFalse(new DenseFactor(orderOf(singular, 2)).factor(cells(singular), 0));
        assertFalse(new SparseFactor(orderOf(lost, 2)).factor(cells(lost), 5));
        assertFalse(new DenseFactor(orderOf(lost, 2)).factor(cells(lost), 5));
    }
}
