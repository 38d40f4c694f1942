package crosstalk.sbml;

import static crosstalk.sbml.Sbml.TIME;
import static crosstalk.sbml.Sbml.call;
import static crosstalk.sbml.Sbml.event;
import static crosstalk.sbml.Sbml.level3;
import static crosstalk.sbml.Sbml.list;
import static crosstalk.sbml.Sbml.math;
import static crosstalk.sbml.Sbml.name;
import static crosstalk.sbml.Sbml.number;
import static crosstalk.sbml.Sbml.parameter;
import static crosstalk.sbml.Sbml.rate;
import static crosstalk.sbml.Sbml.set;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.sbml.SbmlColumns.Form;
import crosstalk.sbml.SbmlColumns.Request;
import crosstalk.solver.SolverException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// When events happen, in what order, and with which values.
class EventTest {

    private static final String FROM_FALSE = "initialValue=\"false\" persistent=\"true\"";
    private static final String FROM_TRUE = "initialValue=\"true\" persistent=\"true\"";
    private static final String FLEETING = "initialValue=\"true\" persistent=\"false\"";

    private static String after(double time) {
        return call("geq", TIME, number(time));
    }

    private static String delay(double by) {
        return "<delay>" + math(number(by)) + "</delay>";
    }

    private static String priority(String formula) {
        return "<priority>" + math(formula) + "</priority>";
    }

    /// A clock `x` with rate 1, parameters `p`, `q` of 0, and events.
    private static String model(String... events) {
        return level3(
                list("Parameters", parameter("x", 0), parameter("p", 0), parameter("q", 0)),
                list("Rules", rate("x", number(1))),
                list("Events", events));
    }

    private static double[] column(double[][] rows, int column) {
        double[] found = new double[rows.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = rows[i][column];
        }
        return found;
    }

    @Test
    void trigger_atARow_isExecutedBeforeItIsRead() throws SbmlException {
        double[][] rows = Sbml.run(model(event("e", after(2), FROM_TRUE, true, set("p", number(7)))), 4, 4, "p");
        assertArrayEquals(new double[] {0, 0, 7, 7, 7}, column(rows, 0));
    }

    @Test
    void trigger_strictlyAfterARow_isExecutedLater() throws SbmlException {
        String later = call("gt", TIME, number(2));
        double[][] rows = Sbml.run(model(event("e", later, FROM_TRUE, true, set("p", number(7)))), 4, 4, "p");
        assertArrayEquals(new double[] {0, 0, 0, 7, 7}, column(rows, 0));
    }

    /// A pulse of 1.4 % of a period, 5,000 periods to a row: none is missed, however few the rows.
    @Test
    void trigger_byAWaveOfTime_happensInEveryPeriod() throws SbmlException {
        String turns = call("times", number(2 * Math.PI), TIME);
        String crest = call("gt", call("sin", turns), number(0.999));
        String more = call("plus", name("p"), number(1));
        assertEquals(5000, Sbml.last(model(event("e", crest, FROM_TRUE, true, set("p", more))), 5000, "p")[0]);
    }

    @Test
    void trigger_byTheState_isLocated() throws SbmlException {
        String beyond = call("gt", name("x"), number(1.234567));
        double[] found = Sbml.last(model(event("e", beyond, FROM_TRUE, true, set("p", TIME))), 3, "p");
        // Watches are located to 1e-9 of a step.
        assertEquals(1.234567, found[0], 1e-8);
    }

    @Test
    void trigger_trueFromTheStart_happensOnlyIfItWasFalseBefore() throws SbmlException {
        String always = call("geq", name("x"), number(0));
        assertEquals(7, Sbml.run(model(event("e", always, FROM_FALSE, true, set("p", number(7)))), 1, 1, "p")[0][0]);
        assertEquals(0, Sbml.last(model(event("e", always, FROM_TRUE, true, set("p", number(7)))), 1, "p")[0]);
    }

    @Test
    void delay_valuesOfTriggerOrOfExecution() throws SbmlException {
        double[] found = Sbml.last(
                model(
                        event("e", after(1), FROM_TRUE, true, set("p", name("x")), delay(2)),
                        event("f", after(1), FROM_TRUE, false, set("q", name("x")), delay(2))),
                5,
                "p",
                "q");
        assertArrayEquals(new double[] {1, 3}, found, 1e-9);
    }

    @Test
    void trigger_thatFallsBack_cancelsOnlyFleetingEvents() throws SbmlException {
        String pulse = call("and", after(1), call("lt", TIME, number(2)));
        double[] found = Sbml.last(
                model(
                        event("e", pulse, FLEETING, true, set("p", number(7)), delay(2)),
                        event("f", pulse, FROM_TRUE, true, set("q", number(7)), delay(2))),
                5,
                "p",
                "q");
        assertArrayEquals(new double[] {0, 7}, found);
    }

    @Test
    void pulse_farShorterThanAStep_isSeen() throws SbmlException {
        String pulse = call("and", after(1), call("lt", TIME, number(1 + 1e-9)));
        assertEquals(7, Sbml.last(model(event("e", pulse, FROM_TRUE, true, set("p", number(7)))), 50, "p")[0]);
    }

    @Test
    void priority_highestFirst_lastValueStays() throws SbmlException {
        double[] found = Sbml.last(
                model(
                        event("low", after(1), FROM_TRUE, true, set("p", number(1)), priority(number(1))),
                        event("high", after(1), FROM_TRUE, true, set("p", number(2)), priority(number(2)))),
                2,
                "p");
        assertEquals(1, found[0]);
    }

    @Test
    void priority_thatOneEventChanges_countsForTheNext() throws SbmlException {
        // a comes first and lifts q, by which c now comes before b.
        double[] found = Sbml.last(
                model(
                        event("a", after(1), FROM_TRUE, true, set("q", number(9)), priority(number(10))),
                        event("b", after(1), FROM_TRUE, true, set("p", number(1)), priority(number(5))),
                        event("c", after(1), FROM_TRUE, true, set("p", number(2)), priority(name("q")))),
                2,
                "p");
        assertEquals(1, found[0]);
    }

    @Test
    void event_thatEndsAnothersTrigger_cancelsIt() throws SbmlException {
        String untouched = call("and", after(1), call("eq", name("q"), number(0)));
        double[] found = Sbml.last(
                model(
                        event("a", untouched, FLEETING, true, set("q", number(1)), priority(number(2))),
                        event("b", untouched, FLEETING, true, set("p", number(1)), priority(number(1)))),
                2,
                "p",
                "q");
        assertArrayEquals(new double[] {0, 1}, found);
    }

    @Test
    void event_thatCausesAnother_isFollowedAtTheSameTime() throws SbmlException {
        double[][] rows = Sbml.run(
                model(
                        event("a", after(1), FROM_TRUE, true, set("q", number(1))),
                        event("b", call("gt", name("q"), number(0)), FROM_TRUE, true, set("p", TIME))),
                2,
                2,
                "p");
        assertArrayEquals(new double[] {0, 1, 1}, column(rows, 0));
    }

    @Test
    void eventsWithoutEnd_areStopped() {
        String on = call("gt", name("q"), number(0));
        String off = call("leq", name("q"), number(0));
        assertThrows(
                SolverException.class,
                () -> Sbml.last(
                        model(
                                event("a", off, FROM_FALSE, true, set("q", number(1))),
                                event("b", on, FROM_FALSE, true, set("q", number(0)))),
                        2,
                        "q"));
    }

    @Test
    void settings_ofOneEvent_areSimultaneous() throws SbmlException {
        String swap = set("p", name("q")) + set("q", call("plus", name("p"), number(1)));
        assertArrayEquals(
                new double[] {0, 1}, Sbml.last(model(event("e", after(1), FROM_TRUE, true, swap)), 2, "p", "q"));
    }

    /// Which of two equals comes last, over many runs.
    @Test
    void priority_ofEquals_isDrawn() throws SbmlException {
        SbmlNetwork network = Sbml.read(model(
                event("a", after(1), FROM_TRUE, true, set("p", number(1)), priority(number(3))),
                event("b", after(1), FROM_TRUE, true, set("p", number(2)), priority(number(3)))));
        SbmlColumns columns = new SbmlColumns(network, List.of(new Request("p", Form.DECLARED)));
        SbmlCourse course = SbmlCourse.meanField(network, columns, Sbml.times(2, 1), SbmlCourse.Closeness.to(1e-6), 1);
        int ones = 0;
        for (int run = 0; run < 1000; run++) {
            ones += course.rows(run)[1][0] == 1 ? 1 : 0;
        }
        // Binomial(1000, 1/2) has the standard deviation 15.8; six of them are 95. A fixed order gives 0 or 1000.
        assertTrue(Math.abs(ones - 500) < 95, "a came last " + ones + " times");
    }

    @Test
    void rate_thatJumpsInTime_isNotSmeared() throws SbmlException {
        // 1 from time 1 to time 1 + 1e-4, else 0: a pulse that no step of usual length would see.
        String pulse = "<piecewise><piece>" + number(1e4) + call("and", after(1), call("lt", TIME, number(1.0001)))
                + "</piece><otherwise>" + number(0) + "</otherwise></piecewise>";
        String model = level3(list("Parameters", parameter("p", 0)), list("Rules", rate("p", pulse)));
        assertEquals(1, Sbml.last(model, 100, "p")[0], 1e-7);
    }

    @Test
    void rate_thatJumpsWithTheState_isNotSmeared() throws SbmlException {
        // x grows at 1 up to 1, then at 3: x(2) = 4.
        String law = "<piecewise><piece>" + number(1) + call("lt", name("x"), number(1)) + "</piece><otherwise>"
                + number(3) + "</otherwise></piecewise>";
        String model = level3(list("Parameters", parameter("x", 0)), list("Rules", rate("x", law)));
        assertEquals(4, Sbml.last(model, 2, "x")[0], 1e-7);
    }

    @Test
    void constraint_thatIsBroken_endsTheRun() {
        String model = level3(
                list("Parameters", parameter("x", 0)),
                list("Rules", rate("x", number(1))),
                "<listOfConstraints><constraint>" + math(call("lt", name("x"), number(3))) + "</constraint>"
                        + "</listOfConstraints>");
        SolverException found = assertThrows(SolverException.class, () -> Sbml.last(model, 5, "x"));
        assertTrue(
                String.valueOf(found.getMessage()).startsWith("the constraint of line 9 does not hold at time 3.0"),
                found.getMessage());
    }
}
