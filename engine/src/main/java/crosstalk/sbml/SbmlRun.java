package crosstalk.sbml;

import crosstalk.network.Expression;
import crosstalk.network.Interpreter;
import crosstalk.network.Network;
import crosstalk.random.Stream;
import crosstalk.sbml.SbmlNetwork.Event;
import crosstalk.sbml.SbmlNetwork.Guard;
import crosstalk.sbml.SbmlNetwork.Setting;
import crosstalk.solver.Simulation;
import crosstalk.solver.SolverException;
import crosstalk.solver.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// One simulation of a file of SBML on its way through time: stops it where something jumps, and executes events.
///
/// At any moment, in this order: triggers that became true put their events into the queue, those that became false
/// take events that are not persistent out of it; of the events that are due, the one of the highest priority is executed
/// (events of one priority in an order drawn at random; those without a priority last, in the file's order); triggers
/// and priorities are looked at again; and so on until nothing is due. Works with every solver.
///
/// Error: moments that time and parameters decide are exact; those that the state decides are as exact as the
/// solver's watches.
public final class SbmlRun {

    private static final int MOST_EVENTS_AT_ONCE = 100_000;
    private static final int MOST_IDLE_STOPS = 1_000;
    /// Moments closer than this, relative to the time, are one.
    private static final double SAME = 1e-13;

    private final SbmlNetwork model;
    private final Simulation simulation;
    private final Stream draws;
    private final List<Watch> watches = new ArrayList<>();
    private final boolean[] wasTrue;
    private final List<Waiting> queue = new ArrayList<>();

    /// An event that was triggered.
    ///
    /// @param at when it is due
    /// @param values what it sets, if that was worked out when it was triggered
    private record Waiting(int event, double at, double @Nullable [] values) {}

    /// A run at time 0, before any event.
    ///
    /// @param simulation of the model's network, at time 0
    /// @param draws for the order of events of one priority
    public SbmlRun(SbmlNetwork model, Simulation simulation, Stream draws) {
        this.model = model;
        this.simulation = simulation;
        this.draws = draws;
        wasTrue = new boolean[model.events().size()];
        for (int k = 0; k < wasTrue.length; k++) {
            Event event = model.events().get(k);
            wasTrue[k] = event.startsTrue();
            if (event.watched()) {
                watch(event.trigger());
            }
        }
        model.guards().forEach(guard -> watch(guard.assignment()));
        model.stateJumps().forEach(this::watch);
        react();
    }

    private void watch(int assignment) {
        watches.add(new Watch(assignment, 0.5, true));
        watches.add(new Watch(assignment, 0.5, false));
    }

    /// The simulation, at the present.
    public Simulation simulation() {
        return simulation;
    }

    /// Moves to a time; the events of that moment are executed.
    ///
    /// @throws SolverException when the simulation can not go on, a constraint does not hold, or events never end
    public void advance(double end) {
        int idle = 0;
        while (simulation.time() < end) {
            double from = simulation.time();
            OptionalInt struck = step(end);
            boolean hardlyMoved = simulation.time() - from <= 1e-9 * (end - from);
            idle = struck.isPresent() && hardlyMoved ? idle + 1 : 0;
            if (idle > MOST_IDLE_STOPS) {
                throw new SolverException("the equations jump to and fro without end at time " + simulation.time());
            }
            if (struck.isPresent()) {
                simulation.changed();
            }
            react();
        }
    }

    /// Goes as far as the simulation may: not past an event that is due, and up to and then over each jump in time.
    ///
    /// A step that ends just short of a jump does not see it. In the tiny one that follows the jump comes early, before
    /// the step begins, so that no step ever has a jump within.
    private OptionalInt step(double end) {
        double now = simulation.time();
        double target = end;
        for (Waiting waiting : queue) {
            target = Math.min(target, waiting.at());
        }
        double shortest = Math.max(SAME * Math.abs(now), SAME * (end - now));
        double jump = Double.POSITIVE_INFINITY;
        for (TimeJump each : model.timeJumps()) {
            OptionalDouble found = each.next(now, Math.min(target, jump), simulation.parameters());
            jump = Math.min(jump, found.orElse(jump));
        }
        if (jump > target) {
            return simulation.advance(Math.min(end, Math.max(target, now + shortest)), watches);
        }
        double before = jump - 2 * Math.max(SAME * Math.abs(jump), shortest);
        if (before > now + shortest) {
            return simulation.advance(before, watches);
        }
        double over = Math.min(end, Math.max(jump, now + shortest));
        simulation.parameters()[model.clock()] = 2 * (over - now);
        simulation.changed();
        OptionalInt struck = simulation.advance(over, watches);
        simulation.parameters()[model.clock()] = 0;
        simulation.changed();
        return struck;
    }

    /// Executes whatever is due now.
    private void react() {
        look();
        for (int executed = 0; ; executed++) {
            int next = next();
            if (next < 0) {
                break;
            }
            execute(queue.remove(next));
            look();
            if (executed > MOST_EVENTS_AT_ONCE) {
                throw new SolverException("events cause one another without end at time " + simulation.time());
            }
        }
        for (Guard guard : model.guards()) {
            if (simulation.assigned()[guard.assignment()] != 0) {
                throw new SolverException(guard.message() + " at time " + simulation.time());
            }
        }
    }

    /// Looks at every trigger.
    private void look() {
        double[] assigned = simulation.assigned();
        for (int k = 0; k < wasTrue.length; k++) {
            Event event = model.events().get(k);
            boolean isTrue = assigned[event.trigger()] != 0;
            int index = k;
            if (isTrue && !wasTrue[k]) {
                queue.add(triggered(k, event));
            } else if (!isTrue && wasTrue[k] && !event.persistent()) {
                queue.removeIf(waiting -> waiting.event() == index);
            }
            wasTrue[k] = isTrue;
        }
    }

    private Waiting triggered(int index, Event event) {
        double delay = event.delay() == null ? 0 : value(event.delay());
        if (!(delay >= 0)) {
            throw new SolverException(
                    "the delay of " + event.name() + " is " + delay + " at time " + simulation.time());
        }
        return new Waiting(index, simulation.time() + delay, event.atTrigger() ? values(event) : null);
    }

    private double[] values(Event event) {
        return event.settings().stream()
                .mapToDouble(setting -> value(setting.value()))
                .toArray();
    }

    private double value(Expression expression) {
        return Interpreter.evaluate(
                expression, simulation.time(), simulation.state(), simulation.parameters(), simulation.assigned());
    }

    /// The place in the queue of the event to be executed next; -1 when none is due.
    private int next() {
        double now = simulation.time();
        double due = now + SAME * Math.abs(now);
        List<Integer> best = new ArrayList<>();
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < queue.size(); i++) {
            Waiting waiting = queue.get(i);
            if (waiting.at() > due) {
                continue;
            }
            Expression priority = model.events().get(waiting.event()).priority();
            double found = priority == null ? Double.NEGATIVE_INFINITY : value(priority);
            if (found > highest) {
                best.clear();
                highest = found;
            }
            if (found == highest) {
                best.add(i);
            }
        }
        if (best.isEmpty()) {
            return -1;
        }
        boolean drawn = best.size() > 1 && highest > Double.NEGATIVE_INFINITY;
        return best.get(drawn ? draws.nextInt(best.size()) : 0);
    }

    /// Everything is set at once: a concentration counts in the compartment as it was before, and the amount stays when the
    /// same event changes the compartment.
    private void execute(Waiting waiting) {
        Event event = model.events().get(waiting.event());
        double[] values = waiting.values() != null ? waiting.values() : values(event);
        double[] amounts = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            Setting setting = event.settings().get(i);
            amounts[i] = setting.size() == null ? values[i] : values[i] * value(setting.size());
        }
        double[] sizes = sizes();
        for (int i = 0; i < values.length; i++) {
            keep(event, event.settings().get(i), amounts[i]);
        }
        simulation.changed();
        if (rescale(sizes)) {
            simulation.changed();
        }
    }

    private void keep(Event event, Setting setting, double value) {
        if (!setting.inState()) {
            simulation.parameters()[setting.index()] = value;
            return;
        }
        Network network = model.network();
        if (network.species().get(setting.index()).counted() && (value != Math.rint(value) || value < 0)) {
            throw new SolverException(event.name() + " sets the amount of " + setting.id() + " to " + value
                    + " at time " + simulation.time() + ", where a whole number from 0 is expected");
        }
        simulation.state()[setting.index()] = value;
    }

    private double[] sizes() {
        return model.rescaled().stream().mapToDouble(each -> value(each.size())).toArray();
    }

    /// Keeps the amount of species kept as concentrations where an event has changed their compartment.
    private boolean rescale(double[] before) {
        double[] after = sizes();
        boolean any = false;
        for (int i = 0; i < before.length; i++) {
            if (before[i] != after[i]) {
                simulation.state()[model.rescaled().get(i).species()] *= before[i] / after[i];
                any = true;
            }
        }
        return any;
    }
}
