package crosstalk.histology;

import static crosstalk.histology.Tissues.EDGE;
import static crosstalk.histology.Tissues.ball;
import static crosstalk.histology.Tissues.margin;
import static crosstalk.histology.Tissues.radius;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarginTest {

    /// Mean and greatest error of depth over all voxels of the box, in voxels.
    private static double[] errors(int n, ToDoubleFunction<double[]> exact) {
        Margin margin = margin(Tissues.shape(n, exact));
        double sum = 0;
        double most = 0;
        for (int i = 0; i < n * n * n; i++) {
            double error = Math.abs(margin.depth(i) / EDGE - exact.applyAsDouble(Tissues.at(n, i)));
            sum += error;
            most = Math.max(most, error);
        }
        return new double[] {sum / (n * n * n), most};
    }

    @ParameterizedTest
    @ValueSource(doubles = {3.3, 6.1, 10, 14.7})
    void depth_ball_isRadiusLessDistanceFromCentre(double radius) {
        double[] errors = errors((int) (2 * radius) + 9, ball(radius));

        assertTrue(errors[0] < 0.1, "mean error in voxels: " + errors[0]);
        assertTrue(errors[1] < 0.5, "largest error in voxels: " + errors[1]);
    }

    @Test
    void depth_flatFront_isExactBetweenCentres() {
        // filling falls from 1 through 0.8 to 0: half between the centres of 0.8 and 0 at (0.8 - 0.5)/0.8 = 0.375 of
        // the way
        float[] filling = new float[5 * 5 * 8];
        for (int i = 0; i < filling.length; i++) {
            int z = i / 25;
            filling[i] = z < 3 ? 1 : z == 3 ? 0.8f : 0;
        }
        Snapshot tissue = new Snapshot("primary", 5, 5, 8, EDGE, new int[3], filling, List.of());

        Margin margin = margin(tissue);

        for (int i = 0; i < filling.length; i++) {
            int plane = i / 25;
            assertEquals((3.375 - plane) * EDGE, margin.depth(i), 1e-6);
        }
    }

    @Test
    void depth_twoBalls_isToTheNearerMargin() {
        ToDoubleFunction<double[]> left = ball(6, -9, 0, 0);
        ToDoubleFunction<double[]> right = ball(5, 9, 1, 0);

        double[] errors = errors(41, at -> Math.max(left.applyAsDouble(at), right.applyAsDouble(at)));

        assertTrue(errors[0] < 0.1, "mean error in voxels: " + errors[0]);
    }

    @Test
    void depth_hollowBall_ignoresTheCavity() {
        int n = 31;
        Snapshot tissue = Tissues.shape(n, at -> Math.min(11 - radius(at), radius(at) - 5));
        Margin margin = margin(tissue);
        int middle = n * n * n / 2;

        assertEquals(11 * EDGE, margin.depth(middle), 0.25 * EDGE);
        assertTrue(margin.isInside(middle), "a cleared hole is inside");
        assertFalse(margin.isTissue(middle), "but no tissue");
    }

    @Test
    void depth_cavityWithAWayOut_isOutside() {
        int n = 31;
        Snapshot tissue = Tissues.shape(
                n,
                at -> Math.min(
                        Math.min(11 - radius(at), radius(at) - 5), Math.max(Math.hypot(at[1], at[2]) - 2.5, -at[0])));

        assertTrue(margin(tissue).depth(n * n * n / 2) < 0);
    }

    @Test
    void of_emptyBox_saysWhy() {
        Reading<Margin> none = Margin.of(Tissues.shape(7, at -> -1.5));

        assertEquals(
                "no voxel is half filled, so there is no tumour here",
                none.whyNot().orElseThrow());
    }

    @Test
    void of_fullBox_saysWhy() {
        Reading<Margin> none = Margin.of(Tissues.shape(7, at -> 1.5));

        assertEquals(
                "the tumour fills the box, so that its margin is not in it",
                none.whyNot().orElseThrow());
    }
}
