package crosstalk.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A rate or quantity as a tree: numbers, places in the state, and operations on them.
///
/// Truth is a number: 0 is false, everything else is true; comparisons give 1 or 0.
public sealed interface Expression extends Arithmetic {

    Expression ZERO = new Constant(0);
    Expression ONE = new Constant(1);

    /// A number.
    record Constant(double value) implements Expression {}

    /// The time of the state, in the network's unit of time.
    record Time() implements Expression {}

    /// The amount of species `index`.
    record SpeciesValue(int index) implements Expression {}

    /// The value of parameter `index`.
    record ParameterValue(int index) implements Expression {}

    /// The value of assigned quantity `index`.
    record AssignedValue(int index) implements Expression {}

    /// An operation on arguments; their number is what the operation takes.
    ///
    /// Equality is structural, as for the leaves. None of it, nor anything else in this package, descends by
    /// recursion: trees of a hundred thousand calls in one another are supported.
    record Call(Operation operation, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
            operation.requireArity(arguments.size());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (this == other) {
                return true;
            }
            if (!(other instanceof Call call) || operation != call.operation) {
                return false;
            }
            Graph graph = new Graph();
            return graph.add(this) == graph.add(call);
        }

        @Override
        public int hashCode() {
            return Tape.of(this).structuralHash();
        }

        @Override
        public String toString() {
            return Notation.of(this);
        }
    }

    /// That number.
    static Expression of(double value) {
        return new Constant(value);
    }

    static Expression species(int index) {
        return new SpeciesValue(index);
    }

    static Expression parameter(int index) {
        return new ParameterValue(index);
    }

    static Expression assigned(int index) {
        return new AssignedValue(index);
    }

    /// The operation on those arguments, with what is certain folded in: constants, neutral and absorbing elements.
    static Expression call(Operation operation, Expression... arguments) {
        return Simplifier.simplify(operation, List.of(arguments));
    }
}
