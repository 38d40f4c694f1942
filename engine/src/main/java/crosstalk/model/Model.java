package crosstalk.model;

import crosstalk.network.Expression;
import crosstalk.quantity.Quantity;
import crosstalk.quantity.Suggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A model of a tumour and its immune system, read from a file and checked: every name known, every unit right.
public final class Model {

    private final String name;
    private final String summary;
    private final String calibration;
    private final Declarations declarations;
    private final List<Correlation> correlations;
    private final Map<Path, String> sources;
    private final Optional<Extension> extension;
    private final Optional<Inoculation> inoculation;
    private final List<Problem> warnings;

    /// What a subject gets at time 0 unless a study says otherwise.
    ///
    /// @param inoculum name of an inoculum
    /// @param cells living cells; refers to parameters only
    public record Inoculation(String inoculum, Expression cells) {}

    Model(
            String name,
            String summary,
            String calibration,
            Declarations declarations,
            List<Correlation> correlations,
            Map<Path, String> sources,
            Optional<Extension> extension,
            Optional<Inoculation> inoculation,
            List<Problem> warnings) {
        this.name = name;
        this.summary = summary;
        this.calibration = calibration;
        this.declarations = declarations;
        this.correlations = List.copyOf(correlations);
        this.sources = Collections.unmodifiableMap(sources);
        this.extension = extension;
        this.inoculation = inoculation;
        this.warnings = List.copyOf(warnings);
    }

    /// Reads a model with all that it extends and includes.
    ///
    /// @param file the model file
    /// @throws ProblemsException with every problem found, at once
    public static Model read(Path file) throws ProblemsException {
        return new ModelReader().read(file);
    }

    /// The same model with other values of some parameters.
    ///
    /// @param values by full name of the parameter
    /// @throws ProblemsException when a name is unknown, a unit wrong, or the model makes no sense with the values
    public Model with(Map<String, Quantity> values) throws ProblemsException {
        List<Problem> problems = new ArrayList<>();
        Set<String> left = new LinkedHashSet<>(values.keySet());
        List<ModelParameter> changed = new ArrayList<>();
        for (ModelParameter parameter : parameters()) {
            Quantity value = values.get(parameter.name());
            left.remove(parameter.name());
            if (value != null && !value.dimension().equals(parameter.value().dimension())) {
                problems.add(new Problem(
                        parameter.file(),
                        parameter.line(),
                        "parameter \"" + parameter.name() + "\": " + value.text() + " is in " + value.dimension()
                                + ", expected " + parameter.value().dimension()));
            }
            changed.add(value == null ? parameter : parameter.with(value));
        }
        List<String> names = parameters().stream().map(ModelParameter::name).toList();
        left.forEach(unknown -> problems.add(
                new Problem(name, 0, "there is no parameter \"" + unknown + "\"" + Suggestion.phrase(unknown, names))));
        Declarations other = declarations.with(changed);
        if (problems.isEmpty()) {
            Lowering lowering = new Lowering(other, other.drugs().keySet(), List.of(), Optional.empty(), problems);
            lowering.lower();
            lowering.checkInoculation();
            Lowering.checkSpace(other, problems);
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        return new Model(name, summary, calibration, other, correlations, sources, extension, inoculation, warnings);
    }

    /// The model as a network.
    ///
    /// @param drugs that may be given; the others are left out
    /// @param sites of the first tissue; those that the model names come first
    /// @throws IllegalArgumentException when a drug is unknown
    public Lowered lower(Collection<String> drugs, List<String> sites) {
        return lower(drugs, sites, Optional.empty());
    }

    /// The model as a network, its tissues resolved in space: [Lowered#space] says how.
    ///
    /// The first species and the parameters are those of the well-mixed network; levels of signals and inputs follow.
    ///
    /// @param drugs that may be given; the others are left out
    /// @param sites of the first tissue; those that the model names come first
    /// @param voxelEdge mm
    /// @throws IllegalArgumentException when a drug is unknown, the edge is not a length, or the model lacks what space needs
    public Lowered lower(Collection<String> drugs, List<String> sites, double voxelEdge) {
        if (!(voxelEdge > 0) || Double.isInfinite(voxelEdge)) {
            throw new IllegalArgumentException("a voxel with an edge of " + voxelEdge + " mm, expected more than 0");
        }
        return lower(drugs, sites, Optional.of(voxelEdge));
    }

    private Lowered lower(Collection<String> drugs, List<String> sites, Optional<Double> edge) {
        for (String drug : drugs) {
            if (!declarations.drugs().containsKey(drug)) {
                throw new IllegalArgumentException("there is no drug \"" + drug + "\""
                        + Suggestion.phrase(drug, declarations.drugs().keySet()));
            }
        }
        List<Problem> problems = new ArrayList<>();
        return new Lowering(declarations, drugs, sites, edge, problems)
                .lower()
                .orElseThrow(() -> new IllegalArgumentException(Problem.list(problems)));
    }

    /// The name in the file.
    public String name() {
        return name;
    }

    /// One line or a few, or empty text.
    public String summary() {
        return summary;
    }

    /// Whether the file says on what the model was calibrated.
    public boolean calibrated() {
        return !calibration.isEmpty() && !calibration.equals("no") && !calibration.equals("false");
    }

    /// On what it was calibrated, or empty text.
    public String calibration() {
        return calibration;
    }

    /// Names of the drugs.
    public List<String> drugNames() {
        return List.copyOf(declarations.drugs().keySet());
    }

    /// Names of the inocula.
    public List<String> inoculumNames() {
        return List.copyOf(declarations.inocula().keySet());
    }

    /// Names of the sites of the first tissue.
    public List<String> siteNames() {
        return declarations.compartments().values().stream()
                .filter(Declaration.Compartment::tissue)
                .findFirst()
                .map(Declaration.Compartment::sites)
                .orElse(List.of());
    }

    /// What the model says of its signals, by name.
    public Map<String, String> signalSummaries() {
        Map<String, String> summaries = new LinkedHashMap<>();
        declarations.signals().forEach((signal, declared) -> summaries.put(signal, declared.summary()));
        return summaries;
    }

    /// How much of each there is.
    public Census census() {
        return Census.of(declarations);
    }

    /// What may be a mistake and is none for sure: parameters that nothing names.
    public List<Problem> warnings() {
        return warnings;
    }

    /// Every parameter.
    public List<ModelParameter> parameters() {
        return declarations.parameters();
    }

    /// Correlations between parameters that vary.
    public List<Correlation> correlations() {
        return correlations;
    }

    /// What a subject gets at time 0, if the model says.
    public Optional<Inoculation> inoculation() {
        return inoculation;
    }

    /// Every file read, with its text, the model file first.
    public Map<Path, String> sources() {
        return sources;
    }

    /// What the model file extends, if it does.
    Optional<Extension> extension() {
        return extension;
    }

    /// All declarations, for explaining.
    Declarations declarations() {
        return declarations;
    }
}
