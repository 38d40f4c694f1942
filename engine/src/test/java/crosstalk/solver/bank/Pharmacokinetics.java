package crosstalk.solver.bank;

import static crosstalk.solver.Sketch.change;
import static crosstalk.solver.Sketch.number;

import crosstalk.network.Expression;
import crosstalk.solver.Sketch;
import crosstalk.solver.Table;
import crosstalk.solver.bank.SolvedProblem.Intervention;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Doses and what becomes of them: one and two compartments, saturable elimination, binding to a target.
///
/// Numbers of the cases in `cases/pharmacokinetics` from its params.json; values of closed.csv from
/// `python3 pk_closed.py` (40 digits), of tmdd.csv from `Rscript tmdd.R`. Amounts; the concentration `C` is assigned.
final class Pharmacokinetics {

    private static final Expression CONCENTRATION = Expression.assigned(0);

    private Pharmacokinetics() {}

    static List<SolvedProblem> all() {
        return List.of(
                closed("bolus1", oneCompartment(0.2, 3, 0, 0)).with(doses(100, 0, 1)),
                closed("inf1", oneCompartment(0.2, 3, 0, 200)).with(List.of(stop(0.5))),
                closed("infss1", infusedForEver()).with(List.of(stop(0.04))),
                closed("oral1", depot(0.6, 0.25, 4)).with(doses(0.7 * 200, 0, 1)),
                closed("multi1", oneCompartment(0.22, 5, 0, 0)).with(doses(240, 14, 6)),
                closed("two_bolus1", twoCompartments(0)).with(doses(200, 0, 1)),
                closed("two_inf1", twoCompartments(200 / 0.0417)).with(List.of(stop(0.0417))),
                closed("two_multi1", twoCompartments(0)).with(doses(200, 21, 4)),
                depotForEver(),
                saturable(),
                targetMediated("mab1"),
                targetMediated("mab2_two_cpt"));
    }

    private static SolvedProblem closed(String name, Sketch sketch) {
        List<Table.Row> rows = Table.read("pharmacokinetics/expected/closed.csv").stream()
                .filter(row ->
                        row.text("case").equals(name) && row.text("variable").equals("C"))
                .toList();
        double[] times = rows.stream().mapToDouble(row -> row.number("t")).toArray();
        return SolvedProblem.of(
                name,
                "python3 pk_closed.py",
                sketch,
                List.of(CONCENTRATION),
                times,
                t -> rows.stream()
                        .filter(row -> row.number("t") == t)
                        .mapToDouble(row -> row.number("value"))
                        .toArray());
    }

    /// Doses into species 0: the first at time 0, the others that far apart.
    private static List<Intervention> doses(double amount, double apart, int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        new Intervention(i * apart, simulation -> simulation.state()[0] += amount))
                .toList();
    }

    /// The end of an infusion, whose speed is parameter 0.
    private static Intervention stop(double time) {
        return new Intervention(time, simulation -> simulation.parameters()[0] = 0);
    }

    private static Sketch oneCompartment(double clearance, double volume, double start, double infusion) {
        Sketch s = new Sketch();
        Expression speed = s.parameter("infusion", infusion);
        Expression blood = s.continuous("blood", start);
        s.assign("C", blood.over(number(volume)));
        s.reaction("infuse", speed, change(blood, 1));
        s.reaction("clear", number(clearance / volume).times(blood), change(blood, -1));
        return s;
    }

    /// Infusions of 240 over 0.04 every 14, for ever: the trough R/CL (1 - e^(-kT)) e^(-k(14-T)) / (1 - e^(-14k)).
    private static Sketch infusedForEver() {
        double k = 0.22 / 5;
        double speed = 240 / 0.04;
        double trough = speed / 0.22 * -Math.expm1(-k * 0.04) * Math.exp(-k * (14 - 0.04)) / -Math.expm1(-k * 14);
        return oneCompartment(0.22, 5, 5 * trough, speed);
    }

    private static Sketch depot(double absorption, double clearance, double volume) {
        Sketch s = new Sketch();
        Expression gut = s.continuous("gut", 0);
        Expression blood = s.continuous("blood", 0);
        s.assign("C", blood.over(number(volume)));
        s.reaction("absorb", number(absorption).times(gut), change(gut, -1), change(blood, 1));
        s.reaction("clear", number(clearance / volume).times(blood), change(blood, -1));
        return s;
    }

    /// Forty doses of 140 into a depot every 7: each adds D ka/(V (ka-k)) (e^(-kt) - e^(-ka t)) after it.
    private static SolvedProblem depotForEver() {
        double absorption = 0.6;
        double k = 0.25 / 4;
        double[] times = {3.5, 140, 275, 280};
        return SolvedProblem.of(
                        "depot, repeated",
                        "sum over doses, in the code",
                        depot(absorption, 0.25, 4),
                        List.of(CONCENTRATION),
                        times,
                        t -> new double[] {
                            IntStream.range(0, 40)
                                    .mapToDouble(i -> t - 7 * i)
                                    .filter(since -> since > 0)
                                    .map(since -> 140
                                            * absorption
                                            / (4 * (absorption - k))
                                            * (Math.exp(-k * since) - Math.exp(-absorption * since)))
                                    .sum()
                        })
                .with(doses(140, 7, 40));
    }

    private static Sketch twoCompartments(double infusion) {
        Sketch s = new Sketch();
        Expression speed = s.parameter("infusion", infusion);
        Expression blood = s.continuous("blood", 0);
        Expression tissue = s.continuous("tissue", 0);
        s.assign("C", blood.over(number(3.4)));
        s.reaction("infuse", speed, change(blood, 1));
        s.reaction("clear", number(0.23 / 3.4).times(blood), change(blood, -1));
        s.reaction("out", number(0.8 / 3.4).times(blood), change(blood, -1), change(tissue, 1));
        s.reaction("back", number(0.8 / 2.7).times(tissue), change(tissue, -1), change(blood, 1));
        return s;
    }

    /// C' = -2 C/(5 + C) from 60: C/5 = W(12 e^(12 - 0.4 t)), at the times of mm1 and where little is left.
    private static SolvedProblem saturable() {
        Sketch s = new Sketch();
        Expression blood = s.continuous("blood", 60);
        s.assign("C", blood);
        s.reaction("clear", number(2).times(blood).over(number(5).plus(blood)), change(blood, -1));
        double[] tabled = Table.read("pharmacokinetics/expected/closed.csv").stream()
                .filter(row ->
                        row.text("case").equals("mm1") && row.text("variable").equals("C"))
                .mapToDouble(row -> row.number("t"))
                .toArray();
        double[] times = DoubleStream.concat(DoubleStream.of(tabled), DoubleStream.of(50))
                .sorted()
                .toArray();
        return SolvedProblem.of("mm1", "Lambert's W, in the code", s, List.of(CONCENTRATION), times, t ->
                new double[] {saturableAt(t)});
    }

    /// What is left at a time.
    static double saturableAt(double time) {
        return 5 * LambertW.ofExponential(Math.log(12) + 12 - 0.4 * time);
    }

    /// Binding to a target, full form; equations in the head of tmdd.R.
    private static SolvedProblem targetMediated(String name) {
        Sketch sketch = targetMediatedSketch(name);
        List<String> order = List.of("L", "A2", "R", "P");
        List<Table.Row> rows = Table.read("pharmacokinetics/expected/tmdd.csv").stream()
                .filter(row ->
                        row.text("case").equals(name) && row.text("model").equals("full"))
                .filter(row -> order.contains(row.text("variable")))
                .toList();
        double[] times =
                rows.stream().mapToDouble(row -> row.number("t")).distinct().toArray();
        List<Expression> species = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            species.add(Expression.species(i));
        }
        // Below 1e-9 the table itself is good to 1e-12 only; the default absolute tolerance is 1e-9.
        return SolvedProblem.of(
                        name,
                        "Rscript tmdd.R",
                        sketch,
                        species,
                        times,
                        t -> order.stream()
                                .mapToDouble(variable -> rows.stream()
                                        .filter(row -> row.number("t") == t
                                                && row.text("variable").equals(variable))
                                        .findFirst()
                                        .orElseThrow()
                                        .number("value"))
                                .toArray())
                .withFloor(1e-4);
    }

    private static Sketch targetMediatedSketch(String name) {
        Table.Row row = Table.read("pharmacokinetics/tmdd_params.csv").stream()
                .filter(r -> r.text("id").equals(name))
                .findFirst()
                .orElseThrow();
        double volume = row.number("V");
        Sketch s = new Sketch();
        Expression ligand = s.continuous("L", row.number("dose") / volume);
        Expression tissue = s.continuous("A2", 0);
        Expression target = s.continuous("R", row.number("ksyn") / row.number("kdeg"));
        Expression complex = s.continuous("P", 0);
        s.reaction("eliminate", number(row.number("kel")).times(ligand), change(ligand, -1));
        Expression bind = number(row.number("kon")).times(ligand).times(target);
        s.reaction("bind", bind, change(ligand, -1), change(target, -1), change(complex, 1));
        Expression release = number(row.number("koff")).times(complex);
        s.reaction("release", release, change(ligand, 1), change(target, 1), change(complex, -1));
        s.reaction("internalise", number(row.number("kint")).times(complex), change(complex, -1));
        s.reaction("make", number(row.number("ksyn")), change(target, 1));
        s.reaction("degrade", number(row.number("kdeg")).times(target), change(target, -1));
        s.reaction("out", number(row.number("kpt")).times(ligand), change(ligand, -1), change(tissue, volume));
        Expression back = number(row.number("ktp") / volume).times(tissue);
        s.reaction("back", back, change(ligand, 1), change(tissue, -volume));
        return s;
    }
}
