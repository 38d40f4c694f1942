package crosstalk.model;

import crosstalk.network.Interpreter;
import crosstalk.network.Network;
import crosstalk.network.Reaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A model of a few lines for tests, lowered, with a state that the test sets.
final class TinyModel {

    /// Two places, a cell volume of 1e-6 mm^3, a rate of 2 and one of 3 per day; the test adds the rest.
    static final String HEAD = """
            model: tiny
            compartments:
              tumour: { kind: tissue }
              blood: { kind: well-mixed, volume: 2 mm^3 }
            parameters:
              cell_volume: { value: 1000 um^3, origin: assumed, range: 500 to 2000 um^3, reason: test }
              two: { value: 2 1/day, origin: assumed, range: 1 to 3 1/day, reason: test }
              three: { value: 3 1/day, origin: assumed, range: 1 to 3 1/day, reason: test }
              half: { value: 0.5, origin: assumed, range: 0 to 1, reason: test }
              one_cell: { value: 1 cell, origin: assumed, range: 1 to 2 cell, reason: test }
              per_volume: { value: 4 cell/mm^3, origin: assumed, range: 1 to 9 cell/mm^3, reason: test }
            """;

    private static final double[] NOTHING = {};

    private final Lowered lowered;
    private final double[] state;
    private final Map<String, Integer> species = new HashMap<>();

    private TinyModel(Lowered lowered) {
        this.lowered = lowered;
        List<crosstalk.network.Species> all = lowered.network().species();
        for (int i = 0; i < all.size(); i++) {
            species.put(all.get(i).name(), i);
        }
        state = new double[all.size()];
        for (int i = 0; i < state.length; i++) {
            state[i] = Interpreter.evaluate(
                    lowered.network().start().get(i),
                    0,
                    NOTHING,
                    lowered.network().defaultParameters(),
                    NOTHING);
        }
    }

    /// Lowers the head with more lines.
    static TinyModel of(Path folder, String lines) throws ProblemsException {
        return of(folder, lines, List.of());
    }

    static TinyModel of(Path folder, String lines, List<String> sites) throws ProblemsException {
        Model model = read(folder, HEAD + lines);
        return new TinyModel(model.lower(model.drugNames(), sites));
    }

    static Model read(Path folder, String text) throws ProblemsException {
        return Model.read(write(folder, "tiny.yaml", text));
    }

    static Path write(Path folder, String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Problems of a model file, one per line, without the folder.
    static String problems(Path folder, String name) {
        try {
            Model.read(folder.resolve(name));
            return "";
        } catch (ProblemsException e) {
            return e.problems().stream()
                    .map(Problem::toString)
                    .collect(Collectors.joining("\n"))
                    .replace(folder + "/", "");
        }
    }

    Lowered lowered() {
        return lowered;
    }

    TinyModel with(String name, double amount) {
        state[index(name)] = amount;
        return this;
    }

    private int index(String name) {
        Integer index = species.get(name);
        if (index == null) {
            throw new IllegalArgumentException("no species " + name + " among " + species.keySet());
        }
        return index;
    }

    double amount(String name) {
        return state[index(name)];
    }

    /// Firings per day of a reaction, by its full name.
    double rate(String reaction) {
        return evaluate(reaction(reaction).rate());
    }

    /// What one firing changes, by species.
    Map<String, Double> changes(String reaction) {
        Map<String, Double> changes = new HashMap<>();
        for (Reaction.Change change : reaction(reaction).changes()) {
            String name = lowered.network().species().get(change.species()).name();
            changes.merge(name, evaluate(change.amount()), Double::sum);
        }
        return changes;
    }

    private double evaluate(crosstalk.network.Expression expression) {
        Network network = lowered.network();
        double[] assigned = new double[network.assignments().size()];
        new Interpreter(network).assign(0, state, network.defaultParameters(), assigned);
        return Interpreter.evaluate(expression, 0, state, network.defaultParameters(), assigned);
    }

    /// Names of all reactions, sorted.
    List<String> reactions() {
        return lowered.network().reactions().stream()
                .map(Reaction::name)
                .sorted()
                .toList();
    }

    private Reaction reaction(String name) {
        return lowered.network().reactions().stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no reaction " + name + " among " + reactions()));
    }

    /// A readout at a site, in its own unit.
    double readout(String name, String site) {
        Lowered.ReadoutPlace place = lowered.readouts().stream()
                .filter(r -> r.name().equals(name) && r.site().equals(site))
                .findFirst()
                .orElseThrow();
        return observed(place.assignment()) / place.perUnit();
    }

    double readout(String name) {
        return readout(name, "primary");
    }

    /// An assigned quantity of the observation.
    double observed(int assignment) {
        Network network = lowered.observation();
        double[] assigned = new double[network.assignments().size()];
        new Interpreter(network).assign(0, state, network.defaultParameters(), assigned);
        return assigned[assignment];
    }

    /// What all reactions together change per day, by species.
    double[] flow() {
        double[] flow = new double[state.length];
        for (Reaction reaction : lowered.network().reactions()) {
            double rate = evaluate(reaction.rate());
            for (Reaction.Change change : reaction.changes()) {
                flow[change.species()] += rate * evaluate(change.amount());
            }
        }
        return flow;
    }

    double flow(String name) {
        return flow()[index(name)];
    }
}
