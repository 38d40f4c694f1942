package crosstalk.network;

import static java.lang.constant.ConstantDescs.CD_double;

import crosstalk.network.Expression.AssignedValue;
import crosstalk.network.Expression.Constant;
import crosstalk.network.Expression.ParameterValue;
import crosstalk.network.Expression.SpeciesValue;
import crosstalk.network.Expression.Time;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Writes the body of one generated method: `void (time, state, parameters, assigned, scratch, results)`.
///
/// Operations are emitted in the order and with the meaning of [Operation#apply], so that values agree with
/// [Interpreter]'s to the bit.
final class MethodWriter {

    // Places of the arguments among the local variables, after the receiver if there is one.
    private static final int TIME = 0;
    private static final int STATE = 2;
    private static final int PARAMETERS = 3;
    private static final int ASSIGNED = 4;
    private static final int SCRATCH = 5;
    private static final int RESULTS = 6;

    private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
    private static final ClassDesc OPERATION = ClassDesc.of(Operation.class.getName());
    private static final MethodTypeDesc ONE_TO_ONE = MethodTypeDesc.of(CD_double, CD_double);
    private static final MethodTypeDesc TWO_TO_ONE = MethodTypeDesc.of(CD_double, CD_double, CD_double);
    private static final MethodTypeDesc THREE_TO_ONE = MethodTypeDesc.of(CD_double, CD_double, CD_double, CD_double);

    private final CodeBuilder code;
    private final Graph graph;
    private final Scopes scopes;
    private final int assignments;
    private final int receiver;
    /// Local variable of each node that is kept; 0 while it has none.
    private final int[] local;
    private int nextLocal;

    private MethodWriter(CodeBuilder code, Graph graph, Scopes scopes, int assignments, int receiver) {
        this.code = code;
        this.graph = graph;
        this.scopes = scopes;
        this.assignments = assignments;
        this.receiver = receiver;
        local = new int[graph.size()];
        nextLocal = receiver + RESULTS + 1;
    }

    /// What the results of the pieces are.
    ///
    /// @param assignments how many assigned quantities the network has
    /// @param intoAssigned whether the results are those quantities, which later pieces read
    /// @param handedOn scratch places that another method reads; the others are computed where they are used
    record Target(int assignments, boolean intoAssigned, BitSet handedOn) {}

    /// Writes the code that evaluates `pieces` in order.
    ///
    /// @param target what the results are
    /// @param receiver how many local variables stand before the arguments: 0 in a static method, else 1
    static void write(CodeBuilder code, List<Piece> pieces, Target target, int receiver) {
        Graph graph = new Graph();
        List<Piece> stored = new ArrayList<>();
        List<Integer> roots = new ArrayList<>();
        for (Piece piece : pieces) {
            int root = graph.add(piece.expression());
            // Within the method the value itself is used, not its place, which another method reads.
            if (piece.scratch()) {
                graph.forward(target.assignments() + piece.index(), root);
            } else if (target.intoAssigned()) {
                graph.forward(piece.index(), root);
            }
            if (!piece.scratch() || target.handedOn().get(piece.index())) {
                stored.add(piece);
                roots.add(root);
            }
        }
        MethodWriter writer = new MethodWriter(code, graph, new Scopes(graph, roots), target.assignments(), receiver);
        writer.enter(0);
        for (int i = 0; i < roots.size(); i++) {
            code.aload(receiver + (stored.get(i).scratch() ? SCRATCH : RESULTS))
                    .loadConstant(stored.get(i).index());
            writer.value(roots.get(i));
            code.dastore();
        }
        code.return_();
    }

    private void enter(int scope) {
        for (int node : scopes.early(scope)) {
            if (local[node] == 0) {
                value(node);
                code.pop2();
            }
        }
    }

    /// Leaves the value of a node on the stack.
    private void value(int node) {
        if (local[node] != 0) {
            code.dload(local[node]);
            return;
        }
        switch (graph.head(node)) {
            case Constant(double value) -> code.loadConstant(value);
            case Time() -> code.dload(receiver + TIME);
            case SpeciesValue(int index) -> load(STATE, index);
            case ParameterValue(int index) -> load(PARAMETERS, index);
            case AssignedValue(int index) when index >= assignments -> load(SCRATCH, index - assignments);
            case AssignedValue(int index) -> load(ASSIGNED, index);
            case Operation operation -> apply(operation, node);
            default -> throw new IllegalStateException("no code for " + graph.head(node));
        }
        if (scopes.isKept(node)) {
            local[node] = nextLocal;
            code.dup2().dstore(nextLocal);
            nextLocal += 2;
        }
    }

    private void load(int array, int index) {
        code.aload(receiver + array).loadConstant(index).daload();
    }

    private void apply(Operation operation, int node) {
        switch (operation) {
            case IF -> choose(node);
            case LESS, AT_MOST, EQUAL, AND, OR, NOT -> {
                truth(node);
                code.i2d();
            }
            case POWER -> power(node);
            default -> {
                for (int argument : graph.arguments(node)) {
                    value(argument);
                }
                applyToStack(operation);
            }
        }
    }

    private void applyToStack(Operation operation) {
        applyToStack(code, operation);
    }

    /// Replaces the arguments on the stack by the value; not for what branches, which is code of its own.
    static void applyToStack(CodeBuilder code, Operation operation) {
        switch (operation) {
            case ADD -> code.dadd();
            case SUBTRACT -> code.dsub();
            case MULTIPLY -> code.dmul();
            case DIVIDE -> code.ddiv();
            case NEGATE -> code.dneg();
            case EXP -> code.invokestatic(MATH, "exp", ONE_TO_ONE);
            case LOG -> code.invokestatic(MATH, "log", ONE_TO_ONE);
            case LOG10 -> code.invokestatic(MATH, "log10", ONE_TO_ONE);
            case SQRT -> code.invokestatic(MATH, "sqrt", ONE_TO_ONE);
            case SIN -> code.invokestatic(MATH, "sin", ONE_TO_ONE);
            case COS -> code.invokestatic(MATH, "cos", ONE_TO_ONE);
            case TAN -> code.invokestatic(MATH, "tan", ONE_TO_ONE);
            case ARCSIN -> code.invokestatic(MATH, "asin", ONE_TO_ONE);
            case ARCCOS -> code.invokestatic(MATH, "acos", ONE_TO_ONE);
            case ARCTAN -> code.invokestatic(MATH, "atan", ONE_TO_ONE);
            case SINH -> code.invokestatic(MATH, "sinh", ONE_TO_ONE);
            case COSH -> code.invokestatic(MATH, "cosh", ONE_TO_ONE);
            case TANH -> code.invokestatic(MATH, "tanh", ONE_TO_ONE);
            case ARSINH -> code.invokestatic(OPERATION, "arsinh", ONE_TO_ONE);
            case ARCOSH -> code.invokestatic(OPERATION, "arcosh", ONE_TO_ONE);
            case ARTANH -> code.invokestatic(OPERATION, "artanh", ONE_TO_ONE);
            case FACTORIAL -> code.invokestatic(OPERATION, "factorial", ONE_TO_ONE);
            case REMAINDER -> code.drem();
            case ABS -> code.invokestatic(MATH, "abs", ONE_TO_ONE);
            case FLOOR -> code.invokestatic(MATH, "floor", ONE_TO_ONE);
            case CEIL -> code.invokestatic(MATH, "ceil", ONE_TO_ONE);
            case MIN -> code.invokestatic(MATH, "min", TWO_TO_ONE);
            case MAX -> code.invokestatic(MATH, "max", TWO_TO_ONE);
            case HILL -> code.invokestatic(OPERATION, "hill", THREE_TO_ONE);
            case POWER -> code.invokestatic(OPERATION, "power", TWO_TO_ONE);
            case IF, LESS, AT_MOST, EQUAL, AND, OR, NOT ->
                throw new IllegalStateException(operation + " is code of its own");
        }
    }

    private void choose(int node) {
        Label otherwise = code.newLabel();
        Label end = code.newLabel();
        jump(graph.argument(node, 0), false, otherwise);
        enter(scopes.thenScope(node));
        value(graph.argument(node, 1));
        code.goto_(end).labelBinding(otherwise);
        enter(scopes.thenScope(node) + 1);
        value(graph.argument(node, 2));
        code.labelBinding(end);
    }

    /// Leaves the truth of a comparison or logical node, 1 or 0, on the stack as an int.
    private void truth(int node) {
        if (graph.is(node, Operation.AND) || graph.is(node, Operation.OR)) {
            // Both sides always: a value computed on one path only could not be kept for later use.
            bit(graph.argument(node, 0));
            bit(graph.argument(node, 1));
            if (graph.is(node, Operation.AND)) {
                code.iand();
            } else {
                code.ior();
            }
            return;
        }
        Label yes = code.newLabel();
        jumpByOperation(node, true, yes);
        bitFrom(yes);
    }

    /// Leaves whether any node is other than 0, 1 or 0, on the stack as an int.
    private void bit(int node) {
        Label yes = code.newLabel();
        jump(node, true, yes);
        bitFrom(yes);
    }

    private void bitFrom(Label yes) {
        Label end = code.newLabel();
        code.iconst_0().goto_(end).labelBinding(yes).iconst_1().labelBinding(end);
    }

    /// Jumps when the truth of a node is `wanted`; no number counts as true.
    private void jump(int node, boolean wanted, Label target) {
        boolean logical = graph.head(node) instanceof Operation operation && operation.isLogical();
        if (logical && !scopes.isKept(node)) {
            jumpByOperation(node, wanted, target);
            return;
        }
        value(node);
        code.dconst_0().dcmpl();
        code.branch(wanted ? Opcode.IFNE : Opcode.IFEQ, target);
    }

    private void jumpByOperation(int node, boolean wanted, Label target) {
        if (graph.is(node, Operation.NOT)) {
            jump(graph.argument(node, 0), !wanted, target);
        } else if (graph.is(node, Operation.AND) || graph.is(node, Operation.OR)) {
            truth(node);
            code.branch(wanted ? Opcode.IFNE : Opcode.IFEQ, target);
        } else {
            value(graph.argument(node, 0));
            value(graph.argument(node, 1));
            // Each comparison is the one that makes "not a number" come out false.
            if (graph.is(node, Operation.LESS)) {
                code.dcmpg().branch(wanted ? Opcode.IFLT : Opcode.IFGE, target);
            } else if (graph.is(node, Operation.AT_MOST)) {
                code.dcmpg().branch(wanted ? Opcode.IFLE : Opcode.IFGT, target);
            } else {
                code.dcmpl().branch(wanted ? Opcode.IFEQ : Opcode.IFNE, target);
            }
        }
    }

    private void power(int node) {
        int base = graph.argument(node, 0);
        if (!(graph.head(graph.argument(node, 1)) instanceof Constant(double exponent))) {
            value(base);
            value(graph.argument(node, 1));
            applyToStack(Operation.POWER);
        } else if (Operation.isWholePower(exponent)) {
            value(base);
            raise(code, (int) exponent);
        } else if (exponent == 0.5) {
            value(base);
            applyToStack(Operation.SQRT);
        } else {
            value(base);
            code.loadConstant(exponent).invokestatic(MATH, "pow", TWO_TO_ONE);
        }
    }

    /// Replaces the number on the stack by its power: the multiplications of [Operation#power], in its order.
    static void raise(CodeBuilder code, int exponent) {
        if (exponent == 0) {
            code.pop2().dconst_1();
            return;
        }
        int bits = Math.abs(exponent);
        int squarings = Integer.numberOfTrailingZeros(bits);
        for (int i = 0; i < squarings; i++) {
            code.dup2().dmul();
        }
        bits >>= squarings + 1;
        if (bits != 0) {
            code.dup2();
        }
        // On the stack: result, square.
        for (; bits != 0; bits >>= 1) {
            code.dup2().dmul();
            if (bits == 1) {
                code.dmul();
            } else if ((bits & 1) != 0) {
                code.dup2_x2().dmul().dup2_x2().pop2();
            }
        }
        if (exponent < 0) {
            code.dconst_1().dup2_x2().pop2().ddiv();
        }
    }
}
