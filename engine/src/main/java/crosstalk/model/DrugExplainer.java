package crosstalk.model;

import crosstalk.model.Explanation.Block;
import crosstalk.model.Explanation.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Says what each drug does, and where it goes.
final class DrugExplainer {

    private final Declarations model;
    private final Phrases phrases;

    DrugExplainer(Declarations model, Phrases phrases) {
        this.model = model;
        this.phrases = phrases;
    }

    List<Section> sections() {
        List<Block> effects = new ArrayList<>();
        List<List<String>> fates = new ArrayList<>();
        for (Declaration.Drug drug : model.drugs().values()) {
            effects.add(new Block.Paragraph(effect(drug)));
            fates.add(List.of(drug.name(), kinetics(drug)));
        }
        List<Block> kinetics = fates.isEmpty()
                ? List.of()
                : List.of(
                        new Block.Paragraph(
                                "A dose under the skin or into the belly waits in a depot and is absorbed; one into"
                                        + " a vein is in plasma at once. Drug in a tissue follows plasma and takes nothing from it."),
                        new Block.Table("", List.of("Drug", "Pharmacokinetics"), fates));
        return List.of(new Section("What each drug does", effects), new Section("Where drugs go", kinetics));
    }

    private String effect(Declaration.Drug drug) {
        StringBuilder text = new StringBuilder(drug.name());
        List<String> kind = new ArrayList<>();
        for (String part : List.of(
                drug.cloneName(), drug.isotype(), drug.mass().map(m -> m.text()).orElse(""))) {
            if (!part.isEmpty()) {
                kind.add(part);
            }
        }
        text.append(kind.isEmpty() ? "" : " (" + String.join(", ", kind) + ")");
        text.append(drug.summary().isEmpty() ? "." : ": " + drug.summary() + ".");
        drug.occupies().forEach((receptor, kd) -> {
            List<String> channels = model.channels().values().stream()
                    .filter(c -> c.receptorName().equals(receptor))
                    .map(Declaration.Channel::name)
                    .toList();
            text.append(" It occupies ").append(receptor).append(", Kd ").append(phrases.value(kd));
            text.append(", and so weakens ").append(String.join(", ", channels)).append('.');
            drug.seen()
                    .getOrDefault(receptor, Map.of())
                    .forEach((place, factor) -> text.append(" In ")
                            .append(place)
                            .append(" its receptor sees ")
                            .append(factor.text())
                            .append(" of the concentration."));
        });
        drug.depletes()
                .forEach((whom, rate) -> text.append(" It depletes ")
                        .append(whom)
                        .append(" in tissues at rate ")
                        .append(phrases.value(rate))
                        .append('.'));
        return text.toString();
    }

    private String kinetics(Declaration.Drug drug) {
        Map<String, String> parts = new LinkedHashMap<>();
        drug.pharmacokinetics().forEach((key, formula) -> parts.put(key, phrases.value(formula)));
        return String.join(
                "; ",
                parts.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .toList());
    }
}
