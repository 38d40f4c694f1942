package crosstalk.results;

/// The queries behind [Courses]: what each animal had on each of its days, at the first site or in the whole body.
/// They read the rows that [Tables#focus] chose.
final class Readings {
    private static final String WHO = "model_order, arm_order, subject";
    private static final String JOINED = " JOIN followed USING (model, arm_order, subject)";
    private static final String AFTER = "day - enrolled_day AS after";
    private static final String HERE = " site IN ('', first_site)";

    /// mm^3; below this a density means nothing.
    private static final double LEAST_VOLUME = 1;

    private Readings() {}

    /// A line's name as an item of [#flows].
    static String line(String channel, String sender) {
        return channel + "\t" + sender;
    }

    /// Strength times the sender's share. Receivers of a line have the same.
    static String flows() {
        return "SELECT " + WHO + ", 0 AS grp, channel || chr(9) || sender AS item, " + AFTER
                + ", avg(strength * sender_share) AS v FROM channels_here" + JOINED + " WHERE" + HERE
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
                + " FROM channels_here" + JOINED + " WHERE" + HERE + " GROUP BY ALL";
    }

    static String volumesByFate() {
        return "SELECT " + WHO + ", cleared::INTEGER AS grp, 'volume' AS item, " + AFTER + ", value AS v"
                + " FROM measurements_here" + JOINED + " WHERE kind = 'volume' AND site = first_site";
    }

    /// Cells of a family per mm^3.
    static String densities() {
        return "SELECT " + WHO + ", 0 AS grp, item, after, cells / volume AS v FROM (SELECT " + WHO
                + ", split_part(name, '[', 1) AS item, " + AFTER + ", sum(value) AS cells"
                + " FROM measurements_here" + JOINED + " WHERE kind = 'population' AND site = first_site GROUP BY ALL)"
                + " JOIN (SELECT " + WHO + ", " + AFTER + ", value AS volume FROM measurements_here" + JOINED
                + " WHERE kind = 'volume' AND site = first_site AND value >= " + LEAST_VOLUME
                + ") USING (model_order, arm_order, subject, after)";
    }

    static String readouts() {
        return "SELECT " + WHO + ", 0 AS grp, name AS item, " + AFTER + ", value AS v FROM measurements_here" + JOINED
                + " WHERE kind = 'readout' AND" + HERE;
    }

    /// Concentrations and occupancies, by the name of the measurement.
    static String drugs() {
        return "SELECT " + WHO + ", 0 AS grp, name AS item, " + AFTER + ", value AS v FROM measurements_here" + JOINED
                + " WHERE kind IN ('drug', 'occupancy') AND" + HERE;
    }
}
