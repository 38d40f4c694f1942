package crosstalk.solver.bank;

import crosstalk.network.Expression;
import crosstalk.solver.Simulation;
import crosstalk.solver.Sketch;
import java.util.List;

/// A network whose course is known.
///
/// @param name unique
/// @param recipe where the solution comes from: a formula in the code, or the command that made the table
/// @param sketch the network and its start
/// @param compared species and assigned quantities whose values are known
/// @param solution values of those, and when
/// @param interventions what the caller does to the simulation, in order of time
/// @param floor error is relative to the amount, or to this where the amount is less
/// @param conserved weights by species of sums that never change
/// @param individuals how many there are where species are whole numbers, each on its own through first-order
///     reactions (so that counts are binomial about the solution); 0 where all is continuous
/// @param stiff whether explicit steps would take for ever
public record SolvedProblem(
        String name,
        String recipe,
        Sketch sketch,
        List<Expression> compared,
        Solution solution,
        List<Intervention> interventions,
        double floor,
        List<double[]> conserved,
        int individuals,
        boolean stiff) {

    /// A course.
    ///
    /// @param times when to compare, ascending
    /// @param course values of what is compared at a time; needs to know only `times`
    public record Solution(double[] times, Course course) {}

    /// Values of what is compared, by time.
    @FunctionalInterface
    public interface Course {
        double[] at(double time);
    }

    /// A dose, or a parameter that is set.
    ///
    /// @param time when; before the values of that time are compared
    public record Intervention(double time, Change change) {}

    /// Writes to the state or the parameters of a simulation.
    @FunctionalInterface
    public interface Change {
        void apply(Simulation simulation);
    }

    /// A problem without interventions and sums, continuous, not stiff, whose error is relative to amounts above 1e-12.
    static SolvedProblem of(
            String name, String recipe, Sketch sketch, List<Expression> compared, double[] times, Course course) {
        Solution solution = new Solution(times, course);
        return new SolvedProblem(name, recipe, sketch, compared, solution, List.of(), 1e-12, List.of(), 0, false);
    }

    SolvedProblem with(List<Intervention> others) {
        return new SolvedProblem(
                name, recipe, sketch, compared, solution, others, floor, conserved, individuals, stiff);
    }

    SolvedProblem withFloor(double other) {
        return new SolvedProblem(
                name, recipe, sketch, compared, solution, interventions, other, conserved, individuals, stiff);
    }

    SolvedProblem conserving(double... weights) {
        return new SolvedProblem(
                name, recipe, sketch, compared, solution, interventions, floor, List.of(weights), individuals, stiff);
    }

    SolvedProblem ofIndividuals(int count) {
        return new SolvedProblem(
                name, recipe, sketch, compared, solution, interventions, floor, conserved, count, stiff);
    }

    SolvedProblem asStiff() {
        return new SolvedProblem(
                name, recipe, sketch, compared, solution, interventions, floor, conserved, individuals, true);
    }

    /// What [#run] calls at every time of the solution.
    @FunctionalInterface
    public interface Visitor {
        void visit(double time, double[] found);
    }

    /// Takes a simulation, which stands at the start, through the interventions and times.
    public void run(Simulation simulation, Visitor visitor) {
        int next = 0;
        for (double time : solution.times()) {
            for (; next < interventions.size() && interventions.get(next).time() <= time; next++) {
                simulation.advance(interventions.get(next).time(), List.of());
                interventions.get(next).change().apply(simulation);
                simulation.changed();
            }
            simulation.advance(time, List.of());
            visitor.visit(time, values(simulation));
        }
    }

    private double[] values(Simulation simulation) {
        return compared.stream()
                .mapToDouble(quantity -> switch (quantity) {
                    case Expression.SpeciesValue(int index) -> simulation.state()[index];
                    case Expression.AssignedValue(int index) -> simulation.assigned()[index];
                    default -> throw new IllegalArgumentException("neither species nor assigned: " + quantity);
                })
                .toArray();
    }

    /// Largest error over what is compared and its times, relative to the amount or the floor.
    public double largestError(Simulation simulation) {
        double[] largest = {0};
        run(simulation, (time, found) -> {
            double[] exact = solution.course().at(time);
            for (int i = 0; i < found.length; i++) {
                double error = Math.abs(found[i] - exact[i]) / Math.max(Math.abs(exact[i]), floor);
                // "Not a number" counts as the largest error, never as none.
                largest[0] = error <= largest[0] ? largest[0] : error;
            }
        });
        return largest[0];
    }

    @Override
    public String toString() {
        return name;
    }
}
