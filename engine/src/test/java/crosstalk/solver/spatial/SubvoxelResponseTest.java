package crosstalk.solver.spatial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.statistics.distribution.GammaDistribution;
import org.junit.jupiter.api.Test;

final class SubvoxelResponseTest {

    /// By quantiles of the gamma law: the mean over slices of probability, thin towards both ends.
    private static double byQuantiles(double mean, double shape) {
        GammaDistribution law = GammaDistribution.of(shape, mean / shape);
        int slices = 4000;
        double sum = 0;
        for (int i = 0; i < slices; i++) {
            // p = s^3 (10 - 15 s + 6 s^2) has slope 30 s^2 (1 - s)^2: most slices lie in the tails
            double s = (i + 0.5) / slices;
            double level = law.inverseCumulativeProbability(s * s * s * (10 - 15 * s + 6 * s * s));
            sum += 30 * s * s * (1 - s) * (1 - s) * level / (level + 1);
        }
        return sum / slices;
    }

    @Test
    void mean_shapesAndMeans_agreesWithQuadrature() {
        double worst = 0;
        for (double shape : new double[] {0.01, 0.033, 0.135, 0.3, 1, 1.9, 13, 100, 1234, 1e4}) {
            for (double mean : new double[] {1e-4, 3e-3, 0.1, 0.33, 1, 2.7, 9, 77, 1e3, 1e4}) {
                double error = Math.abs(SubvoxelResponse.mean(mean, 0, shape, 1) - byQuantiles(mean, shape));
                worst = Math.max(worst, error);
            }
        }
        assertTrue(worst < 1e-3, "largest error " + worst);
    }

    @Test
    void mean_manySources_isTheResponseToTheMean() {
        for (double level : new double[] {1e-3, 0.5, 3, 200}) {
            assertEquals(level / (level + 0.7), SubvoxelResponse.mean(level, 0, 1e6, 0.7), 1e-4);
        }
    }

    @Test
    void mean_backgroundAlone_isItsResponse() {
        assertEquals(0.4 / 1.1, SubvoxelResponse.mean(0.4, 0.4, 0, 0.7), 1e-6);
    }

    @Test
    void mean_background_isAddedEverywhere() {
        double background = 0.5;
        double rough = 2;
        double half = 0.8;
        // (b + c)/(b + c + K) = 1 - K/(K + b) * (1 - c/(c + K + b))
        double expected = 1 - half / (half + background) * (1 - byQuantiles(rough / (half + background), 0.4));
        assertEquals(expected, SubvoxelResponse.mean(background + rough, background, 0.4, half), 1e-3);
    }

    @Test
    void mean_noSecretion_isZero() {
        assertEquals(0, SubvoxelResponse.mean(0, 0, 0, 1));
        assertEquals(0, SubvoxelResponse.mean(0, 0, 3, 1));
    }

    @Test
    void mean_moreLevelOrMoreSources_respondsMore() {
        for (double shape = 0.02; shape < 100; shape *= 1.3) {
            for (double level = 1e-3; level < 1e3; level *= 1.3) {
                double here = SubvoxelResponse.mean(level, 0, shape, 1);
                assertTrue(SubvoxelResponse.mean(level * 1.1, 0, shape, 1) > here);
                assertTrue(SubvoxelResponse.mean(level, 0, shape * 1.1, 1) >= here - 1e-6);
            }
        }
    }

    @Test
    void shape_sourcesAndReach_isTheirShotNoise() {
        // n * 8 pi (35/200)^3, n = 1
        assertEquals(0.1347, SubvoxelResponse.shape(1, 0.175), 1e-4);
    }
}
