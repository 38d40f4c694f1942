package crosstalk.sbml;

import crosstalk.network.Assignment;
import crosstalk.network.Expression;
import crosstalk.network.Kernel;
import crosstalk.network.KernelCompiler;
import crosstalk.network.Network;
import crosstalk.quantity.Suggestion;
import crosstalk.sbml.SbmlNetwork.Quantity;
import crosstalk.solver.Simulation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is read off a run: the columns of its table.
public final class SbmlColumns {

    private final List<String> names;
    private final Network network;
    private final Kernel kernel;
    private final int first;

    /// How a species is read.
    public enum Form {
        /// As its id stands in formulas: an amount if it has only substance units, or else a concentration.
        DECLARED,
        AMOUNT,
        CONCENTRATION
    }

    /// A column that is asked for.
    ///
    /// @param form says nothing for what is no species
    public record Request(String id, Form form) {}

    /// The columns of those requests, in their order.
    ///
    /// @throws IllegalArgumentException naming every request for something that the file does not have
    public SbmlColumns(SbmlNetwork model, List<Request> requests) {
        names = requests.stream().map(Request::id).toList();
        network = model.network();
        first = network.assignments().size();
        List<Assignment> assignments = new ArrayList<>(network.assignments());
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            Request request = requests.get(i);
            Quantity quantity = model.quantities().get(request.id());
            if (quantity == null) {
                unknown.add("nothing is named \"" + request.id() + "\""
                        + Suggestion.phrase(request.id(), model.quantities().keySet()));
            } else {
                assignments.add(new Assignment("column " + i + ", " + request.id(), value(quantity, request.form())));
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", unknown));
        }
        kernel = KernelCompiler.compile(
                new Network(network.species(), network.parameters(), assignments, List.of(), network.start()));
    }

    private static Expression value(Quantity quantity, Form form) {
        @Nullable
        Expression asked = switch (form) {
            case DECLARED -> quantity.value();
            case AMOUNT -> quantity.amount();
            case CONCENTRATION -> quantity.concentration();
        };
        return asked == null ? quantity.value() : asked;
    }

    /// Ids, by column.
    public List<String> names() {
        return names;
    }

    /// The values of all columns at the present of a simulation of the model's network.
    public double[] read(Simulation simulation) {
        double[] assigned = new double[first + names.size()];
        kernel.assign(simulation.time(), simulation.state(), simulation.parameters(), assigned);
        return java.util.Arrays.copyOfRange(assigned, first, assigned.length);
    }
}
