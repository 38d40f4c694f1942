package crosstalk.model;

import crosstalk.model.Explanation.Block;
import crosstalk.model.Explanation.Line;
import crosstalk.model.Explanation.Section;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Says what is in a model: who is there, who talks to whom, who does what.
final class Explainer {

    private static final int MOST_RULES_SHOWN = 4;

    private final Model model;
    private final Declarations declared;
    private final Uses uses;
    private final Phrases phrases;

    Explainer(Model model) {
        this.model = model;
        this.declared = model.declarations();
        this.uses = new Uses(declared);
        this.phrases = new Phrases(declared);
    }

    Explanation explain() {
        List<Section> sections = new ArrayList<>();
        sections.add(overview());
        model.extension().ifPresent(extension -> sections.add(new Hypothesis(model.name(), extension).section()));
        sections.add(people());
        sections.add(talk());
        sections.add(deeds());
        sections.add(values());
        sections.add(new SpaceExplainer(declared, phrases).section());
        DrugExplainer drugs = new DrugExplainer(declared, phrases);
        sections.addAll(drugs.sections());
        sections.add(new ParameterExplainer(model).section());
        sections.removeIf(section -> section.blocks().isEmpty());
        return new Explanation(model.name(), model.summary(), sections);
    }

    private Section overview() {
        Census census = model.census();
        String calibrated =
                model.calibrated() ? "It was calibrated on: " + model.calibration() + "." : "It is not calibrated.";
        return new Section(
                "Overview",
                List.of(
                        new Block.Paragraph(
                                "%d populations, %d channels, %d rules, %d drugs. Of %d parameters %d are assumed."
                                        .formatted(
                                                census.populations(),
                                                census.channels(),
                                                census.rules(),
                                                census.drugs(),
                                                census.parameters(),
                                                census.assumed())),
                        new Block.Paragraph(calibrated),
                        new Block.Paragraph("Places: " + String.join("; ", places()) + ".")));
    }

    private List<String> places() {
        return declared.compartments().values().stream()
                .map(c -> c.name() + " ("
                        + (c.tissue()
                                ? "tissue, whose volume follows its cells; sites: " + String.join(", ", c.sites())
                                : "well mixed, " + c.volume().map(v -> v.text()).orElse("no volume"))
                        + ")")
                .toList();
    }

    private Section people() {
        List<List<String>> rows = new ArrayList<>();
        for (Declaration.Population p : declared.populations().values()) {
            List<String> notes = new ArrayList<>();
            if (p.malignant()) {
                notes.add("malignant");
            }
            if (!p.living()) {
                notes.add("not living");
            }
            p.start().forEach((where, formula) -> notes.add("starts in " + where + " with " + phrases.value(formula)));
            rows.add(List.of(
                    p.name() + (p.sets().isEmpty() ? "" : "[" + String.join(", ", p.sets()) + "]"),
                    p.summary(),
                    String.join(", ", p.compartments()),
                    p.volume().map(phrases::value).orElse(""),
                    String.join(", ", p.genes()),
                    String.join("; ", notes)));
        }
        List<String> header = List.of("Population", "Who", "Lives in", "Volume per cell", "Genes", "Notes");
        List<Block> blocks = new ArrayList<>(List.of(new Block.Table("", header, rows)));
        declared.sets()
                .values()
                .forEach(set -> blocks.add(new Block.Paragraph(
                        "[" + set.name() + "] stands for each of: " + String.join(", ", set.elements()) + ".")));
        return new Section("Who is there", blocks);
    }

    private Section talk() {
        List<List<String>> rows = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (Declaration.Channel c : declared.channels().values()) {
            List<String> drugs = declared.drugs().values().stream()
                    .filter(d -> d.occupies().containsKey(c.receptorName()))
                    .map(Declaration.Drug::name)
                    .toList();
            Set<String> senders = senders(c);
            Set<String> receivers = families(c.to());
            lines.add(new Line(c.name(), c.reach(), List.copyOf(senders), List.copyOf(receivers), drugs));
            rows.add(List.of(
                    c.name() + (c.sets().isEmpty() ? "" : "[" + String.join(", ", c.sets()) + "]"),
                    c.summary(),
                    c.genes(),
                    String.join(", ", senders),
                    String.join(", ", receivers),
                    c.reach().name().toLowerCase(Locale.ROOT),
                    c.half().map(phrases::value).orElse(""),
                    effect(c),
                    String.join(", ", drugs)));
        }
        List<String> header =
                List.of("Channel", "What", "Genes", "Senders", "Receivers", "By", "Half at", "Acts on", "Drugs on it");
        Block.Paragraph how = new Block.Paragraph(
                "The strength of a channel lies between 0 and 1: ligand / (ligand + half), times the receptor that no"
                    + " drug occupies. By contact, the ligand is the weighted share of senders among the living cells;"
                    + " by signal, the level of the signal; by number, the weighted number of senders.");
        return new Section(
                "Who talks to whom", List.of(how, new Block.Picture(lines), new Block.Table("", header, rows)));
    }

    private Set<String> senders(Declaration.Channel channel) {
        if (channel.reach() == Declaration.Reach.SIGNAL) {
            return families(declared.rules().stream()
                    .map(Declaration.Rule::sentence)
                    .filter(s -> s.verb() == RuleSentence.Verb.SECRETES)
                    .filter(s -> s.object().map(Selector::name).orElse("").equals(channel.signal()))
                    .map(s -> s.actor().name())
                    .toList());
        }
        return families(channel.from().keySet());
    }

    /// Populations that selectors name, without their indices.
    private Set<String> families(Iterable<String> selectors) {
        Set<String> found = new LinkedHashSet<>();
        for (String selector : selectors) {
            Selector parsed = Selector.parse(selector);
            declared.populations().keySet().stream().filter(parsed::matches).forEach(found::add);
        }
        return found;
    }

    private String effect(Declaration.Channel channel) {
        List<String> direct = uses.ofChannel(channel.name()).stream()
                .filter(o -> !o.kind().equals("rule"))
                .map(Uses.Owner::toString)
                .toList();
        List<String> rules = uses.rulesBehind(channel.name());
        List<String> parts = new ArrayList<>();
        if (!direct.isEmpty()) {
            parts.add(String.join(", ", direct));
        }
        if (!rules.isEmpty()) {
            int more = rules.size() - MOST_RULES_SHOWN;
            parts.add("rules: " + String.join("; ", rules.subList(0, Math.min(rules.size(), MOST_RULES_SHOWN)))
                    + (more > 0 ? "; and " + more + " more" : ""));
        }
        return parts.isEmpty() ? "nothing" : String.join(". ", parts);
    }

    private Section deeds() {
        List<Block> blocks = new ArrayList<>();
        for (Declaration.Population population : declared.populations().values()) {
            List<List<String>> rows = new ArrayList<>();
            for (Declaration.Rule rule : declared.rules()) {
                if (rule.sentence().actor().matches(population.name())) {
                    rows.add(List.of(phrases.sentence(rule, population.name()), rule.summary(), rule.source()));
                }
            }
            if (!rows.isEmpty()) {
                String caption =
                        population.name() + (population.summary().isEmpty() ? "" : ": " + population.summary());
                blocks.add(new Block.Table(caption, List.of("What it does", "Meaning", "Source"), rows));
            }
        }
        return new Section("What each cell does", blocks);
    }

    private Section values() {
        List<Block> blocks = new ArrayList<>();
        List<List<String>> quantities = new ArrayList<>();
        for (Declaration.Value q : declared.quantities().values()) {
            quantities.add(List.of(
                    q.name() + (q.sets().isEmpty() ? "" : "[" + String.join(", ", q.sets()) + "]"),
                    q.formula().text(),
                    q.unit(),
                    q.summary()));
        }
        if (!quantities.isEmpty()) {
            blocks.add(new Block.Table("", List.of("Quantity", "Is", "Unit", "Meaning"), quantities));
        }
        List<List<String>> states = new ArrayList<>();
        for (Declaration.State s : declared.states().values()) {
            states.add(List.of(
                    s.name(),
                    "follows " + s.follows().map(Formula::text).orElse("") + " at rate "
                            + s.rate().map(phrases::value).orElse(""),
                    s.unit(),
                    s.summary()));
        }
        if (!states.isEmpty()) {
            blocks.add(new Block.Table("States move with a delay.", List.of("State", "Is", "Unit", "Meaning"), states));
        }
        return new Section("What its words mean", blocks);
    }
}
