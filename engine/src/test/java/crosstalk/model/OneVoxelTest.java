package crosstalk.model;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.network.Interpreter;
import crosstalk.network.Network;
import crosstalk.network.Reaction;
import crosstalk.network.Space;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A tissue of one full voxel is the well-mixed tissue: every rate, every measurement.
class OneVoxelTest {

    /// Rounding of the edge, whose cube is the volume to three units in the last place, and sums in another order.
    private static final double ROUNDING = 1e-12;

    static Stream<Path> models() {
        // Two and three antigens, and controls; the other files change numbers only.
        return Stream.of("colorectal-mmrp.yaml", "colorectal-mmrd.yaml", "colorectal-mmrd-unrelated.yaml")
                .map(name -> BundledModels.root().resolve("models").resolve(name));
    }

    /// A well-mixed model and the same as one voxel, in the same state.
    private record Pair(Lowered mixed, double[] state, double[] assigned, Lowered resolved, OneVoxel voxel) {

        static Pair of(Model model) {
            Lowered mixed = OneVoxel.lower(model, Optional.empty());
            Network network = mixed.observation();
            double[] state = state(network);
            double[] assigned = new double[network.assignments().size()];
            new Interpreter(network).assign(0, state, network.defaultParameters(), assigned);
            double volume = assigned[mixed.sites().getFirst().volume()];
            Lowered resolved = OneVoxel.lower(model, Optional.of(Math.cbrt(volume)));
            return new Pair(mixed, state, assigned, resolved, new OneVoxel(resolved, state));
        }

        /// Something of everything: thousands of cells, nanomoles of drug.
        private static double[] state(Network network) {
            Random random = new Random(20261124);
            double[] state = new double[network.species().size()];
            for (int i = 0; i < state.length; i++) {
                boolean cells = network.species().get(i).counted();
                state[i] = cells ? 1000 + random.nextInt(100_000) : 0.1 + random.nextDouble();
            }
            return state;
        }

        double mixed(crosstalk.network.Expression expression) {
            return Interpreter.evaluate(expression, 0, state, mixed.network().defaultParameters(), assigned);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void rates_ofOneFullVoxel_areThoseOfTheWellMixedModel(Path file) throws ProblemsException {
        Pair pair = Pair.of(Model.read(file));
        Map<String, Double> resolved = pair.voxel().rates();
        int found = 0;
        for (Reaction reaction : pair.mixed().network().reactions()) {
            Double rate = resolved.remove(reaction.name());
            if (rate != null) {
                assertClose(pair.mixed(reaction.rate()), rate, reaction.name());
                found++;
            }
        }
        assertEquals(Map.of(), resolved, "reactions that only the resolved network has");
        assertTrue(found > 150, "found " + found);
    }

    @ParameterizedTest
    @MethodSource("models")
    void reactionsThatSpaceTakesOver_areFlowsOfStatesAndDrugs(Path file) throws ProblemsException {
        Pair pair = Pair.of(Model.read(file));
        Space.Tissue tissue = pair.voxel().tissues().getFirst();
        List<String> left = pair.mixed().network().reactions().stream()
                .map(Reaction::name)
                .filter(name -> !pair.voxel().rates().containsKey(name))
                .toList();
        // A state has one flow, a drug of the site two: in and out.
        int drugs = pair.mixed().drugs().size();
        assertEquals(tissue.followers().size() + 2 * drugs, left.size(), left::toString);
        Space.Follower follower = tissue.followers().getFirst();
        Reaction flow = pair.mixed().network().reactions().stream()
                .filter(r -> r.name().startsWith("induction follows"))
                .findFirst()
                .orElseThrow();
        double level = pair.state()[follower.species()];
        double target = pair.voxel().value(follower.target());
        assertClose(pair.mixed(flow.rate()), pair.voxel().value(follower.rate()) * (target - level), flow.name());
    }

    @ParameterizedTest
    @MethodSource("models")
    void measurements_ofOneFullVoxel_areThoseOfTheWellMixedModel(Path file) throws ProblemsException {
        Pair pair = Pair.of(Model.read(file));
        Lowered a = pair.mixed();
        Lowered b = pair.resolved();
        for (int i = 0; i < a.sites().size(); i++) {
            compare(pair, a.sites().get(i).volume(), b.sites().get(i).volume(), "volume");
            compare(pair, a.sites().get(i).burden(), b.sites().get(i).burden(), "burden");
            compare(pair, a.sites().get(i).volumeToWatch(), b.sites().get(i).volumeToWatch(), "volume to watch");
        }
        assertEquals(a.readouts().size(), b.readouts().size());
        for (int i = 0; i < a.readouts().size(); i++) {
            compare(
                    pair,
                    a.readouts().get(i).assignment(),
                    b.readouts().get(i).assignment(),
                    a.readouts().get(i).name());
        }
        assertEquals(a.channels().size(), b.channels().size());
        for (int i = 0; i < a.channels().size(); i++) {
            Lowered.ChannelPlace mixed = a.channels().get(i);
            Lowered.ChannelPlace resolved = b.channels().get(i);
            compare(pair, mixed.strength(), resolved.strength(), mixed.toString());
            compare(pair, mixed.senderShare(), resolved.senderShare(), mixed.toString());
            compare(pair, mixed.receiverDensity(), resolved.receiverDensity(), mixed.toString());
        }
        a.drugs()
                .forEach((name, places) -> places.tissue().forEach((site, tissue) -> {
                    Lowered.DrugPlaces other = requireNonNull(b.drugs().get(name));
                    compare(pair, tissue, requireNonNull(other.tissue().get(site)), name);
                    Map<String, Integer> found = requireNonNull(other.bound().get(site));
                    requireNonNull(places.bound().get(site))
                            .forEach((receptor, bound) -> compare(
                                    pair, bound, requireNonNull(found.get(receptor)), name + " on " + receptor));
                }));
    }

    private static void compare(Pair pair, int mixed, int resolved, String what) {
        assertClose(pair.assigned()[mixed], pair.voxel().observed(resolved), what);
    }

    private static void assertClose(double expected, double found, String what) {
        assertEquals(expected, found, ROUNDING * Math.max(Math.abs(expected), Math.abs(found)), what);
    }

    @Test
    void rates_ofAVoxelTwiceAsLarge_areOthers() throws ProblemsException {
        // The twin that must fail: cells that fill half of their voxel are not the well-mixed tissue.
        Model model = Model.read(BundledModels.root().resolve("models/colorectal-mmrp.yaml"));
        Pair pair = Pair.of(model);
        double edge = pair.resolved().space().orElseThrow().edge() * Math.cbrt(2);
        OneVoxel voxel = new OneVoxel(OneVoxel.lower(model, Optional.of(edge)), pair.state());
        Map<String, Double> rates = voxel.rates();
        long differ = pair.mixed().network().reactions().stream()
                .filter(r -> rates.containsKey(r.name()))
                .filter(r -> Math.abs(requireNonNull(rates.get(r.name())) - pair.mixed(r.rate()))
                        > 1e-3 * pair.mixed(r.rate()))
                .count();
        assertTrue(differ > 20, "differ " + differ);
    }
}
