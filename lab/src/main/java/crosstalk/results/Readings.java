package crosstalk.results;

import java.util.Objects;

/// The queries behind [Courses]: what each animal had on each of its days, at the first site or in the whole body.
/// They read the rows that [Tables#focus] chose.
final class Readings {
    private static final String WHO = "model_order, arm_order, subject";
    private static final String JOINED = " JOIN followed USING (model, arm_order, subject)";
    private static final String AFTER = "day - enrolled_day AS after";
    private static final String HERE = " site IN ('', first_site)";

    /// A tumour that is gone holds no conversation. What has no site is of the whole body.
    private static final String WHILE_TUMOUR = " AND (site = '' OR cleared_day IS NULL OR day <= cleared_day)";

    /// mm^3; below this a density means nothing, where the study names no volume that is palpable.
    private static final double LEAST_VOLUME = 1;

    private Readings() {}

    /// A line's name as an item of [#flows].
    static String line(String channel, String sender) {
        return channel + "\t" + sender;
    }

    /// Strength times the sender's share. Receivers of a line have the same.
    static String flows() {
        return "SELECT " + WHO + ", 0 AS grp, channel || chr(9) || sender AS item, " + AFTER
                + ", avg(strength * sender_share) AS v FROM channels_here" + JOINED + " WHERE" + HERE + WHILE_TUMOUR
                + " GROUP BY model_order, arm_order, subject, item, after";
    }

    static String strengths() {
        return strengths("0");
    }

    /// Strengths, with animals that cleared (1) and the others (0) apart.
    static String strengthsByFate() {
        return strengths("cleared::INTEGER");
    }

    private static String strengths(String group) {
        return "SELECT " + WHO + ", " + group + " AS grp, channel AS item, " + AFTER + ", avg(strength) AS v"
                + " FROM channels_here" + JOINED + " WHERE" + HERE + WHILE_TUMOUR + " GROUP BY ALL";
    }

    static String volumesByFate() {
        return "SELECT " + WHO + ", cleared::INTEGER AS grp, 'volume' AS item, " + AFTER + ", value AS v"
                + " FROM measurements_here" + JOINED + " WHERE kind = 'volume' AND site = first_site";
    }

    /// Tumours that can be felt, and so could be biopsied.
    static double leastVolume(StudyDescription study) {
        return Objects.requireNonNullElse(study.palpable(), LEAST_VOLUME);
    }

    /// Cells of a family per mm^3, in tumours that are not smaller than so many mm^3.
    static String densities(double leastVolume) {
        return "SELECT " + WHO + ", 0 AS grp, item, after, cells / volume AS v FROM (SELECT " + WHO
                + ", split_part(name, '[', 1) AS item, " + AFTER + ", sum(value) AS cells"
                + " FROM measurements_here" + JOINED + " WHERE kind = 'population' AND site = first_site GROUP BY ALL)"
                + " JOIN (SELECT " + WHO + ", " + AFTER + ", value AS volume FROM measurements_here" + JOINED
                + " WHERE kind = 'volume' AND site = first_site AND value >= " + leastVolume
                + ") USING (model_order, arm_order, subject, after)";
    }

    /// Readouts; densities and rates only in tumours that are not smaller than so many mm^3.
    static String readouts(double leastVolume) {
        return "SELECT " + WHO + ", 0 AS grp, name AS item, " + AFTER + ", value AS v FROM measurements_here" + JOINED
                + " WHERE kind = 'readout' AND" + HERE
                + " AND (site = '' OR NOT (unit = '1/day' OR unit LIKE '%/mm^3') OR (model, arm_order, subject, day) IN"
                + " (SELECT (model, arm_order, subject, day) FROM measurements_here JOIN models USING (model)"
                + " WHERE kind = 'volume' AND site = first_site AND value >= " + leastVolume + "))";
    }

    /// Concentrations and occupancies, by the name of the measurement. On the day of enrolment nothing was given yet:
    /// an animal without a reading on that day has 0 there, so that no line rises before the first dose.
    static String drugs() {
        String which = " FROM measurements_here" + JOINED + " WHERE kind IN ('drug', 'occupancy') AND" + HERE;
        return "SELECT " + WHO + ", 0 AS grp, name AS item, " + AFTER + ", value AS v" + which + " UNION ALL SELECT "
                + WHO
                + ", 0 AS grp, name AS item, 0 AS after, 0 AS v" + which
                + " GROUP BY ALL HAVING count(*) FILTER (abs(day - enrolled_day) < 0.001) = 0 AND min(day) < any_value(enrolled_day)";
    }
}
