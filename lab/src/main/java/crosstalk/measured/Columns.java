package crosstalk.measured;

import crosstalk.quantity.Suggestion;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Which column plays which role in a table with one row of headings.
final class Columns {
    private final List<Header> headers;
    private final Map<ColumnRole, Integer> roles = new EnumMap<>(ColumnRole.class);
    private final Map<ColumnRole, List<Integer>> rivals = new EnumMap<>(ColumnRole.class);

    private Columns(List<Header> headers) {
        this.headers = headers;
    }

    /// Recognises the headings; the user's word goes before every synonym.
    static Columns of(Grid.Line line, Map<ColumnRole, String> named) {
        Columns columns = new Columns(line.cells().stream().map(Header::of).toList());
        named.forEach((role, heading) -> columns.find(heading).ifPresent(column -> columns.roles.put(role, column)));
        for (ColumnRole role : ColumnRole.values()) {
            if (!named.containsKey(role)) {
                columns.recognise(role);
            }
        }
        return columns;
    }

    private void recognise(ColumnRole role) {
        int best = Integer.MAX_VALUE;
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            OptionalInt rank = role.rank(headers.get(i));
            if (rank.isPresent() && !roles.containsValue(i)) {
                all.add(i);
                if (rank.getAsInt() < best) {
                    best = rank.getAsInt();
                    roles.put(role, i);
                }
            }
        }
        int chosen = of(role);
        all.removeIf(column -> column == chosen);
        rivals.put(role, all);
    }

    /// The column with a heading, by its whole text or by its name without the unit.
    OptionalInt find(String heading) {
        Header wanted = Header.of(heading);
        for (int i = 0; i < headers.size(); i++) {
            if (headers.get(i).text().equalsIgnoreCase(heading.strip())) {
                return OptionalInt.of(i);
            }
        }
        for (int i = 0; i < headers.size(); i++) {
            if (headers.get(i).name().equals(wanted.name())) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /// Says that a heading is not there, with the nearest that is.
    String missing(String option, String heading) {
        List<String> texts = headers.stream()
                .map(Header::text)
                .filter(text -> !text.isEmpty())
                .toList();
        return option + " \"" + heading + "\": there is no such column" + Suggestion.phrase(heading, texts)
                + " (columns: " + String.join(", ", texts) + ")";
    }

    boolean has(ColumnRole role) {
        return roles.containsKey(role);
    }

    /// The column of a role, or -1.
    int of(ColumnRole role) {
        Integer column = roles.get(role);
        return column == null ? -1 : column;
    }

    @Nullable
    String cell(Grid.Line line, ColumnRole role) {
        String cell = line.cell(of(role));
        return cell.isEmpty() ? null : cell;
    }

    Header header(int column) {
        return headers.get(column);
    }

    Header header(ColumnRole role) {
        return headers.get(of(role));
    }

    List<Header> headers() {
        return headers;
    }

    /// Other columns that could have played a role.
    List<Integer> rivals(ColumnRole role) {
        return rivals.getOrDefault(role, List.of());
    }

    boolean isUsed(int column) {
        return roles.containsValue(column);
    }

    /// A table of measurements, one to a row.
    boolean isLong() {
        boolean sized = has(ColumnRole.VOLUME) || (has(ColumnRole.LENGTH) && has(ColumnRole.WIDTH));
        return sized && has(ColumnRole.DAY) && has(ColumnRole.ANIMAL);
    }
}
