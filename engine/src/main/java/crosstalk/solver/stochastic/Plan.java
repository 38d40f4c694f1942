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
    private volatile crosstalk.solver.meanfield.@Nullable Plan flows;
    private final Function<Network, Kernel> compiler;
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
        this.compiler = compiler;
        kernel = compiler.apply(network);
        dependencies = new Dependencies(network);
        BitSet named = new BitSet();
        boolean time = false;
        for (Reaction reaction : network.reactions()) {
            time |= addTo(named, dependencies.of(reaction.rate()));
            for (Reaction.Change change : reaction.changes()) {
                time |= addTo(named, dependencies.of(change.amount()));
            }
        }
        namesTime = time;
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
    }

    /// @return whether the time is named
    private static boolean addTo(BitSet species, Reach reach) {
        species.or(reach.species());
        return reach.time();
    }

    /// The flows, with the same species, parameters and assignments by index; assignments that no flow needs are 0.
    /// After the parameters and reactions come, for each of `inflowSpecies`, its inflow from events per unit of time.
    private Network flowPart() {
        List<Reaction> reactions = new ArrayList<>();
        BitSet needed = new BitSet();
        for (int r : flowReactions) {
            Reaction reaction = network.reactions().get(r);
            reactions.add(reaction);
            needed.or(dependencies.of(reaction.rate()).assignments());
            for (Reaction.Change change : reaction.changes()) {
                needed.or(dependencies.of(change.amount()).assignments());
            }
        }
        List<Parameter> parameters = new ArrayList<>(network.parameters());
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

    /// The flows as a network of their own; worked out when something first flows.
    crosstalk.solver.meanfield.Plan flows() {
        crosstalk.solver.meanfield.Plan found = flows;
        if (found == null) {
            synchronized (lock) {
                found = flows;
                if (found == null) {
                    Network part = flowPart();
                    found = new crosstalk.solver.meanfield.Plan(part, compiler.apply(part));
                    flows = found;
                }
            }
        }
        return found;
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
