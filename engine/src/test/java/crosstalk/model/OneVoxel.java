package crosstalk.model;

import crosstalk.network.Expression;
import crosstalk.network.Interpreter;
import crosstalk.network.Network;
import crosstalk.network.Reaction;
import crosstalk.network.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A tissue of a single voxel that its cells fill, evaluated by an ordinary kernel: what must be the well-mixed model.
///
/// Levels of signals are production over loss plus background, responses are those to the level, cells meet those of
/// their own voxel only, and wholes are what the voxel says. Levels of drugs and states are those of the well-mixed state.
final class OneVoxel {

    /// No chain of inputs is longer: each pass settles at least one more of them.
    private static final int MOST_PASSES = 200;

    private final Lowered lowered;
    private final Network observation;
    private final double[] parameters;
    private final double[] state;
    private final double[] assigned;

    /// @param wellMixed state by species of the well-mixed network
    OneVoxel(Lowered lowered, double[] wellMixed) {
        this.lowered = lowered;
        this.observation = lowered.observation();
        this.parameters = observation.defaultParameters();
        this.state = Arrays.copyOf(wellMixed, observation.species().size());
        this.assigned = new double[observation.assignments().size()];
        settle(wellMixed.length);
    }

    /// Lowers what is declared without what stands under `in space`.
    static Lowered lower(Model model, Optional<Double> edge) {
        Declarations all = model.declarations();
        Map<String, Declaration.Value> quantities = new LinkedHashMap<>();
        all.quantities().forEach((name, q) -> quantities.put(name, withoutSpace(q)));
        Declarations plain = new Declarations(
                all.sets(),
                all.compartments(),
                all.space(),
                all.populations(),
                all.signals(),
                all.channels(),
                quantities,
                all.states(),
                all.rules(),
                all.drugs(),
                all.inocula(),
                all.readouts(),
                all.parameters(),
                all.inoculation(),
                all.written());
        List<Problem> problems = new ArrayList<>();
        return new Lowering(plain, model.drugNames(), List.of(), edge, problems)
                .lower()
                .orElseThrow(() -> new IllegalStateException(problems.toString()));
    }

    private static Declaration.Value withoutSpace(Declaration.Value q) {
        return new Declaration.Value(
                q.name(),
                q.sets(),
                q.compartment(),
                q.formula(),
                Optional.empty(),
                q.unit(),
                q.label(),
                q.summary(),
                q.source(),
                q.place());
    }

    private void settle(int wellMixed) {
        double[] before;
        int passes = 0;
        do {
            if (++passes > MOST_PASSES) {
                throw new IllegalStateException("inputs do not settle");
            }
            before = state.clone();
            new Interpreter(observation).assign(0, state, parameters, assigned);
            tissues().forEach(t -> pass(t, wellMixed));
        } while (!Arrays.equals(before, state));
    }

    private void pass(Space.Tissue tissue, int wellMixed) {
        for (Space.Nearby nearby : tissue.nearby()) {
            state[nearby.species()] =
                    nearby.of().stream().mapToDouble(s -> state[s]).sum();
        }
        for (Space.Field field : tissue.fields()) {
            if (field.species() >= wellMixed) {
                state[field.species()] = value(field.production()) / value(field.loss()) + value(field.background());
            }
            for (Space.Response response : field.responses()) {
                double level = state[field.species()];
                state[response.species()] = level / (level + value(response.half()));
            }
        }
        for (Space.Whole whole : tissue.wholes()) {
            boolean nothing = whole.gathering() == Space.Gathering.MEAN && value(whole.weight()) <= 0;
            state[whole.species()] = nothing ? 0 : value(whole.value());
        }
    }

    List<Space.Tissue> tissues() {
        return lowered.space().orElseThrow().tissues();
    }

    double value(Expression expression) {
        return Interpreter.evaluate(expression, 0, state, parameters, assigned);
    }

    double observed(int assignment) {
        return assigned[assignment];
    }

    double amount(String species) {
        return state[observation.speciesIndex(species)];
    }

    /// Rates by name of the reaction.
    Map<String, Double> rates() {
        Map<String, Double> rates = new HashMap<>();
        for (Reaction reaction : lowered.network().reactions()) {
            rates.put(reaction.name(), value(reaction.rate()));
        }
        return rates;
    }
}
