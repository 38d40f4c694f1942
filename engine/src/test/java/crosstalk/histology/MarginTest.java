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

    /// The tissue with its filling made thinner, and wandering cells around it.
    private static Snapshot thinned(Snapshot solid, float filling, float wanderers) {
        float[] thin = new float[solid.size()];
        for (int i = 0; i < thin.length; i++) {
            thin[i] = filling * solid.filling()[i] + wanderers * (1 - solid.filling()[i]);
        }
        return new Snapshot(
                solid.site(), solid.nx(), solid.ny(), solid.nz(), solid.edge(), solid.origin(), thin, solid.layers());
    }

    /// The bound of error of depth against balls, in the mean and anywhere, holds between two margins too.
    private static void assertAlike(Margin a, Margin b) {
        double sum = 0;
        for (int i = 0; i < a.tissue().size(); i++) {
            double apart = Math.abs(a.depth(i) - b.depth(i)) / EDGE;
            assertTrue(apart < 0.5, () -> "apart in voxels: " + apart);
            sum += apart;
        }
        double mean = sum / a.tissue().size();
        assertTrue(mean < 0.05, () -> "apart in the mean, in voxels: " + mean);
    }

    @ParameterizedTest
    @ValueSource(doubles = {3.3, 6.1, 10})
    void level_solidBall_isHalf(double radius) {
        Snapshot solid = Tissues.shape((int) (2 * radius) + 9, ball(radius));

        assertEquals(0.5, margin(solid).level());
        assertEquals(0.5, margin(thinned(solid, 0.995f, 0)).level(), "as full as growing tumours are");
        assertEquals(0.5, margin(thinned(solid, 1, 0.01f)).level(), "with cells that wander");
    }

    @Test
    void depth_solidBall_isThatAtOneHalf() {
        // Sum of depths and the depth of the middle as they were when the margin was at 0.5 for every tissue.
        Margin margin = margin(Tissues.shape(21, ball(7.3)));
        double sum = 0;
        for (float depth : margin.depths()) {
            sum += depth;
        }

        assertEquals(-5218.756645215675, sum);
        assertEquals(1.4490984678268433, margin.greatestDepth());
    }

    @ParameterizedTest
    @ValueSource(floats = {0.9f, 0.6f, 0.3f, 0.1f, 0.05f})
    void depth_thinBall_isThatOfTheSolidOne(float filling) {
        Snapshot solid = Tissues.shape(29, ball(10));
        Margin thin = margin(thinned(solid, filling, 0));

        assertEquals(filling / 2, thin.level(), 0.006 * filling);
        assertAlike(margin(solid), thin);
    }

    @Test
    void depth_thinBallAmongWanderers_isThatOfTheSolidOne() {
        Snapshot solid = Tissues.shape(61, ball(10));
        Margin thin = margin(thinned(solid, 0.3f, 0.01f));

        // The box has 50 times the volume of the ball: more cells wander than the ball has.
        assertEquals(0.15, thin.level(), 0.002);
        assertAlike(margin(solid), thin);
    }

    @Test
    void depth_unevenBed_isBelowItsOutline() {
        // As a mouse under four antibodies a week after its tumour was at its largest: a dense wall around a thin bed.
        Snapshot solid = Tissues.shape(41, ball(16));
        float[] filling = new float[solid.size()];
        for (int i = 0; i < filling.length; i++) {
            double radius = radius(Tissues.at(41, i));
            filling[i] = solid.filling()[i] * (radius > 14 ? 0.13f : radius > 8 ? 0.035f : 0.08f);
        }
        Margin bed = margin(new Snapshot("primary", 41, 41, 41, EDGE, new int[3], filling, List.of()));

        assertEquals(16 * EDGE, bed.greatestDepth(), 0.5 * EDGE);
    }

    @Test
    void of_emptyBox_saysWhy() {
        String why = "no voxel is filled by 4 %, so there is no tumour here";

        assertEquals(why, Margin.of(Tissues.shape(7, at -> -1.5)).whyNot().orElseThrow());
        assertEquals(
                why,
                Margin.of(thinned(Tissues.shape(29, ball(10)), 0.03f, 0.01f))
                        .whyNot()
                        .orElseThrow(),
                "a bed that is nearly empty");
    }

    @Test
    void of_fullBox_saysWhy() {
        Reading<Margin> none = Margin.of(Tissues.shape(7, at -> 1.5));

        assertEquals(
                "the tumour fills the box, so that its margin is not in it",
                none.whyNot().orElseThrow());
    }
}
