package crosstalk.solver.spatial;

import static crosstalk.solver.Sketch.change;
import static crosstalk.solver.Sketch.number;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.network.Expression;
import crosstalk.network.KernelCompiler;
import crosstalk.network.Network;
import crosstalk.network.Reaction;
import crosstalk.network.Space;
import crosstalk.network.Space.Cells;
import crosstalk.network.Space.Field;
import crosstalk.network.Space.Gathering;
import crosstalk.network.Space.Nearby;
import crosstalk.network.Space.Response;
import crosstalk.network.Space.Tissue;
import crosstalk.network.Space.Whole;
import crosstalk.solver.Sketch;
import crosstalk.solver.stochastic.Options;
import crosstalk.solver.stochastic.Plan;
import crosstalk.solver.stochastic.Stochastic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BodyTest {

    /// A tumour of two populations with a signal, a drug given under the skin, T cells of the blood, what a measurement gathers. Numbers are made up.
    private static final class Mouse {
        final Sketch sketch = new Sketch();
        final Expression tumour = sketch.counted("tumour", 5000);
        final Expression depot = sketch.continuous("depot", 10);
        final Expression killers = sketch.counted("killers", 40);
        final Expression blood = sketch.counted("blood", 300);
        final Expression signal = sketch.continuous("signal", 0.2);
        final Expression drug = sketch.continuous("drug", 0);
        final Expression near = sketch.continuous("near", 0);
        final Expression felt = sketch.continuous("felt", 0);
        final Expression burden = sketch.counted("burden", 5000);
        final Expression absorption = sketch.parameter("absorption", 1.5);
        final Expression loss = sketch.parameter("loss", 0.4);
        final Expression occupancy = sketch.assign("occupancy", drug.over(drug.plus(number(2))));
        final Expression density = sketch.assign("density", tumour.over(number(100)));
        final Expression danger =
                sketch.assign("danger", burden.over(number(1000)).times(occupancy));
        final Expression mixed = sketch.assign("mixed", density.times(occupancy));

        Mouse() {
            sketch.reaction("grow", number(0.3).times(tumour), change(tumour, 1))
                    .reaction("absorb", absorption.times(depot), change(depot, -1), change(drug, 1))
                    .reaction("clear", loss.times(drug), change(drug, -1))
                    .reaction("kill", mixed.times(killers), change(tumour, -1))
                    .reaction("enter", number(0.1).times(blood).times(signal), change(blood, -1), change(killers, 1))
                    .reaction("home", number(0.01).times(blood), change(blood, -1), change(killers, 1))
                    .reaction("renew", number(60), change(blood, 1))
                    .reaction("age", number(0.2).times(blood), change(blood, -1))
                    .reaction("prime", danger, change(blood, 1))
                    .reaction("shed", number(0.01).times(tumour), change(drug, 0.1))
                    .reaction("burst", number(0.1), change(drug, density));
        }

        private static int index(Expression species) {
            return ((Expression.SpeciesValue) species).index();
        }

        Space space(Reaction... more) {
            Network made = sketch.network();
            List<Reaction> reactions = new ArrayList<>(made.reactions());
            reactions.addAll(List.of(more));
            Network network =
                    new Network(made.species(), made.parameters(), made.assignments(), reactions, made.start());
            Network observation =
                    new Network(made.species(), made.parameters(), made.assignments(), List.of(), made.start());
            Expression zero = Expression.ZERO;
            Tissue tissue = new Tissue(
                    "tumour",
                    List.of(
                            new Cells(index(tumour), number(1e-6), zero, zero),
                            new Cells(index(killers), number(1e-7), number(0.07), zero)),
                    List.of(new Field(
                            index(signal),
                            number(1),
                            tumour,
                            number(100),
                            zero,
                            tumour,
                            List.of(new Response(index(felt), number(1))))),
                    List.of(),
                    List.of(new Nearby(index(near), List.of(index(tumour)))),
                    List.of(new Whole(index(burden), tumour, Gathering.SUM, Expression.ONE, false)),
                    Set.of(5),
                    Expression.ONE,
                    number(0.02),
                    List.of());
            return new Space(network, observation, 0.2, List.of(tissue));
        }
    }

    private static List<String> names(Network network) {
        return network.reactions().stream().map(Reaction::name).toList();
    }

    @Test
    void part_ofAMouse_isWhatTouchesNoVoxel() {
        Space space = new Mouse().space();
        BodyPart part = new BodyPart(space, KernelCompiler::compile);
        // enter reads a signal, home is an arrival, shed and burst give to the drug but read cells
        assertEquals(List.of("absorb", "clear", "renew", "age", "prime"), names(part.network()));
        assertArrayEquals(new int[] {-1, 0, -1, 1, -1, 2, -1, -1, 3}, part.place());
        assertArrayEquals(new int[] {1, 3, 5, 8}, part.species());
        assertFalse(part.network().species().get(3).counted(), "what is gathered is continuous");
        assertTrue(part.network().species().get(1).counted());
        for (int r = 0; r < space.network().reactions().size(); r++) {
            assertEquals(
                    names(part.network())
                            .contains(space.network().reactions().get(r).name()),
                    part.keeps(r));
        }
        assertTrue(part.isScalar(0));
        assertFalse(part.isScalar(1));
        assertTrue(part.isScalar(2));
        assertFalse(part.isScalar(3));
    }

    @Test
    void assigned_andRates_areThoseOfTheWholeNetwork() {
        Space space = new Mouse().space();
        BodyPart part = new BodyPart(space, KernelCompiler::compile);
        Network whole = space.network();
        double[] full = {77, 3.25, 5, 123, 0.7, 1.75, 9, 0.1, 4321.5};
        double[] parameters = whole.defaultParameters();
        parameters[1] = 0.55;
        Body body = new Body(part, parameters, new double[full.length], 1, 2);
        body.load(full);
        double[] assigned = new double[whole.assignments().size()];
        double[] rates = new double[whole.reactions().size()];
        KernelCompiler.compile(whole).assign(0, full, parameters, assigned);
        KernelCompiler.compile(whole).rates(0, full, parameters, assigned, rates);
        for (int a = 0; a < assigned.length; a++) {
            assertEquals(part.isScalar(a) ? assigned[a] : Double.NaN, body.assigned()[a]);
        }
        int kept = 0;
        for (int r = 0; r < rates.length; r++) {
            if (part.keeps(r)) {
                assertEquals(rates[r], body.rates()[kept++]);
            }
        }
        assertEquals(5, kept);
        double[] back = new double[full.length];
        body.store(back);
        assertArrayEquals(new double[] {0, 3.25, 0, 123, 0, 1.75, 0, 0, 4321.5}, back);
    }

    /// Depot 10 exp(-a t), drug 10 a/(a - k) (exp(-k t) - exp(-a t)), to the flow's tolerance of 1e-5 a step; a change of the loss from day 1
    /// on, and a second dose.
    @Test
    void advance_drugOfTheBody_followsTheClosedForm() {
        BodyPart part = new BodyPart(new Mouse().space(), KernelCompiler::compile);
        double[] full = {5000, 10, 40, 300, 0.2, 0, 0, 0, 5000};
        Body body = new Body(part, part.network().defaultParameters(), full, 3, 4);
        for (int step = 1; step <= 4; step++) {
            full[8] = 5000 * step;
            body.load(full);
            body.advance(step * 0.25);
            body.store(full);
        }
        double a = 1.5;
        double k = 0.4;
        double drug = 10 * a / (a - k) * (Math.exp(-k) - Math.exp(-a));
        assertEquals(10 * Math.exp(-a), full[1], 1e-4);
        assertEquals(drug, full[5], 1e-4 * drug);
        assertEquals(20_000, full[8], "what was loaded");
        full[1] += 20;
        body.load(full);
        body.parameters()[1] = 0;
        body.changed();
        double before = full[1] + full[5];
        body.advance(1.5);
        body.store(full);
        assertEquals(before, full[1] + full[5], 1e-4 * before);
        assertEquals(1.5, body.time());
        assertTrue(full[1] < 20);
    }

    /// Nothing couples: the blood's cells of the whole network, solved together with a tumour, are those of the body alone, number by number.
    @Test
    void advance_sameSeed_meetsTheSameChanceAsTheWholeNetwork() {
        Sketch sketch = new Sketch();
        Expression tumour = sketch.counted("tumour", 500);
        Expression blood = sketch.counted("blood", 30);
        sketch.reaction("grow", number(0.3).times(tumour), change(tumour, 1))
                .reaction("renew", number(6), change(blood, 1))
                .reaction("age", number(0.2).times(blood), change(blood, -1));
        Network network = sketch.network();
        Expression zero = Expression.ZERO;
        Tissue tissue = new Tissue(
                "tumour",
                List.of(new Cells(0, zero, zero, zero)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                Expression.ONE,
                zero,
                List.of());
        BodyPart part = new BodyPart(new Space(network, network, 0.2, List.of(tissue)), KernelCompiler::compile);
        // One by one: where events leap, what one network may leap over depends on all of it.
        Options exact = Options.DEFAULT.withEpsilon(0);
        Plan plan = new Plan(network, KernelCompiler::compile);
        for (int subject = 0; subject < 20; subject++) {
            double[] full = sketch.start();
            Stochastic whole = new Stochastic(plan, new double[0], full, 8, subject, exact);
            Body body = new Body(part, new double[0], full, 8, subject);
            Body other = new Body(part, new double[0], full, 9, subject);
            int differ = 0;
            for (int day = 1; day <= 20; day++) {
                whole.advance(day, List.of());
                body.advance(day);
                other.advance(day);
                body.store(full);
                assertEquals(whole.state()[1], full[1], "day " + day);
                other.store(full);
                differ += whole.state()[1] == full[1] ? 0 : 1;
            }
            assertNotEquals(0, differ, "another seed gives the same");
        }
    }

    @Test
    void body_withoutSpecies_passesTime() {
        Sketch sketch = new Sketch();
        Expression tumour = sketch.counted("tumour", 500);
        sketch.parameter("rate", 0.3);
        sketch.reaction("grow", Expression.parameter(0).times(tumour), change(tumour, 1));
        Network network = sketch.network();
        Expression zero = Expression.ZERO;
        Tissue tissue = new Tissue(
                "tumour",
                List.of(new Cells(0, zero, zero, zero)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                Expression.ONE,
                zero,
                List.of());
        BodyPart part = new BodyPart(new Space(network, network, 0.2, List.of(tissue)), KernelCompiler::compile);
        Body body = new Body(part, network.defaultParameters(), new double[] {500}, 1, 1);
        double[] full = {7};
        body.load(full);
        body.advance(3.5);
        body.store(full);
        assertEquals(7, full[0]);
        assertEquals(3.5, body.time());
        assertEquals(0.3, body.parameters()[0]);
    }

    @Test
    void part_ofAChangedWhole_isRefused() {
        Mouse mouse = new Mouse();
        Space space = mouse.space(new Reaction("inflate", List.of(change(mouse.burden, 1)), number(1)));
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new BodyPart(space, KernelCompiler::compile));
        assertEquals("reaction inflate changes burden, which is gathered from voxels", refused.getMessage());
    }
}
