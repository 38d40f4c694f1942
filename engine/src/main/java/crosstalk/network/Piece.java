package crosstalk.network;

import crosstalk.network.Expression.AssignedValue;
import crosstalk.network.Expression.Call;
import crosstalk.network.Expression.Constant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// An expression small enough for one generated method, and where its value goes.
///
/// Larger expressions are cut: the inner piece goes to a place of its own in a scratch array, from which the
/// outer one reads it. The expression language has no name for that array, so that scratch place `s` is written as
/// assigned quantity `assignments + s`, past the last that the network has.
///
/// @param expression what to evaluate
/// @param scratch whether the value goes to the scratch array, or else to the results
/// @param index where it goes in that array
/// @param bytes upper bound of the code that it takes
record Piece(Expression expression, boolean scratch, int index, int bytes) {

    /// Pieces are at most this large by [#bytes], which is some three times what most come to. HotSpot refuses to
    /// compile methods above 8,000 bytes; far smaller ones leave it room to inline what they call.
    static final int LARGEST = 6_000;

    /// Calls in one another, at most: the code generator goes down a piece by recursion.
    private static final int DEEPEST = 150;

    private static final int STORE = 8;
    /// To keep a value in a local variable, once, and to read it again by one call.
    private static final int KEEP_AND_READ = 10;

    /// The pieces of expressions, each cut expression's inner pieces before it.
    ///
    /// @param roots result i is the value of root i
    /// @param assignments how many assigned quantities the network has
    static List<Piece> of(List<Expression> roots, int assignments) {
        List<Piece> pieces = new ArrayList<>();
        int scratch = 0;
        for (int i = 0; i < roots.size(); i++) {
            scratch = new Cutter(Tape.of(roots.get(i)), assignments, scratch).cut(false, i, pieces);
        }
        return pieces;
    }

    /// Adds the pieces of one expression, where assigned quantities are scratch places themselves.
    ///
    /// @param toScratch whether its value goes to the scratch array, else to the results
    /// @param index where it goes
    /// @param next scratch place of the first piece that is cut off
    /// @return scratch place of the next piece that will be cut off
    static int addTo(List<Piece> pieces, Expression root, boolean toScratch, int index, int next) {
        return new Cutter(Tape.of(root), 0, next).cut(toScratch, index, pieces);
    }

    /// Numbers of the assigned quantities that this reads; those of scratch places lie beyond the network's.
    BitSet reads() {
        return read(expression);
    }

    /// Numbers of the assigned quantities that an expression names.
    static BitSet read(Expression expression) {
        BitSet places = new BitSet();
        Tape tape = Tape.of(expression);
        for (int i = 0; i < tape.size(); i++) {
            if (tape.node(i) instanceof AssignedValue(int place)) {
                places.set(place);
            }
        }
        return places;
    }

    /// Upper bound of the code for one node itself, arguments apart.
    private static int ownBytes(Expression node) {
        if (!(node instanceof Call call)) {
            return node instanceof Constant ? 3 : 7;
        }
        return switch (call.operation()) {
            case POWER -> 36;
            case AND, OR, NOT -> 36;
            case LESS, AT_MOST, EQUAL, IF -> 14;
            default -> 3;
        };
    }

    private static final class Cutter {

        private final Tape tape;
        private final int assignments;
        private final Expression[] rebuilt;
        private final boolean[] changed;
        private final int[] bytes;
        private final int[] depth;
        private int scratch;

        Cutter(Tape tape, int assignments, int scratch) {
            this.tape = tape;
            this.assignments = assignments;
            this.scratch = scratch;
            rebuilt = new Expression[tape.size()];
            changed = new boolean[tape.size()];
            bytes = new int[tape.size()];
            depth = new int[tape.size()];
        }

        /// @return scratch place of the next piece that will be cut off
        int cut(boolean toScratch, int index, List<Piece> pieces) {
            for (int i = 0; i < tape.size(); i++) {
                weigh(i);
                while (bytes[i] + STORE > LARGEST || depth[i] > DEEPEST) {
                    cutOff(heaviestArgument(i), pieces);
                    weigh(i);
                }
                rebuild(i);
            }
            int last = tape.size() - 1;
            pieces.add(new Piece(rebuilt[last], toScratch, index, bytes[last] + STORE));
            return scratch;
        }

        private void weigh(int place) {
            bytes[place] = ownBytes(tape.node(place)) + KEEP_AND_READ;
            depth[place] = 0;
            for (int argument : tape.arguments(place)) {
                bytes[place] += bytes[argument];
                depth[place] = Math.max(depth[place], depth[argument] + 1);
            }
        }

        private int heaviestArgument(int place) {
            boolean tooDeep = depth[place] > DEEPEST;
            int heaviest = tape.arguments(place)[0];
            for (int argument : tape.arguments(place)) {
                boolean heavier = tooDeep ? depth[argument] > depth[heaviest] : bytes[argument] > bytes[heaviest];
                heaviest = heavier ? argument : heaviest;
            }
            return heaviest;
        }

        private void cutOff(int place, List<Piece> pieces) {
            pieces.add(new Piece(rebuilt[place], true, scratch, bytes[place] + STORE));
            rebuilt[place] = new AssignedValue(assignments + scratch);
            bytes[place] = ownBytes(rebuilt[place]) + KEEP_AND_READ;
            depth[place] = 0;
            changed[place] = true;
            scratch++;
        }

        private void rebuild(int place) {
            Expression node = tape.node(place);
            int[] arguments = tape.arguments(place);
            for (int argument : arguments) {
                changed[place] |= changed[argument];
            }
            rebuilt[place] = !changed[place] || !(node instanceof Call call)
                    ? node
                    : new Call(
                            call.operation(),
                            Arrays.stream(arguments).mapToObj(a -> rebuilt[a]).toList());
        }
    }
}
