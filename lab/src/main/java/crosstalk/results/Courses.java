package crosstalk.results;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Numbers over time, of all animals of an arm together, on the grid of days after enrolment.
///
/// Animals are read on days of their own after enrolment. Between two readings an animal's values lie on a straight
/// line, and after its last reading there are none; so every animal in the study counts on every day of the grid.
final class Courses {
    private final Days days;
    private final Map<Key, double[][]> courses = new HashMap<>();

    /// What a course is of.
    ///
    /// @param group 0, or whatever divides the animals of an arm
    private record Key(int model, int arm, int group, String item) {}

    private Courses(Days days) {
        this.days = days;
    }

    /// Reads courses.
    ///
    /// @param readings a query for `model_order, arm_order, subject, grp, item, after, v`, at most one row for each day
    /// @param numbers what is made of the animals' values `v`, such as `avg(v)`
    static Courses read(Tables tables, Days days, String readings, String... numbers) {
        Courses courses = new Courses(days);
        String query = query(readings, days.step(), tables.study().subjects(), List.of(numbers));
        for (String slice : tables.slices()) {
            tables.focus(slice);
            tables.query(query, rows -> {
                courses.add(rows, numbers.length);
                return true;
            });
        }
        return courses;
    }

    private void add(Rows rows, int numbers) throws SQLException {
        while (rows.next()) {
            int point = rows.integer(5);
            if (days.holds(point)) {
                Key key = new Key(rows.integer(1), rows.integer(2), rows.integer(3), rows.text(4));
                double[][] course = courses.computeIfAbsent(key, k -> empty(numbers));
                for (int i = 0; i < numbers; i++) {
                    course[i][days.index(point)] = rows.number(6 + i);
                }
            }
        }
    }

    private static String query(String readings, double step, int subjects, List<String> numbers) {
        String who = "model_order, arm_order, grp, item";
        return String.format(
                Locale.ROOT,
                "WITH readings AS (%1$s),"
                        + " pieces AS (SELECT *, lead(after) OVER later AS next_after, lead(v) OVER later AS next_v,"
                        + " round(after / %2$s, 6) AS p FROM readings"
                        + " WINDOW later AS (PARTITION BY %3$s, subject ORDER BY after)),"
                        + " points AS (SELECT *, unnest(range(ceil(p)::BIGINT, CASE WHEN next_after IS NULL"
                        + " THEN floor(p)::BIGINT + 1 ELSE ceil(round(next_after / %2$s, 6))::BIGINT END)) AS point FROM pieces),"
                        + " valued AS (SELECT %3$s, point, CASE WHEN next_after IS NULL THEN v"
                        + " ELSE v + (point * %2$s - after) / (next_after - after) * (next_v - v) END AS v FROM points)"
                        + " SELECT %3$s, point, %4$s FROM valued GROUP BY %3$s, point HAVING count(*) >= %5$d",
                readings,
                Double.toString(step),
                who,
                numbers.stream().collect(Collectors.joining(", ")),
                Math.min(2, subjects));
    }

    private double[][] empty(int numbers) {
        double[][] course = new double[numbers][days.size()];
        for (double[] each : course) {
            Arrays.fill(each, Double.NaN);
        }
        return course;
    }

    /// A course of each number; NaN where there is none.
    double[][] of(int model, int arm, int group, String item) {
        double[][] found = courses.get(new Key(model, arm, group, item));
        return found == null ? empty(1) : found;
    }

    double[] first(int model, int arm, String item) {
        return of(model, arm, 0, item)[0];
    }

    boolean has(int model, int arm, int group, String item) {
        return courses.containsKey(new Key(model, arm, group, item));
    }

    /// Whether any arm of any model has an item.
    boolean hasAny(String item) {
        return courses.keySet().stream().anyMatch(key -> key.item().equals(item));
    }

    /// Items of an arm that begin so, in alphabetical order.
    List<String> items(int model, int arm, String prefix) {
        return courses.keySet().stream()
                .filter(key ->
                        key.model() == model && key.arm() == arm && key.item().startsWith(prefix))
                .map(Key::item)
                .distinct()
                .sorted()
                .toList();
    }
}
