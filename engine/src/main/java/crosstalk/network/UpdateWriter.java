package crosstalk.network;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import crosstalk.network.Influence.Consequences;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/// Writes classes that implement [UpdatePart], as bytes: a method for each set of consequences (more where one would
/// be too large), and a switch that finds it.
final class UpdateWriter {

    /// The switch takes some 35 bytes a set, and is itself a method to be compiled: below 8,000.
    static final int SETS_PER_CLASS = 128;

    private static final ClassDesc GENERATED = ClassDesc.of(UpdateWriter.class.getPackageName(), "GeneratedUpdate");
    private static final ClassDesc PART = ClassDesc.of(UpdatePart.class.getName());
    private static final ClassDesc ARRAY = CD_double.arrayType();
    private static final MethodTypeDesc RUN =
            MethodTypeDesc.of(CD_void, CD_int, CD_double, ARRAY, ARRAY, ARRAY, ARRAY, ARRAY);
    private static final MethodTypeDesc STEP = MethodTypeDesc.of(CD_void, CD_double, ARRAY, ARRAY, ARRAY, ARRAY, ARRAY);

    private UpdateWriter() {}

    /// What one set evaluates, in order.
    ///
    /// @param assignments pieces whose results are assigned quantities
    /// @param rates pieces whose results are rates
    record Code(List<Piece> assignments, List<Piece> rates) {

        static final Code NONE = new Code(List.of(), List.of());

        static Code of(Network network, Consequences set) {
            int count = network.assignments().size();
            List<Expression> values = new ArrayList<>();
            for (int a : set.assignments()) {
                values.add(network.assignments().get(a).value());
            }
            List<Expression> rates = new ArrayList<>();
            for (int r : set.rates()) {
                rates.add(network.reactions().get(r).rate());
            }
            return new Code(
                    placed(Piece.of(values, count), set.assignments()), placed(Piece.of(rates, count), set.rates()));
        }

        /// What evaluates one expression.
        ///
        /// @param assignments how many assigned quantities the network has
        /// @param place where the value goes in the array of rates
        static Code of(Expression expression, int assignments, int place) {
            return new Code(List.of(), placed(Piece.of(List.of(expression), assignments), new int[] {place}));
        }

        /// The same pieces with the result of root i at `places[i]`.
        private static List<Piece> placed(List<Piece> pieces, int[] places) {
            return pieces.stream()
                    .map(piece -> piece.scratch()
                            ? piece
                            : new Piece(piece.expression(), false, places[piece.index()], piece.bytes()))
                    .toList();
        }

        int bytes() {
            return assignments.stream().mapToInt(Piece::bytes).sum()
                    + rates.stream().mapToInt(Piece::bytes).sum();
        }

        /// Length of the scratch array that it needs.
        int scratch() {
            long inAssignments = assignments.stream().filter(Piece::scratch).count();
            return (int) Math.max(
                    inAssignments, rates.stream().filter(Piece::scratch).count());
        }
    }

    /// Objects of the classes that [#write] writes.
    static UpdatePart[] define(List<Code> codes, int assignments) {
        return write(codes, assignments).stream()
                .map(bytes -> (UpdatePart) KernelCompiler.define(bytes))
                .toArray(UpdatePart[]::new);
    }

    /// The classes; set `s` is number `s % SETS_PER_CLASS` of class `s / SETS_PER_CLASS`.
    ///
    /// @param assignments how many assigned quantities the network has
    static List<byte[]> write(List<Code> codes, int assignments) {
        List<byte[]> classes = new ArrayList<>();
        for (int from = 0; from < codes.size(); from += SETS_PER_CLASS) {
            classes.add(writeClass(codes.subList(from, Math.min(from + SETS_PER_CLASS, codes.size())), assignments));
        }
        return classes;
    }

    private static byte[] writeClass(List<Code> codes, int assignments) {
        return ClassFile.of().build(GENERATED, builder -> {
            builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER).withInterfaceSymbols(PART);
            builder.withMethodBody(
                    INIT_NAME,
                    MTD_void,
                    0,
                    code -> code.aload(0)
                            .invokespecial(CD_Object, INIT_NAME, MTD_void)
                            .return_());
            List<List<Step>> steps = new ArrayList<>();
            for (int s = 0; s < codes.size(); s++) {
                steps.add(writeSet(builder, s, codes.get(s), assignments));
            }
            builder.withMethodBody("run", RUN, ClassFile.ACC_PUBLIC, code -> writeSwitch(code, steps));
        });
    }

    /// A generated method.
    ///
    /// @param intoAssigned whether its results are assigned quantities, or else rates
    private record Step(String name, boolean intoAssigned) {}

    private static List<Step> writeSet(ClassBuilder builder, int set, Code code, int assignments) {
        List<Step> steps = new ArrayList<>();
        writeSteps(builder, "assigned" + set, PartWriter.methods(code.assignments()), assignments, true, steps);
        writeSteps(builder, "rates" + set, PartWriter.methods(code.rates()), assignments, false, steps);
        return steps;
    }

    private static void writeSteps(
            ClassBuilder builder,
            String name,
            List<List<Piece>> methods,
            int assignments,
            boolean intoAssigned,
            List<Step> steps) {
        MethodWriter.Target target = PartWriter.target(methods, assignments, intoAssigned);
        for (int i = 0; i < methods.size(); i++) {
            List<Piece> pieces = methods.get(i);
            Step step = new Step(name + "_" + i, intoAssigned);
            builder.withMethodBody(
                    step.name(),
                    STEP,
                    ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC,
                    code -> MethodWriter.write(code, pieces, target, 0));
            steps.add(step);
        }
    }

    private static void writeSwitch(CodeBuilder code, List<List<Step>> sets) {
        Label end = code.newLabel();
        List<SwitchCase> cases = new ArrayList<>();
        for (int s = 0; s < sets.size(); s++) {
            cases.add(SwitchCase.of(s, code.newLabel()));
        }
        code.iload(1).tableswitch(0, sets.size() - 1, end, cases);
        for (int s = 0; s < sets.size(); s++) {
            code.labelBinding(cases.get(s).target());
            for (Step step : sets.get(s)) {
                code.dload(2).aload(4).aload(5).aload(6).aload(7).aload(step.intoAssigned() ? 6 : 8);
                code.invokestatic(GENERATED, step.name(), STEP);
            }
            code.return_();
        }
        code.labelBinding(end).return_();
    }
}
