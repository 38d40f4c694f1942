package crosstalk.results;

import java.util.ArrayList;
import java.util.List;

/// A regular grid of days after enrolment.
///
/// @param step days between two points
/// @param first point, in steps from enrolment; 0 or less
/// @param last point, in steps
record Days(double step, int first, int last) {

    /// The grid that holds every true volume of an enrolled animal.
    static Days of(Tables tables) {
        double step = tables.study().step();
        return tables.query(
                "SELECT min(day - enrolled_day), max(day - enrolled_day) FROM measurements"
                        + " JOIN followed USING (model, arm_order, subject) WHERE kind IN ('volume', 'readout')",
                rows -> {
                    boolean any = rows.next();
                    int first = any ? (int) Math.ceil(rows.number(1) / step) : 0;
                    int last = any ? (int) Math.floor(rows.number(2) / step) : 0;
                    return new Days(step, Math.min(0, first), Math.max(0, last));
                });
    }

    int size() {
        return last - first + 1;
    }

    boolean holds(int point) {
        return point >= first && point <= last;
    }

    /// Index of a point in a series.
    int index(int point) {
        return point - first;
    }

    double day(int index) {
        return (first + index) * step;
    }

    /// Days of all points.
    List<Double> days() {
        List<Double> days = new ArrayList<>(size());
        for (int i = 0; i < size(); i++) {
            days.add(day(i));
        }
        return days;
    }

    /// Index of the point nearest to a day.
    int nearest(double day) {
        int point = (int) Math.round(day / step);
        return index(Math.clamp(point, first, last));
    }
}
