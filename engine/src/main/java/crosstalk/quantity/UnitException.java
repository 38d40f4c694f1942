package crosstalk.quantity;

import java.io.Serial;

/// A text is not a legal unit or quantity, or two dimensions do not agree. The message names what was found, what was expected and,
/// where there is one, the nearest legal name; whoever reads a file adds the place.
public final class UnitException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    /// Refuses with a message that is complete but for the place in the file.
    public UnitException(String message) {
        super(message);
    }

    /// Refuses with a message, and the refusal that it contains.
    UnitException(String message, UnitException cause) {
        super(message, cause);
    }

    /// The refusal of a text that has one dimension where another is needed.
    ///
    /// @param found the text as written, with its own dimension
    /// @param expected what would have been accepted
    static UnitException mismatch(String found, Dimension dimension, Dimension expected) {
        String kg = dimension.bodyMass() == expected.bodyMass()
                ? ""
                : "; \"kg\" is body mass, \"g\" to \"fg\" are mass of substance";
        return new UnitException("\"%s\" is in %s, expected %s%s".formatted(found, dimension, expected, kg));
    }
}
