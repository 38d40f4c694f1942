package crosstalk.study;

import crosstalk.model.ModelParameter;
import java.util.List;

/// A change of one parameter in one arm.
///
/// @param parameter name; a name without its index means every member: `precursors` is `precursors[dominant]` and so on
/// @param change what becomes of its value
/// @param from when it begins; it stays to the end
public record Setting(String parameter, Change change, From from) {

    /// The parameters of a model that a name means, in the order of the model.
    static List<ModelParameter> meant(String name, List<ModelParameter> parameters) {
        return parameters.stream()
                .filter(p -> p.name().equals(name) || p.name().startsWith(name + "["))
                .toList();
    }

    /// What becomes of a parameter.
    public sealed interface Change {
        /// The value after the change.
        ///
        /// @param own the subject's own value, canonical
        double of(double own);

        /// The same value in every animal.
        ///
        /// @param value canonical
        record To(double value) implements Change {
            @Override
            public double of(double own) {
                return value;
            }
        }

        /// A multiple of each animal's own value.
        record Times(double factor) implements Change {
            @Override
            public double of(double own) {
                return own * factor;
            }
        }
    }

    /// When a change begins.
    public sealed interface From {
        /// From a day after inoculation on; 0 means before the injection.
        ///
        /// @param day after inoculation
        record Inoculation(double day) implements From {}

        /// From a day after enrolment on.
        ///
        /// @param day after enrolment
        record Enrolment(double day) implements From {}
    }
}
