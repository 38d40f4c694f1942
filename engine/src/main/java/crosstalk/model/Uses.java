package crosstalk.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which expressions name which quantities, channels and receptors.
final class Uses {

    /// The owner of an expression.
    ///
    /// @param kind quantity, state, rule, channel, readout, signal, drug, population or space
    record Owner(String kind, String name) {
        @Override
        public String toString() {
            return kind + " " + name;
        }
    }

    private final Map<Owner, Set<String>> values = new LinkedHashMap<>();
    private final Map<Owner, Set<String>> channels = new LinkedHashMap<>();

    Uses(Declarations model) {
        model.quantities().values().forEach(q -> {
            add("quantity", q.name(), q.formula());
            q.inSpace().ifPresent(f -> add("quantity", q.name(), f));
        });
        model.populations().values().forEach(p -> {
            p.motility().ifPresent(f -> add("population", p.name(), f));
            p.chemotaxis().ifPresent(f -> add("population", p.name(), f));
        });
        model.space().values().forEach(s -> s.vessels().ifPresent(f -> add("space", s.name(), f)));
        model.states().values().forEach(s -> {
            s.follows().ifPresent(f -> add("state", s.name(), f));
            s.rate().ifPresent(f -> add("state", s.name(), f));
        });
        model.rules().forEach(r -> add("rule", r.name(), r.rate()));
        model.signals().values().forEach(s -> {
            s.decay().ifPresent(f -> add("signal", s.name(), f));
            s.supply().ifPresent(f -> add("signal", s.name(), f));
            s.background().ifPresent(f -> add("signal", s.name(), f));
        });
        model.channels().values().forEach(c -> {
            c.from().values().forEach(f -> add("channel", c.name(), f));
            c.half().ifPresent(f -> add("channel", c.name(), f));
            c.receptor().ifPresent(f -> add("channel", c.name(), f));
        });
        model.readouts().values().forEach(r -> add("readout", r.name(), r.formula()));
        model.drugs().values().forEach(d -> d.depletes().values().forEach(f -> add("drug", d.name(), f)));
    }

    private void add(String kind, String name, Formula formula) {
        Owner owner = new Owner(kind, name);
        Deque<Syntax> open = new ArrayDeque<>(List.of(formula.tree()));
        while (!open.isEmpty()) {
            switch (open.pop()) {
                case Syntax.Name n ->
                    values.computeIfAbsent(owner, o -> new LinkedHashSet<>()).add(n.name());
                case Syntax.Apply apply -> open.addAll(apply.arguments());
                case Syntax.Sum sum -> open.add(sum.body());
                case Syntax.Ask ask -> {
                    if (ask.question() == Syntax.Question.STRENGTH) {
                        String channel =
                                CommunicationReader.channelName(ask.about().replaceFirst("\\[.*", ""));
                        channels.computeIfAbsent(owner, o -> new LinkedHashSet<>())
                                .add(channel);
                    }
                }
                case Syntax.Literal literal -> {}
                case Syntax.Now now -> {}
                case Syntax.Carries carries -> {}
            }
        }
    }

    /// Expressions that name the strength of a channel.
    List<Owner> ofChannel(String channel) {
        return channels.entrySet().stream()
                .filter(e -> e.getValue().contains(channel))
                .map(Map.Entry::getKey)
                .distinct()
                .toList();
    }

    /// Rules whose rate depends on a channel, directly or through quantities and states.
    List<String> rulesBehind(String channel) {
        Set<Owner> seen = new LinkedHashSet<>(ofChannel(channel));
        Deque<Owner> open = new ArrayDeque<>(seen);
        List<String> rules = new ArrayList<>();
        while (!open.isEmpty()) {
            Owner owner = open.poll();
            if (owner.kind().equals("rule")) {
                rules.add(owner.name());
            }
            if (owner.kind().equals("quantity") || owner.kind().equals("state")) {
                values.forEach((user, names) -> {
                    if (names.contains(owner.name()) && seen.add(user)) {
                        open.add(user);
                    }
                });
            }
        }
        return rules;
    }
}
