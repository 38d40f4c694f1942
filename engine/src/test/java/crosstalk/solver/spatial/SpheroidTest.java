package crosstalk.solver.spatial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Growth confined to a rim that oxygen reaches: 150 um in the tumour and 50 um in the host, in voxels of 200 um, steps of 6 hours.
class SpheroidTest {

    @Test
    void spheroid_defaultVoxel_meetsTheRadialFormulaAndStaysRound() {
        Spheroid spheroid = grown(0.002, 2.5);
        double exact = spheroid.exact(1.5, spheroid.time);
        assertEquals(1, Math.pow(spheroid.radius() / exact, 3), 0.05);
        double[] axes = spheroid.ball.axes();
        Arrays.sort(axes);
        assertTrue(axes[25] / axes[0] < 1.03, () -> "longest over shortest: " + axes[25] / axes[0]);
    }

    @Test
    void spheroid_pressureHundredTimesTighter_sameVolume() {
        double loose = grown(0.002, 1.9).ball.volume();
        double tight = grown(0.00002, 1.9).ball.volume();
        assertEquals(1, loose / tight, 0.005);
    }

    private static Spheroid grown(double tolerance, double radius) {
        Spheroid spheroid = new Spheroid(0.2, 0.15, 0.05, 1.5, radius, 0.5, Pressure.Stencil.FACES_AND_EDGES);
        while (spheroid.radius() < radius) {
            spheroid.step(0.25, tolerance);
        }
        return spheroid;
    }
}
