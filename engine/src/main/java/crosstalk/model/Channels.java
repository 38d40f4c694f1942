package crosstalk.model;

import crosstalk.network.Expression;
import crosstalk.network.Operation;
import crosstalk.quantity.Dimension;
import crosstalk.quantity.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// Strengths of channels, and who has what share in them.
final class Channels {

    private final Declarations model;
    private final Ledger ledger;
    private final Matching matching;
    private final Body body;
    private final Translation translation;
    private final Signals signals;
    private final Pharmacology pharmacology;
    private final List<Problem> problems;

    Channels(
            Declarations model,
            Ledger ledger,
            Matching matching,
            Body body,
            Translation translation,
            Signals signals,
            Pharmacology pharmacology,
            List<Problem> problems) {
        this.model = model;
        this.ledger = ledger;
        this.matching = matching;
        this.body = body;
        this.translation = translation;
        this.signals = signals;
        this.pharmacology = pharmacology;
        this.problems = problems;
    }

    Declaration.Channel channel(String name) {
        Declaration.Channel channel = model.channels().get(name);
        if (channel == null) {
            throw new IllegalArgumentException("there is no channel \"" + name + "\""
                    + Suggestion.phrase(name, model.channels().keySet()));
        }
        return channel;
    }

    /// The compartment of a channel.
    String compartment(Declaration.Channel channel) {
        if (!channel.compartment().isEmpty()) {
            return channel.compartment();
        }
        return model.tissue()
                .map(Declaration.Compartment::name)
                .orElseThrow(
                        () -> new IllegalArgumentException("channel \"" + channel.name() + "\": say in: and where"));
    }

    /// `strength(...)` inside a scope.
    Typed strength(String about, Scope scope) {
        Selector selector = Selector.parse(about);
        Declaration.Channel channel = channel(CommunicationReader.channelName(selector.name()));
        List<Selector.Index> indices = selector.indices();
        if (indices.isEmpty()) {
            indices = channel.sets().stream()
                    .map(s -> new Selector.Index(s, Selector.Relation.ITSELF, ""))
                    .toList();
        }
        Place place = translation.talk().placeFor(compartment(channel), scope, "channel \"" + channel.name() + "\"");
        List<Matching.Match> matches = matching.matches(channel.sets(), indices, scope.binding(), false);
        if (matches.size() != 1) {
            throw new IllegalArgumentException(
                    "channel \"" + channel.name() + "\" stands for " + matches.size() + " here; use sum(...)");
        }
        return strength(channel, matches.getFirst().elements(), place);
    }

    /// How strong a channel is: in a voxel, or as a mean over a site, as its receivers feel it.
    Typed strength(Declaration.Channel channel, List<String> elements, Place place) {
        String name = "strength of " + Matching.name(channel.name(), elements);
        if (place.whole()) {
            Typed local = strength(channel, elements, place.local());
            return body.mean(name, place, local, receivers(channel, scope(channel, elements, place.local())));
        }
        return ledger.define(name + place.suffix(), () -> {
            Scope scope = scope(channel, elements, place);
            Typed ligand = ligand(channel, scope);
            Expression half = channel.half()
                    .map(h -> translation.positive(h, scope, unit(channel)).value())
                    .orElse(Expression.ONE);
            Expression filled = filled(channel, scope, ligand, half);
            Expression level = channel.receptor()
                    .map(r -> translation.atLeastZero(r, scope, Dimension.NONE).value())
                    .orElse(Expression.ONE);
            return Ledger.none(filled.times(level)
                    .times(pharmacology.free(channel.receptorName(), scope).value()));
        });
    }

    /// Share of the receptor's ligand that is there. Where a level differs within a voxel, the mean response is not the
    /// response to the mean.
    private Expression filled(Declaration.Channel channel, Scope scope, Typed ligand, Expression half) {
        boolean field = channel.reach() == Declaration.Reach.SIGNAL && body.resolved(scope.place());
        if (field && ligand.value() instanceof Expression.SpeciesValue level) {
            String name = "response of " + channel.name() + Scope.label(scope.binding())
                    + scope.place().suffix();
            return body.voxels().orElseThrow().response(name, scope.place(), level.index(), half);
        }
        return Expression.call(Operation.HILL, ligand.value(), half, Expression.ONE);
    }

    /// Number of cells that carry the receptor, of all kinds.
    private Expression receivers(Declaration.Channel channel, Scope scope) {
        Map<Integer, Body.Cell> cells = new TreeMap<>();
        for (String to : channel.to()) {
            members(channel, "to", to, scope).forEach(c -> cells.put(c.species(), c));
        }
        return body.count(List.copyOf(cells.values())).value();
    }

    private Dimension unit(Declaration.Channel channel) {
        return switch (channel.reach()) {
            case CONTACT -> Dimension.NONE;
            case SIGNAL -> signals.known(channel.signal()).map(signals::unit).orElse(Body.DENSITY);
            case NUMBER -> Dimension.CELL;
        };
    }

    Scope scope(Declaration.Channel channel, List<String> elements, Place place) {
        Map<String, String> binding = new LinkedHashMap<>();
        for (int i = 0; i < channel.sets().size(); i++) {
            binding.put(channel.sets().get(i), elements.get(i));
        }
        return Scope.at(place).with(binding);
    }

    private Typed ligand(Declaration.Channel channel, Scope scope) {
        return switch (channel.reach()) {
            case SIGNAL -> signal(channel, scope);
            case CONTACT -> {
                if (!scope.place().isSite()) {
                    throw new IllegalArgumentException(
                            "a channel by contact needs a tissue; in \"" + scope.place() + "\" use by: number");
                }
                if (body.resolved(scope.place())) {
                    yield neighbours(channel, scope);
                }
                Expression all = Ledger.sum(List.copyOf(senders(channel, scope).values()));
                yield body.share(all, scope.place(), translation);
            }
            case NUMBER -> {
                Scope everywhere = scope.moved(body.whole(scope.place()));
                yield Typed.of(
                        Ledger.sum(List.copyOf(senders(channel, everywhere).values())), Dimension.CELL);
            }
        };
    }

    /// Ligand among the cells in and around a voxel: those that show as much of it are counted together.
    private Typed neighbours(Declaration.Channel channel, Scope scope) {
        Map<Expression, List<Body.Cell>> groups = new LinkedHashMap<>();
        eachGroup(
                channel,
                scope,
                (each, cells) ->
                        groups.computeIfAbsent(each, e -> new ArrayList<>()).addAll(cells));
        List<Expression> terms = new ArrayList<>();
        groups.forEach((each, cells) -> terms.add(each.times(body.nearby(cells))));
        return Ledger.none(Ledger.sum(terms).over(body.neighbourDivisor(scope.place(), translation)));
    }

    private Typed signal(Declaration.Channel channel, Scope scope) {
        try {
            return signals.level(channel.signal(), scope);
        } catch (IllegalArgumentException e) {
            problems.add(channel.place().problem("channel \"" + channel.name() + "\": " + e.getMessage()));
            return Typed.BROKEN;
        }
    }

    /// Senders or receivers where the channel is; a mistake is said at the channel's place, once.
    List<Body.Cell> members(Declaration.Channel channel, String key, String selector, Scope scope) {
        try {
            List<Body.Cell> cells = body.select(Selector.parse(selector), scope, false);
            for (Body.Cell cell : cells) {
                if (!cell.place().equals(scope.place())) {
                    throw new IllegalArgumentException(
                            "\"" + cell.name() + "\" of \"" + cell.place() + "\" is not where the channel is, in \""
                                    + scope.place().compartment() + "\"");
                }
            }
            return cells;
        } catch (IllegalArgumentException e) {
            problems.add(channel.place().problem("channel \"" + channel.name() + "\" " + key + ": " + e.getMessage()));
            return List.of();
        }
    }

    /// Ligand by family of the sender, in cells.
    Map<String, Expression> senders(Declaration.Channel channel, Scope scope) {
        if (channel.reach() == Declaration.Reach.SIGNAL) {
            return signals.secretion(channel.signal(), scope.place());
        }
        Place place = scope.place();
        Map<String, List<Expression>> terms = new LinkedHashMap<>();
        eachGroup(channel, scope.moved(place.local()), (each, cells) -> {
            Map<String, List<Body.Cell>> families = new LinkedHashMap<>();
            cells.forEach(c -> families.computeIfAbsent(c.population().name(), n -> new ArrayList<>())
                    .add(c));
            families.forEach((family, members) -> terms.computeIfAbsent(family, n -> new ArrayList<>())
                    .add(each.times(body.count(members).value())));
        });
        Map<String, Expression> sums = new LinkedHashMap<>();
        terms.forEach((family, list) -> {
            Typed sum = Typed.of(Ledger.sum(list), Dimension.CELL);
            sums.put(
                    family,
                    body.sum("ligand of " + channel.name() + " on " + family, place, sum)
                            .value());
        });
        return sums;
    }

    /// Groups of senders whose cells show the same of the ligand, each.
    private void eachGroup(Declaration.Channel channel, Scope scope, BiConsumer<Expression, List<Body.Cell>> use) {
        for (Map.Entry<String, Formula> from : channel.from().entrySet()) {
            Map<Map<String, String>, List<Body.Cell>> groups = new LinkedHashMap<>();
            for (Body.Cell cell : members(channel, "from", from.getKey(), scope)) {
                groups.computeIfAbsent(cell.binding(), b -> new ArrayList<>()).add(cell);
            }
            groups.forEach((binding, cells) -> {
                Expression each = translation
                        .atLeastZero(from.getValue(), scope.with(binding), Dimension.NONE)
                        .value();
                use.accept(each, cells);
            });
        }
    }
}
