package crosstalk.study;

import java.util.Optional;
import java.util.OptionalDouble;

/// What is injected on day 0.
///
/// @param inoculum name; empty for the one that the model says
/// @param cells number of living cells; empty for the number that the model says
public record Inoculation(Optional<String> inoculum, OptionalDouble cells) {

    /// What the model says.
    public static final Inoculation OF_THE_MODEL = new Inoculation(Optional.empty(), OptionalDouble.empty());
}
