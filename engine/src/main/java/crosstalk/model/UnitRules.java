package crosstalk.model;

import crosstalk.network.Operation;
import crosstalk.quantity.Dimension;
import java.util.List;
import java.util.Optional;

/// What an operation measures, given what its arguments measure.
final class UnitRules {

    private UnitRules() {}

    /// The dimension of the result; the value of the result is not used.
    ///
    /// @throws IllegalArgumentException when the arguments do not go together
    static Typed result(Syntax.Apply apply, List<Typed> arguments) {
        Operation operation = apply.operation();
        Typed a = arguments.get(0);
        Typed b = arguments.size() > 1 ? arguments.get(1) : a;
        return switch (operation) {
            case ADD, SUBTRACT, REMAINDER, MIN, MAX -> same(operation, a, b);
            case MULTIPLY -> new Typed(a.value(), a.dimension().times(b.dimension()), a.free() || b.free());
            case DIVIDE -> new Typed(a.value(), a.dimension().per(b.dimension()), a.free());
            case POWER -> power(apply, a, b);
            case NEGATE, ABS, FLOOR, CEIL -> a;
            case SQRT -> new Typed(a.value(), a.dimension().root(2), a.free());
            case EXP,
                    LOG,
                    LOG10,
                    SIN,
                    COS,
                    TAN,
                    ARCSIN,
                    ARCCOS,
                    ARCTAN,
                    SINH,
                    COSH,
                    TANH,
                    ARSINH,
                    ARCOSH,
                    ARTANH,
                    FACTORIAL -> {
                requireNone(operation, a);
                yield none(a);
            }
            case HILL -> {
                same(operation, a, b);
                requireNone(operation, arguments.get(2));
                yield none(a);
            }
            case IF -> same(operation, b, arguments.get(2));
            case LESS, AT_MOST, EQUAL -> {
                same(operation, a, b);
                yield none(a);
            }
            case AND, OR, NOT -> none(a);
        };
    }

    private static Typed none(Typed from) {
        return Typed.of(from.value(), Dimension.NONE);
    }

    private static Typed same(Operation operation, Typed a, Typed b) {
        if (a.free() || b.free() || a.dimension().equals(b.dimension())) {
            return a.free() ? b : a;
        }
        throw new IllegalArgumentException(
                name(operation) + " of " + a.dimension() + " and " + b.dimension() + ", which have different units");
    }

    private static Typed power(Syntax.Apply apply, Typed base, Typed exponent) {
        requireNone(Operation.POWER, exponent);
        if (base.free() || base.dimension().isNone()) {
            return none(base);
        }
        return wholeNumber(apply.arguments().get(1))
                .map(n -> Typed.of(base.value(), base.dimension().power(n)))
                .orElseThrow(() -> new IllegalArgumentException("a power of something with unit " + base.dimension()
                        + "; only whole numbers may be its exponent"));
    }

    private static void requireNone(Operation operation, Typed argument) {
        if (!argument.is(Dimension.NONE)) {
            throw new IllegalArgumentException(
                    name(operation) + " of something with unit " + argument.dimension() + ", expected a pure number");
        }
    }

    private static String name(Operation operation) {
        return switch (operation) {
            case ADD -> "sum";
            case SUBTRACT -> "difference";
            case LESS, AT_MOST, EQUAL -> "comparison";
            case POWER -> "power";
            default -> operation.name().toLowerCase(java.util.Locale.ROOT);
        };
    }

    /// The exponent, if it is a literal whole number: things with units have no other powers.
    private static Optional<Integer> wholeNumber(Syntax syntax) {
        if (syntax instanceof Syntax.Literal n && n.value() == Math.rint(n.value()) && Math.abs(n.value()) <= 9) {
            return Optional.of((int) n.value());
        }
        if (syntax instanceof Syntax.Apply a && a.operation() == Operation.NEGATE) {
            return wholeNumber(a.arguments().getFirst()).map(n -> -n);
        }
        return Optional.empty();
    }
}
