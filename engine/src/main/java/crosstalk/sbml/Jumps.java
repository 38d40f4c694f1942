package crosstalk.sbml;

import crosstalk.network.Assignment;
import crosstalk.network.Expression;
import crosstalk.network.Expression.AssignedValue;
import crosstalk.network.Expression.Call;
import crosstalk.network.Network;
import crosstalk.network.Operation;
import crosstalk.network.Parameter;
import crosstalk.network.Reaction;
import crosstalk.solver.Dependencies;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where the equations of a network jump: comparisons and steps within rates, yields and triggers.
///
/// A solver's step must end there, or it would smear the jump over its length, or step over a pulse.
final class Jumps {

    private final Network network;
    private final Dependencies dependencies;
    private final Set<Call> byTime = new LinkedHashSet<>();
    private final Set<Call> byState = new LinkedHashSet<>();

    /// @param triggers assigned quantities: only their jumps in time count, the others are watched as a whole
    Jumps(Network network, BitSet triggers) {
        this.network = network;
        dependencies = new Dependencies(network);
        BitSet reached = new BitSet();
        for (Reaction reaction : network.reactions()) {
            collect(reaction.rate(), reached, true);
            reaction.changes().forEach(change -> collect(change.amount(), reached, true));
        }
        BitSet forRates = (BitSet) reached.clone();
        triggers.stream().forEach(k -> {
            Expression trigger = network.assignments().get(k).value();
            collect(trigger, reached, false);
        });
        reached.stream().forEach(k -> collect(network.assignments().get(k).value(), new BitSet(), forRates.get(k)));
    }

    private void collect(Expression expression, BitSet reached, boolean alsoByState) {
        reached.or(dependencies.of(expression).assignments());
        for (Call call : steps(expression)) {
            Dependencies.Reach reach = dependencies.of(call);
            if (!reach.species().isEmpty()) {
                boolean watchable = call.operation() == Operation.LESS || call.operation() == Operation.AT_MOST;
                if (alsoByState && watchable) {
                    byState.add(call);
                }
            } else if (reach.time()) {
                byTime.add(call);
            }
        }
    }

    /// What time and parameters alone decide.
    List<TimeJump> byTime() {
        return byTime.stream().map(this::timeJump).toList();
    }

    private TimeJump timeJump(Call call) {
        Call plain = (Call) inline(call);
        return new TimeJump(
                plain.operation() == Operation.REMAINDER
                        ? new Call(Operation.FLOOR, List.of(new Call(Operation.DIVIDE, plain.arguments())))
                        : plain);
    }

    /// The expression with what it is assigned in place of assigned quantities.
    private Expression inline(Expression expression) {
        return switch (expression) {
            case AssignedValue(int index) ->
                inline(network.assignments().get(index).value());
            case Call(Operation operation, List<Expression> arguments) ->
                new Call(operation, arguments.stream().map(this::inline).toList());
            default -> expression;
        };
    }

    /// Whether there is any step within an expression.
    static boolean hasSteps(Expression expression) {
        return !steps(expression).isEmpty();
    }

    private static Set<Call> steps(Expression expression) {
        Set<Expression> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Call> inOrder = new ArrayList<>();
        Deque<Expression> waiting = new ArrayDeque<>(List.of(expression));
        while (!waiting.isEmpty()) {
            if (waiting.pop() instanceof Call call && seen.add(call)) {
                call.arguments().forEach(waiting::push);
                switch (call.operation()) {
                    case LESS, AT_MOST, EQUAL, FLOOR, CEIL, REMAINDER -> inOrder.add(call);
                    default -> {
                        // goes on without a jump
                    }
                }
            }
        }
        return new LinkedHashSet<>(inOrder);
    }

    /// The network with one more assigned quantity for each comparison by state, and with a clock for jumps in time that
    /// runs ahead by the parameter [#clock].
    ///
    /// @param triggers assigned quantities that keep to the true time
    Network network(BitSet triggers, boolean watchState) {
        List<Parameter> parameters = new ArrayList<>(network.parameters());
        Map<Expression, Expression> ahead = new IdentityHashMap<>();
        if (clock() >= 0) {
            parameters.add(new Parameter("time by which jumps come early", 0));
        }
        List<Assignment> assignments = new ArrayList<>();
        for (int k = 0; k < network.assignments().size(); k++) {
            Assignment each = network.assignments().get(k);
            assignments.add(triggers.get(k) ? each : new Assignment(each.name(), ahead(each.value(), false, ahead)));
        }
        if (watchState) {
            for (Call call : byState) {
                assignments.add(new Assignment("jump " + (assignments.size() + 1), call));
            }
        }
        List<Reaction> reactions = network.reactions().stream()
                .map(reaction -> new Reaction(
                        reaction.name(),
                        reaction.changes().stream()
                                .map(change ->
                                        new Reaction.Change(change.species(), ahead(change.amount(), false, ahead)))
                                .toList(),
                        ahead(reaction.rate(), false, ahead)))
                .toList();
        return new Network(network.species(), parameters, assignments, reactions, network.start());
    }

    /// Index of the parameter that says by how much the clock for jumps in time runs ahead; -1 when there are none.
    int clock() {
        return byTime.isEmpty() ? -1 : network.parameters().size();
    }

    /// The expression with the time within jumps in time, and there alone, read off the clock that runs ahead.
    private Expression ahead(Expression expression, boolean inside, Map<Expression, Expression> done) {
        if (byTime.isEmpty()) {
            return expression;
        }
        return switch (expression) {
            case Expression.Time() ->
                inside ? new Call(Operation.ADD, List.of(expression, Expression.parameter(clock()))) : expression;
            case Call call -> {
                boolean within = inside || byTime.contains(call);
                Expression found = within ? null : done.get(call);
                if (found == null) {
                    found = new Call(
                            call.operation(),
                            call.arguments().stream()
                                    .map(argument -> ahead(argument, within, done))
                                    .toList());
                    if (!within) {
                        done.put(call, found);
                    }
                }
                yield found;
            }
            default -> expression;
        };
    }

    /// Indices of those quantities.
    List<Integer> stateJumps() {
        int[] indices = new int[byState.size()];
        Arrays.setAll(indices, i -> network.assignments().size() + i);
        return Arrays.stream(indices).boxed().toList();
    }
}
