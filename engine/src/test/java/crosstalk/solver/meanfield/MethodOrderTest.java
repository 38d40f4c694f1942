package crosstalk.solver.meanfield;

import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.network.Interpreter;
import crosstalk.network.Network;
import crosstalk.solver.bank.Bank;
import crosstalk.solver.bank.SolvedProblem;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Order of convergence of every method that makes steps, with steps of fixed length on problems of the bank.
class MethodOrderTest {

    private static final double[] INSIDE = {0.25, 0.5, 0.8};

    /// A method and what it promises.
    ///
    /// @param order of the state at the ends of steps
    /// @param denseOrder of the state within steps
    /// @param steps makes the method for a problem
    record Promise(String name, int order, int denseOrder, BiFunction<Plan, Field, Method> steps) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// Another method is another line here.
    static Stream<Promise> methods() {
        return Stream.of(
                new Promise(
                        "Rodas5P",
                        5,
                        4,
                        (plan, field) -> new Rosenbrock(field, plan.stiff().pivots())),
                new Promise("DormandPrince", 5, 4, (_, field) -> new DormandPrince(field)));
    }

    /// A field with one derivative or slope off by a factor.
    private record Wrong(Field truth, double slopeFactor, double jacobianFactor) implements Field {
        @Override
        public int size() {
            return truth.size();
        }

        @Override
        public boolean dependsOnTime() {
            return truth.dependsOnTime();
        }

        @Override
        public int cells() {
            return truth.cells();
        }

        @Override
        public void multiply(double[] jacobian, double[] vector, double[] product) {
            truth.multiply(jacobian, vector, product);
        }

        @Override
        public void slope(double time, double[] state, double[] slope) {
            truth.slope(time, state, slope);
            slope[0] *= slopeFactor;
        }

        @Override
        public void linearise(double time, double[] state, double[] slope, double[] jacobian, double[] inTime) {
            truth.linearise(time, state, slope, jacobian, inTime);
            slope[0] *= slopeFactor;
            jacobian[0] *= jacobianFactor;
        }
    }

    private record Errors(double atEnds, double inside) {}

    /// Largest errors with `count` steps from the start to `end`; `change` is given the field and the step's length.
    private static Errors errors(
            Promise method, SolvedProblem problem, double end, int count, BiFunction<Field, Double, Field> change) {
        Network network = problem.sketch().network();
        Plan plan = new Plan(network, new Interpreter(network));
        double h = end / count;
        Field field = change.apply(new NetworkField(plan, network.defaultParameters()), h);
        Method steps = method.steps().apply(plan, field);
        double[] state = problem.sketch().start();
        double[] inside = new double[state.length];
        double atEnds = 0;
        double between = 0;
        for (int k = 0; k < count; k++) {
            assertTrue(steps.begin(k * h, state));
            assertTrue(steps.attempt(h));
            double[] next = steps.next().clone();
            for (double s : INSIDE) {
                steps.at(s, inside);
                between = Math.max(
                        between, distance(inside, problem.solution().course().at((k + s) * h)));
            }
            state = next;
            atEnds =
                    Math.max(atEnds, distance(state, problem.solution().course().at((k + 1) * h)));
        }
        return new Errors(atEnds, between);
    }

    private static double distance(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }

    /// Nonlinear and driven by time; nonlinear and autonomous; linear and turning. Each with a step count at which the
    /// leading term of the error rules and rounding does not.
    private enum Trial {
        DRIVEN("driven logistic", 2.5, 40),
        SATURABLE("mm1", 40, 160),
        CYCLE("cycle", 8, 20);

        private final String problem;
        private final double end;
        private final int count;

        Trial(String problem, double end, int count) {
            this.problem = problem;
            this.end = end;
            this.count = count;
        }

        Errors errors(Promise method, int finer, BiFunction<Field, Double, Field> change) {
            return MethodOrderTest.errors(method, Bank.named(problem), end, count * finer, change);
        }
    }

    /// Halved steps, twice: the error falls by 2 to the order, within a factor of 2^0.4 below; and not by much more than
    /// another order (an error that falls faster is measured where it is not yet asymptotic).
    @ParameterizedTest
    @MethodSource("methods")
    void step_halved_errorFallsByTheOrder(Promise method) {
        for (Trial trial : Trial.values()) {
            for (int finer : new int[] {1, 2}) {
                Errors coarse = trial.errors(method, finer, (field, _) -> field);
                Errors fine = trial.errors(method, 2 * finer, (field, _) -> field);
                double order = log2(coarse.atEnds() / fine.atEnds());
                double dense = log2(coarse.inside() / fine.inside());
                assertTrue(order > method.order() - 0.4 && order < method.order() + 1.5, trial + ": order " + order);
                assertTrue(
                        dense > method.denseOrder() - 0.4 && dense < method.order() + 1.5,
                        trial + ": order within steps " + dense);
            }
        }
    }

    /// A slope off by h/1000, which is what a wrong first coefficient does: of order 1, and seen as such.
    @ParameterizedTest
    @MethodSource("methods")
    void step_wrongCoefficient_losesTheOrder(Promise method) {
        BiFunction<Field, Double, Field> wrong = (field, h) -> new Wrong(field, 1 + 1e-3 * h, 1);
        for (Trial trial : Trial.values()) {
            double coarse = trial.errors(method, 2, wrong).atEnds();
            double order = log2(coarse / trial.errors(method, 4, wrong).atEnds());
            assertTrue(order < method.order() - 1, trial + ": order " + order);
        }
    }

    /// A Rosenbrock method is of its order with the exact Jacobian only: an entry off by a tenth costs two orders.
    @ParameterizedTest
    @MethodSource("rosenbrockMethods")
    void step_wrongJacobian_losesTheOrder(Promise method) {
        for (Trial trial : Trial.values()) {
            BiFunction<Field, Double, Field> wrong = (field, _) -> new Wrong(field, 1, 1.1);
            double coarse = trial.errors(method, 2, wrong).atEnds();
            double order = log2(coarse / trial.errors(method, 4, wrong).atEnds());
            assertTrue(order < method.order() - 0.9, trial + ": order " + order);
        }
    }

    static Stream<Promise> rosenbrockMethods() {
        return methods().filter(method -> method.name().startsWith("Rodas"));
    }

    private static double log2(double ratio) {
        return Math.log(ratio) / Math.log(2);
    }
}
