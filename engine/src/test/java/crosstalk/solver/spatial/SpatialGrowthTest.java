package crosstalk.solver.spatial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import crosstalk.histology.Snapshot;
import crosstalk.network.Expression;
import crosstalk.network.Interpreter;
import crosstalk.network.Network;
import crosstalk.network.Operation;
import crosstalk.network.Parameter;
import crosstalk.network.Reaction;
import crosstalk.network.Reaction.Change;
import crosstalk.network.Space;
import crosstalk.network.Species;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Whole subjects that grow, with all parts of the solver at work.
class SpatialGrowthTest {

    private static final double CELL = 5e-6;
    private static final Expression INNER = Expression.species(0);
    private static final Expression OUTER = Expression.species(1);
    private static final Expression LEVEL = Expression.species(2);
    private static final Expression DIVISION = Expression.parameter(0);
    private static final Expression TURN = Expression.parameter(1);

    /// Two clones that divide alike, of which the first turns into the second where a level that comes from the host is above a half.
    private static Network clones(double division) {
        Expression reached = Expression.call(
                Operation.MIN,
                Expression.ONE,
                Expression.call(
                        Operation.MAX,
                        Expression.ZERO,
                        LEVEL.minus(Expression.of(0.3)).times(Expression.of(50))));
        List<Reaction> reactions = List.of(
                new Reaction("inner divides", List.of(new Change(0, Expression.ONE)), DIVISION.times(INNER)),
                new Reaction("outer divides", List.of(new Change(1, Expression.ONE)), DIVISION.times(OUTER)),
                new Reaction(
                        "inner turns outer",
                        List.of(new Change(0, Expression.of(-1)), new Change(1, Expression.ONE)),
                        TURN.times(reached).times(INNER)));
        return new Network(
                List.of(new Species("inner", true), new Species("outer", true), new Species("level", false)),
                List.of(new Parameter("division", division), new Parameter("turn", 0)),
                List.of(),
                reactions,
                List.of(Expression.ZERO, Expression.ZERO, Expression.ZERO));
    }

    /// @param production of the level, per day
    /// @param loss of the level, per day
    private static Plan plan(Network network, double edge, double diffusion, Expression production, Expression loss) {
        List<Space.Cells> cells = new ArrayList<>();
        for (int k = 0; k < 2; k++) {
            cells.add(new Space.Cells(k, Expression.of(CELL), Expression.ZERO, Expression.ZERO));
        }
        Space.Field field = new Space.Field(
                2, Expression.of(diffusion), production, loss, Expression.ZERO, Expression.ZERO, List.of());
        Space.Tissue tissue = new Space.Tissue(
                "tissue",
                cells,
                List.of(field),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                Expression.ONE,
                Expression.of(0.02),
                List.of(
                        new Space.Layer("inner", Space.Shows.POPULATION, "cells", INNER, 1),
                        new Space.Layer("outer", Space.Shows.POPULATION, "cells", OUTER, 1),
                        new Space.Layer("level", Space.Shows.DRUG, "1", LEVEL, 1),
                        new Space.Layer("lost", Space.Shows.DRUG, "1/day", LEVEL.times(loss), 1)));
        return new Plan(new Space(network, network, edge, List.of(tissue)), Interpreter::new);
    }

    private static Expression filled(double edge) {
        Expression share = INNER.plus(OUTER).times(Expression.of(CELL / Math.pow(edge, 3)));
        return Expression.call(Operation.MIN, Expression.ONE, share);
    }

    /// The level comes from the host, 100 per day, and is lost everywhere, 100 per day.
    private static Plan fromTheHost(Network network, double edge, double diffusion) {
        Expression host = Expression.ONE.minus(filled(edge));
        return plan(network, edge, diffusion, host.times(Expression.of(100)), Expression.of(100));
    }

    private static Spatial subject(Plan plan, double cells, Options options) {
        double[] parameters = plan.space.network().defaultParameters();
        return new Spatial(plan, parameters, new double[] {cells, 0, 0}, 3, 9, options, Crew.ALONE);
    }

    @Test
    void freeGrowth_fromTwelveToFiveHundredCubicMillimetres_isASphereInAllDirections() {
        for (double edge : new double[] {0.3, 0.2}) {
            Spatial subject = subject(fromTheHost(clones(0.4), edge, 1), 2.4e6, Options.DEFAULT);
            subject.advance(edge > 0.2 ? 9.3 : 6, List.of());
            double volume = (subject.state()[0] + subject.state()[1]) * CELL;
            double radius = Math.cbrt(3 * volume / (4 * Math.PI)) / edge;
            double[] axes = Ball.axes(subject.look().getFirst());
            for (double axis : axes) {
                assertEquals(1, axis / radius, 0.01, Arrays.toString(axes));
            }
        }
    }

    @Test
    void growth_manyVoxelsPushedInOneStep_losesNoCell() {
        Spatial subject = subject(fromTheHost(clones(3), 0.3, 1), 1e6, Options.fixed(1));
        subject.advance(1, List.of());
        // Geometric clones of mean e^3: sd of the sum 1000 * sqrt(e^6 - e^3) = 20,000.
        assertEquals(1e6 * Math.exp(3), subject.state()[0], 6 * 20_000);
        double shown = 0;
        for (float each : subject.look().getFirst().layer("inner").values()) {
            shown += each;
        }
        assertEquals(subject.state()[0], shown, 0);
        for (float each : subject.look().getFirst().filling()) {
            assertTrue(each < 1.05, "filling " + each);
        }
    }

    @Test
    void look_takesNoMoreMemoryThanWhatItShows() {
        Spatial subject = subject(fromTheHost(clones(0.4), 0.2, 1), 2.4e6, Options.DEFAULT);
        subject.advance(0.5, List.of());
        subject.look();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Snapshot tissue = subject.look().getFirst();
        long taken = threads.getCurrentThreadAllocatedBytes() - before;
        double shown = (tissue.layers().size() + 1.0) * tissue.size() * Float.BYTES;
        // What is taken beside goes with rows of the box, not with voxels.
        assertTrue(taken < 1.2 * shown, taken + " B for " + shown + " B");
    }

    @Test
    void markedInnerClone_growingTenfold_keepsItsPlaceAndEdge() {
        Plan plan = fromTheHost(clones(0), 0.2, 50);
        Spatial subject = subject(plan, 7e6, Options.DEFAULT);
        subject.parameters()[1] = 100;
        subject.changed();
        subject.advance(0.25, List.of());
        double[] before = edge(subject);
        subject.parameters()[0] = 0.5;
        subject.parameters()[1] = 0;
        subject.changed();
        subject.advance(0.25 + Math.log(10) / 0.5, List.of());
        double[] after = edge(subject);
        assertTrue(before[1] > 0.3 && before[1] < 0.8, Arrays.toString(before));
        assertEquals(before[1], after[1], 0.02);
        // 10 voxels of radius at the start: the bound of issue 5.
        assertTrue(after[2] - after[0] < 0.15, Arrays.toString(before) + Arrays.toString(after));
    }

    /// Where the share of the inner clone falls through 90, 50 and 10 %, over the radius.
    private static double[] edge(Spatial subject) {
        Snapshot tissue = subject.look().getFirst();
        double radius = Math.cbrt(3 * CELL * (subject.state()[0] + subject.state()[1]) / (4 * Math.PI));
        float[] inner = tissue.layer("inner").values();
        float[] outer = tissue.layer("outer").values();
        double[] marked = new double[300];
        double[] all = new double[300];
        for (int i = 0; i < tissue.size(); i++) {
            int x = i % tissue.nx() + tissue.origin()[0];
            int y = i / tissue.nx() % tissue.ny() + tissue.origin()[1];
            int z = i / tissue.nx() / tissue.ny() + tissue.origin()[2];
            int shell = (int) (Math.sqrt(x * x + y * y + z * z) * tissue.edge() / radius * 30);
            marked[shell] += inner[i];
            all[shell] += inner[i] + outer[i];
        }
        double[] falls = new double[3];
        double[] shares = {0.9, 0.5, 0.1};
        for (int s = 0; s < 3; s++) {
            double last = 1;
            for (int shell = 0; falls[s] == 0; shell++) {
                double now = all[shell] > 0 ? marked[shell] / all[shell] : last;
                if (now < shares[s]) {
                    falls[s] = (shell - 0.5 + (last - shares[s]) / (last - now)) / 30;
                }
                last = now;
            }
        }
        return falls;
    }

    /// What diffuses and is bound by cells: what is there changes by what comes in less what is lost, at the end of every step of backward Euler.
    @Test
    void slowLevelInASealedTissue_amountBalances() {
        Expression loss = filled(0.2).times(Expression.of(2)).plus(Expression.of(0.05));
        Plan plan = plan(clones(0), 0.2, 0.4, Expression.of(0.7), loss);
        Spatial subject = subject(plan, 2e6, Options.fixed(0.25));
        subject.advance(0.25, List.of());
        double before = sum(subject, "level");
        int voxels = subject.voxels();
        for (int step = 2; step <= 12; step++) {
            subject.advance(step * 0.25, List.of());
            double now = sum(subject, "level");
            double expected = before + 0.25 * (0.7 * voxels - sum(subject, "lost"));
            assertEquals(expected, now, 2e-5 * now);
            before = now;
        }
        assertEquals(voxels, subject.voxels());
    }

    /// The host was there before the tumour: what it supplies, 1 per day against a loss of 1 per day, is there when cells come.
    @Test
    void slowLevelOfTheHost_firstCells_isInItsSteadyState() {
        Expression host = Expression.ONE.minus(filled(0.2));
        Spatial subject = subject(plan(clones(0), 0.2, 0.01, host, Expression.ONE), 1e5, Options.DEFAULT);
        float[] level = subject.look().getFirst().layer("level").values();
        float most = 0;
        for (float each : level) {
            most = Math.max(most, each);
        }
        assertEquals(1, most, 0.01);
        double before = sum(subject, "level");
        subject.advance(1, List.of());
        assertEquals(before, sum(subject, "level"), 0.002 * before);
    }

    private static double sum(Spatial subject, String layer) {
        double sum = 0;
        for (float each : subject.look().getFirst().layer(layer).values()) {
            sum += each;
        }
        return sum;
    }
}
