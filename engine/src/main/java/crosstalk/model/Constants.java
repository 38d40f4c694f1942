package crosstalk.model;

import crosstalk.network.Assignment;
import crosstalk.network.Expression;
import java.util.List;
import java.util.OptionalDouble;

/// Values of expressions that name parameters only.
final class Constants {

    private Constants() {}

    /// The value, given every parameter; empty when the expression names the time, cells or drugs.
    ///
    /// @param assignments that the expression may name, in order of evaluation
    static OptionalDouble known(Expression expression, double[] parameters, List<Assignment> assignments) {
        return switch (expression) {
            case Expression.Constant constant -> OptionalDouble.of(constant.value());
            case Expression.ParameterValue parameter -> OptionalDouble.of(parameters[parameter.index()]);
            case Expression.Call call -> {
                double[] values = new double[3];
                for (int i = 0; i < call.arguments().size(); i++) {
                    OptionalDouble value = known(call.arguments().get(i), parameters, assignments);
                    if (value.isEmpty()) {
                        yield OptionalDouble.empty();
                    }
                    values[i] = value.getAsDouble();
                }
                yield OptionalDouble.of(call.operation().apply(values[0], values[1], values[2]));
            }
            case Expression.AssignedValue assigned ->
                known(assignments.get(assigned.index()).value(), parameters, assignments);
            case Expression.Time time -> OptionalDouble.empty();
            case Expression.SpeciesValue species -> OptionalDouble.empty();
        };
    }
}
