package crosstalk.results;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How one subject fared in one arm, as the table of outcomes has it. Days after inoculation.
///
/// @param model index
/// @param arm index; the number of arms for naive animals
/// @param subject number from 1
/// @param enrolledDay null when it never qualified
/// @param clearedDay null when it did not clear
/// @param completeResponseDay null when there was none
/// @param relapseDay null when there was none
/// @param eventDay null when it did not happen
/// @param endDay last day
/// @param end why
/// @param rechallengedDay null when it was not
/// @param rejected whether the second tumour was
/// @param escaped whether it escaped by loss of an antigen or of MHC-I
record Fate(
        int model,
        int arm,
        int subject,
        @Nullable Double enrolledDay,
        @Nullable Double clearedDay,
        @Nullable Double completeResponseDay,
        @Nullable Double relapseDay,
        @Nullable Double eventDay,
        double endDay,
        String end,
        @Nullable Double rechallengedDay,
        boolean rejected,
        boolean escaped) {

    /// Every row of the table, by model, arm and subject.
    static List<Fate> all(Tables tables) {
        return tables.query(
                "SELECT model_order, arm_order, subject, enrolled_day, cleared_day, complete_response_day, relapse_day,"
                        + " event_day, end_day, end_reason, rechallenged_day, coalesce(rechallenge_rejected, false), escaped"
                        + " FROM outcomes JOIN models USING (model) ORDER BY model_order, arm_order, subject",
                rows -> {
                    List<Fate> fates = new ArrayList<>();
                    while (rows.next()) {
                        fates.add(new Fate(
                                rows.integer(1),
                                rows.integer(2),
                                rows.integer(3),
                                rows.numberOrNull(4),
                                rows.numberOrNull(5),
                                rows.numberOrNull(6),
                                rows.numberOrNull(7),
                                rows.numberOrNull(8),
                                rows.number(9),
                                rows.text(10),
                                rows.numberOrNull(11),
                                rows.truth(12),
                                rows.truth(13)));
                    }
                    return List.copyOf(fates);
                });
    }

    boolean enrolled() {
        return enrolledDay != null;
    }

    boolean cleared() {
        return clearedDay != null;
    }

    /// Whether it left because its tumour reached the limit.
    boolean atLimit() {
        return end.equals("humane limit");
    }

    boolean rechallenged() {
        return rechallengedDay != null;
    }
}
