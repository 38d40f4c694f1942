package crosstalk.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/// The chance to find a difference by the number of animals per arm.
///
/// @param points by ascending number
/// @param byFormula the fewest animals per arm that reach the target by formula, here and at all larger numbers that were tried
/// @param bySimulation the fewest of the points whose simulated power reaches the target
/// @param target the power wanted, such as 0.8
/// @param method of both
public record PowerCurve(
        List<Point> points, Result<Integer> byFormula, Result<Integer> bySimulation, double target, Method method) {
    /// The most animals per arm that are tried.
    static final int MOST = 1_000;

    /// One number of animals.
    ///
    /// @param perArm animals that start in each arm
    /// @param formula the power by formula, 0 to 1
    /// @param simulated the part of simulated studies that found the difference, with its Monte Carlo interval; n counts studies
    public record Point(int perArm, double formula, Estimate simulated) {}

    public PowerCurve {
        points = List.copyOf(points);
    }

    /// What every study of power needs to know.
    ///
    /// @param alpha two-sided, such as 0.05
    /// @param target power wanted, such as 0.8
    /// @param studies to simulate at each number of animals, at least 50
    public record Plan(double alpha, double target, int studies) {
        /// @throws IllegalArgumentException if a number is out of range
        public Plan {
            if (!(alpha > 0 && alpha < 1 && target > 0 && target < 1) || studies < 50) {
                throw new IllegalArgumentException("power of " + target + " at " + alpha + " by " + studies
                        + " studies, expected between 0 and 1, and at least 50");
            }
        }

        /// 80 % at a two-sided 5 %.
        public static Plan usual(int studies) {
            return new Plan(0.05, 0.8, studies);
        }
    }

    static PowerCurve of(
            int[] perArm, Plan plan, IntToDoubleFunction formula, IntFunction<Proportion> simulate, Method method) {
        List<Point> points = new ArrayList<>();
        Result<Integer> simulated =
                Result.unavailable("none of the numbers of animals that were simulated reaches the power wanted");
        for (int n : java.util.Arrays.stream(perArm).sorted().distinct().toArray()) {
            if (n < 2) {
                throw new IllegalArgumentException(n + " animals per arm, expected at least 2");
            }
            Estimate power = simulate.apply(n).score().orElseThrow();
            points.add(new Point(n, formula.applyAsDouble(n), power));
            if (simulated.found().isEmpty() && power.value() >= plan.target()) {
                simulated = Result.of(n);
            }
        }
        return new PowerCurve(points, fewest(plan.target(), formula), simulated, plan.target(), method);
    }

    /// The fewest animals per arm of a power that grows with them.
    private static Result<Integer> fewest(double target, IntToDoubleFunction formula) {
        int low = 1;
        int high = 2;
        while (formula.applyAsDouble(high) < target) {
            low = high;
            high *= 2;
            if (high > MOST) {
                return Result.unavailable("more than " + MOST + " animals per arm would be needed");
            }
        }
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (formula.applyAsDouble(middle) < target) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Result.of(high);
    }
}
