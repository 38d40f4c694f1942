package crosstalk.results;

import static crosstalk.results.Database.text;

import crosstalk.study.ChannelStrength;
import crosstalk.study.Measurement;
import crosstalk.study.Outcome;
import crosstalk.study.SubjectResult;
import crosstalk.study.SubjectResult.ArmResult;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/// Writes one subject after another as a few Parquet files each. Used by one thread at a time.
///
/// Rows go into tables of numbers in memory, where texts stand as codes: an appender takes numbers several times faster
/// than texts. Texts come back by a join when the table is copied to its file.
final class PartWriter implements AutoCloseable {
    private static final int MEGABYTES = 200;

    private final Database database;
    private final List<String> arms;
    private final Map<String, String> traitUnits;
    private final Codes<Series> series = new Codes<>();
    private final Codes<Line> lines = new Codes<>();
    private final @Nullable SpecimenPart specimens;

    private record Series(String site, Measurement.Kind kind, String name, String unit) {}

    private record Line(String site, String channel, String sender, String receiver) {}

    /// @param arms names in the order of the study
    /// @param traitUnits canonical unit of each parameter
    /// @param spatial whether there are tables of space
    /// @param spill where DuckDB may put what does not fit in memory
    PartWriter(List<String> arms, Map<String, String> traitUnits, boolean spatial, Path spill) throws SQLException {
        this.arms = List.copyOf(arms);
        this.traitUnits = Map.copyOf(traitUnits);
        this.database = Database.open(MEGABYTES, spill);
        database.run("CREATE TABLE arms (arm_order SMALLINT, arm VARCHAR)");
        database.run("CREATE TABLE series (code INTEGER, site VARCHAR, kind VARCHAR, name VARCHAR, unit VARCHAR)");
        database.run(
                "CREATE TABLE lines (code INTEGER, site VARCHAR, channel VARCHAR, sender VARCHAR, receiver VARCHAR)");
        database.run("CREATE TABLE traits (parameter VARCHAR, value DOUBLE, unit VARCHAR)");
        database.run("CREATE TABLE measured (arm_order SMALLINT, day DOUBLE, code INTEGER, value DOUBLE)");
        database.run("CREATE TABLE heard (arm_order SMALLINT, day DOUBLE, code INTEGER,"
                + " strength DOUBLE, sender_share DOUBLE, receiver_density DOUBLE)");
        database.run("CREATE TABLE fared (arm_order SMALLINT, enrolled BOOLEAN, enrolled_day DOUBLE,"
                + " volume_at_enrolment DOUBLE, cleared BOOLEAN, cleared_day DOUBLE, complete_response BOOLEAN,"
                + " complete_response_day DOUBLE, relapse BOOLEAN, relapse_day DOUBLE, event BOOLEAN, event_day DOUBLE,"
                + " end_day DOUBLE, end_reason VARCHAR, rechallenged BOOLEAN, rechallenged_day DOUBLE,"
                + " rechallenge_rejected BOOLEAN, escaped BOOLEAN)");
        specimens = spatial ? new SpecimenPart(database) : null;
        for (int arm = 0; arm < arms.size(); arm++) {
            database.run("INSERT INTO arms VALUES (" + arm + ", " + text(arms.get(arm)) + ")");
        }
    }

    /// Writes the files of a subject into a folder that exists. After a failure the writer is of no more use.
    void write(SubjectResult result, Path folder) throws SQLException {
        appendCodes(result);
        // Without an open transaction the appender commits every 2,048 rows.
        database.run("BEGIN TRANSACTION");
        append(result);
        copy(result, folder);
        database.run("ROLLBACK");
    }

    private void appendCodes(SubjectResult result) throws SQLException {
        for (ArmResult arm : result.arms()) {
            arm.measurements().forEach(row -> series.of(seriesOf(row)));
            arm.channels().forEach(row -> lines.of(lineOf(row)));
        }
        int code = series.firstFresh();
        try (DuckDBAppender rows = appender("series")) {
            for (Series each : series.takeFresh()) {
                String kind = each.kind().name().toLowerCase(Locale.ROOT);
                rows.beginRow().append(code++).append(each.site()).append(kind);
                rows.append(each.name()).append(each.unit()).endRow();
            }
        }
        code = lines.firstFresh();
        try (DuckDBAppender rows = appender("lines")) {
            for (Line each : lines.takeFresh()) {
                rows.beginRow().append(code++).append(each.site()).append(each.channel());
                rows.append(each.sender()).append(each.receiver()).endRow();
            }
        }
    }

    private void append(SubjectResult result) throws SQLException {
        try (DuckDBAppender traits = appender("traits");
                DuckDBAppender measured = appender("measured");
                DuckDBAppender heard = appender("heard");
                DuckDBAppender fared = appender("fared")) {
            for (Map.Entry<String, Double> trait : new TreeMap<>(result.traits()).entrySet()) {
                traits.beginRow().append(trait.getKey()).append(finite(trait.getValue(), trait.getKey()));
                traits.append(traitUnits.getOrDefault(trait.getKey(), "")).endRow();
            }
            for (ArmResult arm : result.arms()) {
                short order = orderOf(arm.arm());
                appendMeasurements(measured, order, arm.measurements());
                appendChannels(heard, order, arm.channels());
                appendOutcome(fared, order, arm.outcome());
                if (specimens != null) {
                    specimens.append(order, arm.specimens());
                }
            }
        }
    }

    private void appendMeasurements(DuckDBAppender rows, short arm, List<Measurement> measurements)
            throws SQLException {
        List<Measurement> byDay = new ArrayList<>(measurements);
        byDay.sort(Comparator.comparingDouble(Measurement::day));
        for (Measurement row : byDay) {
            rows.beginRow().append(arm).append(row.day()).append(series.of(seriesOf(row)));
            rows.append(finite(row.value(), row.name())).endRow();
        }
    }

    private void appendChannels(DuckDBAppender rows, short arm, List<ChannelStrength> channels) throws SQLException {
        List<ChannelStrength> byDay = new ArrayList<>(channels);
        byDay.sort(Comparator.comparingDouble(ChannelStrength::day));
        for (ChannelStrength row : byDay) {
            rows.beginRow().append(arm).append(row.day()).append(lines.of(lineOf(row)));
            rows.append(finite(row.strength(), row.channel()));
            rows.append(finite(row.senderShare(), row.channel()));
            rows.append(finite(row.receiverDensity(), row.channel())).endRow();
        }
    }

    private static void appendOutcome(DuckDBAppender rows, short arm, Outcome outcome) throws SQLException {
        rows.beginRow().append(arm);
        day(rows, outcome.enrolledDay());
        if (outcome.enrolledDay().isPresent()) {
            rows.append(outcome.volumeAtEnrolment());
        } else {
            rows.appendNull();
        }
        day(rows, outcome.clearedDay());
        day(rows, outcome.completeResponseDay());
        day(rows, outcome.relapseDay());
        day(rows, outcome.eventDay());
        rows.append(outcome.endDay()).append(endReason(outcome.end()));
        day(rows, outcome.rechallengedDay());
        if (outcome.rechallengedDay().isPresent()) {
            rows.append(outcome.rechallengeRejected());
        } else {
            rows.appendNull();
        }
        rows.append(outcome.escaped()).endRow();
    }

    private static void day(DuckDBAppender rows, OptionalDouble day) throws SQLException {
        rows.append(day.isPresent());
        if (day.isPresent()) {
            rows.append(day.getAsDouble());
        } else {
            rows.appendNull();
        }
    }

    private static String endReason(Outcome.End end) {
        return switch (end) {
            case LAST_DAY -> "last day";
            case HUMANE_LIMIT -> "humane limit";
            case NOT_ENROLLED -> "not enrolled";
        };
    }

    private void copy(SubjectResult result, Path folder) throws SQLException {
        String subject = text(result.model()) + " AS model, " + result.subject() + "::INTEGER AS subject";
        String inArm = text(result.model()) + " AS model, arm_order, arm, " + result.subject() + "::INTEGER AS subject";
        copy(folder, Table.SUBJECTS, "SELECT " + subject + ", parameter, value, unit FROM traits");
        copy(
                folder,
                Table.MEASUREMENTS,
                "SELECT " + inArm + ", day, site, kind, name, value, unit"
                        + " FROM measured LEFT JOIN arms USING (arm_order) LEFT JOIN series USING (code)");
        copy(
                folder,
                Table.CHANNELS,
                "SELECT " + inArm + ", day, site, channel, sender, receiver, strength,"
                        + " sender_share, receiver_density FROM heard LEFT JOIN arms USING (arm_order) LEFT JOIN lines USING (code)");
        copy(
                folder,
                Table.OUTCOMES,
                "SELECT " + inArm + ", fared.* EXCLUDE (arm_order)" + " FROM fared LEFT JOIN arms USING (arm_order)");
        if (specimens != null) {
            String from = " FROM %s LEFT JOIN arms USING (arm_order)";
            copy(folder, Table.SECTIONS, "SELECT " + inArm + ", " + SpecimenPart.SECTIONS + from.formatted("cut"));
            copy(folder, Table.PROFILES, "SELECT " + inArm + ", " + SpecimenPart.PROFILES + from.formatted("profiled"));
            copy(folder, Table.SPACE, "SELECT " + inArm + ", " + SpecimenPart.MEASURES + from.formatted("read"));
        }
    }

    private void copy(Path folder, Table table, String select) throws SQLException {
        database.run("COPY (" + select + ") TO " + text(table.in(folder)) + " (FORMAT parquet, COMPRESSION zstd)");
    }

    private DuckDBAppender appender(String table) throws SQLException {
        return database.connection().createAppender("main", table);
    }

    private short orderOf(String arm) {
        int order = arms.indexOf(arm);
        if (order < 0) {
            throw new IllegalArgumentException("arm \"" + arm + "\" is not one of the study's: " + arms);
        }
        return (short) order;
    }

    private static double finite(double value, String name) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " is " + value);
        }
        return value;
    }

    private static Series seriesOf(Measurement row) {
        return new Series(row.site(), row.kind(), row.name(), row.unit());
    }

    private static Line lineOf(ChannelStrength row) {
        return new Line(row.site(), row.channel(), row.sender(), row.receiver());
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
