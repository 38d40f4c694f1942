package crosstalk.histology;

import java.util.Optional;
import java.util.function.Function;

/// What was asked of a tissue: found, or not to be had and why. The one way in which this room says that a number does not exist.
///
/// @param <T> what is found
public sealed interface Reading<T> {
    /// It exists.
    record Found<T>(T value) implements Reading<T> {}

    /// The tissue can not answer.
    ///
    /// @param reason in words for a reader of the report, without a full stop
    record Missing<T>(String reason) implements Reading<T> {}

    static <T> Reading<T> of(T value) {
        return new Found<>(value);
    }

    static <T> Reading<T> missing(String reason) {
        return new Missing<>(reason);
    }

    /// A quotient, or why there is none.
    ///
    /// @param reason what is meant by a divisor of 0
    static Reading<Double> quotient(double dividend, double divisor, String reason) {
        return divisor > 0 ? of(dividend / divisor) : missing(reason);
    }

    /// The value, if it exists.
    default Optional<T> found() {
        return switch (this) {
            case Found<T>(T value) -> Optional.of(value);
            case Missing<T> none -> Optional.empty();
        };
    }

    /// Why there is none; empty if there is one.
    default Optional<String> whyNot() {
        return switch (this) {
            case Found<T> some -> Optional.empty();
            case Missing<T>(String reason) -> Optional.of(reason);
        };
    }

    /// What is made of the value, or the same reason.
    default <R> Reading<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Found<T>(T value) -> new Found<>(change.apply(value));
            case Missing<T>(String reason) -> new Missing<>(reason);
        };
    }

    /// What can be made of the value, or the same reason.
    default <R> Reading<R> then(Function<? super T, Reading<R>> change) {
        return switch (this) {
            case Found<T>(T value) -> change.apply(value);
            case Missing<T>(String reason) -> new Missing<>(reason);
        };
    }
}
