package crosstalk.study;

import crosstalk.model.Lowered;
import crosstalk.network.Space;
import crosstalk.quantity.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a study asks to be read from sections, in terms of what a model's tissue shows.
final class Assays {

    private final Lowered lowered;
    private final Lowered.Site site;
    private final Set<String> families = new LinkedHashSet<>();
    private final Set<String> shown = new LinkedHashSet<>();

    private Assays(Lowered lowered) {
        this.lowered = lowered;
        site = lowered.sites().getFirst();
        for (Lowered.PopulationPlace place : lowered.populations()) {
            if (site.species().contains(place.species())) {
                families.add(place.family());
            }
        }
        lowered.space().orElseThrow().tissues().getFirst().layers().stream()
                .map(Space.Layer::name)
                .forEach(shown::add);
    }

    /// The assay of a study for one model.
    ///
    /// @throws IllegalArgumentException when a name means nothing in the model's tissue
    static Assay of(Measures.Sections asked, Lowered lowered) {
        Assays assays = new Assays(lowered);
        Optional<Assay.Hypoxia> hypoxia = asked.hypoxia();
        hypoxia.ifPresent(h -> assays.require(h.layer()));
        return new Assay(
                assays.malignant(),
                asked.dead().stream()
                        .flatMap(name -> assays.meant(name).stream())
                        .toList(),
                hypoxia,
                asked.depth().stream().map(assays::family).toList(),
                asked.pairs().stream()
                        .map(p -> new Assay.Pair(assays.family(p.first()), assays.family(p.second())))
                        .toList(),
                assays.felt());
    }

    /// What a study asks for that a model's tissue does not show, all of it.
    static List<String> problems(Measures.Sections asked, Lowered lowered) {
        Assays assays = new Assays(lowered);
        List<String> problems = new ArrayList<>();
        asked.hypoxia().ifPresent(h -> attempt(() -> assays.require(h.layer()), problems));
        Stream<String> named = Stream.of(
                        asked.dead().stream(),
                        asked.depth().stream(),
                        asked.pairs().stream().flatMap(p -> Stream.of(p.first(), p.second())))
                .flatMap(names -> names);
        named.distinct().forEach(name -> attempt(() -> assays.meant(name), problems));
        return problems;
    }

    private static void attempt(Runnable reading, List<String> problems) {
        try {
            reading.run();
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
        }
    }

    private List<String> malignant() {
        return lowered.populations().stream()
                .filter(place -> site.malignant().contains(place.species()))
                .map(Lowered.PopulationPlace::family)
                .distinct()
                .toList();
    }

    private void require(String layer) {
        if (!shown.contains(layer)) {
            throw new IllegalArgumentException("sections: the tissue has no \"" + layer + "\"" + instead(layer, shown));
        }
    }

    private Assay.Family family(String name) {
        return new Assay.Family(name, meant(name));
    }

    private List<String> meant(String name) {
        String stem = name.endsWith(".*") ? name.substring(0, name.length() - 1) : "";
        List<String> found = families.stream()
                .filter(family -> stem.isEmpty() ? family.equals(name) : family.startsWith(stem))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "sections: no population \"" + name + "\" lives in the tissue" + instead(name, families));
        }
        return found;
    }

    private static String instead(String name, Set<String> known) {
        String hint = Suggestion.phrase(name, known);
        return hint.isEmpty() ? ", expected one of " + String.join(", ", known) : hint;
    }

    /// Every channel with all who receive it.
    private List<Assay.Felt> felt() {
        List<Assay.Felt> felt = new ArrayList<>();
        for (String channel : shown) {
            List<String> receivers = lowered.channels().stream()
                    .filter(place ->
                            place.site().equals(site.name()) && family(place).equals(channel))
                    .map(Lowered.ChannelPlace::receiver)
                    .distinct()
                    .toList();
            receivers.forEach(r -> felt.add(new Assay.Felt(channel, new Assay.Family(r, List.of(r)))));
        }
        return felt;
    }

    private static String family(Lowered.ChannelPlace place) {
        int index = place.channel().indexOf('[');
        return index < 0 ? place.channel() : place.channel().substring(0, index);
    }
}
