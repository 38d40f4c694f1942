package crosstalk.network;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/// Turns a network into a kernel of Java bytecode, which the JVM then compiles like any other method.
///
/// Expressions are cut and spread so that no generated method exceeds 6,000 bytes (the JVM leaves methods above
/// 8,000 to its interpreter) and no class overflows its table of constants; a network of tens of thousands of
/// reactions, or an expression of tens of thousands of terms, is no special case. What is structurally equal
/// within a method is evaluated once. Results agree with [Interpreter]'s to the bit. Classes are hidden: they are
/// unloaded with the kernel.
public final class KernelCompiler {

    private KernelCompiler() {}

    /// A kernel for the network, safe for use by many threads at once.
    public static Kernel compile(Network network) {
        return new CompiledKernel(network);
    }

    /// Parts that fill an array with the values of `roots`, to be run in order.
    ///
    /// @param assignments how many assigned quantities the network has
    /// @param intoAssigned whether the array is that of the assigned quantities, which later roots read
    static Parts compile(List<Expression> roots, int assignments, boolean intoAssigned) {
        List<Piece> pieces = Piece.of(roots, assignments);
        Part[] parts = PartWriter.write(pieces, assignments, intoAssigned).stream()
                .map(KernelCompiler::define)
                .toArray(Part[]::new);
        return new Parts(parts, (int) pieces.stream().filter(Piece::scratch).count());
    }

    /// Parts that fill an array with dx/dt by species. What they hand on to one another stands in the scratch array, and
    /// only what a later method reads.
    static Parts compileFlow(Network network) {
        List<Piece> pieces = FlowPieces.of(network);
        Part[] parts = PartWriter.write(pieces, 0, false).stream()
                .map(KernelCompiler::define)
                .toArray(Part[]::new);
        return new Parts(parts, FlowPieces.places(pieces));
    }

    /// Code for one array of results.
    ///
    /// @param all to be run in order
    /// @param scratch length of the scratch array that they share
    record Parts(Part[] all, int scratch) {

        private static final double[] NONE = {};

        /// A scratch array of a call's own, since kernels are shared between threads; nothing unless some
        /// expression was too large for one method.
        double[] newScratch() {
            return scratch == 0 ? NONE : new double[scratch];
        }
    }

    static Part define(byte[] bytes) {
        try {
            MethodHandles.Lookup hidden = MethodHandles.lookup().defineHiddenClass(bytes, true);
            Object part = hidden.findConstructor(hidden.lookupClass(), MethodType.methodType(void.class))
                    .invoke();
            return (Part) part;
        } catch (Throwable e) {
            throw new IllegalStateException("the generated class is refused: " + e.getMessage(), e);
        }
    }
}
