package crosstalk.solver;

import static crosstalk.solver.Sketch.change;
import static crosstalk.solver.Sketch.number;

import crosstalk.network.Expression;
import crosstalk.network.Operation;
import java.util.ArrayList;
import java.util.List;

/// A made-up network of the size and stiffness that studies have: three drugs, signals, immune cells in four sites, and
/// tumour clones; about 100 species and 260 reactions. Numbers have no meaning beyond that.
public final class TypicalNetwork {

    private static final int DRUGS = 3;
    private static final int SITES = 4;
    private static final int STATES = 10;
    private static final int CLONES = 8;
    private static final int SIGNALS = 10;

    private final Sketch sketch = new Sketch();
    private final List<Expression> central = new ArrayList<>();
    private final List<Expression> signals = new ArrayList<>();
    private final Expression[][] cells = new Expression[SITES][STATES];

    private TypicalNetwork() {}

    /// The network, with `cellsEach` cells of each state and clone at the start.
    public static Sketch of(double cellsEach) {
        TypicalNetwork made = new TypicalNetwork();
        made.drugs();
        made.signals();
        made.immuneCells(cellsEach);
        made.tumour(cellsEach);
        return made.sketch;
    }

    private void drugs() {
        for (int d = 0; d < DRUGS; d++) {
            Expression depot = sketch.continuous("depot" + d, 100);
            Expression blood = sketch.continuous("blood" + d, 0);
            sketch.reaction("absorb" + d, number(8).times(depot), change(depot, -1), change(blood, 1));
            sketch.reaction("clear" + d, number(0.07).times(blood), change(blood, -1));
            Expression saturable = number(5).times(blood).over(number(2).plus(blood));
            sketch.reaction("saturable" + d, saturable, change(blood, -1));
            for (int i = 0; i < 9; i++) {
                Expression site = sketch.continuous("site" + d + "_" + i, 0);
                sketch.reaction(
                        "in" + d + "_" + i, number(0.5 + 0.2 * i).times(blood), change(blood, -1), change(site, 1));
                sketch.reaction(
                        "out" + d + "_" + i, number(1 + 0.5 * i).times(site), change(site, -1), change(blood, 1));
            }
            central.add(blood);
        }
    }

    private void signals() {
        for (int i = 0; i < SIGNALS; i++) {
            Expression signal = sketch.continuous("signal" + i, 0);
            sketch.reaction("signal loss" + i, number(10).times(signal), change(signal, -1));
            signals.add(signal);
        }
    }

    private void immuneCells(double each) {
        for (int site = 0; site < SITES; site++) {
            for (int state = 0; state < STATES; state++) {
                cells[site][state] = sketch.counted("cell" + site + "_" + state, each);
            }
        }
        for (int site = 0; site < SITES; site++) {
            Expression total = sum(cells[site]);
            Expression crowd = sketch.assign("cells" + site, total);
            for (int state = 0; state < STATES; state++) {
                cell(site, state, crowd, each * STATES * 2);
            }
            Expression signal = signals.get(site);
            sketch.reaction("secrete" + site, number(1e-3).times(crowd), change(signal, 1));
        }
    }

    private void cell(int site, int state, Expression crowd, double room) {
        Expression cell = cells[site][state];
        String name = site + "_" + state;
        Expression help = Expression.call(Operation.HILL, signals.get(state % SIGNALS), number(0.5), number(1));
        Expression growth = number(0.2)
                .times(cell)
                .times(number(1).plus(help))
                .times(number(1).minus(crowd.over(number(room))));
        sketch.reaction("divide" + name, growth, change(cell, 1));
        sketch.reaction("die" + name, number(0.15).times(cell), change(cell, -1));
        Expression later = cells[site][(state + 1) % STATES];
        sketch.reaction("mature" + name, number(0.1).times(cell), change(cell, -1), change(later, 1));
        Expression elsewhere = cells[(site + 1) % SITES][state];
        sketch.reaction("move" + name, number(0.5).times(cell), change(cell, -1), change(elsewhere, 1));
    }

    private void tumour(double each) {
        List<Expression> clones = new ArrayList<>();
        for (int c = 0; c < CLONES; c++) {
            clones.add(sketch.counted("clone" + c, each));
        }
        Expression size = sketch.assign("tumour", sum(clones.toArray(Expression[]::new)));
        Expression killers = cells[1][3];
        for (int c = 0; c < CLONES; c++) {
            Expression clone = clones.get(c);
            Expression dose = Expression.call(Operation.HILL, central.get(c % DRUGS), number(5), number(2));
            Expression room = number(1).minus(size.over(number(each * 1000)));
            sketch.reaction("grow" + c, number(0.4).times(clone).times(room), change(clone, 1));
            sketch.reaction("lose" + c, number(0.1).times(clone), change(clone, -1));
            sketch.reaction("drug" + c, number(0.3).times(dose).times(clone), change(clone, -1));
            Expression kill = number(0.5).times(killers).times(clone).over(size.plus(number(each)));
            sketch.reaction("kill" + c, kill, change(clone, -1), change(signals.get(c), 1e-6));
        }
    }

    private static Expression sum(Expression[] terms) {
        Expression total = terms[0];
        for (int i = 1; i < terms.length; i++) {
            total = total.plus(terms[i]);
        }
        return total;
    }
}
