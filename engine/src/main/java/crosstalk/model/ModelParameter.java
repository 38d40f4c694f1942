package crosstalk.model;

import crosstalk.quantity.Quantity;
import java.util.Optional;

/// A number of the model with where it comes from.
///
/// @param name with its index if it has one; also its name in the network
/// @param value in canonical units
/// @param unit as written
/// @param low lower end of the range, canonical; NaN when not given
/// @param high upper end of the range, canonical; NaN when not given
/// @param spread between subjects
/// @param uncertainty of the estimate, never drawn for a cohort
/// @param origin where the value comes from
/// @param source key in references.bib, or empty text
/// @param where place in the source, or empty text
/// @param species of the animal, or empty text
/// @param reason why this value, for assumed ones
/// @param summary one line of meaning
/// @param file in which it is written
/// @param line in that file
public record ModelParameter(
        String name,
        Quantity value,
        String unit,
        double low,
        double high,
        Optional<Spread> spread,
        Optional<Spread> uncertainty,
        Origin origin,
        String source,
        String where,
        String species,
        String reason,
        String summary,
        String file,
        int line) {

    /// The same parameter with another value of the same dimension.
    ModelParameter with(Quantity other) {
        return new ModelParameter(
                name,
                other,
                unit,
                low,
                high,
                spread,
                uncertainty,
                origin,
                source,
                where,
                species,
                reason,
                summary,
                file,
                line);
    }

    /// Why a study may not set this parameter to `changed`, if it may not: below 0 where its range knows nothing below 0.
    ///
    /// @param changed canonical
    public Optional<String> refusal(double changed) {
        boolean isRefused = changed < 0 && low >= 0;
        return isRefused
                ? Optional.of("\"" + name + "\" can not be below 0, found " + changed + " " + value.dimension()
                        + "; its range begins at " + low)
                : Optional.empty();
    }

    /// Where a value comes from.
    public enum Origin {
        PUBLICATION,
        DATABASE,
        MEASURED,
        CALIBRATED,
        ASSUMED
    }
}
