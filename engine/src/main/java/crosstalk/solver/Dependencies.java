package crosstalk.solver;

import crosstalk.network.Assignment;
import crosstalk.network.Expression;
import crosstalk.network.Network;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// What an expression of a network depends on, directly or through assigned quantities.
public final class Dependencies {

    private final List<Reach> ofAssignment = new ArrayList<>();

    /// What can change the value of an expression.
    ///
    /// @param species by index
    /// @param assignments by index
    /// @param time whether it names the time
    public record Reach(BitSet species, BitSet assignments, boolean time) {}

    public Dependencies(Network network) {
        for (Assignment assignment : network.assignments()) {
            ofAssignment.add(of(assignment.value()));
        }
    }

    /// Everything that `expression` depends on.
    public Reach of(Expression expression) {
        Walk walk = new Walk();
        walk.visit(expression);
        return new Reach(walk.species, walk.assignments, walk.time);
    }

    private final class Walk {
        private final BitSet species = new BitSet();
        private final BitSet assignments = new BitSet();
        private boolean time;
        /// Parts may be shared; each is walked once.
        private final Set<Expression> seen = Collections.newSetFromMap(new IdentityHashMap<>());

        /// Without recursion: expressions may be deep.
        void visit(Expression whole) {
            Deque<Expression> waiting = new ArrayDeque<>();
            waiting.push(whole);
            while (!waiting.isEmpty()) {
                Expression expression = waiting.pop();
                if (seen.add(expression)) {
                    add(expression, waiting);
                }
            }
        }

        private void add(Expression expression, Deque<Expression> waiting) {
            switch (expression) {
                case Expression.Constant _, Expression.ParameterValue _ -> {}
                case Expression.Time _ -> time = true;
                case Expression.SpeciesValue(int index) -> species.set(index);
                case Expression.AssignedValue(int index) -> {
                    Reach reach = ofAssignment.get(index);
                    species.or(reach.species());
                    assignments.set(index);
                    assignments.or(reach.assignments());
                    time |= reach.time();
                }
                case Expression.Call call -> call.arguments().forEach(waiting::push);
            }
        }
    }
}
