package crosstalk.network;

import crosstalk.network.Expression.Constant;
import crosstalk.network.Expression.ParameterValue;
import crosstalk.network.Expression.SpeciesValue;
import crosstalk.network.Expression.Time;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Evaluates expressions in many voxels at once, a strip of voxels at a time.
///
/// Some species have a value in every voxel (local); the others, parameters and time are the same in all. What depends on the
/// latter alone is evaluated once, by [Work#prepare]; the rest operation by operation over a strip, in loops that
/// the JVM turns into vector instructions. Values are those of [Interpreter] to the bit. Both sides of an `IF` are
/// evaluated and one is taken, so that what comes of the other does not matter, be it infinite or no number.
///
/// A plan is immutable and may be shared; each thread takes a [Work] of its own.
public final class Strips {

    /// Long enough that starting a loop costs little, short enough that the strips of a model of two hundred reactions
    /// stay in a core's own cache.
    private static final int WIDTH = 256;

    private final StripPlan plan;
    private final StripTape tape;
    private final int operations;
    private final BitSet reads = new BitSet();
    /// Place of each local species that is read, by species; -1 for others.
    private final int[] inputs;

    private Strips(StripPlan plan) {
        this.plan = plan;
        tape = new StripTape(plan);
        int count = 0;
        Map<Integer, Integer> places = new HashMap<>();
        for (int node : plan.order()) {
            if (plan.isLocal(node)) {
                if (plan.graph().head(node) instanceof SpeciesValue(int species)) {
                    places.put(species, plan.place(node));
                    reads.set(species);
                } else {
                    count++;
                }
            }
        }
        operations = count;
        inputs = new int[reads.length()];
        Arrays.setAll(inputs, species -> places.getOrDefault(species, -1));
    }

    /// A plan for some expressions.
    ///
    /// @param assignments assigned quantities that the outputs may read, in order
    /// @param outputs expressions wanted
    /// @param local species that have a value per voxel
    /// @throws IllegalArgumentException when an output reads an assigned quantity that is not there
    public static Strips of(List<Assignment> assignments, List<Expression> outputs, BitSet local) {
        return new Strips(new StripPlan(assignments, outputs, local));
    }

    /// Voxels of a strip, at most.
    public int width() {
        return WIDTH;
    }

    /// Local species that the outputs need; the caller fills these and no other.
    public BitSet reads() {
        return (BitSet) reads.clone();
    }

    /// Whether an output is the same in every voxel.
    public boolean isScalar(int output) {
        return !plan.isLocal(plan.roots()[output]);
    }

    /// Whether an output is linear in some species, without a constant part, with coefficients that are the same in every voxel: its sum over voxels is
    /// then its value at their sums.
    public boolean isLinear(int output, BitSet species) {
        return plan.isLinear(plan.roots()[output], species);
    }

    /// How many operations are evaluated in every voxel.
    public int operations() {
        return operations;
    }

    /// Working space for one thread.
    public Work work() {
        return new Work();
    }

    /// The strips of one thread. First [#prepare], once for all voxels; then for each strip of them fill the inputs,
    /// [#run] and read the outputs.
    public final class Work {

        private final double[][] strips = new double[plan.places()][WIDTH];
        private final double[] scalars = new double[plan.scalars()];
        private final double[][] outputs = new double[plan.roots().length][];

        private Work() {
            for (int i = 0; i < outputs.length; i++) {
                outputs[i] = isScalar(i) ? new double[WIDTH] : strips[plan.place(plan.roots()[i])];
            }
        }

        /// Evaluates all that is the same in every voxel.
        ///
        /// @param species by species; only those that are not local are read
        /// @param parameters by parameter
        public void prepare(double time, double[] species, double[] parameters) {
            Graph graph = plan.graph();
            for (int node : plan.order()) {
                if (!plan.isLocal(node)) {
                    scalars[plan.scalar(node)] = switch (graph.head(node)) {
                        case Constant(double value) -> value;
                        case Time() -> time;
                        case SpeciesValue(int index) -> species[index];
                        case ParameterValue(int index) -> parameters[index];
                        case Operation operation -> apply(operation, graph.arguments(node));
                        default -> throw new IllegalStateException("no value for " + graph.head(node));
                    };
                }
            }
            for (int i = 0; i < outputs.length; i++) {
                if (isScalar(i)) {
                    Arrays.fill(outputs[i], scalars[plan.scalar(plan.roots()[i])]);
                }
            }
        }

        private double apply(Operation operation, int[] arguments) {
            double a = scalars[plan.scalar(arguments[0])];
            double b = arguments.length > 1 ? scalars[plan.scalar(arguments[1])] : 0;
            double c = arguments.length > 2 ? scalars[plan.scalar(arguments[2])] : 0;
            return operation.apply(a, b, c);
        }

        /// Where the values of a local species go, voxel by voxel, before [#run].
        ///
        /// @throws IllegalArgumentException when no output reads the species, or it is not local
        public double[] input(int species) {
            int place = species < inputs.length ? inputs[species] : -1;
            if (place < 0) {
                throw new IllegalArgumentException(
                        "no output reads species " + species + " in each voxel; those read are " + reads());
            }
            return strips[place];
        }

        /// Fills the input of a local species with `n` numbers from `offset` on.
        public void load(int species, int[] from, int offset, int n) {
            double[] strip = input(species);
            for (int i = 0; i < n; i++) {
                strip[i] = from[offset + i];
            }
        }

        /// Fills the input of a local species with `n` numbers from `offset` on.
        public void load(int species, float[] from, int offset, int n) {
            double[] strip = input(species);
            for (int i = 0; i < n; i++) {
                strip[i] = from[offset + i];
            }
        }

        /// Evaluates the outputs in the first `n` voxels of the strip.
        ///
        /// @throws IllegalArgumentException when the strip is not that long
        public void run(int n) {
            if (n < 0 || n > WIDTH) {
                throw new IllegalArgumentException("a strip has 0 to " + WIDTH + " voxels, found " + n);
            }
            tape.run(strips, scalars, n);
        }

        /// Values of an output, voxel by voxel, until the next [#run]; not to be changed, since outputs and inputs that are the
        /// same expression share one array. Scalar outputs are filled to the width by [#prepare].
        public double[] output(int index) {
            return outputs[index];
        }
    }
}
