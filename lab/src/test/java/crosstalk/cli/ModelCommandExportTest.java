package crosstalk.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import crosstalk.model.Model;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// `crosstalk model export`: every bundled model as SBML, read back, against the model itself.
class ModelCommandExportTest {

    private static final Path MODELS = root().resolve("models");
    private static final List<String> ANTIBODIES = List.of("anti-pd-1", "anti-ctla-4", "anti-lag3", "anti-trem2");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /// The folder of the repository, from that of the module.
    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("models")) ? here : here.resolveSibling("");
    }

    static Stream<Path> models() throws IOException {
        try (Stream<Path> files = Files.list(MODELS)) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.toString().endsWith("-core.yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private int run(List<String> arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }

    private int run(List<String> arguments, List<String> more) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(more);
        return run(all);
    }

    private static List<String> treated() {
        List<String> options = new ArrayList<>(List.of("--body-mass", "20 g"));
        for (String drug : ANTIBODIES) {
            options.addAll(List.of("--drug", drug + ": 10 mg/kg intraperitoneal on days 7, 10, 13, 16"));
        }
        return options;
    }

    @ParameterizedTest
    @MethodSource("models")
    void export_untreated_readsBackToTheSameCourses(Path model) throws Exception {
        requireSameCourses(model, List.of());
    }

    @ParameterizedTest
    @MethodSource("models")
    void export_withFourAntibodies_readsBackToTheSameCourses(Path model) throws Exception {
        requireSameCourses(model, treated());
    }

    private void requireSameCourses(Path model, List<String> options) throws Exception {
        Path xml = folder.resolve("model.xml");
        Path back = folder.resolve("back.csv");
        assertEquals(0, run(List.of("model", "export", "" + model, "--output", "" + xml), options), err::toString);
        DirectCourse direct = DirectCourse.of(Model.read(model), options.isEmpty() ? List.of() : ANTIBODIES);
        Map<String, String> ids = ids(xml, "species");
        ids.putAll(ids(xml, "parameter"));
        List<String> asked = direct.species().stream().map(ids::get).toList();
        assertEquals(
                0,
                run(List.of(
                        "model",
                        "simulate",
                        "" + xml,
                        "--end",
                        "40",
                        "--steps",
                        "80",
                        "--rel-tol",
                        "1e-9",
                        "--abs-tol",
                        "1e-9",
                        "--species",
                        String.join(",", asked),
                        "--output",
                        "" + back)),
                err::toString);
        Map<String, List<Double>> found = columns(back);
        for (int i = 0; i < asked.size(); i++) {
            List<Double> column = Objects.requireNonNull(found.get(asked.get(i)));
            requireClose(direct.species().get(i), direct.course(i), column);
        }
    }

    /// Both solvers keep a relative error of 1e-9 a step, and find the moment at which a tumour is gone to about as much. What
    /// is left of what was almost gone then, and grows again, differs by some 1e-5; 1e-4 is above that.
    private static void requireClose(String name, double[] wanted, List<Double> found) {
        assertEquals(DirectCourse.DAYS, wanted.length);
        for (int i = 0; i < wanted.length; i++) {
            // The rows of half days: none of them is one of a dose.
            double read = found.get(2 * i + 1);
            double allowed = 1e-4 * Math.abs(wanted[i]) + 1e-6;
            assertEquals(wanted[i], read, allowed, name + " on day " + (i + 0.5));
        }
    }

    private static Map<String, List<Double>> columns(Path csv) throws IOException {
        List<String[]> lines = Files.readAllLines(csv).stream()
                .map(line -> line.split(",", -1))
                .toList();
        Map<String, List<Double>> columns = new LinkedHashMap<>();
        for (int i = 0; i < lines.getFirst().length; i++) {
            int column = i;
            columns.put(
                    lines.getFirst()[i],
                    lines.stream()
                            .skip(1)
                            .map(line -> Double.valueOf(line[column]))
                            .toList());
        }
        return columns;
    }

    private static Document parse(Path xml) throws Exception {
        return DocumentBuilderFactory.newNSInstance().newDocumentBuilder().parse(xml.toFile());
    }

    /// Ids by name of all elements of a kind.
    private static Map<String, String> ids(Path xml, String kind) throws Exception {
        Map<String, String> ids = new LinkedHashMap<>();
        NodeList elements = parse(xml).getElementsByTagName(kind);
        for (int i = 0; i < elements.getLength(); i++) {
            Element element = (Element) elements.item(i);
            ids.put(element.getAttribute("name"), element.getAttribute("id"));
        }
        return ids;
    }

    @Test
    void export_saysWhereEachNumberComesFrom() throws Exception {
        Path xml = folder.resolve("model.xml");
        Path model = MODELS.resolve("mc38.yaml");
        assertEquals(0, run(List.of("model", "export", "" + model, "--output", "" + xml)), err::toString);
        NodeList remarks = parse(xml).getElementsByTagNameNS("urn:crosstalk:sbml:1", "parameter");
        assertEquals(Model.read(model).parameters().size(), remarks.getLength());
        for (int i = 0; i < remarks.getLength(); i++) {
            Element remark = (Element) remarks.item(i);
            assertFalse(remark.getAttribute("origin").isEmpty());
            assertEquals(
                    remark.getAttribute("name"),
                    ((Element) remark.getParentNode().getParentNode()).getAttribute("name"));
        }
    }

    @Test
    void export_twice_givesTheSameBytes() throws IOException {
        Path model = MODELS.resolve("mc38.yaml");
        Path first = folder.resolve("1.xml");
        Path second = folder.resolve("2.xml");
        assertEquals(0, run(List.of("model", "export", "" + model, "--output", "" + first), treated()));
        assertEquals(0, run(List.of("model", "export", "" + model, "--output", "" + second), treated()));
        assertEquals(-1, Files.mismatch(first, second));
    }

    @Test
    void export_ofWrongOptions_saysAllAndWritesNothing() {
        Path xml = folder.resolve("model.xml");
        int exit = run(List.of(
                "model",
                "export",
                "" + MODELS.resolve("mc38.yaml"),
                "--drug",
                "anti-pd1: 1 ug intravenous on day 1",
                "--drug",
                "anti-pd-1: 1 mm intravenous on day 1",
                "--set",
                "nothing=1",
                "--output",
                "" + xml));
        assertEquals(2, exit);
        for (String part : List.of(
                "--drug: there is no drug \"anti-pd1\"; did you mean \"anti-pd-1\"?",
                "unit \"mm\" is not a dose",
                "there is no parameter \"nothing\"")) {
            assertTrue(err.toString().contains(part), part + " in " + err);
        }
        assertFalse(Files.exists(xml));
    }

    @Test
    void export_whereItCanNotWrite_saysSoAndLeavesNothing() throws IOException {
        Path mine = Files.writeString(folder.resolve("mine"), "mine");
        String model = "" + MODELS.resolve("mc38.yaml");
        assertEquals(2, run(List.of("model", "export", model, "--output", "" + mine)));
        assertTrue(err.toString().contains("exists already"), err.toString());
        // A file stands where the folder should be.
        assertEquals(1, run(List.of("model", "export", model, "--output", "" + mine.resolve("model.xml"))));
        assertTrue(err.toString().contains("can not write " + mine.resolve("model.xml")), err.toString());
        assertEquals("mine", Files.readString(mine));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(mine), files.toList());
        }
    }

    /// Asks libsbml, where Python has it, about everything that it checks, units among them.
    @Test
    void export_isConsistentByLibsbml() throws Exception {
        Path xml = folder.resolve("model.xml");
        Path model = MODELS.resolve("mc38.yaml");
        assertEquals(0, run(List.of("model", "export", "" + model, "--output", "" + xml), treated()), err::toString);
        String script = """
            import sys
            try:
                import libsbml
            except ImportError:
                sys.exit(77)
            file = libsbml.readSBMLFromFile(sys.argv[1])
            file.checkConsistency()
            for i in range(file.getNumErrors()):
                print(file.getError(i).getErrorId(), file.getError(i).getMessage().replace("\\n", " "))
            """;
        int exit = 77;
        String said = "";
        for (String python : List.of("python3", "/usr/bin/python3")) {
            if (exit == 77 && isThere(python)) {
                Path output = folder.resolve("libsbml.txt");
                exit = new ProcessBuilder(python, "-c", script, "" + xml)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start()
                        .waitFor();
                said = Files.readString(output);
            }
        }
        assumeTrue(exit != 77, "no python3 with libsbml here, so its checks are left out");
        assertEquals(0, exit, said);
        // The models give the volume of a cell as a volume, so a sum over cells is cells times volume.
        List<String> unexpected = said.lines()
                .filter(line -> !line.startsWith("10513 ") || !line.contains("volume_of_the_place_"))
                .toList();
        assertEquals(List.of(), unexpected);
    }

    private static boolean isThere(String command) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(Path::of)
                .anyMatch(place -> Files.isExecutable(place.resolve(command)));
    }
}
