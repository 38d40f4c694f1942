package crosstalk.solver.spatial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.network.Expression;
import crosstalk.network.Interpreter;
import crosstalk.network.Network;
import crosstalk.network.Operation;
import crosstalk.network.Parameter;
import crosstalk.network.Reaction;
import crosstalk.network.Reaction.Change;
import crosstalk.network.Space;
import crosstalk.network.Species;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A tumour of one subject that divides only where oxygen reaches, with all parts of the solver at work, against the radial
/// formula of [Spheroid].
class OxygenFedTest {

    private static final double INSIDE = 0.15;
    private static final double OUTSIDE = 0.05;
    private static final double CELL = 2e-6;
    private static final double START = 1.5;

    static Plan plan(double edge) {
        Expression cells = Expression.species(0);
        Expression oxygen = Expression.species(1);
        double diffusion = 200;
        Reaction divides = new Reaction(
                "cells divide",
                List.of(new Change(0, Expression.ONE)),
                Expression.of(Spheroid.G).times(oxygen).times(cells));
        Network network = new Network(
                List.of(new Species("cells", true), new Species("oxygen", false)),
                List.<Parameter>of(),
                List.of(),
                List.of(divides),
                List.of(Expression.ZERO, Expression.ZERO));
        Expression filled =
                Expression.call(Operation.MIN, Expression.ONE, cells.times(Expression.of(CELL / Math.pow(edge, 3))));
        Expression supply = Expression.ONE.minus(filled).times(Expression.of(diffusion / (OUTSIDE * OUTSIDE)));
        Expression uptake = filled.times(Expression.of(diffusion / (INSIDE * INSIDE)));
        Space.Field field = new Space.Field(
                1, Expression.of(diffusion), supply, supply.plus(uptake), Expression.ZERO, Expression.ZERO, List.of());
        Space.Tissue tissue = new Space.Tissue(
                "tissue",
                List.of(new Space.Cells(0, Expression.of(CELL), Expression.ZERO, Expression.ZERO)),
                List.of(field),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                Expression.ONE,
                Expression.of(0.02),
                List.of());
        return new Plan(new Space(network, network, edge, List.of(tissue)), Interpreter::new);
    }

    /// Grows a rim for some days.
    ///
    /// @return volume over the exact one; shortest and longest semi-axis over the radius of the volume
    static double[] grown(double edge, Options options, double days) {
        double cells = Math.round(4 * Math.PI / 3 * START * START * START / CELL);
        Spatial subject = new Spatial(plan(edge), new double[0], new double[] {cells, 0}, 3, 9, options, Crew.ALONE);
        subject.advance(days, List.of());
        double radius = Math.cbrt(3 * subject.state()[0] * CELL / (4 * Math.PI));
        double exact = new Spheroid(0.5, INSIDE, OUTSIDE, START, START, 0, Pressure.Stencil.FACES).exact(START, days);
        double[] axes = Ball.axes(subject.look().getFirst());
        Arrays.sort(axes);
        return new double[] {Math.pow(radius / exact, 3), axes[0] * edge / radius, axes[25] * edge / radius};
    }

    @Test
    void rim_defaultVoxelAndSteps_meetsTheRadialFormulaAndStaysRound() {
        double[] found = grown(0.2, Options.DEFAULT, 12);
        assertEquals(1, found[0], 0.05);
        assertTrue(found[1] > 0.97 && found[2] < 1.03, Arrays.toString(found));
    }

    /// Levels of the start of a step alone would make rims 3 % larger in steps of 6 hours than of 1, and 6 % in those of 12.
    @Test
    void rim_stepsOfTwelveAndOfTwoHours_theSameVolume() {
        double fine = grown(0.3, Options.fixed(2.0 / 24), 12)[0];
        double coarse = grown(0.3, Options.fixed(0.5), 12)[0];
        assertEquals(fine, coarse, 0.025 * fine);
    }
}
