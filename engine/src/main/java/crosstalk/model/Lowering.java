package crosstalk.model;

import crosstalk.network.Assignment;
import crosstalk.network.Expression;
import crosstalk.network.Network;
import crosstalk.network.Parameter;
import crosstalk.network.Reaction;
import crosstalk.network.Space;
import crosstalk.network.Species;
import crosstalk.quantity.Dimension;
import crosstalk.quantity.Unit;
import crosstalk.quantity.UnitException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// From declarations to a network: one species per population, index and place; one reaction per rule, index and place.
final class Lowering {

    /// Names and units are the same at any edge, mm.
    private static final double CHECKED_EDGE = 1;

    private final Declarations model;
    private final List<Problem> problems;
    private final List<String> drugs;
    private final Map<String, List<String>> sites = new LinkedHashMap<>();
    private final Ledger ledger = new Ledger();
    private final Body body;
    private final Translation translation;
    private final RuleLowering rules;
    private final Optional<SpaceAssembly> space;

    /// @param drugs that may be given; others are left out
    /// @param extraSites of the first tissue, besides those that the model names
    /// @param edge of a voxel, mm, when the tissues are to be resolved in space
    Lowering(
            Declarations model,
            Collection<String> drugs,
            List<String> extraSites,
            Optional<Double> edge,
            List<Problem> problems) {
        this.model = model;
        this.problems = problems;
        this.drugs = List.copyOf(drugs);
        for (Declaration.Compartment compartment : model.compartments().values()) {
            if (compartment.tissue()) {
                List<String> names = new ArrayList<>(compartment.sites());
                if (sites.isEmpty()) {
                    extraSites.stream().filter(s -> !names.contains(s)).forEach(names::add);
                }
                sites.put(compartment.name(), names);
            }
        }
        Matching matching = new Matching(model.sets());
        Optional<Voxels> voxels = edge.map(e -> new Voxels(ledger, e));
        this.body = new Body(model, ledger, matching, sites, voxels);
        this.translation = new Translation(model, ledger, matching, body, this.drugs, problems);
        this.rules = new RuleLowering(body, translation, problems);
        this.space = voxels.map(v -> new SpaceAssembly(model, body, translation, v));
    }

    /// The lowered model; empty when there is any problem, which is then among those of the constructor.
    Optional<Lowered> lower() {
        declare();
        if (space.isPresent()) {
            problems.addAll(translation.tissues().lacking());
            if (!problems.isEmpty()) {
                return Optional.empty();
            }
        }
        List<Reaction> reactions = reactions();
        List<Expression> start = start();
        List<int[]> watched = new ArrayList<>();
        for (Place site : allSites()) {
            watched.add(new int[] {volume(site), burden(site)});
        }
        space.ifPresent(s -> s.solved(allSites()));
        List<Assignment> solved = List.copyOf(ledger.assignments());
        Observation observation = new Observation(model, ledger, body, translation, problems, drugs, allSites());
        Map<String, Map<String, List<Lowered.Injection>>> inocula =
                new Injections(model, ledger, body, translation, problems).inocula(allSites());
        List<Lowered.Site> siteList = observation.sites(watched);
        List<Lowered.ChannelPlace> channels = observation.channels();
        List<Lowered.ReadoutPlace> readouts = observation.readouts();
        Map<String, Lowered.DrugPlaces> places = observation.drugs();
        Map<Place, List<Space.Layer>> layers =
                space.map(s -> s.layers(allSites(), drugs)).orElse(Map.of());
        observation.checkUnusedQuantities();
        checkDiffusion();
        List<Assignment> measured = List.copyOf(ledger.assignments());
        Lowered.Dimensions dimensions = ledger.dimensions();
        if (model.space().isEmpty()) {
            new SpaceTermsCheck(model, body, translation).check();
        }
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        List<Species> species = ledger.speciesList();
        List<Parameter> parameters = ledger.parameterList();
        // What space adds to the species starts from nothing.
        List<Expression> begin = new ArrayList<>(start);
        begin.addAll(Collections.nCopies(species.size() - start.size(), Expression.ZERO));
        Network network = new Network(species, parameters, solved, reactions, begin);
        Network observed = new Network(species, parameters, measured, List.of(), begin);
        return Optional.of(new Lowered(
                network,
                observed,
                siteList,
                observation.populations(),
                channels,
                readouts,
                places,
                inocula,
                volumes(),
                dimensions,
                space.map(s -> s.space(network, observed, layers))));
    }

    /// The number of cells that a subject gets at time 0, if the model says; once lowered.
    Optional<Expression> checkInoculation() {
        return model.inoculation()
                .map(given -> translation.positive(given.cells(), Scope.ofParameters(Map.of()), Dimension.CELL))
                .map(Typed::value);
    }

    /// Checks what only a model resolved in space says, once all else is right.
    ///
    /// @return full names of the parameters that something named
    static Set<String> checkSpace(Declarations model, List<Problem> problems) {
        if (model.space().isEmpty() || !problems.isEmpty()) {
            return Set.of();
        }
        Lowering lowering = new Lowering(model, model.drugs().keySet(), List.of(), Optional.of(CHECKED_EDGE), problems);
        lowering.lower();
        return lowering.usedParameters();
    }

    /// Full names of the parameters that something named, once lowered.
    Set<String> usedParameters() {
        return ledger.used();
    }

    private void declare() {
        model.parameters().forEach(ledger::addParameter);
        for (Declaration.Population population : model.populations().values()) {
            try {
                body.add(population);
            } catch (IllegalArgumentException e) {
                problems.add(population.place().problem("population \"" + population.name() + "\": " + e.getMessage()));
            }
        }
        translation.talk().pharmacology().addSpecies();
        translation.states().addSpecies();
    }

    private List<Reaction> reactions() {
        Pharmacology pharmacology = translation.talk().pharmacology();
        model.rules().forEach(rules::lower);
        for (String name : drugs) {
            Declaration.Drug drug = pharmacology.drug(name);
            drug.depletes().forEach((selector, rate) -> rules.deplete(name, selector, rate));
        }
        List<Reaction> reactions = new ArrayList<>(rules.reactions());
        reactions.addAll(pharmacology.reactions());
        reactions.addAll(translation.states().reactions());
        return reactions;
    }

    /// Only the spatial solver needs it, but a mistake in it is found everywhere.
    private void checkDiffusion() {
        Dimension area = Dimension.LENGTH.power(2).per(Dimension.TIME);
        for (Declaration.Signal signal : model.signals().values()) {
            List<Place> places = body.places(translation.talk().signals().tissue(signal));
            signal.diffusion().ifPresent(d -> translation.atLeastZero(d, Scope.at(places.getFirst()), area));
        }
    }

    private List<Place> allSites() {
        List<Place> all = new ArrayList<>();
        sites.keySet().forEach(tissue -> all.addAll(body.places(tissue)));
        return all;
    }

    private Map<String, Double> volumes() {
        Map<String, Double> volumes = new LinkedHashMap<>();
        for (Declaration.Compartment compartment : model.compartments().values()) {
            if (!compartment.tissue()) {
                compartment.volume().ifPresent(v -> volumes.put(compartment.name(), v.value()));
            }
        }
        return volumes;
    }

    private int volume(Place site) {
        return ledger.index("volume to watch" + site.suffix(), body.volume(body.whole(site), translation));
    }

    private int burden(Place site) {
        List<Body.Cell> malignant = body.cells().stream()
                .filter(c -> c.place().equals(site) && c.population().malignant())
                .map(c -> c.at(body.whole(site)))
                .toList();
        return ledger.index("burden to watch" + site.suffix(), body.count(malignant));
    }

    private List<Expression> start() {
        Expression[] start = new Expression[ledger.speciesList().size()];
        java.util.Arrays.fill(start, Expression.ZERO);
        for (Body.Cell cell : body.cells()) {
            Formula formula = cell.population().start().get(cell.place().compartment());
            if (formula != null) {
                start[cell.species()] = translation
                        .atLeastZero(formula, Scope.ofParameters(cell.binding()), Dimension.CELL)
                        .value();
            }
        }
        for (Declaration.Population population : model.populations().values()) {
            for (String compartment : population.start().keySet()) {
                if (!population.compartments().contains(compartment)) {
                    problems.add(population
                            .place()
                            .problem("population \"" + population.name() + "\" starts in \"" + compartment
                                    + "\" but does not live there"));
                }
            }
        }
        return List.of(start);
    }

    /// Factor from canonical to the unit written.
    static double perUnit(String unit) {
        try {
            return Unit.parse(unit).factor();
        } catch (UnitException e) {
            return 1;
        }
    }
}
