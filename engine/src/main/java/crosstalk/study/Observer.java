package crosstalk.study;

import crosstalk.model.Lowered;
import crosstalk.solver.Simulation;
import crosstalk.solver.SolverException;
import crosstalk.study.Measurement.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Reads a subject's state into measurements. It changes nothing and draws nothing but the error of the calliper.
/// A site is measured once something was injected there: nobody measures an untouched flank.
final class Observer {

    private static final String VOLUME = "tumour volume";
    private static final String CUBIC_MM = "mm^3";

    private final Preparation preparation;
    private final Lowered lowered;
    private final List<String> drugs;
    private final long seed;
    private final long subject;
    private final double[] assigned;
    private final Set<String> injected = new HashSet<>();
    private final Map<String, Long> compartmentsOf = new TreeMap<>();
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<ChannelStrength> channels = new ArrayList<>();

    /// @param drugs whose levels are measured: those of the arm
    Observer(Preparation preparation, List<String> drugs, long seed, long subject) {
        this.preparation = preparation;
        this.lowered = preparation.lowered();
        this.drugs = drugs;
        this.seed = seed;
        this.subject = subject;
        this.assigned = new double[lowered.observation().assignments().size()];
        for (Lowered.PopulationPlace place : lowered.populations()) {
            compartmentsOf.computeIfAbsent(place.name(), this::compartments);
        }
    }

    private long compartments(String population) {
        return lowered.populations().stream()
                .filter(place -> place.name().equals(population))
                .map(Lowered.PopulationPlace::compartment)
                .distinct()
                .count();
    }

    /// Everything measured so far, in the order of days.
    List<Measurement> measurements() {
        return measurements;
    }

    /// Every channel read so far, in the order of days.
    List<ChannelStrength> channels() {
        return channels;
    }

    /// Says that something was injected at a site.
    void inject(String site) {
        injected.add(site);
    }

    /// The whole body, or a site that something was injected at.
    private boolean isMeasured(String site) {
        return site.isEmpty() || injected.contains(site);
    }

    private List<Lowered.Site> sites() {
        return lowered.sites().stream().filter(site -> isMeasured(site.name())).toList();
    }

    /// Reads the state; the methods below tell what was read.
    void look(Simulation simulation) {
        preparation.observation().assign(simulation.time(), simulation.state(), simulation.parameters(), assigned);
    }

    /// True volume of a site, mm^3, as last looked at.
    double volume(Lowered.Site site) {
        return value(site.volume(), VOLUME, 0);
    }

    /// Measures every site by calliper.
    ///
    /// @return what was found at the first site
    double calliper(double day, Calliper calliper) {
        double first = 0;
        for (Lowered.Site site : sites()) {
            double found = calliper.measure(volume(site), seed, subject, day, site.name());
            measurements.add(new Measurement(day, site.name(), Kind.CALLIPER, VOLUME, found, CUBIC_MM));
            first = site.name().equals(preparation.firstSite().name()) ? found : first;
        }
        return first;
    }

    /// Takes true volumes.
    void volumes(double day) {
        for (Lowered.Site site : sites()) {
            measurements.add(new Measurement(day, site.name(), Kind.VOLUME, VOLUME, volume(site), CUBIC_MM));
        }
    }

    /// Takes populations, drugs and readouts.
    void readouts(double day, double[] state) {
        for (Lowered.PopulationPlace place : lowered.populations()) {
            if (!isMeasured(place.site())) {
                continue;
            }
            boolean alone = !place.site().isEmpty() || compartmentsOf.getOrDefault(place.name(), 1L) == 1;
            String name = alone ? place.name() : place.name() + " in " + place.compartment();
            measurements.add(
                    new Measurement(day, place.site(), Kind.POPULATION, name, state[place.species()], "cells"));
        }
        for (String drug : drugs) {
            drug(day, drug, preparation.drug(drug));
        }
        for (Lowered.ReadoutPlace place : lowered.readouts()) {
            if (!isMeasured(place.site())) {
                continue;
            }
            double value = value(place.assignment(), place.name(), day) / place.perUnit();
            measurements.add(new Measurement(day, place.site(), Kind.READOUT, place.name(), value, place.unit()));
        }
    }

    private void drug(double day, String drug, Lowered.DrugPlaces places) {
        double plasma = value(places.plasma(), drug, day);
        measurements.add(new Measurement(day, "", Kind.DRUG, drug + " in plasma", plasma, "nM"));
        for (Lowered.Site site : sites()) {
            Integer tissue = places.tissue().get(site.name());
            if (tissue != null) {
                double level = value(tissue, drug, day);
                measurements.add(new Measurement(day, site.name(), Kind.DRUG, drug + " in tumour", level, "nM"));
            }
            new TreeMap<>(places.bound().getOrDefault(site.name(), Map.of())).forEach((receptor, assignment) -> {
                String name = drug + " on " + receptor;
                measurements.add(
                        new Measurement(day, site.name(), Kind.OCCUPANCY, name, value(assignment, name, day), "1"));
            });
        }
    }

    /// Takes every channel.
    void channels(double day) {
        for (Lowered.ChannelPlace place : lowered.channels()) {
            if (!isMeasured(place.site())) {
                continue;
            }
            channels.add(new ChannelStrength(
                    day,
                    place.site(),
                    place.channel(),
                    place.sender(),
                    place.receiver(),
                    value(place.strength(), place.channel(), day),
                    value(place.senderShare(), place.channel(), day),
                    value(place.receiverDensity(), place.channel(), day)));
        }
    }

    private double value(int assignment, String what, double day) {
        double value = assigned[assignment];
        if (!Double.isFinite(value)) {
            throw new SolverException(what + " ("
                    + lowered.observation().assignments().get(assignment).name() + ") is " + value + " on day " + day);
        }
        return value;
    }
}
