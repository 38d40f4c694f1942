package crosstalk.network;

import crosstalk.network.Expression.Call;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Expressions and networks drawn from a seed, for property tests.
public final class RandomNetworks {

    static final int SPECIES = 5;
    static final int PARAMETERS = 4;

    private static final double[] NUMBERS = {
        0,
        -0.0,
        1,
        -1,
        2,
        0.5,
        3,
        -2,
        7,
        15,
        16,
        17,
        -16,
        2.5,
        1e300,
        -1e-300,
        Double.MIN_VALUE,
        Math.PI,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
    };

    private final Random random;
    private final List<Expression> earlier = new ArrayList<>();

    public RandomNetworks(long seed) {
        random = new Random(seed);
    }

    /// Any expression: every operation, every odd number, parts used twice; names assigned quantities below
    /// `assigned`. Built without simplifying.
    Expression any(int depth, int assigned) {
        if (depth == 0 || random.nextInt(6) == 0) {
            return leaf(assigned, NUMBERS[random.nextInt(NUMBERS.length)]);
        }
        if (!earlier.isEmpty() && random.nextInt(5) == 0) {
            return earlier.get(random.nextInt(earlier.size()));
        }
        Operation[] all = Operation.values();
        Operation operation = all[random.nextInt(all.length)];
        List<Expression> arguments = IntStream.range(0, operation.arity())
                .mapToObj(_ -> any(depth - 1, assigned))
                .toList();
        Call call = new Call(operation, arguments);
        if (assigned == 0) {
            earlier.add(call);
        }
        return call;
    }

    /// An expression with continuous derivatives where all that it names is in 0.2 to 3; its value stays moderate.
    Expression smooth(int depth, int assigned) {
        if (depth == 0 || random.nextInt(8) == 0) {
            return leaf(assigned, 0.3 + random.nextInt(20) / 10.0);
        }
        Expression a = smooth(depth - 1, assigned);
        Expression b = smooth(depth - 1, assigned);
        Expression positive = a.times(a).plus(Expression.of(0.5));
        return switch (random.nextInt(13)) {
            case 0 -> a.plus(b);
            case 1 -> a.minus(b);
            case 2 -> a.times(b).over(positive.plus(b.times(b)));
            case 3 -> b.over(positive);
            case 4 -> Expression.call(Operation.NEGATE, a);
            case 5 -> Expression.call(Operation.EXP, Expression.call(Operation.NEGATE, positive));
            case 6 -> Expression.call(Operation.LOG, positive);
            case 7 -> Expression.call(Operation.SQRT, positive);
            case 8 -> Expression.call(Operation.HILL, positive, b.times(b).plus(Expression.ONE), Expression.of(2));
            case 9 ->
                Expression.call(
                        Operation.HILL,
                        positive,
                        Expression.ONE,
                        b.over(b.times(b).plus(Expression.ONE)).plus(Expression.of(1.5)));
            case 10 ->
                Expression.call(Operation.POWER, positive, Expression.of(-1.5 + random.nextInt(4)))
                        .over(positive.times(positive).plus(Expression.ONE));
            case 11 ->
                Expression.call(Operation.POWER, positive, b.over(b.times(b).plus(Expression.ONE)));
            default -> Expression.call(Operation.POWER, positive, Expression.of(-random.nextInt(3)));
        };
    }

    private Expression leaf(int assigned, double number) {
        return switch (random.nextInt(assigned > 0 ? 6 : 5)) {
            case 0 -> Expression.of(number);
            case 1 -> new Expression.Time();
            case 2 -> Expression.parameter(random.nextInt(PARAMETERS));
            case 3, 4 -> Expression.species(random.nextInt(SPECIES));
            default -> Expression.assigned(random.nextInt(assigned));
        };
    }

    /// A network of chained assignments and of reactions, some of them with yields that depend on the state.
    public Network network(boolean smooth) {
        List<Assignment> assignments = new ArrayList<>();
        for (int k = 0; k < 8; k++) {
            assignments.add(new Assignment("a" + k, draw(smooth, k)));
        }
        List<Reaction> reactions = new ArrayList<>();
        for (int r = 0; r < 10; r++) {
            List<Reaction.Change> changes = new ArrayList<>();
            for (int c = 0; c <= random.nextInt(3); c++) {
                Expression amount = random.nextInt(3) == 0 ? draw(smooth, 8) : Expression.of(random.nextInt(5) - 2);
                changes.add(new Reaction.Change(random.nextInt(SPECIES), amount));
            }
            reactions.add(new Reaction("r" + r, changes, draw(smooth, 8)));
        }
        return of(SPECIES, PARAMETERS, assignments, reactions);
    }

    private Expression draw(boolean smooth, int assigned) {
        return smooth ? smooth(3, assigned) : any(4, assigned);
    }

    /// Values in 0.2 to 3, or also odd ones.
    public double[] values(int count, boolean odd) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = odd && random.nextInt(3) == 0
                    ? NUMBERS[random.nextInt(NUMBERS.length)]
                    : 0.2 + 2.8 * random.nextDouble();
        }
        return values;
    }

    /// A network of continuous species `s0`... that start at 0, and parameters `p0`... of 0.
    public static Network of(int species, int parameters, List<Assignment> assignments, List<Reaction> reactions) {
        Expression[] start = new Expression[species];
        Arrays.fill(start, Expression.ZERO);
        return new Network(
                IntStream.range(0, species)
                        .mapToObj(i -> new Species("s" + i, false))
                        .toList(),
                IntStream.range(0, parameters)
                        .mapToObj(i -> new Parameter("p" + i, 0))
                        .toList(),
                assignments,
                reactions,
                List.of(start));
    }

    /// A sum of `terms` different terms that leans to the left (the usual) or to the right.
    static Expression sum(int terms, boolean left) {
        Expression sum = Expression.species(0);
        for (int i = 1; i < terms; i++) {
            Expression term = Expression.of(i).times(Expression.species(i % SPECIES));
            sum = left ? sum.plus(term) : term.plus(sum);
        }
        return sum;
    }
}
