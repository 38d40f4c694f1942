package crosstalk.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LargeNetworkTest {

    private static final int SPECIES = 10_000;
    private static final int REACTIONS = 30_000;

    /// A ring of species, three reactions each; sums over tens, sums of sums, and one sum over all.
    private static Network ring() {
        List<Assignment> assignments = new ArrayList<>();
        for (int i = 0; i < SPECIES / 10; i++) {
            int first = 10 * i;
            assignments.add(new Assignment(
                    "ten" + i,
                    IntStream.range(first, first + 10)
                            .mapToObj(Expression::species)
                            .reduce(Expression.ZERO, Expression::plus)));
        }
        int tens = assignments.size();
        assignments.add(new Assignment(
                "all",
                IntStream.range(0, tens).mapToObj(Expression::assigned).reduce(Expression.ZERO, Expression::plus)));
        List<Reaction> reactions = new ArrayList<>();
        for (int r = 0; r < REACTIONS; r++) {
            int from = r % SPECIES;
            int to = (from + 1) % SPECIES;
            Expression share = Expression.assigned(from / 10).over(Expression.assigned(tens));
            Expression rate = Expression.of(0.001 * (r + 1))
                    .times(Expression.species(from))
                    .times(Expression.call(Operation.HILL, share, Expression.parameter(0), Expression.of(1 + r % 3)));
            reactions.add(new Reaction(
                    "r" + r,
                    List.of(new Reaction.Change(from, Expression.of(-1)), new Reaction.Change(to, Expression.ONE)),
                    rate));
        }
        return RandomNetworks.of(SPECIES, 1, assignments, reactions);
    }

    @Test
    void compile_tenThousandSpecies_inSecondsAndRight() {
        Network network = ring();
        double[] state = IntStream.range(0, SPECIES).mapToDouble(i -> 1 + i % 7).toArray();
        double[] parameters = {0.01};
        // Two seconds on the slowest machine tried; the bound only catches work that grows with the square.
        double[] found = assertTimeout(
                Duration.ofSeconds(60),
                () -> CompiledKernelTest.all(KernelCompiler.compile(network), network, state, parameters));
        assertArrayEquals(CompiledKernelTest.all(new Interpreter(network), network, state, parameters), found);
    }

    @Test
    void generatedMethods_neverExceedTheLimit() {
        RandomNetworks random = new RandomNetworks(11);
        List<Expression> roots = new ArrayList<>();
        roots.add(RandomNetworks.sum(10_000, true));
        roots.add(RandomNetworks.sum(10_000, false));
        for (int i = 0; i < 400; i++) {
            roots.add(random.any(9, 0));
        }
        ring().reactions().forEach(reaction -> roots.add(reaction.rate()));
        int methods = 0;
        for (byte[] bytes : PartWriter.write(Piece.of(roots, SPECIES), SPECIES, false)) {
            ClassModel model = ClassFile.of().parse(bytes);
            assertTrue(model.constantPool().size() < 65_535);
            for (MethodModel method : model.methods()) {
                int length = ((CodeAttribute) method.code().orElseThrow()).codeLength();
                assertTrue(length <= 6_000, method.methodName() + " has " + length + " bytes");
                methods++;
            }
        }
        assertTrue(methods > 100);
    }

    @Test
    void largeSums_everywhere_evaluateWithoutOverflow() {
        for (boolean left : new boolean[] {true, false}) {
            Expression sum = RandomNetworks.sum(10_000, left);
            Network network = RandomNetworks.of(
                    RandomNetworks.SPECIES,
                    0,
                    List.of(
                            new Assignment("sum", sum),
                            new Assignment("next", Expression.assigned(0).plus(sum))),
                    List.of(new Reaction("r", List.of(new Reaction.Change(0, sum)), sum.over(Expression.assigned(1)))));
            double[] state = {1, 2, 3, 4, 5};
            assertArrayEquals(
                    CompiledKernelTest.all(new Interpreter(network), network, state, new double[0]),
                    CompiledKernelTest.all(KernelCompiler.compile(network), network, state, new double[0]));
        }
    }

    @Test
    void largeSum_derivative_isTheSumOfItsTerms() {
        Expression slope = Derivative.of(RandomNetworks.sum(10_000, true), Expression.species(1));
        // 1 + 6 + 11 + ... + 9996: 2,000 terms, average 4998.5.
        assertEquals(Expression.of(9_997_000), slope);
    }

    @Test
    void deepCalls_ofOneArgument_evaluateWithoutOverflow() {
        Expression deep = Expression.species(0);
        for (int i = 0; i < 100_000; i++) {
            deep = Expression.call(Operation.ABS, deep);
        }
        KernelCompiler.Parts parts = KernelCompiler.compile(List.of(deep), 0, false);
        double[] found = new double[1];
        double[] scratch = parts.newScratch();
        for (Part part : parts.all()) {
            part.run(0, new double[] {-3}, new double[0], new double[0], scratch, found);
        }
        assertEquals(3, found[0]);
    }
}
