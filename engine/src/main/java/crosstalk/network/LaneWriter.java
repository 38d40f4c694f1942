package crosstalk.network;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import crosstalk.network.Expression.AssignedValue;
import crosstalk.network.Expression.Constant;
import crosstalk.network.Expression.ParameterValue;
import crosstalk.network.Expression.SpeciesValue;
import crosstalk.network.Expression.Time;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes classes that implement [Part] over lanes, as bytes: one loop of [LaneLoops] per method.
///
/// Every array is by row, then lane; rows and the number of lanes stand as numbers in the code. The scratch array holds
/// the rows that loops hand on. Operations have the meaning and the order of [Operation#apply], so that each lane
/// agrees with [Interpreter] to the bit; but `HILL` may differ where its `half` is not above 0, as it must be.
final class LaneWriter {

    private static final int LOOPS_PER_CLASS = 200;
    private static final int COPIES_PER_LOOP = 12;

    // Places among the local variables of a static method with the arguments of Part.run.
    private static final int TIME = 0;
    private static final int STATE = 2;
    private static final int PARAMETERS = 3;
    private static final int SCRATCH = 5;
    private static final int RESULTS = 6;
    private static final int LANE = 7;
    private static final int FIRST_VALUE = 8;

    private static final ClassDesc GENERATED = ClassDesc.of(LaneWriter.class.getPackageName(), "GeneratedLanes");
    private static final ClassDesc PART = ClassDesc.of(Part.class.getName());
    private static final ClassDesc ARRAY = CD_double.arrayType();
    private static final MethodTypeDesc RUN = MethodTypeDesc.of(CD_void, CD_double, ARRAY, ARRAY, ARRAY, ARRAY, ARRAY);
    private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
    private static final ClassDesc OPERATION = ClassDesc.of(Operation.class.getName());
    private static final ClassDesc FUNCTIONS = ClassDesc.of(LaneFunctions.class.getName());
    private static final MethodTypeDesc ONE_TO_ONE = MethodTypeDesc.of(CD_double, CD_double);
    private static final MethodTypeDesc TWO_TO_ONE = MethodTypeDesc.of(CD_double, CD_double, CD_double);
    private static final MethodTypeDesc THREE_TO_ONE = MethodTypeDesc.of(CD_double, CD_double, CD_double, CD_double);

    private final LaneLoops loops;
    private final Graph graph;
    private final int lanes;
    /// By node: the species whose derivative it is.
    private final List<List<Integer>> species = new ArrayList<>();

    private LaneWriter(LaneLoops loops, int lanes) {
        this.loops = loops;
        this.lanes = lanes;
        graph = loops.graph;
        for (int node = 0; node < graph.size(); node++) {
            species.add(new ArrayList<>());
        }
        for (int i = 0; i < loops.roots.length; i++) {
            species.get(loops.roots[i]).add(i);
        }
    }

    /// What a method is filled with.
    private interface Body {
        void write(CodeBuilder code);
    }

    /// The classes, to be run in order.
    static List<byte[]> write(LaneLoops loops, int lanes) {
        LaneWriter writer = new LaneWriter(loops, lanes);
        List<Body> bodies = writer.bodies();
        List<byte[]> classes = new ArrayList<>();
        for (int from = 0; from < bodies.size(); from += LOOPS_PER_CLASS) {
            classes.add(write(bodies.subList(from, Math.min(from + LOOPS_PER_CLASS, bodies.size()))));
        }
        return classes;
    }

    private List<Body> bodies() {
        List<Body> bodies = new ArrayList<>();
        for (int i = 0; i < loops.loops.size(); i++) {
            int loop = i;
            bodies.add(code -> new Loop(code, loop).write());
        }
        List<Integer> copied = new ArrayList<>();
        for (int i = 0; i < loops.roots.length; i++) {
            if (loops.isLeaf(loops.roots[i])) {
                copied.add(i);
            }
        }
        for (int from = 0; from < copied.size(); from += COPIES_PER_LOOP) {
            List<Integer> some = copied.subList(from, Math.min(from + COPIES_PER_LOOP, copied.size()));
            bodies.add(code -> new Loop(code, -1).copy(some));
        }
        return bodies;
    }

    private static byte[] write(List<Body> bodies) {
        return ClassFile.of().build(GENERATED, builder -> {
            builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER).withInterfaceSymbols(PART);
            builder.withMethodBody(
                    INIT_NAME,
                    MTD_void,
                    0,
                    code -> code.aload(0)
                            .invokespecial(CD_Object, INIT_NAME, MTD_void)
                            .return_());
            for (int i = 0; i < bodies.size(); i++) {
                builder.withMethodBody(
                        "loop" + i, RUN, ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC, bodies.get(i)::write);
            }
            builder.withMethodBody("run", RUN, ClassFile.ACC_PUBLIC, code -> {
                for (int i = 0; i < bodies.size(); i++) {
                    code.dload(1).aload(3).aload(4).aload(5).aload(6).aload(7).invokestatic(GENERATED, "loop" + i, RUN);
                }
                code.return_();
            });
        });
    }

    /// One method: a counted loop over the lanes.
    private final class Loop {

        private final CodeBuilder code;
        private final int number;
        /// Local variable of each node of this loop.
        private final Map<Integer, Integer> local = new HashMap<>();
        private int nextLocal = FIRST_VALUE;

        Loop(CodeBuilder code, int number) {
            this.code = code;
            this.number = number;
        }

        void write() {
            overLanes(() -> loops.loops.get(number).forEach(this::compute));
        }

        /// Derivatives that are a number, a parameter or an amount themselves.
        void copy(List<Integer> copied) {
            overLanes(() -> copied.forEach(i -> {
                place(RESULTS, i);
                value(loops.roots[i]);
                code.dastore();
            }));
        }

        private void overLanes(Runnable body) {
            Label again = code.newLabel();
            Label condition = code.newLabel();
            code.iconst_0().istore(LANE).goto_(condition).labelBinding(again);
            body.run();
            code.iinc(LANE, 1)
                    .labelBinding(condition)
                    .iload(LANE)
                    .loadConstant(lanes)
                    .if_icmplt(again)
                    .return_();
        }

        private void compute(int node) {
            apply((Operation) graph.head(node), node);
            int variable = keep();
            local.put(node, variable);
            if (loops.row[node] >= 0) {
                store(SCRATCH, loops.row[node], variable);
            }
            species.get(node).forEach(i -> store(RESULTS, i, variable));
        }

        /// Moves the value on the stack to a variable of its own.
        private int keep() {
            int variable = nextLocal;
            nextLocal += 2;
            code.dstore(variable);
            return variable;
        }

        private void store(int array, int row, int variable) {
            place(array, row);
            code.dload(variable).dastore();
        }

        private void place(int array, int row) {
            code.aload(array).loadConstant(row * lanes).iload(LANE).iadd();
        }

        private void value(int node) {
            switch (graph.head(node)) {
                case Constant(double value) -> code.loadConstant(value);
                case Time() -> code.dload(TIME);
                case SpeciesValue(int index) -> load(STATE, index);
                case ParameterValue(int index) -> load(PARAMETERS, index);
                case Operation _ -> {
                    Integer variable = local.get(node);
                    if (variable == null) {
                        load(SCRATCH, loops.row[node]);
                    } else {
                        code.dload(variable);
                    }
                }
                case AssignedValue(int index) ->
                    throw new IllegalStateException("assigned quantity " + index + " is used before it is computed");
                default -> throw new IllegalStateException("no code for " + graph.head(node));
            }
        }

        private void load(int array, int row) {
            place(array, row);
            code.daload();
        }

        private void apply(Operation operation, int node) {
            if (operation == Operation.POWER && !loops.isByLane(node)) {
                value(graph.argument(node, 0));
                raise((int) loops.number(graph.argument(node, 1)));
                return;
            }
            if (operation == Operation.HILL && !loops.isByLane(node)) {
                hill(node);
                return;
            }
            for (int argument : graph.arguments(node)) {
                value(argument);
            }
            switch (operation) {
                case IF -> code.invokestatic(FUNCTIONS, "choose", THREE_TO_ONE);
                case LESS -> code.invokestatic(FUNCTIONS, "less", TWO_TO_ONE);
                case AT_MOST -> code.invokestatic(FUNCTIONS, "atMost", TWO_TO_ONE);
                case EQUAL -> code.invokestatic(FUNCTIONS, "equal", TWO_TO_ONE);
                case AND -> code.invokestatic(FUNCTIONS, "and", TWO_TO_ONE);
                case OR -> code.invokestatic(FUNCTIONS, "or", TWO_TO_ONE);
                case NOT -> code.invokestatic(FUNCTIONS, "not", ONE_TO_ONE);
                default -> MethodWriter.applyToStack(code, operation);
            }
        }

        /// Replaces the value on the stack by its power: the multiplications of [Operation#power], in their order.
        private void raise(int exponent) {
            int square = keep();
            int result = 0;
            for (int bits = exponent; bits != 0; bits >>= 1) {
                if ((bits & 1) != 0 && result == 0) {
                    result = square;
                } else if ((bits & 1) != 0) {
                    code.dload(result).dload(square).dmul();
                    result = keep();
                }
                if (bits > 1) {
                    code.dload(square).dload(square).dmul();
                    square = keep();
                }
            }
            code.dload(result);
        }

        /// [Operation#hill] for whole powers, without a branch: no amount has no effect, and less has none either.
        private void hill(int node) {
            int power = (int) loops.number(graph.argument(node, 2));
            value(graph.argument(node, 0));
            code.dconst_0().invokestatic(MATH, "max", TWO_TO_ONE);
            int amount = keep();
            if (power == 1) {
                code.dload(amount).dload(amount);
                value(graph.argument(node, 1));
                // 0 / 0 where half is 0 as well; leaves every sum above 0 as it is.
                code.dadd().loadConstant(Double.MIN_VALUE).invokestatic(MATH, "max", TWO_TO_ONE);
                code.ddiv();
                return;
            }
            value(graph.argument(node, 1));
            code.dload(amount).ddiv();
            raise(power);
            int ratio = keep();
            code.dconst_1().dload(ratio).dconst_1().dadd().ddiv();
        }
    }
}
