package crosstalk.network;

/// What can be written on an [Expression] in the order in which one reads it.
///
/// Apart from [Expression] so that the first use of a [Expression.Constant] need not initialise [Expression], whose
/// own constants need [Expression.Constant]: two threads that began at either end would wait for each other.
sealed interface Arithmetic permits Expression {

    default Expression plus(Expression other) {
        return Expression.call(Operation.ADD, self(), other);
    }

    default Expression minus(Expression other) {
        return Expression.call(Operation.SUBTRACT, self(), other);
    }

    default Expression times(Expression other) {
        return Expression.call(Operation.MULTIPLY, self(), other);
    }

    default Expression over(Expression other) {
        return Expression.call(Operation.DIVIDE, self(), other);
    }

    /// Whether this is that number, whatever the sign of a 0.
    default boolean isConstant(double value) {
        return this instanceof Expression.Constant c && c.value() == value;
    }

    private Expression self() {
        return switch (this) {
            case Expression expression -> expression;
        };
    }
}
