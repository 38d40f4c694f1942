package crosstalk.study;

import crosstalk.histology.Snapshot;
import crosstalk.model.Lowered;
import crosstalk.solver.Simulation;
import crosstalk.solver.spatial.Spatial;
import crosstalk.study.Outcome.End;
import crosstalk.study.SubjectResult.ArmResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;

/// One subject in one arm, from day 0 to its end. Used once, by one thread.
///
/// On a day on which several things are due they happen in this order: enrolment, measurements (so of what the days before
/// made), changes of parameters, doses, second injection. On day 0 changes of parameters and the injection come first of all.
/// A subject that ends on such a day is measured and looked at first.
final class SubjectRun {

    private final Study study;
    private final Preparation preparation;
    private final Arm arm;
    private final double[] own;
    private final Simulation simulation;
    private final Calendar calendar;
    private final Observer observer;
    private final Tumours tumours;
    private final Course course = new Course();
    private final long subject;
    private final Company company;
    private final List<Specimen> specimens = new ArrayList<>();
    private OptionalDouble enrolmentVolume = OptionalDouble.empty();

    /// Who watches a subject while it runs.
    interface Company {
        /// Asked between two days; true makes the run throw.
        boolean wantsToStop();

        /// Takes a whole tissue on a day on which it is looked at.
        void image(String arm, double day, Snapshot tissue);

        /// Told between two days how far a subject in space is.
        void progress(String arm, Spatial subject);
    }

    private SubjectRun(
            Study study, Preparation preparation, Arm arm, long subject, Map<String, Double> traits, Company company) {
        this.subject = subject;
        this.company = company;
        this.study = study;
        this.preparation = preparation;
        this.arm = arm;
        own = preparation.parametersOf(traits);
        double[] parameters = own.clone();
        for (Setting setting : arm.settings()) {
            if (setting.from().equals(new Setting.From.Inoculation(0))) {
                change(setting, parameters);
            }
        }
        simulation = preparation.solver().simulation(parameters, preparation.start(parameters), study.seed(), subject);
        calendar = new Calendar(study.end().day());
        observer = new Observer(preparation, arm.drugs(), study.seed(), subject);
        tumours = new Tumours(preparation.lowered().sites(), study.fidelity(), simulation);
    }

    /// Runs a subject in an arm.
    ///
    /// @param company watches it
    /// @throws CancellationException when asked to stop
    /// @throws crosstalk.solver.SolverException when the solver can not go on
    static ArmResult run(
            Study study, Preparation preparation, Arm arm, long subject, Map<String, Double> traits, Company company) {
        SubjectRun run = new SubjectRun(study, preparation, arm, subject, traits, company);
        run.begin();
        return run.toEnd();
    }

    /// Runs a naive animal, which gets the second injection only and is measured from then on.
    static ArmResult naive(
            Study study, Preparation preparation, long subject, Map<String, Double> traits, Company company) {
        double day = study.rechallenge().orElseThrow().day();
        Arm arm = new Arm(
                Study.NAIVE, List.of(), Map.of(), List.of(), new Enrolment.OnDay(day), Inoculation.OF_THE_MODEL);
        SubjectRun run = new SubjectRun(study, preparation, arm, subject, traits, company);
        run.calendar.measures(study.measures(), day);
        run.calendar.enrolment(day);
        run.calendar.rechallenge(day);
        return run.toEnd();
    }

    private boolean isNaive() {
        return arm.name().equals(Study.NAIVE);
    }

    private void begin() {
        double cells = preparation.cells(arm.inoculation(), simulation.parameters());
        inject(
                preparation.inoculum(arm.inoculation()),
                cells,
                preparation.firstSite().name());
        calendar.measures(study.measures(), 0);
        for (Setting setting : arm.settings()) {
            if (setting.from() instanceof Setting.From.Inoculation(double day) && day > 0) {
                calendar.setting(day, setting);
            }
        }
        study.rechallenge().ifPresent(again -> calendar.rechallenge(again.day()));
        switch (arm.enrolment()) {
            case Enrolment.OnDay(double day) -> calendar.enrolment(day);
            case Enrolment.AtVolume(double volume, OptionalDouble latest) -> {
                enrolmentVolume = OptionalDouble.of(volume);
                latest.ifPresent(calendar::enrolment);
            }
        }
    }

    private ArmResult toEnd() {
        while (!course.hasEnded()) {
            if (company.wantsToStop()) {
                throw new CancellationException();
            }
            if (simulation instanceof Spatial space) {
                company.progress(arm.name(), space);
            }
            double day = calendar.nextDay().orElse(study.end().day());
            if (hasCome(day)) {
                live(day);
            }
        }
        int second =
                study.rechallenge().map(again -> tumours.index(again.site())).orElse(0);
        Outcome outcome = course.outcome(!tumours.isAlive(second), tumours.hasEscaped());
        return new ArmResult(
                arm.name(),
                outcome,
                List.copyOf(observer.measurements()),
                List.copyOf(observer.channels()),
                List.copyOf(specimens));
    }

    /// Moves towards a day, and stops on the way wherever something happens.
    ///
    /// @return whether the day has come
    private boolean hasCome(double day) {
        tumours.notice();
        if (tumours.isAlive(0)) {
            course.comeBack();
        }
        for (Alarm alarm : alarms()) {
            if (alarm.isReached(simulation.assigned())) {
                act(alarm);
                return false;
            }
        }
        if (simulation.time() >= day) {
            return true;
        }
        List<Alarm> alarms = alarms();
        OptionalInt struck =
                simulation.advance(day, alarms.stream().map(Alarm::watch).toList());
        struck.ifPresent(index -> act(alarms.get(index)));
        return false;
    }

    private List<Alarm> alarms() {
        return Alarm.pending(study, preparation.lowered().sites(), tumours, course, enrolmentVolume);
    }

    private void act(Alarm alarm) {
        double now = simulation.time();
        switch (alarm.kind()) {
            case CLEARED -> {
                tumours.clear(alarm.site());
                if (alarm.site() == 0) {
                    course.clear(now);
                    if (!course.isEnrolled()) {
                        end(End.NOT_ENROLLED);
                    }
                }
            }
            case ENROLMENT -> {
                enrolmentVolume = OptionalDouble.empty();
                calendar.enrolment(Math.ceil(now));
            }
            case EVENT -> course.happen(now);
            case LIMIT -> end(End.HUMANE_LIMIT);
        }
    }

    /// Everything that is due on a day.
    private void live(double day) {
        if (calendar.enrolmentIsNext() && !course.isEnrolled()) {
            enrol(day);
            if (course.hasEnded()) {
                return;
            }
        }
        Calendar.Day due = calendar.take();
        measure(day, due);
        for (Setting setting : due.settings) {
            change(setting, simulation.parameters());
        }
        due.doses.forEach(this::give);
        if (due.rechallenge) {
            study.rechallenge().filter(this::isChosen).ifPresent(this::rechallenge);
        }
        if (!due.settings.isEmpty() || !due.doses.isEmpty()) {
            simulation.changed();
        }
        if (day >= study.end().day() && !course.hasEnded()) {
            course.end(day, End.LAST_DAY);
        }
    }

    private void enrol(double day) {
        observer.look(simulation);
        double volume = observer.volume(preparation.firstSite());
        boolean tooSmall =
                enrolmentVolume.isPresent() && volume < study.measures().limit();
        if (!isNaive() && (!tumours.isAlive(0) || tooSmall)) {
            end(End.NOT_ENROLLED);
            return;
        }
        enrolmentVolume = OptionalDouble.empty();
        course.enrol(day, volume);
        if (study.measures().biopsyAfterEnrolment()) {
            calendar.biopsies(study.measures(), day);
        }
        if (study.measures().sections().afterEnrolment()) {
            calendar.sections(study.measures(), day);
        }
        for (Setting setting : arm.settings()) {
            if (setting.from() instanceof Setting.From.Enrolment(double after)) {
                calendar.setting(day + after, setting);
            }
        }
        for (String drug : arm.drugs()) {
            for (Regimen.Dose dose : arm.regimens()
                    .getOrDefault(drug, new Regimen("", List.of()))
                    .doses()) {
                // A dose of nothing is no dose: it would cut a step of the solver and start the drug's clock.
                if (dose.amount().value() > 0) {
                    calendar.dose(day + dose.day(), drug, dose);
                }
            }
        }
    }

    private void measure(double day, Calendar.Day due) {
        if (due.sections) {
            look(day);
        }
        if (!due.calliper && !due.readouts && !due.channels) {
            return;
        }
        observer.look(simulation);
        if (due.calliper) {
            study.measures().calliper().ifPresent(calliper -> feel(day, calliper));
        }
        if (due.readouts) {
            observer.volumes(day);
            observer.readouts(day, simulation.state());
        }
        if (due.channels) {
            observer.channels(day);
        }
    }

    /// Looks at every tissue that is resolved in space.
    private void look(double day) {
        if (simulation instanceof Spatial space) {
            boolean isKept = subject <= study.measures().sections().subjects();
            space.look(tissue -> {
                specimens.add(Specimen.of(
                        day,
                        preparation.siteOf(tissue.site()),
                        tissue,
                        preparation.assay().orElseThrow(),
                        isKept));
                if (isKept) {
                    company.image(arm.name(), day, tissue);
                }
            });
        }
    }

    private void feel(double day, Calliper calliper) {
        double first = observer.calliper(day, calliper);
        if (!isNaive()) {
            course.feel(day, first);
        }
    }

    private void give(Calendar.Given given) {
        Lowered.DrugPlaces places = preparation.drug(given.drug());
        double amount = given.dose().amountOf(study.bodyMass(), places.massPerAmount());
        double[] state = simulation.state();
        if (given.dose().route().throughDepot()) {
            state[places.depot()] += amount * places.bioavailability();
        } else {
            state[places.central()] += amount;
        }
        state[places.dosed()] = 1;
    }

    private void change(Setting setting, double[] parameters) {
        for (int index : preparation.meantBy(setting)) {
            parameters[index] = setting.change().of(own[index]);
        }
    }

    private boolean isChosen(Rechallenge again) {
        return isNaive()
                || switch (again.subjects()) {
                    case CLEARED -> course.isEnrolled() && !tumours.isAlive(0);
                    case COMPLETE_RESPONSE -> course.hasResponded() && !course.isPalpable();
                    case ALL -> course.isEnrolled();
                };
    }

    private void rechallenge(Rechallenge again) {
        inject(again.inoculum(), again.cells(), again.site());
        course.rechallenge(again.day());
    }

    private void inject(String inoculum, double cells, String site) {
        List<Lowered.Injection> injections = preparation.injections(inoculum, site);
        for (Lowered.Injection injection : injections) {
            simulation.state()[injection.species()] += cells * injection.perCell(simulation.parameters());
        }
        simulation.changed();
        observer.inject(site);
        tumours.injected(injections);
        tumours.notice();
    }

    /// Ends early: with what was to be measured and looked at now, and a last look at the volumes in any case.
    private void end(End why) {
        double now = simulation.time();
        boolean isDay = calendar.nextDay().stream().anyMatch(day -> day <= now);
        Calendar.Day due = isDay ? calendar.take() : new Calendar.Day();
        due.calliper = study.measures().calliper().isPresent();
        measure(now, due);
        if (!due.readouts) {
            observer.look(simulation);
            observer.volumes(now);
        }
        course.end(now, why);
    }
}
