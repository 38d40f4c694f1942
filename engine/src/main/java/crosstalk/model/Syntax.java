package crosstalk.model;

import crosstalk.network.Operation;
import java.util.List;

/// An expression as written, names not yet looked up.
public sealed interface Syntax {

    /// A number without unit.
    record Literal(double value) implements Syntax {}

    /// `time`.
    record Now() implements Syntax {}

    /// A parameter or quantity, with its indices.
    record Name(String name, List<Selector.Index> indices) implements Syntax {}

    /// An operation on expressions.
    record Apply(Operation operation, List<Syntax> arguments) implements Syntax {}

    /// `count(cd8.effector[antigen])` and its like: a question about cells, signals, channels or drugs.
    record Ask(Question question, String about) implements Syntax {}

    /// `sum(antigen, ...)`.
    record Sum(String set, Syntax body) implements Syntax {}

    /// `carries(clone, antigen)`.
    record Carries(String subset, String element) implements Syntax {}

    /// What can be asked.
    enum Question {
        COUNT,
        TOTAL,
        DENSITY,
        SHARE,
        LIVING,
        FILLING,
        VOLUME,
        STRENGTH,
        LEVEL,
        FREE,
        OCCUPANCY,
        BOUND,
        CONCENTRATION
    }
}
