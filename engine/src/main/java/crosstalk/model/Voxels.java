package crosstalk.model;

import crosstalk.network.Expression;
import crosstalk.network.Space;
import crosstalk.network.Space.Gathering;
import crosstalk.quantity.Dimension;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a network gains when tissues are resolved in space: the species that have a value in every voxel, and the
/// inputs that a solver fills, in a voxel from its surroundings and for a tissue from its voxels.
final class Voxels {

    /// What is asked of one site.
    private static final class Site {
        final Map<Integer, Space.Field> fields = new LinkedHashMap<>();
        final Map<Integer, List<Space.Response>> responses = new HashMap<>();
        final List<Space.Follower> followers = new ArrayList<>();
        final Map<List<Integer>, Space.Nearby> nearby = new LinkedHashMap<>();
        final Map<Gathered, Space.Whole> wholes = new LinkedHashMap<>();
        final Set<String> arrivals = new HashSet<>();
    }

    /// Something gathered: asked for twice it is one input.
    private record Gathered(Expression value, Gathering gathering, Expression weight) {}

    private final Ledger ledger;
    private final double edge;
    private final Map<Place, Site> sites = new LinkedHashMap<>();
    private final Set<Integer> local = new HashSet<>();
    private final Map<Integer, Boolean> varying = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    /// @param edge of a voxel, mm
    Voxels(Ledger ledger, double edge) {
        this.ledger = ledger;
        this.edge = edge;
    }

    double edge() {
        return edge;
    }

    /// Volume of a voxel, mm^3.
    Expression volume() {
        return Expression.of(edge * edge * edge);
    }

    private Site site(Place place) {
        return sites.computeIfAbsent(place.local(), p -> new Site());
    }

    /// From now on the species has a value in every voxel.
    void spread(int species) {
        local.add(species);
    }

    private int input(String name, Dimension dimension) {
        String unique = name;
        for (int i = 2; !names.add(unique); i++) {
            unique = name + " (" + i + ")";
        }
        return ledger.addSpecies(unique, false, dimension);
    }

    /// The level of a signal, which is a species of its own.
    int level(String name, Dimension dimension) {
        int species = input(name, dimension);
        spread(species);
        return species;
    }

    /// A field, after all that it depends on.
    void field(Place place, Space.Field field) {
        site(place).fields.put(field.species(), field);
    }

    /// The mean response to the level of a field in a voxel.
    Expression response(String name, Place place, int field, Expression half) {
        int species = input(name, Dimension.NONE);
        spread(species);
        site(place).responses.computeIfAbsent(field, f -> new ArrayList<>()).add(new Space.Response(species, half));
        return Expression.species(species);
    }

    void follower(Place place, Space.Follower follower) {
        site(place).followers.add(follower);
    }

    /// Cells in and around a voxel.
    Expression nearby(String name, Place place, List<Integer> of) {
        List<Integer> sorted = of.stream().distinct().sorted().toList();
        Space.Nearby found = site(place).nearby.computeIfAbsent(sorted, s -> {
            int species = input(name, Dimension.CELL);
            spread(species);
            return new Space.Nearby(species, s);
        });
        return Expression.species(found.species());
    }

    void arrival(Place place, String reaction) {
        site(place).arrivals.add(reaction);
    }

    Set<String> arrivals(Place place) {
        return site(place).arrivals;
    }

    /// The sum over the voxels of a site.
    Typed sum(String name, Place place, Typed value) {
        return gathered(name, place, value, Gathering.SUM, Expression.ONE);
    }

    /// The mean over the voxels of a site.
    Typed mean(String name, Place place, Typed value, Expression weight) {
        return gathered(name, place, value, Gathering.MEAN, weight);
    }

    /// What is the same in every voxel is no input: it is known without gathering.
    private Typed gathered(String name, Place place, Typed value, Gathering gathering, Expression weight) {
        if (value.free() || !varies(value.value())) {
            return value;
        }
        Gathered key = new Gathered(value.value(), gathering, weight);
        Space.Whole known = site(place).wholes.get(key);
        if (known == null) {
            String what = (gathering == Gathering.SUM ? "all of " : "mean of ") + name;
            int species = input(what + place.asWhole().suffix(), value.dimension());
            known = new Space.Whole(species, value.value(), gathering, weight, true);
            site(place).wholes.put(key, known);
        }
        return Typed.of(Expression.species(known.species()), value.dimension());
    }

    /// Whether an expression differs from voxel to voxel.
    boolean varies(Expression expression) {
        return switch (expression) {
            case Expression.SpeciesValue species -> local.contains(species.index());
            case Expression.AssignedValue assigned -> assignment(assigned.index());
            case Expression.Call call -> call.arguments().stream().anyMatch(this::varies);
            case Expression.Constant constant -> false;
            case Expression.Time time -> false;
            case Expression.ParameterValue parameter -> false;
        };
    }

    private boolean assignment(int index) {
        Boolean known = varying.get(index);
        if (known == null) {
            known = varies(ledger.assignments().get(index).value());
            varying.put(index, known);
        }
        return known;
    }

    /// Fields with the responses to them, in the order in which they can be found.
    List<Space.Field> fields(Place place) {
        Site site = site(place);
        return site.fields.values().stream()
                .map(f -> new Space.Field(
                        f.species(),
                        f.diffusion(),
                        f.production(),
                        f.loss(),
                        f.background(),
                        f.sources(),
                        site.responses.getOrDefault(f.species(), List.of())))
                .toList();
    }

    List<Space.Follower> followers(Place place) {
        return site(place).followers.stream()
                .sorted(Comparator.comparingInt(Space.Follower::species))
                .toList();
    }

    List<Space.Nearby> nearby(Place place) {
        return site(place).nearby.values().stream()
                .sorted(Comparator.comparingInt(Space.Nearby::species))
                .toList();
    }

    List<Space.Whole> wholes(Place place) {
        return site(place).wholes.values().stream()
                .sorted(Comparator.comparingInt(Space.Whole::species))
                .toList();
    }
}
