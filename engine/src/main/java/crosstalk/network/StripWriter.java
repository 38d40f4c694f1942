package crosstalk.network;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import crosstalk.network.Expression.Constant;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes classes that implement [StripPart], as bytes: a static method for each group, which is one loop over voxels.
///
/// In the loop stand first all loads, then the operations, then all stores, all at the voxel's own index: the form in
/// which the JVM sees that strips need not be told apart to compute several voxels at once. Operations have
/// the meaning of [Operation#apply], so that values agree with [Interpreter]'s to the bit.
final class StripWriter {

    /// Keeps the method that calls all groups below the 8,000 bytes above which the JVM does not compile.
    private static final int GROUPS_PER_CLASS = 500;

    // Places of the arguments among the local variables of a group's method, and of the voxel.
    private static final int STRIPS = 0;
    private static final int SCALARS = 1;
    private static final int COUNT = 2;
    private static final int VOXEL = 3;
    private static final int FIRST_FREE = 4;

    private static final ClassDesc GENERATED = ClassDesc.of(StripWriter.class.getPackageName(), "GeneratedStrips");
    private static final ClassDesc PART = ClassDesc.of(StripPart.class.getName());
    private static final ClassDesc STRIP_MATH = ClassDesc.of(StripMath.class.getName());
    private static final ClassDesc ARRAY = CD_double.arrayType();
    private static final MethodTypeDesc RUN = MethodTypeDesc.of(CD_void, ARRAY.arrayType(), ARRAY, CD_int);
    private static final MethodTypeDesc ONE_TO_ONE = MethodTypeDesc.of(CD_double, CD_double);
    private static final MethodTypeDesc TWO_TO_ONE = MethodTypeDesc.of(CD_double, CD_double, CD_double);
    private static final MethodTypeDesc THREE_TO_ONE = MethodTypeDesc.of(CD_double, CD_double, CD_double, CD_double);

    private final CodeBuilder code;
    private final StripPlan plan;
    private final boolean careful;
    private final Graph graph;
    /// Local variable of each node's value.
    private final Map<Integer, Integer> values = new HashMap<>();
    /// Local variable of each node's strip, read or written.
    private final Map<Integer, Integer> strips = new HashMap<>();
    private int next = FIRST_FREE;

    private StripWriter(CodeBuilder code, StripPlan plan, boolean careful) {
        this.code = code;
        this.plan = plan;
        this.careful = careful;
        graph = plan.graph();
    }

    /// The classes, to be run in order.
    ///
    /// @param careful whether the code is right also where a half of [StripPlan#halves] is not above 0; it is slower
    static List<byte[]> write(StripPlan plan, boolean careful) {
        List<byte[]> classes = new ArrayList<>();
        List<StripGroup> groups = plan.groups();
        for (int from = 0; from < groups.size(); from += GROUPS_PER_CLASS) {
            int to = Math.min(from + GROUPS_PER_CLASS, groups.size());
            classes.add(write(plan, groups.subList(from, to), careful));
        }
        return classes;
    }

    private static byte[] write(StripPlan plan, List<StripGroup> groups, boolean careful) {
        return ClassFile.of().build(GENERATED, builder -> {
            builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER).withInterfaceSymbols(PART);
            builder.withMethodBody(
                    INIT_NAME,
                    MTD_void,
                    0,
                    code -> code.aload(0)
                            .invokespecial(CD_Object, INIT_NAME, MTD_void)
                            .return_());
            for (int g = 0; g < groups.size(); g++) {
                StripGroup group = groups.get(g);
                builder.withMethodBody(
                        "group" + g,
                        RUN,
                        ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC,
                        code -> new StripWriter(code, plan, careful).write(group));
            }
            builder.withMethodBody("run", RUN, ClassFile.ACC_PUBLIC, code -> {
                for (int g = 0; g < groups.size(); g++) {
                    code.aload(1).aload(2).iload(3).invokestatic(GENERATED, "group" + g, RUN);
                }
                code.return_();
            });
        });
    }

    private void write(StripGroup group) {
        List<Integer> loaded = new ArrayList<>();
        for (int node : group.nodes()) {
            for (int argument : graph.arguments(node)) {
                if (!values.containsKey(argument)) {
                    declare(argument, loaded);
                }
            }
            values.put(node, next);
            next += 2;
            if (plan.place(node) >= 0) {
                fetchStrip(node);
            }
        }
        Label start = code.newLabel();
        Label end = code.newLabel();
        code.iconst_0()
                .istore(VOXEL)
                .labelBinding(start)
                .iload(VOXEL)
                .iload(COUNT)
                .if_icmpge(end);
        for (int node : loaded) {
            code.aload(variable(strips, node)).iload(VOXEL).daload().dstore(variable(values, node));
        }
        for (int node : group.nodes()) {
            apply(node);
            code.dstore(variable(values, node));
        }
        for (int node : group.nodes()) {
            if (plan.place(node) >= 0) {
                code.aload(variable(strips, node))
                        .iload(VOXEL)
                        .dload(variable(values, node))
                        .dastore();
            }
        }
        code.iinc(VOXEL, 1).goto_(start).labelBinding(end).return_();
    }

    /// Before the loop: gives a variable to what comes from outside the group, and reads it if it is a scalar.
    private void declare(int node, List<Integer> loaded) {
        values.put(node, next);
        next += 2;
        if (plan.isLocal(node)) {
            fetchStrip(node);
            loaded.add(node);
        } else if (graph.head(node) instanceof Constant(double value)) {
            code.loadConstant(value).dstore(variable(values, node));
        } else {
            code.aload(SCALARS).loadConstant(plan.scalar(node)).daload().dstore(variable(values, node));
        }
    }

    private void fetchStrip(int node) {
        strips.put(node, next);
        code.aload(STRIPS).loadConstant(plan.place(node)).aaload().astore(next++);
    }

    private static int variable(Map<Integer, Integer> variables, int node) {
        Integer found = variables.get(node);
        if (found == null) {
            throw new IllegalStateException("node " + node + " has no local variable");
        }
        return found;
    }

    private void value(int node) {
        code.dload(variable(values, node));
    }

    /// Leaves the value of an operation on the stack.
    private void apply(int node) {
        if (isMultipliedOut(graph, node)) {
            power(node);
            return;
        }
        int[] arguments = graph.arguments(node);
        if (!careful && plan.isPlainHill(node)) {
            // x/(x + half) of max(x, 0): with a half above 0 this is the Hill function without its branch.
            value(arguments[0]);
            code.dconst_0();
            MethodWriter.applyToStack(code, Operation.MAX);
            code.dup2();
            value(arguments[1]);
            code.dadd().ddiv();
            return;
        }
        for (int argument : arguments) {
            value(argument);
        }
        Operation operation = (Operation) graph.head(node);
        switch (operation) {
            case IF -> code.invokestatic(STRIP_MATH, "choose", THREE_TO_ONE);
            case LESS -> code.invokestatic(STRIP_MATH, "less", TWO_TO_ONE);
            case AT_MOST -> code.invokestatic(STRIP_MATH, "atMost", TWO_TO_ONE);
            case EQUAL -> code.invokestatic(STRIP_MATH, "equal", TWO_TO_ONE);
            case AND -> code.invokestatic(STRIP_MATH, "and", TWO_TO_ONE);
            case OR -> code.invokestatic(STRIP_MATH, "or", TWO_TO_ONE);
            case NOT -> code.invokestatic(STRIP_MATH, "not", ONE_TO_ONE);
            default -> MethodWriter.applyToStack(code, operation);
        }
    }

    /// Whether a node is a power that comes down to multiplications or a square root.
    static boolean isMultipliedOut(Graph graph, int node) {
        return graph.is(node, Operation.POWER)
                && graph.head(graph.argument(node, 1)) instanceof Constant(double exponent)
                && (Operation.isWholePower(exponent) || exponent == 0.5);
    }

    private void power(int node) {
        double exponent = ((Constant) graph.head(graph.argument(node, 1))).value();
        value(graph.argument(node, 0));
        if (exponent == 0.5) {
            MethodWriter.applyToStack(code, Operation.SQRT);
        } else {
            MethodWriter.raise(code, (int) exponent);
        }
    }
}
