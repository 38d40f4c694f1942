package crosstalk.network;

import crosstalk.network.Expression.AssignedValue;
import crosstalk.network.Expression.Call;
import crosstalk.network.Expression.Constant;
import crosstalk.network.Expression.ParameterValue;
import crosstalk.network.Expression.SpeciesValue;
import crosstalk.network.Expression.Time;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// The right side of the deterministic equations as [Piece]s: assigned quantities and rates to places in the scratch
/// array, then what each species gains and loses.
///
/// Scratch place k is assigned quantity k; place assignments + r the rate of reaction r; pieces cut off from larger
/// ones come after those. Assigned quantities and rates that nothing needs are left out.
final class FlowPieces {

    private final Network network;
    private final int assignments;
    private final List<List<Expression>> terms = new ArrayList<>();

    private FlowPieces(Network network) {
        this.network = network;
        assignments = network.assignments().size();
        for (int i = 0; i < network.species().size(); i++) {
            terms.add(new ArrayList<>());
        }
    }

    static List<Piece> of(Network network) {
        return new FlowPieces(network).pieces();
    }

    private List<Piece> pieces() {
        gatherTerms();
        List<Expression> changes = terms.stream().map(FlowPieces::sum).toList();
        BitSet needed = needed(changes);
        List<Piece> pieces = new ArrayList<>();
        int next = assignments + network.reactions().size();
        for (int k = 0; k < assignments; k++) {
            if (needed.get(k)) {
                next = Piece.addTo(pieces, network.assignments().get(k).value(), true, k, next);
            }
        }
        for (int r = 0; r < network.reactions().size(); r++) {
            if (needed.get(assignments + r)) {
                next = Piece.addTo(pieces, network.reactions().get(r).rate(), true, assignments + r, next);
            }
        }
        for (int i = 0; i < changes.size(); i++) {
            next = Piece.addTo(pieces, changes.get(i), false, i, next);
        }
        return pieces;
    }

    private void gatherTerms() {
        for (int r = 0; r < network.reactions().size(); r++) {
            Reaction reaction = network.reactions().get(r);
            Expression rate = isLeaf(reaction.rate()) ? reaction.rate() : new AssignedValue(assignments + r);
            for (Reaction.Change change : reaction.changes()) {
                // Not simplified further: 0 times what is not finite must stay what the interpreter makes of it.
                Expression term = change.amount().isConstant(1)
                        ? rate
                        : new Call(Operation.MULTIPLY, List.of(change.amount(), rate));
                terms.get(change.species()).add(term);
            }
        }
    }

    private static boolean isLeaf(Expression expression) {
        return switch (expression) {
            case Constant _, Time _, SpeciesValue _, ParameterValue _, AssignedValue _ -> true;
            case Call _ -> false;
        };
    }

    /// The sum in the order of the terms; what is taken away is subtracted.
    private static Expression sum(List<Expression> terms) {
        if (terms.isEmpty()) {
            return Expression.ZERO;
        }
        Expression sum = isTaken(terms.getFirst())
                ? new Call(Operation.NEGATE, List.of(taken(terms.getFirst())))
                : terms.getFirst();
        for (Expression term : terms.subList(1, terms.size())) {
            sum = isTaken(term)
                    ? new Call(Operation.SUBTRACT, List.of(sum, taken(term)))
                    : new Call(Operation.ADD, List.of(sum, term));
        }
        return sum;
    }

    private static boolean isTaken(Expression term) {
        return term instanceof Call(Operation operation, var arguments)
                && operation == Operation.MULTIPLY
                && arguments.getFirst().isConstant(-1);
    }

    private static Expression taken(Expression term) {
        return ((Call) term).arguments().get(1);
    }

    private BitSet needed(List<Expression> changes) {
        BitSet needed = new BitSet();
        changes.forEach(change -> needed.or(Piece.read(change)));
        for (int r = network.reactions().size() - 1; r >= 0; r--) {
            if (needed.get(assignments + r)) {
                needed.or(Piece.read(network.reactions().get(r).rate()));
            }
        }
        for (int k = assignments - 1; k >= 0; k--) {
            if (needed.get(k)) {
                needed.or(Piece.read(network.assignments().get(k).value()));
            }
        }
        return needed;
    }
}
