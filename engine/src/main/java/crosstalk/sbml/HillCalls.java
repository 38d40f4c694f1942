package crosstalk.sbml;

import crosstalk.network.Expression;
import crosstalk.network.Expression.Call;
import crosstalk.network.Operation;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/// Whether anything of an export calls the Hill function, which SBML has to be told.
final class HillCalls {

    private HillCalls() {}

    static boolean any(SbmlExport export) {
        Deque<Expression> waiting = new ArrayDeque<>(export.network().start());
        export.network().assignments().forEach(a -> waiting.push(a.value()));
        export.network().reactions().forEach(r -> {
            waiting.push(r.rate());
            r.changes().forEach(change -> waiting.push(change.amount()));
        });
        export.occurrences().forEach(o -> {
            waiting.push(o.condition());
            o.settings().forEach(setting -> waiting.push(setting.value()));
        });
        export.rooms().forEach(room -> waiting.push(room.size()));
        Set<Expression> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        while (!waiting.isEmpty()) {
            if (waiting.pop() instanceof Call call && seen.add(call)) {
                if (call.operation() == Operation.HILL) {
                    return true;
                }
                call.arguments().forEach(waiting::push);
            }
        }
        return false;
    }
}
