package crosstalk.network;

import org.jspecify.annotations.Nullable;

/// Two operations in one loop over a strip: the result of the first is read by the second alone, and stays in a register.
///
/// The first has the operands a and b, the second its result and c; s is a scalar of the first, t one of the second. Each operation is rounded
/// by itself, as if the other were not there, so that values are those of [Operation#apply] to the bit.
enum StripPair {
    ADD_ADD {
        @Override
        void run(double[] a, double[] b, double[] c, double s, double t, double[] to, int n) {
            for (int v = 0; v < n; v++) {
                to[v] = a[v] + b[v] + c[v];
            }
        }
    },
    MULTIPLY_MULTIPLY {
        @Override
        void run(double[] a, double[] b, double[] c, double s, double t, double[] to, int n) {
            for (int v = 0; v < n; v++) {
                to[v] = a[v] * b[v] * c[v];
            }
        }
    },
    MULTIPLY_ADD {
        @Override
        void run(double[] a, double[] b, double[] c, double s, double t, double[] to, int n) {
            for (int v = 0; v < n; v++) {
                to[v] = a[v] * b[v] + c[v];
            }
        }
    },
    MULTIPLY_DIVIDE {
        @Override
        void run(double[] a, double[] b, double[] c, double s, double t, double[] to, int n) {
            for (int v = 0; v < n; v++) {
                to[v] = a[v] * b[v] / c[v];
            }
        }
    },
    SCALE_MULTIPLY {
        @Override
        void run(double[] a, double[] b, double[] c, double s, double t, double[] to, int n) {
            for (int v = 0; v < n; v++) {
                to[v] = a[v] * s * c[v];
            }
        }
    },
    SCALE_ADD {
        @Override
        void run(double[] a, double[] b, double[] c, double s, double t, double[] to, int n) {
            for (int v = 0; v < n; v++) {
                to[v] = a[v] * s + c[v];
            }
        }
    },
    SCALE_SHIFT {
        @Override
        void run(double[] a, double[] b, double[] c, double s, double t, double[] to, int n) {
            for (int v = 0; v < n; v++) {
                to[v] = a[v] * s + t;
            }
        }
    },
    COMPLEMENT_MULTIPLY {
        @Override
        void run(double[] a, double[] b, double[] c, double s, double t, double[] to, int n) {
            for (int v = 0; v < n; v++) {
                to[v] = (s - a[v]) * c[v];
            }
        }
    },
    LESS_CHOOSE {
        @Override
        void run(double[] a, double[] b, double[] c, double s, double t, double[] to, int n) {
            for (int v = 0; v < n; v++) {
                to[v] = s < a[v] ? c[v] : t;
            }
        }
    },
    DIVIDE_HILL {
        @Override
        void run(double[] a, double[] b, double[] c, double s, double t, double[] to, int n) {
            if (t > 0) {
                for (int v = 0; v < n; v++) {
                    double x = Math.max(a[v] / b[v], 0);
                    to[v] = x / (x + t);
                }
            } else {
                for (int v = 0; v < n; v++) {
                    to[v] = Operation.hill(a[v] / b[v], t, 1);
                }
            }
        }
    };

    /// Evaluates both operations in the first `n` voxels; operands that a pair does not have are not read.
    abstract void run(double[] a, double[] b, double[] c, double s, double t, double[] to, int n);

    /// The pair that two nodes make, if any.
    ///
    /// @param inner a node that `outer` alone reads, once
    static @Nullable StripPair of(StripPlan plan, int inner, int outer) {
        Graph graph = plan.graph();
        if (!(graph.head(inner) instanceof Operation first) || !(graph.head(outer) instanceof Operation second)) {
            return null;
        }
        return switch (first) {
            case ADD -> areLocal(plan, inner) && isWithLocal(plan, second, Operation.ADD, outer) ? ADD_ADD : null;
            case SUBTRACT -> {
                boolean isComplement = !plan.isLocal(graph.argument(inner, 0));
                yield isComplement && isWithLocal(plan, second, Operation.MULTIPLY, outer) ? COMPLEMENT_MULTIPLY : null;
            }
            case LESS -> {
                boolean isAbove = !plan.isLocal(graph.argument(inner, 0));
                yield isAbove && second == Operation.IF && isGuard(plan, inner, outer) ? LESS_CHOOSE : null;
            }
            case DIVIDE -> areLocal(plan, inner) && plan.isPlainHill(outer) ? DIVIDE_HILL : null;
            case MULTIPLY ->
                areLocal(plan, inner) ? ofProduct(plan, second, inner, outer) : ofScaled(plan, second, outer);
            default -> null;
        };
    }

    private static @Nullable StripPair ofProduct(StripPlan plan, Operation second, int inner, int outer) {
        return switch (second) {
            case ADD -> areLocal(plan, outer) ? MULTIPLY_ADD : null;
            case MULTIPLY -> areLocal(plan, outer) ? MULTIPLY_MULTIPLY : null;
            case DIVIDE -> areLocal(plan, outer) && plan.graph().argument(outer, 0) == inner ? MULTIPLY_DIVIDE : null;
            default -> null;
        };
    }

    private static @Nullable StripPair ofScaled(StripPlan plan, Operation second, int outer) {
        return switch (second) {
            case ADD -> areLocal(plan, outer) ? SCALE_ADD : SCALE_SHIFT;
            case MULTIPLY -> areLocal(plan, outer) ? SCALE_MULTIPLY : null;
            default -> null;
        };
    }

    /// Whether a node is another one's condition, between what is known in each voxel and what is the same in all.
    private static boolean isGuard(StripPlan plan, int condition, int node) {
        Graph graph = plan.graph();
        return graph.argument(node, 0) == condition
                && plan.isLocal(graph.argument(node, 1))
                && !plan.isLocal(graph.argument(node, 2));
    }

    private static boolean isWithLocal(StripPlan plan, Operation second, Operation wanted, int outer) {
        return second == wanted && areLocal(plan, outer);
    }

    private static boolean areLocal(StripPlan plan, int node) {
        for (int argument : plan.graph().arguments(node)) {
            if (!plan.isLocal(argument)) {
                return false;
            }
        }
        return true;
    }
}
