package crosstalk.solver.spatial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class RoughnessTest {

    private static float[] shapes(Grid grid, float[] sources, double reach) {
        float[] loss = new float[grid.size()];
        Arrays.fill(loss, 20);
        float[] shape = new float[grid.size()];
        new Roughness(grid, Crew.ALONE).shapes(sources, loss, 20 * reach * reach * grid.edge * grid.edge, shape);
        return shape;
    }

    @Test
    void shapes_sameSourcesEverywhere_areTheShotNoiseOfOneVoxel() {
        Grid grid = FieldShapes.ball(0.2, 6.3);
        float[] sources = new float[grid.size()];
        for (int i = 0; i < sources.length; i++) {
            sources[i] = grid.isActive(i) ? 3 : 0;
        }
        for (double reach : new double[] {0.1, 0.175, 0.6, 2}) {
            float[] shape = shapes(grid, sources, reach);
            double expected = SubvoxelResponse.shape(3, reach);
            for (int i = 0; i < shape.length; i++) {
                assertEquals(grid.isActive(i) ? expected : 0, shape[i], 1e-5 * expected);
            }
        }
    }

    @Test
    void shapes_sourcesNextDoor_countMoreTheFartherTheyReach() {
        Grid grid = Grid.full(0.2, 9, 9, 9);
        float[] sources = new float[grid.size()];
        int centre = grid.index(5, 5, 5);
        sources[centre] = 10;
        double before = 0;
        for (double reach : new double[] {0.1, 0.2, 0.4, 0.8}) {
            float[] shape = shapes(grid, sources, reach);
            double neighbours = shape[centre + 1] / SubvoxelResponse.shape(10, reach);
            assertTrue(neighbours > before && shape[centre + 1] < shape[centre]);
            before = neighbours;
        }
    }
}
