package crosstalk.study;

import crosstalk.model.Model;
import crosstalk.model.ProblemsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// A protocol: a question, models, animals, arms, measurements and an end. Read and checked against its models.
///
/// @param name of the study
/// @param question that it answers, or empty text
/// @param models in the order of the file; at least one
/// @param fidelity how subjects are simulated
/// @param voxels how a tissue is cut up where subjects are simulated in space
/// @param subjects number of animals in every arm, at least 1
/// @param spread whether animals differ; if not, every one is the typical one
/// @param bodyMass kg; there whenever a dose is per body mass
/// @param arms in the order of the file, or of the factorial; at least one
/// @param measures what is measured when
/// @param end of the study
/// @param rechallenge a second injection, if there is one
/// @param survivalVolume mm^3 of any one tumour at which the survival event happens; empty when the study knows no such event
/// @param seed of every random number
/// @param published file of published figures to show beside the result
/// @param sources every file that the study was read from, its own and the models', with its text
public record Study(
        String name,
        String question,
        List<Model> models,
        Fidelity fidelity,
        Voxels voxels,
        int subjects,
        boolean spread,
        OptionalDouble bodyMass,
        List<Arm> arms,
        Measures measures,
        End end,
        Optional<Rechallenge> rechallenge,
        OptionalDouble survivalVolume,
        long seed,
        Optional<Path> published,
        Map<Path, String> sources) {

    /// The arm of animals that get the second injection only; it follows the study's own arms where a rechallenge
    /// asks for it. Its subject n has the traits of subject n. It belongs in no count of the first tumour.
    public static final String NAIVE = "naive";

    /// The most animals in an arm.
    public static final int MOST_SUBJECTS = 1_000_000;

    public Study {
        models = List.copyOf(models);
        arms = List.copyOf(arms);
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
        requireSubjects(subjects);
    }

    /// Reads a study file and its models.
    ///
    /// @throws ProblemsException with every problem found in the study and its models
    public static Study read(Path file) throws ProblemsException {
        return new StudyReader(Model::read).read(file);
    }

    /// The same study with another number of animals; those in both are the same animals.
    public Study withSubjects(int number) {
        return with(fidelity, voxels, number, arms, seed);
    }

    /// The same study with other random numbers: other animals, other chances.
    public Study withSeed(long other) {
        return with(fidelity, voxels, subjects, arms, other);
    }

    /// The same study at another fidelity.
    public Study withFidelity(Fidelity other) {
        return with(other, voxels, subjects, arms, seed);
    }

    /// The same study with tissues cut up otherwise.
    public Study withVoxels(Voxels other) {
        return with(fidelity, other, subjects, arms, seed);
    }

    /// What stands in the way of running the study in space; none at another fidelity. A study that was read has none; one with another
    /// fidelity or other voxels may.
    public List<String> problemsInSpace() {
        return SpaceCheck.problems(this).stream().map(SpaceCheck.Found::message).toList();
    }

    /// The same study with some of its arms.
    ///
    /// @param chosen at least one of [#arms]
    public Study withArms(List<Arm> chosen) {
        return with(fidelity, voxels, subjects, chosen, seed);
    }

    private Study with(Fidelity how, Voxels cut, int number, List<Arm> chosen, long key) {
        return new Study(
                name,
                question,
                models,
                how,
                cut,
                number,
                spread,
                bodyMass,
                chosen,
                measures,
                end,
                rechallenge,
                survivalVolume,
                key,
                published,
                sources);
    }

    /// Names of the arms in the order of results: those of the file, then [#NAIVE] where there is one.
    public List<String> armNames() {
        List<String> names = new ArrayList<>(arms.stream().map(Arm::name).toList());
        if (naive() > 0) {
            names.add(NAIVE);
        }
        return List.copyOf(names);
    }

    /// Every drug that some arm gets, in order of first use.
    public List<String> drugs() {
        return arms.stream().flatMap(arm -> arm.drugs().stream()).distinct().toList();
    }

    /// Number of naive animals of the rechallenge.
    public int naive() {
        return rechallenge.map(Rechallenge::naive).orElse(0);
    }

    /// The largest number that a subject has in any arm: that of subjects, or of naive animals if there are more.
    public int animals() {
        return Math.max(subjects, naive());
    }

    private static void requireSubjects(int number) {
        if (number < 1 || number > MOST_SUBJECTS) {
            throw new IllegalArgumentException(number + " subjects, expected 1 to " + MOST_SUBJECTS);
        }
    }

    /// When the study ends for an animal.
    ///
    /// @param day last day, after inoculation
    /// @param humaneLimit mm^3 of any one tumour at which the animal leaves; empty when there is no limit
    public record End(double day, OptionalDouble humaneLimit) {}
}
