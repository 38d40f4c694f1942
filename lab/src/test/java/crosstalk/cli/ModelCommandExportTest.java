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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Path direct = folder.resolve("direct.csv");
        Path back = folder.resolve("back.csv");
        assertEquals(0, run(List.of("model", "export", "" + model, "--output", "" + xml), options), err::toString);
        assertEquals(
                0,
                run(List.of("model", "simulate", "" + model, "--end", "40day", "--output", "" + direct), options),
                err::toString);
        Map<String, List<Double>> wanted = columns(direct);
        Map<String, String> species = ids(xml, "species");
        List<String> names = wanted.keySet().stream().filter(species::containsKey).toList();
        assertTrue(names.size() >= 20, names::toString);
        String asked = String.join(",", names.stream().map(species::get).toList());
        assertEquals(
                0,
                run(List.of("model", "simulate", "" + xml, "--end", "40", "--steps", "40", "--species", asked,
                        "--output", "" + back)),
                err::toString);
        Map<String, List<Double>> found = columns(back);
        for (String name : names) {
            requireClose(name, wanted.get(name), found.get(species.get(name)));
        }
    }

    /// Both solvers keep a relative error of 1e-6 a step; over the steps of 40 days, and where the direct one allows 1e-3
    /// individuals a step, 1e-4 and a twentieth of an individual are above what adds up.
    private static void requireClose(String name, List<Double> wanted, List<Double> found) {
        assertEquals(41, wanted.size());
        for (int day = 0; day < wanted.size(); day++) {
            double allowed = 0.05 + 1e-4 * Math.abs(wanted.get(day));
            assertEquals(wanted.get(day), found.get(day), allowed, name + " on day " + day);
        }
    }

    private static Map<String, List<Double>> columns(Path csv) throws IOException {
        List<String[]> lines =
                Files.readAllLines(csv).stream().map(line -> line.split(",", -1)).toList();
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
        assertEquals(crosstalk.model.Model.read(model).parameters().size(), remarks.getLength());
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
}
