package crosstalk.solver;

import static crosstalk.solver.Sketch.change;
import static crosstalk.solver.Sketch.number;

import crosstalk.network.Expression;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/// The cases of `cases/pharmacokinetics` (numbers from its params.json) as networks, and how they are dosed.
///
/// @param sketch amounts; the assigned quantity `C` is the concentration
/// @param doses amounts into species 0 by time
/// @param infusionEnd when the parameter `infusion` goes to 0; 0 without infusion
public record ClosedForms(Sketch sketch, TreeMap<Double, Double> doses, double infusionEnd) {

    /// The cases that [#of] knows.
    public static List<String> names() {
        return List.of("bolus1", "inf1", "oral1", "multi1", "two_bolus1", "two_inf1", "two_multi1", "mm1");
    }

    public static ClosedForms of(String name) {
        return switch (name) {
            case "bolus1" -> oneCompartment(0.2, 3, repeated(100, 0, 1), 0, 0);
            case "inf1" -> oneCompartment(0.2, 3, repeated(0, 0, 0), 200, 0.5);
            case "oral1" -> oral();
            case "multi1" -> oneCompartment(0.22, 5, repeated(240, 14, 6), 0, 0);
            case "two_bolus1" -> twoCompartments(repeated(200, 0, 1), 0, 0);
            case "two_inf1" -> twoCompartments(repeated(0, 0, 0), 200 / 0.0417, 0.0417);
            case "two_multi1" -> twoCompartments(repeated(200, 21, 4), 0, 0);
            case "mm1" -> michaelisMenten();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static TreeMap<Double, Double> repeated(double dose, double interval, int times) {
        TreeMap<Double, Double> doses = new TreeMap<>();
        for (int i = 0; i < times; i++) {
            doses.put(i * interval, dose);
        }
        return doses;
    }

    private static ClosedForms oneCompartment(
            double clearance, double volume, TreeMap<Double, Double> doses, double infusion, double infusionEnd) {
        Sketch s = new Sketch();
        Expression speed = s.parameter("infusion", infusion);
        Expression blood = s.continuous("blood", 0);
        s.assign("C", blood.over(number(volume)));
        s.reaction("infuse", speed, change(blood, 1));
        s.reaction("clear", number(clearance / volume).times(blood), change(blood, -1));
        return new ClosedForms(s, doses, infusionEnd);
    }

    private static ClosedForms oral() {
        Sketch s = new Sketch();
        Expression gut = s.continuous("gut", 0);
        Expression blood = s.continuous("blood", 0);
        s.assign("C", blood.over(number(4)));
        s.reaction("absorb", number(0.6).times(gut), change(gut, -1), change(blood, 1));
        s.reaction("clear", number(0.25 / 4).times(blood), change(blood, -1));
        return new ClosedForms(s, repeated(0.7 * 200, 0, 1), 0);
    }

    private static ClosedForms twoCompartments(TreeMap<Double, Double> doses, double infusion, double infusionEnd) {
        Sketch s = new Sketch();
        Expression speed = s.parameter("infusion", infusion);
        Expression blood = s.continuous("blood", 0);
        Expression tissue = s.continuous("tissue", 0);
        s.assign("C", blood.over(number(3.4)));
        s.reaction("infuse", speed, change(blood, 1));
        s.reaction("clear", number(0.23 / 3.4).times(blood), change(blood, -1));
        s.reaction("out", number(0.8 / 3.4).times(blood), change(blood, -1), change(tissue, 1));
        s.reaction("back", number(0.8 / 2.7).times(tissue), change(tissue, -1), change(blood, 1));
        return new ClosedForms(s, doses, infusionEnd);
    }

    private static ClosedForms michaelisMenten() {
        Sketch s = new Sketch();
        Expression blood = s.continuous("blood", 0);
        s.assign("C", blood);
        s.reaction("clear", number(2).times(blood).over(number(5).plus(blood)), change(blood, -1));
        return new ClosedForms(s, repeated(60, 0, 1), 0);
    }

    /// Moves on to `time`, giving the doses due after `given` up to it.
    private void advance(Simulation simulation, double given, double time) {
        doses.subMap(given, false, time, true).forEach((when, dose) -> {
            simulation.advance(when, List.of());
            simulation.state()[0] += dose;
            simulation.changed();
        });
        if (infusionEnd > Math.max(0, given) && infusionEnd <= time) {
            simulation.advance(infusionEnd, List.of());
            simulation.parameters()[0] = 0;
            simulation.changed();
        }
        simulation.advance(time, List.of());
    }

    /// Largest error over the concentrations of a case in `closed.csv`, relative to the value.
    public static double largestError(String name, Function<Sketch, Simulation> solver) {
        ClosedForms form = of(name);
        Simulation simulation = solver.apply(form.sketch());
        double largest = 0;
        double given = -1;
        for (Table.Row row : Table.read("pharmacokinetics/expected/closed.csv")) {
            if (row.text("case").equals(name) && row.text("variable").equals("C")) {
                form.advance(simulation, given, row.number("t"));
                given = row.number("t");
                double expected = row.number("value");
                largest = Math.max(largest, Math.abs(simulation.assigned()[0] - expected) / expected);
            }
        }
        return largest;
    }
}
