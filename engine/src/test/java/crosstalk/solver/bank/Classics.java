package crosstalk.solver.bank;

import static crosstalk.solver.Sketch.change;
import static crosstalk.solver.Sketch.number;

import crosstalk.network.Expression;
import crosstalk.network.Reaction;
import crosstalk.solver.Sketch;
import crosstalk.solver.Table;
import java.util.ArrayList;
import java.util.List;

/// Stiff classics and two oscillators; reference values from tables.
final class Classics {

    private static final String STIFF = "stiff/expected/values.csv";
    private static final String SOLVED = "solved-problems/expected/values.csv";

    private Classics() {}

    static List<SolvedProblem> all() {
        return List.of(
                // Down to 2e-9, two units of the default absolute tolerance: relative error is asked above 1e-4.
                tabled("robertson", STIFF, "Rscript stiff.R", robertson())
                        .withFloor(1e-4)
                        .conserving(1, 1, 1)
                        .asStiff(),
                tabled("hires", SOLVED, "python3 reference.py", hires())
                        .conserving(0, 0, 0, 0, 0, 0, 1, 1)
                        .asStiff(),
                tabled("oregonator", SOLVED, "python3 reference.py", oregonator())
                        .asStiff(),
                tabled("vdp1000", STIFF, "Rscript stiff.R", vanDerPol()).asStiff(),
                tabled("kuznetsov", STIFF, "Rscript stiff.R", kuznetsov()),
                tabled("lotka", SOLVED, "python3 reference.py", lotkaVolterra()));
    }

    /// A problem with the values of one table; species in the table's order.
    private static SolvedProblem tabled(String name, String path, String recipe, Sketch sketch) {
        List<Table.Row> rows = Table.read(path).stream()
                .filter(row -> row.text("problem").equals(name))
                .toList();
        double[] times =
                rows.stream().mapToDouble(row -> row.number("t")).distinct().toArray();
        List<Expression> species = new ArrayList<>();
        for (int i = 0; i < sketch.start().length; i++) {
            species.add(Expression.species(i));
        }
        return SolvedProblem.of(
                name,
                recipe,
                sketch,
                species,
                times,
                t -> rows.stream()
                        .filter(row -> row.number("t") == t)
                        .mapToDouble(row -> row.number("value"))
                        .toArray());
    }

    private static Sketch robertson() {
        Sketch s = new Sketch();
        Expression a = s.continuous("y1", 1);
        Expression b = s.continuous("y2", 0);
        Expression c = s.continuous("y3", 0);
        s.reaction("slow", number(0.04).times(a), change(a, -1), change(b, 1));
        s.reaction("fast", number(3e7).times(b).times(b), change(b, -1), change(c, 1));
        s.reaction("back", number(1e4).times(b).times(c), change(b, -1), change(a, 1));
        return s;
    }

    private static void linear(Sketch s, double rate, Expression of, Reaction.Change... changes) {
        int index = ((Expression.SpeciesValue) of).index();
        s.reaction("from" + index + " at " + rate, number(rate).times(of), changes);
    }

    /// Source: hairer1996, section IV.10.
    private static Sketch hires() {
        Sketch s = new Sketch();
        List<Expression> y = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            y.add(s.continuous("y" + i, i == 1 ? 1 : i == 8 ? 0.0057 : 0));
        }
        s.reaction("make", number(0.0007), change(y.get(0), 1));
        linear(s, 1.71, y.get(0), change(y.get(0), -1), change(y.get(1), 1));
        linear(s, 0.43, y.get(1), change(y.get(1), -1), change(y.get(0), 1));
        linear(s, 8.32, y.get(1), change(y.get(1), -1), change(y.get(3), 1));
        linear(s, 8.32, y.get(2), change(y.get(2), -1), change(y.get(0), 1));
        linear(s, 1.71, y.get(2), change(y.get(2), -1), change(y.get(3), 1));
        linear(s, 0.43, y.get(3), change(y.get(3), -1), change(y.get(2), 1));
        linear(s, 0.69, y.get(3), change(y.get(3), -1), change(y.get(5), 1));
        linear(s, 0.035, y.get(4), change(y.get(4), -1), change(y.get(2), 1));
        linear(s, 1.71, y.get(4), change(y.get(4), -1), change(y.get(5), 1));
        linear(s, 0.43, y.get(5), change(y.get(5), -1), change(y.get(4), 1));
        linear(s, 0.43, y.get(6), change(y.get(4), 1));
        linear(s, 0.69, y.get(6), change(y.get(5), 1));
        linear(s, 1.81, y.get(6), change(y.get(6), -1), change(y.get(7), 1));
        Expression bind = number(280).times(y.get(5)).times(y.get(7));
        s.reaction("bind", bind, change(y.get(5), -1), change(y.get(7), -1), change(y.get(6), 1));
        return s;
    }

    /// Source: hairer1996, section IV.10.
    private static Sketch oregonator() {
        Sketch s = new Sketch();
        Expression x = s.continuous("y1", 1);
        Expression y = s.continuous("y2", 2);
        Expression z = s.continuous("y3", 3);
        Expression room = number(1).minus(number(8.375e-6).times(x)).minus(y);
        s.reaction("quick", number(77.27).times(y.plus(x.times(room))), change(x, 1));
        s.reaction("middle", z.minus(number(1).plus(x).times(y)).over(number(77.27)), change(y, 1));
        s.reaction("slow", number(0.161).times(x.minus(z)), change(z, 1));
        return s;
    }

    private static Sketch vanDerPol() {
        Sketch s = new Sketch();
        Expression x = s.continuous("y1", 2);
        Expression v = s.continuous("y2", 0);
        s.reaction("motion", v, change(x, 1));
        Expression damping = number(1000).times(number(1).minus(x.times(x))).times(v);
        s.reaction("force", damping.minus(x), change(v, 1));
        return s;
    }

    private static Sketch kuznetsov() {
        Sketch s = new Sketch();
        Expression x = s.continuous("x", 5);
        Expression y = s.continuous("y", 50);
        s.reaction("influx", number(0.1181), change(x, 1));
        Expression recruited =
                number(1.131).times(x).times(y).over(number(20.19).plus(y));
        s.reaction("recruitment", recruited, change(x, 1));
        s.reaction("exhaustion", number(0.00311).times(x).times(y), change(x, -1));
        s.reaction("loss", number(0.3743).times(x), change(x, -1));
        Expression grown =
                number(1.636).times(y).times(number(1).minus(number(0.002).times(y)));
        s.reaction("growth", grown, change(y, 1));
        s.reaction("killing", x.times(y), change(y, -1));
        return s;
    }

    private static Sketch lotkaVolterra() {
        Sketch s = new Sketch();
        Expression prey = s.continuous("prey", 10);
        Expression predator = s.continuous("predator", 10);
        s.reaction("breed", number(1.1).times(prey), change(prey, 1));
        s.reaction("eaten", number(0.4).times(prey).times(predator), change(prey, -1));
        s.reaction("eats", number(0.1).times(prey).times(predator), change(predator, 1));
        s.reaction("starve", number(0.4).times(predator), change(predator, -1));
        return s;
    }
}
