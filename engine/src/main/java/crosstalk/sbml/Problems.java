package crosstalk.sbml;

import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong with one file, and what in it is not supported.
final class Problems {

    private final String file;
    private final List<Problem> all = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    /// The file is wrong.
    void wrong(Element where, String message) {
        wrong(where.line(), message);
    }

    /// The file is wrong.
    void wrong(int line, String message) {
        all.add(new Problem(file, line, 0, "", message));
    }

    /// The file asks for something that is not supported.
    void refuse(Element where, String feature, String message) {
        refuse(where.line(), feature, message);
    }

    /// The file asks for something that is not supported.
    void refuse(int line, String feature, String message) {
        all.add(new Problem(file, line, 0, feature, message));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /// @throws SbmlException when there is any
    void raise() throws SbmlException {
        if (!all.isEmpty()) {
            throw new SbmlException(all);
        }
    }
}
