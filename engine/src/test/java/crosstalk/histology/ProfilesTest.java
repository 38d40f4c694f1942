package crosstalk.histology;

import static crosstalk.histology.Tissues.EDGE;
import static crosstalk.histology.Tissues.ball;
import static crosstalk.histology.Tissues.cells;
import static crosstalk.histology.Tissues.found;
import static crosstalk.histology.Tissues.margin;
import static crosstalk.histology.Tissues.radius;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.histology.Snapshot.Kind;
import crosstalk.histology.Snapshot.Layer;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Measures by depth, on balls whose answers follow from geometry.
class ProfilesTest {
    private static final int N = 41;
    private static final double R = 16;
    private static final double VOXEL = EDGE * EDGE * EDGE;
    private final Snapshot tissue = Tissues.shape(N, ball(R));
    private final Margin margin = margin(tissue);

    @Test
    void profile_evenPopulation_isFlat() {
        Layer even = cells(N, "cancer", at -> 7);

        RadialProfile profile = RadialProfile.ofPopulation(margin, even, RadialProfile.WIDTH);

        assertEquals("cells/mm^3", profile.unit());
        assertEquals(
                N * N * N,
                profile.bins().stream().mapToInt(RadialProfile.Bin::voxels).sum());
        profile.bins().forEach(bin -> assertEquals(7 / VOXEL, bin.value().orElseThrow(), 1e-6));
    }

    @Test
    void profile_levelThatIsTheDepth_isTheMiddleOfTheBin() {
        Layer depth = new Layer("depth", Kind.SIGNAL, "mm", margin.depths());
        Layer cancer = cells(N, "cancer", at -> radius(at) < R ? 5 : 0);

        RadialProfile profile = RadialProfile.ofLevel(margin, depth, cancer.values(), 0.4);

        for (RadialProfile.Bin bin : profile.bins()) {
            if (bin.value().isPresent()) {
                assertEquals(bin.depth(), bin.value().getAsDouble(), 0.2, "a mean lies in its bin");
            } else {
                assertTrue(bin.depth() < 0, "only outside there is no cancer cell to weigh with");
            }
        }
    }

    @Test
    void profile_binsOfNothing_areRefused() {
        Layer even = cells(N, "cancer", at -> 7);

        assertThrows(IllegalArgumentException.class, () -> RadialProfile.ofPopulation(margin, even, 0));
    }

    @Test
    void infiltration_evenBall_hasTheDepthsOfABall() {
        // Of a ball of radius R the share deeper than d is (1 - d/R)^3: median depth R (1 - 0.5^(1/3)), 90th percentile
        // R (1 - 0.1^(1/3)).
        Infiltration even = Infiltration.of(new Zones(margin, 0.5), cells(N, "t", at -> radius(at) < R ? 3 : 0));
        double mm = R * EDGE;

        assertEquals(mm * (1 - Math.cbrt(0.5)), found(even.median()), 0.1 * EDGE);
        assertEquals(mm * (1 - Math.cbrt(0.1)), found(even.deep()), 0.1 * EDGE);
        assertEquals(1 - Math.pow(1 - 0.5 / mm, 3), found(even.rimShare()), 0.02);
        assertEquals(1, found(even.index()), 0.02);
        assertEquals(0, found(even.outside()), 0.01);
    }

    @Test
    void infiltration_shellOfCells_staysInTheRim() {
        Infiltration shell = Infiltration.of(
                new Zones(margin, 0.5), cells(N, "t", at -> radius(at) < R && radius(at) > R - 2 ? 3 : 0));

        assertEquals(1, found(shell.rimShare()), 1e-12);
        assertEquals(0, found(shell.index()), 1e-12);
        assertTrue(found(shell.median()) < 2 * EDGE);
    }

    @Test
    void infiltration_withoutCellsOrCore_saysWhy() {
        Zones thick = new Zones(margin, 10);
        Infiltration none = Infiltration.of(thick, cells(N, "t cell", at -> 0));

        assertEquals("there is no t cell in the tumour", none.median().whyNot().orElseThrow());
        assertEquals("there is no t cell in the box", none.outside().whyNot().orElseThrow());
        assertEquals(
                "the tumour is thinner than its rim, so it has no core",
                none.coreDensity().whyNot().orElseThrow());
    }

    @Test
    void fractions_lowCentre_areItsShareOfTheBall() {
        // Below threshold inside radius 8 of 16: 1/8 of the volume.
        Layer oxygen = Tissues.layer(N, "oxygen", Kind.SIGNAL, "1", at -> radius(at) / R);

        assertEquals(0.125, found(Fractions.below(margin, oxygen, 0.5)), 0.005);
        assertEquals(1, found(Fractions.below(margin, oxygen, 9)), 1e-12);
    }

    @Test
    void necrotic_deadCore_isItsShareOfTheBall() {
        Layer dead = cells(N, "dead", at -> radius(at) < 8 ? 6 : radius(at) < R ? 1 : 0);
        Layer cancer = cells(N, "cancer", at -> radius(at) < 8 ? 2 : radius(at) < R ? 7 : 0);

        assertEquals(0.125, found(Fractions.necrotic(margin, List.of(dead), List.of(cancer))), 0.005);
        // 6/8 of an eighth and 1/8 of the rest
        assertEquals(
                0.75 * 0.125 + 0.125 * 0.875,
                found(Fractions.deadCells(margin, List.of(dead), List.of(cancer))),
                0.005);
        assertEquals(
                "no population of dead cells is counted",
                Fractions.necrotic(margin, List.of(), List.of(cancer)).whyNot().orElseThrow());
    }

    @Test
    void means_strengthByDepth_areThoseOfTheReceivers() {
        Zones zones = new Zones(margin, 0.5);
        Layer strength = Tissues.layer(N, "pd-l1 > pd-1", Kind.CHANNEL, "1", at -> radius(at) > R - 2.5 ? 0.2 : 0.9);
        Layer left = cells(N, "t", at -> radius(at) < R && at[0] < 0 ? 2 : 0);
        Zones.Means means = zones.means(strength, left.values());

        assertEquals(0.2, found(means.rim()), 0.03);
        assertEquals(0.9, found(means.core()), 0.03);
        Zones.Means nobody = zones.means(strength, new float[N * N * N]);
        assertEquals(
                "there are none of these cells in the core",
                nobody.core().whyNot().orElseThrow());
    }

    @Test
    void plane_ofBall_goesThroughItsMiddle() {
        Layer even = cells(N, "cancer", at -> radius(at) < R ? 5 : 0);
        Plane plane = Plane.central(margin(Tissues.with(tissue, even)), 0.4);
        double deepest = 0;
        for (float depth : plane.depth()) {
            deepest = Math.max(deepest, depth);
        }

        assertEquals(R * EDGE, deepest, 0.25 * EDGE);
        assertEquals(0.5 * EDGE, plane.height(), 1e-9, "the box's middle voxel begins at the place of injection");
        assertEquals(2 * R + 4, plane.nx(), 2);
        assertEquals(plane.left(), plane.top(), 1e-9);
        assertEquals(5, plane.layers().getFirst().values()[plane.nx() / 2 + plane.nx() * (plane.ny() / 2)]);
    }

    @Test
    void needle_evenMixture_keepsShares() {
        Layer many = cells(N, "many", at -> radius(at) < R ? 90 : 0);
        Layer few = cells(N, "few", at -> radius(at) < R ? 10 : 0);
        NeedleCore core = NeedleCore.of(margin(Tissues.with(tissue, many, few)), 0.5, 1000, 0.3);

        long of =
                core.taken().stream().filter(c -> c.population().equals("few")).count();
        assertTrue(
                core.taken().size() <= 1000 && core.taken().size() >= core.cells() / core.each(),
                "as many as asked for");
        // systematic: each population's share is right to about one cell in each voxel's run; a tenth of the sample
        assertEquals(core.taken().size() / 10.0, (double) of, core.taken().size() / 20.0);
        core.taken().forEach(cell -> {
            assertTrue(cell.depth() >= 0);
            assertTrue(Math.hypot(cell.y() - 0.5 * EDGE, cell.z() - 0.5 * EDGE) <= 0.5 + 1e-9, "within the needle");
        });
    }
}
