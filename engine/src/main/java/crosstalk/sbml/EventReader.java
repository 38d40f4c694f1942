package crosstalk.sbml;

import crosstalk.sbml.Declarations.EventLine;
import crosstalk.sbml.Declarations.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Reads events.
final class EventReader {

    private final Problems problems;
    private final MathReader math;
    private final BiConsumer<Element, Set<String>> core;
    private final int level;

    /// @param core says which children of an element are not known
    EventReader(Problems problems, MathReader math, BiConsumer<Element, Set<String>> core, int level) {
        this.problems = problems;
        this.math = math;
        this.core = core;
        this.level = level;
    }

    EventLine event(Element element) {
        Fields fields = new Fields(element, problems, "useValuesFromTriggerTime", "timeUnits");
        core.accept(element, Set.of("trigger", "delay", "priority", "listOfEventAssignments"));
        Element trigger = element.child("trigger");
        boolean startsTrue = true;
        boolean persistent = true;
        if (trigger != null) {
            Fields triggered = new Fields(trigger, problems, "initialValue", "persistent");
            core.accept(trigger, Set.of("math"));
            startsTrue = triggered.flag("initialValue", true, level);
            persistent = triggered.flag("persistent", true, level);
        } else if (level < 3) {
            problems.wrong(element, element.shown() + " lacks its <trigger>");
        }
        return new EventLine(
                fields.optional("id"),
                trigger == null ? null : math.of(trigger),
                startsTrue,
                persistent,
                inside(element, "delay"),
                inside(element, "priority"),
                fields.flag("useValuesFromTriggerTime", true, level),
                settings(element),
                fields.line());
    }

    private @Nullable Formula inside(Element event, String name) {
        Element child = event.child(name);
        if (child == null) {
            return null;
        }
        new Fields(child, problems);
        core.accept(child, Set.of("math"));
        return math.of(child);
    }

    private List<Setting> settings(Element event) {
        List<Setting> found = new ArrayList<>();
        for (Element list : event.children()) {
            if (!list.name().equals("listOfEventAssignments")) {
                continue;
            }
            new Fields(list, problems);
            core.accept(list, Set.of("eventAssignment"));
            for (Element element : list.children()) {
                if (element.name().equals("eventAssignment")) {
                    Fields fields = new Fields(element, problems, "variable");
                    core.accept(element, Set.of("math"));
                    found.add(new Setting(fields.required("variable"), math.of(element), fields.line()));
                }
            }
        }
        return List.copyOf(found);
    }
}
