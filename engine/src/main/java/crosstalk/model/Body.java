package crosstalk.model;

import crosstalk.network.Expression;
import crosstalk.network.Operation;
import crosstalk.quantity.Dimension;
import crosstalk.quantity.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The cells of the network: which species stand for a population in a place, and how many there are.
final class Body {

    static final Dimension DENSITY = Dimension.CELL.per(Dimension.VOLUME);

    /// A volume below that of any cell, mm^3: where there is no cell, densities are 0 and not undefined.
    static final double SMALLEST_VOLUME = 1e-9;

    /// Most populations of one model, each index and place counted.
    static final int MOST = 10_000;

    /// One population in one place.
    record Cell(
            Declaration.Population population,
            List<String> elements,
            Map<String, String> binding,
            Place place,
            int species) {
        String name() {
            return Matching.name(population.name(), elements);
        }

        Expression count() {
            return Expression.species(species);
        }

        Cell at(Place other) {
            return new Cell(population, elements, binding, other, species);
        }

        Cell local() {
            return at(place.local());
        }
    }

    private final Declarations model;
    private final Ledger ledger;
    private final Matching matching;
    private final Map<String, List<String>> sites;
    private final Optional<Voxels> voxels;
    private final Map<String, Integer> species = new LinkedHashMap<>();
    private final List<Cell> cells = new ArrayList<>();

    /// @param sites of each tissue
    /// @param voxels where tissues are resolved in space
    Body(
            Declarations model,
            Ledger ledger,
            Matching matching,
            Map<String, List<String>> sites,
            Optional<Voxels> voxels) {
        this.model = model;
        this.ledger = ledger;
        this.matching = matching;
        this.sites = sites;
        this.voxels = voxels;
    }

    /// Makes the species of a population in all its places.
    void add(Declaration.Population population) {
        for (Matching.Match match : matching.matches(population.sets(), List.of(), Map.of(), true)) {
            for (String compartment : population.compartments()) {
                for (Place place : places(compartment)) {
                    String name = Matching.name(population.name(), match.elements()) + place.suffix();
                    if (cells.size() >= MOST) {
                        throw new IllegalArgumentException(
                                "the model has more than " + MOST + " populations in all places");
                    }
                    int index = ledger.addSpecies(name, true, Dimension.CELL);
                    if (place.isSite()) {
                        voxels.ifPresent(v -> v.spread(index));
                    }
                    species.put(name, index);
                    cells.add(new Cell(population, match.elements(), match.binding(), place, index));
                }
            }
        }
    }

    List<Cell> cells() {
        return cells;
    }

    /// Every place of a compartment.
    List<Place> places(String compartment) {
        List<String> names = sites.get(compartment);
        return names == null
                ? List.of(new Place(compartment, ""))
                : names.stream().map(site -> new Place(compartment, site)).toList();
    }

    /// Where tissues are resolved in space.
    Optional<Voxels> voxels() {
        return voxels;
    }

    /// The place as a whole; what it is to those elsewhere.
    Place whole(Place place) {
        return voxels.isPresent() && place.isSite() ? place.asWhole() : place;
    }

    java.util.Set<String> compartments() {
        return model.compartments().keySet();
    }

    Optional<String> compartment(String name) {
        return compartments().contains(name) ? Optional.of(name) : Optional.empty();
    }

    boolean isTissue(String compartment) {
        return sites.containsKey(compartment);
    }

    /// Populations that a selector names.
    ///
    /// @throws IllegalArgumentException when there is none
    List<Declaration.Population> populations(Selector selector) {
        List<Declaration.Population> found = model.populations().values().stream()
                .filter(p -> selector.matches(p.name()))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("there is no population \"" + selector.name() + "\""
                    + Suggestion.phrase(selector.name(), model.populations().keySet()));
        }
        return found;
    }

    /// The place meant by a selector inside a scope, for one population.
    ///
    /// @throws IllegalArgumentException when it is not clear, or needs a site
    Place place(Declaration.Population population, Selector selector, Scope scope) {
        String here = scope.place().compartment();
        String wanted = selector.compartment();
        if (wanted.isEmpty()) {
            wanted = population.compartments().contains(here)
                    ? here
                    : population.compartments().size() == 1
                            ? population.compartments().getFirst()
                            : "";
        }
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("\"" + population.name() + "\" lives in " + population.compartments()
                    + "; say which, as in count(" + population.name() + " in "
                    + population.compartments().getFirst() + ")");
        }
        if (!population.compartments().contains(wanted)) {
            throw new IllegalArgumentException("\"" + population.name() + "\" does not live in \"" + wanted
                    + "\" but in " + population.compartments());
        }
        if (!isTissue(wanted)) {
            return new Place(wanted, "");
        }
        if (!wanted.equals(here)) {
            throw new IllegalArgumentException("\"" + population.name() + "\" lives at sites of \"" + wanted
                    + "\", and this is not one; use total(" + population.name() + ") for all sites");
        }
        return scope.place();
    }

    /// The cells that a selector names inside a scope. Members of a family that do not live there are left out.
    List<Cell> select(Selector selector, Scope scope, boolean open) {
        List<Cell> found = new ArrayList<>();
        List<Declaration.Population> named = populations(selector);
        boolean family = named.size() > 1 || selector.isFamily();
        String wanted = selector.compartment().isEmpty() ? scope.place().compartment() : selector.compartment();
        for (Declaration.Population population : named) {
            if (family && !population.compartments().contains(wanted)) {
                continue;
            }
            Place place = place(population, selector, scope);
            found.addAll(at(population, selector, scope.binding(), place, open));
        }
        if (found.isEmpty() && family) {
            throw new IllegalArgumentException("none of \"" + selector.name() + "\" lives in \"" + wanted + "\"");
        }
        return found;
    }

    /// The cells of one population in one place.
    List<Cell> at(
            Declaration.Population population,
            Selector selector,
            Map<String, String> binding,
            Place place,
            boolean open) {
        List<Cell> found = new ArrayList<>();
        for (Matching.Match match : matching.matches(population.sets(), selector.indices(), binding, open)) {
            Integer index = species.get(Matching.name(population.name(), match.elements())
                    + place.local().suffix());
            if (index == null) {
                throw new IllegalArgumentException("\"" + population.name() + "\" does not live in \"" + place
                        + "\" but in " + population.compartments());
            }
            found.add(new Cell(population, match.elements(), match.binding(), place, index));
        }
        return found;
    }

    /// The one cell that appears: an index that is left out is the one that is fixed.
    ///
    /// @throws IllegalArgumentException when there is none, or more than one
    Cell one(Selector what, Map<String, String> binding, Place place) {
        if (!what.compartment().isEmpty() && !what.compartment().equals(place.compartment())) {
            throw new IllegalArgumentException("\"" + what.name() + "\" appears in \"" + place.compartment()
                    + "\", not in \"" + what.compartment() + "\"");
        }
        List<Cell> found = new ArrayList<>();
        for (Declaration.Population population : populations(what)) {
            List<Selector.Index> indices = what.indices().isEmpty()
                    ? population.sets().stream()
                            .map(s -> new Selector.Index(s, Selector.Relation.ITSELF, ""))
                            .toList()
                    : what.indices();
            found.addAll(at(population, new Selector(population.name(), indices, ""), binding, place, false));
        }
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    "\"" + what.name() + "\" stands for " + found.size() + " populations here, expected one");
        }
        return found.getFirst();
    }

    /// Number of the cells listed.
    Typed count(List<Cell> listed) {
        if (listed.stream().anyMatch(c -> c.place().whole())) {
            return gathered(listed);
        }
        if (listed.size() == 1) {
            return Typed.of(listed.getFirst().count(), Dimension.CELL);
        }
        List<Integer> indices = listed.stream().map(Cell::species).sorted().toList();
        return ledger.define(
                "number of " + names(listed),
                () -> Typed.of(
                        Ledger.sum(indices.stream().map(Expression::species).toList()), Dimension.CELL));
    }

    /// Cells of sites as a whole, with others.
    private Typed gathered(List<Cell> listed) {
        Map<Place, List<Cell>> places = new LinkedHashMap<>();
        for (Cell cell : listed) {
            places.computeIfAbsent(cell.place().whole() ? cell.place() : Place.NOWHERE, p -> new ArrayList<>())
                    .add(cell.local());
        }
        List<Expression> parts = new ArrayList<>();
        places.forEach((place, cells) -> {
            Typed count = count(cells);
            parts.add(sum(names(cells), place, count).value());
        });
        return Typed.of(Ledger.sum(parts), Dimension.CELL);
    }

    /// What the voxels of a site add up to, if the place is one as a whole.
    Typed sum(String name, Place place, Typed value) {
        return place.whole() ? voxels.map(v -> v.sum(name, place, value)).orElse(value) : value;
    }

    /// The mean over the living cells of a site, if the place is one as a whole.
    Typed mean(String name, Place place, Typed value) {
        return place.whole() ? mean(name, place, value, living(place.local()).value()) : value;
    }

    Typed mean(String name, Place place, Typed value, Expression weight) {
        return place.whole()
                ? voxels.map(v -> v.mean(name, place, value, weight)).orElse(value)
                : value;
    }

    private static String names(List<Cell> listed) {
        return String.join(
                "+",
                listed.stream().map(c -> c.name() + c.place().suffix()).sorted().toList());
    }

    /// All living cells of a site.
    Typed living(Place site) {
        return count(livingCells(site));
    }

    List<Cell> livingCells(Place site) {
        return cells.stream()
                .filter(c -> c.place().equals(site.local()) && c.population().living())
                .map(c -> c.at(site))
                .toList();
    }

    /// Living cells of a site, at least 1: what shares are taken of. In a voxel, host cells fill what the model's leave.
    Expression livingDivisor(Place site, Translation translation) {
        return ledger.define(
                        "living cells to divide by" + site.suffix(),
                        () -> Typed.of(
                                Ledger.atLeast(withHost(living(site).value(), site, translation), 1), Dimension.CELL))
                .value();
    }

    /// The same around a voxel: what the share of those in contact is taken of.
    Expression neighbourDivisor(Place site, Translation translation) {
        if (!resolved(site)) {
            return livingDivisor(site, translation);
        }
        return ledger.define(
                        "living cells nearby to divide by" + site.suffix(),
                        () -> Typed.of(
                                Ledger.atLeast(withHost(nearby(livingCells(site)), site, translation), 1),
                                Dimension.CELL))
                .value();
    }

    private Expression withHost(Expression living, Place site, Translation translation) {
        return resolved(site) ? living.plus(host(site, translation)) : living;
    }

    /// Host cells of a voxel.
    private Expression host(Place voxel, Translation translation) {
        return ledger.define("host cells" + voxel.suffix(), () -> {
                    Expression left = Expression.call(
                            Operation.MAX,
                            Expression.ZERO,
                            volumeDivisor(voxel, translation)
                                    .minus(cellVolume(voxel, translation).value()));
                    return Typed.of(left.over(translation.tissues().hostCellVolume(voxel)), Dimension.CELL);
                })
                .value();
    }

    /// Whether a place stands for one voxel of a site.
    boolean resolved(Place place) {
        return voxels.isPresent() && place.isSite() && !place.whole();
    }

    /// Those cells as a cell meets them: in a voxel and around it.
    Expression nearby(List<Cell> listed) {
        Place place = listed.isEmpty() ? Place.NOWHERE : listed.getFirst().place();
        if (!resolved(place)) {
            return count(listed).value();
        }
        List<Integer> species = listed.stream().map(Cell::species).toList();
        return voxels.orElseThrow().nearby("nearby " + names(listed), place, species);
    }

    /// Share of living cells.
    Typed share(Expression count, Place site, Translation translation) {
        return Ledger.none(count.over(livingDivisor(site, translation)));
    }

    /// Volume of a place.
    Typed volume(Place place, Translation translation) {
        if (!place.isSite()) {
            Declaration.Compartment compartment = model.compartments().get(place.compartment());
            double volume = compartment == null
                    ? 1
                    : compartment.volume().map(v -> v.value()).orElse(1.0);
            return Typed.of(Expression.of(volume), Dimension.VOLUME);
        }
        Place voxel = place.local();
        return sum("the volume of the cells", whole(voxel), cellVolume(voxel, translation));
    }

    /// Volume of all cells of a site, or of one voxel of it.
    Typed cellVolume(Place place, Translation translation) {
        return ledger.define("volume of the place" + place.suffix(), () -> {
            List<Expression> parts = new ArrayList<>();
            for (Declaration.Population population : model.populations().values()) {
                List<Cell> here = cells.stream()
                        .filter(c ->
                                c.population().equals(population) && c.place().equals(place))
                        .toList();
                if (!here.isEmpty() && population.volume().isPresent()) {
                    Expression each = volumeOf(population, translation);
                    parts.add(count(here).value().times(each));
                }
            }
            return Typed.of(Ledger.sum(parts), Dimension.VOLUME);
        });
    }

    /// Share of the volume that cells fill, at most 1; 1 where a site is not resolved.
    Typed filling(Place site, Translation translation) {
        if (voxels.isEmpty()) {
            return Ledger.none(Expression.ONE);
        }
        Place voxel = site.local();
        Typed filled = ledger.define(
                "filling" + voxel.suffix(),
                () -> Ledger.none(Expression.call(
                        Operation.MIN,
                        Expression.ONE,
                        cellVolume(voxel, translation).value().over(volumeDivisor(voxel, translation)))));
        return mean("filling", site, filled);
    }

    /// Volume of one cell; 0 when the model says none.
    Expression volumeOf(Declaration.Population population, Translation translation) {
        return population
                .volume()
                .map(v -> translation
                        .atLeastZero(
                                v, Scope.ofParameters(Map.of()), Dimension.VOLUME.per(Dimension.CELL), Dimension.VOLUME)
                        .value())
                .orElse(Expression.ZERO);
    }

    /// Volume that things are counted in: of a place, never 0; of a voxel where the site is resolved.
    Expression volumeDivisor(Place place, Translation translation) {
        if (!place.isSite()) {
            return volume(place, translation).value();
        }
        if (resolved(place)) {
            return voxels.orElseThrow().volume();
        }
        return ledger.define(
                        "volume to divide by" + place.suffix(),
                        () -> Typed.of(
                                Expression.call(
                                        Operation.MAX,
                                        volume(place, translation).value(),
                                        Expression.of(SMALLEST_VOLUME)),
                                Dimension.VOLUME))
                .value();
    }
}
