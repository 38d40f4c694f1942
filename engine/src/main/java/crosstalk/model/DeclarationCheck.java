package crosstalk.model;

import crosstalk.quantity.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Checks what entries say about one another, before expressions are looked into.
final class DeclarationCheck {

    private final Declarations model;
    private final List<Problem> problems;
    private boolean sound = true;

    DeclarationCheck(Declarations model, List<Problem> problems) {
        this.model = model;
        this.problems = problems;
    }

    /// Whether compartments, sites, sets and names are such that expressions can be looked into.
    boolean check() {
        checkCompartments();
        model.populations().values().forEach(this::checkPopulation);
        model.space().values().forEach(this::checkSpace);
        model.signals().values().forEach(s -> requireCompartment(s.compartment(), "signal", s));
        model.states().values().forEach(s -> requireCompartment(s.compartment(), "state", s));
        for (Declaration.Channel channel : model.channels().values()) {
            requireCompartment(channel.compartment(), "channel", channel);
            requireSets(channel.sets(), "channel", channel);
            if (channel.to().isEmpty()) {
                add(channel, "channel \"" + channel.name() + "\" has no receivers; say to: and who");
            }
        }
        for (Declaration.Value quantity : model.quantities().values()) {
            requireCompartment(quantity.compartment(), "quantity", quantity);
            requireSets(quantity.sets(), "quantity", quantity);
        }
        for (Declaration.Value readout : model.readouts().values()) {
            requireCompartment(readout.compartment(), "readout", readout);
            if (!readout.sets().isEmpty()) {
                fatal(
                        readout,
                        "readout \"" + readout.name() + "\": a readout has no index; write one for each element");
            }
        }
        model.drugs().values().forEach(this::checkDrug);
        checkNames();
        return sound;
    }

    private void checkCompartments() {
        Set<String> sites = new HashSet<>();
        boolean tissue = false;
        for (Declaration.Compartment compartment : model.compartments().values()) {
            tissue |= compartment.tissue();
            for (String site : compartment.sites()) {
                if (compartment.tissue() && !sites.add(site)) {
                    fatal(compartment, "site \"" + site + "\" stands twice; each site has a name of its own");
                }
            }
            boolean negative = compartment.volume().map(v -> v.value() <= 0).orElse(false);
            if (negative) {
                add(compartment, "compartment \"" + compartment.name() + "\": its volume is not more than 0");
            }
        }
        if (!tissue) {
            model.populations().values().stream()
                    .findFirst()
                    .ifPresent(p -> fatal(p, "no compartment is a tissue; a tumour grows in one"));
        }
    }

    private void checkSpace(Declaration.Space space) {
        List<String> tissues = model.compartments().values().stream()
                .filter(Declaration.Compartment::tissue)
                .map(Declaration.Compartment::name)
                .toList();
        if (!tissues.contains(space.name())) {
            fatal(
                    space,
                    "space: \"" + space.name() + "\" is not a tissue, and only tissues are resolved in space"
                            + nearest(space.name(), tissues));
        }
    }

    private void checkPopulation(Declaration.Population population) {
        String name = "population \"" + population.name() + "\"";
        requireSets(population.sets(), "population", population);
        if (new HashSet<>(population.compartments()).size()
                < population.compartments().size()) {
            fatal(population, name + " lives twice in one compartment: " + population.compartments());
        }
        boolean tissue = false;
        for (String compartment : population.compartments()) {
            requireCompartment(compartment, "population", population);
            Declaration.Compartment known = model.compartments().get(compartment);
            tissue |= known != null && known.tissue();
        }
        if (tissue && population.volume().isEmpty()) {
            add(population, name + " lives in a tissue, so it needs a volume per cell");
        }
        if (!tissue
                && (population.motility().isPresent() || population.chemotaxis().isPresent())) {
            add(population, name + " moves, but lives in no tissue");
        }
        if (population.chemotaxis().isPresent() && population.motility().isEmpty()) {
            add(population, name + " has a chemotaxis, so it needs a motility");
        }
        if (!tissue && population.malignant()) {
            add(population, name + " is malignant, but lives in no tissue");
        }
    }

    private void requireCompartment(String compartment, String what, Declaration thing) {
        if (!compartment.isEmpty() && !model.compartments().containsKey(compartment)) {
            fatal(
                    thing,
                    what + " \"" + thing.name() + "\": there is no compartment \"" + compartment + "\""
                            + nearest(compartment, model.compartments().keySet()));
        }
    }

    private void requireSets(List<String> sets, String what, Declaration thing) {
        for (String set : sets) {
            if (!model.sets().containsKey(set)) {
                fatal(
                        thing,
                        what + " \"" + thing.name() + "\": there is no set \"" + set + "\""
                                + nearest(set, model.sets().keySet()));
            }
        }
        if (new HashSet<>(sets).size() < sets.size()) {
            fatal(
                    thing,
                    what + " \"" + thing.name() + "\" has the set " + sets.getFirst()
                            + " twice; the same name is the same element");
        }
    }

    private void checkDrug(Declaration.Drug drug) {
        Set<String> receptors = new TreeSet<>();
        model.channels().values().forEach(c -> receptors.add(c.receptorName()));
        for (Map.Entry<String, Formula> occupied : drug.occupies().entrySet()) {
            if (!receptors.contains(occupied.getKey())) {
                problems.add(occupied.getValue()
                        .problem("drug \"" + drug.name() + "\" occupies \"" + occupied.getKey()
                                + "\", which is no channel's receptor" + nearest(occupied.getKey(), receptors)));
            }
        }
        List<String> places = new ArrayList<>(model.compartments().values().stream()
                .filter(Declaration.Compartment::tissue)
                .map(Declaration.Compartment::name)
                .toList());
        places.add("plasma");
        drug.seen()
                .values()
                .forEach(seen -> seen.forEach((place, factor) -> {
                    if (!places.contains(place)) {
                        problems.add(factor.problem("drug \"" + drug.name() + "\": seen in \"" + place
                                + "\", expected one of " + String.join(", ", places) + nearest(place, places)));
                    }
                }));
    }

    /// What expressions and the network call by a bare name may stand for one thing only.
    private void checkNames() {
        Set<String> taken = new HashSet<>();
        model.parameters().forEach(p -> taken.add(p.name().replaceFirst("\\[.*", "")));
        for (ModelParameter parameter : model.parameters()) {
            String family = parameter.name().replaceFirst("\\[.*", "");
            boolean both = !family.equals(parameter.name())
                    && model.parameters().stream().anyMatch(p -> p.name().equals(family));
            if (both) {
                sound = false;
                String message = "parameter \"" + family + "\" stands both with an index and without";
                problems.add(new Problem(parameter.file(), parameter.line(), message));
            }
        }
        for (Collection<? extends Declaration> kind :
                List.of(model.quantities().values(), model.states().values())) {
            for (Declaration thing : kind) {
                if (!taken.add(thing.name())) {
                    fatal(thing, "\"" + thing.name() + "\" is the name of a parameter or quantity already");
                }
            }
        }
        for (Collection<? extends Declaration> kind :
                List.of(model.states().values(), model.drugs().values())) {
            for (Declaration thing : kind) {
                if (model.populations().containsKey(thing.name())) {
                    fatal(thing, "\"" + thing.name() + "\" is the name of a population already");
                }
            }
        }
    }

    private void add(Declaration thing, String message) {
        problems.add(thing.place().problem(message));
    }

    private void fatal(Declaration thing, String message) {
        sound = false;
        add(thing, message);
    }

    private static String nearest(String name, Collection<String> legal) {
        return Suggestion.phrase(name, legal);
    }
}
