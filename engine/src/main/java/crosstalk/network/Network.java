package crosstalk.network;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Species, parameters, assigned quantities and reactions: all that a solver sees.
///
/// @param species the state, by index
/// @param parameters by index
/// @param assignments in order of evaluation: each refers only to those before it
/// @param reactions what changes the state
/// @param start the state at time 0, by species; refers to parameters only
public record Network(
        List<Species> species,
        List<Parameter> parameters,
        List<Assignment> assignments,
        List<Reaction> reactions,
        List<Expression> start) {

    public Network {
        species = List.copyOf(species);
        parameters = List.copyOf(parameters);
        assignments = List.copyOf(assignments);
        reactions = List.copyOf(reactions);
        start = List.copyOf(start);
        if (start.size() != species.size()) {
            throw new IllegalArgumentException(
                    "a start for each of " + species.size() + " species, found " + start.size());
        }
        requireUnique("species", species.stream().map(Species::name).toList());
        requireUnique("parameter", parameters.stream().map(Parameter::name).toList());
        requireUnique("assignment", assignments.stream().map(Assignment::name).toList());
        requireUnique("reaction", reactions.stream().map(Reaction::name).toList());
        References.require(species, parameters, assignments, reactions, start);
    }

    private static void requireUnique(String kind, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("two of kind " + kind + " are named " + name);
            }
        }
    }

    /// Index of the species of that name.
    ///
    /// @throws IllegalArgumentException when there is none
    public int speciesIndex(String name) {
        return indexOf(name, species.stream().map(Species::name).toList());
    }

    /// Index of the parameter of that name.
    ///
    /// @throws IllegalArgumentException when there is none
    public int parameterIndex(String name) {
        return indexOf(name, parameters.stream().map(Parameter::name).toList());
    }

    /// Index of the assigned quantity of that name.
    ///
    /// @throws IllegalArgumentException when there is none
    public int assignmentIndex(String name) {
        return indexOf(name, assignments.stream().map(Assignment::name).toList());
    }

    /// Default value of every parameter, by index.
    public double[] defaultParameters() {
        return parameters.stream().mapToDouble(Parameter::value).toArray();
    }

    private static int indexOf(String name, List<String> names) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("nothing is named " + name + "; there are " + names);
        }
        return index;
    }
}
