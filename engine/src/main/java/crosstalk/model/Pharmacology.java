package crosstalk.model;

import crosstalk.network.Expression;
import crosstalk.network.Reaction;
import crosstalk.network.Reaction.Change;
import crosstalk.quantity.Dimension;
import crosstalk.quantity.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Where antibodies go, and which receptors they leave free.
final class Pharmacology {

    private static final Dimension CONCENTRATION = Dimension.AMOUNT.per(Dimension.VOLUME);
    /// What something is divided by, so that it may not be 0.
    private static final Set<String> DIVISORS = Set.of("central", "peripheral", "km");

    private static final Dimension FLOW = Dimension.VOLUME.per(Dimension.TIME);

    /// Species of one drug.
    record Pools(int depot, int central, int peripheral, int dosed, int days, Map<Place, Integer> tissue) {}

    private final Declarations model;
    private final Ledger ledger;
    private final Body body;
    private final Translation translation;
    private final List<String> active;
    private final Map<String, Pools> pools = new LinkedHashMap<>();
    private final Penetration penetration;

    Pharmacology(Declarations model, Ledger ledger, Body body, Translation translation, List<String> active) {
        this.model = model;
        this.ledger = ledger;
        this.body = body;
        this.translation = translation;
        this.active = active;
        this.penetration = new Penetration(ledger, body, translation, this);
    }

    /// Makes the species of the drugs in use.
    void addSpecies() {
        for (String name : active) {
            Declaration.Drug drug = drug(name);
            int depot = ledger.addSpecies(name + "@depot", false, Dimension.AMOUNT);
            int central = ledger.addSpecies(name + "@central", false, Dimension.AMOUNT);
            int peripheral = drug.pharmacokinetics().containsKey("peripheral")
                    ? ledger.addSpecies(name + "@peripheral", false, Dimension.AMOUNT)
                    : -1;
            int dosed = ledger.addSpecies(name + "@dosed", false, Dimension.NONE);
            int days = ledger.addSpecies(name + "@days", false, Dimension.TIME);
            Map<Place, Integer> tissue = new LinkedHashMap<>();
            for (Declaration.Compartment compartment : model.compartments().values()) {
                if (compartment.tissue()) {
                    for (Place place : body.places(compartment.name())) {
                        int index = ledger.addSpecies(name + place.suffix(), false, CONCENTRATION);
                        body.voxels().ifPresent(v -> v.spread(index));
                        tissue.put(place, index);
                    }
                }
            }
            pools.put(name, new Pools(depot, central, peripheral, dosed, days, tissue));
        }
    }

    Pools pools(String drug) {
        Pools found = pools.get(drug);
        if (found == null) {
            throw new IllegalArgumentException("drug \"" + drug + "\" is not in use");
        }
        return found;
    }

    Declaration.Drug drug(String name) {
        Declaration.Drug drug = model.drugs().get(name);
        if (drug == null) {
            throw new IllegalArgumentException("there is no drug \"" + name + "\""
                    + Suggestion.phrase(name, model.drugs().keySet()));
        }
        return drug;
    }

    Typed daysSinceFirstDose(Scope scope) {
        if (scope.drug().isEmpty()) {
            throw new IllegalArgumentException("days_since_first_dose has a meaning inside a drug only");
        }
        Pools found = pools.get(scope.drug());
        return found == null
                ? Typed.of(Expression.ZERO, Dimension.TIME)
                : Typed.of(Expression.species(found.days()), Dimension.TIME);
    }

    Typed kinetic(Declaration.Drug drug, String key, Dimension... expected) {
        Formula formula = drug.pharmacokinetics().get(key);
        if (formula == null) {
            return Typed.BROKEN;
        }
        Scope scope = Scope.at(Place.NOWHERE).inside(drug.name());
        return DIVISORS.contains(key)
                ? translation.positive(formula, scope, expected)
                : translation.atLeastZero(formula, scope, expected);
    }

    private Expression centralVolume(Declaration.Drug drug) {
        return kinetic(drug, "central", Dimension.VOLUME).value();
    }

    Typed plasma(String name) {
        return ledger.define("plasma " + name, () -> {
            Expression amount = Expression.species(pools(name).central());
            return Typed.of(amount.over(centralVolume(drug(name))), CONCENTRATION);
        });
    }

    private static String meant(String about, Scope scope) {
        if (about.equals("this") && scope.drug().isEmpty()) {
            throw new IllegalArgumentException("\"this\" has a meaning inside a drug only");
        }
        return about.equals("this") ? scope.drug() : about;
    }

    Typed concentration(String about, Scope scope) {
        String name = meant(about, scope);
        drug(name);
        if (!pools.containsKey(name)) {
            return Typed.of(Expression.ZERO, CONCENTRATION);
        }
        if (scope.place().whole()) {
            return body.mean(name, scope.place(), concentration(name, scope.local()));
        }
        Integer tissue = pools(name).tissue().get(scope.place());
        if (tissue == null) {
            return plasma(name);
        }
        return body.resolved(scope.place())
                ? penetration.level(drug(name), plasma(name).value(), scope.place(), tissue)
                : Typed.of(Expression.species(tissue), CONCENTRATION);
    }

    /// Concentration over Kd, as this receptor sees it here.
    private Expression load(String name, String receptor, Place place) {
        return ledger.define("load of " + name + " on " + receptor + place.suffix(), () -> {
                    Declaration.Drug drug = drug(name);
                    Scope scope = Scope.at(place).inside(name);
                    Formula kd = drug.occupies().get(receptor);
                    Expression load = concentration(name, scope)
                            .value()
                            .over(
                                    kd == null
                                            ? Expression.ONE
                                            : translation
                                                    .positive(kd, scope, CONCENTRATION)
                                                    .value());
                    Formula seen = drug.seen().getOrDefault(receptor, Map.of()).get(place.compartment());
                    return Ledger.none(
                            seen == null
                                    ? load
                                    : load.times(translation
                                            .atLeastZero(seen, scope, Dimension.NONE)
                                            .value()));
                })
                .value();
    }

    private Place seat(Scope scope) {
        return body.isTissue(scope.place().compartment()) ? scope.place() : new Place("plasma", "");
    }

    Typed free(String receptor, Scope scope) {
        Set<String> legal = receptors();
        if (!legal.contains(receptor)) {
            throw new IllegalArgumentException(
                    "there is no receptor \"" + receptor + "\"" + Suggestion.phrase(receptor, legal));
        }
        Place place = seat(scope);
        if (place.whole()) {
            return body.mean("free " + receptor, place, free(receptor, scope.local()));
        }
        return ledger.define("free " + receptor + place.suffix(), () -> {
            List<Expression> loads = new ArrayList<>();
            for (String name : active) {
                if (drug(name).occupies().containsKey(receptor)) {
                    loads.add(load(name, receptor, place));
                }
            }
            return Ledger.none(Expression.ONE.over(Expression.ONE.plus(Ledger.sum(loads))));
        });
    }

    /// Fraction of a drug's receptor that it occupies.
    Typed bound(String about, Scope scope) {
        String name = meant(about, scope);
        Declaration.Drug drug = drug(name);
        if (!pools.containsKey(name) || drug.occupies().isEmpty()) {
            return Ledger.none(Expression.ZERO);
        }
        return bound(name, drug.occupies().keySet().iterator().next(), scope);
    }

    Typed bound(String name, String receptor, Scope scope) {
        Place place = seat(scope);
        if (place.whole()) {
            return body.mean(name + " on " + receptor, place, bound(name, receptor, scope.local()));
        }
        return ledger.define(
                name + " on " + receptor + place.suffix(),
                () -> Ledger.none(
                        load(name, receptor, place).times(free(receptor, scope).value())));
    }

    private Set<String> receptors() {
        Set<String> all = new TreeSet<>();
        model.channels().values().forEach(c -> all.add(c.receptorName()));
        // One that is no channel's is a problem already, said where the drug occupies it.
        model.drugs().values().forEach(d -> all.addAll(d.occupies().keySet()));
        return all;
    }

    /// Absorption, exchange, elimination and entry into tissue of the drugs in use.
    List<Reaction> reactions() {
        List<Reaction> all = new ArrayList<>();
        for (String name : active) {
            addKinetics(drug(name), pools(name), all);
        }
        return all;
    }

    private void addKinetics(Declaration.Drug drug, Pools p, List<Reaction> all) {
        String name = drug.name();
        Expression depot = Expression.species(p.depot());
        Expression central = Expression.species(p.central());
        Expression volume = centralVolume(drug);
        Expression plasma = plasma(name).value();
        Expression absorption =
                kinetic(drug, "absorption", Talk.perTime()).value().times(depot);
        all.add(flow(name + " absorbed", absorption, p.depot(), p.central()));
        Expression clearance = kinetic(drug, "clearance", FLOW).value().times(plasma);
        all.add(flow(name + " cleared", clearance, p.central(), -1));
        if (drug.pharmacokinetics().containsKey("vmax")) {
            all.add(flow(name + " eliminated", saturable(drug, plasma), p.central(), -1));
        }
        if (p.peripheral() >= 0) {
            Expression exchange = kinetic(drug, "exchange", FLOW).value();
            Expression back = Expression.species(p.peripheral())
                    .over(kinetic(drug, "peripheral", Dimension.VOLUME).value());
            all.add(flow(name + " distributed", exchange.times(central.over(volume)), p.central(), p.peripheral()));
            all.add(flow(name + " returned", exchange.times(back), p.peripheral(), p.central()));
        }
        all.add(flow(name + " clock", Expression.species(p.dosed()), -1, p.days()));
        Expression rate = kinetic(drug, "tissue rate", Talk.perTime()).value();
        Expression partition = kinetic(drug, "tissue partition", Dimension.NONE).value();
        p.tissue().forEach((place, index) -> {
            if (body.resolved(place)) {
                concentration(name, Scope.at(place));
                return;
            }
            Expression inflow = rate.times(partition).times(plasma);
            all.add(flow(name + " enters " + place, inflow, -1, index));
            all.add(flow(name + " leaves " + place, rate.times(Expression.species(index)), index, -1));
        });
    }

    private Expression saturable(Declaration.Drug drug, Expression plasma) {
        Dimension amounts = Dimension.AMOUNT.per(Dimension.TIME);
        Dimension masses = Dimension.MASS.per(Dimension.TIME);
        Typed vmax = kinetic(drug, "vmax", amounts, masses);
        Typed km = kinetic(drug, "km", CONCENTRATION, Dimension.MASS.per(Dimension.VOLUME));
        Expression perAmount = Expression.of(drug.mass().map(m -> m.value()).orElse(1.0));
        Expression largest = vmax.dimension().equals(masses) ? vmax.value().over(perAmount) : vmax.value();
        Expression half =
                km.dimension().equals(CONCENTRATION) ? km.value() : km.value().over(perAmount);
        return largest.times(plasma).over(half.plus(plasma));
    }

    private static Reaction flow(String name, Expression rate, int from, int to) {
        List<Change> changes = new ArrayList<>();
        if (from >= 0) {
            changes.add(new Change(from, Expression.of(-1)));
        }
        if (to >= 0) {
            changes.add(new Change(to, Expression.ONE));
        }
        return new Reaction(name, changes, rate);
    }

    List<String> active() {
        return active;
    }
}
