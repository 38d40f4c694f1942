package crosstalk.quantity;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The table of unit names that a file may use, each as an exact ratio to the canonical unit of its dimension. Nothing is derived
/// from prefixes: a name that is not in this table is not legal.
final class LegalUnits {
    private static final Dimension CONCENTRATION = Dimension.AMOUNT.per(Dimension.VOLUME);
    private static final Dimension MOLAR_MASS = Dimension.MASS.per(Dimension.AMOUNT);

    /// From name to unit, in the order of the table.
    static final Map<String, Unit> BY_NAME = Collections.unmodifiableMap(table());

    private LegalUnits() {}

    private static Map<String, Unit> table() {
        Map<String, Unit> units = new LinkedHashMap<>();
        lengthsAndVolumes(units);
        times(units);
        substances(units);
        add(units, Dimension.CELL, 1, 1, "cell", "cells");
        add(units, Dimension.BODY_MASS, 1, 1, "kg");
        add(units, Dimension.NONE, 1, 1, "1");
        add(units, Dimension.NONE, 1, 100, "%");
        return units;
    }

    private static void lengthsAndVolumes(Map<String, Unit> units) {
        add(units, Dimension.LENGTH, 1_000, 1, "m");
        add(units, Dimension.LENGTH, 10, 1, "cm");
        add(units, Dimension.LENGTH, 1, 1, "mm");
        add(units, Dimension.LENGTH, 1, 1_000, "um");
        add(units, Dimension.LENGTH, 1, 1_000_000, "nm");
        add(units, Dimension.VOLUME, 1_000_000, 1, "L");
        add(units, Dimension.VOLUME, 1_000, 1, "mL");
        add(units, Dimension.VOLUME, 1, 1, "uL");
        add(units, Dimension.VOLUME, 1, 1_000, "nL");
        add(units, Dimension.VOLUME, 1, 1_000_000, "pL");
        add(units, Dimension.VOLUME, 1, 1_000_000_000, "fL");
    }

    /// A year is the Julian year of 365.25 days, a month its twelfth.
    private static void times(Map<String, Unit> units) {
        add(units, Dimension.TIME, 1, 86_400, "s");
        add(units, Dimension.TIME, 1, 1_440, "min");
        add(units, Dimension.TIME, 1, 24, "h", "hour", "hours");
        add(units, Dimension.TIME, 1, 1, "d", "day", "days");
        add(units, Dimension.TIME, 7, 1, "week", "weeks");
        add(units, Dimension.TIME, 487, 16, "month", "months");
        add(units, Dimension.TIME, 1_461, 4, "year", "years");
    }

    private static void substances(Map<String, Unit> units) {
        add(units, Dimension.AMOUNT, 1_000_000_000_000_000L, 1, "mol");
        add(units, Dimension.AMOUNT, 1_000_000_000_000L, 1, "mmol");
        add(units, Dimension.AMOUNT, 1_000_000_000, 1, "umol");
        add(units, Dimension.AMOUNT, 1_000_000, 1, "nmol");
        add(units, Dimension.AMOUNT, 1_000, 1, "pmol");
        add(units, Dimension.AMOUNT, 1, 1, "fmol");
        add(units, CONCENTRATION, 1_000_000_000, 1, "M");
        add(units, CONCENTRATION, 1_000_000, 1, "mM");
        add(units, CONCENTRATION, 1_000, 1, "uM");
        add(units, CONCENTRATION, 1, 1, "nM");
        add(units, CONCENTRATION, 1, 1_000, "pM");
        add(units, Dimension.MASS, 1_000_000_000, 1, "g");
        add(units, Dimension.MASS, 1_000_000, 1, "mg");
        add(units, Dimension.MASS, 1_000, 1, "ug");
        add(units, Dimension.MASS, 1, 1, "ng");
        add(units, Dimension.MASS, 1, 1_000, "pg");
        add(units, Dimension.MASS, 1, 1_000_000, "fg");
        add(units, MOLAR_MASS, 1, 1_000_000, "Da");
        add(units, MOLAR_MASS, 1, 1_000, "kDa");
    }

    private static void add(
            Map<String, Unit> units, Dimension dimension, long numerator, long denominator, String... names) {
        for (String name : names) {
            units.put(name, new Unit(name, BigInteger.valueOf(numerator), BigInteger.valueOf(denominator), dimension));
        }
    }
}
