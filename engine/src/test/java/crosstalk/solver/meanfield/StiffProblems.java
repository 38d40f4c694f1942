package crosstalk.solver.meanfield;

import static crosstalk.solver.Sketch.change;
import static crosstalk.solver.Sketch.number;

import crosstalk.network.Expression;
import crosstalk.solver.Sketch;

/// The problems of `cases/stiff` as networks; species in the order of the file.
final class StiffProblems {

    private StiffProblems() {}

    static Sketch of(String name) {
        return switch (name) {
            case "robertson" -> robertson();
            case "vdp1000" -> vanDerPol();
            case "kuznetsov" -> kuznetsov();
            default -> throw new IllegalArgumentException(name);
        };
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
        s.reaction(
                "recruitment",
                number(1.131).times(x).times(y).over(number(20.19).plus(y)),
                change(x, 1));
        s.reaction("exhaustion", number(0.00311).times(x).times(y), change(x, -1));
        s.reaction("loss", number(0.3743).times(x), change(x, -1));
        s.reaction(
                "growth",
                number(1.636).times(y).times(number(1).minus(number(0.002).times(y))),
                change(y, 1));
        s.reaction("killing", x.times(y), change(y, -1));
        return s;
    }
}
