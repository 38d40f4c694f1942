package crosstalk.solver.spatial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HopChancesTest {

    private static final double REACH = 0.25;
    private static final double UNIFORM = 0.9;

    /// How cells move, over a box.
    private record Moving(float @Nullable [] motility, float @Nullable [] potential) {
        double chance(int i, int j) {
            double face = motility == null ? UNIFORM : HopChances.face(motility[i], motility[j]);
            return REACH * HopChances.biased(face, potential == null ? 0 : (double) potential[j] - potential[i]);
        }
    }

    /// D B(-P) against x/(exp(x) - 1) by Math.expm1, and the balance of both directions: exp(P).
    @Test
    void biased_anySlope_isTheBernoulliFunction() {
        double d = 0.07;
        for (double slope = -39; slope < 39; slope += 0.0371) {
            double exact = d * -slope / Math.expm1(-slope);
            double found = HopChances.biased(d, d * slope);
            assertEquals(exact, found, 2e-9 * exact, "slope " + slope);
            double back = HopChances.biased(d, -d * slope);
            assertEquals(slope, Math.log(found / back), 2e-9 * Math.max(1, Math.abs(slope)));
        }
        assertEquals(d, HopChances.biased(d, 0));
        assertEquals(0.3, HopChances.biased(0, 0.3));
        assertEquals(0, HopChances.biased(0, -0.3));
        assertEquals(0, HopChances.biased(0, 0));
        assertEquals(0.3, HopChances.biased(0.3 / 41, 0.3));
    }

    @Test
    void face_slowVoxel_isTheSameFromBothSides() {
        assertEquals(0.16, HopChances.face(0.1, 0.4), 1e-12);
        assertEquals(0.16, HopChances.face(0.4, 0.1), 1e-12);
        assertEquals(0.1, HopChances.face(0.1, 0.1));
        assertEquals(0, HopChances.face(0.4, 0));
        assertEquals(0, HopChances.face(0, 0));
    }

    /// Against two hops one after the other, voxel by voxel, in regions of every shape. The twin, one hop of both substeps, goes nowhere
    /// further than one voxel.
    @Test
    void fill_anyRegion_isTheLawOfHopsOneAfterTheOther() {
        int[][] boxes = {{1, 1, 1}, {9, 1, 1}, {1, 9, 1}, {1, 1, 9}, {2, 3, 1}, {17, 5, 3}};
        for (int[] box : boxes) {
            compare(Grid.full(0.1, box[0], box[1], box[2]));
        }
        Grid apart = new Grid(0.1, 12, 5, 5, 0, 0, 0);
        int[][] rows = {{1, 1, 1, 4}, {2, 1, 6, 11}, {1, 2, 3, 7}, {3, 2, 2, 9}, {3, 3, 1, 11}, {2, 3, 5, 6}};
        for (int[] row : rows) {
            apart.first[apart.row(row[0], row[1])] = row[2];
            apart.last[apart.row(row[0], row[1])] = row[3];
        }
        compare(apart);
        Grid far = new Grid(0.1, 60, 7, 3, 0, 0, 0);
        for (int y : new int[] {1, 4}) {
            far.first[far.row(y, 1)] = 50;
            far.last[far.row(y, 1)] = 53;
        }
        compare(far);
    }

    /// Without and with potential, gentle and steep, and with motility of each voxel's own, some of it 0. Where nothing is active there is rubbish.
    private static void compare(Grid grid) {
        SplittableRandom random = new SplittableRandom(2);
        float[] motility = new float[grid.size()];
        float[] gentle = new float[grid.size()];
        float[] steep = new float[grid.size()];
        for (int i = 0; i < motility.length; i++) {
            motility[i] = random.nextInt(5) == 0 ? 0 : (float) random.nextDouble(0.2, 1);
            gentle[i] = grid.isActive(i) ? (float) random.nextDouble(0.8) : Float.NaN;
            steep[i] = grid.isActive(i) ? (float) random.nextDouble(2) : Float.POSITIVE_INFINITY;
        }
        for (Moving moving : new Moving[] {
            new Moving(null, null),
            new Moving(null, gentle),
            new Moving(null, steep),
            new Moving(motility, null),
            new Moving(motility, steep)
        }) {
            for (int axis = 0; axis < 3; axis++) {
                for (boolean isPair : new boolean[] {false, true}) {
                    compare(grid, moving, axis, isPair);
                }
            }
        }
    }

    private static void compare(Grid grid, Moving moving, int axis, boolean isPair) {
        Sheet sheet = new Sheet(grid);
        int seen = 0;
        for (int z = 1; z < grid.nz - 1; z++) {
            int endZ = axis == Motility.Z ? grid.nz - 1 : z + 1;
            if (sheet.lay(1, grid.ny - 1, z, endZ, axis == Motility.Z)) {
                seen += compare(sheet, grid, moving, axis, isPair);
            }
            z = endZ - 1;
        }
        assertEquals(grid.active(), seen);
    }

    private static int compare(Sheet sheet, Grid grid, Moving moving, int axis, boolean isPair) {
        int[] places = new int[sheet.size];
        int[] indices = IntStream.range(0, grid.size())
                .map(i -> grid.isActive(i) ? i : 0)
                .toArray();
        sheet.take(indices, places);
        float[] active = new float[sheet.size];
        sheet.activity(active);
        HopChances chances = new HopChances();
        MotilityRange range = MotilityRange.of(grid, Crew.ALONE, moving.motility, UNIFORM, moving.potential);
        chances.fill(
                sheet,
                axis,
                active,
                range,
                UNIFORM,
                laid(sheet, moving.motility),
                laid(sheet, moving.potential),
                REACH,
                isPair);
        int[][] sums = chances.sums();
        int stride = new int[] {1, grid.nx, grid.nx * grid.ny}[axis];
        int seen = 0;
        for (int at = sheet.start; at < sheet.end; at++) {
            int i = places[at];
            double[] law = i == 0 ? new double[5] : law(grid, moving, i, stride, isPair);
            seen += i == 0 ? 0 : 1;
            double[] wanted = isPair ? new double[] {law[4], law[3], law[1], law[0]} : new double[] {law[3], law[1]};
            double sum = 0;
            for (int c = 0; c < wanted.length; c++) {
                sum += wanted[c];
                assertEquals(sum, sums[c][at] / HopChances.ONE, 2e-7, "axis " + axis + ", voxel " + i);
                assertTrue(wanted[c] > 0 || sums[c][at] == (c == 0 ? 0 : sums[c - 1][at]), "a way through a wall");
            }
        }
        return seen;
    }

    private static float @Nullable [] laid(Sheet sheet, float @Nullable [] values) {
        if (values == null) {
            return null;
        }
        float[] laid = new float[sheet.size];
        Arrays.fill(laid, Float.NaN);
        sheet.takeActive(values, laid);
        return laid;
    }

    /// Chances of a cell of voxel i to be 2 or 1 below, there, 1 or 2 above.
    private static double[] law(Grid grid, Moving moving, int i, int stride, boolean isPair) {
        double[] law = {0, 0, 1, 0, 0};
        for (int substep = 0; substep < (isPair ? 2 : 1); substep++) {
            double[] next = new double[5];
            for (int k = 0; k < 5; k++) {
                if (law[k] > 0) {
                    int here = i + (k - 2) * stride;
                    double rise = grid.isActive(here + stride) ? moving.chance(here, here + stride) : 0;
                    double fall = grid.isActive(here - stride) ? moving.chance(here, here - stride) : 0;
                    next[k] += law[k] * (1 - rise - fall);
                    if (rise > 0) {
                        next[k + 1] += law[k] * rise;
                    }
                    if (fall > 0) {
                        next[k - 1] += law[k] * fall;
                    }
                }
            }
            law = next;
        }
        return law;
    }
}
