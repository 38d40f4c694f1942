package crosstalk.study;

/// One number measured on one day.
///
/// @param day after inoculation
/// @param site of the tissue, or empty text for the whole body
/// @param kind what kind of number
/// @param name of the population, drug or readout; `tumour volume` for callipers and true volume
/// @param value in `unit`
/// @param unit as printed
public record Measurement(double day, String site, Kind kind, String name, double value, String unit) {

    /// What is measured.
    public enum Kind {
        /// Volume by calliper, with its error and limit: 0 where nothing is palpable.
        CALLIPER,
        /// True volume of the site.
        VOLUME,
        /// Cells of one population in one place; the name is `population` or `population in compartment`.
        POPULATION,
        /// Drug concentration; the name is `drug in plasma` or `drug in tumour`.
        DRUG,
        /// Fraction of a receptor occupied; the name is `drug on receptor`.
        OCCUPANCY,
        /// A readout of the model.
        READOUT
    }
}
