package crosstalk.bench;

import crosstalk.network.Assignment;
import crosstalk.network.Expression;
import crosstalk.network.Network;
import crosstalk.network.Operation;
import crosstalk.network.Parameter;
import crosstalk.network.Reaction;
import crosstalk.network.Species;
import java.util.ArrayList;
import java.util.List;

/// Networks of whole counts that stay near a steady state, so that any stretch of their time costs the same. Their
/// numbers are made up.
final class EventNetworks {

    private final List<Species> species = new ArrayList<>();
    private final List<Expression> start = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Assignment> assignments = new ArrayList<>();
    private final List<Reaction> reactions = new ArrayList<>();

    private EventNetworks() {}

    /// Sixty reactions of twenty-five species: ten genes in a ring, each repressed by the one before (transcription
    /// by a Hill function, translation, both decays); five of the proteins pair up and part; five modify and restore others.
    static Network genes() {
        EventNetworks n = new EventNetworks();
        Expression[] messages = new Expression[10];
        Expression[] proteins = new Expression[10];
        for (int i = 0; i < 10; i++) {
            messages[i] = n.counted("message" + i, 20);
            proteins[i] = n.counted("protein" + i, 200);
        }
        for (int i = 0; i < 10; i++) {
            Expression repression = Expression.ONE.minus(
                    Expression.call(Operation.HILL, proteins[(i + 9) % 10], n.parameter("half" + i, 200), number(2)));
            n.reaction(n.parameter("transcription" + i, 40).times(repression), messages[i], 1);
            n.reaction(n.parameter("loss" + i, 1).times(messages[i]), messages[i], -1);
            n.reaction(n.parameter("translation" + i, 5).times(messages[i]), proteins[i], 1);
            n.reaction(n.parameter("decay" + i, 0.5).times(proteins[i]), proteins[i], -1);
        }
        for (int i = 0; i < 5; i++) {
            Expression single = proteins[2 * i];
            Expression pair = n.counted("pair" + i, 20);
            Expression meet = n.parameter("meet" + i, 0.002).times(single).times(single.minus(Expression.ONE));
            n.reaction(meet, single, -2, pair, 1);
            n.reaction(n.parameter("part" + i, 2).times(pair), pair, -1, single, 2);
        }
        for (int i = 0; i < 5; i++) {
            Expression plain = proteins[2 * i + 1];
            Expression modified = proteins[(2 * i + 3) % 10];
            Expression enzyme = proteins[(2 * i + 2) % 10];
            Expression forward = n.parameter("turnover" + i, 1)
                    .times(enzyme)
                    .times(plain)
                    .over(plain.plus(n.parameter("affinity" + i, 100)));
            n.reaction(forward, plain, -1, modified, 1);
            n.reaction(n.parameter("back" + i, 0.3).times(modified), modified, -1, plain, 1);
        }
        return n.network();
    }

    /// A ring of `length` species, each of which turns into the next.
    static Network ring(int length) {
        EventNetworks n = new EventNetworks();
        Expression[] stages = new Expression[length];
        for (int i = 0; i < length; i++) {
            stages[i] = n.counted("stage" + i, 100);
        }
        for (int i = 0; i < length; i++) {
            n.reaction(n.parameter("rate" + i, 1 + i % 3).times(stages[i]), stages[i], -1, stages[(i + 1) % length], 1);
        }
        return n.network();
    }

    /// Sixty reactions of fifteen populations in three sites, each of which is crowded by the sum over its site, an
    /// assigned quantity, and helped by a saturating signal, another.
    static Network crowds() {
        EventNetworks n = new EventNetworks();
        Expression[] cells = new Expression[15];
        for (int i = 0; i < 15; i++) {
            cells[i] = n.counted("cell" + i, 200);
        }
        Expression[] room = new Expression[3];
        Expression[] help = new Expression[3];
        for (int s = 0; s < 3; s++) {
            Expression crowd = n.assign("crowd" + s, sum(cells, 5 * s));
            room[s] = n.assign("room" + s, Expression.ONE.minus(crowd.over(n.parameter("capacity" + s, 2000))));
            help[s] = n.assign("help" + s, Expression.call(Operation.HILL, cells[5 * s], number(150), number(2)));
        }
        for (int i = 0; i < 15; i++) {
            int site = i / 5;
            Expression cell = cells[i];
            Expression growth = n.parameter("growth" + i, 0.4).times(cell).times(room[site]);
            n.reaction(growth.times(Expression.ONE.plus(help[site])), cell, 1);
            n.reaction(n.parameter("death" + i, 0.3).times(cell), cell, -1);
            Expression later = cells[5 * site + (i + 1) % 5];
            n.reaction(n.parameter("maturation" + i, 0.1).times(cell), cell, -1, later, 1);
            n.reaction(n.parameter("migration" + i, 0.2).times(cell), cell, -1, cells[(i + 5) % 15], 1);
        }
        return n.network();
    }

    /// Cascades of ten species, one after another: each species switches the next one on, is switched off by itself, and
    /// turns over. Three reactions a species.
    static Network cascades(int speciesCount) {
        EventNetworks n = new EventNetworks();
        Expression[] active = new Expression[speciesCount];
        for (int i = 0; i < speciesCount; i++) {
            active[i] = n.counted("active" + i, 50);
        }
        for (int i = 0; i < speciesCount; i++) {
            Expression before = active[i % 10 == 0 ? i : i - 1];
            Expression on = number(10 + i % 7).times(Expression.call(Operation.HILL, before, number(50), number(2)));
            n.reaction(on, active[i], 1);
            n.reaction(number(0.1).times(active[i]), active[i], -1);
            n.reaction(number(1 + i % 3), active[i], 1);
        }
        return n.network();
    }

    private static Expression sum(Expression[] all, int first) {
        return all[first]
                .plus(all[first + 1])
                .plus(all[first + 2])
                .plus(all[first + 3])
                .plus(all[first + 4]);
    }

    private static Expression number(double value) {
        return Expression.of(value);
    }

    private Expression counted(String name, double amount) {
        species.add(new Species(name, true));
        start.add(number(amount));
        return Expression.species(species.size() - 1);
    }

    private Expression parameter(String name, double value) {
        parameters.add(new Parameter(name, value));
        return Expression.parameter(parameters.size() - 1);
    }

    private Expression assign(String name, Expression value) {
        assignments.add(new Assignment(name, value));
        return Expression.assigned(assignments.size() - 1);
    }

    /// A reaction named by its number.
    private void reaction(Expression rate, Expression changed, double by) {
        reactions.add(new Reaction("r" + reactions.size(), List.of(change(changed, by)), rate));
    }

    private void reaction(Expression rate, Expression first, double by, Expression second, double bySecond) {
        reactions.add(new Reaction("r" + reactions.size(), List.of(change(first, by), change(second, bySecond)), rate));
    }

    private static Reaction.Change change(Expression changed, double by) {
        return new Reaction.Change(((Expression.SpeciesValue) changed).index(), number(by));
    }

    private Network network() {
        return new Network(species, parameters, assignments, reactions, start);
    }

    /// The amounts at the start.
    static double[] start(Network network) {
        return network.start().stream()
                .mapToDouble(e -> ((Expression.Constant) e).value())
                .toArray();
    }
}
