package crosstalk.sbml;

import crosstalk.network.Expression;
import crosstalk.network.Network;
import crosstalk.network.Reaction;
import crosstalk.network.Reaction.Change;
import crosstalk.quantity.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The rates of change of values that no reaction of the file changes: all that reactions of the network add to them.
final class RateRules {

    private final Map<Integer, List<Expression>> terms = new TreeMap<>();
    private final WrittenNames names;

    RateRules(Network network, WrittenNames names) {
        this.names = names;
        for (Reaction reaction : network.reactions()) {
            for (Change change : reaction.changes()) {
                if (names.isFlowing(change.species())) {
                    terms.computeIfAbsent(change.species(), k -> new ArrayList<>())
                            .add(change.amount().times(reaction.rate()));
                }
            }
        }
    }

    void write(WrittenXml xml, MathWriter math) {
        terms.forEach((species, parts) -> {
            Expression value = Expression.species(species);
            @Nullable Dimension measured = names.measured(value);
            xml.open("rateRule", "variable", names.id(value));
            math.number(sum(parts), measured == null ? null : measured.per(Dimension.TIME));
            xml.close();
        });
    }

    private static Expression sum(List<Expression> parts) {
        Expression sum = parts.getFirst();
        for (Expression part : parts.subList(1, parts.size())) {
            sum = sum.plus(part);
        }
        return sum;
    }
}
