package crosstalk.results;

import crosstalk.results.ArmSummary.Scale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Every readout of the first tumour, and of the whole body, on biopsy days. A tumour that can not be felt is not biopsied.
final class Scales {
    private final Map<Place, List<Scale>> scales;

    private record Place(int model, int arm) {}

    private Scales(Map<Place, List<Scale>> scales) {
        this.scales = scales;
    }

    static Scales of(Tables tables) {
        Map<Place, List<Scale>> found = new HashMap<>();
        for (double day : tables.study().biopsies()) {
            tables.query(query(tables.study(), day), rows -> {
                while (rows.next()) {
                    found.computeIfAbsent(new Place(rows.integer(1), rows.integer(2)), place -> new ArrayList<>())
                            .add(new Scale(
                                    rows.text(3),
                                    rows.text(4),
                                    day,
                                    rows.integer(8),
                                    rows.number(5),
                                    rows.number(6),
                                    rows.number(7)));
                }
                return true;
            });
        }
        return new Scales(found);
    }

    List<Scale> of(int model, int arm) {
        return List.copyOf(scales.getOrDefault(new Place(model, arm), List.of()));
    }

    private static String query(StudyDescription study, double day) {
        String origin = study.biopsiesAfterEnrolment() ? " - enrolled_day" : "";
        // Days are told apart to a thousandth. In the order of the model: that of the first row.
        return String.format(
                Locale.ROOT,
                "SELECT model_order, m.arm_order, name, unit, quantile_cont(value, 0.5), quantile_cont(value, 0.05),"
                        + " quantile_cont(value, 0.95), count(DISTINCT m.subject)"
                        + " FROM measurements m"
                        + " JOIN followed f ON m.model = f.model AND m.arm_order = f.arm_order AND m.subject = f.subject"
                        + " WHERE kind = 'readout' AND site IN ('', first_site) AND abs(day%s - %s) < 0.001"
                        + " AND (m.model, m.arm_order, m.subject, day) IN (SELECT (model, arm_order, subject, day)"
                        + " FROM measurements JOIN models USING (model)"
                        + " WHERE kind = 'volume' AND site = first_site AND value >= %s)"
                        + " GROUP BY ALL ORDER BY model_order, m.arm_order, min(file_row_number)",
                origin,
                Double.toString(day),
                Double.toString(Readings.leastVolume(study)));
    }
}
