package crosstalk.network;

import crosstalk.network.Influence.Consequences;
import java.util.ArrayList;
import java.util.List;

/// Generated code for each set of consequences: straight code that evaluates those quantities and rates and stores
/// them. Values are the [Interpreter]'s to the bit. The set of everything goes to the kernel as a whole.
final class CompiledUpdate implements Update {

    /// Bytes of code, by [Piece#bytes], for all sets together; beyond, [ShapedUpdate] runs sooner.
    private static final int MOST_BYTES = 400_000;

    private static final double[] NONE = {};

    private final Influence influence;
    private final Kernel whole;
    private final UpdatePart[] parts;
    private final int[] setOf;
    private final int scratch;

    private CompiledUpdate(Influence influence, Kernel whole, List<UpdateWriter.Code> codes, int assignments) {
        this.influence = influence;
        this.whole = whole;
        setOf = influence.setsByReaction();
        scratch = codes.stream().mapToInt(UpdateWriter.Code::scratch).max().orElse(0);
        parts = UpdateWriter.define(codes, assignments);
    }

    /// The faster of the two kinds of generated code.
    static Update of(Network network, Kernel whole) {
        Influence influence = new Influence(network);
        List<UpdateWriter.Code> codes = new ArrayList<>(List.of(UpdateWriter.Code.NONE));
        List<Consequences> sets = influence.sets();
        int bytes = 0;
        for (Consequences set : sets.subList(Influence.EVERYTHING + 1, sets.size())) {
            UpdateWriter.Code code = UpdateWriter.Code.of(network, set);
            codes.add(code);
            bytes += code.bytes();
            if (bytes > MOST_BYTES) {
                return new ShapedUpdate(network, influence, whole);
            }
        }
        return new CompiledUpdate(influence, whole, codes, network.assignments().size());
    }

    @Override
    public Influence influence() {
        return influence;
    }

    @Override
    public void after(
            int reaction, double time, double[] state, double[] parameters, double[] assigned, double[] rates) {
        int set = setOf[reaction];
        if (set == Influence.EVERYTHING) {
            whole.assign(time, state, parameters, assigned);
            whole.rates(time, state, parameters, assigned, rates);
            return;
        }
        double[] own = scratch == 0 ? NONE : new double[scratch];
        parts[set / UpdateWriter.SETS_PER_CLASS].run(
                set % UpdateWriter.SETS_PER_CLASS, time, state, parameters, assigned, own, rates);
    }
}
