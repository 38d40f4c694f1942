package crosstalk.solver.stochastic;

import crosstalk.network.Assignment;
import crosstalk.network.Expression;
import crosstalk.network.Kernel;
import crosstalk.network.Network;
import crosstalk.network.Parameter;
import crosstalk.network.Reaction;
import crosstalk.network.Yields;
import crosstalk.solver.Dependencies;
import crosstalk.solver.Dependencies.Reach;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What [Stochastic] works out about a network once, for every subject: which reactions are events and which are
/// flows, what they touch, and the network of the flows alone with a kernel of its own, which is cheaper to evaluate.
/// Immutable; shared by threads.
public final class Plan {

    private final Network network;
    private final Kernel kernel;
    private final Events events;
    private final boolean[] matters;
    private final int[] flowReactions;
    private final crosstalk.solver.meanfield.Plan flows;
    private final Dependencies dependencies;
    private final boolean namesTime;
    private final String[] eventNames;
    private final int yieldCount;
    private final int[] inflowSpecies;
    private final Object lock = new Object();
    private volatile @Nullable EventGraph eventGraph;

    /// Works out the plan; takes tens of milliseconds, so make one per network.
    ///
    /// @param network what to solve
    /// @param compiler makes a kernel; called for the network, and for the part of it that flows
    public Plan(Network network, Function<Network, Kernel> compiler) {
        this.network = network;
        kernel = compiler.apply(network);
        dependencies = new Dependencies(network);
        List<Reach> reaches = reaches(network, dependencies);
        BitSet named = new BitSet();
        reaches.forEach(reach -> named.or(reach.species()));
        namesTime = reaches.stream().anyMatch(Reach::time);
        events = new Events(network, named);
        matters = Influence.of(network, events, dependencies);
        eventNames = IntStream.of(events.reaction)
                .mapToObj(r -> network.reactions().get(r).name())
                .toArray(String[]::new);
        yieldCount = new Yields(network).size();
        List<Integer> flowing = new ArrayList<>();
        for (int r = 0; r < network.reactions().size(); r++) {
            Reaction reaction = network.reactions().get(r);
            if (!reaction.changes().isEmpty() && !EventLines.isEvent(network, reaction)) {
                flowing.add(r);
            }
        }
        flowReactions = flowing.stream().mapToInt(Integer::intValue).toArray();
        inflowSpecies = IntStream.of(events.giveSpecies)
                .filter(species -> !network.species().get(species).counted())
                .distinct()
                .sorted()
                .toArray();
        Network part = flowPart(network, flowing, dependencies, inflowSpecies);
        flows = new crosstalk.solver.meanfield.Plan(part, compiler.apply(part));
    }

    private static List<Reach> reaches(Network network, Dependencies dependencies) {
        List<Reach> reaches = new ArrayList<>();
        for (Reaction reaction : network.reactions()) {
            reaches.add(dependencies.of(reaction.rate()));
            reaction.changes().forEach(change -> reaches.add(dependencies.of(change.amount())));
        }
        return reaches;
    }

    /// The flows, with the same species, parameters and assignments by index; assignments that no flow needs are 0.
    /// After the parameters and reactions come, for each of `inflowSpecies`, its inflow from events per unit of time.
    private static Network flowPart(
            Network network, List<Integer> flowing, Dependencies dependencies, int[] inflowSpecies) {
        List<Reaction> reactions = new ArrayList<>();
        flowing.forEach(r -> reactions.add(network.reactions().get(r)));
        List<Parameter> parameters = new ArrayList<>(network.parameters());
        BitSet needed = new BitSet();
        for (Reaction reaction : reactions) {
            needed.or(dependencies.of(reaction.rate()).assignments());
            reaction.changes()
                    .forEach(
                            change -> needed.or(dependencies.of(change.amount()).assignments()));
        }
        List<Assignment> assignments = new ArrayList<>();
        for (int a = 0; a < network.assignments().size(); a++) {
            Assignment whole = network.assignments().get(a);
            assignments.add(needed.get(a) ? whole : new Assignment(whole.name(), Expression.ZERO));
        }
        for (int species : inflowSpecies) {
            String name = "events that give " + network.species().get(species).name();
            Reaction.Change one = new Reaction.Change(species, Expression.ONE);
            reactions.add(new Reaction(name, List.of(one), Expression.parameter(parameters.size())));
            parameters.add(new Parameter(name, 0));
        }
        return new Network(network.species(), parameters, assignments, reactions, network.start());
    }

    /// The network.
    public Network network() {
        return network;
    }

    /// The kernel of the network.
    public Kernel kernel() {
        return kernel;
    }

    /// Names of the reactions that are events, by event.
    String[] eventNames() {
        return eventNames;
    }

    /// Number of amounts that depend on the state.
    int yieldCount() {
        return yieldCount;
    }

    Events events() {
        return events;
    }

    /// By species: whether it matters to more than its own fates.
    boolean[] matters() {
        return matters;
    }

    /// Indices of the reactions that change continuous species alone.
    int[] flowReactions() {
        return flowReactions;
    }

    /// The flows as a network of their own.
    crosstalk.solver.meanfield.Plan flows() {
        return flows;
    }

    /// Continuous species that events give; the last parameters of [#flows] are their inflows, in this order.
    int[] inflowSpecies() {
        return inflowSpecies;
    }

    /// Whether a rate or a yield names the time.
    boolean namesTime() {
        return namesTime;
    }

    /// Which hazards follow from which events; worked out when the first subject is simulated exactly.
    EventGraph eventGraph() {
        EventGraph found = eventGraph;
        if (found == null) {
            synchronized (lock) {
                found = eventGraph;
                if (found == null) {
                    found = new EventGraph(network, events, kernel.update());
                    eventGraph = found;
                }
            }
        }
        return found;
    }

    /// What the assigned quantity depends on.
    Reach reachOfAssignment(int assignment) {
        return dependencies.of(Expression.assigned(assignment));
    }
}
