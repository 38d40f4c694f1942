package crosstalk.model;

import crosstalk.network.Expression;
import crosstalk.quantity.Dimension;
import crosstalk.quantity.Suggestion;
import java.util.ArrayList;
import java.util.List;

/// Answers the questions that an expression may ask about cells, signals, channels and drugs.
final class Talk {

    private final Declarations model;
    private final Ledger ledger;
    private final Body body;
    private final Translation translation;
    private final Channels channels;
    private final Signals signals;
    private final Pharmacology pharmacology;

    Talk(
            Declarations model,
            Ledger ledger,
            Matching matching,
            Body body,
            Translation translation,
            List<String> activeDrugs,
            List<Problem> problems) {
        this.model = model;
        this.ledger = ledger;
        this.body = body;
        this.translation = translation;
        this.signals = new Signals(model, ledger, body, translation, problems);
        this.pharmacology = new Pharmacology(model, ledger, body, translation, activeDrugs);
        this.channels = new Channels(model, ledger, matching, body, translation, signals, pharmacology, problems);
    }

    Channels channels() {
        return channels;
    }

    Signals signals() {
        return signals;
    }

    Pharmacology pharmacology() {
        return pharmacology;
    }

    Typed daysSinceFirstDose(Scope scope) {
        return pharmacology.daysSinceFirstDose(scope);
    }

    Typed answer(Syntax.Ask ask, Scope scope) {
        String about = ask.about();
        return switch (ask.question()) {
            case COUNT -> body.count(body.select(Selector.parse(about), scope, false));
            case TOTAL -> total(about, scope);
            case DENSITY -> density(about, scope);
            case SHARE -> {
                List<Body.Cell> cells = body.select(Selector.parse(about), scope, false);
                yield body.share(body.count(cells).value(), requireSite(scope, "share(" + about + ")"), translation);
            }
            case LIVING -> body.living(requireSite(scope.moved(placeFor(about, scope, "living")), "living"));
            case FILLING ->
                body.filling(requireSite(scope.moved(placeFor(about, scope, "filling")), "filling"), translation);
            case VOLUME -> body.volume(placeFor(about, scope, "volume"), translation);
            case STRENGTH -> channels.strength(about, scope);
            case LEVEL -> signals.level(about, scope);
            case FREE -> pharmacology.free(about, scope);
            case OCCUPANCY ->
                Ledger.none(Expression.ONE.minus(pharmacology.free(about, scope).value()));
            case BOUND -> pharmacology.bound(about, scope);
            case CONCENTRATION -> pharmacology.concentration(about, scope);
        };
    }

    private Typed total(String about, Scope scope) {
        Selector selector = Selector.parse(about);
        List<Body.Cell> cells = new ArrayList<>();
        for (Declaration.Population population : body.populations(selector)) {
            for (String compartment : population.compartments()) {
                if (selector.compartment().isEmpty() || selector.compartment().equals(compartment)) {
                    for (Place place : body.places(compartment)) {
                        cells.addAll(body.at(population, selector, scope.binding(), body.whole(place), false));
                    }
                }
            }
        }
        return body.count(cells);
    }

    private Typed density(String about, Scope scope) {
        List<Body.Cell> cells = body.select(Selector.parse(about), scope, false);
        Place place = cells.isEmpty() ? scope.place() : cells.getFirst().place();
        Expression volume = body.volumeDivisor(place, translation);
        return Typed.of(body.count(cells).value().over(volume), Body.DENSITY);
    }

    private Place requireSite(Scope scope, String what) {
        if (!scope.place().isSite()) {
            throw new IllegalArgumentException(what + " has a meaning at the site of a tissue only");
        }
        return scope.place();
    }

    /// The place that a compartment's name means inside a scope.
    ///
    /// @throws IllegalArgumentException when there is no such compartment, or it is a tissue and the scope is not there
    Place placeFor(String compartment, Scope scope, String what) {
        if (!model.compartments().containsKey(compartment)) {
            throw new IllegalArgumentException("there is no compartment \"" + compartment + "\""
                    + Suggestion.phrase(compartment, model.compartments().keySet()));
        }
        if (!body.isTissue(compartment)) {
            return new Place(compartment, "");
        }
        if (!scope.place().compartment().equals(compartment)) {
            throw new IllegalArgumentException(
                    what + " belongs to the sites of \"" + compartment + "\", and this is not one");
        }
        return scope.place();
    }

    Ledger ledger() {
        return ledger;
    }

    static Dimension perTime() {
        return Dimension.TIME.power(-1);
    }
}
