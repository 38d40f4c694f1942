package crosstalk.study;

import crosstalk.model.Lowered;
import crosstalk.solver.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Something that can happen to a subject between two days of its calendar.
///
/// @param kind what it would be
/// @param site index of the site
/// @param watch what the solver stops at
record Alarm(Kind kind, int site, Watch watch) {

    enum Kind {
        CLEARED,
        ENROLMENT,
        EVENT,
        LIMIT
    }

    /// What can happen now, in order of precedence.
    ///
    /// @param enrolmentVolume at which the subject enrols; empty when that waits for no volume
    static List<Alarm> pending(
            Study study, List<Lowered.Site> sites, Tumours tumours, Course course, OptionalDouble enrolmentVolume) {
        List<Alarm> alarms = new ArrayList<>();
        for (int i = 0; i < sites.size(); i++) {
            int volume = sites.get(i).volumeToWatch();
            if (tumours.isAlive(i)) {
                alarms.add(new Alarm(Kind.CLEARED, i, tumours.clearance(i)));
            }
            if (i == 0) {
                add(alarms, Kind.ENROLMENT, i, volume, enrolmentVolume);
            }
            if (!course.hasEvent()) {
                add(alarms, Kind.EVENT, i, volume, study.survivalVolume());
            }
            add(alarms, Kind.LIMIT, i, volume, study.end().humaneLimit());
        }
        return alarms;
    }

    private static void add(List<Alarm> alarms, Kind kind, int site, int volume, OptionalDouble level) {
        if (level.isPresent()) {
            alarms.add(new Alarm(kind, site, new Watch(volume, level.getAsDouble(), true)));
        }
    }

    /// Whether it has happened, given the quantities of now.
    boolean isReached(double[] assigned) {
        return watch.reached(assigned[watch.assignment()]);
    }
}
