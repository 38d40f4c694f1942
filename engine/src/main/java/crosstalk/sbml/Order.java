package crosstalk.sbml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Names in order of need: each after those that it depends on. Works without recursion, for chains of any length.
final class Order {

    private final List<String> sorted = new ArrayList<>();
    private final List<List<String>> circles = new ArrayList<>();

    private record Visit(String name, Iterator<String> needs) {}

    /// @param names in the order that is kept where nothing speaks against it
    /// @param needs what a name depends on
    Order(Collection<String> names, Function<String, ? extends Collection<String>> needs) {
        Map<String, Boolean> done = new HashMap<>();
        Deque<Visit> path = new ArrayDeque<>();
        Set<String> open = new LinkedHashSet<>();
        for (String root : names) {
            visit(root, needs, done, path, open);
            while (!path.isEmpty()) {
                Visit now = path.getLast();
                if (now.needs().hasNext()) {
                    visit(now.needs().next(), needs, done, path, open);
                } else {
                    path.removeLast();
                    open.remove(now.name());
                    done.put(now.name(), true);
                    sorted.add(now.name());
                }
            }
        }
    }

    private void visit(
            String name,
            Function<String, ? extends Collection<String>> needs,
            Map<String, Boolean> done,
            Deque<Visit> path,
            Set<String> open) {
        if (done.containsKey(name)) {
            return;
        }
        if (open.add(name)) {
            path.addLast(new Visit(name, List.copyOf(needs.apply(name)).iterator()));
            return;
        }
        List<String> circle = new ArrayList<>(open);
        circles.add(circle.subList(circle.indexOf(name), circle.size()));
    }

    /// Every name that was given or is needed.
    List<String> sorted() {
        return sorted;
    }

    /// Names that depend on one another in a circle.
    List<List<String>> circles() {
        return circles;
    }
}
