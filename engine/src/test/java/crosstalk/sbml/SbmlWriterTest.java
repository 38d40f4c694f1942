package crosstalk.sbml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.network.Assignment;
import crosstalk.network.Expression;
import crosstalk.network.Network;
import crosstalk.network.Operation;
import crosstalk.network.Parameter;
import crosstalk.network.RandomNetworks;
import crosstalk.network.Reaction;
import crosstalk.network.Species;
import crosstalk.quantity.Dimension;
import crosstalk.sbml.SbmlExport.Measures;
import crosstalk.sbml.SbmlExport.Occurrence;
import crosstalk.sbml.SbmlExport.Remark;
import crosstalk.sbml.SbmlExport.Room;
import crosstalk.sbml.SbmlExport.Setting;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// What stands in a written file, by the rules that SBML has for it.
class SbmlWriterTest {

    private static final Set<String> LOGICAL = Set.of("lt", "leq", "eq", "neq", "and", "or", "not");

    private static Document parse(String text) throws Exception {
        return DocumentBuilderFactory.newNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> all(Document document, String name) {
        return list(document.getElementsByTagName(name));
    }

    private static List<Element> list(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static List<Element> children(Element element) {
        return list(element.getChildNodes());
    }

    /// Every identifier once, everything that is named there, every species of a rate among those of the reaction.
    private static void requireSound(Document document) {
        Set<String> ids = new HashSet<>();
        for (Element element : all(document, "*")) {
            String id = element.getAttribute("id");
            boolean isUnit = element.getTagName().equals("unitDefinition");
            assertTrue(id.isEmpty() || isUnit || id.matches("[A-Za-z_][A-Za-z0-9_]*"), id);
            assertTrue(id.isEmpty() || isUnit || ids.add(id), "twice: " + id);
        }
        Set<String> arguments = Set.of("x", "half", "power");
        for (Element name : all(document, "ci")) {
            String id = name.getTextContent();
            assertTrue(ids.contains(id) || arguments.contains(id), id);
        }
        for (Element reaction : all(document, "reaction")) {
            Set<String> known = new HashSet<>();
            for (String kind : List.of("speciesReference", "modifierSpeciesReference")) {
                list(reaction.getElementsByTagName(kind)).forEach(e -> known.add(e.getAttribute("species")));
            }
            Set<String> species = new HashSet<>();
            all(document, "species").forEach(e -> species.add(e.getAttribute("id")));
            for (Element name : list(reaction.getElementsByTagName("ci"))) {
                String id = name.getTextContent();
                assertTrue(!species.contains(id) || known.contains(id), "no modifier " + id);
            }
        }
        requireTyped(document);
    }

    /// Truth where SBML wants truth, numbers where it wants numbers.
    private static void requireTyped(Document document) {
        for (Element piece : all(document, "piece")) {
            assertTrue(isTruth(children(piece).get(1)));
        }
        for (Element apply : all(document, "apply")) {
            List<Element> parts = children(apply);
            String operator = parts.getFirst().getTagName();
            boolean wantsTruth = Set.of("and", "or", "not").contains(operator);
            for (Element argument : parts.subList(1, parts.size())) {
                assertEquals(wantsTruth, isTruth(argument), operator);
            }
        }
    }

    private static boolean isTruth(Element element) {
        return switch (element.getTagName()) {
            case "true", "false" -> true;
            case "apply" -> LOGICAL.contains(children(element).getFirst().getTagName());
            case "piecewise" -> isTruth(children(children(element).getFirst()).getFirst());
            default -> false;
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void write_ofARandomNetwork_isSound(long seed) throws Exception {
        Network network = new RandomNetworks(seed).network(false);
        String text = SbmlWriter.write(SbmlExport.of("random", network));
        Document document = parse(text);
        requireSound(document);
        assertEquals(network.species().size(), all(document, "species").size());
        assertEquals(network.reactions().size(), all(document, "reaction").size());
        assertEquals(text, SbmlWriter.write(SbmlExport.of("random", network)));
    }

    /// Cells that a drug kills, with a delay: a count, an amount, and a level.
    private static SbmlExport treated() {
        Expression cells = Expression.species(0);
        Expression drug = Expression.species(1);
        Expression level = Expression.species(2);
        Network network = new Network(
                List.of(new Species("cells", true), new Species("drug", false), new Species("level", false)),
                List.of(
                        new Parameter("growth", 0.5),
                        new Parameter("loss", 0.25),
                        new Parameter("half", 2),
                        new Parameter("volume", 10)),
                List.of(new Assignment(
                        "effect", Expression.call(Operation.HILL, level, Expression.parameter(2), Expression.of(2)))),
                List.of(
                        reaction("divides", 0, 1, Expression.parameter(0).times(cells)),
                        reaction(
                                "dies",
                                0,
                                -1,
                                Expression.parameter(0).times(cells).times(Expression.assigned(0))),
                        reaction("cleared", 1, -1, Expression.parameter(1).times(drug)),
                        reaction(
                                "follows",
                                2,
                                1,
                                Expression.parameter(1)
                                        .times(drug.over(Expression.parameter(3))
                                                .minus(level)))),
                List.of(Expression.of(100), Expression.ZERO, Expression.ZERO));
        Dimension perDay = Dimension.NONE.per(Dimension.TIME);
        Dimension concentration = Dimension.AMOUNT.per(Dimension.VOLUME);
        Measures measures = new Measures(
                List.of(Dimension.CELL, Dimension.AMOUNT, concentration),
                List.of(perDay, perDay, concentration, Dimension.VOLUME),
                List.of(Dimension.NONE));
        Occurrence dose = new Occurrence(
                "dose <1> & more",
                Expression.call(Operation.AT_MOST, Expression.of(2), new Expression.Time()),
                List.of(new Setting(1, drug.plus(Expression.of(300)))));
        return new SbmlExport(
                "treated",
                List.of("Notes with <b> & \"quotes\"."),
                network,
                Optional.of(measures),
                List.of(new Room("blood", Expression.of(1700))),
                Map.of(0, 0),
                List.of(dose),
                List.of(),
                Map.of("growth", new Remark("parameter", Map.of("origin", "assumed"), List.of("A guess."))));
    }

    private static Reaction reaction(String name, int species, int amount, Expression rate) {
        return new Reaction(name, List.of(new Reaction.Change(species, Expression.of(amount))), rate);
    }

    @Test
    void write_ofCountsAndFlows_keepsThemApart() throws Exception {
        Document document = parse(SbmlWriter.write(treated()));
        requireSound(document);
        assertEquals(
                List.of("cells", "drug"),
                all(document, "species").stream().map(e -> e.getAttribute("id")).toList());
        assertEquals(
                List.of("false", "true"),
                all(document, "species").stream()
                        .map(e -> e.getAttribute("boundaryCondition"))
                        .toList());
        assertEquals(
                List.of("blood", "body"),
                all(document, "species").stream()
                        .map(e -> e.getAttribute("compartment"))
                        .toList());
        assertEquals(2, all(document, "reaction").size());
        assertEquals(
                List.of("drug", "level"),
                all(document, "rateRule").stream()
                        .map(e -> e.getAttribute("variable"))
                        .toList());
    }

    @Test
    void write_ofMeasures_givesEveryNumberAUnit() throws Exception {
        Document document = parse(SbmlWriter.write(treated()));
        Set<String> units = new HashSet<>(Set.of("dimensionless"));
        all(document, "unitDefinition").forEach(e -> units.add(e.getAttribute("id")));
        for (Element number : all(document, "cn")) {
            assertTrue(units.contains(number.getAttributeNS(SbmlWriter.CORE, "units")), number.getTextContent());
        }
        Element dose = all(document, "eventAssignment").getFirst();
        Element number = list(dose.getElementsByTagName("cn")).getFirst();
        assertEquals("fmol", number.getAttributeNS(SbmlWriter.CORE, "units"));
        for (Element parameter : all(document, "parameter")) {
            assertTrue(units.contains(parameter.getAttribute("units")), parameter.getAttribute("id"));
        }
    }

    @Test
    void write_ofTextWithMarks_escapesIt() throws Exception {
        Document document = parse(SbmlWriter.write(treated()));
        assertEquals("dose <1> & more", all(document, "event").getFirst().getAttribute("name"));
        assertEquals(
                "Notes with <b> & \"quotes\".", all(document, "p").getFirst().getTextContent());
    }

    @Test
    void write_ofCountsAndFlows_readsBackInWholeCounts() throws Exception {
        byte[] text = SbmlWriter.write(treated()).getBytes(StandardCharsets.UTF_8);
        Network read = SbmlNetwork.read(new ByteArrayInputStream(text), "treated.xml", true)
                .network();
        assertTrue(read.species().get(read.speciesIndex("cells")).counted());
        assertFalse(read.species().get(read.speciesIndex("drug")).counted());
        assertFalse(read.species().get(read.speciesIndex("level")).counted());
    }
}
