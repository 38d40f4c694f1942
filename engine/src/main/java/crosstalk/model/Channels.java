package crosstalk.model;

import crosstalk.network.Expression;
import crosstalk.network.Operation;
import crosstalk.quantity.Dimension;
import crosstalk.quantity.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    Typed strength(Declaration.Channel channel, List<String> elements, Place place) {
        String label = "strength of " + Matching.name(channel.name(), elements) + place.suffix();
        return ledger.define(label, () -> {
            Scope scope = scope(channel, elements, place);
            Typed ligand = ligand(channel, scope);
            Expression half = channel.half()
                    .map(h -> translation
                            .positive(h, scope, unit(channel.reach()))
                            .value())
                    .orElse(Expression.ONE);
            Expression filled = Expression.call(Operation.HILL, ligand.value(), half, Expression.ONE);
            Expression level = channel.receptor()
                    .map(r -> translation.atLeastZero(r, scope, Dimension.NONE).value())
                    .orElse(Expression.ONE);
            return Ledger.none(filled.times(level)
                    .times(pharmacology.free(channel.receptorName(), scope).value()));
        });
    }

    private static Dimension unit(Declaration.Reach reach) {
        return switch (reach) {
            case CONTACT -> Dimension.NONE;
            case SIGNAL -> Body.DENSITY;
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
                Expression all = Ledger.sum(List.copyOf(senders(channel, scope).values()));
                yield body.share(all, scope.place());
            }
            case NUMBER ->
                Typed.of(Ledger.sum(List.copyOf(senders(channel, scope).values())), Dimension.CELL);
        };
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
        Map<String, List<Expression>> terms = new LinkedHashMap<>();
        for (Map.Entry<String, Formula> from : channel.from().entrySet()) {
            Map<Map<String, String>, List<Body.Cell>> groups = new LinkedHashMap<>();
            for (Body.Cell cell : members(channel, "from", from.getKey(), scope)) {
                groups.computeIfAbsent(cell.binding(), b -> new ArrayList<>()).add(cell);
            }
            groups.forEach((binding, cells) -> {
                Expression each = translation
                        .atLeastZero(from.getValue(), scope.with(binding), Dimension.NONE)
                        .value();
                Map<String, List<Body.Cell>> families = new LinkedHashMap<>();
                cells.forEach(c -> families.computeIfAbsent(c.population().name(), n -> new ArrayList<>())
                        .add(c));
                families.forEach((family, members) -> terms.computeIfAbsent(family, n -> new ArrayList<>())
                        .add(each.times(body.count(members).value())));
            });
        }
        Map<String, Expression> sums = new LinkedHashMap<>();
        terms.forEach((family, list) -> sums.put(family, Ledger.sum(list)));
        return sums;
    }
}
