package crosstalk.study;

import crosstalk.quantity.Dimension;
import crosstalk.quantity.Quantity;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// All doses of one drug.
///
/// @param text as written
/// @param doses by day
public record Regimen(String text, List<Dose> doses) {

    public Regimen {
        doses = doses.stream().sorted(Comparator.comparingDouble(Dose::day)).toList();
    }

    /// Reads a regimen, such as `200 ug intraperitoneal on days 0, 3`.
    ///
    /// @throws IllegalArgumentException that says what was found and expected
    public static Regimen parse(String text) {
        return new Regimen(text, RegimenPhrase.read(text));
    }

    /// One dose.
    ///
    /// @param amount mass, mass per body mass, or amount of substance; 0 or more
    /// @param route into which compartment
    /// @param day after enrolment
    public record Dose(Quantity amount, Route route, double day) {

        /// Mass per body mass, as in mg/kg.
        static final Dimension PER_BODY_MASS = Dimension.MASS.per(Dimension.BODY_MASS);

        public Dose {
            if (!isDose(amount.dimension()) || amount.value() < 0 || !(day >= 0)) {
                throw new IllegalArgumentException("a dose of " + amount.text() + " on day " + day);
            }
        }

        static boolean isDose(Dimension dimension) {
            return dimension.equals(Dimension.MASS)
                    || dimension.equals(PER_BODY_MASS)
                    || dimension.equals(Dimension.AMOUNT);
        }

        /// fmol given to an animal.
        ///
        /// @param bodyMass kg; needed for a dose per body mass only
        /// @param massPerAmount ng per fmol
        public double amountOf(OptionalDouble bodyMass, double massPerAmount) {
            if (amount.dimension().equals(Dimension.AMOUNT)) {
                return amount.value();
            }
            return mass(bodyMass) / massPerAmount;
        }

        boolean perBodyMass() {
            return amount.dimension().equals(PER_BODY_MASS);
        }

        private double mass(OptionalDouble bodyMass) {
            return perBodyMass() ? amount.value() * bodyMass.orElseThrow() : amount.value();
        }
    }

    /// How a dose is given.
    public enum Route {
        INTRAPERITONEAL,
        SUBCUTANEOUS,
        INTRAVENOUS;

        /// As a study file writes it.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Whether the dose is absorbed from a depot.
        public boolean throughDepot() {
            return switch (this) {
                case INTRAPERITONEAL, SUBCUTANEOUS -> true;
                case INTRAVENOUS -> false;
            };
        }
    }
}
