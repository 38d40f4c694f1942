package crosstalk.network;

import crosstalk.network.Expression.Call;
import java.util.List;
import java.util.stream.Stream;

/// How much work one evaluation of a network's equations is, so that a solver can weigh one method against another by
/// counting, not by a clock.
///
/// @param operations in additions; a division counts as 4 of them, a power or a function of the mathematical library as 20
/// @param namesTime whether anything names the time
public record Effort(double operations, boolean namesTime) {

    /// Of all assigned quantities, rates and yields, and of summing the changes.
    public static Effort of(Network network) {
        double operations = 0;
        boolean namesTime = false;
        List<Expression> all = Stream.of(
                        network.assignments().stream().map(Assignment::value),
                        network.reactions().stream().map(Reaction::rate),
                        new Yields(network).amounts().stream())
                .flatMap(each -> each)
                .toList();
        for (Expression expression : all) {
            Tape tape = Tape.of(expression);
            for (int i = 0; i < tape.size(); i++) {
                operations += of(tape.node(i));
                namesTime |= tape.node(i) instanceof Expression.Time;
            }
        }
        int changes = network.reactions().stream()
                .mapToInt(reaction -> reaction.changes().size())
                .sum();
        return new Effort(operations + changes, namesTime);
    }

    private static double of(Expression node) {
        if (!(node instanceof Call call)) {
            return 0;
        }
        return switch (call.operation()) {
            case ADD, SUBTRACT, MULTIPLY, NEGATE, ABS, MIN, MAX, IF, LESS, AT_MOST, EQUAL, AND, OR, NOT -> 1;
            case DIVIDE, SQRT, HILL, FLOOR, CEIL -> 4;
            default -> 20;
        };
    }
}
