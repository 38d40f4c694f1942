package crosstalk.sbml;

import crosstalk.sbml.SbmlColumns.Form;
import crosstalk.sbml.SbmlColumns.Request;
import crosstalk.solver.SolverException;
import crosstalk.solver.stochastic.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One case of the SBML test suite: a folder `NNNNN` with `NNNNN-sbml-l3v1.xml` and the like, `NNNNN-settings.txt` and
/// `NNNNN-results.csv`.
///
/// @param id name of the folder
/// @param folder where it is
/// @param settings by name
public record SuiteCase(String id, Path folder, Map<String, String> settings) {

    private static final List<String> LEVELS = List.of("l3v2", "l3v1", "l2v5", "l2v4", "l2v3", "l2v2", "l2v1", "l1v2");

    /// Reads the settings of a case.
    public static SuiteCase read(Path folder) throws IOException {
        Path name = folder.getFileName();
        String id = name == null ? "" : name.toString();
        Map<String, String> settings = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve(id + "-settings.txt"))) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                settings.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
        return new SuiteCase(id, folder, Map.copyOf(settings));
    }

    /// The cases of a suite's folder, in order of their names.
    public static List<SuiteCase> all(Path suite) throws IOException {
        List<Path> folders;
        try (Stream<Path> found = Files.list(suite)) {
            folders = found.filter(path -> Files.exists(path.resolve(path.getFileName() + "-settings.txt")))
                    .sorted()
                    .toList();
        }
        List<SuiteCase> cases = new ArrayList<>();
        for (Path folder : folders) {
            cases.add(read(folder));
        }
        return cases;
    }

    /// How it went.
    public enum Verdict {
        PASSED,
        FAILED,
        REFUSED
    }

    /// How a case went.
    ///
    /// @param excess largest error over the allowed one; for a stochastic case the share of values outside their range
    /// @param reasons features that are not supported, or why it failed
    /// @param table what was found, as CSV; empty when nothing was run
    public record Outcome(Verdict verdict, double excess, List<String> reasons, String table) {}

    /// How to run a case.
    ///
    /// @param level such as `l3v1`; null for the highest that there is
    /// @param runs of a stochastic case
    /// @param threads for the runs of a stochastic case
    public record Plan(@Nullable String level, int runs, long seed, int threads) {}

    /// Whether it compares means and standard deviations over many runs.
    public boolean isStochastic() {
        return settings.getOrDefault("output", "").contains("-mean");
    }

    /// Whether there is a file of that level.
    public boolean has(@Nullable String level) {
        return file(level) != null;
    }

    private @Nullable Path file(@Nullable String level) {
        for (String each : level == null ? LEVELS : List.of(level)) {
            Path file = folder.resolve(id + "-sbml-" + each + ".xml");
            if (Files.exists(file)) {
                return file;
            }
        }
        return null;
    }

    /// Runs it and compares.
    public Outcome run(Plan plan) throws IOException, InterruptedException {
        Path file = file(plan.level());
        if (file == null) {
            return refused(List.of("no file of level " + plan.level()));
        }
        if (settings.getOrDefault("duration", "").isEmpty()) {
            return refused(List.of("no time course (flux balance)"));
        }
        try {
            SbmlNetwork model = SbmlNetwork.read(file, isStochastic());
            SbmlColumns columns = new SbmlColumns(model, requests());
            ExpectedTable expected = ExpectedTable.read(folder.resolve(id + "-results.csv"));
            return isStochastic()
                    ? stochastic(model, columns, expected, plan)
                    : meanField(model, columns, expected, plan);
        } catch (SbmlException e) {
            List<String> features =
                    e.problems().stream().map(Problem::feature).distinct().toList();
            boolean isRefusal = features.stream().noneMatch(String::isEmpty);
            return isRefusal ? refused(features) : failed(e.getMessage());
        } catch (SolverException | IllegalArgumentException e) {
            return failed(e.getMessage());
        }
    }

    private static Outcome refused(List<String> features) {
        return new Outcome(Verdict.REFUSED, 0, features, "");
    }

    private static Outcome failed(@Nullable String reason) {
        return new Outcome(Verdict.FAILED, Double.NaN, List.of(String.valueOf(reason)), "");
    }

    private Outcome meanField(SbmlNetwork model, SbmlColumns columns, ExpectedTable expected, Plan plan) {
        double absolute = number("absolute", 1e-6);
        double relative = number("relative", 1e-4);
        double[] times = times();
        double step = Math.min(1e-9, 1e-4 * relative);
        SbmlCourse course = SbmlCourse.meanField(model, columns, times, SbmlCourse.Closeness.to(step), plan.seed());
        double[][] rows = course.rows(0);
        double excess = expected.excess(columns.names(), rows, absolute, relative);
        String table = SbmlTable.of(columns.names(), times, rows);
        List<String> reasons =
                excess <= 1 ? List.of() : List.of(expected.worst(columns.names(), rows, absolute, relative));
        return new Outcome(excess <= 1 ? Verdict.PASSED : Verdict.FAILED, excess, reasons, table);
    }

    private Outcome stochastic(SbmlNetwork model, SbmlColumns columns, ExpectedTable expected, Plan plan)
            throws InterruptedException {
        double[] times = times();
        Options options = Options.DEFAULT.withEpsilon(0);
        SbmlCourse course = SbmlCourse.stochastic(model, columns, times, options, plan.seed());
        SbmlMoments moments = course.moments(plan.runs(), plan.threads());
        List<String> reasons = new ArrayList<>();
        double excess = expected.excess(columns.names(), moments, reasons);
        String table = SbmlTable.of(columns.names(), times, moments);
        return new Outcome(reasons.isEmpty() ? Verdict.PASSED : Verdict.FAILED, excess, reasons, table);
    }

    private List<Request> requests() {
        List<String> amounts = names("amount");
        List<String> concentrations = names("concentration");
        return names("variables").stream()
                .map(name -> new Request(
                        name,
                        amounts.contains(name)
                                ? Form.AMOUNT
                                : concentrations.contains(name) ? Form.CONCENTRATION : Form.DECLARED))
                .toList();
    }

    private List<String> names(String setting) {
        return Stream.of(settings.getOrDefault(setting, "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private double number(String setting, double usual) {
        String text = settings.getOrDefault(setting, "");
        return text.isEmpty() ? usual : Double.parseDouble(text);
    }

    /// The times of the rows.
    private double[] times() {
        double start = number("start", 0);
        double duration = number("duration", 0);
        int steps = (int) number("steps", 1);
        return IntStream.rangeClosed(0, steps)
                .mapToDouble(i -> start + duration * i / steps)
                .toArray();
    }
}
