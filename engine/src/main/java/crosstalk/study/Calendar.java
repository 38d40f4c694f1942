package crosstalk.study;

import crosstalk.study.Regimen.Dose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Consumer;

/// What is due on which day for one subject in one arm. Days after inoculation, up to the last day of the study.
final class Calendar {

    private final TreeMap<Double, Day> days = new TreeMap<>();
    private final double last;

    /// @param last day; what is due later is left out
    Calendar(double last) {
        this.last = last;
    }

    /// What is due on one day, in the order in which it is done: enrolment, measurements, settings, doses, rechallenge.
    static final class Day {
        boolean enrolment;
        boolean calliper;
        boolean readouts;
        boolean channels;
        boolean sections;
        boolean rechallenge;
        final List<Setting> settings = new ArrayList<>();
        final List<Given> doses = new ArrayList<>();
    }

    /// A dose of a drug.
    record Given(String drug, Dose dose) {}

    /// The next day on which something is due.
    OptionalDouble nextDay() {
        return days.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(days.firstKey());
    }

    /// Whether enrolment is due on the next day.
    boolean enrolmentIsNext() {
        return !days.isEmpty() && days.firstEntry().getValue().enrolment;
    }

    /// What is due on the next day; it is taken out.
    Day take() {
        Map.Entry<Double, Day> first = days.pollFirstEntry();
        return first == null ? new Day() : first.getValue();
    }

    void enrolment(double day) {
        at(day).enrolment = true;
    }

    void rechallenge(double day) {
        at(day).rechallenge = true;
    }

    /// Measurements that repeat, from a day on, and everything that is ever measured on the last day.
    void measures(Measures measures, double from) {
        measures.calliper().ifPresent(calliper -> every(calliper.every(), from, day -> day.calliper = true));
        measures.readouts().ifPresent(every -> every(every, from, day -> day.readouts = true));
        measures.channels().ifPresent(every -> every(every, from, day -> day.channels = true));
        if (!measures.biopsyAfterEnrolment()) {
            biopsies(measures, 0);
        }
        if (!measures.sections().afterEnrolment()) {
            sections(measures, 0);
        }
        Day end = at(last);
        end.calliper = measures.calliper().isPresent();
        end.readouts = measures.readouts().isPresent();
        end.channels = measures.channels().isPresent();
    }

    /// Biopsy days counted from `zero`.
    void biopsies(Measures measures, double zero) {
        for (double day : measures.biopsy()) {
            Day due = at(zero + day);
            due.calliper = measures.calliper().isPresent();
            due.readouts = true;
            due.channels = true;
        }
    }

    /// Days of sections counted from `zero`.
    void sections(Measures measures, double zero) {
        for (double day : measures.sections().on()) {
            at(zero + day).sections = true;
        }
    }

    void setting(double day, Setting setting) {
        at(day).settings.add(setting);
    }

    void dose(double day, String drug, Dose dose) {
        at(day).doses.add(new Given(drug, dose));
    }

    private void every(double step, double from, Consumer<Day> mark) {
        for (long k = (long) Math.ceil(from / step); k * step <= last; k++) {
            mark.accept(at(k * step));
        }
    }

    private Day at(double day) {
        return day > last ? new Day() : days.computeIfAbsent(day, key -> new Day());
    }
}
