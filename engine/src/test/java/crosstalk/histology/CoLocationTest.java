package crosstalk.histology;

import static crosstalk.histology.Tissues.ball;
import static crosstalk.histology.Tissues.cells;
import static crosstalk.histology.Tissues.found;
import static crosstalk.histology.Tissues.margin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.histology.Snapshot.Kind;
import crosstalk.histology.Snapshot.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CoLocationTest {
    private static final int N = 31;
    private static final int SHELLS = 4;
    private final Margin margin = margin(Tissues.shape(N, ball(12)));
    private final Patch patch = new Patch(margin, SHELLS);

    /// Cells placed one by one in any voxel of the tissue, all alike.
    private Layer scattered(String name, int cells, long seed) {
        List<Integer> voxels = new ArrayList<>();
        for (int i = 0; i < N * N * N; i++) {
            if (margin.isTissue(i)) {
                voxels.add(i);
            }
        }
        Random random = new Random(seed);
        float[] values = new float[N * N * N];
        for (int i = 0; i < cells; i++) {
            values[voxels.get(random.nextInt(voxels.size()))]++;
        }
        return new Layer(name, Kind.POPULATION, "cells", values);
    }

    /// Of cells placed without regard to each other, S = sum over P pairs of n_a n_b has the mean P m_a m_b; with m cells a voxel in the mean and
    /// numbers nearly Poisson its variance is about P (m_a m_b)(1 + k (m_a + m_b)), k pairs per voxel, less what fixed totals take away, which removes the second
    /// part but for edges. For one population pairs are counted twice: variance doubled. So 5 standard errors of g are 5 sqrt(2 / (P m_a m_b)), with a
    /// quarter more for edges.
    private static boolean isOne(CoLocation found, double a, double b, long voxels) {
        boolean all = true;
        for (CoLocation.Shell shell : found(found.correlation())) {
            double error = Math.sqrt(2 / (shell.pairs() * (a / voxels) * (b / voxels)));
            all &= Math.abs(shell.g() - 1) < 1.25 * 5 * error;
        }
        return all;
    }

    @Test
    void correlation_scatteredPopulations_isOne() {
        Layer a = scattered("a", 9000, 1);
        Layer b = scattered("b", 4000, 2);

        assertTrue(isOne(CoLocation.of(patch, a, b), 9000, 4000, patch.voxels()));
        assertTrue(isOne(CoLocation.of(patch, a, a), 9000, 9000, patch.voxels()), "with itself: n (n - 1)");
    }

    @Test
    void correlation_slightlyBiasedTwin_isNotOne() {
        // One cell in five of the second population is put beside a cell of the first.
        Layer a = scattered("a", 9000, 1);
        float[] values = scattered("b", 3200, 2).values();
        Random random = new Random(3);
        for (int put = 0; put < 800; ) {
            int voxel = random.nextInt(N * N * N);
            if (random.nextInt(10) < a.values()[voxel]) {
                values[voxel]++;
                put++;
            }
        }

        assertFalse(isOne(
                CoLocation.of(patch, a, new Layer("b", Kind.POPULATION, "cells", values)), 9000, 4000, patch.voxels()));
    }

    @Test
    void correlation_checkerboard_alternatesByParity() {
        // One cell in every even voxel: pairs at an even offset are both even (half of all), at an odd one never; means
        // are 1/2.
        // Shell 0: n (n - 1) = 0. Shell 1 (0.5 to 1.5 voxels): 6 odd offsets and 12 even ones (1,1,0): g = 12/18 *
        // 0.5/0.25 = 4/3.
        // Different colours: shell 0: 0; shell 1: 6/18 * 0.5/0.25 = 2/3.
        Layer even = cells(N, "even", at -> parity(at) == 0 ? 1 : 0);
        Layer odd = cells(N, "odd", at -> parity(at) == 1 ? 1 : 0);

        List<CoLocation.Shell> alike = found(CoLocation.of(patch, even, even).correlation());
        List<CoLocation.Shell> other = found(CoLocation.of(patch, even, odd).correlation());

        assertEquals(0, alike.get(0).g(), 1e-12);
        assertEquals(4 / 3.0, alike.get(1).g(), 0.02, "edges and 7153 voxels, an odd number");
        assertEquals(0, other.get(0).g(), 1e-12);
        assertEquals(2 / 3.0, other.get(1).g(), 0.02);
        assertEquals(0, found(CoLocation.of(patch, even, odd).mixing()), 1e-12);
        assertEquals(1, found(CoLocation.of(patch, even, even).mixing()), 1e-12);
    }

    private static int parity(double[] at) {
        return (int) Math.floorMod(Math.round(at[0] + at[1] + at[2]), 2L);
    }

    @Test
    void correlation_twoHalves_fallsShortByWhatTheHalvesShare() {
        Layer left = cells(N, "left", at -> at[0] < 0 ? 4 : 0);
        Layer right = cells(N, "right", at -> at[0] > 0 ? 4 : 0);
        List<CoLocation.Shell> shells = found(CoLocation.of(patch, left, right).correlation());

        assertEquals(0, shells.getFirst().g(), 1e-12);
        assertTrue(shells.get(1).g() < shells.get(4).g() && shells.get(4).g() < 1, shells.toString());
    }

    @Test
    void correlation_anyLayers_equalsTheSlowSum() {
        int n = 9;
        Margin small = margin(Tissues.shape(n, ball(3.2, 0.4, -0.3, 0)));
        Random random = new Random(5);
        Layer a = cells(n, "a", at -> random.nextInt(5));
        Layer b = cells(n, "b", at -> random.nextInt(3));
        double[] sums = new double[4];
        double[] pairs = new double[4];
        double[] totals = new double[2];
        int voxels = 0;
        for (int i = 0; i < n * n * n; i++) {
            if (!small.isTissue(i)) {
                continue;
            }
            voxels++;
            totals[0] += a.values()[i];
            totals[1] += b.values()[i];
            for (int j = 0; j < n * n * n; j++) {
                double[] from = Tissues.at(n, i);
                double[] to = Tissues.at(n, j);
                double far = Tissues.radius(new double[] {from[0] - to[0], from[1] - to[1], from[2] - to[2]});
                int shell = (int) Math.ceil(far - 0.5);
                if (small.isTissue(j) && shell < 4) {
                    sums[shell] += a.values()[i] * b.values()[j];
                    pairs[shell]++;
                }
            }
        }

        List<CoLocation.Shell> shells =
                found(CoLocation.of(new Patch(small, 3), a, b).correlation());

        for (int k = 0; k < 4; k++) {
            assertEquals((long) pairs[k], shells.get(k).pairs());
            assertEquals(
                    sums[k] / pairs[k] / (totals[0] / voxels * totals[1] / voxels),
                    shells.get(k).g(),
                    1e-9);
        }
    }

    @Test
    void mixing_sharesAlikeInEveryVoxel_isOne() {
        Layer a = scattered("a", 9000, 1);
        Layer triple = new Layer("b", Kind.POPULATION, "cells", a.values().clone());
        for (int i = 0; i < triple.values().length; i++) {
            triple.values()[i] *= 3;
        }

        assertEquals(1, found(CoLocation.of(patch, a, triple).mixing()), 1e-9);
    }

    @Test
    void of_absentPopulation_saysWhich() {
        Layer a = scattered("a", 900, 1);
        CoLocation none = CoLocation.of(patch, a, cells(N, "nk", at -> 0));

        assertEquals("there is no nk in the tumour", none.correlation().whyNot().orElseThrow());
        assertEquals("there is no nk in the tumour", none.mixing().whyNot().orElseThrow());
    }
}
