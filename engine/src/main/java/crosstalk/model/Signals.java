package crosstalk.model;

import crosstalk.network.Expression;
import crosstalk.network.Operation;
import crosstalk.network.Space;
import crosstalk.quantity.Dimension;
import crosstalk.quantity.Suggestion;
import crosstalk.quantity.Unit;
import crosstalk.quantity.UnitException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Levels of signals, in steady state with those that secrete and consume them.
final class Signals {

    private static final Dimension UPTAKE = Dimension.VOLUME.per(Dimension.CELL).per(Dimension.TIME);

    private final Declarations model;
    private final Ledger ledger;
    private final Body body;
    private final Translation translation;
    private final List<Problem> problems;

    Signals(Declarations model, Ledger ledger, Body body, Translation translation, List<Problem> problems) {
        this.model = model;
        this.ledger = ledger;
        this.body = body;
        this.translation = translation;
        this.problems = problems;
    }

    /// The declaration of a signal.
    Declaration.Signal signal(String name) {
        Declaration.Signal signal = model.signals().get(name);
        if (signal == null) {
            throw new IllegalArgumentException("there is no signal \"" + name + "\""
                    + Suggestion.phrase(name, model.signals().keySet()));
        }
        return signal;
    }

    Optional<Declaration.Signal> known(String name) {
        return Optional.ofNullable(model.signals().get(name));
    }

    /// The tissue of a signal.
    String tissue(Declaration.Signal signal) {
        if (!signal.compartment().isEmpty()) {
            return signal.compartment();
        }
        return model.tissue()
                .map(Declaration.Compartment::name)
                .orElseThrow(
                        () -> new IllegalArgumentException("signal \"" + signal.name() + "\": say in which tissue"));
    }

    /// What the level of a signal measures; a unit that is none is reported once, where it is declared.
    Dimension unit(Declaration.Signal signal) {
        if (signal.unit().isEmpty()) {
            return Body.DENSITY;
        }
        try {
            return Unit.parse(signal.unit()).dimension();
        } catch (UnitException e) {
            Problem problem = signal.place().problem("signal \"" + signal.name() + "\": " + e.getMessage());
            if (!problems.contains(problem)) {
                problems.add(problem);
            }
            return Body.DENSITY;
        }
    }

    /// The level in a place: found from who is there, or in a voxel a field.
    Typed level(String name, Scope scope) {
        Declaration.Signal signal = signal(name);
        Place site = translation.talk().placeFor(tissue(signal), scope, "signal \"" + name + "\"");
        if (site.whole()) {
            return body.mean("level of " + name, site, level(name, scope.local()));
        }
        String label = "level of " + name + site.suffix();
        return ledger.define(label, () -> body.resolved(site) ? field(signal, site, label) : level(signal, site));
    }

    private Typed level(Declaration.Signal signal, Place site) {
        Expression production =
                Ledger.sum(List.copyOf(secretion(signal.name(), site).values()));
        Expression volume = body.volumeDivisor(site, translation);
        Expression loss = decay(signal, site).map(d -> d.times(volume)).orElse(Expression.ONE);
        for (Actor actor : actors(signal, RuleSentence.Verb.CONSUMES, site, UPTAKE)) {
            loss = loss.plus(actor.rate().times(actor.cell().count()));
        }
        Optional<Expression> supply = supply(signal, site);
        Expression level = supply.map(s -> production.plus(s.times(volume)))
                .orElse(production)
                .over(loss);
        return Typed.of(background(signal, Scope.at(site)).map(level::plus).orElse(level), unit(signal));
    }

    private Optional<Expression> decay(Declaration.Signal signal, Place site) {
        return signal.decay()
                .map(d ->
                        translation.positive(d, Scope.at(site), Talk.perTime()).value());
    }

    private Optional<Expression> supply(Declaration.Signal signal, Place site) {
        Dimension perTime = unit(signal).per(Dimension.TIME);
        return signal.supply()
                .map(s -> translation.atLeastZero(s, Scope.at(site), perTime).value());
    }

    private Optional<Expression> background(Declaration.Signal signal, Scope scope) {
        return signal.background()
                .map(b -> translation.atLeastZero(b, scope, unit(signal)).value());
    }

    /// The level of a voxel as a species of its own, made and lost per volume.
    private Typed field(Declaration.Signal signal, Place voxel, String label) {
        Voxels voxels = body.voxels().orElseThrow();
        Expression volume = voxels.volume();
        Expression production = Ledger.sum(
                        List.copyOf(secretion(signal.name(), voxel).values()))
                .over(volume);
        Expression loss = decay(signal, voxel).orElse(Expression.ZERO);
        for (Actor actor : actors(signal, RuleSentence.Verb.CONSUMES, voxel, UPTAKE)) {
            loss = loss.plus(actor.rate().times(actor.cell().count()).over(volume));
        }
        Dimension perTime = unit(signal).per(Dimension.TIME);
        Expression made = production.plus(supply(signal, voxel).orElse(Expression.ZERO));
        int species = voxels.level(label, unit(signal));
        voxels.field(
                voxel,
                new Space.Field(
                        species,
                        diffusion(signal),
                        assigned("production of " + signal.name() + voxel.suffix(), made, perTime),
                        assigned("loss of " + signal.name() + voxel.suffix(), loss, Talk.perTime()),
                        background(signal, Scope.ofParameters(Map.of())).orElse(Expression.ZERO),
                        assigned(
                                "sources of " + signal.name() + voxel.suffix(), sources(signal, voxel), Dimension.CELL),
                        List.of()));
        return Typed.of(Expression.species(species), unit(signal));
    }

    private Expression assigned(String name, Expression value, Dimension dimension) {
        return ledger.define(name, () -> Typed.of(value, dimension)).value();
    }

    /// How a signal spreads, mm^2/day; 0 for one that stays where it is made.
    private Expression diffusion(Declaration.Signal signal) {
        Dimension area = Dimension.LENGTH.power(2).per(Dimension.TIME);
        return signal.diffusion()
                .map(d -> translation
                        .atLeastZero(d, Scope.ofParameters(Map.of()), area)
                        .value())
                .orElse(Expression.ZERO);
    }

    /// The number of equal cells that would make the same with as much scatter: the square of the sum over the sum of squares.
    private Expression sources(Declaration.Signal signal, Place voxel) {
        Map<Expression, List<Expression>> counts = new LinkedHashMap<>();
        Dimension perCell = unit(signal).times(UPTAKE);
        for (Actor actor : actors(signal, RuleSentence.Verb.SECRETES, voxel, perCell)) {
            counts.computeIfAbsent(actor.rate(), r -> new ArrayList<>())
                    .add(actor.cell().count());
        }
        List<Expression> sums = new ArrayList<>();
        List<Expression> squares = new ArrayList<>();
        counts.forEach((rate, cells) -> {
            Expression sum = rate.times(Ledger.sum(cells));
            sums.add(sum);
            squares.add(rate.times(sum));
        });
        if (sums.isEmpty()) {
            return Expression.ZERO;
        }
        Expression sum = Ledger.sum(sums);
        Expression square = Ledger.sum(squares);
        return Expression.call(
                Operation.IF,
                Expression.call(Operation.LESS, Expression.ZERO, square),
                sum.times(sum).over(square),
                Expression.ZERO);
    }

    /// Secretion per time by family of the sender, level times volume per day.
    Map<String, Expression> secretion(String signal, Place site) {
        Dimension perCell = unit(signal(signal)).times(UPTAKE);
        Map<String, List<Expression>> terms = new LinkedHashMap<>();
        for (Actor actor : actors(signal(signal), RuleSentence.Verb.SECRETES, site.local(), perCell)) {
            terms.computeIfAbsent(actor.cell().population().name(), n -> new ArrayList<>())
                    .add(actor.rate().times(actor.cell().count()));
        }
        Map<String, Expression> sums = new LinkedHashMap<>();
        terms.forEach((sender, list) -> {
            String label = "secretion of " + signal + " by " + sender;
            Typed all = ledger.define(
                    label + site.local().suffix(), () -> Typed.of(Ledger.sum(list), perCell.times(Dimension.CELL)));
            sums.put(sender, body.sum(label, site, all).value());
        });
        return sums;
    }

    /// A cell that secretes or consumes, with its rate per cell.
    private record Actor(Body.Cell cell, Expression rate) {}

    private List<Actor> actors(Declaration.Signal signal, RuleSentence.Verb verb, Place site, Dimension expected) {
        List<Actor> all = new ArrayList<>();
        for (Declaration.Rule rule : rules(signal.name(), verb)) {
            for (Body.Cell cell : actors(rule, site)) {
                Scope scope = Scope.at(site).with(cell.binding());
                all.add(new Actor(
                        cell,
                        translation.atLeastZero(rule.rate(), scope, expected).value()));
            }
        }
        return all;
    }

    /// Those who secrete or consume, where the signal is.
    private List<Body.Cell> actors(Declaration.Rule rule, Place site) {
        try {
            List<Body.Cell> actors = body.select(rule.sentence().actor(), Scope.at(site), true);
            for (Body.Cell actor : actors) {
                if (!actor.place().equals(site)) {
                    throw new IllegalArgumentException("\"" + actor.name() + "\" of \"" + actor.place()
                            + "\" can not reach the signal, which is in \"" + site.compartment() + "\"");
                }
            }
            return actors;
        } catch (IllegalArgumentException e) {
            problems.add(rule.place().problem("rule \"" + rule.name() + "\": " + e.getMessage()));
            return List.of();
        }
    }

    private List<Declaration.Rule> rules(String signal, RuleSentence.Verb verb) {
        return model.rules().stream()
                .filter(r -> r.sentence().verb() == verb)
                .filter(r ->
                        r.sentence().object().map(Selector::name).orElse("").equals(signal))
                .toList();
    }
}
