package crosstalk.model;

import crosstalk.network.Expression;
import crosstalk.network.Operation;
import crosstalk.quantity.Dimension;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What can be measured, as assigned quantities that the solver itself does not need.
final class Observation {

    private final Declarations model;
    private final Ledger ledger;
    private final Body body;
    private final Translation translation;
    private final List<Problem> problems;
    private final List<String> drugs;
    private final List<Place> sites;

    Observation(
            Declarations model,
            Ledger ledger,
            Body body,
            Translation translation,
            List<Problem> problems,
            List<String> drugs,
            List<Place> sites) {
        this.model = model;
        this.ledger = ledger;
        this.body = body;
        this.translation = translation;
        this.problems = problems;
        this.drugs = drugs;
        this.sites = sites;
    }

    /// @param watched volume and burden of each site in the solved network
    List<Lowered.Site> sites(List<int[]> watched) {
        List<Lowered.Site> all = new ArrayList<>();
        for (int i = 0; i < sites.size(); i++) {
            Place site = sites.get(i);
            List<Body.Cell> here =
                    body.cells().stream().filter(c -> c.place().equals(site)).toList();
            int[] indices = watched.get(i);
            all.add(new Lowered.Site(
                    site.site(),
                    indices[0],
                    indices[1],
                    indices[0],
                    indices[1],
                    here.stream()
                            .filter(c -> c.population().malignant())
                            .map(Body.Cell::species)
                            .toList(),
                    here.stream().map(Body.Cell::species).toList()));
        }
        return all;
    }

    List<Lowered.PopulationPlace> populations() {
        return body.cells().stream()
                .map(c -> new Lowered.PopulationPlace(
                        c.name(),
                        c.population().name(),
                        c.place().compartment(),
                        c.place().site(),
                        c.species()))
                .toList();
    }

    List<Lowered.ReadoutPlace> readouts() {
        List<Lowered.ReadoutPlace> all = new ArrayList<>();
        for (Declaration.Value readout : model.readouts().values()) {
            boolean bodyWide = !readout.compartment().isEmpty() && !body.isTissue(readout.compartment());
            List<Place> places = bodyWide ? List.of(new Place(readout.compartment(), "")) : sites;
            if (readout.unit().isEmpty()) {
                problems.add(readout.place().problem("readout \"" + readout.name() + "\" has no unit to print"));
            }
            for (Place place : places) {
                Typed value = translation.value(readout, Scope.at(body.whole(place)));
                int index = ledger.index("readout " + readout.name() + place.suffix(), value);
                String label = readout.label().isEmpty() ? readout.name() : readout.label();
                double perUnit = Lowering.perUnit(readout.unit());
                all.add(new Lowered.ReadoutPlace(readout.name(), label, place.site(), readout.unit(), index, perUnit));
            }
        }
        return all;
    }

    List<Lowered.ChannelPlace> channels() {
        List<Lowered.ChannelPlace> all = new ArrayList<>();
        Matching matching = new Matching(model.sets());
        for (Declaration.Channel channel : model.channels().values()) {
            try {
                String compartment = translation.talk().channels().compartment(channel);
                for (Place place : body.places(compartment)) {
                    for (Matching.Match match : matching.matches(channel.sets(), List.of(), Map.of(), true)) {
                        add(channel, match.elements(), body.whole(place), all);
                    }
                }
            } catch (IllegalArgumentException | Ledger.CircleException e) {
                problems.add(channel.place().problem("channel \"" + channel.name() + "\": " + e.getMessage()));
            }
        }
        return all;
    }

    private void add(Declaration.Channel channel, List<String> elements, Place place, List<Lowered.ChannelPlace> all) {
        Channels channels = translation.talk().channels();
        String name = Matching.name(channel.name(), elements);
        int strength = ledger.index("line " + name + place.suffix(), channels.strength(channel, elements, place));
        Scope scope = channels.scope(channel, elements, place);
        Map<String, Expression> senders = channels.senders(channel, scope);
        Expression whole = Ledger.sum(List.copyOf(senders.values()));
        Expression volume = body.volumeDivisor(place, translation);
        for (Map.Entry<String, Expression> sender : senders.entrySet()) {
            Expression share = Expression.call(
                    Operation.IF,
                    Expression.call(Operation.LESS, Expression.ZERO, whole),
                    sender.getValue().over(whole),
                    Expression.ZERO);
            String from = "share of " + sender.getKey() + " in " + name + place.suffix();
            int shareIndex = ledger.index(from, Ledger.none(share));
            for (Map.Entry<String, List<Body.Cell>> receiver :
                    receivers(channel, scope).entrySet()) {
                Typed density = ledger.define(
                        "receivers " + receiver.getKey() + " of " + name + place.suffix(),
                        () -> Typed.of(body.count(receiver.getValue()).value().over(volume), Body.DENSITY));
                int densityIndex = ledger.index(
                        "density of receivers " + receiver.getKey() + " of " + name + place.suffix(), density);
                all.add(new Lowered.ChannelPlace(
                        name,
                        sender.getKey(),
                        receiver.getKey(),
                        place.compartment(),
                        place.site(),
                        strength,
                        shareIndex,
                        densityIndex));
            }
        }
    }

    private Map<String, List<Body.Cell>> receivers(Declaration.Channel channel, Scope scope) {
        Map<String, List<Body.Cell>> families = new LinkedHashMap<>();
        for (String to : channel.to()) {
            for (Body.Cell cell : translation.talk().channels().members(channel, "to", to, scope)) {
                List<Body.Cell> family =
                        families.computeIfAbsent(cell.population().name(), n -> new ArrayList<>());
                if (family.stream().noneMatch(c -> c.species() == cell.species())) {
                    family.add(cell);
                }
            }
        }
        return families;
    }

    Map<String, Lowered.DrugPlaces> drugs() {
        Map<String, Lowered.DrugPlaces> all = new LinkedHashMap<>();
        Pharmacology pharmacology = translation.talk().pharmacology();
        for (String name : drugs) {
            Declaration.Drug drug = pharmacology.drug(name);
            Pharmacology.Pools pools = pharmacology.pools(name);
            Map<String, Integer> tissue = new LinkedHashMap<>();
            Map<String, Map<String, Integer>> bound = new LinkedHashMap<>();
            for (Place site : sites) {
                Scope scope = Scope.at(body.whole(site)).inside(name);
                tissue.put(
                        site.site(),
                        ledger.index("level of " + name + site.suffix(), pharmacology.concentration(name, scope)));
                Map<String, Integer> receptors = new LinkedHashMap<>();
                for (String receptor : drug.occupies().keySet()) {
                    receptors.put(
                            receptor,
                            ledger.index(
                                    "occupied " + receptor + " by " + name + site.suffix(),
                                    pharmacology.bound(name, receptor, scope)));
                }
                bound.put(site.site(), receptors);
            }
            all.put(
                    name,
                    new Lowered.DrugPlaces(
                            pools.depot(),
                            bioavailability(drug),
                            pools.central(),
                            pools.dosed(),
                            drug.mass().map(m -> m.value()).orElse(1.0),
                            ledger.index("plasma level of " + name, pharmacology.plasma(name)),
                            tissue,
                            bound));
        }
        return all;
    }

    /// Of a dose through the depot, with the parameters' default values.
    private double bioavailability(Declaration.Drug drug) {
        Formula formula = drug.pharmacokinetics().get("bioavailability");
        if (formula == null) {
            return 1;
        }
        Typed fraction = translation.atLeastZero(formula, Scope.ofParameters(Map.of()), Dimension.NONE);
        double value = ledger.known(fraction.value()).orElse(1);
        if (value > 1) {
            problems.add(formula.problem("bioavailability is " + value + ", expected at most 1"));
        }
        return value;
    }

    /// Reads quantities that nothing names, so that a mistake in them is found too.
    void checkUnusedQuantities() {
        Set<String> defined = new LinkedHashSet<>();
        ledger.assignments().forEach(a -> defined.add(a.name().replaceAll("[\\[@].*", "")));
        for (Declaration.Value quantity : model.quantities().values()) {
            if (!defined.contains(quantity.name()) && !sites.isEmpty()) {
                Place place = quantity.compartment().isEmpty() || body.isTissue(quantity.compartment())
                        ? sites.getFirst()
                        : new Place(quantity.compartment(), "");
                Map<String, String> binding = new LinkedHashMap<>();
                quantity.sets().forEach(s -> {
                    IndexSet set = model.sets().get(s);
                    if (set != null) {
                        binding.put(s, set.elements().getFirst());
                    }
                });
                translation.value(quantity, Scope.at(place).with(binding));
            }
        }
    }
}
