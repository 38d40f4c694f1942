package crosstalk.sbml;

import crosstalk.network.Assignment;
import crosstalk.network.Expression;
import crosstalk.network.Expression.Constant;
import crosstalk.network.Network;
import crosstalk.quantity.Dimension;
import crosstalk.sbml.SbmlExport.Occurrence;
import crosstalk.sbml.SbmlExport.Remark;
import crosstalk.sbml.SbmlExport.Room;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes a network as SBML Level 3 Version 2 core. The same export gives the same text.
///
/// - What counts individuals, or is an amount or a mass, is a species, as an amount. Any other value is a parameter.
/// - A reaction is a reaction, with all that has a part in its rate as modifiers. But where some species are whole counts, what
///   only flows has a rate rule, and so has what is no species.
/// - Assigned quantities are parameters with assignment rules, and so are amounts of change that depend on the state.
/// - Starts that depend on parameters are initial assignments.
///
/// Version 2, because it has `max`, `min` and `rem`: in Version 1 each would be a choice of cases, at which solvers stop.
public final class SbmlWriter {

    static final String CORE = "http://www.sbml.org/sbml/level3/version2/core";

    /// Namespace of Crosstalk's annotations.
    public static final String NAMESPACE = "urn:crosstalk:sbml:1";

    private static final String XHTML = "http://www.w3.org/1999/xhtml";

    private final SbmlExport export;
    private final Network network;
    private final WrittenNames names;
    private final WrittenUnits units;

    private SbmlWriter(SbmlExport export, WrittenUnits units) {
        this.export = export;
        this.network = export.network();
        this.names = new WrittenNames(export);
        this.units = units;
    }

    /// The text of the file.
    ///
    /// @throws IllegalArgumentException when a formula is too long to be written out
    public static String write(SbmlExport export) {
        // Units are defined before the formulas that name them, so everything is written twice.
        WrittenUnits units = new WrittenUnits();
        new SbmlWriter(export, units).document();
        return new SbmlWriter(export, units).document();
    }

    private String document() {
        WrittenXml xml = new WrittenXml();
        MathWriter math = new MathWriter(xml, units, names);
        xml.open("sbml", "xmlns", CORE, "xmlns:sbml", CORE, "level", "3", "version", "2");
        openModel(xml);
        if (HillCalls.any(export)) {
            xml.open("listOfFunctionDefinitions");
            math.hill(names.known(Dimension.NONE));
            xml.close();
        }
        units.write(xml);
        compartments(xml);
        species(xml);
        parameters(xml);
        initialAssignments(xml, math);
        rules(xml, math);
        new ReactionWriter(export, names, xml, math).write();
        events(xml, math);
        xml.close();
        xml.close();
        return xml.document();
    }

    private void openModel(WrittenXml xml) {
        boolean known = export.measures().isPresent();
        String counted = known ? units.of(Dimension.CELL) : "";
        xml.open(
                "model",
                "id",
                names.model(),
                "name",
                export.name(),
                "substanceUnits",
                counted,
                "timeUnits",
                known ? units.of(Dimension.TIME) : "",
                "volumeUnits",
                known ? units.of(Dimension.VOLUME) : "",
                "extentUnits",
                counted);
        notes(xml, export.notes());
        annotation(xml, export.remarks());
    }

    private static void notes(WrittenXml xml, List<String> paragraphs) {
        if (!paragraphs.isEmpty()) {
            xml.open("notes");
            for (String paragraph : paragraphs) {
                xml.openLine("p", "xmlns", XHTML);
                xml.characters(paragraph);
                xml.closeLine();
            }
            xml.close();
        }
    }

    private static void annotation(WrittenXml xml, List<Remark> remarks) {
        if (!remarks.isEmpty()) {
            xml.open("annotation");
            for (Remark remark : remarks) {
                String[] attributes = new String[2 * remark.attributes().size() + 2];
                attributes[0] = "xmlns:crosstalk";
                attributes[1] = NAMESPACE;
                int next = 2;
                for (var attribute : remark.attributes().entrySet()) {
                    attributes[next++] = attribute.getKey();
                    attributes[next++] = attribute.getValue();
                }
                xml.empty("crosstalk:" + remark.element(), attributes);
            }
            xml.close();
        }
    }

    private void compartments(WrittenXml xml) {
        String volume = units.of(names.known(Dimension.VOLUME));
        xml.open("listOfCompartments");
        for (int i = 0; i < export.rooms().size(); i++) {
            Room room = export.rooms().get(i);
            boolean constant = room.size() instanceof Constant;
            xml.empty(
                    "compartment",
                    "id",
                    names.room(i),
                    "name",
                    room.name(),
                    "spatialDimensions",
                    "3",
                    "size",
                    room.size() instanceof Constant(double size) ? Numbers.write(size) : "",
                    "units",
                    volume,
                    "constant",
                    "" + constant);
        }
        if (names.needsNowhere()) {
            xml.empty(
                    "compartment",
                    "id",
                    names.nowhere(),
                    "spatialDimensions",
                    "3",
                    "size",
                    "1",
                    "units",
                    volume,
                    "constant",
                    "true");
        }
        xml.close();
    }

    private void species(WrittenXml xml) {
        xml.open("listOfSpecies");
        for (int i = 0; i < network.species().size(); i++) {
            if (!names.isSubstance(i)) {
                continue;
            }
            Expression start = network.start().get(i);
            xml.open(
                    "species",
                    "id",
                    names.id(Expression.species(i)),
                    "name",
                    network.species().get(i).name(),
                    "compartment",
                    names.roomOf(i),
                    "initialAmount",
                    start instanceof Constant(double amount) ? Numbers.write(amount) : "",
                    "substanceUnits",
                    units.of(names.measured(Expression.species(i))),
                    "hasOnlySubstanceUnits",
                    "true",
                    "boundaryCondition",
                    "" + names.isFlowing(i),
                    "constant",
                    "false",
                    "conversionFactor",
                    names.conversion(i));
            boolean counted = network.species().get(i).counted();
            annotation(xml, List.of(new Remark("species", Map.of("counted", "" + counted), List.of())));
            xml.close();
        }
        xml.close();
    }

    private void parameters(WrittenXml xml) {
        xml.open("listOfParameters");
        for (int i = 0; i < network.parameters().size(); i++) {
            var parameter = network.parameters().get(i);
            Expression leaf = Expression.parameter(i);
            Remark remark = export.parameterRemarks().get(parameter.name());
            openParameter(xml, leaf, parameter.name(), Numbers.write(parameter.value()), true);
            if (remark != null) {
                notes(xml, remark.notes());
                annotation(xml, List.of(remark));
            }
            xml.close();
        }
        for (int i = 0; i < network.species().size(); i++) {
            if (!names.isSubstance(i)) {
                String start = network.start().get(i) instanceof Constant(double v) ? Numbers.write(v) : "";
                openParameter(
                        xml, Expression.species(i), network.species().get(i).name(), start, false);
                xml.close();
            }
        }
        for (int i = 0; i < network.assignments().size(); i++) {
            openParameter(
                    xml, Expression.assigned(i), network.assignments().get(i).name(), "", false);
            xml.close();
        }
        names.conversions()
                .forEach((dimension, id) -> xml.empty(
                        "parameter",
                        "id",
                        id,
                        "name",
                        "what one " + dimension + " is per firing of a reaction",
                        "value",
                        "1",
                        "units",
                        units.of(dimension.per(Dimension.CELL)),
                        "constant",
                        "true"));
        xml.close();
    }

    private void openParameter(WrittenXml xml, Expression leaf, String name, String value, boolean constant) {
        xml.open(
                "parameter",
                "id",
                names.id(leaf),
                "name",
                name,
                "value",
                value,
                "units",
                units.of(names.measured(leaf)),
                "constant",
                "" + constant);
    }

    private void initialAssignments(WrittenXml xml, MathWriter math) {
        boolean none = network.start().stream().allMatch(start -> start instanceof Constant);
        if (none) {
            return;
        }
        xml.open("listOfInitialAssignments");
        for (int i = 0; i < network.species().size(); i++) {
            Expression start = network.start().get(i);
            if (!(start instanceof Constant)) {
                Expression species = Expression.species(i);
                xml.open("initialAssignment", "symbol", names.id(species));
                math.number(start, names.measured(species));
                xml.close();
            }
        }
        xml.close();
    }

    private void rules(WrittenXml xml, MathWriter math) {
        xml.open("listOfRules");
        for (int i = 0; i < network.assignments().size(); i++) {
            Assignment assignment = network.assignments().get(i);
            Expression leaf = Expression.assigned(i);
            rule(xml, math, names.id(leaf), assignment.value(), names.measured(leaf));
        }
        for (int i = 0; i < export.rooms().size(); i++) {
            Expression size = export.rooms().get(i).size();
            if (!(size instanceof Constant)) {
                rule(xml, math, names.room(i), size, names.known(Dimension.VOLUME));
            }
        }
        names.yields().forEach(y -> rule(xml, math, y.id(), y.amount(), names.known(Dimension.NONE)));
        new RateRules(network, names).write(xml, math);
        xml.close();
    }

    private static void rule(
            WrittenXml xml, MathWriter math, String variable, Expression value, @Nullable Dimension whole) {
        xml.open("assignmentRule", "variable", variable);
        math.number(value, whole);
        xml.close();
    }

    private void events(WrittenXml xml, MathWriter math) {
        if (export.occurrences().isEmpty()) {
            return;
        }
        xml.open("listOfEvents");
        for (int i = 0; i < export.occurrences().size(); i++) {
            Occurrence occurrence = export.occurrences().get(i);
            xml.open("event", "id", names.occurrence(i), "name", occurrence.name(), "useValuesFromTriggerTime", "true");
            xml.open("trigger", "initialValue", "false", "persistent", "true");
            math.truth(occurrence.condition());
            xml.close();
            xml.open("listOfEventAssignments");
            for (SbmlExport.Setting setting : occurrence.settings()) {
                Expression species = Expression.species(setting.species());
                xml.open("eventAssignment", "variable", names.id(species));
                math.number(setting.value(), names.measured(species));
                xml.close();
            }
            xml.close();
            xml.close();
        }
        xml.close();
    }
}
