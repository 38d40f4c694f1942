package crosstalk.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.network.Expression;
import crosstalk.network.Interpreter;
import crosstalk.network.Network;
import crosstalk.network.Reaction;
import crosstalk.network.Space;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a tissue becomes when it is resolved in space, by values computed by hand.
class SpaceLoweringTest {

    /// A voxel of 0.1 mm holds 1000 cells of 1000 um^3.
    private static final double EDGE = 0.1;

    private static final String HERE = "@tumour/primary";

    private static final String CELLS = """
            populations:
              a: { in: tumour, volume: cell_volume, malignant: true }
              b: { in: tumour, volume: 2 * cell_volume }
              e: { in: [blood, tumour], volume: cell_volume, motility: crawl, chemotaxis: crawl * strength(s > r) }
            signals:
              s: { in: tumour, decay: two, diffusion: crawl }
            channels:
              s > r: { by: signal, to: [e], half: per_volume }
              l > m: { by: contact, from: { a: half, b: 1, e: half }, to: [e], half: half }
            states:
              x: { in: tumour, follows: strength(l > m), rate: three, unit: 1 }
            quantities:
              growth: { in: tumour, value: two, in space: "two * (1 - filling(tumour))", unit: 1/day }
            rules:
              a divides: growth
              a secretes s: two
              b secretes s: three
              e in tumour dies: two * share(a)
              e enters tumour from blood: two * strength(s > r)
              b arrives in tumour: three * one_cell * strength(s > r)
              e in blood dies: two * total(a) / (total(a) + one_cell)
            pharmacokinetics:
              plain: { absorption: two, central: room, clearance: half * room * two, tissue partition: half, tissue rate: three, tissue diffusion: crawl, tissue loss: two }
            drugs:
              x-drug: { antibody: { mass: 150 kDa }, occupies: { m: kd }, pharmacokinetics: plain }
            readouts:
              per_volume_of_a: { value: density(a), unit: cells/mm^3 }
              share_of_a: { value: share(a), unit: 1 }
              signal: { value: level(s), unit: cells/mm^3 }
              line: { value: strength(l > m), unit: 1 }
              level_of_x: { value: x, unit: 1 }
            """;

    private static final String SPACE = """
            space:
              tumour: { vessels: half * filling(tumour), contact: distance, host cell volume: 4 * cell_volume }
            """;

    private static final String HEAD = TinyModel.HEAD.replace("parameters:\n", """
            parameters:
              crawl: { value: 0.3 mm^2/day, origin: assumed, range: 0 to 1 mm^2/day, reason: test }
              room: { value: 2 mm^3, origin: assumed, range: 1 to 3 mm^3, reason: test }
              kd: { value: 1 nM, origin: assumed, range: 1 to 3 nM, reason: test }
              distance: { value: 20 um, origin: assumed, range: 1 to 30 um, reason: test }
            """);

    @TempDir
    private Path folder;

    /// 300 a, 100 b and 40 e in a voxel, which fill 0.54 of it; 5 e in the blood.
    private static final class Voxel {
        final Lowered lowered;
        final Network network;
        final Space.Tissue tissue;
        final double[] state;

        Voxel(Model model) {
            lowered = model.lower(model.drugNames(), List.of(), EDGE);
            network = lowered.observation();
            tissue = lowered.space().orElseThrow().tissues().getFirst();
            state = new double[network.species().size()];
            set("a" + HERE, 300);
            set("b" + HERE, 100);
            set("e" + HERE, 40);
            set("e@blood", 5);
        }

        final void set(String species, double amount) {
            state[network.speciesIndex(species)] = amount;
        }

        double value(Expression expression) {
            double[] parameters = network.defaultParameters();
            double[] assigned = new double[network.assignments().size()];
            new Interpreter(network).assign(0, state, parameters, assigned);
            return Interpreter.evaluate(expression, 0, state, parameters, assigned);
        }

        String name(int species) {
            return network.species().get(species).name();
        }

        double rate(String reaction) {
            return value(lowered.network().reactions().stream()
                    .filter(r -> r.name().equals(reaction))
                    .findFirst()
                    .orElseThrow()
                    .rate());
        }

        Space.Field field(String name) {
            return tissue.fields().stream()
                    .filter(f -> name(f.species()).equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        Space.Whole whole(String part) {
            return tissue.wholes().stream()
                    .filter(w -> name(w.species()).contains(part))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(part + " is not in "
                            + tissue.wholes().stream()
                                    .map(w -> name(w.species()))
                                    .toList()));
        }
    }

    private Voxel voxel() throws ProblemsException {
        return new Voxel(model());
    }

    private Model model() throws ProblemsException {
        return TinyModel.read(folder, HEAD + SPACE + CELLS);
    }

    @Test
    void wellMixed_withAndWithoutSpace_isTheSame() throws ProblemsException {
        Model with = model();
        Lowered a = with.lower(with.drugNames(), List.of());
        Model without = TinyModel.read(folder, HEAD + CELLS);
        Lowered b = without.lower(without.drugNames(), List.of());
        assertEquals(b.network(), a.network());
        assertEquals(b.observation(), a.observation());
        assertEquals(b, a);
        assertTrue(a.space().isEmpty());
    }

    @Test
    void species_ofTheWellMixedNetwork_comeFirst() throws ProblemsException {
        Model model = model();
        Network mixed = model.lower(model.drugNames(), List.of()).network();
        Network resolved = model.lower(model.drugNames(), List.of(), EDGE).network();
        assertEquals(
                mixed.species(), resolved.species().subList(0, mixed.species().size()));
        assertEquals(mixed.parameters(), resolved.parameters());
        assertEquals(mixed.start(), resolved.start().subList(0, mixed.start().size()));
    }

    @Test
    void cells_haveVolumeMotilityAndWhatTheyClimb() throws ProblemsException {
        Voxel voxel = voxel();
        assertEquals(
                List.of("a" + HERE, "b" + HERE, "e" + HERE),
                voxel.tissue.cells().stream().map(c -> voxel.name(c.species())).toList());
        Space.Cells e = voxel.tissue.cells().get(2);
        voxel.set("response of s > r" + HERE, 0.25);
        assertEquals(1e-6, voxel.value(e.volume()), 1e-20);
        assertEquals(0.3, voxel.value(e.motility()), 1e-15);
        assertEquals(0.3 * 0.25, voxel.value(e.potential()), 1e-15);
        assertEquals(0, voxel.value(voxel.tissue.cells().getFirst().motility()));
        assertEquals(0.02, voxel.value(voxel.tissue.contact()), 1e-15);
    }

    @Test
    void share_inAVoxel_countsTheHostCellsThatFillIt() throws ProblemsException {
        Voxel voxel = voxel();
        // Cells take 300 + 2 * 100 + 40 = 540 of 1000; 460 are left for host cells of 4: 115 of them.
        double living = 440 + 115;
        assertEquals(2 * 300 / living * 40, voxel.rate("e in tumour dies (e)" + HERE), 1e-9);
    }

    @Test
    void contact_meetsTheCellsNearby() throws ProblemsException {
        Voxel voxel = voxel();
        // Of a and e each shows as much of the ligand: they are counted together.
        assertEquals(
                List.of("a+e", "b", "a+b+e"),
                voxel.tissue.nearby().stream()
                        .map(n -> n.of().stream().map(voxel::name).map(s -> s.replace(HERE, "")))
                        .map(s -> s.collect(Collectors.joining("+")))
                        .toList());
        double[] counts = {200, 60, 300};
        for (int i = 0; i < counts.length; i++) {
            voxel.state[voxel.tissue.nearby().get(i).species()] = counts[i];
        }
        double ligand = (0.5 * 200 + 60) / (300 + 115);
        Space.Follower x = voxel.tissue.followers().getFirst();
        assertEquals(ligand / (ligand + 0.5), voxel.value(x.target()), 1e-12);
        assertEquals(3, voxel.value(x.rate()), 1e-15);
        assertEquals("x" + HERE, voxel.name(x.species()));
    }

    @Test
    void signal_isMadeAndLostPerVolume() throws ProblemsException {
        Voxel voxel = voxel();
        Space.Field s = voxel.field("level of s" + HERE);
        assertEquals((2 * 300 + 3 * 100) / 1e-3, voxel.value(s.production()), 1e-6);
        assertEquals(2, voxel.value(s.loss()), 1e-15);
        assertEquals(0.3, voxel.value(s.diffusion()), 1e-15);
        // (2 * 300 + 3 * 100)^2 / (4 * 300 + 9 * 100)
        assertEquals(900.0 * 900 / 2100, voxel.value(s.sources()), 1e-9);
        assertEquals(4, voxel.value(s.responses().getFirst().half()), 1e-15);
        voxel.set("a" + HERE, 0);
        voxel.set("b" + HERE, 0);
        assertEquals(0, voxel.value(s.sources()));
    }

    @Test
    void drug_comesInWhereVesselsAreAndIsLost() throws ProblemsException {
        Voxel voxel = voxel();
        voxel.set("x-drug@central", 8);
        Space.Field drug = voxel.field("x-drug" + HERE);
        double vessels = 0.5 * 0.54;
        assertEquals(vessels, voxel.value(voxel.tissue.vessels()), 1e-15);
        // Plasma is 8 fmol in 2 mm^3.
        assertEquals(3 * 0.5 * 4 * vessels, voxel.value(drug.production()), 1e-12);
        assertEquals(3 * vessels + 2, voxel.value(drug.loss()), 1e-12);
        assertEquals(0.3, voxel.value(drug.diffusion()), 1e-15);
        assertTrue(voxel.lowered.network().reactions().stream()
                .map(Reaction::name)
                .noneMatch(n -> n.contains("x-drug enters") || n.contains("x-drug leaves") || n.contains("x follows")));
    }

    @Test
    void inSpace_standsForTheClosure() throws ProblemsException {
        Voxel voxel = voxel();
        assertEquals(2 * (1 - 0.54) * 300, voxel.rate("a divides (a)" + HERE), 1e-9);
        Model model = model();
        Network mixed = model.lower(List.of(), List.of()).network();
        double[] state = new double[mixed.species().size()];
        state[mixed.speciesIndex("a" + HERE)] = 300;
        double[] assigned = new double[mixed.assignments().size()];
        double[] rates = new double[mixed.reactions().size()];
        Interpreter kernel = new Interpreter(mixed);
        kernel.assign(0, state, mixed.defaultParameters(), assigned);
        kernel.rates(0, state, mixed.defaultParameters(), assigned, rates);
        assertEquals(600, rates[0], 1e-12);
    }

    @Test
    void arrivals_areWhatComesIn() throws ProblemsException {
        Voxel voxel = voxel();
        assertEquals(
                List.of("b arrives in tumour (b)" + HERE, "e enters tumour from blood (e)" + HERE),
                voxel.tissue.arrivals().stream()
                        .map(i -> voxel.lowered.network().reactions().get(i).name())
                        .sorted()
                        .toList());
        voxel.set("response of s > r" + HERE, 0.25);
        assertEquals(2 * 0.25 * 5, voxel.rate("e enters tumour from blood (e)" + HERE), 1e-12);
    }

    @Test
    void wholes_areWhatOthersKnowOfTheTissue() throws ProblemsException {
        Voxel voxel = voxel();
        Space.Whole all = voxel.whole("all of a" + HERE);
        assertEquals(Space.Gathering.SUM, all.gathering());
        assertFalse(all.observed(), "the blood reads it");
        assertEquals(300, voxel.value(all.value()));
        voxel.state[all.species()] = 7000;
        assertEquals(2 * 7000.0 / 7001 * 5, voxel.rate("e in blood dies (e)@blood"), 1e-9);
        assertFalse(voxel.whole("volume of the cells").observed(), "a run watches it");
        Space.Whole line = voxel.whole("mean of strength of l > m");
        assertEquals(Space.Gathering.MEAN, line.gathering());
        assertEquals(40, voxel.value(line.weight()), "by receivers");
        assertTrue(line.observed());
        assertEquals(440, voxel.value(voxel.whole("mean of level of s").weight()), "by living cells");
    }

    @Test
    void measurements_readWholesOnly() throws ProblemsException {
        Voxel voxel = voxel();
        voxel.state[voxel.whole("all of a" + HERE).species()] = 7000;
        voxel.state[voxel.whole("volume of the cells").species()] = 0.05;
        voxel.state[voxel.whole("all of a" + HERE + "+b").species()] = 10_000;
        voxel.state[voxel.whole("mean of level of s").species()] = 11;
        voxel.state[voxel.whole("mean of x").species()] = 0.75;
        assertEquals(7000 / 0.05, readout(voxel, "per_volume_of_a"), 1e-6);
        assertEquals(0.7, readout(voxel, "share_of_a"), 1e-12);
        assertEquals(11, readout(voxel, "signal"), 1e-12);
        assertEquals(0.75, readout(voxel, "level_of_x"), 1e-12);
        Lowered.Site site = voxel.lowered.sites().getFirst();
        assertEquals(0.05, voxel.value(Expression.assigned(site.volume())), 1e-15);
        assertEquals(7000, voxel.value(Expression.assigned(site.burden())), 1e-9);
    }

    private static double readout(Voxel voxel, String name) {
        int assignment = voxel.lowered.readouts().stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow()
                .assignment();
        return voxel.value(Expression.assigned(assignment));
    }

    @Test
    void fields_standAfterThoseTheyDependOn() throws ProblemsException {
        Model model = Model.read(BundledModels.root().resolve("models/colorectal-mmrp.yaml"));
        Voxel voxel = new Voxel(TinyModel.read(folder, HEAD + SPACE + CELLS));
        Lowered lowered = model.lower(model.drugNames(), List.of(), EDGE);
        Space.Tissue tissue = lowered.space().orElseThrow().tissues().getFirst();
        List<String> order = tissue.fields().stream()
                .map(f -> lowered.network().species().get(f.species()).name())
                .toList();
        assertTrue(order.indexOf("level of perfusion" + HERE) < order.indexOf("level of oxygen" + HERE));
        assertTrue(order.indexOf("anti-pd-1" + HERE) < order.indexOf("level of ifn-gamma" + HERE));
        assertEquals(order.size(), 8 + model.drugNames().size());
        assertEquals(2, voxel.tissue.fields().size());
    }

    @Test
    void layers_showWhoIsThereAndWhatTheySay() throws ProblemsException {
        Voxel voxel = voxel();
        assertEquals(
                List.of("a", "b", "e", "s", "x-drug", "s > r", "l > m", "filling", "vessels"),
                voxel.tissue.layers().stream().map(Space.Layer::name).toList());
        assertEquals(300, voxel.value(voxel.tissue.layers().getFirst().value()), 1e-12);
        assertEquals(0.54, voxel.value(voxel.tissue.layers().get(7).value()), 1e-12);
    }

    @Test
    void circle_ofSignals_isAnErrorThatNamesThem() {
        String lines = """
                populations:
                  a: { in: tumour, volume: cell_volume }
                signals:
                  s: { in: tumour, decay: two, supply: per_volume * level(t) / per_volume * two }
                  t: { in: tumour, decay: two, supply: per_volume * level(s) / per_volume * two }
                rules:
                  a secretes s: two
                """;
        TinyModel.write(folder, "circle.yaml", TinyModel.HEAD + lines);
        String problems = TinyModel.problems(folder, "circle.yaml");
        assertTrue(problems.contains("is defined in a circle: level of s > level of t > level of s"), problems);
    }

    private String problems(String changed, String by) {
        TinyModel.write(folder, "wrong.yaml", (HEAD + SPACE + CELLS).replace(changed, by));
        return TinyModel.problems(folder, "wrong.yaml");
    }

    @Test
    void chemotaxis_onWhatIsNotThere_isAnErrorByName() {
        assertEquals(
                "wrong.yaml:21 there is no channel \"ss > r\"; did you mean \"s > r\"?",
                problems("chemotaxis: crawl * strength(s > r)", "chemotaxis: crawl * strength(ss > r)"));
        assertEquals(
                "wrong.yaml:21 there is no signal \"ss\"; did you mean \"s\"?",
                problems("chemotaxis: crawl * strength(s > r)", "chemotaxis: crawl * level(ss) / per_volume"));
    }

    @Test
    void motility_below0_isAnError() {
        assertEquals(
                "wrong.yaml:21 \"-crawl\" is -0.3 mm^2/day, expected 0 or more",
                problems("motility: crawl", "motility: -crawl"));
    }

    @Test
    void diffusion_thatOnlyARunKnows_isAnErrorWhereSpaceReadsIt() {
        assertEquals(
                "wrong.yaml:23 \"a\" is known only during a run; name parameters only here",
                problems("decay: two, diffusion: crawl", "decay: two, diffusion: crawl * share(a)"));
    }

    @Test
    void inSpace_ofAnotherUnit_isAnErrorWithAndWithoutSpace() {
        String expected = ":30 \"crawl * (1 - filling(tumour))\" has unit mm^2/day, expected 1/day";
        assertEquals(
                "wrong.yaml" + expected,
                problems("\"two * (1 - filling(tumour))\"", "\"crawl * (1 - filling(tumour))\""));
        TinyModel.write(folder, "bare.yaml", (HEAD + CELLS).replace("\"two * (1 -", "\"crawl * (1 -"));
        assertEquals("bare.yaml" + expected.replace(":30", ":28"), TinyModel.problems(folder, "bare.yaml"));
    }

    @Test
    void edge_thatIsNoLength_isRefused() throws ProblemsException {
        Model model = model();
        for (double edge : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            IllegalArgumentException refused =
                    assertThrows(IllegalArgumentException.class, () -> model.lower(List.of(), List.of(), edge));
            assertEquals("a voxel with an edge of " + edge + " mm, expected more than 0", refused.getMessage());
        }
    }

    @Test
    void tissue_ofWhichTheModelSaysNothing_isRefusedWithWhatToAdd() throws ProblemsException {
        Model model = TinyModel.read(folder, HEAD + CELLS);
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> model.lower(List.of(), List.of(), EDGE));
        assertTrue(
                String.valueOf(refused.getMessage())
                        .contains("to resolve the tissue \"tumour\" in space, the model must say under space: tumour:"
                                + " contact, the distance within which cells touch; and host cell volume, of the cells"
                                + " that fill what the model's cells leave"),
                refused.getMessage());
    }
}
