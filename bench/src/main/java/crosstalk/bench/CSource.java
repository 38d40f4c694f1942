package crosstalk.bench;

import crosstalk.network.Expression;
import crosstalk.network.Network;
import crosstalk.network.Operation;
import crosstalk.network.Reaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The equations of a network in C: straight-line code with the same operations in the same order as the kernels.
///
/// Equal parts are computed once, as in the compiled kernel; parts that depend on parameters alone are computed once
/// per subject, by `prepare`, as one who writes the equations by hand would. Three functions:
/// `prepare(p)`, `derivative(t, x, d)` and `quantity(t, x)`, the last one for the assigned quantity asked for.
final class CSource {

    private static final String HELPERS = """
            static double whole(double x, int n) {
                double result = 1, square = x;
                for (unsigned bits = n < 0 ? -n : n; bits; bits >>= 1) {
                    if (bits & 1) result *= square;
                    square *= square;
                }
                return n < 0 ? 1 / result : result;
            }

            static double power(double x, double e) {
                if (e == 2) return x * x;
                if (e == 3) return x * (x * x);
                if (e == 4) return x * x * (x * x);
                if (fabs(e) <= 16 && (int) e == e) return whole(x, (int) e);
                return e == 0.5 ? sqrt(x) : pow(x, e);
            }

            static double hill(double x, double half, double e) {
                if (x <= 0) return 0;
                if (e == 1) return x / (x + half);
                if (e == 2 || e == 3 || e == 4) {
                    double raised = power(x, e), sum = raised + power(half, e);
                    if (sum > 1e-290 && sum <= DBL_MAX) return raised / sum;
                }
                return 1 / (1 + power(half / x, e));
            }

            """;

    /// A part of the equations: what it is, the parts that it takes, and whether it depends on parameters alone.
    private record Part(Object head, List<Integer> arguments, boolean fixed) {}

    private final Network network;
    private final List<Part> parts = new ArrayList<>();
    private final Map<Part, Integer> places = new HashMap<>();
    private final List<Integer> assigned = new ArrayList<>();
    private final StringBuilder source = new StringBuilder();
    private int[] uses = {};

    private CSource(Network network) {
        this.network = network;
        network.assignments().forEach(assignment -> assigned.add(place(assignment.value())));
    }

    /// The text.
    ///
    /// @param quantity index of the assigned quantity that `quantity` computes
    static String of(Network network, int quantity) {
        CSource source = new CSource(network);
        List<List<Integer>> terms = source.terms();
        source.uses = new int[source.parts.size()];
        List<Integer> roots = new ArrayList<>();
        terms.forEach(roots::addAll);
        roots.add(source.assigned.get(quantity));
        source.count(roots);
        source.source.append("#include <float.h>\n#include <math.h>\n\n").append(HELPERS);
        source.source.append("static double c[").append(source.parts.size()).append("];\n\n");
        source.prepare();
        source.derivative(terms);
        source.quantity(quantity);
        return source.source.toString();
    }

    /// By species, the products that add up to its derivative.
    private List<List<Integer>> terms() {
        List<List<Integer>> terms = new ArrayList<>();
        network.species().forEach(_ -> terms.add(new ArrayList<>()));
        for (Reaction reaction : network.reactions()) {
            int rate = place(reaction.rate());
            for (Reaction.Change change : reaction.changes()) {
                int amount = place(change.amount());
                boolean one = change.amount().isConstant(1);
                terms.get(change.species()).add(one ? rate : add(Operation.MULTIPLY, List.of(amount, rate)));
            }
        }
        return terms;
    }

    private int place(Expression expression) {
        return switch (expression) {
            case Expression.AssignedValue(int index) -> assigned.get(index);
            case Expression.Call call ->
                add(call.operation(), call.arguments().stream().map(this::place).toList());
            default -> add(expression, List.of());
        };
    }

    private int add(Object head, List<Integer> arguments) {
        boolean fixed = !(head instanceof Expression.SpeciesValue || head instanceof Expression.Time)
                && arguments.stream().allMatch(argument -> parts.get(argument).fixed());
        Part part = new Part(head, arguments, fixed);
        return places.computeIfAbsent(part, added -> {
            parts.add(added);
            return parts.size() - 1;
        });
    }

    /// Counts, for what is reached from the roots, who uses it.
    private void count(List<Integer> roots) {
        roots.forEach(root -> uses[root]++);
        for (int i = parts.size() - 1; i >= 0; i--) {
            if (uses[i] > 0) {
                parts.get(i).arguments().forEach(argument -> uses[argument]++);
            }
        }
    }

    private boolean isCall(int part) {
        return parts.get(part).head() instanceof Operation;
    }

    /// Everything that depends on parameters alone.
    private void prepare() {
        source.append("static void prepare(const double *p) {\n");
        for (int i = 0; i < parts.size(); i++) {
            if (uses[i] > 0 && parts.get(i).fixed() && !(parts.get(i).head() instanceof Expression.Constant)) {
                source.append("    c[%d] = %s;\n".formatted(i, write(i)));
            }
        }
        source.append("}\n\n");
    }

    private void derivative(List<List<Integer>> terms) {
        source.append("static void derivative(double t, const double *x, double *d) {\n");
        List<Integer> roots = new ArrayList<>();
        terms.forEach(roots::addAll);
        shared(reached(roots));
        for (int i = 0; i < terms.size(); i++) {
            List<String> sum = terms.get(i).stream().map(this::value).toList();
            source.append("    d[%d] = %s;\n".formatted(i, sum.isEmpty() ? "0" : String.join(" + ", sum)));
        }
        source.append("}\n\n");
    }

    private void quantity(int index) {
        source.append("static double quantity(double t, const double *x) {\n");
        shared(reached(List.of(assigned.get(index))));
        source.append("    return %s;\n}\n".formatted(value(assigned.get(index))));
    }

    private boolean[] reached(List<Integer> roots) {
        boolean[] reached = new boolean[parts.size()];
        roots.forEach(root -> reached[root] = true);
        for (int i = parts.size() - 1; i >= 0; i--) {
            if (reached[i]) {
                parts.get(i).arguments().forEach(argument -> reached[argument] = true);
            }
        }
        return reached;
    }

    /// Variables for what is used more than once.
    private void shared(boolean[] reached) {
        for (int i = 0; i < parts.size(); i++) {
            if (reached[i] && isCall(i) && uses[i] > 1 && !parts.get(i).fixed()) {
                source.append("    const double v%d = %s;\n".formatted(i, write(i)));
            }
        }
    }

    private String value(int part) {
        if (parts.get(part).head() instanceof Expression.Constant) {
            return leaf(part);
        }
        if (parts.get(part).fixed()) {
            return "c[" + part + "]";
        }
        return !isCall(part) ? leaf(part) : uses[part] > 1 ? "v" + part : write(part);
    }

    private String leaf(int part) {
        return switch (parts.get(part).head()) {
            case Expression.Constant(double value) -> value < 0 ? "(" + value + ")" : String.valueOf(value);
            case Expression.SpeciesValue(int index) -> "x[" + index + "]";
            case Expression.ParameterValue(int index) -> "p[" + index + "]";
            case Expression.Time _ -> "t";
            default ->
                throw new IllegalStateException("no leaf: " + parts.get(part).head());
        };
    }

    private String write(int part) {
        if (!(parts.get(part).head() instanceof Operation operation)) {
            return leaf(part);
        }
        List<String> values =
                parts.get(part).arguments().stream().map(this::value).toList();
        String a = values.getFirst();
        String b = values.size() > 1 ? values.get(1) : "";
        return switch (operation) {
            case ADD -> "(" + a + " + " + b + ")";
            case SUBTRACT -> "(" + a + " - " + b + ")";
            case MULTIPLY -> "(" + a + " * " + b + ")";
            case DIVIDE -> "(" + a + " / " + b + ")";
            case NEGATE -> "(-" + a + ")";
            case POWER -> "power(" + a + ", " + b + ")";
            case EXP, LOG, LOG10, SQRT, FLOOR, CEIL, SIN, COS, TAN, SINH, COSH, TANH ->
                operation.name().toLowerCase(Locale.ROOT) + "(" + a + ")";
            case ARCSIN -> "asin(" + a + ")";
            case ARCCOS -> "acos(" + a + ")";
            case ARCTAN -> "atan(" + a + ")";
            case ARSINH -> "asinh(" + a + ")";
            case ARCOSH -> "acosh(" + a + ")";
            case ARTANH -> "atanh(" + a + ")";
            case FACTORIAL -> "tgamma(" + a + " + 1)";
            case REMAINDER -> "fmod(" + a + ", " + b + ")";
            case ABS -> "fabs(" + a + ")";
            case MIN -> "fmin(" + a + ", " + b + ")";
            case MAX -> "fmax(" + a + ", " + b + ")";
            case HILL -> "hill(" + a + ", " + b + ", " + values.get(2) + ")";
            case IF -> "(" + a + " != 0 ? " + b + " : " + values.get(2) + ")";
            case LESS -> "(double) (" + a + " < " + b + ")";
            case AT_MOST -> "(double) (" + a + " <= " + b + ")";
            case EQUAL -> "(double) (" + a + " == " + b + ")";
            case AND -> "(double) (" + a + " != 0 && " + b + " != 0)";
            case OR -> "(double) (" + a + " != 0 || " + b + " != 0)";
            case NOT -> "(double) (" + a + " == 0)";
        };
    }
}
