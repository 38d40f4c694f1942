package crosstalk.results;

import crosstalk.study.Study;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What has to be known of a study to read its tables: `study.json` in the result folder.
///
/// @param name of the study
/// @param question or empty text
/// @param fidelity `mean-field`, `stochastic` or `spatial`
/// @param subjects in every arm
/// @param spread whether animals differ
/// @param seed of all random numbers
/// @param eventVolume mm^3 at which the survival event happens; null when there is no such event
/// @param limit mm^3 at which an animal leaves; null when there is none, or of an older run
/// @param lastDay of the study, after inoculation
/// @param palpable mm^3 below which callipers read 0; null without calliper
/// @param calliperCv coefficient of variation of callipers; null without
/// @param step days between two readouts
/// @param biopsies days
/// @param biopsiesAfterEnrolment whether these count from enrolment, else from inoculation
/// @param space of a study in space
/// @param rechallenge null when there is none
/// @param models in the order of the study
/// @param drugs in order of first use
/// @param arms in the order of the study, without the naive animals of a rechallenge
public record StudyDescription(
        String name,
        String question,
        String fidelity,
        int subjects,
        boolean spread,
        long seed,
        @Nullable Double eventVolume,
        @Nullable Double limit,
        double lastDay,
        @Nullable Double palpable,
        @Nullable Double calliperCv,
        double step,
        List<Double> biopsies,
        boolean biopsiesAfterEnrolment,
        @Nullable Space space,
        @Nullable Rechallenge rechallenge,
        List<Model> models,
        List<String> drugs,
        List<Arm> arms) {
    private static final String FILE = "study.json";

    /// How tumours were resolved in space.
    ///
    /// @param voxel edge of a voxel, mm
    /// @param looksAfterEnrolment whether days of sections count from enrolment, else from inoculation
    /// @param looks days of sections; null of an older run
    /// @param rim how deep the rim reaches, mm; null of an older run
    /// @param hypoxia when tissue counts as hypoxic, such as `oxygen below 0.08`; null when the study does not say
    public record Space(
            double voxel,
            boolean looksAfterEnrolment,
            @Nullable List<Double> looks,
            @Nullable Double rim,
            @Nullable String hypoxia) {}

    /// A second injection.
    ///
    /// @param day after inoculation
    /// @param cells injected
    /// @param site where
    /// @param subjects which animals get it, in words
    /// @param naive number of animals that get only this injection
    /// @param naiveArm name of their arm in the tables
    public record Rechallenge(double day, double cells, String site, String subjects, int naive, String naiveArm) {}

    /// A model of the study.
    ///
    /// @param name as in the tables
    /// @param summary one sentence
    /// @param site the first site of its tumour
    /// @param calibrated whether any of its parameters was fitted to data
    /// @param parameters in the order of the model
    /// @param labels of its readouts, by name
    /// @param signals what the level of a signal counts in, by name; null of an older run
    public record Model(
            String name,
            String summary,
            String site,
            boolean calibrated,
            List<Parameter> parameters,
            List<Label> labels,
            @Nullable List<Label> signals) {}

    /// How a readout is called in print, or what a level counts in.
    public record Label(String name, String label) {}

    /// A number of a model. Value and range are in `unit`; traits in the tables are in `canonicalUnit`.
    public record Parameter(
            String name,
            double value,
            String unit,
            @Nullable Double low,
            @Nullable Double high,
            String spread,
            String origin,
            String source,
            String where,
            String summary,
            String canonicalUnit) {}

    /// One arm.
    ///
    /// @param name as in the tables
    /// @param drugs names
    /// @param doses what is given when
    /// @param enrolment in words
    /// @param changes of parameters, in words
    public record Arm(String name, List<String> drugs, List<Doses> doses, String enrolment, List<String> changes) {}

    /// Equal doses of one drug.
    ///
    /// @param drug name
    /// @param dose such as `200 ug intraperitoneal`
    /// @param after days after enrolment
    public record Doses(String drug, String dose, List<Double> after) {}

    /// What there is to know of a study.
    public static StudyDescription of(Study study) {
        return StudyDescriber.describe(study);
    }

    static StudyDescription read(Path folder) {
        return Json.read(folder.resolve(FILE), StudyDescription.class);
    }

    void write(Path folder) {
        Json.write(folder.resolve(FILE), this);
    }

    /// Edge of a voxel, mm; null of a study without space.
    @Nullable
    Double voxel() {
        return space == null ? null : space.voxel();
    }

    /// Whether days of sections count from enrolment.
    boolean looksAfterEnrolment() {
        return space != null && space.looksAfterEnrolment();
    }

    List<String> modelNames() {
        return models.stream().map(Model::name).toList();
    }

    /// Names of the arms as they stand in the tables: naive animals last, if there are any.
    List<String> armNames() {
        List<String> names = new ArrayList<>(arms.stream().map(Arm::name).toList());
        if (rechallenge != null && rechallenge.naive() > 0) {
            names.add(rechallenge.naiveArm());
        }
        return names;
    }

    /// Animals that a complete run records for each model: there may be more naive ones than subjects.
    int animals() {
        return rechallenge == null ? subjects : Math.max(subjects, rechallenge.naive());
    }

    /// Index of the first arm without drugs and changes, or -1.
    int control() {
        for (int i = 0; i < arms.size(); i++) {
            Arm arm = arms.get(i);
            if (arm.drugs().isEmpty() && arm.changes().isEmpty()) {
                return i;
            }
        }
        return -1;
    }
}
