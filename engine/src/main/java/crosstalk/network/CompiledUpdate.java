package crosstalk.network;

import crosstalk.network.Influence.Consequences;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Generated code for each set of consequences: straight code that evaluates those quantities and rates and stores
/// them. Values are the [Interpreter]'s to the bit.
///
/// A set too large for its share of code is refreshed with everything.
final class CompiledUpdate implements Update {

    /// Bytes of code, by [Piece#bytes], for all sets together; what is beyond takes the JVM longer to compile than it saves.
    private static final int MOST_BYTES = 400_000;

    private static final double[] NONE = {};

    private final Influence influence;
    private final Kernel whole;
    private final UpdatePart[] parts;
    private final boolean[] hasCode;
    private final int[] setOf;
    private final int scratch;

    CompiledUpdate(Network network, Influence influence, Kernel whole) {
        this.influence = influence;
        this.whole = whole;
        setOf = IntStream.range(0, network.reactions().size())
                .map(influence::set)
                .toArray();
        List<Consequences> sets = influence.sets();
        hasCode = new boolean[sets.size()];
        List<UpdateWriter.Code> codes = new ArrayList<>();
        int bytes = 0;
        int largestScratch = 0;
        for (int s = 0; s < sets.size(); s++) {
            UpdateWriter.Code code = UpdateWriter.Code.NONE;
            if (s != Influence.EVERYTHING && bytes < MOST_BYTES) {
                code = UpdateWriter.Code.of(network, sets.get(s));
                bytes += code.bytes();
                hasCode[s] = true;
                largestScratch = Math.max(largestScratch, code.scratch());
            }
            codes.add(code);
        }
        scratch = largestScratch;
        parts = UpdateWriter.write(codes, network.assignments().size()).stream()
                .map(code -> (UpdatePart) KernelCompiler.define(code))
                .toArray(UpdatePart[]::new);
    }

    @Override
    public Influence influence() {
        return influence;
    }

    @Override
    public void after(
            int reaction, double time, double[] state, double[] parameters, double[] assigned, double[] rates) {
        int set = setOf[reaction];
        if (hasCode[set]) {
            double[] own = scratch == 0 ? NONE : new double[scratch];
            parts[set / UpdateWriter.SETS_PER_CLASS].run(
                    set % UpdateWriter.SETS_PER_CLASS, time, state, parameters, assigned, own, rates);
        } else {
            whole.assign(time, state, parameters, assigned);
            whole.rates(time, state, parameters, assigned, rates);
        }
    }
}
