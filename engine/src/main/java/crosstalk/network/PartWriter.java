package crosstalk.network;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes classes that implement [Part], as bytes: expressions spread over methods, methods over classes.
final class PartWriter {

    /// A method has at most 2,000 numbers, of two entries each, in the table of constants, which holds 65,535.
    private static final int METHODS_PER_CLASS = 12;

    private static final ClassDesc GENERATED = ClassDesc.of(PartWriter.class.getPackageName(), "Generated");
    private static final ClassDesc PART = ClassDesc.of(Part.class.getName());
    private static final ClassDesc ARRAY = CD_double.arrayType();
    private static final MethodTypeDesc RUN = MethodTypeDesc.of(CD_void, CD_double, ARRAY, ARRAY, ARRAY, ARRAY, ARRAY);

    private PartWriter() {}

    /// The classes, to be run in order.
    ///
    /// @param assignments how many assigned quantities the network has
    /// @param intoAssigned whether the pieces' results are those quantities
    static List<byte[]> write(List<Piece> pieces, int assignments, boolean intoAssigned) {
        List<List<Piece>> methods = methods(pieces);
        MethodWriter.Target target = target(methods, assignments, intoAssigned);
        List<byte[]> classes = new ArrayList<>();
        for (int from = 0; from < methods.size(); from += METHODS_PER_CLASS) {
            int to = Math.min(from + METHODS_PER_CLASS, methods.size());
            classes.add(write(methods.subList(from, to), target));
        }
        return classes;
    }

    /// The pieces spread over methods, in order, none too large.
    static List<List<Piece>> methods(List<Piece> pieces) {
        List<List<Piece>> methods = new ArrayList<>();
        int from = 0;
        int bytes = 0;
        for (int i = 0; i < pieces.size(); i++) {
            bytes += pieces.get(i).bytes();
            if (bytes > Piece.LARGEST && i > from) {
                methods.add(pieces.subList(from, i));
                from = i;
                bytes = pieces.get(i).bytes();
            }
        }
        if (from < pieces.size()) {
            methods.add(pieces.subList(from, pieces.size()));
        }
        return methods;
    }

    /// What the results of methods are that are run one after another.
    static MethodWriter.Target target(List<List<Piece>> methods, int assignments, boolean intoAssigned) {
        return new MethodWriter.Target(assignments, intoAssigned, handedOn(methods, assignments));
    }

    /// Scratch places that another method reads than the one that computes them.
    private static BitSet handedOn(List<List<Piece>> methods, int assignments) {
        Map<Integer, Integer> home = new HashMap<>();
        for (int m = 0; m < methods.size(); m++) {
            for (Piece piece : methods.get(m)) {
                if (piece.scratch()) {
                    home.put(piece.index(), m);
                }
            }
        }
        BitSet handedOn = new BitSet();
        for (int m = 0; m < methods.size(); m++) {
            int reader = m;
            methods.get(m)
                    .forEach(piece -> piece.reads().stream()
                            .map(place -> place - assignments)
                            .filter(place -> home.getOrDefault(place, reader) != reader)
                            .forEach(handedOn::set));
        }
        return handedOn;
    }

    private static byte[] write(List<List<Piece>> methods, MethodWriter.Target target) {
        return ClassFile.of().build(GENERATED, builder -> {
            builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER).withInterfaceSymbols(PART);
            builder.withMethodBody(
                    INIT_NAME,
                    MTD_void,
                    0,
                    code -> code.aload(0)
                            .invokespecial(CD_Object, INIT_NAME, MTD_void)
                            .return_());
            if (methods.size() == 1) {
                // Small networks, where a call more would show.
                builder.withMethodBody(
                        "run",
                        RUN,
                        ClassFile.ACC_PUBLIC,
                        code -> MethodWriter.write(code, methods.getFirst(), target, 1));
            } else {
                writeMethods(builder, methods, target);
            }
        });
    }

    private static void writeMethods(ClassBuilder builder, List<List<Piece>> methods, MethodWriter.Target target) {
        for (int i = 0; i < methods.size(); i++) {
            List<Piece> pieces = methods.get(i);
            builder.withMethodBody(
                    "part" + i,
                    RUN,
                    ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC,
                    code -> MethodWriter.write(code, pieces, target, 0));
        }
        builder.withMethodBody("run", RUN, ClassFile.ACC_PUBLIC, code -> {
            for (int i = 0; i < methods.size(); i++) {
                code.dload(1).aload(3).aload(4).aload(5).aload(6).aload(7).invokestatic(GENERATED, "part" + i, RUN);
            }
            code.return_();
        });
    }
}
