package crosstalk.statistics;

import java.util.Optional;
import java.util.function.Function;

/// What was asked of data: found, or not to be had and why. The one way in which this room says that a number does not exist.
///
/// @param <T> what is found
public sealed interface Result<T> {
    /// It exists.
    record Found<T>(T value) implements Result<T> {}

    /// The data can not answer.
    ///
    /// @param reason in words for a reader of the report, without a full stop
    record Unavailable<T>(String reason) implements Result<T> {
        /// @throws IllegalArgumentException if no reason is given
        public Unavailable {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("a result is unavailable for no reason, expected one in words");
            }
        }
    }

    static <T> Result<T> of(T value) {
        return new Found<>(value);
    }

    static <T> Result<T> unavailable(String reason) {
        return new Unavailable<>(reason);
    }

    /// The value, if it exists.
    default Optional<T> found() {
        return switch (this) {
            case Found<T>(T value) -> Optional.of(value);
            case Unavailable<T> none -> Optional.empty();
        };
    }

    /// Why there is none; empty if there is one.
    default Optional<String> whyNot() {
        return switch (this) {
            case Found<T> some -> Optional.empty();
            case Unavailable<T>(String reason) -> Optional.of(reason);
        };
    }

    /// The value.
    ///
    /// @throws IllegalStateException with the reason, if there is none
    default T orElseThrow() {
        return switch (this) {
            case Found<T>(T value) -> value;
            case Unavailable<T>(String reason) -> throw new IllegalStateException(reason);
        };
    }

    /// What is made of the value, or the same reason.
    default <R> Result<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Found<T>(T value) -> new Found<>(change.apply(value));
            case Unavailable<T>(String reason) -> new Unavailable<>(reason);
        };
    }

    /// What can be made of the value, or the same reason.
    default <R> Result<R> then(Function<? super T, Result<R>> change) {
        return switch (this) {
            case Found<T>(T value) -> change.apply(value);
            case Unavailable<T>(String reason) -> new Unavailable<>(reason);
        };
    }
}
