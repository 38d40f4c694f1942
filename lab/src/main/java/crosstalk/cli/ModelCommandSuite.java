package crosstalk.cli;

import crosstalk.sbml.SuiteCase;
import crosstalk.sbml.SuiteCase.Outcome;
import crosstalk.sbml.SuiteCase.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `crosstalk model suite FOLDER`: the SBML test suite.
@Command(
        name = "suite",
        description = {
            "Runs a folder of cases of the SBML test suite, semantic or stochastic, and prints how many passed, which failed"
                    + " and by how much, and what was refused, by feature.",
            "A case is a folder NNNNN with NNNNN-sbml-l3v1.xml and the like, NNNNN-settings.txt and NNNNN-results.csv."
        },
        mixinStandardHelpOptions = true)
final class ModelCommandSuite implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", description = "the folder of the cases, such as cases/semantic")
    private Path folder = Path.of("");

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            description = "level and version of the files, such as l3v1; default: the highest of each case")
    private @Nullable String level;

    @Option(names = "--cases", paramLabel = "ID", split = ",", description = "only these, such as 00001,00020")
    private List<String> cases = new ArrayList<>();

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "runs of each stochastic case; default: 10000",
            defaultValue = "10000")
    private int runs;

    @Option(names = "--seed", paramLabel = "S", description = "of the draws; default: 1", defaultValue = "1")
    private long seed;

    @Option(names = "--threads", paramLabel = "N", description = "default: one per processor")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--output", paramLabel = "FOLDER", description = "write each case's results there, as ID.csv")
    private @Nullable Path output;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (runs < 2 || threads < 1) {
            return ModelCommandExit.refuse(List.of("--runs: at least 2; --threads: at least 1"), err);
        }
        try {
            List<SuiteCase> all = SuiteCase.all(folder);
            List<String> unknown = cases.stream()
                    .filter(id -> all.stream().noneMatch(each -> each.id().equals(id)))
                    .toList();
            if (!unknown.isEmpty()) {
                return ModelCommandExit.refuse(
                        List.of("--cases: " + folder + " holds no " + String.join(", ", unknown)), err);
            }
            List<SuiteCase> chosen = all.stream()
                    .filter(each -> cases.isEmpty() || cases.contains(each.id()))
                    .filter(each -> each.has(level))
                    .toList();
            if (chosen.isEmpty()) {
                return ModelCommandExit.refuse(
                        List.of(folder + " holds no case" + (level == null ? "" : " of level " + level)), err);
            }
            Map<String, Outcome> outcomes = run(chosen);
            write(outcomes);
            return report(outcomes, out) ? ModelCommandExit.OK : ModelCommandExit.FAILED;
        } catch (IOException e) {
            return ModelCommandExit.refuse(List.of("can not read or write " + e.getMessage()), err);
        }
    }

    private Map<String, Outcome> run(List<SuiteCase> chosen) throws IOException, InterruptedException {
        Map<String, Future<Outcome>> waiting = new TreeMap<>();
        Map<String, Outcome> outcomes = new TreeMap<>();
        // The cases share the processors, or the runs of one case do.
        SuiteCase.Plan whole = new SuiteCase.Plan(level, runs, seed, threads);
        SuiteCase.Plan part = new SuiteCase.Plan(level, runs, seed, 1);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (SuiteCase each : chosen) {
                if (each.isStochastic()) {
                    outcomes.put(each.id(), each.run(whole));
                } else {
                    waiting.put(each.id(), pool.submit(() -> each.run(part)));
                }
            }
            for (Map.Entry<String, Future<Outcome>> each : waiting.entrySet()) {
                outcomes.put(each.getKey(), each.getValue().get());
            }
            return outcomes;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private void write(Map<String, Outcome> outcomes) throws IOException {
        if (output == null) {
            return;
        }
        Files.createDirectories(output);
        for (Map.Entry<String, Outcome> each : outcomes.entrySet()) {
            if (!each.getValue().table().isEmpty()) {
                Files.writeString(
                        output.resolve(each.getKey() + ".csv"), each.getValue().table());
            }
        }
    }

    private static boolean report(Map<String, Outcome> outcomes, PrintWriter out) {
        Map<String, Integer> features = new TreeMap<>();
        int passed = 0;
        int refused = 0;
        for (Map.Entry<String, Outcome> each : outcomes.entrySet()) {
            Outcome outcome = each.getValue();
            switch (outcome.verdict()) {
                case PASSED -> passed++;
                case FAILED ->
                    out.println("failed " + each.getKey() + ": "
                            + (Double.isNaN(outcome.excess()) ? "" : "excess " + outcome.excess() + ": ")
                            + String.join("; ", outcome.reasons()));
                case REFUSED -> {
                    refused++;
                    outcome.reasons().forEach(feature -> features.merge(feature, 1, Integer::sum));
                }
            }
        }
        int failed = outcomes.size() - passed - refused;
        features.forEach((feature, count) -> out.println("refused " + count + ": " + feature));
        out.println(outcomes.size() + " cases: " + passed + " passed, " + failed + " failed, " + refused + " refused");
        out.flush();
        return outcomes.values().stream().noneMatch(outcome -> outcome.verdict() == Verdict.FAILED);
    }
}
