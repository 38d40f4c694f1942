package crosstalk.cli;

import crosstalk.cli.ModelCommandOptions.Settings;
import crosstalk.model.Correlation;
import crosstalk.model.Lowered;
import crosstalk.model.Model;
import crosstalk.model.ModelParameter;
import crosstalk.model.Spread;
import crosstalk.network.Expression;
import crosstalk.network.Network;
import crosstalk.network.Operation;
import crosstalk.sbml.SbmlExport;
import crosstalk.sbml.SbmlExport.Measures;
import crosstalk.sbml.SbmlExport.Occurrence;
import crosstalk.sbml.SbmlExport.Remark;
import crosstalk.sbml.SbmlExport.Room;
import crosstalk.sbml.SbmlExport.Setting;
import crosstalk.study.Regimen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// One typical subject with its doses, as what is written to SBML: what [ModelCommandCourse] does while it runs stands
/// in the file as the start and as events.
final class ModelCommandSubject {

    private final Model model;
    private final Lowered lowered;
    private final Settings settings;
    private final List<Room> rooms = new ArrayList<>();
    private final Map<Integer, Integer> roomOf = new LinkedHashMap<>();

    ModelCommandSubject(Model model, Lowered lowered, Settings settings) {
        this.model = model;
        this.lowered = lowered;
        this.settings = settings;
    }

    SbmlExport export() {
        Network network = lowered.network();
        Lowered.Dimensions all = lowered.dimensions();
        Measures measures = new Measures(
                all.species(),
                all.parameters(),
                all.assignments().subList(0, network.assignments().size()));
        addRooms();
        List<Occurrence> occurrences = new ArrayList<>(doses());
        occurrences.addAll(clearances());
        return new SbmlExport(
                model.name(),
                notes(),
                inoculated(network),
                Optional.of(measures),
                rooms,
                roomOf,
                occurrences,
                remarks(),
                parameterRemarks());
    }

    /// The network, with what is injected at time 0 in its start.
    private Network inoculated(Network network) {
        List<Expression> start = new ArrayList<>(network.start());
        model.inoculation().ifPresent(given -> {
            String first = lowered.sites().getFirst().name();
            Map<String, List<Lowered.Injection>> sites = lowered.inocula().getOrDefault(given.inoculum(), Map.of());
            for (Lowered.Injection injection : sites.getOrDefault(first, List.of())) {
                Expression injected = given.cells().times(injection.cells());
                start.set(injection.species(), start.get(injection.species()).plus(injected));
            }
        });
        return new Network(network.species(), network.parameters(), network.assignments(), network.reactions(), start);
    }

    private void addRooms() {
        Map<String, Integer> places = new LinkedHashMap<>();
        for (Lowered.PopulationPlace population : lowered.populations()) {
            String site = population.site();
            String name = site.isEmpty() ? population.compartment() : population.compartment() + "/" + site;
            int place = places.computeIfAbsent(name, k -> {
                rooms.add(new Room(name, size(population)));
                return rooms.size() - 1;
            });
            roomOf.put(population.species(), place);
        }
    }

    /// Of a site its volume, which moves; of a well-mixed compartment what the model says, or 1 where it says nothing.
    private Expression size(Lowered.PopulationPlace population) {
        return lowered.sites().stream()
                .filter(site -> site.name().equals(population.site()))
                .findFirst()
                .map(site -> Expression.assigned(site.volumeToWatch()))
                .orElseGet(() -> Expression.of(lowered.volumes().getOrDefault(population.compartment(), 1.0)));
    }

    /// One event for each drug and day.
    private List<Occurrence> doses() {
        List<Occurrence> all = new ArrayList<>();
        settings.drugs().forEach((drug, regimen) -> {
            Map<Double, List<Regimen.Dose>> byDay = new TreeMap<>();
            regimen.doses().stream()
                    .filter(dose -> dose.amount().value() > 0)
                    .forEach(dose -> byDay.computeIfAbsent(dose.day(), d -> new ArrayList<>())
                            .add(dose));
            Lowered.DrugPlaces places = Objects.requireNonNull(lowered.drugs().get(drug));
            byDay.forEach((day, doses) -> all.add(dose(drug, places, day, doses)));
        });
        return all;
    }

    private Occurrence dose(String drug, Lowered.DrugPlaces places, double day, List<Regimen.Dose> doses) {
        Map<Integer, Double> given = new TreeMap<>();
        for (Regimen.Dose dose : doses) {
            double amount = dose.amountOf(settings.bodyMass(), places.massPerAmount());
            boolean throughDepot = dose.route().throughDepot();
            given.merge(
                    throughDepot ? places.depot() : places.central(),
                    throughDepot ? amount * places.bioavailability() : amount,
                    Double::sum);
        }
        List<Setting> set = new ArrayList<>();
        given.forEach((species, amount) ->
                set.add(new Setting(species, Expression.species(species).plus(Expression.of(amount)))));
        set.add(new Setting(places.dosed(), Expression.ONE));
        Expression due = Expression.call(Operation.AT_MOST, Expression.of(day), new Expression.Time());
        return new Occurrence(drug + " on day " + shown(day), due, set);
    }

    private static String shown(double day) {
        return day == Math.rint(day) ? Long.toString((long) day) : Double.toString(day);
    }

    /// A tumour of less than one cell is gone: nothing of it grows again. Whole counts below 1 are 0 already.
    private List<Occurrence> clearances() {
        List<Occurrence> all = new ArrayList<>();
        for (Lowered.Site site : lowered.sites()) {
            Expression burden = Expression.assigned(site.burdenToWatch());
            List<Setting> gone = site.malignant().stream()
                    .map(species -> new Setting(species, Expression.ZERO))
                    .toList();
            if (!gone.isEmpty()) {
                all.add(new Occurrence(
                        "last malignant cell gone at " + site.name(),
                        Expression.call(Operation.LESS, burden, Expression.ONE),
                        gone));
            }
        }
        return all;
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!model.summary().isEmpty()) {
            notes.add(model.summary().strip());
        }
        notes.add("Written by Crosstalk: the typical subject, well mixed. Spread between subjects, uncertainty and the"
                + " origin of each value are annotations; space, cohorts and measurement noise are not in this file.");
        if (!model.calibrated()) {
            notes.add("The model is not calibrated. Research only.");
        }
        settings.drugs().forEach((drug, regimen) -> notes.add(drug + ": " + regimen.text()));
        return notes;
    }

    private List<Remark> remarks() {
        List<Remark> remarks = new ArrayList<>();
        for (Correlation correlation : model.correlations()) {
            Map<String, String> said = new LinkedHashMap<>();
            said.put("first", correlation.first());
            said.put("second", correlation.second());
            said.put("value", Double.toString(correlation.value()));
            remarks.add(new Remark("correlation", said, List.of()));
        }
        return remarks;
    }

    private Map<String, Remark> parameterRemarks() {
        Map<String, Remark> remarks = new LinkedHashMap<>();
        for (ModelParameter parameter : model.parameters()) {
            Map<String, String> said = new LinkedHashMap<>();
            said.put("name", parameter.name());
            said.put("origin", parameter.origin().name().toLowerCase(Locale.ROOT));
            said.put("source", parameter.source());
            said.put("where", parameter.where());
            said.put("species", parameter.species());
            said.put("low", Double.isNaN(parameter.low()) ? "" : Double.toString(parameter.low()));
            said.put("high", Double.isNaN(parameter.high()) ? "" : Double.toString(parameter.high()));
            spread(said, "spread", parameter.spread());
            spread(said, "uncertainty", parameter.uncertainty());
            List<String> notes = new ArrayList<>();
            if (!parameter.summary().isEmpty()) {
                notes.add(parameter.summary().strip());
            }
            if (!parameter.reason().isEmpty()) {
                notes.add(parameter.reason().strip());
            }
            remarks.put(parameter.name(), new Remark("parameter", said, notes));
        }
        return remarks;
    }

    private static void spread(Map<String, String> said, String what, Optional<Spread> spread) {
        spread.ifPresent(found -> {
            said.put(
                    what,
                    switch (found) {
                        case Spread.LogNormal _ -> "lognormal";
                        case Spread.Normal _ -> "normal";
                    });
            said.put(
                    what + "Sd",
                    switch (found) {
                        case Spread.LogNormal(double sd) -> Double.toString(sd);
                        case Spread.Normal(double sd) -> Double.toString(sd);
                    });
        });
    }
}
