package crosstalk.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// After any firing, what an update leaves in the arrays is what evaluating everything would.
class UpdateTest {

    enum Kind {
        INTERPRETED,
        COMPILED,
        SHAPED;

        Update of(Network network) {
            return switch (this) {
                case INTERPRETED -> new Interpreter(network).update();
                case COMPILED -> KernelCompiler.compile(network).update();
                case SHAPED -> new ShapedUpdate(network, new Influence(network), KernelCompiler.compile(network));
            };
        }
    }

    /// A network, its arrays, and a stream of firings.
    private static final class Walk {

        final Network network;
        final Interpreter reference;
        final double[] state;
        final double[] parameters;
        final double[] assigned;
        final double[] rates;
        final Random random;

        Walk(Network network, double[] state, double[] parameters, long seed) {
            this.network = network;
            this.state = state;
            this.parameters = parameters;
            reference = new Interpreter(network);
            assigned = new double[network.assignments().size()];
            rates = new double[network.reactions().size()];
            random = new Random(seed);
            reference.assign(0.5, state, parameters, assigned);
            reference.rates(0.5, state, parameters, assigned, rates);
        }

        /// Changes what `reaction` changes, updates, and compares.
        void fire(int reaction, Update update) {
            for (Reaction.Change change : network.reactions().get(reaction).changes()) {
                state[change.species()] += random.nextInt(7) - 3;
            }
            update.after(reaction, 0.5, state, parameters, assigned, rates);
            double[] allAssigned = new double[assigned.length];
            double[] allRates = new double[rates.length];
            reference.assign(0.5, state, parameters, allAssigned);
            reference.rates(0.5, state, parameters, allAssigned, allRates);
            assertArrayEquals(allRates, rates);
            for (int a : update.influence().sets().get(Influence.EVERYTHING).assignments()) {
                assertEquals(allAssigned[a], assigned[a]);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void after_randomNetworks_equalsEvaluatingEverything(Kind kind) {
        for (long seed = 0; seed < 60; seed++) {
            RandomNetworks random = new RandomNetworks(seed);
            Network network = random.network(seed % 2 == 0);
            double[] state = random.values(RandomNetworks.SPECIES, false);
            double[] parameters = random.values(RandomNetworks.PARAMETERS, false);
            Walk walk = new Walk(network, state, parameters, seed);
            Update update = kind.of(network);
            for (int k = 0; k < 40; k++) {
                walk.fire(walk.random.nextInt(network.reactions().size()), update);
            }
        }
    }

    /// A ring of 2,000 species with a sum that every tenth rate names: 200 rates follow from each of ten species.
    private static Network ring(int size) {
        List<Assignment> assignments = new ArrayList<>();
        Expression sum = Expression.species(0);
        for (int i = 1; i < 40; i++) {
            sum = sum.plus(Expression.species(i));
        }
        assignments.add(new Assignment("sum", sum));
        assignments.add(new Assignment("unused", Expression.assigned(0).times(Expression.species(50))));
        List<Reaction> reactions = new ArrayList<>();
        for (int r = 0; r < size; r++) {
            Expression rate = Expression.of(0.001 * (r + 1)).times(Expression.species(r));
            if (r % 10 == 0) {
                rate = rate.over(Expression.of(10).plus(Expression.assigned(0)));
            }
            reactions.add(new Reaction(
                    "r" + r,
                    List.of(
                            new Reaction.Change(r, Expression.of(-1)),
                            new Reaction.Change((r + 1) % size, Expression.ONE)),
                    rate));
        }
        return RandomNetworks.of(size, 1, assignments, reactions);
    }

    @ParameterizedTest
    @EnumSource
    void after_largeRing_equalsEvaluatingEverything(Kind kind) {
        Network network = ring(2000);
        double[] state = new double[2000];
        Arrays.setAll(state, i -> 100 + i % 13);
        Walk walk = new Walk(network, state, new double[1], 3);
        Update update = kind.of(network);
        for (int k = 0; k < 100; k++) {
            walk.fire(walk.random.nextInt(k % 2 == 0 ? 50 : 2000), update);
        }
    }

    @Test
    void of_ring_listsNeighboursAndReadersOfTheSum() {
        Influence influence = new Influence(ring(2000));
        assertArrayEquals(new int[] {1000, 1001}, influence.of(1000).rates());
        assertEquals(0, influence.of(1000).assignments().length);
        // Rates 5 and 6, and the 200 that name the sum.
        assertEquals(202, influence.of(5).rates().length);
        assertArrayEquals(new int[] {0}, influence.of(5).assignments(), "what no rate needs is left alone");
        assertArrayEquals(new int[] {49, 50}, influence.of(49).rates());
    }

    /// Every rate names the sum of all: lists for each of 5,000 reactions would hold 25 million entries.
    @Test
    void of_quantityThatAllRatesName_sharesOneSet() {
        int size = 5000;
        Expression sum = RandomNetworks.sum(size, true);
        List<Reaction> reactions = new ArrayList<>();
        for (int r = 0; r < size; r++) {
            reactions.add(
                    new Reaction("r" + r, List.of(new Reaction.Change(r % 5, Expression.ONE)), Expression.assigned(0)));
        }
        Network network = RandomNetworks.of(5, 0, List.of(new Assignment("sum", sum)), reactions);
        Influence influence = new Influence(network);
        assertEquals(1, influence.sets().size());
        assertEquals(size, influence.of(3).rates().length);
    }

    @Test
    void update_tensOfThousandsOfRates_areShapedAndFewShapes() {
        Network network = ring(20_000);
        assertInstanceOf(ShapedUpdate.class, KernelCompiler.compile(network).update());
        assertInstanceOf(CompiledUpdate.class, KernelCompiler.compile(ring(100)).update());
        List<Expression> rates =
                network.reactions().stream().map(Reaction::rate).toList();
        Shapes shapes = new Shapes(rates);
        // With and without the sum; the factors 1, 2, 3 and 4 are kept, and 1 is folded away.
        assertTrue(shapes.all().size() <= 8, () -> shapes.all().toString());
        assertTrue(shapes.isShared(7));
        assertFalse(new Shapes(List.of(RandomNetworks.sum(100, true))).isShared(0));
    }
}
