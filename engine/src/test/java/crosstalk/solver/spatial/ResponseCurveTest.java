package crosstalk.solver.spatial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ResponseCurveTest {

    private static final float[] BACKGROUNDS = {0, 0.4f};
    private static final double[] SHAPES = {0, 1e-3, 0.1, 2, 50, 1e5};

    /// The largest difference between the curve and the response of every voxel by itself.
    ///
    /// @param twin factor of the curve's shapes: 1 where they are right
    private static double worst(double twin) {
        float half = 0.7f;
        int n = 2000;
        float[] level = new float[n];
        for (int i = 1; i < n; i++) {
            level[i] = (float) Math.exp(-12 + 21.0 * i / n);
        }
        double worst = 0;
        for (float background : BACKGROUNDS) {
            for (double shape : SHAPES) {
                float[] response = new float[n];
                new ResponseCurve(background, twin * shape, half).means(level, 0, n, response);
                for (int i = 0; i < n; i++) {
                    double exact = SubvoxelResponse.mean(level[i] + background, background, shape * level[i], half);
                    worst = Math.max(worst, Math.abs(exact - response[i]));
                }
            }
        }
        return worst;
    }

    @Test
    void means_anyLevel_areThoseOfVoxelsOneByOne() {
        double worst = worst(1);
        assertTrue(worst < 2e-4, "largest error " + worst);
        double biased = worst(1.01);
        assertTrue(biased > 2e-4, "the biased twin passes with " + biased);
    }

    @Test
    void means_noLevel_isTheResponseToTheBackground() {
        float[] response = new float[1];
        new ResponseCurve(0, 1, 0.7f).means(new float[1], 0, 1, response);
        assertEquals(0, response[0]);
        new ResponseCurve(0.4f, 1, 0.7f).means(new float[1], 0, 1, response);
        assertEquals(0.4 / 1.1, response[0], 1e-6);
    }

    @Test
    void means_pieceOfAnArray_leavesTheRest() {
        float[] level = {1, 1, 1, 1};
        float[] response = {9, 9, 9, 9};
        new ResponseCurve(0, 1e6, 1).means(level, 1, 3, response);
        assertEquals(9, response[0]);
        assertEquals(0.5, response[1], 1e-4);
        assertEquals(0.5, response[2], 1e-4);
        assertEquals(9, response[3]);
    }
}
