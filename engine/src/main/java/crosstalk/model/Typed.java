package crosstalk.model;

import crosstalk.network.Expression;
import crosstalk.quantity.Dimension;

/// An expression with what it measures.
///
/// @param value in canonical units
/// @param dimension what it measures
/// @param free whether it fits any dimension: a literal 0, or something already reported as wrong
record Typed(Expression value, Dimension dimension, boolean free) {

    /// What stands for something already reported.
    static final Typed BROKEN = new Typed(Expression.ZERO, Dimension.NONE, true);

    static Typed of(Expression value, Dimension dimension) {
        return new Typed(value, dimension, false);
    }

    static Typed number(double value) {
        return new Typed(Expression.of(value), Dimension.NONE, value == 0);
    }

    boolean is(Dimension expected) {
        return free || dimension.equals(expected);
    }
}
