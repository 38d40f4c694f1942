package crosstalk.solver.meanfield;

import static crosstalk.solver.Sketch.change;
import static crosstalk.solver.Sketch.number;

import crosstalk.network.Expression;
import crosstalk.solver.Sketch;
import crosstalk.solver.Table;

/// Target-mediated drug disposition, full form, of `cases/pharmacokinetics` (equations in the head of tmdd.R).
final class TargetMediated {

    private TargetMediated() {}

    static Sketch of(String name) {
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
