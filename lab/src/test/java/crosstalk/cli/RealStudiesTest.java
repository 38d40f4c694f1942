package crosstalk.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Published tables of real mice, which lie in `../shared` beside the project and are not part of it: analysed as a user would. Required in CI, else
/// skipped with a message. What is expected was counted from the file by the few lines below, or stands in the reference cases beside the tables.
class RealStudiesTest {
    private static final String TABLES = "data/tumour-growth/";
    private static final String ANSWERS = "cases/from-others/growth-synergy/expected/";

    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void koziol1981_withItsControlNamed_findsItsTenfoldDayAndItsOneClearance() throws IOException {
        List<Row> rows = rows(shared(TABLES + "koziol1981_colon_immunotherapy.csv"));
        analyze("koziol1981_colon_immunotherapy.csv", "--control", "G1");
        assertCounts(rows, row -> row.get("group"), row -> row.get("mouse"), "volume_mm3");
        assertEquals(tenfoldDays(rows), doubts("tenfold in a day"));
        assertEquals(1, doubts("tenfold in a day").size());
        Map<String, Integer> cleared = new LinkedHashMap<>();
        byAnimal(rows, row -> row.get("group") + "/" + row.get("mouse")).forEach((animal, series) -> {
            boolean gone = Double.parseDouble(series.getLast().get("volume_mm3")) == 0;
            cleared.merge(animal.substring(0, 2), gone ? 1 : 0, Integer::sum);
        });
        for (Row arm : table("clearance")) {
            assertEquals(String.valueOf(cleared.get(arm.get("arm"))), arm.get("cleared"), arm.toString());
        }
    }

    @Test
    void squeak_inCubicCentimetres_isConvertedAndItsControlFoundByName() throws IOException {
        List<Row> rows = rows(shared(TABLES + "squeak_long_mice.csv"));
        analyze("squeak_long_mice.csv");
        assertTrue(out.toString().contains("in cm3 (as its heading says), converted to mm3"), out.toString());
        assertTrue(out.toString().contains("control: Control, by its name"), out.toString());
        assertCounts(rows, row -> row.get("group"), row -> row.get("animal"), "volume_cm3");
        assertEquals(List.of(), doubts("tenfold in a day"));
        double sum = rows.stream()
                .mapToDouble(row -> Double.parseDouble(row.get("volume_cm3")))
                .sum();
        // 181 sums of doubles in another order: relative error below 181 * 2^-53
        assertEquals(
                1000 * sum,
                table("growth").stream()
                        .mapToDouble(row -> Double.parseDouble(row.get("volume_mm3")))
                        .sum(),
                1e-12 * 1000 * sum);
    }

    @Test
    void xenografts_ofOneModel_giveTheReferencesRatesAndSynergy() throws IOException {
        List<Row> rows = rows(shared(TABLES + "invivosyn_crc_xenografts.csv")).stream()
                .filter(row -> row.get("model").equals("LS_1034"))
                .toList();
        analyze("invivosyn_crc_xenografts.csv", "--where", "model=LS_1034");
        assertCounts(rows, row -> row.get("treatment"), row -> row.get("mouse"), "volume_mm3");
        assertTrue(
                out.toString().contains("combination: Irinotecan+Rabusertib of Irinotecan and Rabusertib, by its name"),
                out.toString());
        assertRates("LS_1034", name -> name);
        Map<String, Row> synergy = new HashMap<>();
        for (Row row : table("synergy")) {
            if ("volume, mixed model".equals(row.get("outcome"))) {
                synergy.put(row.get("expectation") + " " + row.get("day"), row);
            }
        }
        int compared = 0;
        long animals = table("response-animals").size();
        TDistribution student = TDistribution.of(animals - 4.0);
        for (Row answer : rows(shared(ANSWERS + "LS_1034_synergy_slopes.csv"))) {
            Row ours =
                    synergy.get(answer.get("method").replace("Bliss", "BLISS").replace("HSA", "HIGHEST_SINGLE_AGENT")
                            + " " + answer.get("Day"));
            if (ours != null) {
                compared++;
                // fixed effects within 1e-6 times 17 days in the exponent; standard errors within 1e-5
                assertClose(answer.get("CI"), ours.get("estimate"), 2e-5);
                // the reference's interval is by the normal law, ours by Student's with the degrees of freedom of
                // animals
                double index = Double.parseDouble(answer.get("CI"));
                double error = Double.parseDouble(answer.get("se")) * Double.parseDouble(answer.get("Day"));
                double half = student.inverseSurvivalProbability(0.025) * error;
                assertEquals(index * Math.exp(-half), Double.parseDouble(ours.get("low")), 1e-4 * index);
                assertEquals(
                        index * Math.exp(half), Double.parseDouble(ours.get("high")), 1e-4 * index * Math.exp(half));
                double p = 2 * student.survivalProbability(Math.abs(Math.log(index)) / error);
                assertEquals(p, Double.parseDouble(ours.get("p")), 1e-4);
            }
        }
        // Bliss and HSA on the three days on which every arm was measured
        assertEquals(6, compared);
    }

    @Test
    void inspectumours_withStudiesAsStrata_countsEachAnimalOnce() throws IOException {
        List<Row> rows = rows(shared(TABLES + "inspectumours_example.csv"));
        analyze("inspectumours_example.csv", "--stratum", "study", "--endpoint", "1500");
        assertCounts(rows, row -> row.get("treatment"), row -> row.get("study") + row.get("animal"), "volume_mm3");
        assertTrue(out.toString().contains("strata: column \"study\", 3 of them"), out.toString());
        Map<String, Double> lastDay = new HashMap<>();
        rows.forEach(row -> lastDay.merge(row.get("study"), Double.parseDouble(row.get("day")), Math::max));
        long stopped = byAnimal(rows, row -> row.get("study") + "/" + row.get("animal")).values().stream()
                .map(List::getLast)
                .filter(row -> Double.parseDouble(row.get("day")) < known(lastDay, row.get("study")))
                .filter(row -> Double.parseDouble(row.get("volume_mm3")) < 1500)
                .count();
        assertTrue(stopped > 0);
        assertFalse(table("survival").isEmpty());
        Map<String, Long> reached = byAnimal(rows, row -> row.get("study") + "/" + row.get("animal")).values().stream()
                .filter(series -> series.stream().anyMatch(row -> Double.parseDouble(row.get("volume_mm3")) >= 1500))
                .collect(Collectors.groupingBy(series -> series.getFirst().get("treatment"), Collectors.counting()));
        for (Row arm : table("survival")) {
            assertEquals(String.valueOf(reached.getOrDefault(arm.get("arm"), 0L)), arm.get("events"), arm.toString());
        }
    }

    @Test
    void inspectumours_ofOneStudy_givesTheReferencesMixedModel() throws IOException {
        List<Row> rows = rows(shared(TABLES + "inspectumours_example.csv")).stream()
                .filter(row -> row.get("study").equals("Study 1"))
                .toList();
        analyze("inspectumours_example.csv", "--where", "study=Study 1");
        assertCounts(rows, row -> row.get("treatment"), row -> row.get("animal"), "volume_mm3");
        assertRates("inspect_study1", name -> name.replace(" ", ""));
        Map<String, Row> answers = new HashMap<>();
        for (Row row : rows(shared(ANSWERS + "inspect_study1_lme_fixed.csv"))) {
            if (row.get("model").equals("lnTV~Day*Treatment; random 1+Day")
                    && row.get("method").equals("REML")) {
                answers.put(row.get("term"), row);
            }
        }
        for (Row arm : table("growth-model")) {
            if (arm.get("arm").equals("Control")) {
                assertEquals(number(known(answers, "Day"), "est"), number(arm, "rate_per_day"), 1e-6);
            } else {
                String term = "Day:Treatment" + arm.get("arm").replace(" ", "");
                assertEquals(number(known(answers, term), "est"), number(arm, "difference_per_day"), 1e-6);
            }
        }
    }

    /// Animals, arms and measurements as counted from the file.
    private void assertCounts(List<Row> rows, Key arm, Key animal, String volume) throws IOException {
        Map<String, List<Row>> arms = byAnimal(rows, arm);
        List<Row> response = table("response");
        assertEquals(arms.keySet(), response.stream().map(row -> row.get("arm")).collect(Collectors.toSet()));
        for (Row row : response) {
            int animals = byAnimal(known(arms, row.get("arm")), animal).size();
            assertEquals(String.valueOf(animals), row.get("n"), row.toString());
        }
        long used = rows.stream().filter(row -> !row.get(volume).isEmpty()).count();
        assertEquals(used, table("growth").size());
        assertTrue(out.toString().contains(" animals, " + used + " volumes used"), out.toString());
    }

    /// Welch's comparison of the animals' growth rates against R's.
    private void assertRates(String study, UnaryOperator<String> rename) throws IOException {
        Map<String, Row> ours = table("growth-comparisons").stream()
                .collect(Collectors.toMap(row -> rename.apply(row.get("arm")), row -> row));
        List<Row> answers = rows(shared(ANSWERS + study + "_rates_vs_control.csv"));
        assertEquals(answers.size(), ours.size());
        Map<String, Long> sizes = table("response-animals").stream()
                .filter(row -> !row.get("growth_rate_per_day").isEmpty())
                .collect(Collectors.groupingBy(row -> row.get("arm"), Collectors.counting()));
        for (Row answer : answers) {
            Row row = known(ours, answer.get("Treatment"));
            assertClose(answer.get("diff"), row.get("rate_difference_per_day"), 1e-9);
            assertClose(answer.get("welch_lcl"), row.get("rate_difference_low"), 1e-9);
            assertClose(answer.get("welch_ucl"), row.get("rate_difference_high"), 1e-9);
            assertClose(answer.get("welch_p"), row.get("p_welch"), 1e-4);
            int arm = known(sizes, row.get("arm")).intValue();
            int control = known(sizes, row.get("against")).intValue();
            assertEquals(
                    rankProbability(Double.parseDouble(answer.get("wilcoxon_W")), arm, control),
                    Double.parseDouble(row.get("p_mann_whitney")),
                    1e-9,
                    study + " " + answer.get("Treatment") + ": W of " + arm + " and " + control);
        }
    }

    /// Two-sided probability of R's W under the permutation law: every choice of ranks is as likely as any other. The reference
    /// gives W, and p by the normal law only.
    private static double rankProbability(double w, int first, int second) {
        double[][] ways = new double[first + 1][first * second + 1];
        ways[0][0] = 1;
        for (int rank = 1; rank <= first + second; rank++) {
            for (int chosen = Math.min(rank, first); chosen >= 1; chosen--) {
                // The chosen-th smallest of the first sample at this rank stands above rank - chosen of the second.
                int above = rank - chosen;
                for (int sum = first * second; sum >= above; sum--) {
                    ways[chosen][sum] += above <= second ? ways[chosen - 1][sum - above] : 0;
                }
            }
        }
        double all = java.util.Arrays.stream(ways[first]).sum();
        double below = java.util.Arrays.stream(ways[first], 0, (int) Math.min(w, first * second - w) + 1)
                .sum();
        return Math.min(1, 2 * below / all);
    }

    private static void assertClose(String expected, String found, double relative) {
        double value = Double.parseDouble(expected);
        assertEquals(value, Double.parseDouble(found), relative * Math.abs(value));
    }

    /// A row of a table, by heading.
    private record Row(Map<String, String> cells) {
        String get(String heading) {
            return known(cells, heading);
        }
    }

    private static <T> T known(Map<String, T> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }

    private interface Key extends Function<Row, String> {}

    private static Map<String, List<Row>> byAnimal(List<Row> rows, Key key) {
        return rows.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }

    /// Rows of the file, the heading being row 1, whose volume is ten times that of at most a day before, or a tenth of it.
    private static List<String> tenfoldDays(List<Row> rows) {
        List<String> found = new ArrayList<>();
        ToDoubleFunction<Row> day = row -> Double.parseDouble(row.get("day"));
        byAnimal(rows, row -> row.get("group") + "/" + row.get("mouse"))
                .values()
                .forEach(series -> {
                    List<Row> sorted = series.stream()
                            .sorted(Comparator.comparingDouble(day))
                            .toList();
                    for (int i = 1; i < sorted.size(); i++) {
                        double before = Double.parseDouble(sorted.get(i - 1).get("volume_mm3"));
                        double after = Double.parseDouble(sorted.get(i).get("volume_mm3"));
                        double days = day.applyAsDouble(sorted.get(i)) - day.applyAsDouble(sorted.get(i - 1));
                        if (days <= 1 && before > 0 && after > 0 && Math.max(after / before, before / after) >= 10) {
                            found.add(String.valueOf(rows.indexOf(sorted.get(i)) + 2));
                        }
                    }
                });
        return found;
    }

    private List<String> doubts(String kind) throws IOException {
        return table("doubts").stream()
                .filter(row -> kind.equals(row.get("kind")))
                .map(row -> row.get("rows"))
                .toList();
    }

    private void analyze(String file, String... options) {
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        Stream<String> always = Stream.of(
                "analyze", shared(TABLES + file).toString(), "--resamples", "100", "--output", home + "/results");
        int code = commandLine.execute(Stream.concat(always, Stream.of(options)).toArray(String[]::new));
        assertEquals("", err.toString());
        assertEquals(0, code);
        assertTrue(Files.exists(home.resolve("results/report.html")));
    }

    private List<Row> table(String name) throws IOException {
        return rows(home.resolve("results/tables/" + name + ".csv"));
    }

    private static double number(Row row, String column) {
        return Double.parseDouble(row.get(column));
    }

    /// Rows by heading; cells in quotation marks may hold commas.
    private static List<Row> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String[] headings = cells(lines.getFirst());
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = cells(line);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.length; i++) {
                row.put(headings[i], cells[i]);
            }
            rows.add(new Row(row));
        }
        return rows;
    }

    private static String[] cells(String line) {
        String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cells[i].replace("\"", "");
        }
        return cells;
    }

    private static Path shared(String path) {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("references.bib"))) {
            root = Objects.requireNonNull(root.getParent(), "no folder above has references.bib");
        }
        Path file = root.resolveSibling("shared").resolve(path);
        if (!Files.exists(file)) {
            String message = "no " + path + " in a folder shared beside the project";
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail(message);
            }
            Assumptions.abort(message);
        }
        return file;
    }
}
