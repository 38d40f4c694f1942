package crosstalk.solver;

import crosstalk.network.Assignment;
import crosstalk.network.Expression;
import crosstalk.network.Network;
import crosstalk.network.Parameter;
import crosstalk.network.Reaction;
import crosstalk.network.Species;
import java.util.ArrayList;
import java.util.List;

/// Builds a small network for a test, line by line. Each line returns the expression that names what it made.
public final class Sketch {

    private final List<Species> species = new ArrayList<>();
    private final List<Expression> start = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Assignment> assignments = new ArrayList<>();
    private final List<Reaction> reactions = new ArrayList<>();

    public Expression counted(String name, double amount) {
        return add(new Species(name, true), amount);
    }

    public Expression continuous(String name, double amount) {
        return add(new Species(name, false), amount);
    }

    private Expression add(Species made, double amount) {
        species.add(made);
        start.add(Expression.of(amount));
        return Expression.species(species.size() - 1);
    }

    public Expression parameter(String name, double value) {
        parameters.add(new Parameter(name, value));
        return Expression.parameter(parameters.size() - 1);
    }

    public Expression assign(String name, Expression value) {
        assignments.add(new Assignment(name, value));
        return Expression.assigned(assignments.size() - 1);
    }

    /// A reaction; the changes as what `change` makes.
    public Sketch reaction(String name, Expression rate, Reaction.Change... changes) {
        reactions.add(new Reaction(name, List.of(changes), rate));
        return this;
    }

    public static Reaction.Change change(Expression species, double amount) {
        return change(species, Expression.of(amount));
    }

    public static Reaction.Change change(Expression species, Expression amount) {
        return new Reaction.Change(((Expression.SpeciesValue) species).index(), amount);
    }

    public static Expression number(double value) {
        return Expression.of(value);
    }

    public static Expression time() {
        return new Expression.Time();
    }

    public Network network() {
        return new Network(species, parameters, assignments, reactions, start);
    }

    /// The amounts given, by species.
    public double[] start() {
        return start.stream()
                .mapToDouble(e -> ((Expression.Constant) e).value())
                .toArray();
    }
}
