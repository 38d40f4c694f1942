package crosstalk.sbml;

import crosstalk.quantity.Dimension;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The units of a file: canonical ones, each defined once under a name such as `per_mm3_day`.
///
/// A cell is an item, which counts individuals. Mass of substance and body mass are both masses to SBML.
final class WrittenUnits {

    static final String NONE = "dimensionless";

    private static final String[] NAMES = {"ng", "fmol", "cell", "mm", "kg", "day"};

    private final Map<String, Dimension> named = new TreeMap<>();

    /// The name of the canonical unit of a dimension; empty text for one that nobody knows.
    String of(@Nullable Dimension dimension) {
        if (dimension == null) {
            return "";
        }
        if (dimension.isNone()) {
            return NONE;
        }
        String name = name(dimension);
        named.put(name, dimension);
        return name;
    }

    private static int[] exponents(Dimension dimension) {
        return new int[] {
            dimension.mass(),
            dimension.amount(),
            dimension.cell(),
            dimension.length(),
            dimension.bodyMass(),
            dimension.time()
        };
    }

    private static String name(Dimension dimension) {
        StringBuilder above = new StringBuilder();
        StringBuilder below = new StringBuilder();
        int[] exponents = exponents(dimension);
        for (int i = 0; i < exponents.length; i++) {
            int size = Math.abs(exponents[i]);
            if (size != 0) {
                StringBuilder part = exponents[i] > 0 ? above : below;
                part.append(part.isEmpty() ? "" : "_").append(NAMES[i]).append(size == 1 ? "" : size);
            }
        }
        if (below.isEmpty()) {
            return above.toString();
        }
        return above + (above.isEmpty() ? "per_" : "_per_") + below;
    }

    void write(WrittenXml xml) {
        if (named.isEmpty()) {
            return;
        }
        xml.open("listOfUnitDefinitions");
        named.forEach((name, dimension) -> {
            xml.open("unitDefinition", "id", name, "name", dimension.toString());
            xml.open("listOfUnits");
            int[] exponents = exponents(dimension);
            base(xml, "gram", exponents[0], -9, 1);
            base(xml, "mole", exponents[1], -15, 1);
            base(xml, "item", exponents[2], 0, 1);
            base(xml, "metre", exponents[3], -3, 1);
            base(xml, "kilogram", exponents[4], 0, 1);
            base(xml, "second", exponents[5], 0, 86_400);
            xml.close();
            xml.close();
        });
        xml.close();
    }

    private static void base(WrittenXml xml, String kind, int exponent, int scale, int multiplier) {
        if (exponent != 0) {
            xml.empty(
                    "unit",
                    "kind",
                    kind,
                    "exponent",
                    "" + exponent,
                    "scale",
                    "" + scale,
                    "multiplier",
                    "" + multiplier);
        }
    }
}
