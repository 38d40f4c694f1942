package crosstalk.study;

import crosstalk.model.Model;
import crosstalk.model.Yaml;
import crosstalk.quantity.Suggestion;
import crosstalk.study.Regimen.Dose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Regimens by the name of a drug or by a pattern such as `anti-*`.
///
/// @param byPattern in the order of the file
record RegimenTable(Map<String, Regimen> byPattern) {

    static RegimenTable read(Section owner, List<Model> models) {
        Map<String, Regimen> found = new LinkedHashMap<>();
        Optional<Section> section = owner.section("regimens");
        for (Yaml.Entry entry : section.map(Section::all).orElse(List.of())) {
            if (!isLegal(section.orElseThrow(), entry.key(), models)) {
                continue;
            }
            List<Dose> doses = new ArrayList<>();
            section.orElseThrow()
                    .list("regimen of \"" + entry.key() + "\"", entry.value(), RegimenPhrase::read)
                    .forEach(doses::addAll);
            found.put(entry.key(), new Regimen(text(entry.value()), doses));
        }
        return new RegimenTable(found);
    }

    /// The regimen of a drug: of the drug's own name, or of the pattern with most letters that fits.
    Optional<Regimen> of(String drug) {
        return byPattern.keySet().stream()
                .filter(pattern -> fits(pattern, drug))
                .max(Comparator.comparingInt(pattern -> pattern.equals(drug) ? Integer.MAX_VALUE : pattern.length()))
                .map(byPattern::get);
    }

    /// Whether the key is a drug or fits one; adds a problem if not.
    private static boolean isLegal(Section section, String key, List<Model> models) {
        List<String> drugs =
                models.stream().flatMap(m -> m.drugNames().stream()).distinct().toList();
        if (key.matches(Wording.NUMBER)) {
            section.problem(key, Wording.COMMA_IN_BRACES.formatted(key));
            return false;
        }
        if (!models.isEmpty() && drugs.stream().noneMatch(drug -> fits(key, drug))) {
            String what = key.contains("*") ? "no drug fits" : "unknown drug";
            section.problem(key, what + " \"" + key + "\"" + Suggestion.phrase(key, drugs));
            return false;
        }
        return true;
    }

    private static boolean fits(String pattern, String drug) {
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
        return drug.matches(regex);
    }

    private static String text(Yaml.Node node) {
        return switch (node) {
            case Yaml.Scalar scalar -> scalar.text();
            case Yaml.Sequence sequence ->
                String.join(
                        "; then ",
                        sequence.items().stream().map(RegimenTable::text).toList());
            case Yaml.Mapping mapping -> "";
        };
    }
}
