package crosstalk.cli;

import crosstalk.sbml.SbmlColumns;
import crosstalk.sbml.SbmlColumns.Form;
import crosstalk.sbml.SbmlColumns.Request;
import crosstalk.sbml.SbmlCourse;
import crosstalk.sbml.SbmlException;
import crosstalk.sbml.SbmlNetwork;
import crosstalk.sbml.SbmlTable;
import crosstalk.solver.stochastic.Options;
import crosstalk.study.Fidelity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What `model simulate` takes for a file of SBML, and how it runs one.
final class ModelCommandSbml {

    /// Options that only a file of SBML has.
    static final List<String> OWN = List.of(
            "--start",
            "--steps",
            "--species",
            "--amount",
            "--concentration",
            "--abs-tol",
            "--rel-tol",
            "--max-step",
            "--epsilon",
            "--threads");

    private static final int MOST_STEPS = 10_000_000;

    @Option(names = "--start", paramLabel = "TIME", description = "time of the first row; default: 0. Runs start at 0")
    private double start;

    @Option(names = "--steps", paramLabel = "N", description = "intervals between rows; default: 50")
    private int steps = 50;

    @Option(
            names = "--species",
            paramLabel = "ID",
            split = ",",
            description = "columns, in this order: species, parameters, compartments, references to species with an id,"
                    + " reactions; default: every species. ID:amount or ID:concentration says how that one is read")
    private List<String> species = new ArrayList<>();

    @Option(names = "--amount", description = "every species as its amount")
    private boolean amount;

    @Option(
            names = "--concentration",
            description = "every species as its concentration; default: as its id stands in the file's formulas, which"
                    + " hasOnlySubstanceUnits decides")
    private boolean concentration;

    @Option(
            names = "--abs-tol",
            paramLabel = "X",
            description = "error allowed in a step of the mean field, in the file's units; default: a thousandth of"
                    + " --rel-tol of the smallest start value, at most of 1")
    private double absolute;

    @Option(
            names = "--rel-tol",
            paramLabel = "X",
            description = "error allowed in a step of the mean field, relative; default: 1e-9")
    private double relative = 1e-9;

    @Option(
            names = "--max-step",
            paramLabel = "X",
            description =
                    "longest step of the solver, in the file's unit of time; a pulse in a rate that is shorter than a"
                            + " step can be overlooked, and this bounds it; default: a twentieth of the whole, in whole counts at most"
                            + " 0.125")
    private double longest = Double.POSITIVE_INFINITY;

    @Option(
            names = "--epsilon",
            paramLabel = "X",
            description = "stochastic: largest relative change of a reactant in a leap; default: 0, which fires every"
                    + " reaction one by one (exact)")
    private double epsilon;

    @Option(names = "--threads", paramLabel = "N", description = "for stochastic runs; default: one per processor")
    private int threads = Runtime.getRuntime().availableProcessors();

    private final List<String> problems = new ArrayList<>();

    /// The table, or else every problem with the options.
    ///
    /// @param table null when there are problems
    record Result(@Nullable String table, List<String> problems) {}

    /// Runs the file.
    ///
    /// @throws SbmlException when the file is wrong, or asks for what is not supported
    Result run(Path file, String end, String fidelity, int runs, long seed)
            throws SbmlException, IOException, InterruptedException {
        double[] times = times(end);
        boolean counted = isStochastic(fidelity);
        check(counted, runs);
        if (!problems.isEmpty()) {
            return new Result(null, problems);
        }
        SbmlNetwork model = SbmlNetwork.read(file, counted);
        SbmlColumns columns;
        try {
            columns = new SbmlColumns(model, requests(model));
        } catch (IllegalArgumentException e) {
            String.valueOf(e.getMessage()).lines().forEach(line -> problems.add("--species: " + line));
            return new Result(null, problems);
        }
        SbmlCourse course = counted
                ? SbmlCourse.stochastic(model, columns, times, options(), seed)
                : SbmlCourse.meanField(
                        model, columns, times, new SbmlCourse.Closeness(relative, absolute, longest), seed);
        String table = runs == 1
                ? SbmlTable.of(columns.names(), times, course.rows(0))
                : SbmlTable.of(columns.names(), times, course.moments(runs, threads));
        return new Result(table, List.of());
    }

    private Options options() {
        return Options.DEFAULT.withEpsilon(epsilon).withLargestStep(Math.min(longest, Options.DEFAULT.largestStep()));
    }

    private double[] times(String end) {
        double last = Double.NaN;
        try {
            last = Double.parseDouble(end);
        } catch (NumberFormatException _) {
            // said below
        }
        if (!(last > start) || !(start >= 0) || Double.isInfinite(last)) {
            problems.add("--end " + end + ": expected a number above --start " + start
                    + ", in the file's unit of time, such as 10; --start is 0 or more");
            return new double[0];
        }
        if (steps < 1 || steps > MOST_STEPS) {
            problems.add("--steps " + steps + ": expected 1 to " + MOST_STEPS);
            return new double[0];
        }
        double until = last;
        return IntStream.rangeClosed(0, steps)
                .mapToDouble(i -> i == steps ? until : start + (until - start) * i / steps)
                .toArray();
    }

    private boolean isStochastic(String text) {
        for (Fidelity fidelity : Fidelity.values()) {
            if (fidelity != Fidelity.SPATIAL && fidelity.text().equals(text)) {
                return fidelity == Fidelity.STOCHASTIC;
            }
        }
        problems.add("--fidelity \"" + text + "\": expected mean-field or stochastic");
        return false;
    }

    private void check(boolean counted, int runs) {
        if (amount && concentration) {
            problems.add(
                    "--amount and --concentration: expected one of them; ID:amount and ID:concentration in --species"
                            + " say it for each");
        }
        require(runs >= 1, "--runs " + runs + ": expected 1 or more");
        require(
                runs == 1 || counted,
                "--runs " + runs + ": the mean field has no chance in it, every run would be the same; use"
                        + " --fidelity stochastic");
        require(threads >= 1, "--threads " + threads + ": expected 1 or more");
        require(relative > 0 && relative < 1, "--rel-tol " + relative + ": expected above 0 and below 1");
        require(absolute >= 0, "--abs-tol " + absolute + ": expected 0 or more");
        require(longest > 0, "--max-step " + longest + ": expected above 0");
        require(epsilon == 0 || counted, "--epsilon " + epsilon + ": the mean field does not leap");
        require(epsilon >= 0 && epsilon < 1, "--epsilon " + epsilon + ": expected from 0 and below 1");
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }

    private List<Request> requests(SbmlNetwork model) {
        Form usual = amount ? Form.AMOUNT : concentration ? Form.CONCENTRATION : Form.DECLARED;
        if (species.isEmpty()) {
            return model.quantities().values().stream()
                    .filter(quantity -> quantity.amount() != null)
                    .map(quantity -> new Request(quantity.id(), usual))
                    .toList();
        }
        List<Request> requests = new ArrayList<>();
        for (String text : species) {
            int colon = text.indexOf(':');
            String id = (colon < 0 ? text : text.substring(0, colon)).strip();
            String form = colon < 0 ? "" : text.substring(colon + 1).strip();
            switch (form) {
                case "" -> requests.add(new Request(id, usual));
                case "amount" -> requests.add(new Request(requireSpecies(model, id, text), Form.AMOUNT));
                case "concentration" -> requests.add(new Request(requireSpecies(model, id, text), Form.CONCENTRATION));
                default ->
                    throw new IllegalArgumentException("\"" + text + "\": expected ID, ID:amount or ID:concentration");
            }
        }
        if (Set.copyOf(requests).size() < requests.size()) {
            throw new IllegalArgumentException("one column twice");
        }
        return requests;
    }

    private static String requireSpecies(SbmlNetwork model, String id, String text) {
        SbmlNetwork.Quantity quantity = model.quantities().get(id);
        if (quantity != null && quantity.amount() == null) {
            throw new IllegalArgumentException(
                    "\"" + text + "\": only a species has an amount and a concentration; write " + id);
        }
        return id;
    }
}
