package crosstalk.sbml;

import java.util.List;
import java.util.Set;

/// A formula as the file writes it: names are not resolved, functions not applied.
sealed interface Formula {

    /// A number; also a constant such as pi, truth (1) and falsehood (0).
    record Literal(double value) implements Formula {}

    /// An identifier.
    ///
    /// @param line where it stands
    record Name(String id, int line) implements Formula {}

    /// The time of the simulation.
    record Time() implements Formula {}

    /// How fast something changes at the moment.
    record RateOf(String id, int line) implements Formula {}

    /// What something was, some time ago.
    record Delay(Formula of, Formula by, int line) implements Formula {}

    /// An operator of MathML by its name there, with its arguments: `plus`, `sin`, `piecewise`.
    ///
    /// For `log` the base comes first, for `root` the degree. For `piecewise`: value, condition, value, condition, ...,
    /// and the value otherwise, if there is one.
    record Apply(String operator, List<Formula> arguments, int line) implements Formula {}

    /// A function of the file's own.
    record Invoke(String function, List<Formula> arguments, int line) implements Formula {}

    /// Adds what the formula names, arguments of functions included: identifiers to `names`, targets of `rateOf` to `rates`.
    default void collect(Set<String> names, Set<String> rates) {
        switch (this) {
            case Literal _, Time _ -> {}
            case Name(String id, int _) -> names.add(id);
            case RateOf(String id, int _) -> rates.add(id);
            case Delay(Formula of, Formula by, int _) -> {
                of.collect(names, rates);
                by.collect(names, rates);
            }
            case Apply(String _, List<Formula> arguments, int _) -> arguments.forEach(a -> a.collect(names, rates));
            case Invoke(String _, List<Formula> arguments, int _) -> arguments.forEach(a -> a.collect(names, rates));
        }
    }
}
