package crosstalk.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Every section of a model file and every key of its entries: what the reader accepts and the JSON Schema says.
final class Vocabulary {

    /// What may stand as the value of a key.
    enum Kind {
        TEXT,
        NUMBER,
        FLAG,
        EXPRESSION,
        QUANTITY,
        NAMES,
        EXPRESSIONS,
        ANY
    }

    /// A key of an entry.
    record Key(String name, Kind kind, String meaning) {}

    /// A section: what its entries are called, what they mean, and their keys. `shorthand` is what may stand in place of
    /// the mapping.
    record Section(String name, String meaning, Kind shorthand, List<Key> keys) {
        List<String> keyNames() {
            return keys.stream().map(Key::name).toList();
        }
    }

    private static final Key SUMMARY = new Key("summary", Kind.TEXT, "one line of meaning");
    private static final Key SOURCE = new Key("source", Kind.TEXT, "key in references.bib");

    private static final List<Key> TOP = List.of(
            new Key("model", Kind.TEXT, "name of the model"),
            new Key("fragment", Kind.TEXT, "name of a file that is included by models and is none itself"),
            SUMMARY,
            new Key("extends", Kind.TEXT, "file that this one starts from"),
            new Key("include", Kind.NAMES, "files with more sections"),
            new Key("calibrated", Kind.TEXT, "what the model was calibrated on, or no"),
            new Key("time", Kind.TEXT, "unit of time; day"));

    private static final Map<String, Section> SECTIONS = sections(
            new Section("sets", "index sets", Kind.ANY, List.of()),
            new Section(
                    "compartments",
                    "where things are",
                    Kind.ANY,
                    List.of(
                            new Key("kind", Kind.TEXT, "tissue or well-mixed"),
                            new Key("sites", Kind.NAMES, "names of the places of a tissue"),
                            new Key("volume", Kind.QUANTITY, "of a well-mixed compartment"),
                            SUMMARY)),
            new Section(
                    "space",
                    "what a tissue needs to be resolved in space",
                    Kind.ANY,
                    List.of(
                            new Key("vessels", Kind.EXPRESSION, "relative number of vessels per volume; 1 unless said"),
                            new Key("contact", Kind.EXPRESSION, "distance within which cells touch"),
                            new Key(
                                    "host cell volume",
                                    Kind.EXPRESSION,
                                    "volume of one of the cells that fill what the model's cells leave"),
                            SUMMARY,
                            SOURCE)),
            new Section(
                    "populations",
                    "counted cells of one kind and state",
                    Kind.ANY,
                    List.of(
                            new Key("in", Kind.NAMES, "compartment or compartments"),
                            new Key("volume", Kind.EXPRESSION, "volume of one cell with what surrounds it"),
                            new Key("motility", Kind.EXPRESSION, "random motion in space, area per time"),
                            new Key(
                                    "chemotaxis",
                                    Kind.EXPRESSION,
                                    "what cells climb in space: a potential, area per time"),
                            new Key("start", Kind.ANY, "cells at time 0"),
                            new Key("malignant", Kind.FLAG, "counts towards the tumour burden"),
                            new Key("living", Kind.FLAG, "false for dead cells"),
                            new Key("genes", Kind.NAMES, "marker genes"),
                            SUMMARY,
                            SOURCE)),
            new Section(
                    "signals",
                    "molecules between cells",
                    Kind.ANY,
                    List.of(
                            new Key("in", Kind.TEXT, "tissue"),
                            new Key("unit", Kind.TEXT, "of the level; cells/mm^3 unless said"),
                            new Key("decay", Kind.EXPRESSION, "loss per time"),
                            new Key("diffusion", Kind.EXPRESSION, "diffusion coefficient, used in space"),
                            new Key("supply", Kind.EXPRESSION, "what the tissue itself makes, level per time"),
                            new Key("background", Kind.EXPRESSION, "level that is there anyhow"),
                            SUMMARY,
                            SOURCE)),
            new Section(
                    "channels",
                    "lines of communication",
                    Kind.ANY,
                    List.of(
                            new Key("in", Kind.TEXT, "compartment"),
                            new Key("genes", Kind.TEXT, "ligand genes > receptor genes"),
                            new Key("by", Kind.TEXT, "contact, signal or number"),
                            new Key("signal", Kind.TEXT, "the signal, for by: signal"),
                            new Key("from", Kind.EXPRESSIONS, "ligand per sender cell, by population"),
                            new Key("to", Kind.NAMES, "populations that carry the receptor"),
                            new Key("half", Kind.EXPRESSION, "ligand at half strength"),
                            new Key("receptor", Kind.EXPRESSION, "relative level of the receptor"),
                            SUMMARY,
                            SOURCE)),
            new Section(
                    "quantities",
                    "expressions with a name",
                    Kind.EXPRESSION,
                    List.of(
                            new Key("in", Kind.TEXT, "compartment"),
                            new Key("value", Kind.EXPRESSION, "the expression"),
                            new Key(
                                    "in space",
                                    Kind.EXPRESSION,
                                    "what replaces it where a tissue is resolved in space"),
                            new Key("unit", Kind.TEXT, "expected unit"),
                            SUMMARY,
                            SOURCE)),
            new Section(
                    "states",
                    "levels that follow something with a delay, such as induced proteins",
                    Kind.ANY,
                    List.of(
                            new Key("in", Kind.TEXT, "compartment"),
                            new Key("follows", Kind.EXPRESSION, "what the level tends to"),
                            new Key("rate", Kind.EXPRESSION, "towards it, per time"),
                            new Key("unit", Kind.TEXT, "of the level"),
                            SUMMARY,
                            SOURCE)),
            new Section(
                    "rules",
                    "who does what, at which rate per acting cell and time",
                    Kind.EXPRESSION,
                    List.of(new Key("rate", Kind.EXPRESSION, "per acting cell and time"), SUMMARY, SOURCE)),
            new Section(
                    "drugs",
                    "antibodies",
                    Kind.ANY,
                    List.of(
                            new Key("like", Kind.TEXT, "drug that this one starts from"),
                            new Key("antibody", Kind.ANY, "isotype, clone and mass"),
                            new Key("occupies", Kind.EXPRESSIONS, "Kd by receptor"),
                            new Key("depletes", Kind.EXPRESSIONS, "loss per cell and time, by population"),
                            new Key(
                                    "pharmacokinetics",
                                    Kind.ANY,
                                    "name of an entry of that section, or a mapping with like"),
                            SUMMARY,
                            SOURCE)),
            new Section(
                    "pharmacokinetics",
                    "where an antibody goes",
                    Kind.ANY,
                    List.of(
                            new Key("like", Kind.TEXT, "entry that this one starts from"),
                            new Key("absorption", Kind.EXPRESSION, "from the depot, per time"),
                            new Key("bioavailability", Kind.EXPRESSION, "fraction of a depot dose that arrives"),
                            new Key("central", Kind.EXPRESSION, "central volume"),
                            new Key("peripheral", Kind.EXPRESSION, "peripheral volume"),
                            new Key("exchange", Kind.EXPRESSION, "between central and peripheral, volume per time"),
                            new Key("clearance", Kind.EXPRESSION, "volume per time"),
                            new Key("vmax", Kind.EXPRESSION, "largest saturable elimination, mass or amount per time"),
                            new Key("km", Kind.EXPRESSION, "mass or amount per volume at half of it"),
                            new Key("tissue partition", Kind.EXPRESSION, "interstitium to plasma at balance"),
                            new Key("tissue rate", Kind.EXPRESSION, "towards that balance, per time"),
                            new Key(
                                    "tissue diffusion",
                                    Kind.EXPRESSION,
                                    "between the cells of a tissue, used in space"),
                            new Key(
                                    "tissue loss",
                                    Kind.EXPRESSION,
                                    "taken up by the cells of a tissue, per time, used in space"),
                            SUMMARY,
                            SOURCE)),
            new Section("inocula", "what is injected, per living cell", Kind.EXPRESSIONS, List.of()),
            new Section(
                    "inoculation",
                    "what a subject gets at time 0",
                    Kind.ANY,
                    List.of(
                            new Key("inoculum", Kind.TEXT, "name of an inoculum"),
                            new Key("cells", Kind.EXPRESSION, "living cells"))),
            new Section(
                    "readouts",
                    "what is measured besides cells and drugs",
                    Kind.ANY,
                    List.of(
                            new Key("in", Kind.TEXT, "compartment"),
                            new Key("value", Kind.EXPRESSION, "the expression"),
                            new Key("unit", Kind.TEXT, "unit to print"),
                            new Key("label", Kind.TEXT, "text to print"),
                            SUMMARY,
                            SOURCE)),
            new Section(
                    "parameters",
                    "numbers with unit, origin and source",
                    Kind.ANY,
                    List.of(
                            new Key("value", Kind.QUANTITY, "with unit"),
                            new Key("values", Kind.ANY, "by element of the index set, with unit"),
                            new Key("range", Kind.TEXT, "low to high unit, such as 2 to 16 1/day"),
                            new Key(
                                    "between subjects",
                                    Kind.TEXT,
                                    "lognormal, cv 30 % | lognormal, sd 0.3 | normal, sd 2 1/day"),
                            new Key("uncertainty", Kind.TEXT, "of the estimate, same form"),
                            new Key("origin", Kind.TEXT, "publication, database, measured, calibrated or assumed"),
                            SOURCE,
                            new Key("where", Kind.TEXT, "place in the source"),
                            new Key("species", Kind.TEXT, "animal"),
                            new Key("reason", Kind.TEXT, "why this value, for assumed ones"),
                            SUMMARY)),
            new Section("correlations", "between parameters that vary", Kind.ANY, List.of()));

    private Vocabulary() {}

    private static Map<String, Section> sections(Section... all) {
        Map<String, Section> sections = new LinkedHashMap<>();
        for (Section section : all) {
            sections.put(section.name(), section);
        }
        return java.util.Collections.unmodifiableMap(sections);
    }

    static Section section(String name) {
        Section section = SECTIONS.get(name);
        if (section == null) {
            throw new IllegalArgumentException("no section " + name);
        }
        return section;
    }

    static List<Section> sections() {
        return List.copyOf(SECTIONS.values());
    }

    static List<Key> top() {
        return TOP;
    }
}
