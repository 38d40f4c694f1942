package crosstalk.model;

import crosstalk.network.Assignment;
import crosstalk.network.Expression;
import crosstalk.network.Operation;
import crosstalk.network.Parameter;
import crosstalk.network.Species;
import crosstalk.quantity.Dimension;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;

/// What the network will hold while it is being built: parameters, species and assigned quantities, each once.
///
/// An assigned quantity is defined when it is first asked for, after everything that it needs, so the list is in order of
/// evaluation; asking for one that is being defined is a circle.
final class Ledger {

    /// Longest chain of quantities that need one another.
    static final int DEEPEST = 100;

    /// A definition that needs itself, or too many others.
    static final class CircleException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CircleException(String message) {
            super(message);
        }
    }

    private final Map<String, Typed> parameters = new LinkedHashMap<>();
    private final List<Parameter> parameterList = new ArrayList<>();
    private final Map<String, Integer> species = new LinkedHashMap<>();
    private final List<Species> speciesList = new ArrayList<>();
    private final List<Dimension> speciesDimensions = new ArrayList<>();
    private final List<Dimension> assignmentDimensions = new ArrayList<>();
    private final Map<String, Typed> assigned = new HashMap<>();
    private final List<Assignment> assignments = new ArrayList<>();
    private final Map<String, Integer> indices = new HashMap<>();
    private final List<String> open = new ArrayList<>();
    private final Set<String> used = new HashSet<>();

    void addParameter(ModelParameter parameter) {
        Expression value = Expression.parameter(parameterList.size());
        parameterList.add(new Parameter(parameter.name(), parameter.value().value()));
        parameters.put(parameter.name(), Typed.of(value, parameter.value().dimension()));
    }

    Map<String, Typed> parameters() {
        return parameters;
    }

    /// The parameter of that full name, which is now in use.
    Optional<Typed> parameter(String name) {
        used.add(name);
        return Optional.ofNullable(parameters.get(name));
    }

    /// Full names of the parameters that something asked for.
    Set<String> used() {
        return used;
    }

    /// The value at the parameters' defaults of what refers to parameters only; empty for what only a run knows.
    OptionalDouble known(Expression value) {
        double[] defaults = parameterList.stream().mapToDouble(Parameter::value).toArray();
        return Constants.known(value, defaults, assignments);
    }

    List<Parameter> parameterList() {
        return parameterList;
    }

    int addSpecies(String name, boolean counted, Dimension dimension) {
        species.put(name, speciesList.size());
        speciesList.add(new Species(name, counted));
        speciesDimensions.add(dimension);
        return speciesList.size() - 1;
    }

    List<Species> speciesList() {
        return speciesList;
    }

    /// The assigned quantity of that name, defined by `body` at the first call.
    Typed define(String name, Supplier<Typed> body) {
        Typed known = assigned.get(name);
        if (known != null) {
            return known;
        }
        Typed value = guarded(name, body);
        Typed result = worthAssigning(value.value())
                ? new Typed(Expression.assigned(add(name, value)), value.dimension(), value.free())
                : value;
        assigned.put(name, result);
        return result;
    }

    /// The value of a body that must not need itself; nothing is kept.
    Typed guarded(String name, Supplier<Typed> body) {
        if (open.contains(name)) {
            List<String> circle = new ArrayList<>(open.subList(open.indexOf(name), open.size()));
            circle.add(name);
            throw new CircleException("is defined in a circle: "
                    + String.join(
                            " > ",
                            circle.stream().map(n -> n.replaceAll("@.*", "")).toList()));
        }
        if (open.size() >= DEEPEST) {
            throw new CircleException("needs a chain of more than " + DEEPEST + " quantities");
        }
        open.add(name);
        try {
            return body.get();
        } finally {
            open.removeLast();
        }
    }

    private static boolean worthAssigning(Expression value) {
        return value instanceof Expression.Call;
    }

    private int add(String name, Typed value) {
        assignments.add(new Assignment(name, value.value()));
        assignmentDimensions.add(value.dimension());
        return assignments.size() - 1;
    }

    /// Index of an assigned quantity that holds `value`, made under `name` if need be, once.
    int index(String name, Typed value) {
        return value.value() instanceof Expression.AssignedValue a
                ? a.index()
                : indices.computeIfAbsent(name, n -> add(n, value));
    }

    List<Assignment> assignments() {
        return assignments;
    }

    /// What everything so far measures.
    Lowered.Dimensions dimensions() {
        return new Lowered.Dimensions(
                speciesDimensions,
                parameters.values().stream().map(Typed::dimension).toList(),
                assignmentDimensions);
    }

    /// The sum, as a balanced tree so that long ones stay shallow.
    static Expression sum(List<Expression> terms) {
        if (terms.isEmpty()) {
            return Expression.ZERO;
        }
        if (terms.size() == 1) {
            return terms.getFirst();
        }
        int half = terms.size() / 2;
        return sum(terms.subList(0, half)).plus(sum(terms.subList(half, terms.size())));
    }

    /// `value`, but at least `floor`: a divisor that is never 0.
    static Expression atLeast(Expression value, double floor) {
        return Expression.call(Operation.MAX, value, Expression.of(floor));
    }

    static Typed none(Expression value) {
        return Typed.of(value, Dimension.NONE);
    }
}
